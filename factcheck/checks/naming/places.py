"""Which places of a name are shown as evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.draft import Passage


def nearest(where: Passage, names: Iterable[Name], most: int) -> list[Passage]:
    """The places of ``names``, ``most`` at most, the nearest to ``where`` first."""
    places = (name.passage for name in names)
    apart = sorted(places, key=lambda place: (abs(place.span.start - where.span.start), place.order))
    return apart[:most]
