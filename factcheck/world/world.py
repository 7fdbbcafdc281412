"""The known world: places, groups, units and currencies, and what can be asked of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from factcheck.world.house import by_first_lowered
from factcheck.world.mentions import Finder, Known
from factcheck.world.model import Currency, Entry, Facts, Group, Members, Mention, Unit
from factcheck.world.nearness import NearIndex
from factcheck.world.offices import Offices
from factcheck.world.periods import first_day, holds, last_day

#: Kinds of entry that are states of their own, for membership and the {country} slot.
_STATES = frozenset({"country", "former"})
#: Kinds that take their state's membership.
_PARTS = frozenset({"region", "city"})


class World:
    """Facts with an index of their names. Silent (None) wherever the facts leave a question open."""

    def __init__(self, facts: Facts) -> None:
        self.as_of = last_day(facts.as_of)
        self.entries: Mapping[str, Entry] = {entry.id: entry for entry in facts.entries}
        self.groups: Mapping[str, Group] = {group.id: group for group in facts.groups}
        self.units: Sequence[Unit] = facts.units
        self._phrases = facts.phrases
        self.offices = Offices(facts.offices, facts.lacking)
        self.currencies: Mapping[str, Currency] = {currency.code: currency for currency in facts.currencies}

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.entries.values(), self.groups.values(), self._phrases)

    def entry(self, id: str) -> Entry:  # noqa: A002
        """The entry with this id; a group comes as an entry of kind "group". Raises KeyError for an unknown id."""
        if id in self.entries:
            return self.entries[id]
        group = self.groups[id]
        return Entry(id=group.id, kind="group", name=group.name, aliases=group.aliases, source=group.source)

    def mentions(self, text: str) -> list[Mention]:
        """Every known name in ``text``, in order."""
        return list(self._finder.find(text))

    def near(self, text: str) -> list[Known]:
        """The known names that are one slip of the hand away from ``text``; none where it is one itself."""
        return [self._finder.forms[name] for name in self._near.near(text)]

    @cached_property
    def _near(self) -> NearIndex:
        return NearIndex(name for name in self._finder.forms if name[0].isupper())

    def lowered(self, words: Iterable[str]) -> list[str]:
        """The names, adjectives and peoples whose first word, in lower case, is one of ``words``."""
        return [name for word in sorted(words) for name in self._by_first.get(word, ())]

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        return by_first_lowered(self._finder.forms)

    def slot_words(self, type: str) -> Sequence[str]:  # noqa: A002
        """Every written form of a slot type, sorted; none for a type without facts.

        Types are country, place and group, office (titles) and person (those who held an office).
        """
        if type == "office":
            return self.offices.titles
        if type == "person":
            return self.offices.people
        return self._slot_words.get(type, ())

    def resolve(self, text: str, type: str) -> Entry | None:  # noqa: A002
        """The one entry of slot type ``type`` that ``text`` is written for; None for none, and for several states."""
        known = self._finder.forms.get(" ".join(text.replace("’", "'").split()).removeprefix("the "))
        if known is None:
            return None
        fitting = [id_ for id_ in (known.entry, *known.also) if self._fits(id_, type)]
        if not fitting or (type == "country" and len(fitting) > 1):
            return None
        return self.entry(fitting[0])

    def state(self, id: str) -> str | None:  # noqa: A002
        """The id of the state a place belongs to (a state's own id for itself); None where in dispute."""
        entry = self.entry(id)
        if entry.kind in _STATES:
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
            return kind in _STATES
        return kind == "group" if type_ == "group" else type_ == "place" and kind != "group"

    @cached_property
    def _slot_words(self) -> Mapping[str, Sequence[str]]:
        words: dict[str, set[str]] = {"country": set(), "place": set(), "group": set()}
        for known in self._finder.forms.values():
            for id_ in (known.entry, *known.also):
                kind = self._kind(id_)
                words["group" if kind == "group" else "place"].add(known.text)
                if kind in _STATES:
                    words["country"].add(known.text)
        return {type_: tuple(sorted(found)) for type_, found in words.items()}


def _always(group: Group, rows: Sequence[Members]) -> bool | None:
    """What holds at every date of the group's life: a founder that stayed, or a state that never was in it."""
    if not rows:
        return False
    founded = max(group.since, min(row.from_ for row in group.members))
    stayed = len(rows) == 1 and rows[0].from_ <= founded and not rows[0].until and not rows[0].unclear
    return True if stayed else None
