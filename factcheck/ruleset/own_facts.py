"""A newsroom's own facts: read, and held against all that is known, so that none of them fails a run later."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import msgspec

from factcheck.ruleset.fields import did_you_mean
from factcheck.ruleset.model import RulesBroken
from factcheck.ruleset.own_files import Files, Own
from factcheck.world.facts import Facts, FactsFile, facts_of
from factcheck.world.merging import merge_facts
from factcheck.world.model import ENTRY_KINDS, Entry, Group, Unit
from factcheck.world.offices import Lacking, Office, folded, titles
from factcheck.world.periods import first_day, last_day
from factcheck.yamlfile import Node


def read_facts(files: Sequence[tuple[Path, bytes]], shipped: Facts) -> Facts:
    """The facts of all files, given with their contents. Raises RulesBroken with all that is wrong in them."""
    read = Files(files, FactsFile)
    own = facts_of([_dated(file.content) for file in read.read])
    _Checker(read, shipped, own).check()
    if read.problems:
        raise RulesBroken(sorted(set(read.problems)))
    return own


def _dated(file: FactsFile) -> FactsFile:
    """A file whose entries bear its day; those of a file without one hold as long as the shipped ones."""
    entries = tuple(msgspec.structs.replace(entry, as_of=entry.as_of or file.as_of) for entry in file.entries)
    return msgspec.structs.replace(file, entries=entries)


class _Checker:
    """Holds own facts against each other and against the shipped ones.

    What they refer to is looked up only where every file could be read: it may stand in one that could not.
    """

    def __init__(self, files: Files[FactsFile], shipped: Facts, own: Facts) -> None:
        known = merge_facts(shipped, own)
        self.files = files
        self.dimensions = {unit.dimension for unit in shipped.units}
        self.entries = {entry.id: entry for entry in known.entries}
        self.countries = {entry.id for entry in known.entries if entry.kind == "country"}
        self.groups = {group.id for group in known.groups}
        self.codes = {currency.code for currency in known.currencies}
        self.titles = _titles(known.offices)
        self.path = ""

    def check(self) -> None:
        """Note every problem of every file that could be read."""
        for file in self.files.read:
            self.path = file.path
            self._date(file.node.at("as_of"), file.content.as_of)
            for node, entry in _each(file, "entries"):
                self._entry(node, entry)
            for node, group in _each(file, "groups"):
                self._group(node, group)
            for node, office in _each(file, "offices"):
                self._office(node, office)
            for node, row in _each(file, "lacking"):
                self._lacking(node, row)
            for node, unit in _each(file, "units"):
                self._unit(node, unit)
            for node, currency in _each(file, "currencies"):
                self.files.once(self.path, node.at("code"), "code", currency.code)

    def _entry(self, node: Node, entry: Entry) -> None:
        self._id(node, entry.id)
        self._one_of(node.at("kind"), "kind", entry.kind, ENTRY_KINDS)
        self._known(node, "country", (entry.country,) if entry.country else (), self.countries, "country")
        self._known(node, "borders", entry.borders, self.countries, "country")
        words = {entry.name, *entry.aliases, *entry.adjectives, *entry.peoples}
        for number, word in enumerate(entry.ambiguous):
            if word not in words:
                hint = did_you_mean(word, words)
                self._problem(node.at("ambiguous", number), f"'{word}' is none of the words of this entry{hint}")
        for field in ("capital", "seat", "currency", "named"):
            for number, row in enumerate(getattr(entry, field)):
                self._span(node.at(field, number), row.from_, row.until)
        for number, row in enumerate(entry.currency):
            self._known(node.at("currency", number), "value", (row.value,), self.codes, "currency", "code")
        self._date(node.at("as_of"), entry.as_of)

    def _group(self, node: Node, group: Group) -> None:
        self._id(node, group.id)
        self._span(node, group.since, group.as_of, "since", "as_of")
        for number, row in enumerate(group.members):
            place = node.at("members", number)
            self._span(place, row.from_, row.until)
            self._known(place, "who", row.who, self.entries, "place")

    def _office(self, node: Node, office: Office) -> None:
        self.files.once(self.path, node.at("id"), "office", office.id)
        if bool(office.of) == bool(office.bodies):
            self._problem(node, "an office is that of a country ('of') or of a body ('bodies')")
        self._filled(node, "titles", office.titles)
        self._filled(node, "source", office.source)
        self._known(node, "of", (office.of,) if office.of else (), self.countries, "country")
        self._span(node, office.since, office.as_of, "since", "as_of")
        for number, holder in enumerate(office.holders):
            self._span(node.at("holders", number), holder.from_, holder.until)
        for title, of in titles(office):
            first = self.titles[folded(title), of]
            if first != office.id:
                message = f"the title '{title}' belongs to the office '{first}' already; to change that, take its id"
                self._problem(node.at("titles"), message)
                break

    def _lacking(self, node: Node, row: Lacking) -> None:
        self._filled(node, "source", row.source)
        self._known(node, "who", row.who, self.countries, "country")
        self._span(node, row.since, row.as_of, "since", "as_of")
        for number, country in enumerate(row.who):
            if office := self.titles.get((folded(row.title), country)):
                self._problem(node.at("who", number), f"'{country}' has the office '{office}'")

    def _unit(self, node: Node, unit: Unit) -> None:
        self.files.once(self.path, node.at("id"), "unit", unit.id)
        self._filled(node, "names", unit.names)
        if unit.dimension not in self.dimensions and (hint := did_you_mean(unit.dimension, self.dimensions)):
            self._problem(node.at("dimension"), f"no unit has the dimension '{unit.dimension}'{hint}")
        for field, value, least in (("factor", unit.factor, True), ("offset", unit.offset, False)):
            number = _number(value)
            if number is None or (least and number <= 0):
                self._problem(node.at(field), f"'{value}' is no {'factor: a number above 0' if least else 'number'}")

    def _id(self, node: Node, id_: str) -> None:
        """Ids of places and of groups are told apart by nothing but their names."""
        self.files.once(self.path, node.at("id"), "id", id_)
        if id_ in self.groups and id_ in self.entries:
            self._problem(node.at("id"), f"a place and a group both have the id '{id_}'")

    def _known(
        self, node: Node, field: str, ids: Sequence[str], known: Collection[str], what: str, by: str = "id"
    ) -> None:
        for number, id_ in enumerate(ids if self.files.whole else ()):
            if id_ not in known:
                self._problem(node.at(field, number), f"no {what} has the {by} '{id_}'{did_you_mean(id_, known)}")

    def _one_of(self, node: Node, field: str, word: str, known: Sequence[str]) -> None:
        if word not in known:
            hint = did_you_mean(word, known) or f"; it is one of: {', '.join(known)}"
            self._problem(node, f"'{field}' cannot be '{word}'{hint}")

    def _filled(self, node: Node, field: str, listed: Sequence[str]) -> None:
        if not listed:
            self._problem(node.at(field), f"'{field}' has nothing in it")

    def _span(self, node: Node, first: str, last: str, since: str = "from", until: str = "until") -> None:
        """Two days, either of which may be left open."""
        right = [self._date(node.at(since), first), self._date(node.at(until), last)]
        if all(right) and first and last and first_day(first) > last_day(last):
            self._problem(node.at(until), f"'{until}' is before '{since}'")

    def _date(self, node: Node, date: str) -> bool:
        right = not date or _is_date(date)
        if not right:
            self._problem(node, f"'{date}' is no date; dates are written 2024-06-01, 2024-06 or 2024, in quotes")
        return right

    def _problem(self, node: Node, message: str) -> None:
        self.files.problem(self.path, node, message)


def _each(file: Own[FactsFile], field: str) -> Iterator[tuple[Node, Any]]:
    """The entries of a list, each with its node."""
    for number, entry in enumerate(getattr(file.content, field)):
        yield file.node.at(field, number), entry


def _titles(offices: Sequence[Office]) -> dict[tuple[str, str], str]:
    """The id of the office that a title means, by the title and its country."""
    found: dict[tuple[str, str], str] = {}
    for office in offices:
        for title, of in titles(office):
            found.setdefault((folded(title), of), office.id)
    return found


def _is_date(date: str) -> bool:
    try:
        return bool(first_day(date) <= last_day(date) and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date))
    except ValueError:
        return False


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
