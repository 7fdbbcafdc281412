"""Offices and holders: the shipped facts are sound, and names are recognised in their forms."""

from __future__ import annotations

import datetime
from itertools import combinations

import pytest

from factcheck.world import World, load_world
from factcheck.world.offices import Holder, Office, Offices, held_in, holding, named, resembles, words
from factcheck.world.periods import first_day, last_day
from tests.world.helpers import slot_words


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_every_office_has_a_source_and_the_days_it_is_known_for(world: World) -> None:
    assert world.offices.all
    for office in world.offices.all:
        assert office.source, office.id
        assert all(source.startswith("http") for source in office.source), office.id
        assert first_day(office.since) < last_day(office.as_of), office.id
        assert bool(office.of) != bool(office.bodies), office.id
        assert not office.of or office.of in world.entries, office.id
        assert office.titles == tuple(sorted(set(office.titles), key=office.titles.index)), office.id


def test_terms_are_in_order_and_do_not_overlap_but_for_acting_holders(world: World) -> None:
    for office in world.offices.all:
        for holder in office.holders:
            assert holder.from_, (office.id, holder.who)
            assert not holder.until or first_day(holder.from_) <= last_day(holder.until), (office.id, holder.who)
        elected = [holder for holder in office.holders if not holder.acting]
        for one, other in combinations(elected, 2):
            assert one.until, (office.id, one.who, "goes on while another follows")
            assert first_day(one.until) <= last_day(other.from_), (office.id, one.who, other.who)


def test_somebody_holds_each_office_on_the_first_and_last_known_day(world: World) -> None:
    for office in world.offices.all:
        for known in (first_day(office.since), last_day(office.as_of)):
            vacant = office.id == "pope" and known.year == 2025
            assert holding(office, known) or vacant, (office.id, known)


def test_an_office_is_open_for_no_more_than_three_months(world: World) -> None:
    for office in world.offices.all:
        at, last = first_day(office.since), last_day(office.as_of)
        while at <= last:
            assert holding(office, at, 45), (office.id, at)
            at += datetime.timedelta(days=28)


def test_an_earlier_holder_is_none_of_the_later_with_another_name_form(world: World) -> None:
    for office in world.offices.all:
        assert len(set(office.earlier)) == len(office.earlier), office.id


def test_lacking_titles_name_states_and_contradict_no_office(world: World) -> None:
    for row in world.offices.lacking:
        assert row.source
        for country in row.who:
            assert world.entries[country].kind == "country"
            office = world.offices.find(row.title, country)
            assert office is None or last_day(office.as_of) < first_day(row.since), (row.title, country)


def test_titles_fill_slots(world: World) -> None:
    assert {"prime minister", "Prime Minister", "UN secretary-general"} <= slot_words(world, "office")


@pytest.mark.parametrize(
    ("title", "of", "id_"),
    [
        ("Prime Minister", "united-kingdom", "uk-prime-minister"),
        ("PM", "united-kingdom", "uk-prime-minister"),
        ("premier", "china", "china-premier"),
        ("UN Secretary General", "", "un-secretary-general"),
        ("secretary-general of the United Nations", "", "un-secretary-general"),
        ("president", "", None),
        ("chancellor", "france", None),
    ],
)
def test_find(world: World, title: str, of: str, id_: str | None) -> None:
    office = world.offices.find(title, of)
    assert (office.id if office else None) == id_


OFFICE = Office(
    id="x",
    titles=("mayor",),
    of="france",
    since="2000",
    as_of="2010-06-30",
    source=("https://example.org",),
    holders=(
        Holder(who="Ann Smith", from_="2000", until="2004-05-01"),
        Holder(who="Ben Okoro", from_="2004-05-01", until="2008"),
        Holder(who="Li Wei", from_="2008", aliases=("Li",)),
    ),
)


@pytest.mark.parametrize(
    ("on", "who"),
    [
        ("1999-12-31", []),
        ("2003-01-01", ["Ann Smith"]),
        ("2004-05-01", ["Ann Smith", "Ben Okoro"]),
        ("2004-05-02", ["Ben Okoro"]),
        ("2008-03-01", ["Ben Okoro", "Li Wei"]),
        ("2010-06-30", ["Li Wei"]),
        ("2010-07-01", []),
    ],
)
def test_holding(on: str, who: list[str]) -> None:
    assert [holder.who for holder in holding(OFFICE, day(on))] == who


def test_grace_lets_the_one_before_and_the_one_after_pass() -> None:
    assert [holder.who for holder in holding(OFFICE, day("2004-05-10"), 14)] == ["Ann Smith", "Ben Okoro"]


def test_held_in() -> None:
    assert held_in(OFFICE.holders[0], 2004)
    assert not held_in(OFFICE.holders[0], 2005)
    assert held_in(OFFICE.holders[2], 2060)


@pytest.mark.parametrize(
    ("name", "is_named", "is_like"),
    [
        ("Nicolás Sarkozy", True, True),
        ("Sarkozy’s", True, True),
        ("Nicolas", False, False),
        ("Nicolas P. Sarkozy", True, True),
        ("Sarkozi", False, True),
        ("Nicolas Hulot", False, False),
    ],
)
def test_names(name: str, is_named: bool, is_like: bool) -> None:
    holder = Holder(who="Nicolas Sarkozy", from_="2007")
    assert named(holder, name) is is_named
    assert resembles(holder, name) is is_like


def test_a_name_by_which_one_goes_alone_is_no_part_of_another() -> None:
    holder = Holder(who="Hu Jintao", from_="2003", aliases=("Hu",))
    assert named(holder, "Hu")
    assert not named(holder, "Hu Chunhua")


def test_words_leave_initials_and_accents_out() -> None:
    assert words("George W. Bush’s") == {"george", "bush"}
    assert words("Wałęsa") | words("Gül") >= {"gul"}


def test_nothing_is_known_of_an_empty_world() -> None:
    offices = Offices((), ())
    assert offices.find("president", "france") is None
    assert offices.without("president", "france", None) is None
    assert offices.titles == ()
