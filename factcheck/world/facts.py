"""Reading rules/world into facts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from factcheck.world.files import yaml_files
from factcheck.world.model import Currency, Entry, Group, Unit
from factcheck.world.offices import Lacking, Office

Dated = TypeVar("Dated", Office, Lacking)
Sourced = TypeVar("Sourced", Entry, Unit)


class FactsFile(msgspec.Struct, forbid_unknown_fields=True):
    """One file of facts: any of the lists; ``as_of`` and ``source`` go with what lacks its own.

    That is, the day with entries, offices and ``lacking``, the source with entries and units.
    """

    as_of: str = ""
    source: str | tuple[str, ...] = ""
    entries: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    units: tuple[Unit, ...] = ()
    currencies: tuple[Currency, ...] = ()
    phrases: dict[str, tuple[str, ...]] = {}
    offices: tuple[Office, ...] = ()
    lacking: tuple[Lacking, ...] = ()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in rules/world.

    ``as_of``: after that day nothing is known of entries. ``phrases`` hold a place's name and mean something else.
    """

    as_of: str = ""
    entries: tuple[Entry, ...]
    groups: tuple[Group, ...]
    units: tuple[Unit, ...]
    currencies: tuple[Currency, ...]
    phrases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    lacking: tuple[Lacking, ...] = ()


def read_facts(folder: str | os.PathLike[str]) -> Facts:
    """All facts of a folder's ``.yml`` files, in order of file name. Raises ValueError for a file that does not fit."""
    return parse_facts(yaml_files(folder))


def parse_facts(files: Iterable[tuple[str, bytes]]) -> Facts:
    """All facts of files, given with their contents. Raises ValueError, naming the file, for one that does not fit."""
    return facts_of([_parse(path, content) for path, content in files])


def facts_of(files: Sequence[FactsFile]) -> Facts:
    """All facts of files together."""
    return Facts(
        as_of=min((file.as_of for file in files if file.entries and file.as_of), default="9999"),
        entries=tuple(_sourced(entry, file.source) for file in files for entry in file.entries),
        groups=tuple(group for file in files for group in file.groups),
        units=tuple(_sourced(unit, file.source) for file in files for unit in file.units),
        currencies=tuple(currency for file in files for currency in file.currencies),
        phrases=tuple(phrase for file in files for phrases in file.phrases.values() for phrase in phrases),
        offices=tuple(_dated(office, file.as_of) for file in files for office in file.offices),
        lacking=tuple(_dated(row, file.as_of) for file in files for row in file.lacking),
    )


def _dated(office: Dated, as_of: str) -> Dated:
    """An office or the lack of one with the day of its file, where it has none of its own."""
    return office if office.as_of else msgspec.structs.replace(office, as_of=as_of)


def _sourced(entry: Sourced, source: str | tuple[str, ...]) -> Sourced:
    """An entry or unit with the first source of its file, where it has none of its own."""
    first = source if isinstance(source, str) else next(iter(source), "")
    return entry if entry.source else msgspec.structs.replace(entry, source=first)


def _parse(path: str, content: bytes) -> FactsFile:
    """One file; every scalar is read as text and typed by its field, so that NO stays Norway."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return msgspec.convert(yaml.load(content, Loader=loader), FactsFile, strict=False)  # noqa: S506
    except (yaml.YAMLError, msgspec.ValidationError) as problem:
        from factcheck.world.slips import broken

        raise broken(path, content, problem) from problem
