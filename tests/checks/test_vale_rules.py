"""What the seven pattern kinds share: messages, expressions, exceptions, actions, scopes."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.checks._vale import Action, absolute_ends, either_of, format_message, repairs
from factcheck.draft import BlockKind
from factcheck.ruleset.model import RuleProblem
from tests.checks.patterns import make, marks


@pytest.mark.parametrize(
    ("message", "arguments", "text"),
    [
        ("Avoid '%s'", ("very",), "Avoid 'very'"),
        ("%[2]s, not %[1]s", ("a", "b"), "b, not a"),
        ("%d of them", (3,), "3 of them"),
        ("plain", ("x",), "plain"),
        ("%s %s", ("one",), "one "),
        ("100% sure", (), "100% sure"),
        ("100%% %s", ("sure",), "100% sure"),
        ("two\nlines", (), "two lines"),
    ],
)
def test_messages(message: str, arguments: tuple[object, ...], text: str) -> None:
    assert format_message(message, *arguments) == text


@pytest.mark.parametrize(
    ("source", "result"),
    [("a$", r"a\Z"), (r"a\$", r"a\$"), ("[$]$", r"[$]\Z"), ("a$(?m)b$", r"a\Z(?m)b$"), ("(?im)a$", "(?im)a$")],
)
def test_a_dollar_is_the_very_end(source: str, result: str) -> None:
    assert absolute_ends(source) == result


@pytest.mark.parametrize(
    ("name", "params", "result"),
    [
        ("replace", ("a", "b"), ("a", "b")),
        ("remove", (), ("",)),
        ("convert", ("simple",), ("the plan's",)),
        ("edit", ("regex", "(Plan)'s", "$1"), ("The Plan",)),
        ("edit", ("trim_right", "s"), ("The Plan'",)),
        ("edit", ("trim_left", "T"), ("he Plan's",)),
        ("edit", ("trim", "Ts"), ("he Plan'",)),
        ("edit", ("truncate", "'"), ("The Plan",)),
        ("edit", ("split", " ", "1"), ("Plan's",)),
        ("edit", ("split", " ", "7"), ("The Plan's",)),
        ("edit", ("unheard-of",), ("The Plan's",)),
        ("suggest", ("spellings",), ()),
    ],
)
def test_actions(name: str, params: tuple[str, ...], result: tuple[str, ...]) -> None:
    assert repairs(Action(name=name, params=params), "The Plan's") == result


def test_options_are_listed() -> None:
    assert [either_of(list("abc"[:count])) for count in range(4)] == ["", "'a'", "'a' or 'b'", "'a', 'b', or 'c'"]


@pytest.mark.parametrize(
    ("scope", "kind", "seen"),
    [
        ((), BlockKind.PARAGRAPH, True),
        ((), BlockKind.RELATED, True),
        ((), BlockKind.CODE, False),
        (("text",), BlockKind.LIST_ITEM, True),
        (("heading",), BlockKind.PARAGRAPH, False),
        (("heading",), BlockKind.HEADING, True),
        (("heading.h2",), BlockKind.HEADING, True),
        (("heading.h3",), BlockKind.HEADING, False),
        (("heading & ~heading.h2",), BlockKind.HEADING, False),
        (("~heading",), BlockKind.PARAGRAPH, True),
        (("~heading & ~blockquote",), BlockKind.QUOTATION, False),
        (("list", "table.cell"), BlockKind.TABLE_CELL, True),
        (("title",), BlockKind.TITLE, True),
        (("heading",), BlockKind.TITLE, True),
        (("related link",), BlockKind.RELATED, True),
        (("text.txt",), BlockKind.PARAGRAPH, True),
        (("text.md",), BlockKind.PARAGRAPH, False),
        (("summary",), BlockKind.PARAGRAPH, True),
        (("summary",), BlockKind.HEADING, False),
        (("raw",), BlockKind.CODE, True),
    ],
)
def test_scopes(scope: tuple[str, ...], kind: BlockKind, seen: bool) -> None:
    check = make("existence", tokens=("word",), scope=scope)
    assert marks(check, "a word", kind=kind) == (["word"] if seen else [])


def test_a_sentence_is_a_text_of_its_own() -> None:
    check = make("existence", raw=("^He",), scope=("sentence",))
    assert marks(check, "He came. He saw it, and He won.") == ["He", "He"]


def test_a_match_in_raw_or_summary_stands_where_it_is_in_the_source() -> None:
    from tests.checks.patterns import run

    for scope in ("raw", "summary"):
        check = make("existence", tokens=("word",), scope=(scope,))
        spans = [finding.passage.span for finding in run(check, "one word", "another word")]
        assert spans == [(4, 8), (17, 21)]


@pytest.mark.parametrize(
    ("exceptions", "text", "flagged"),
    [
        (("API",), "the REST API docs", []),
        (("API",), "the XAPI docs", ["XAPI docs"]),
        (("api",), "the REST API docs", ["REST API docs"]),
        (("(?i)api",), "the REST API docs", []),
        (("the REST API docs",), "the REST API docs", []),
        (("my REST API docs",), "the REST API docs", ["REST API docs"]),
    ],
)
def test_exceptions(exceptions: tuple[str, ...], text: str, flagged: list[str]) -> None:
    check = make("existence", tokens=("REST API docs", "XAPI docs"), exceptions=exceptions)
    assert marks(check, text) == flagged


@pytest.mark.parametrize(
    ("extends", "fields", "field"),
    [
        ("existence", {}, ()),
        ("existence", {"tokens": ("a", "(b")}, ("tokens", 1)),
        ("existence", {"tokens": ("[b",)}, ("tokens",)),
        ("existence", {"tokens": ("a",), "code": True}, ("code",)),
        ("substitution", {"swap": {}}, ("swap",)),
        ("substitution", {"swap": {"(a": "b"}}, ("swap", "(a")),
        ("occurrence", {"token": "(", "max": 1}, ("token",)),
        ("repetition", {"tokens": ("(",)}, ("tokens",)),
        ("consistency", {"either": {"(": "b"}}, ("either", "(")),
        ("consistency", {"either": {}}, ("either",)),
        ("conditional", {"first": "a", "second": "("}, ("second",)),
        ("capitalization", {"match": "("}, ("match",)),
    ],
)
def test_what_makes_no_sense_is_named(extends: str, fields: dict[str, Any], field: tuple[object, ...]) -> None:
    with pytest.raises(RuleProblem) as problem:
        make(extends, **fields)
    assert problem.value.field == field
