"""Which words are names, of what kind, and what belongs to them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Draft
from factcheck.claims.model import Name
from factcheck.claims.reading import Reading


def names(text: str, **parts: str) -> list[Name]:
    return list(Reading(Draft.from_text(text, **parts)).names)


def told(text: str) -> list[tuple[str, str]]:
    return [(name.kind, name.passage.text) for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Interior Ministry spoke.", [("organisation", "Interior Ministry")]),
        ("The President spoke to the Vice-Speaker.", []),
        ("Almost everyone came. Probably nobody left. Everyone agreed.", []),
        ("Officials said so. Witnesses agreed. Inflation rose.", []),
        ("Since Last Tuesday it has rained.", []),
        ("On Monday in July it rained.", []),
        ("Later Vladimir Zorin left.", [("person", "Vladimir Zorin")]),
        ("A Russian-Georgian fund closed.", [("nationality", "Russian"), ("nationality", "Georgian")]),
        ("The Russian Georgia border closed.", [("nationality", "Russian"), ("place", "Georgia")]),
        ("Kazakh President Ilyas Toktarov spoke.", [("nationality", "Kazakh"), ("person", "Ilyas Toktarov")]),
        ("The US-led group met.", [("place", "US")]),
        ("The US-led Georgian group met.", [("place", "US"), ("nationality", "Georgian")]),
        ("The al-Marid-linked Hadley-Orme Street shop closed.", [("place", "al-Marid-linked Hadley-Orme Street")]),
        ("He works for the Bank of Westmark.", [("organisation", "Bank of Westmark")]),
        ("He studied at Moscow State University.", [("organisation", "Moscow State University")]),
        ("Ursula von Hagen spoke.", [("person", "Ursula von Hagen")]),
        ("J. K. Harding spoke.", [("person", "J. K. Harding")]),
        ("Mr Ostrov and Mrs Lind spoke.", [("person", "Ostrov"), ("person", "Lind")]),
        ("They met at Hadley Street.", [("place", "Hadley Street")]),
        ("The chair of BTRX agreed.", [("organisation", "BTRX")]),
        ("Democratic Sen. Carla Orme voted.", [("person", "Carla Orme")]),
        ("Mayor Bill de Orme spoke. Bill de Orme left.", [("person", "Bill de Orme"), ("person", "Bill de Orme")]),
        ("Later António Orme spoke.", [("person", "António Orme")]),
        ("Republican Carla Orme voted.", [("person", "Carla Orme")]),
        ("READ ALL ABOUT THIS STORY", []),
    ],
)
def test_what_is_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def one(text: str, words: str) -> Name:
    return next(name for name in names(text) if name.passage.text == words)


def test_titles_stand_apart_from_the_name() -> None:
    assert one("The former Deputy Foreign Minister Sergi Kavadze wrote.", "Sergi Kavadze").title == (
        "Deputy Foreign Minister"
    )
    assert one("Police Chief Art Moreno spoke.", "Art Moreno").title.endswith("Chief")


@pytest.mark.parametrize(
    ("words", "given_name", "family"),
    [
        ("Anna Maria Lind", "Anna Maria", "Lind"),
        ("Ursula von der Hagen", "Ursula", "von der Hagen"),
        ("Martin Lund Jr", "Martin", "Lund"),
        ("Kim Jong-ho", "Kim", "Jong-ho"),
        ("Conor O'Hara", "Conor", "O'Hara"),
    ],
)
def test_given_and_family_names(words: str, given_name: str, family: str) -> None:
    name = one(f"Later {words} said no.", words)
    assert (name.given, name.family) == (given_name, family)


def test_what_belongs_to_a_person() -> None:
    text = "Helen Strand, 34, chief executive of Arbel Lines, spoke. The 51-year-old judge Paul Orme left."
    helen, paul = one(text, "Helen Strand"), one(text, "Paul Orme")
    assert (helen.age, helen.role, helen.affiliation) == (34, "chief executive", "Arbel Lines")
    assert (paul.age, paul.role) == (51, "judge")
    assert one("Danish minister Paul Orme left. Danish President Ida Holm came.", "Ida Holm").nationality == "denmark"


def test_a_family_name_alone_is_the_person_whom_the_draft_introduces() -> None:
    found = names("Zorin went first. The crowd cheered Vladimir Zorin, and Zorin waved.")
    assert [(name.kind, name.family) for name in found] == [("person", "Zorin")] * 3


def test_a_given_name_alone_is_a_person_without_a_family_name() -> None:
    found = names("Then Oksana Bral sang. The crowd cheered Oksana.")
    assert (found[-1].kind, found[-1].given, found[-1].family) == ("person", "Oksana", "")


def test_a_headline_in_capitals_has_the_names_of_the_body_only() -> None:
    found = names("The crowd cheered Vladimir Zorin.", title="Huge Crowds Cheer Vladimir Zorin In The Rain")
    assert [name.passage.text for name in found] == ["Vladimir Zorin", "Vladimir Zorin"]


def test_people_who_share_a_family_name_stay_apart() -> None:
    reading = Reading(
        Draft.from_text("John Brown, James Brown and Joan Brown farm. Brown left. Ida Holm stayed; Holm sang.")
    )
    assert [(bearer.given, len(bearer.names)) for bearer in reading.bearers] == [
        ("John", 1), ("James", 1), ("Joan", 1), ("Ida", 2),
    ]  # fmt: skip


def test_spellings_of_one_given_name_are_one_bearer() -> None:
    reading = Reading(Draft.from_text("Sergei Tsarin spoke. Sergey Tsarin left. Sergi Tsarin came."))
    assert [[name.given for name in bearer.names] for bearer in reading.bearers] == [["Sergei", "Sergey"], ["Sergi"]]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("AbZé’'-. &“\n,1Mr"), max_size=80))
def test_names_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    found = names(text)
    for name in found:
        assert name.passage.text.split()
    for left, right in pairwise(found):
        assert not left.passage.overlaps(right.passage)
