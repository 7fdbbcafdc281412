"""Reading rules/names into lists: the right spellings of known people and bodies, and given names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

import msgspec

from factcheck.world.files import yaml_files


class HouseName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name as the house writes it. ``never`` are wrong forms of it that are no name of anything else.

    ``story`` are words of which one stands in every story of its bearer, where others are called nearly the same.
    """

    name: str
    never: tuple[str, ...] = ()
    story: tuple[str, ...] = ()


class HouseLists(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists of one file, or of all. Given names: the spellings of one name in one string, apart by spaces."""

    source: str = ""
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    people: tuple[HouseName | str, ...] = ()
    organisations: tuple[HouseName | str, ...] = ()
    landmarks: tuple[HouseName | str, ...] = ()
    terms: tuple[HouseName | str, ...] = ()


def named(entry: HouseName | str) -> HouseName:
    """An entry of a list in its long form."""
    return HouseName(name=entry) if isinstance(entry, str) else entry


def read_lists(folder: str | os.PathLike[str]) -> HouseLists:
    """All lists of a folder's ``.yml`` files, in order of file name. Raises ValueError for a file that does not fit."""
    return parse_lists(yaml_files(folder))


def parse_lists(files: Iterable[tuple[str, bytes]]) -> HouseLists:
    """All lists of files, given with their contents. Raises ValueError, naming the file, for one that does not fit."""
    return lists_of([_parse(path, content) for path, content in files])


def lists_of(files: Sequence[HouseLists]) -> HouseLists:
    """The lists of all files together."""
    fields = [field for field in HouseLists.__struct_fields__ if field != "source"]
    merged = {field: tuple(entry for file in files for entry in getattr(file, field)) for field in fields}
    return msgspec.convert(merged, HouseLists)


def _parse(path: str, content: bytes) -> HouseLists:
    """One file; every scalar is read as text."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return msgspec.convert(yaml.load(content, Loader=loader), HouseLists)  # noqa: S506
    except (yaml.YAMLError, msgspec.ValidationError) as problem:
        from factcheck.world.slips import broken

        raise broken(path, content, problem) from problem
