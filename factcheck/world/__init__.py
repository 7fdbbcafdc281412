"""What is known outside the draft: places, groups, units, currencies, with their dates and sources."""

from factcheck.world.house import House
from factcheck.world.model import Currency, Entry, Group, Mention, Unit
from factcheck.world.periods import Period
from factcheck.world.shipped import Knowledge, load_house, load_world
from factcheck.world.world import World

__all__ = [
    "Currency",
    "Entry",
    "Group",
    "House",
    "Knowledge",
    "Mention",
    "Period",
    "Unit",
    "World",
    "load_house",
    "load_world",
]
