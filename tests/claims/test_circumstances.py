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
]

APART = [
    ("Nobody was hurt on Monday.", "Nobody was hurt", "Two guards were injured on Tuesday.", "were injured"),
    ("Nobody was hurt.", "Nobody was hurt", "Two guards were injured in 2016.", "were injured"),
    ("Nobody was hurt in March.", "Nobody was hurt", "Two guards were injured.", "were injured"),
    ("Nobody was hurt in Sunday’s raid.", "Nobody was hurt", "Two were injured in Monday’s raid.", "were injured"),
    ("Nobody was hurt in Sunday’s march.", "Nobody was hurt", "Two were injured on Monday.", "were injured"),
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
