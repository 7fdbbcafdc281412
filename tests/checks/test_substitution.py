"""substitution: one wording where another should stand."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.checks._vale import Action
from tests.checks.patterns import make, marks, run

REPLACE = Action(name="replace")


@pytest.mark.parametrize(
    ("fields", "text", "message", "replacements"),
    [
        ({"swap": {"utilise": "use"}}, "utilise", "Use 'use' instead of 'utilise'.", ("use",)),
        (
            {"swap": {"(?:give|gave) rise to": "cause"}},
            "gave rise to",
            "Use 'cause' instead of 'gave rise to'.",
            ("cause",),
        ),
        ({"swap": {"(a)(b)": "c"}}, "ab", "Use 'c' instead of 'ab'.", ("c",)),
        ({"swap": {r"(\w+)ise": "${1}ize"}}, "realise", "Use 'realize' instead of 'realise'.", ("realize",)),
        ({"swap": {"x": "a|b"}}, "x", "Use 'a|b' instead of 'x'.", ("a", "b")),
        ({"swap": {"x": "a|b"}, "action": REPLACE}, "x", "Use 'a' or 'b' instead of 'x'.", ("a", "b")),
        ({"swap": {"x": r"a\|b"}, "action": REPLACE}, "x", "Use 'a|b' instead of 'x'.", ("a|b",)),
        ({"swap": {"x": ""}, "action": REPLACE}, "x", "Use  instead of 'x'.", ()),
        (
            {"swap": {"utilise": "use"}, "ignorecase": True, "capitalize": True},
            "Utilise",
            "Use 'Use' instead of 'Utilise'.",
            ("Use",),
        ),
        (
            {"swap": {"utilise": "use"}, "ignorecase": True, "capitalize": True, "action": REPLACE},
            "Utilise",
            "Use 'Use' instead of 'Utilise'.",
            ("Use",),
        ),
        ({"swap": {r"C\+\+x": "C++"}, "nonword": True}, "C++x", "Use 'C++' instead of 'C++x'.", ()),
    ],
)
def test_swaps(fields: dict[str, Any], text: str, message: str, replacements: tuple[str, ...]) -> None:
    (finding,) = run(make("substitution", "Use '%s' instead of '%s'.", **fields), f"so {text} so")
    assert (finding.passage.text, finding.message, finding.replacements) == (text, message, replacements)


@pytest.mark.parametrize(
    "fields",
    [
        {"swap": {"[Ww]ifi": "Wifi|wifi"}, "action": REPLACE},
        {"swap": {"[Ww]ifi": "[Ww]ifi"}},
        {"swap": {"wifi": "x"}, "exceptions": ("wifi",)},
        {"swap": {"WIFI": "x"}},
    ],
)
def test_what_is_right_already_passes(fields: dict[str, Any]) -> None:
    assert marks(make("substitution", **fields), "the wifi here") == []


def test_the_longest_key_wins() -> None:
    check = make("substitution", "%s", swap={"in order": "a", "in order to": "b"})
    assert [finding.message for finding in run(check, "in order to go")] == ["b"]
