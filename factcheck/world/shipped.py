"""The world and the house lists, from the cache while their files stay the same.

As shipped they are read once a process. With a newsroom's own files beside them they belong to whoever asked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar

import msgspec

from factcheck import __version__
from factcheck.cache import content_key, keep, kept
from factcheck.paths import rules_folder
from factcheck.world.files import yaml_files
from factcheck.world.house import House
from factcheck.world.index import HouseIndex, WorldIndex
from factcheck.world.world import World

if TYPE_CHECKING:
    from factcheck.world.facts import Facts
    from factcheck.world.house_lists import HouseLists

T = TypeVar("T", bound=msgspec.Struct)
Files = Sequence[tuple[str, bytes]]


@cache
def load_world() -> World:
    """The world as shipped. Raises ValueError, naming the file, where a facts file does not fit."""
    return World(_indexed("world", WorldIndex, _index_world))


@cache
def load_house() -> House:
    """The house lists as shipped. Raises ValueError, naming the file, where one does not fit."""
    return House(_indexed("names", HouseIndex, _index_house))


def world_with(own: Files, add: Callable[[Facts], Facts]) -> World:
    """The world of the shipped facts and those of ``own`` files, which ``add`` reads and puts beside the shipped ones.

    ``add`` is called only where no earlier run did so with the same files. Raises what it raises.
    """
    return World(_indexed("world", WorldIndex, lambda files: _index_world(files, add), own))


def house_with(own: Files, add: Callable[[HouseLists], HouseLists]) -> House:
    """The house lists, likewise."""
    return House(_indexed("names", HouseIndex, lambda files: _index_house(files, add), own))


class Knowledge:
    """The world and the house lists of one run: those given, else those that come with factcheck.

    The shipped ones are read when they are first asked for.
    """

    def __init__(self, world: World | None = None, house: House | None = None) -> None:
        self._world = world
        self._house = house

    @cached_property
    def world(self) -> World:
        """What is known of places, groups, offices, units and currencies."""
        return self._world or load_world()

    @cached_property
    def house(self) -> House:
        """The house lists of names."""
        return self._house or load_house()


def _indexed(name: str, type: type[T], build: Callable[[Files], T], own: Files = ()) -> T:  # noqa: A002
    """The index of a folder of rules/ and of own files, in the form in which it comes from the cache."""
    files = yaml_files(os.path.join(rules_folder(), name))
    return _stored(f"{name} {len(own)}" if own else name, (*files, *own), type, lambda: build(files))


def _stored(what: str, files: Files, type: type[T], build: Callable[[], T]) -> T:  # noqa: A002
    """What ``build`` makes of files, from the cache where it was made before."""
    key = content_key(what, __version__, *(part for path, data in files for part in (os.path.basename(path), data)))
    found: T | None = kept(key, type)
    if found is None:
        found = build()
        keep(key, found)
    return found


def _index_world(files: Files, add: Callable[[Facts], Facts] | None = None) -> WorldIndex:
    """The index of facts; those to which others are added are kept, as who writes facts will read them often."""
    from factcheck.world.facts import Facts, parse_facts
    from factcheck.world.indexing import index_world

    if add is None:
        return index_world(parse_facts(files))
    return index_world(add(_stored("facts", files, Facts, lambda: parse_facts(files))))


def _index_house(files: Files, add: Callable[[HouseLists], HouseLists] | None = None) -> HouseIndex:
    from factcheck.world.house_lists import HouseLists, parse_lists
    from factcheck.world.indexing import index_house

    if add is None:
        return index_house(parse_lists(files))
    return index_house(add(_stored("lists", files, HouseLists, lambda: parse_lists(files))))
