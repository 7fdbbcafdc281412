"""support: titles, standfirsts and captions against the body, through the shipped rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checks.support import Support, SupportFields
from factcheck.draft import Draft
from factcheck.engine import lint, load_rules
from factcheck.flag import Flag, Level
from factcheck.ruleset.model import Rule, RuleProblem
from factcheck.ruleset.ruleset import RuleSet

PACK = Path(__file__).parents[2] / "rules" / "support"

BODY = """The regional court in Graz sentenced Marta Lindner to seven years in prison on Tuesday.

She had led a company that sold 4,300 faulty lifts to hospitals in Austria. Inspectors found the fault in 2016.

Her lawyer, Georg Ambros, told reporters outside that he would appeal. Relatives of the victims applauded the verdict.

The company has not paid damages of 18 million euros. Its northern plant will close in March.

Prosecutors had asked for a longer sentence. A second trial will begin before the summer."""


@cache
def rules() -> RuleSet:
    return load_rules(PACK)


def flags(standfirst: str | None = None, text: str = BODY, title: str | None = None) -> list[Flag]:
    return lint(Draft.from_text(text, standfirst=standfirst, title=title), rules())


def marked(standfirst: str, level: Level = Level.WARNING) -> set[str]:
    return {flag.text for flag in flags(standfirst) if flag.level >= level}


def test_a_word_in_an_unbroken_run_is_held_against_the_one_there_though_the_sentence_has_it_elsewhere() -> None:
    told = "One boy paints the outside of the gate while another paints the fence from the inside."
    stated = "One boy paints the inside of the gate while another paints the fence from the inside."
    assert [flag.message for flag in flags(stated, told)] == ["The body says “outside” where this says “inside”."]
    assert not flags(told, told)


def test_one_pronoun_of_a_sex_that_nobody_in_the_body_has_is_flagged() -> None:
    told = "Ann Lee wrote it. She sold it in May. It made her rich. She lives abroad."
    assert [flag.text for flag in flags("He sold his first book, and she is sorry.", told)] == ["He"]
    assert not flags("He sold his first book.", told.replace("May", "May to him"))
    assert not flags("He sold his first book.", told.replace("her", "Ann").replace("She lives", "Ann lives"))


@pytest.mark.parametrize(
    ("standfirst", "wrong"),
    [
        ("Nina Lindner must go to prison.", True),
        ("Maria Lindner must go to prison.", False),
        ("Helen Lindner must go to prison.", True),
        ("George Ambros will appeal.", False),
        ("Prosecutor Lindner must go to prison.", False),
    ],
)
def test_another_given_name_than_the_body_has(standfirst: str, wrong: bool) -> None:
    rule = "support.other-given-name"
    assert any(flag.rule == rule for flag in flags(standfirst)) is wrong
    brothers = BODY + "\n\nTom Lindner and Kurt Ambros were not charged."
    assert not any(flag.rule == rule for flag in flags(standfirst, brothers))


def test_a_first_word_that_the_body_writes_small_is_no_place() -> None:
    told = "The council in Indiana is split on the new school. It will vote on the new school in May."
    assert not flags(title="Split in the council on the new school", text=told)
    assert not flags(title="Bath in the council on the new school", text=told)
    assert flags(title="Oslo in the council on the new school", text=told.replace("The council in", "In the council,"))


WRONG = [
    ("The court in Graz sentenced Marta Lindner to nine years in prison.", "nine years"),
    ("The court in Graz sentenced Marta Lindner to seven years in prison on Thursday.", "Thursday"),
    ("Her company sold 3,400 faulty lifts to hospitals in Austria.", "3,400"),
    ("Her company sold 4,300 faulty lifts to hospitals in Hungary.", "Hungary"),
    ("Her company sold 4,300 faulty lifts to schools in Austria.", "schools"),
    ("Inspectors found the fault in 2011.", "2011"),
    ("Inspectors lost the fault in 2016.", "lost"),
    ("Her lawyer, Paul Kessler, told reporters that he would appeal.", "Paul Kessler"),
    ("Relatives of the victims condemned the verdict.", "condemned"),
    ("The company has paid damages of 18 million euros.", "paid"),
    ("The company has not paid damages of 18 billion euros.", "18 billion euros"),
    ("Its southern plant will close in March.", "southern"),
    ("Its northern plant will open in March.", "open"),
    ("Its northern plant will close in May.", "May"),
    ("Prosecutors had asked for a shorter sentence.", "shorter"),
    ("A second trial will begin after the summer.", "after"),
    ("A second trial will end before the summer.", "end"),
    ("A third trial will begin before the summer.", "third"),
]

RIGHT = [
    "The court in Graz sentenced Marta Lindner to seven years in prison.",
    "Marta Lindner must go to prison for seven years, an Austrian court ruled on Tuesday.",
    "Lindner's company sold more than 4,000 faulty lifts to Austrian hospitals.",
    "Inspectors had found the fault in 2016.",
    "Her lawyer, Ambros, will appeal.",
    "Relatives of the victims welcomed the verdict.",
    "The company never paid damages of €18m.",
    "Its northern plant will shut in March.",
    "Prosecutors had wanted a longer sentence.",
    "A second trial starts before the summer.",
]


@pytest.mark.parametrize(("standfirst", "mark"), WRONG)
def test_a_standfirst_that_the_body_contradicts(standfirst: str, mark: str) -> None:
    assert mark in marked(standfirst)


@pytest.mark.parametrize("standfirst", RIGHT)
def test_a_standfirst_that_the_body_bears_out(standfirst: str) -> None:
    assert not marked(standfirst)


def test_titles_and_captions_are_held_against_the_body_too() -> None:
    assert {flag.text for flag in flags(title="Court sentences Marta Lindner to nine years in prison")} == {
        "nine years"
    }


def test_the_body_sentence_is_the_evidence() -> None:
    [flag] = flags("The court in Graz sentenced Marta Lindner to nine years in prison.")
    assert flag.level is Level.ERROR
    assert flag.message == "The body says “seven years”, not “nine years”."
    assert [shown.text for shown in flag.evidence] == [BODY.split("\n")[0]]


def test_one_claim_gives_one_flag_of_figures() -> None:
    found = flags("Her company sold 3,400 faulty lifts to hospitals in Austria.")
    assert [flag.rule for flag in found] == ["support.figure-contradicted"]


def test_sums_are_borne_out() -> None:
    body = "Four men and three women were hurt in the crash. All seven go home today."
    assert not flags("Seven people were hurt in the crash.", body)


def test_nothing_is_said_without_a_body() -> None:
    assert not flags("Nine people were hurt.", "")


def test_a_short_body_need_not_know_everything() -> None:
    assert not marked_in("The plan was praised by Anna Berg on Monday.", "The plan is to plant trees.")


def marked_in(standfirst: str, text: str) -> set[str]:
    return {flag.text for flag in flags(standfirst, text)}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"find": "contradicted", "claims": ("term",)}, "'term' needs"),
        ({"find": "unsupported", "claims": ("polarity",)}, "can be contradicted only"),
    ],
)
def test_fields_that_make_no_sense_together(fields: dict[str, object], message: str) -> None:
    with pytest.raises(RuleProblem, match=message):
        Support(Rule("x.y", SupportFields(extends="support", message="", **fields)))  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=300))
def test_any_text_can_be_held_against_any_other(standfirst: str, text: str) -> None:
    flags(standfirst, text)


@pytest.mark.parametrize("sentence", [line for line in BODY.replace(". ", ".\n").split("\n") if line])
def test_the_body_never_contradicts_its_own_sentences(sentence: str) -> None:
    assert marked(sentence) <= {"She"}


def test_a_standfirst_without_a_title_must_name_its_subject() -> None:
    assert marked("She sold faulty lifts to hospitals in Austria.") == {"She"}
    assert not flags("She sold faulty lifts to hospitals in Austria.", title="Marta Lindner sentenced to seven years")


@pytest.mark.parametrize(
    ("standfirst", "told", "mark"),
    [
        ("The survey mapped forests in Spain.", "The survey mapped forests in the U.S. It took a year.", "Spain"),
        (
            "The survey mapped forests in the UK.",
            "The survey mapped forests in Wales and in London. It took a year.",
            None,
        ),
        ("The ministers asked the USA to pay.", "The ministers asked Washington to pay. It took a year.", None),
        ("The band sold its house in Lyon.", "The band sold its house in Berlin. It took a year.", "Lyon"),
        (
            "The new lock will hinder trade on the canal.",
            "The new lock will spur trade on the canal. It is big.",
            "hinder",
        ),
        ("The new lock will boost trade on the canal.", "The new lock will spur trade on the canal. It is big.", None),
        (
            "The club's hens flourish in the new barn.",
            "The club's hens languish in the new barn. It is big.",
            "flourish",
        ),
        ("The ship was seen close to the desert.", "The ship was seen close to the beach. It was lost.", "desert"),
        ("A bed from the palace will be auctioned.", "A desk from the palace will be auctioned. It is old.", "bed"),
        ("The club's weekly meeting was held in secret.", "The club's monthly meeting was held in secret.", "weekly"),
        (
            "Output at the mill is to remain the same.",
            "Output at the mill is to be up this year. It is old.",
            "remain the same",
        ),
        ("Output at the mill is to rise.", "Output at the mill is to be up this year. It is old.", None),
        (
            "Wages at the mine will be below the agreed range.",
            "Wages at the mine will be within the agreed range. It is old.",
            "below",
        ),
        ("The town spends money it doesn't have.", "The town spends money it has in the bank.", None),
        (
            "The town spends the money it doesn't have at the bank on roads.",
            "The town spends the money it has at the bank on roads. It is small.",
            "have",
        ),
        (
            "Net income at the brewery rose in the second quarter from last year.",
            "Net income at the brewery in the second quarter was $9.4 million, compared with $11.2 million last year.",
            "rose",
        ),
        (
            "Net income at the brewery fell in the second quarter from last year.",
            "Net income at the brewery in the second quarter was $9.4 million, compared with $11.2 million last year.",
            None,
        ),
        (
            "Land prices on the island fell.",
            "Despite a rise in land prices on the island, few will sell. It is small.",
            None,
        ),
        (
            "Five miners free at last.",
            "All five miners held by rebels at the pit will be home soon. They are well.",
            None,
        ),
        ("Island land prices rise.", "The law is to reverse the fall of island land prices. It is new.", None),
        ("I will never forget the bells of the old church.", "I will always love the bells of the old church.", None),
        ("The bridge is not so strong.", "The bridge is strong for its age. It is old.", None),
        ("The gate must be clear.", "The gate was not clear. A van stood before it.", None),
        ("The bridge was to be built before 1902.", "The bridge was to be built by 1901. It is old.", None),
    ],
)
def test_what_a_sentence_says_straight(standfirst: str, told: str, mark: str | None) -> None:
    assert [flag.text for flag in flags(standfirst, told) if flag.level >= Level.WARNING] == ([mark] if mark else [])


def test_a_person_whom_the_body_never_names() -> None:
    rule = "support.stranger"
    assert [flag.text for flag in flags("Former nurse Helen Strand must go to prison.") if flag.rule == rule] == [
        "Helen Strand"
    ]
    assert not any(flag.rule == rule for flag in flags("Helen Strand: why Lindner must go to prison."))
    assert not any(flag.rule == rule for flag in flags("The court heard that Helen Strand sold the lifts."))
    assert not any(flag.rule == rule for flag in flags("Georg Ambros must go to prison."))
