"""Words one slip away from a known name: tables of wrong and right."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Draft, lint
from factcheck.flag import Flag
from factcheck.paths import rules_folder
from factcheck.ruleset.compiler import compile_files
from factcheck.ruleset.loader import RuleFile
from factcheck.ruleset.model import RulesBroken
from factcheck.ruleset.ruleset import RuleSet
from factcheck.world.facts import read_facts
from tests.shipped import shipped

RULES = [
    "spelling.place-slip",
    "spelling.place-slip-anywhere",
    "spelling.known-name",
    "spelling.known-place",
    "spelling.known-people",
]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped(*RULES)


def flags(rules: RuleSet, text: str) -> list[Flag]:
    return lint(Draft.from_text(text), rules)


@pytest.mark.parametrize(
    ("text", "said", "right"),
    [
        ("Oleg Brun represents Crime in Russia's upper house.", "Crime", "Crimea"),
        ("Russia annexed Crime years ago.", "Crime", "Crimea"),
        ("Ukraine shelled the Crime peninsula.", "Crime", "Crimea"),
        ("Jordan called. The president of Isreal answered; Lebanon did not.", "Isreal", "Israel"),
        ("Peru objected. The ambassador to Columbia left.", "Columbia", "Colombia"),
        ("Poland sent tents to the border with Belrus.", "Belrus", "Belarus"),
        ("The Untied Nations met.", "Untied Nations", "United Nations"),
        ("The team from Spain played in Barcelnoa.", "Barcelnoa", "Barcelona"),
        ("He was born in Papua New Guinae.", "Papua New Guinae", "Papua New Guinea"),
        ("The road to Adis Ababa was cut.", "Adis Ababa", "Addis Ababa"),
        ("Poland agreed, and Lithaunian guards opened the gate.", "Lithaunian", "Lithuanian"),
        ("They climbed the Eifel Tower.", "Eifel Tower", "Eiffel Tower"),
        ("Iran agreed. He came from Armeina by train.", "Armeina", "Armenia"),
        ("Poland agreed, but Germnay did not.", "Germnay", "Germany"),
        ("Spain agreed. They say Farnce did not.", "Farnce", "France"),
        ("Russia signed, but Germnay did not.", "Germnay", "Germany"),
        ("In Moscow the Kremlim waited.", "Kremlim", "Kremlin"),
        ("Peru agreed with Brazik.", "Brazik", "Brazil"),
        ("Poland agreed, and Gemran guards opened the gate.", "Gemran", "German"),
    ],
)
def test_a_slip_is_flagged_with_the_right_name(rules: RuleSet, text: str, said: str, right: str) -> None:
    found = flags(rules, text)
    assert [(flag.text, [fix.replacement for fix in flag.suggestions]) for flag in found] == [(said, [right])]


@pytest.mark.parametrize(
    "text",
    [
        "Crime in Russia fell last year.",
        "Norway paid. She was an heir of Swedens, a firm. Oslo saw Swedena and Swedena play.",
        "The Netherlands lost. He met Hollande, then François Hollande. The Franc fell in Belgium.",
        "France lost. Its oil firm Brazzl, Anna Jermany and Peter Germany agreed in Poland.",
        "Russia sold Yugansk. Moscow keeps Yugansk.",
        "The National Crime Agency met envoys of Russia and Ukraine.",
        "She represents Crime in the film.",
        "She represents Bath in parliament; he represents Nice in France.",
        "The ambassador to Niger flew to Nigeria.",
        "The border between Austria and Australia does not exist.",
        "Mexico is near. She lives in Monterey, California.",
        "The president of Ireland and the government of Iceland agreed.",
        "Crimes against Ukraine. The war in Crimea.",
        "Germany won. Michael Frankfort, of Frankford, sang.",
        "St Helens beat Leeds. The Baltic States met.",
        "Hugo Chavez, Gerhard Schroeder and Sao Paulo need no accents.",
        "The invasion of Normandy. The occupation of Wall Street.",
        "The Andalucían government and the Andalucían coast are in Spain.",
    ],
)
def test_what_is_no_slip_is_left_alone(rules: RuleSet, text: str) -> None:
    assert [(flag.rule, flag.text) for flag in flags(rules, text)] == []


def test_no_spelling_of_an_office_holder_is_a_slip(rules: RuleSet) -> None:
    holders = [holder for office in read_facts(Path(rules_folder()) / "world").offices for holder in office.holders]
    names = {name for holder in holders for name in (holder.who, *holder.aliases)}
    assert len(names) > 300
    text = "\n\n".join(f"Yesterday {name} spoke." for name in sorted(names))
    assert [flag.text for flag in lint(Draft.from_text(text), rules) if flag.rule == "spelling.known-name"] == []


def test_the_known_place_is_shown_with_what_is_known_of_it(rules: RuleSet) -> None:
    (flag,) = flags(rules, "Russia annexed Crime years ago.")
    assert flag.level == "error"
    assert flag.evidence[0].text.startswith("Crimea")
    assert flag.evidence[0].span is None


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("{extends: near-name, message: m, names: [place], where: ['in the city']}", "needs {slip}"),
        ("{extends: near-name, message: m, names: []}", "'names' is empty"),
        ("{extends: near-name, message: m, names: [planet]}", "planet"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(rule: str, problem: str) -> None:

    from factcheck.checks import KINDS

    file = RuleFile("desk", "desk/slip.yml", rule.encode(), shipped=False)
    with pytest.raises(RulesBroken, match=problem):
        compile_files([file], KINDS)
