"""A newsroom's own house lists: read, and every name in them held to stand once."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.ruleset.model import RulesBroken
from factcheck.ruleset.own_files import Files
from factcheck.world.house_lists import HouseLists, lists_of, named

_NAMES = ("people", "organisations", "landmarks", "terms")


def read_names(files: Sequence[tuple[str, bytes]]) -> HouseLists:
    """The lists of all files, given with their contents. Raises RulesBroken with all that is wrong in them."""
    lists = Files(files, HouseLists)
    borne = _borne(lists)
    for file in lists.read:
        for field in _NAMES:
            for number, entry in enumerate(getattr(file.content, field)):
                name = named(entry)
                node = file.node.at(field, number)
                lists.once(file.path, node.at("name"), "name", name.name)
                for place, form in enumerate(name.never):
                    if form in borne:
                        message = f"'{form}' is never to be written, and a name at {borne[form]}; take one of them out"
                        lists.problem(file.path, node.at("never", place), message)
        for field in ("women", "men", "either"):
            for number, line in enumerate(getattr(file.content, field)):
                for given in dict.fromkeys(line.split()):
                    lists.once(file.path, file.node.at(field, number), "given name", given)
    if lists.problems:
        raise RulesBroken(sorted(set(lists.problems)))
    return lists_of([file.content for file in lists.read])


def _borne(lists: Files[HouseLists]) -> dict[str, str]:
    """Where every name stands first."""
    borne: dict[str, str] = {}
    for file in lists.read:
        for field in _NAMES:
            for number, entry in enumerate(getattr(file.content, field)):
                place = file.node.at(field, number, "name")
                borne.setdefault(named(entry).name, f"{file.path}:{place.line}")
    return borne
