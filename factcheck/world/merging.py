"""A newsroom's own facts and names beside the shipped ones: what is its own takes the place of what it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from factcheck.world.facts import Facts
from factcheck.world.house import letters
from factcheck.world.house_lists import HouseLists, named
from factcheck.world.model import Entry
from factcheck.world.offices import Lacking, Office, folded

T = TypeVar("T")

#: The lists of names, and those of given names.
_NAMES = ("people", "organisations", "landmarks", "terms")
_GIVEN = ("women", "men", "either")


def merge_facts(shipped: Facts, own: Facts) -> Facts:
    """The shipped facts and a newsroom's own: an entry of its own takes the place of the shipped one of the same id."""
    return Facts(
        as_of=shipped.as_of,
        entries=_replaced(_bordering(shipped.entries, own.entries), own.entries, lambda entry: entry.id),
        groups=_replaced(shipped.groups, own.groups, lambda group: group.id),
        units=_replaced(shipped.units, own.units, lambda unit: unit.id),
        currencies=_replaced(shipped.currencies, own.currencies, lambda currency: currency.code),
        phrases=(*shipped.phrases, *own.phrases),
        offices=_replaced(shipped.offices, own.offices, lambda office: office.id),
        lacking=(*own.lacking, *(_lacking_still(row, own.offices) for row in shipped.lacking)),
    )


def merge_lists(shipped: HouseLists, own: HouseLists) -> HouseLists:
    """The shipped lists and a newsroom's own.

    A name of its own takes the place of a shipped one of the same letters, and of one that it says is never to be
    written. A given name that it lists stands on its line only.
    """
    listed = [named(entry) for field in _NAMES for entry in getattr(own, field)]
    taken = {letters(form) for entry in listed for form in (entry.name, *entry.never)}
    given = {name.casefold() for field in _GIVEN for line in getattr(own, field) for name in line.split()}
    merged: dict[str, Any] = {}
    for field in _NAMES:
        kept = (entry for entry in getattr(shipped, field) if letters(named(entry).name) not in taken)
        merged[field] = (*kept, *getattr(own, field))
    for field in _GIVEN:
        split = (line.split() for line in getattr(shipped, field))
        lines = (" ".join(name for name in names if name.casefold() not in given) for names in split)
        merged[field] = (*filter(None, lines), *getattr(own, field))
    return HouseLists(**merged)


def _replaced(shipped: Sequence[T], own: Sequence[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """All of both, in the shipped order, what is new last."""
    mine = {key(entry): entry for entry in own}
    return (*(mine.pop(key(entry), entry) for entry in shipped), *mine.values())


def _bordering(shipped: Sequence[Entry], own: Sequence[Entry]) -> list[Entry]:
    """The shipped entries with the borders that own entries have with them, and no other border with those."""
    theirs = {entry.id: entry.borders for entry in own}
    found = []
    for entry in shipped:
        still = [id_ for id_ in entry.borders if entry.id in theirs.get(id_, (entry.id,))]
        new = [id_ for id_, borders in theirs.items() if entry.id in borders and id_ not in still]
        borders = (*still, *new)
        found.append(entry if borders == entry.borders else msgspec.structs.replace(entry, borders=borders))
    return found


def _lacking_still(row: Lacking, own: Sequence[Office]) -> Lacking:
    """A row without the countries that have an office of its title among a newsroom's own."""
    have = {office.of for office in own if folded(row.title) in map(folded, office.titles)}
    return msgspec.structs.replace(row, who=tuple(id_ for id_ in row.who if id_ not in have))
