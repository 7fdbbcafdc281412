"""Statements: mode, polarity, parts and time of the clause around a passage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.model import Mode, Statement
from factcheck.claims.reading import Reading
from factcheck.draft import Draft, Passage


def passage_in(reading: Reading, words: str) -> Passage:
    for block in reading.draft.blocks:
        start = block.text.find(words)
        if start >= 0:
            return Passage(block, start, start + len(words))
    raise AssertionError(f"{words!r} is not in the draft")


def statement(text: str, words: str) -> Statement:
    reading = Reading(Draft.from_text(text))
    return reading.statement(passage_in(reading, words))


MODES = [
    ("The road is closed.", "road is closed", Mode.ASSERTED),
    ("The minister said that the road is closed.", "road is closed", Mode.ASSERTED),
    ("Two men were arrested on suspicion of theft.", "Two men were arrested", Mode.ASSERTED),
    ("Guards set up a post to stop men from leaving.", "stop men from leaving", Mode.ASSERTED),
    ("The minister denied that the road was closed.", "road was closed", Mode.DENIED),
    ("It is not true that the bank is closed, Ana Lobo said.", "bank is closed", Mode.DENIED),
    ("The firm rejected claims that jobs were lost.", "jobs were lost", Mode.DENIED),
    ("The ministry denied reports of 12 deaths.", "12 deaths", Mode.DENIED),
    ("Men of that age should be banned from leaving.", "banned from leaving", Mode.DEMANDED),
    ("The union called for the bridge to be closed.", "bridge to be closed", Mode.DEMANDED),
    ("Residents urged the council to close the road.", "close the road", Mode.DEMANDED),
    ("The mayor wants the port to be open at night.", "port to be open", Mode.DEMANDED),
    ("“Close the border now,” he shouted.", "the border", Mode.DEMANDED),
    ("The pass could be closed.", "be closed", Mode.POSSIBLE),
    ("The road will be closed on Friday.", "closed on Friday", Mode.POSSIBLE),
    ("If the vote fails, the pact is dead.", "pact is dead", Mode.POSSIBLE),
    ("Police did not say whether anyone was hurt.", "anyone was hurt", Mode.POSSIBLE),
    ("Was the driver drunk?", "driver drunk", Mode.POSSIBLE),
    ("The firm plans to cut 300 jobs.", "300 jobs", Mode.POSSIBLE),
    ("The firm is expected to cut 300 jobs.", "300 jobs", Mode.POSSIBLE),
    ("The group threatened to close the port.", "close the port", Mode.POSSIBLE),
    ("Members unanimously backed the plan.", "unanimously", Mode.ASSERTED),
    ("Under the plan, 300 jobs are cut.", "300 jobs", Mode.POSSIBLE),
    ("Under the scenario, 30 guests were hurt.", "guests were hurt", Mode.POSSIBLE),
    ("The plan to cut 300 jobs is old.", "300 jobs", Mode.POSSIBLE),
    ("The planning committee, by three votes to one, said no.", "three votes", Mode.ASSERTED),
    ("Lobo, who denies the charge, will be tried.", "who denies the charge", Mode.ASSERTED),
]


@pytest.mark.parametrize(("text", "words", "mode"), MODES, ids=[text for text, _, _ in MODES])
def test_mode(text: str, words: str, mode: Mode) -> None:
    assert statement(text, words).mode == mode


NEGATED = [
    ("Nobody was hurt.", "was hurt", True),
    ("The firm failed to pay the fine.", "pay the fine", True),
    ("She refused to sign.", "sign", True),
    ("The flight hadn’t been delayed.", "been delayed", True),
    ("They left without their bags.", "their bags", True),
    ("The road is open.", "open", False),
    ("No one was not at home.", "at home", False),
    ("The school is open, but the bank is not.", "school is open", False),
]


@pytest.mark.parametrize(("text", "words", "negated"), NEGATED, ids=[text for text, _, _ in NEGATED])
def test_negation(text: str, words: str, negated: bool) -> None:
    assert statement(text, words).negated is negated


def test_clause_leaves_the_report_out() -> None:
    found = statement("Police said the road was closed on Monday, but the bridge was open.", "road was closed")
    assert found.passage.text == "the road was closed on Monday"
    assert (found.subject, found.predicate, found.time) == ("the road", "was closed on Monday", "on Monday")


def test_report_in_the_middle_ends_the_clause() -> None:
    assert statement("The ferry was empty, police said.", "ferry was empty").passage.text == "The ferry was empty, "


@pytest.mark.parametrize(("mode", "takes_side"), [(Mode.ASSERTED, True), (Mode.DENIED, True), (Mode.POSSIBLE, False)])
def test_only_assertions_and_denials_take_a_side(mode: Mode, takes_side: bool) -> None:
    base = statement("The road is closed.", "closed")
    assert Statement(base.passage, base.speaker, mode).takes_side is takes_side


WORDS = st.sampled_from(
    [
        "said",
        "that",
        "not",
        "“",
        "”",
        '"',
        ",",
        ".",
        "?",
        "Lobo",
        "he",
        "denied",
        "who",
        "should",
        "and",
        "if",
        "2019",
        "‘",
        "…",
        "\n\n",
    ]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=30).map(" ".join), st.data())
@settings(max_examples=60, deadline=None)
def test_any_passage_of_any_text_has_a_statement(text: str, data: st.DataObject) -> None:
    reading = Reading(Draft.from_text(text))
    for block in reading.draft.blocks[:3]:
        start = data.draw(st.integers(0, len(block.text)))
        end = data.draw(st.integers(start, len(block.text)))
        passage = Passage(block, start, end)
        found = reading.statement(passage)
        assert found.passage.holds(passage)
        assert reading.speaker(passage) == found.speaker
        assert reading.tells(passage) == (found.speaker.is_story and found.mode is Mode.ASSERTED)


def test_reports_are_looked_for_only_where_a_reporting_verb_stands_beside() -> None:
    reading = Reading(Draft.from_text("Two sources said the bank is closed. Ana Lobo said the port is open."))
    assert reading.tells(passage_in(reading, "sources said"))
    assert "reports" not in vars(reading)
    assert not reading.tells(passage_in(reading, "port is open"))
    assert "reports" in vars(reading)
