"""The world and the house lists as shipped: read once a process, and from the cache while their files stay the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from factcheck import __version__
from factcheck.cache import content_key, keep, kept
from factcheck.paths import rules_folder
from factcheck.world.files import yaml_files
from factcheck.world.house import House
from factcheck.world.index import HouseIndex, WorldIndex
from factcheck.world.world import World

T = TypeVar("T", bound=msgspec.Struct)
_Files = Sequence[tuple[Path, bytes]]


@cache
def load_world() -> World:
    """The world as shipped. Raises ValueError, naming the file, where a facts file does not fit."""
    return World(_indexed("world", WorldIndex, _index_world))


@cache
def load_house() -> House:
    """The house lists as shipped. Raises ValueError, naming the file, where one does not fit."""
    return House(_indexed("names", HouseIndex, _index_house))


def _indexed(name: str, type: type[T], build: Callable[[_Files], T]) -> T:  # noqa: A002
    """The index of a folder of rules/, in the form in which it comes from the cache."""
    files = yaml_files(rules_folder() / name)
    key = content_key(name, __version__, *(part for path, data in files for part in (path.name, data)))
    found: T | None = kept(key, type)
    if found is None:
        found = build(files)
        keep(key, found)
    return found


def _index_world(files: _Files) -> WorldIndex:
    from factcheck.world.facts import parse_facts
    from factcheck.world.indexing import index_world

    return index_world(parse_facts(files))


def _index_house(files: _Files) -> HouseIndex:
    from factcheck.world.house_lists import parse_lists
    from factcheck.world.indexing import index_house

    return index_house(parse_lists(files))
