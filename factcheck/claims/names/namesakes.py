"""Persons whom a display text gives another given name than the body does."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from factcheck.claims.agreement.comparison import Called, Told
from factcheck.claims.agreement.wordforms import plain, stem

if TYPE_CHECKING:
    from factcheck.claims.agreement.values import Sides
    from factcheck.world.house import House

#: Given names that begin with so many same letters may be one person's ("Tom", "Tommy"; "Sergei", "Sergii").
_OPENING = 2
#: So many words may stand before the name of the person whom a sentence is about ("Former keeper Tom Hay …").
_OPENS = 2


def misnamed(sides: Sides, house: House, alike: Collection[frozenset[str]]) -> Iterator[tuple[Called, Called]]:
    """Each person of the display texts whose given name the body lacks, with the body's person of that family name.

    A person has a known given name and one family name. ``alike`` are pairs of given names, in lower case, that one
    person may have. Nothing is said where the body has several bearers of the family name, or where the one it has is
    not how it first brings in that name: it then means somebody whom its readers know.
    """
    told = sides.names.told.get("name") or Told()
    for value in sides.names.stated:
        if not isinstance(value, Called) or not _is_person(value, house) or sides.body.has_like(stem(_given(value))):
            continue
        family = value.name.words[-1]
        named = [one for one in told.values if isinstance(one, Called) and one.name.words[-1] == family]
        full = [one for one in named if len(one.name.words) > 1]
        sure = len(full) < len(named) or any(one.name.kind == "person" for one in full)
        if not sure or full[:1] != named[:1] or len({_given(one) for one in full}) != 1:
            continue
        if not _may_be_one(_given(value), _given(full[0]), alike):
            yield value, full[0]


def strangers(sides: Sides, house: House) -> Iterator[Called]:
    """Each person with whom a sentence of the display texts opens and of whose name the body has not one word."""
    for value in sides.names.stated:
        if not isinstance(value, Called) or value.slot.first > _OPENS or not _is_person(value, house):
            continue
        if not any(sides.body.has_like(stem(word)) for word in value.name.words):
            yield value


def _is_person(value: Called, house: House) -> bool:
    name = value.name
    return name.kind == "person" and not name.known and len(name.words) == 2 and house.is_given(name.words[0])


def _given(value: Called) -> str:
    return plain(value.name.words[0]).casefold()


def _may_be_one(one: str, other: str, alike: Collection[frozenset[str]]) -> bool:
    short = min(len(one), len(other)) <= _OPENING
    return short or one[:_OPENING] == other[:_OPENING] or frozenset((one, other)) in alike
