"""Rules tested by their own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.engine import lint, load_rules
from factcheck.ruleset.examples import run_examples

RULE = """
extends: substitution
message: "Use '%s' instead of '%s'"
ignorecase: true
swap:
  in order to: to
examples:
"""


@pytest.mark.parametrize(
    ("examples", "outcomes"),
    [
        ("  flag: [They met in order to talk about it.]", []),
        ("  flag: [They met to talk about it.]", [("flag", 1, "missed", ())]),
        ("  pass: [They met., In order to win they met.]", [("pass", 2, "noisy", ("In order to",))]),
        ("  miss: [They met with a view to talks.]", []),
        ("  miss: [They met in order to talk.]", [("miss", 1, "works now", ("in order to",))]),
        ("  flag: {text: They met in order to talk., marks: [in order to], suggest: [to]}", []),
        (
            "  flag: {text: They met in order to talk., marks: [in order], evidence: [x], suggest: [so as to]}",
            [
                ("flag", 1, "wrong mark", ("in order to",)),
                ("flag", 1, "wrong evidence", ()),
                ("flag", 1, "wrong suggestion", ("to",)),
            ],
        ),
    ],
)
def test_outcomes(tmp_path: Path, examples: str, outcomes: list[tuple[str, int, str, tuple[str, ...]]]) -> None:
    (tmp_path / "wordy.yml").write_text(RULE + examples + "\n")
    found = run_examples(load_rules(tmp_path), lint)
    assert [(o.kind, o.number, o.problem, o.found) for o in found] == outcomes
    assert all(outcome.rule.endswith(".wordy") and outcome.line == 2 for outcome in found)


def test_what_the_message_cannot_fill_is_found(tmp_path: Path) -> None:
    (tmp_path / "toll.yml").write_text(
        "extends: calendar\nfind: weekday\nmessage: '{date} is a {actual} on {clock}'\n"
        "examples: {flag: ['It opened on Monday 12 March 2024.']}\n"
    )
    (outcome,) = run_examples(load_rules(tmp_path), lint)
    assert (outcome.problem, outcome.found) == ("unfilled message", ("{clock}",))
