"""existence: words that should not be there."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.checks._vale import Action
from tests.checks.patterns import make, marks, messages, run


@pytest.mark.parametrize(
    ("fields", "text", "flagged"),
    [
        ({"tokens": ("very", "quite")}, "A very everyday thing, quite", ["very", "quite"]),
        ({"tokens": ("very",)}, "Very", []),
        ({"tokens": ("very",), "ignorecase": True}, "Very VERY", ["Very", "VERY"]),
        ({"tokens": (r"etc\.",)}, "and etc. so", []),
        ({"tokens": (r"etc\.",), "nonword": True}, "and etc. so", ["etc."]),
        ({"tokens": ("a", "  ")}, "a b", ["a"]),
        ({"raw": (r"\d+%%",)}, "50% of", ["50%"]),
        ({"raw": ("^So",)}, "So\nSo", ["So"]),
        ({"raw": ("(?m)^So",)}, "So\nSo", ["So", "So"]),
        ({"raw": ("so ",), "tokens": ("far",)}, "so far", ["so far"]),
        ({"raw": (" so",), "tokens": ("far",), "append": True}, "far so", ["far so"]),
        ({"tokens": ("a|an",)}, "an a", ["an", "a"]),
    ],
)
def test_matches(fields: dict[str, Any], text: str, flagged: list[str]) -> None:
    assert marks(make("existence", **fields), text) == flagged


def test_the_message_tells_what_an_action_gives() -> None:
    action = Action(name="replace", params=("use", "employ"))
    check = make("existence", "'%s': say %s", tokens=("utilise",), action=action)
    (finding,) = run(check, "We utilise it")
    assert finding.message == "'utilise': say 'use' or 'employ'"
    assert finding.replacements == ("use", "employ")
    assert messages(make("existence", "%s → %s", tokens=("x",), action=Action(name="remove")), "x") == ["x → "]
