"""The house lists: every name once, and what may be asked of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.paths import rules_folder
from factcheck.world import load_house
from factcheck.world.house import House
from factcheck.world.house_lists import HouseLists, HouseName, read_lists
from factcheck.world.indexing import index_house

HOUSE = House(
    index_house(
        HouseLists(
            women=("Anna Ana", "Joan"),
            men=("Sergei Sergey", "Sergi"),
            either=("Robin",),
            people=(HouseName(name="Oda Lindqvist", never=("Oda Lindquist-Ek",)),),
            organisations=("HarbourNet", "Lindow's"),
            landmarks=("Green Sea",),
        )
    )
)


def test_the_shipped_lists_have_every_name_once() -> None:
    lists = read_lists(Path(rules_folder()) / "names")
    listed = (*lists.people, *lists.organisations, *lists.landmarks, *lists.terms)
    names = [entry if isinstance(entry, str) else entry.name for entry in listed]
    assert len(names) == len(set(names)) > 250
    assert len(load_house().given) > 900


def test_given_names() -> None:
    assert HOUSE.same_given("Sergei", "SERGEY")
    assert not HOUSE.same_given("Sergei", "Sergi")
    assert not HOUSE.same_given("Xy", "Xy")
    assert [HOUSE.gender(name) for name in ("Joan", "Sergi", "Robin", "Nobody")] == ["woman", "man", "", ""]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Harbour Net", "HarbourNet"),
        ("Harbournet", "HarbourNet"),
        ("Lindows", "Lindow's"),
        ("HarbourNet", None),
        ("Oda Lindquist-Ek", "Oda Lindqvist"),
        ("Harbour", None),
    ],
)
def test_how_the_house_writes_it(text: str, right: str | None) -> None:
    assert HOUSE.written(text) == right


def test_near_and_lower_case() -> None:
    assert list(HOUSE.near("Green See")) == ["Green Sea"]
    assert list(HOUSE.near("Oda Lindquist")) == ["Oda Lindqvist"]
    assert HOUSE.kind("Green Sea") == "landmark"
    assert HOUSE.lowered(["green", "oda"]) == ["Green Sea", "Oda Lindqvist"]


def test_a_list_that_does_not_fit_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.yml").write_text("peple: [Oda]\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"people\.yml"):
        read_lists(tmp_path)
