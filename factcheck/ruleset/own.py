"""A newsroom's own facts and names, from the folders ``world`` and ``names`` of its packs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.ruleset.model import RulesBroken
from factcheck.world import Knowledge

if TYPE_CHECKING:
    from factcheck.ruleset.loader import RuleFile
    from factcheck.world.facts import Facts
    from factcheck.world.house_lists import HouseLists
    from factcheck.yamlfile import YamlProblem


def know(own: Sequence[RuleFile]) -> Knowledge:
    """What is known with a newsroom's own files beside the shipped ones. Raises RulesBroken with all that is wrong."""
    from factcheck.world.shipped import house_with, world_with

    facts = [(file.path, file.data) for file in own if file.holds == "world"]
    names = [(file.path, file.data) for file in own if file.holds == "names"]
    problems: list[YamlProblem] = []
    world = house = None

    def add_facts(shipped: Facts) -> Facts:
        from factcheck.ruleset.own_facts import read_facts
        from factcheck.world.merging import merge_facts

        return merge_facts(shipped, read_facts(facts, shipped))

    def add_names(shipped: HouseLists) -> HouseLists:
        from factcheck.ruleset.own_names import read_names
        from factcheck.world.merging import merge_lists

        return merge_lists(shipped, read_names(names))

    try:
        world = world_with(facts, add_facts) if facts else None
    except RulesBroken as broken:
        problems += broken.problems
    try:
        house = house_with(names, add_names) if names else None
    except RulesBroken as broken:
        problems += broken.problems
    if problems:
        raise RulesBroken(sorted(problems))
    return Knowledge(world, house)
