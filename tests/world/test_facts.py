"""The shape of the shipped facts, and how they are read."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.paths import rules_folder
from factcheck.world import World, load_world
from factcheck.world.facts import read_facts
from factcheck.world.periods import first_day, last_day


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def test_ids_are_used_once() -> None:
    facts = read_facts(Path(rules_folder()) / "world")
    ids = [entry.id for entry in facts.entries] + [group.id for group in facts.groups]
    assert len(ids) == len(set(ids))


def test_every_id_that_is_referred_to_exists(world: World) -> None:
    for entry in world.entries.values():
        assert not entry.country or world.entries[entry.country].kind == "country"
        for border in entry.borders:
            assert entry.id in world.entries[border].borders, f"{entry.id} and {border}"
    for group in world.groups.values():
        for row in group.members:
            assert all(world.entries[who].kind == "country" for who in row.who)


def test_every_date_is_one_and_periods_run_forward(world: World) -> None:
    periods = [p for e in world.entries.values() for p in (*e.capital, *e.seat, *e.currency, *e.named)]
    spans = [(period.from_, period.until) for period in periods]
    spans += [(row.from_, row.until) for group in world.groups.values() for row in group.members]
    for from_, until in spans:
        assert not (from_ and until) or first_day(from_) <= last_day(until)
    for group in world.groups.values():
        assert group.source.startswith("http")
        assert not group.as_of or last_day(group.as_of) <= world.as_of or group.id in ("nato", "opec")


def test_ambiguous_words_are_words_of_their_entry(world: World) -> None:
    for entry in world.entries.values():
        assert set(entry.ambiguous) <= {entry.name, *entry.aliases, *entry.adjectives, *entry.peoples}, entry.id


def test_the_groups_of_the_news_are_there(world: World) -> None:
    assert set(world.groups) >= {
        "eu", "eurozone", "schengen", "nato", "g7", "g20", "brics", "cis", "csto", "eaeu", "efta", "eea", "oecd",
        "opec", "asean", "african-union", "arab-league", "commonwealth", "mercosur", "security-council-five", "nordic",
        "baltic", "visegrad",
    }  # fmt: skip


def test_units_convert_exactly(world: World) -> None:
    units = {unit.id: unit for unit in world.units}
    assert len(units) == len(world.units)
    assert Decimal(units["mile"].factor) == 1760 * Decimal(units["yard"].factor)
    assert Decimal(units["acre"].factor) == 4840 * Decimal(units["square yard"].factor)
    assert Decimal(units["square mile"].factor) == 640 * Decimal(units["acre"].factor)
    assert Decimal(units["pound"].factor) == 16 * Decimal(units["ounce"].factor)
    assert Decimal(units["stone"].factor) == 14 * Decimal(units["pound"].factor)
    assert Decimal(units["US gallon"].factor) == 231 * Decimal(units["inch"].factor) ** 3
    assert Decimal(units["imperial gallon"].factor) == 8 * Decimal(units["imperial pint"].factor)
    assert Decimal(units["short ton"].factor) == 2000 * Decimal(units["pound"].factor)
    assert Decimal(units["long ton"].factor) == 2240 * Decimal(units["pound"].factor)
    assert Decimal(units["barrel"].factor) == 42 * Decimal(units["US gallon"].factor)
    assert Decimal(units["mile per hour"].factor) == Decimal(units["mile"].factor) / 3600
    fahrenheit = units["degree Fahrenheit"]
    assert round(212 * Decimal(fahrenheit.factor) + Decimal(fahrenheit.offset), 9) == Decimal("373.15")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "places.yml").write_text("entries:\n  - {id: nowhere, kind: country}\n")
    with pytest.raises(ValueError, match=r"places\.yml.*name"):
        read_facts(tmp_path)


def test_norway_is_no_truth_value(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("entries:\n  - {id: norway, kind: country, name: Norway, iso: NO}\n")
    assert read_facts(tmp_path).entries[0].iso == "NO"


def test_warm_loading_needs_no_yaml(world: World) -> None:
    use = "from factcheck.world import load_world; load_world().mentions('Chad')"
    run = [sys.executable, "-c", f"{use}; import sys; print('yaml' in sys.modules)"]
    subprocess.run(run, check=True, capture_output=True, cwd=Path(rules_folder()).parent)
    assert (
        subprocess.run(run, check=True, capture_output=True, text=True, cwd=Path(rules_folder()).parent).stdout
        == "False\n"
    )
