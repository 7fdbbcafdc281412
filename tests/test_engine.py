"""What the engine does with findings: order, suppression, repeated repairs, limits, languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck import Draft, lint, load_rules
from factcheck.engine import UnsupportedLanguage, speaks
from factcheck.ruleset.ruleset import RuleSet


def rules(tmp_path: Path, text: str) -> RuleSet:
    path = tmp_path / "house" / "rules.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return load_rules(str(path))


SWAPS = """
rules:
  - {name: word, extends: substitution, message: "%s, not %s", level: warning, swap: {Untied: United}}
  - {name: name, extends: substitution, message: "%s, not %s", level: error, swap: {Untied Nations: United Nations}}
  - {name: other, extends: substitution, message: "%s, not %s", level: warning, swap: {Nations: Kingdom}}
"""


def test_two_rules_of_one_kind_tell_one_conflict_once() -> None:
    draft = Draft.from_text(
        "The council approved the plan on Monday.\n\nIt rained. The council rejected the plan on Monday."
    )
    rules = load_rules("conflicts")
    assert [flag.rule for flag in lint(draft, rules)] == ["conflicts.approval"]
    assert lint(draft, rules.select(["conflicts.planning"]))


def test_one_repair_is_proposed_once_by_the_graver_rule(tmp_path: Path) -> None:
    flags = lint(Draft.from_text("The Untied Nations met."), rules(tmp_path, SWAPS))
    assert [(flag.rule, flag.text) for flag in flags] == [
        ("house.name", "Untied Nations"),
        ("house.other", "Nations"),
    ]


def test_flags_come_in_document_order_and_a_limit_holds(tmp_path: Path) -> None:
    found = rules(
        tmp_path,
        "rules:\n"
        "  - {name: b, extends: existence, message: '%s', tokens: [beta]}\n"
        "  - {name: a, extends: existence, message: '%s', limit: 2, tokens: [alpha]}\n",
    )
    flags = lint(Draft.from_text("beta alpha alpha beta alpha"), found)
    assert [flag.text for flag in flags] == ["beta", "alpha", "alpha", "beta"]


@pytest.mark.parametrize("lang", [None, "en", "en-GB", "EN_us"])
def test_english_and_unnamed_languages_are_read(lang: str | None) -> None:
    assert speaks(lang)


def test_another_language_is_refused() -> None:
    draft = Draft.from_text("---\nlang: fr\n---\n\nBonjour.", "markdown")
    with pytest.raises(UnsupportedLanguage, match="fr"):
        lint(draft, load_rules("calendar"))


def test_what_the_package_names_is_there() -> None:
    for name in factcheck.__all__:
        assert getattr(factcheck, name).__name__ == name


@pytest.mark.parametrize(
    ("scope", "token", "found"),
    [
        ("raw", r"\*\*very bold\*\*", ["**very bold**"]),
        ("summary", r"first\s+second", ["first\n\nsecond"]),
        ("paragraph", r"\*\*very bold\*\*", []),
    ],
)
@pytest.mark.parametrize("beside", ["", ", paragraph"])
def test_a_rule_may_look_for_what_only_the_draft_as_a_whole_has(
    tmp_path: Path, scope: str, token: str, found: list[str], beside: str
) -> None:
    text = f"extends: existence\nmessage: m\nnonword: true\nscope: [{scope}{beside}]\ntokens: ['{token}']\n"
    draft = Draft.from_text("A **very bold** move came first\n\nsecond to none.\n", format="markdown")
    assert [draft.source[flag.span.start : flag.span.end] for flag in lint(draft, rules(tmp_path, text))] == found
