"""A newsroom's own facts: read, and held against all that is known, so that none of them fails a run later."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from factcheck.ruleset.fields import did_you_mean
from factcheck.ruleset.model import RulesBroken
from factcheck.ruleset.own_files import Files
from factcheck.world.facts import Facts, FactsFile, facts_of
from factcheck.world.merging import merge_facts
from factcheck.world.model import ENTRY_KINDS, Currency, Entry, Group, Unit
from factcheck.world.offices import Lacking, Office, folded, titles
from factcheck.world.periods import first_day, last_day
from factcheck.yamlfile import Node


def read_facts(files: Sequence[tuple[str, bytes]], shipped: Facts) -> Facts:
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

    What they refer to is looked up only where something of every file could be read: it may stand in one of which
    nothing could. ``doubtful`` are ids of things that are there, although what they are is not known.
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
        self.bearers: dict[tuple[str, str | None, str], str] = {}
        for entry in known.entries:
            self.bearers.setdefault(_borne(entry), entry.id)
        for group in known.groups:
            self.bearers.setdefault(_borne(group), group.id)
        self.doubtful = files.said | {entry.id for entry in own.entries if entry.kind not in ENTRY_KINDS}
        self.doubtful |= {currency.code.upper() for currency in own.currencies}
        self.path = ""
        self.as_of = ""
        self.sound = True

    def check(self) -> None:
        """Note every problem of every file that could be read."""
        for file in self.files.read:
            self.path, self.as_of = file.path, file.content.as_of
            self._date(file.node.at("as_of"), self.as_of)
            checks: dict[str, Callable[[Node, Any], None]] = {
                "entries": self._entry,
                "groups": self._group,
                "offices": self._office,
                "lacking": self._lacking,
                "units": self._unit,
                "currencies": self._currency,
            }
            for field, check in checks.items():
                for number, thing in enumerate(getattr(file.content, field)):
                    node = file.node.at(field, number)
                    self.sound = self.files.sound(self.path, node)
                    check(node, thing)

    def _entry(self, node: Node, entry: Entry) -> None:
        self._id(node, entry)
        if node.get("kind"):
            self._one_of(node.at("kind"), "kind", entry.kind, ENTRY_KINDS)
        self._known(node, "country", (entry.country,) if entry.country else (), self.countries, "country")
        self._known(node, "borders", entry.borders, self.countries, "country")
        words = {entry.name, *entry.aliases, *entry.adjectives, *entry.peoples}
        for number, word in enumerate(entry.ambiguous):
            if self.sound and word not in words:
                hint = did_you_mean(word, sorted(words))
                self._problem(node.at("ambiguous", number), f"'{word}' is none of the words of this entry{hint}")
        for field in ("capital", "seat", "currency", "named"):
            for number, row in enumerate(getattr(entry, field)):
                self._span(node.at(field, number), row.from_, row.until)
        for number, row in enumerate(entry.currency):
            self._known(node.at("currency", number), "value", (row.value,), self.codes, "currency", "code")
        self._date(node.at("as_of"), entry.as_of)

    def _group(self, node: Node, group: Group) -> None:
        self._id(node, group)
        self._span(node, group.since, group.as_of, "since", "as_of")
        for number, row in enumerate(group.members):
            place = node.at("members", number)
            self._span(place, row.from_, row.until)
            self._known(place, "who", row.who, self.entries, "place")

    def _office(self, node: Node, office: Office) -> None:
        self.files.once(self.path, node.at("id"), "office", office.id)
        if self.sound and bool(office.of) == bool(office.bodies):
            self._problem(node, "an office is that of a country ('of') or of a body ('bodies')")
        self._filled(node, "titles", office.titles)
        self._filled(node, "source", office.source)
        self._known(node, "of", (office.of,) if office.of else (), self.countries, "country")
        self._known_until(node, office)
        for number, holder in enumerate(office.holders):
            self._span(node.at("holders", number), holder.from_, holder.until)
        for title, of in titles(office):
            first = self.titles.get((folded(title), of), office.id)
            if first != office.id:
                message = f"the title '{title}' belongs to the office '{first}' already; to change that, take its id"
                self._problem(node.at("titles"), message)
                break

    def _lacking(self, node: Node, row: Lacking) -> None:
        self._filled(node, "source", row.source)
        self._known(node, "who", row.who, self.countries, "country")
        self._known_until(node, row)
        for number, country in enumerate(row.who):
            if office := self.titles.get((folded(row.title), country)):
                self._problem(node.at("who", number), f"'{country}' has the office '{office}'")

    def _unit(self, node: Node, unit: Unit) -> None:
        self.files.once(self.path, node.at("id"), "unit", unit.id)
        self._filled(node, "names", unit.names)
        if unit.dimension not in self.dimensions and (hint := did_you_mean(unit.dimension, sorted(self.dimensions))):
            self._problem(node.at("dimension"), f"no unit has the dimension '{unit.dimension}'{hint}")
        for field, value, least in (("factor", unit.factor, True), ("offset", unit.offset, False)):
            number = _number(value)
            if not value and not self.sound:
                continue
            if number is None or (least and number <= 0):
                self._problem(node.at(field), f"'{value}' is no {'factor: a number above 0' if least else 'number'}")

    def _currency(self, node: Node, currency: Currency) -> None:
        code = currency.code
        self.files.once(self.path, node.at("code"), "code", code)
        if code and not re.fullmatch("[A-Z]{3}", code):
            hint = f": write {code.upper()}" if re.fullmatch("[a-zA-Z]{3}", code) else ""
            self._problem(node.at("code"), f"'{code}' is no code of ISO 4217, which is three capital letters{hint}")

    def _known_until(self, node: Node, office: Office | Lacking) -> None:
        """The day of an office is its own or that of its file."""
        as_of = office.as_of or self.as_of
        if not as_of and self.sound:
            self._problem(node, "the field 'as_of' is missing, here or at the top of the file")
        self._span(node, office.since, as_of, "since", "as_of")

    def _id(self, node: Node, thing: Entry | Group) -> None:
        """Ids of places and of groups are told apart by nothing but their names."""
        id_ = thing.id
        self.files.once(self.path, node.at("id"), "id", id_)
        first = self.bearers.get(_borne(thing), id_)
        if id_ and thing.name and first not in (id_, ""):
            kind = thing.kind if isinstance(thing, Entry) else "group"
            message = f"the {kind} '{first}' has the name '{thing.name}' already; to change that one, take its id"
            self._problem(node.at("name"), message)
        if id_ in self.groups and id_ in self.entries:
            self._problem(node.at("id"), f"a place and a group both have the id '{id_}'")

    def _known(
        self, node: Node, field: str, ids: Sequence[str], known: Collection[str], what: str, by: str = "id"
    ) -> None:
        for number, id_ in enumerate(ids if self.files.whole else ()):
            if id_ not in known and id_ not in self.doubtful:
                self._problem(
                    node.at(field, number), f"no {what} has the {by} '{id_}'{did_you_mean(id_, sorted(known))}"
                )

    def _one_of(self, node: Node, field: str, word: str, known: Sequence[str]) -> None:
        if word not in known:
            hint = did_you_mean(word, known) or f"; it is one of: {', '.join(known)}"
            self._problem(node, f"'{field}' cannot be '{word}'{hint}")

    def _filled(self, node: Node, field: str, listed: Sequence[str]) -> None:
        if self.sound and not listed:
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


def _borne(thing: Entry | Group) -> tuple[str, str | None, str]:
    """What no other thing may bear: a name among those of a kind, of towns in a country."""
    return (thing.kind, thing.country, thing.name) if isinstance(thing, Entry) else ("group", None, thing.name)


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
