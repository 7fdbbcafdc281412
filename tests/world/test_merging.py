"""A newsroom's own facts and names beside the shipped ones: what stays, what is added, what takes whose place."""

from __future__ import annotations

from factcheck.world.facts import Facts
from factcheck.world.house import House
from factcheck.world.house_lists import HouseLists, HouseName
from factcheck.world.indexing import index_house, index_world
from factcheck.world.merging import merge_facts, merge_lists
from factcheck.world.model import Currency, Entry, Group, Unit
from factcheck.world.offices import Lacking, Office
from factcheck.world.world import World


def country(id_: str, name: str, *borders: str, as_of: str = "") -> Entry:
    return Entry(id=id_, kind="country", name=name, borders=borders, as_of=as_of)


def office(id_: str, of: str, title: str) -> Office:
    return Office(id=id_, of=of, titles=(title,), since="2000", as_of="2026", source=("x",), holders=())


def facts(**lists: object) -> Facts:
    nothing = dict.fromkeys(("entries", "groups", "units", "currencies"), ())
    return Facts(**{**nothing, **lists})  # type: ignore[arg-type]


SHIPPED = facts(
    as_of="2026-01-31",
    entries=(
        country("north", "Northland", "mid"),
        country("mid", "Midland", "north", "south"),
        country("south", "S", "mid"),
    ),
    units=(Unit(id="rod", dimension="length", names=("rod",), factor="5"),),
    currencies=(Currency(code="NOR", name="Norland Crown"),),
    phrases=("Northland Rovers",),
    offices=(office("north-pm", "north", "prime minister"),),
    lacking=(Lacking(title="chancellor", who=("north", "mid"), since="2000", as_of="2026", source=("x",)),),
)
LISTS = HouseLists(
    women=("Anna Ana Anne", "Sascha"),
    people=("Oda Lindqvist", HouseName(name="Per Holm", never=("Per Holmes",))),
    organisations=("HarbourNet",),
    terms=("Lake Treaty",),
)


def test_what_is_new_comes_last_and_what_is_known_keeps_its_place() -> None:
    own = facts(
        entries=(country("mid", "Middle Land", "north"), country("isle", "Isle")),
        groups=(Group(id="league", name="League", called="the League", source="x", members=()),),
        units=(Unit(id="rod", dimension="length", names=("rod",), factor="5.03"),),
        currencies=(Currency(code="ISL", name="Isle Crown"),),
        phrases=("Isle Ferry",),
    )
    merged = merge_facts(SHIPPED, own)
    assert [entry.name for entry in merged.entries] == ["Northland", "Middle Land", "S", "Isle"]
    assert [group.id for group in merged.groups] == ["league"]
    assert [unit.factor for unit in merged.units] == ["5.03"]
    assert [currency.code for currency in merged.currencies] == ["NOR", "ISL"]
    assert merged.phrases == ("Northland Rovers", "Isle Ferry")


def test_borders_of_own_entries_hold_on_both_sides() -> None:
    own = facts(entries=(country("mid", "Midland", "north"), country("isle", "Isle", "south")))
    borders = {entry.id: entry.borders for entry in merge_facts(SHIPPED, own).entries}
    assert borders == {"north": ("mid",), "mid": ("north",), "south": ("isle",), "isle": ("south",)}


def test_an_office_of_ones_own_is_no_longer_lacking() -> None:
    own = facts(offices=(office("mid-chancellor", "mid", "Chancellor"),))
    merged = merge_facts(SHIPPED, own)
    assert [row.who for row in merged.lacking] == [("north",)]
    assert [entry.id for entry in merged.offices] == ["north-pm", "mid-chancellor"]


def test_each_entry_is_known_until_the_day_of_its_own_file() -> None:
    world = World(index_world(merge_facts(SHIPPED, facts(entries=(country("isle", "Isle", as_of="2027-05"),)))))
    assert world.known_until(world.entry("isle")).isoformat() == "2027-05-31"
    assert world.known_until(world.entry("north")) == world.as_of


def test_a_name_takes_the_place_of_what_it_is_written_for() -> None:
    own = HouseLists(
        terms=("Harbour Net",), people=(HouseName(name="Oda Lind", never=("Oda Lindqvist",)), "Per Holmes")
    )
    house = House(index_house(merge_lists(LISTS, own)))
    assert house.written("HarbourNet") == "Harbour Net"
    assert house.kind("Harbour Net") == "term"
    assert house.written("Oda Lindqvist") == "Oda Lind"
    assert house.written("Per Holmes") is None
    assert house.kind("Per Holm") == "person"
    assert house.kind("Lake Treaty") == "term"


def test_a_given_name_stands_on_the_line_of_ones_own() -> None:
    house = House(index_house(merge_lists(LISTS, HouseLists(women=("Ana Anja",), men=("Sascha",)))))
    assert house.same_given("Ana", "Anja")
    assert not house.same_given("Ana", "Anna")
    assert house.same_given("Anna", "Anne")
    assert house.gender("Sascha") == "man"
