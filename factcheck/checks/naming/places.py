"""Which places of a name are shown as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.ruleset.model import Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.draft import Passage

#: Evidence shows at most so many places that say one thing.
_SHOWN = 6


def nearest(where: Passage, names: Sequence[Name], note: str) -> list[Shown]:
    """The few places of ``names`` nearest to ``where``, the nearest first; the last one tells how many more say so."""
    from heapq import nsmallest

    places = (name.passage for name in names)
    apart = nsmallest(_SHOWN, places, key=lambda place: (abs(place.span.start - where.span.start), place.order))
    more = len(names) - len(apart)
    return [
        Shown(passage=place, note=f"{note}, and {more} more" if more and place is apart[-1] else note)
        for place in apart
    ]
