"""Which of the things that a name may stand for a story means, by what else it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.world.model import Mention

if TYPE_CHECKING:
    from factcheck.world.world import World

#: Capitalised words that open a sentence or stand before a place, and are no given names.
_NO_GIVEN_NAME = frozenset({
    "In", "From", "To", "For", "With", "And", "But", "Both", "The", "As", "While", "When", "After", "Before", "Since",
    "Of", "Between", "Like", "Unlike", "Even", "Only", "Then", "Now", "Against", "Across", "Near", "Through", "Into",
    "Via", "South", "North", "East", "West", "Neighbouring", "Neighboring",
})  # fmt: skip


@cache
def _given_name_before() -> re.Pattern[str]:
    return re.compile(r"(?:^|[^.!?:;,\s]\s+|[.!?:;,“\"(]\s*\w+\s+)([A-Z][a-z]+|[A-Z]\.)\s$")


@cache
def _family_name_after() -> re.Pattern[str]:
    return re.compile(r"\s[A-Z][a-z]+")


def settle(world: World, texts: Sequence[str], mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The mentions of one story's ``texts`` with those settled that the story lets one settle.

    An ambiguous state is taken for one when the story also names, without doubt, the state, a place in it, its people
    or a country on its border, and nothing that speaks for another meaning. Ambiguous names that stand inside a
    person's name are left out. What cannot be settled stays ambiguous.
    """
    sure = {mention.entry for group in mentions for mention in group if not mention.ambiguous}
    states = {state for entry in sure if (state := world.state(entry)) is not None}
    settled = []
    for text, group in zip(texts, mentions, strict=True):
        ends = {mention.end for mention in group}
        known = (_settled(world, text, mention, states, beside=mention.start - 1 in ends) for mention in group)
        settled.append([mention for mention in known if mention is not None])
    return settled


def _settled(world: World, text: str, mention: Mention, states: set[str], *, beside: bool) -> Mention | None:
    """The mention, settled; ``beside`` is whether another known name stands right before it, as no given name does."""
    if not mention.ambiguous:
        return mention
    if not beside and mention.form in ("name", "alias") and _in_person_name(text, mention):
        return None
    readings = [mention.entry, *mention.also]
    backed = [id_ for id_ in readings if _backed(world, id_, states)]
    if len(backed) != 1:
        return mention
    return replace(mention, entry=backed[0], ambiguous=False, also=())


def _backed(world: World, id_: str, states: set[str]) -> bool:
    if id_ in world.groups:
        return False
    return world.state(id_) in states or not states.isdisjoint(world.entry(id_).borders)


def _in_person_name(text: str, mention: Mention) -> bool:
    """Whether a capitalised word that is no known name stands beside it, as in a person's name."""
    before = text[max(0, mention.start - 40) : mention.start]
    given = _given_name_before().search(before)
    if given and given[1] not in _NO_GIVEN_NAME:
        return True
    return bool(_family_name_after().match(text, mention.end)) and mention.form != "adjective"
