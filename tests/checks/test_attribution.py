"""Says who? Tables of claims with and without a source."""

from __future__ import annotations

import pytest

from factcheck import Draft, lint
from factcheck.checks import KINDS
from factcheck.flag import Flag
from factcheck.ruleset.compiler import compile_files
from factcheck.ruleset.loader import RuleFile
from factcheck.ruleset.model import RulesBroken
from factcheck.ruleset.ruleset import RuleSet
from tests.shipped import shipped

SEVERAL = (
    "Cars from Poland reached Latvia.\n\nPolish drivers waited; Latvian guards watched; Finns and Finland slept.\n\n"
)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped("attribution")


def flags(rules: RuleSet, text: str, **parts: str) -> list[Flag]:
    return lint(Draft.from_text(text, **parts), rules)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("vague-figure", "Tens of thousands of people have left the coast since Monday."),
        ("vague-figure", "Millions of voters stayed at home on Sunday."),
        ("estimated-figure", "An estimated 900 boats were lost."),
        ("accusation", "Oswin Dahl took bribes for nine years."),
        ("accusation", "Oswin Dahl repeatedly lied to the minister."),
        ("anonymous-source", "A senior source told the paper that the vote was off."),
        ("anonymous-source", "An unnamed aide said that the vote was off."),
        ("institution-country", f"{SEVERAL}The Interior Ministry has changed its rules."),
        ("institution-country", f"{SEVERAL}The Ministry of Defence has closed the road."),
        ("institution-country", f"{SEVERAL}The Border Guard has closed the road."),
    ],
)
def test_what_nobody_vouches_for_is_a_suggestion(rules: RuleSet, rule: str, text: str) -> None:
    assert [(flag.rule, flag.level) for flag in flags(rules, text)] == [(f"attribution.{rule}", "suggestion")]


@pytest.mark.parametrize(
    "text",
    [
        "Tens of thousands of people have left the coast, police say.",
        "“Millions of voters stayed at home,” Ida Holm said.",
        "Millions of voters could stay at home.",
        "Dozens of people stood at the gate.",
        "She earned tens of thousands.",
        "According to the port, an estimated 900 boats were lost.",
        "A jury found that Oswin Dahl took bribes.",
        "Oswin Dahl took bribes, prosecutors say.",
        "In the film Oswin Dahl murdered his host.",
        "A source said the vote was off, on condition of anonymity.",
        "The source of the river was dry, the mayor said.",
        f"{SEVERAL}The Polish Interior Ministry has changed its rules.",
        f"{SEVERAL}Poland's Interior Ministry spoke. Its rules changed, the Interior Ministry said.",
        f"{SEVERAL}The Interior Ministry of Latvia has changed its rules.",
        f"{SEVERAL}Latvia is strict. The Interior Ministry has changed the rules.",
        "Cars reached Latvia. Latvian guards watched. The Interior Ministry spoke.",
    ],
)
def test_what_has_a_source_is_left_alone(rules: RuleSet, text: str) -> None:
    assert [(flag.rule, flag.text) for flag in flags(rules, text)] == []


def test_the_countries_are_named_and_shown(rules: RuleSet) -> None:
    (flag,) = flags(rules, f"{SEVERAL}The Interior Ministry has changed its rules.")
    assert "Poland, Latvia, Finland" in flag.message
    assert [shown.note for shown in flag.evidence] == ["Poland", "Latvia", "Finland"]


def test_a_rule_without_phrases_is_refused() -> None:
    rule = b"{extends: attribution, message: m, find: words}"
    with pytest.raises(RulesBroken, match="needs 'phrases'"):
        compile_files([RuleFile("desk", "desk/who.yml", rule, shipped=False)], KINDS)
