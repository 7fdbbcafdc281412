"""What the tests of the world share."""

from __future__ import annotations

from factcheck.world import World


def slot_words(world: World, kind: str) -> set[str]:
    """Every written form of a slot type."""
    return {word for words in world.slot_words(kind).values() for word in words}
