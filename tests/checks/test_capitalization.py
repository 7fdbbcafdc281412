"""capitalization: how a block is to be capitalised."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.checks._letters import sentence_case, title_case
from factcheck.checks._vale import Action
from factcheck.draft import BlockKind
from tests.checks.patterns import make, marks, messages, run


@pytest.mark.parametrize(
    ("fields", "text", "right"),
    [
        ({"match": "$lower"}, "all small", True),
        ({"match": "$lower"}, "Not small", False),
        ({"match": "$lower", "exceptions": ("NATO",)}, "NATO here", True),
        ({"match": "$upper"}, "ALL BIG", True),
        ({"match": "$upper"}, "Not BIG", False),
        ({"match": r"^\p{Lu}"}, "Starts big", True),
        ({"match": r"^\p{Lu}"}, "starts small", False),
        ({"match": "$title"}, "The End of the Road", True),
        ({"match": "$title"}, "The end of the road", False),
        ({"match": "$title"}, "UN and EU Agree on a Treaty", True),
        ({"match": "$title"}, "A Walk Across the Ice", True),
        ({"match": "$title", "style": "Chicago", "threshold": 1.0}, "A Walk Across the Ice", False),
        ({"match": "$title", "style": "Chicago", "threshold": 1.0}, "A Walk across the Ice", True),
        ({"match": "$title", "exceptions": ("iPhone",), "threshold": 1.0}, "The iPhone Affair", True),
        ({"match": "$title", "threshold": 1.0}, "Follow-Up to the Talks", True),
        ({"match": "$sentence"}, "The end of the road", True),
        ({"match": "$sentence"}, "The End of the Road", False),
        ({"match": "$sentence"}, "the end of the road", False),
        ({"match": "$sentence", "exceptions": ("Kyiv", "NATO")}, "How Kyiv met NATO", True),
        ({"match": "$sentence", "threshold": 1.0}, "Talks: The end", False),
        ({"match": "$sentence", "threshold": 1.0, "indicators": (":",)}, "Talks: The end", True),
        ({"match": "$sentence", "threshold": 1.0}, "1. The end", True),
        ({"match": "$lower", "prefix": r"[A-Z]\.\s"}, "A. small", True),
        ({"match": "$title"}, "   ", True),
    ],
)
def test_styles(fields: dict[str, Any], text: str, right: bool) -> None:
    check = make("capitalization", **fields)
    assert (marks(check, text, kind=BlockKind.HEADING) == []) is right


def test_the_message_gives_text_and_expected_form() -> None:
    check = make("capitalization", "'%s' should be '%s'", match="$title")
    assert messages(check, "the end of it") == ["'the end of it' should be 'The End of It'"]
    assert run(check, "the end of it")[0].replacements == ()
    with_action = make("capitalization", match="$title", action=Action(name="replace"))
    assert run(with_action, "the end of it")[0].replacements == ("The End of It",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("a war of words", "A War of Words"),
        ("what it is for", "What It Is For"),
        ("talks: a new start", "Talks: A New Start"),
        ("a state-of-the-art plan", "A State-of-the-Art Plan"),
    ],
)
def test_title_case(text: str, title: str) -> None:
    assert title_case(text, ()) == title
    assert title_case(title, ()) == title


def test_sentence_case() -> None:
    assert sentence_case("The End Of NATO", ("NATO",), ()) == "The end of NATO"
    assert sentence_case("2. the end", (), ()) == "2. The end"
