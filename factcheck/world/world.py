"""The known world: places, groups, units and currencies, and what can be asked of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import msgspec

from factcheck.world.index import WorldIndex
from factcheck.world.mentions import Finder
from factcheck.world.model import STATES, Currency, Entry, Group, Known, Members, Mention, Unit
from factcheck.world.nearness import NearIndex, NearNames
from factcheck.world.periods import first_day, holds, last_day
from factcheck.world.records import Records

if TYPE_CHECKING:
    from factcheck.world.offices import Offices

T = TypeVar("T")

#: Kinds that take their state's membership.
_PARTS = frozenset({"region", "city"})


class World:
    """Facts with an index of their names. Silent (None) wherever the facts leave a question open."""

    def __init__(self, index: WorldIndex) -> None:
        self.as_of = last_day(index.as_of)
        self.entries: Mapping[str, Entry] = Records(index.entries, Entry)
        self.groups: Mapping[str, Group] = Records(index.groups, Group)
        self._index = index
        self._finder = Finder(index)
        self._slots: dict[str, Mapping[str, Sequence[str]]] = {}

    @cached_property
    def units(self) -> Sequence[Unit]:
        """Every unit of measure."""
        return _typed(self._index.units, tuple[Unit, ...])

    @cached_property
    def currencies(self) -> Mapping[str, Currency]:
        """Every currency by its code."""
        return _typed(self._index.currencies, dict[str, Currency])

    @cached_property
    def offices(self) -> Offices:
        """Who held which office when."""
        from factcheck.world.offices import Lacking, Office, Offices

        return Offices(
            _typed(self._index.offices, tuple[Office, ...]), _typed(self._index.lacking, tuple[Lacking, ...])
        )

    def entry(self, id: str) -> Entry:  # noqa: A002
        """The entry with this id; a group comes as an entry of kind "group". Raises KeyError for an unknown id."""
        if id in self.entries:
            return self.entries[id]
        group = self.groups[id]
        return Entry(id=group.id, kind="group", name=group.name, aliases=group.aliases, source=group.source)

    def known_until(self, entry: Entry) -> datetime.date:
        """The last day on which what is said of an entry was known to be true."""
        return last_day(entry.as_of) if entry.as_of else self.as_of

    def mentions(self, text: str) -> list[Mention]:
        """Every known name in ``text``, in order."""
        return list(self._finder.find(text))

    def near(self, text: str) -> list[Known]:
        """The known names that are one slip of the hand away from ``text``; none where it is one itself."""
        found = (self._finder.known(name) for name in self._near.near(text))
        return [known for known in found if known]

    @cached_property
    def _near(self) -> NearIndex:
        return NearIndex(_typed(self._index.near, NearNames))

    def lowered(self, words: Iterable[str]) -> list[str]:
        """The names, adjectives and peoples whose first word, in lower case, is one of ``words``."""
        return [name for word in sorted(words) for name in self._lowered.get(word, ())]

    @cached_property
    def _lowered(self) -> Mapping[str, Sequence[str]]:
        return Records(_typed(self._index.lowered, dict[str, msgspec.Raw]), tuple[str, ...])

    def slot_words(self, type: str) -> Mapping[str, Sequence[str]]:  # noqa: A002
        """Every written form of a slot type by the first word in it, of titles in lower case; none without facts.

        Types are country, place and group, former_name (that states had once), office (titles) and body_office
        (titles with the body).
        """
        found = self._slots.get(type)
        if found is None:
            waiting = self._index.slots.get(type)
            words = {} if waiting is None else _typed(waiting, dict[str, msgspec.Raw])
            found = self._slots[type] = Records(words, tuple[str, ...])
        return found

    def resolve(self, text: str, type: str) -> Entry | None:  # noqa: A002
        """The one entry of slot type ``type`` that ``text`` is written for; None for none, and for several states."""
        known = self._finder.known(" ".join(text.replace("’", "'").split()).removeprefix("the "))
        if known is None:
            return None
        fitting = [id_ for id_ in (known.entry, *known.also) if self._fits(id_, type)]
        if not fitting or (type == "country" and len(fitting) > 1):
            return None
        return self.entry(fitting[0])

    def state(self, id: str) -> str | None:  # noqa: A002
        """The id of the state a place belongs to (a state's own id for itself); None where in dispute."""
        entry = self.entry(id)
        if entry.kind in STATES:
            return entry.id
        return entry.country if entry.kind in _PARTS else None

    def membership(self, entry_id: str, group_id: str, date: datetime.date | None) -> bool | None:
        """Whether a place was in a group on ``date``; a region or town counts as its state.

        None where that is not known: after the group's ``as_of``, before its list starts, for territories and
        disputed places, in a year that is only known as such, while it was unclear. With ``date`` None only what held
        at every date is answered. Raises KeyError for an unknown id.
        """
        group = self.groups[group_id]
        entry = self.entry(entry_id)
        ids = {entry_id} if any(entry_id in row.who for row in group.members) else {self.state(entry_id)}
        if None in ids or entry.kind == "former":
            return None
        rows = [row for row in group.members if not ids.isdisjoint(row.who)]
        if date is None:
            return _always(group, rows)
        if (group.as_of and date > last_day(group.as_of)) or (group.since and date < first_day(group.since)):
            return None
        answers = [holds(row.from_, row.until, date) for row in rows]
        if any(answer is None or (answer and row.unclear) for answer, row in zip(answers, rows, strict=True)):
            return None
        return True in answers

    def _kind(self, id_: str) -> str:
        return self.entries[id_].kind if id_ in self.entries else "group"

    def _fits(self, id_: str, type_: str) -> bool:
        kind = self._kind(id_)
        if type_ == "country":
            return kind in STATES
        return kind == "group" if type_ == "group" else type_ == "place" and kind != "group"


def _typed(data: msgspec.Raw, type: type[T]) -> T:  # noqa: A002
    return msgspec.msgpack.decode(data, type=type)


def _always(group: Group, rows: Sequence[Members]) -> bool | None:
    """What holds at every date of the group's life: a founder that stayed, or a state that never was in it."""
    if not rows:
        return False
    founded = max(group.since, min(row.from_ for row in group.members))
    stayed = len(rows) == 1 and rows[0].from_ <= founded and not rows[0].until and not rows[0].unclear
    return True if stayed else None
