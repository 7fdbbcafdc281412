"""One bearer in two wordings, and whom a pronoun stands for."""

from __future__ import annotations

import pytest

from factcheck.claims.names.bearers import same_bearer
from factcheck.claims.reading import Reading
from factcheck.claims.statements.pronouns import antecedent, shared_family
from factcheck.draft import Draft
from factcheck.world import load_world
from tests.claims.test_statements import passage_in

SAME = [
    ("person", "Ana Lobo", "Lobo", True),
    ("person", "Mr Lobo", "Ana Lobo", True),
    ("person", "A. Lobo", "Ana Lobo", True),
    ("person", "Ana Lobo's", "Ana Lobo", True),
    ("person", "Ana Lobo", "Maria Lobo", False),
    ("person", "Ana Lobo", "Ana Novak", False),
    ("country", "Norway", "Norwegian", True),
    ("country", "Norway", "Sweden", False),
    ("name", "Novak", "Novak Ltd", True),
    ("team", "Calder", "Calder Rovers", True),
    ("name", "Novak", "Novak Museum", False),
    ("body", "Harne", "Harne Radio Wales", False),
    ("road", "Mill Street", "mill street", True),
    ("road", "A9", "A99", False),
    ("measure", "the housing plan", "plan", True),
    ("measure", "housing plan", "parking plan", False),
    ("thing", "the club", "the rival club", False),
    ("event", "final", "semi-final", False),
    ("crime", "murder", "attempted murder", False),
    ("measure", None, None, True),
    ("measure", "plan", None, False),
]


@pytest.mark.parametrize(("kind", "ours", "theirs", "same"), SAME, ids=[f"{a} / {b}" for _, a, b, _ in SAME])
def test_same_bearer(kind: str, ours: str | None, theirs: str | None, same: bool) -> None:
    world = load_world()
    assert same_bearer(kind, ours, theirs, world) is same
    assert same_bearer(kind, theirs, ours, world) is same


PRONOUNS = [
    ("Peter Novak was driving. He was hurt.", "Peter Novak"),
    ("Peter Novak was driving.\n\nThe car rolled. He was hurt.", "Peter Novak"),
    ("Peter Novak met Tom Berg. He was hurt.", None),
    ("The car rolled. He was hurt.", None),
]


@pytest.mark.parametrize(("text", "name"), PRONOUNS)
def test_a_pronoun_stands_for_the_only_person_near(text: str, name: str | None) -> None:
    reading = Reading(Draft.from_text(text))
    assert antecedent(reading, passage_in(reading, "He")) == name


def test_a_family_name_that_two_people_share() -> None:
    reading = Reading(Draft.from_text("Peter Novak met Tom Berg. Later Maria Novak came."))
    assert shared_family(reading, "Novak")
    assert not shared_family(reading, "Berg")
