"""A newsroom's own house lists: read, and every name in them held to stand once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.ruleset.model import RulesBroken
from factcheck.ruleset.own_files import Files
from factcheck.world.house_lists import HouseLists, lists_of, named


def read_names(files: Sequence[tuple[Path, bytes]]) -> HouseLists:
    """The lists of all files, given with their contents. Raises RulesBroken with all that is wrong in them."""
    lists = Files(files, HouseLists)
    for file in lists.read:
        for field in ("people", "organisations", "landmarks", "terms"):
            for number, entry in enumerate(getattr(file.content, field)):
                lists.once(file.path, file.node.at(field, number, "name"), "name", named(entry).name)
        for field in ("women", "men", "either"):
            for number, line in enumerate(getattr(file.content, field)):
                for name in dict.fromkeys(line.split()):
                    lists.once(file.path, file.node.at(field, number), "given name", name)
    if lists.problems:
        raise RulesBroken(sorted(lists.problems))
    return lists_of([file.content for file in lists.read])
