"""Claims of one block among all of a draft's, found without looking at the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from factcheck.draft import Block, Passage


class _Placed(Protocol):
    @property
    def passage(self) -> Passage: ...


C = TypeVar("C")
P = TypeVar("P", bound=_Placed)

#: No claim is longer than this, in code points.
_LONGEST = 2_000


def of_block(claims: Sequence[C], block: Block, place: Callable[[C], Passage]) -> Sequence[C]:
    """Those of ``claims``, which are in document order, whose ``place`` is in ``block``."""
    low = bisect_left(claims, block.index, key=lambda claim: place(claim).block.index)
    return claims[low : bisect_left(claims, block.index + 1, lo=low, key=lambda claim: place(claim).block.index)]


def in_block(claims: Sequence[P], block: Block) -> Sequence[P]:
    """Those of ``claims``, which are in document order, that stand in ``block``."""
    return of_block(claims, block, lambda claim: claim.passage)


def touching(claims: Sequence[P], passage: Passage) -> list[P]:
    """Those of ``claims``, which are in document order, that share a character with ``passage``."""
    index = passage.block.index
    low = bisect_left(claims, (index, passage.start - _LONGEST), key=lambda claim: claim.passage.order[:2])
    high = bisect_left(claims, (index, passage.end), lo=low, key=lambda claim: claim.passage.order[:2])
    return [claim for claim in claims[low:high] if claim.passage.overlaps(passage)]
