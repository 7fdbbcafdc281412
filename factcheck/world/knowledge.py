"""What a run knows beside its drafts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.world.house import House
    from factcheck.world.world import World


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
        from factcheck.world import load_world

        return self._world or load_world()

    @cached_property
    def house(self) -> House:
        """The house lists of names."""
        from factcheck.world import load_house

        return self._house or load_house()
