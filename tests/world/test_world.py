"""Memberships over time, resolution of words, and the words that slots stand for."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.world import World, load_world
from factcheck.world.periods import first_day, holds, last_day
from tests.world.helpers import slot_words


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.mark.parametrize(
    ("place", "group", "date", "member"),
    [
        ("united-kingdom", "eu", "2020-01-31", True),
        ("united-kingdom", "eu", "2020-02-01", False),
        ("scotland", "eu", "2019-06-01", True),
        ("scotland", "eu", "2021-06-01", False),
        ("croatia", "eu", "2013-06-30", False),
        ("croatia", "eu", "2013-07-01", True),
        ("croatia", "eurozone", "2022-12-31", False),
        ("croatia", "eurozone", "2023-01-01", True),
        ("bulgaria", "eurozone", "2025-12-31", False),
        ("bulgaria", "eurozone", "2026-01-01", True),
        ("croatia", "schengen", "2023-01-01", True),
        ("romania", "schengen", "2024-03-30", False),
        ("romania", "schengen", "2024-06-01", None),
        ("romania", "schengen", "2025-01-01", True),
        ("switzerland", "schengen", "2020-01-01", True),
        ("switzerland", "eu", "2020-01-01", False),
        ("finland", "nato", "2023-04-03", False),
        ("finland", "nato", "2023-04-04", True),
        ("sweden", "nato", "2024-03-06", False),
        ("sweden", "nato", "2024-03-07", True),
        ("montenegro", "nato", "2017-06-01", None),
        ("egypt", "brics", "2023-12-31", False),
        ("egypt", "brics", "2024-01-01", True),
        ("indonesia", "brics", "2025-01-05", False),
        ("indonesia", "brics", "2025-02-01", True),
        ("saudi-arabia", "brics", "2024-06-01", None),
        ("georgia", "cis", "2009-08-18", True),
        ("georgia", "cis", "2009-08-19", False),
        ("ukraine", "cis", "2010-01-01", None),
        ("armenia", "csto", "2023-01-01", True),
        ("armenia", "csto", "2024-06-01", None),
        ("qatar", "opec", "2018-12-31", True),
        ("qatar", "opec", "2019-01-01", False),
        ("ecuador", "opec", "2000-01-01", False),
        ("ecuador", "opec", "2019-12-31", True),
        ("ecuador", "opec", "2020-01-01", False),
        ("angola", "opec", "2024-01-01", False),
        ("gabon", "opec", "2010-01-01", False),
        ("gabon", "opec", "2017-01-01", True),
        ("russia", "opec", "2022-01-01", False),
        ("timor-leste", "asean", "2025-10-25", False),
        ("timor-leste", "asean", "2025-10-26", True),
        ("morocco", "african-union", "2016-12-31", False),
        ("morocco", "african-union", "2017-01-31", True),
        ("mali", "african-union", "2022-01-01", True),
        ("venezuela", "mercosur", "2014-01-01", True),
        ("venezuela", "mercosur", "2018-01-01", None),
        ("bolivia", "mercosur", "2024-07-31", False),
        ("bolivia", "mercosur", "2024-09-01", True),
        ("zimbabwe", "commonwealth", "2010-01-01", False),
        ("gambia", "commonwealth", "2015-01-01", False),
        ("gambia", "commonwealth", "2019-01-01", True),
        ("syria", "arab-league", "2015-01-01", None),
        ("israel", "oecd", "2015-01-01", True),
        ("lithuania", "oecd", "2015-01-01", False),
        ("spain", "g20", "2022-01-01", None),
        ("russia", "g8", "2010-01-01", True),
        ("russia", "g8", "2020-01-01", None),
        ("kazakhstan", "eu", "2022-09-28", False),
        ("crimea", "eu", "2022-09-28", None),
        ("greenland", "eu", "2022-09-28", None),
        ("soviet-union", "eu", "2022-09-28", None),
        ("germany", "eu", "2050-01-01", None),
        ("germany", "eu", "1990-01-01", None),
        ("germany", "eu", None, True),
        ("poland", "eu", None, None),
        ("united-kingdom", "eu", None, None),
        ("kazakhstan", "eu", None, False),
        ("iceland", "nordic", None, True),
        ("estonia", "nordic", None, False),
        ("france", "security-council-five", "2000-01-01", True),
        ("germany", "security-council-five", "2000-01-01", False),
    ],
)
def test_membership(world: World, place: str, group: str, date: str | None, member: bool | None) -> None:
    assert world.membership(place, group, datetime.date.fromisoformat(date) if date else None) is member


def test_counts_of_members(world: World) -> None:
    day = datetime.date(2025, 6, 1)
    counted = {
        group: sum(
            world.membership(id_, group, day) is True for id_, entry in world.entries.items() if entry.kind == "country"
        )
        for group in world.groups
    }
    expected = {
        "eu": 27, "eurozone": 20, "schengen": 29, "nato": 32, "g7": 7, "g20": 19, "brics": 10, "cis": 9, "csto": 5,
        "eaeu": 5, "efta": 4, "eea": 29, "oecd": 38, "opec": 12, "asean": 10, "african-union": 54, "arab-league": 22,
        "commonwealth": 56, "mercosur": 5, "security-council-five": 5, "nordic": 5, "baltic": 3, "visegrad": 4, "g8": 0,
        "africa": 54, "asia": 51, "europe": 51, "north-america": 23, "south-america": 12,
    }  # fmt: skip
    assert counted == expected


def test_unknown_ids_are_errors(world: World) -> None:
    with pytest.raises(KeyError):
        world.membership("atlantis", "eu", None)
    with pytest.raises(KeyError):
        world.entry("atlantis")


@pytest.mark.parametrize(
    ("text", "type_", "id_"),
    [
        ("Kazakh", "country", "kazakhstan"),
        ("the Netherlands", "country", "netherlands"),
        ("Britons", "country", "united-kingdom"),
        ("U.S.", "country", "united-states"),
        ("Côte d’Ivoire", "country", "ivory-coast"),
        ("Georgia", "country", "georgia"),
        ("Congolese", "country", None),
        ("us", "country", None),
        ("Crimea", "country", None),
        ("Crimea", "place", "crimea"),
        ("Kiev", "place", "kyiv"),
        ("Nur-Sultan", "place", "astana"),
        ("Nato", "group", "nato"),
        ("European  Union", "group", "eu"),
        ("EU", "country", None),
        ("Paris", "person", None),
    ],
)
def test_resolve(world: World, text: str, type_: str, id_: str | None) -> None:
    entry = world.resolve(text, type_)
    assert (entry.id if entry else None) == id_


def test_slot_words(world: World) -> None:
    assert {"Ukraine", "Ukrainian", "Ukrainians", "Burma"} <= slot_words(world, "country")
    assert "Crimea" not in slot_words(world, "country")
    assert {"Crimea", "Lviv", "Ukraine"} <= slot_words(world, "place")
    assert {"EU", "Nato", "G7"} <= slot_words(world, "group")
    assert not world.slot_words("quantity")


def test_slot_words_stand_by_the_first_word_in_them(world: World) -> None:
    assert "New Zealand" in world.slot_words("country")["New"]
    assert {"Prime Minister", "prime minister"} <= set(world.slot_words("office")["prime"])


def test_states_of_places(world: World) -> None:
    assert world.state("lviv") == "ukraine"
    assert world.state("ukraine") == "ukraine"
    assert world.state("crimea") is None
    assert world.state("hong-kong") is None


@example(datetime.date(9999, 12, 1))
@given(st.dates())
def test_a_day_holds_itself_and_its_month(day: datetime.date) -> None:
    for length in (4, 7, 10):
        date = day.isoformat()[:length]
        assert first_day(date) <= day <= last_day(date)
    assert holds(day.isoformat(), day.isoformat(), day) is True


@given(st.dates(), st.dates(), st.dates())
def test_holds_is_whether_a_day_lies_between(one: datetime.date, other: datetime.date, day: datetime.date) -> None:
    assert holds(one.isoformat(), other.isoformat(), day) is (one <= day <= other)
    vague = holds(one.isoformat()[:4], "", day)
    assert vague is (None if day.year == one.year and day != last_day(one.isoformat()[:4]) else day.year >= one.year)


def test_a_damaged_cache_changes_nothing(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path))
    load_world.__wrapped__()
    (path,) = tmp_path.glob("*.msgpack")
    for part in (3, 5, 9):
        whole = bytearray(path.read_bytes())
        whole[len(whole) * part // 10] ^= 0xFF
        path.write_bytes(whole)
        again = load_world.__wrapped__()
        assert again.entries["chad"] == world.entries["chad"]
        assert list(again.entries) == list(world.entries)


def test_without_a_cache_the_world_is_the_same(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "")
    again = load_world.__wrapped__()
    assert dict(again.groups) == dict(world.groups)
    assert again.mentions("In Chad and Mali") == world.mentions("In Chad and Mali")
    assert set(again.offices.titles) == slot_words(world, "office")
