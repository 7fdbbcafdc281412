"""What sets two statements apart: time, place, event, scope, and words of contrast."""

from __future__ import annotations

import datetime

import pytest

from factcheck.claims.reading import Reading
from factcheck.claims.statements.circumstances import apart
from factcheck.draft import Draft
from tests.claims.test_statements import passage_in

MAY = datetime.date(2024, 5, 15)

TOGETHER = [
    ("Nobody was hurt in the fire.", "Nobody was hurt", "Two guards were injured in the blaze.", "were injured"),
    ("Nobody was hurt on Monday.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("Nobody was hurt.", "Nobody was hurt", "Two guards were injured, but not badly.", "were injured"),
    ("Nobody was hurt.", "Nobody was hurt", "Two guards were injured, and will go home in June.", "were injured"),
    ("Nobody was hurt in Porto.", "Nobody was hurt", "Two guards were injured in Porto.", "were injured"),
    ("Nobody was hurt, police said on Monday.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("Nobody was hurt.", "Nobody was hurt", "Two guards were injured in the second half.", "were injured"),
    ("Nobody was hurt in May 2024.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("PORTO, March 4 - Nobody was hurt.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("Nobody was hurt in Sunday’s raid.", "Nobody was hurt", "On Monday two were injured in the raid.", "were injured"),
    (
        "The firm, which has run the mill since 2011, declined to comment.",
        "The firm, which has run the mill since 2011, declined to comment",
        "A spokesman for the firm said no.",
        "spokesman for the firm said",
    ),
    ("The pill won approval in April.", "won approval", "The pill has yet to be approved.", "has yet to be approved"),
    ("Fees will be frozen.", "Fees will be frozen", "Fees will rise by 3%.", "Fees will rise"),
    ("The cook has not been seen.", "has not been seen", "All were saved. At first light it snowed.", "All were saved"),
    ("A sensor gave a false reading, and it was called off.", "was called off", "The rocket lifted off.", "lifted off"),
    ("Nobody was hurt, he told reporters in Faro.", "Nobody was hurt", "In Porto two were injured.", "were injured"),
    ("The plan fell after talks that lasted until noon.", "plan fell", "The plan was passed.", "plan was passed"),
    ("Nobody was hurt.", "Nobody was hurt", "Two were injured before a gig set for June.", "were injured"),
    ("The A9 is shut between Faro and Loule.", "A9 is shut", "The A9 is open.", "A9 is open"),
    ("Lobo will be held until the trial.", "will be held", "Lobo was granted bail.", "was granted bail"),
    ("The road has been closed since 2023.", "has been closed", "The road is open.", "road is open"),
    ("The A9 was shut northbound.", "A9 was shut", "The A9 was open northbound.", "A9 was open"),
    ("The road was open.", "road was open", "After a long debate it was closed.", "it was closed"),
    ("Nobody was held over the theft.", "Nobody was held", "Two were held for the theft.", "Two were held"),
]

APART = [
    ("The road has been closed since 2023.", "has been closed", "In 2024 the road was open.", "road was open"),
    ("The A9 was shut northbound.", "A9 was shut", "The A9 was open south-bound.", "A9 was open"),
    ("The A9 was shut between Faro and Loule.", "A9 was shut", "The A9 was open at Porto.", "A9 was open"),
    ("The road was open.", "road was open", "After the bank gave way it was closed.", "it was closed"),
    ("The road was open.", "road was open", "After a rethink it was closed.", "it was closed"),
    ("Nobody was held over the theft.", "Nobody was held", "Two were held for murder.", "Two were held"),
    ("Nobody was held over the theft.", "Nobody was held", "In another case two were held.", "two were held"),
    ("They passed the revised plan.", "They passed the revised plan", "The plan fell.", "The plan fell"),
    ("Lobo was freed.", "Lobo was freed", "Lobo was jailed after breaching his curfew.", "Lobo was jailed"),
    ("Lobo resigned.", "Lobo resigned", "In March Lobo said he would not resign.", "Lobo said he would not resign"),
    ("Nobody was hurt on Monday.", "Nobody was hurt", "Two guards were injured on Tuesday.", "were injured"),
    ("Nobody was hurt.", "Nobody was hurt", "Two guards were injured in 2016.", "were injured"),
    ("Nobody was hurt in March.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("Nobody was hurt in Sunday’s raid.", "Nobody was hurt", "Two were injured in Monday’s raid.", "were injured"),
    ("Nobody was hurt in Sunday’s march.", "Nobody was hurt", "Two were injured on Monday.", "were injured"),
    ("Nobody was hurt in Sunday’s raid.", "Nobody was hurt", "A raid on Monday saw two injured.", "two injured"),
    ("Nobody was hurt.", "Nobody was hurt", "On Feb. 9 two guards were injured.", "were injured"),
    ("The road was open.", "road was open", "After two days the road was closed.", "road was closed"),
    ("The road was open.", "road was open", "The following week it was closed.", "was closed"),
    ("Nobody was hurt in that crash.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("The A9 is shut between Faro and Loule.", "A9 is shut", "The A9 is open between Porto and Braga.", "A9 is open"),
    ("Lobo quit as party leader.", "Lobo quit", "Lobo stays as prime minister.", "Lobo stays"),
    ("Nobody was hurt.", "Nobody was hurt", "Two guards were injured last year.", "were injured"),
    ("Nobody was hurt in Porto.", "Nobody was hurt", "Two guards were injured in Faro.", "were injured"),
    ("Nobody was hurt in the fire.", "Nobody was hurt", "Two guards were injured in the riot.", "were injured"),
    ("Nobody was hurt.", "Nobody was hurt", "But two guards were injured.", "were injured"),
    ("Nobody was hurt, it was wrongly reported.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("The road is open.", "road is open", "The road was closed.", "road was closed"),
    ("The road was closed until Friday.", "road was closed", "The road was open.", "road was open"),
    ("The road was open.", "road was open", "By noon the road was closed.", "road was closed"),
    (
        "The plan was approved for the school.",
        "plan was approved",
        "The plan was rejected for the pool.",
        "was rejected",
    ),
    ("In the north, the truce is holding.", "truce is holding", "In the south, the truce is over.", "truce is over"),
    (
        "Nobody was hurt, police said on Monday.",
        "Nobody was hurt",
        "On Friday two guards were injured.",
        "were injured",
    ),
    ("Nobody was hurt.", "Nobody was hurt", "Two guards were injured in a second raid.", "were injured"),
    ("The road is open.", "road is open", "They had said the road is closed.", "road is closed"),
    ("Nobody was hurt.", "Nobody was hurt", "Last year two guards were injured.", "were injured"),
    ("Nobody was hurt aboard the ship.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("The pill won approval in 2011.", "won approval", "The pill has yet to be approved.", "has yet to be approved"),
    ("The road was open by 6pm.", "road was open", "The road was closed.", "road was closed"),
    ("In September Rovers lost.", "Rovers lost", "Rovers won.", "Rovers won"),
    ("Power was back.", "Power was back", "In neighbouring Faro homes were dark.", "homes were dark"),
]


def are_apart(first: str, ours: str, second: str, theirs: str) -> bool:
    reading = Reading(Draft.from_text(f"{first}\n\n{second}"))
    return apart(passage_in(reading, ours), passage_in(reading, theirs), MAY)


@pytest.mark.parametrize("case", TOGETHER, ids=[case[2] for case in TOGETHER])
def test_together(case: tuple[str, str, str, str]) -> None:
    assert not are_apart(*case)


@pytest.mark.parametrize("case", APART, ids=[f"{case[0]} {case[2]}" for case in APART])
def test_apart(case: tuple[str, str, str, str]) -> None:
    assert are_apart(*case)


def test_one_sentence_is_the_writers_own_contrast() -> None:
    reading = Reading(Draft.from_text("The north road is open and the south road is closed."))
    assert apart(passage_in(reading, "road is open"), passage_in(reading, "road is closed"))


def test_reported_speech_shifts_the_tense() -> None:
    reading = Reading(Draft.from_text("The road is open.\n\nPolice said the road was closed."))
    ours, theirs = passage_in(reading, "road is open"), passage_in(reading, "road was closed")
    assert apart(ours, theirs)
    assert not apart(ours, theirs, shifted=True)


def test_what_holds_at_any_time_is_not_undone_by_a_clause_of_its_own() -> None:
    reading = Reading(Draft.from_text("Lobo never married, and lived with Jan until he died.\n\nLobo had a wife."))
    ours, theirs = passage_in(reading, "Lobo never married"), passage_in(reading, "Lobo had a wife")
    assert apart(ours, theirs)
    assert not apart(ours, theirs, anytime=True)


@pytest.mark.parametrize("end", ["until Friday", "until the flood of May"])
def test_the_end_of_a_state_right_after_it_undoes_it_at_any_time(end: str) -> None:
    reading = Reading(Draft.from_text(f"The road was closed {end}.\n\nThe road was open."))
    ours, theirs = passage_in(reading, "road was closed"), passage_in(reading, "road was open")
    assert apart(ours, theirs, anytime=True)


def test_what_excludes_each_other_anywhere_is_of_no_two_places() -> None:
    reading = Reading(Draft.from_text("Lobo died in Porto.\n\nLobo is recovering in Faro."))
    ours, theirs = passage_in(reading, "Lobo died"), passage_in(reading, "Lobo is recovering")
    assert apart(ours, theirs)
    assert not apart(ours, theirs, anywhere=True)


def test_the_month_of_what_is_to_come_sets_it_apart_from_what_is_so_and_not_from_what_was_done() -> None:
    text = "Fees will go up in April.\n\nThe council froze fees.\n\nFees are frozen."
    reading = Reading(Draft.from_text(text))
    rise, done, state = (passage_in(reading, words) for words in ("Fees will go up", "council froze", "Fees are"))
    assert not apart(rise, done)
    assert apart(rise, state)
