"""Rises and falls that a sentence tells by two figures alone: "$12m, compared with $15m a year earlier"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from factcheck.claims.agreement.alignment import Slot
from factcheck.claims.agreement.comparison import Amount, Choice, Value
from factcheck.claims.lazy import Lazy
from factcheck.draft import Passage

#: What stands between a figure and the earlier one that it is held against.
_AGAINST = Lazy(
    r"[^;:]{0,70}?\b(?:compare[sd]? (?:to|with)|versus|vs\.?|against|(?:up|down) from)\s(?:[\w’'-]+\s){0,4}",
    re.IGNORECASE,
)
#: Words beside the second figure that say that it is the earlier one.
_EARLIER = Lazy(
    r"\b(?:(?:year|month|week|quarter|day)s? (?:earlier|before|ago)|year-(?:earlier|ago)|same (?:period|quarter|month)|"
    r"(?:last|previous|prior) (?:fiscal )?(?:year|month|week|quarter|season)|(?:in|for) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
#: A figure after these is itself a change, which may shrink while the thing grows.
_CHANGE = Lazy(
    r"\b(?:by|(?:rise|fall|drop|gain|increase|decrease|decline|jump|growth|cut) of|rose|fell|grew|jumped|climbed|"
    r"dropped|gained|increased|decreased|declined|slipped|surged|up|down)\s(?:an? )?(?:\w+ )?$",
    re.IGNORECASE,
)
#: How far after the second figure the words that date it may stand, in characters.
_NEAR = 70
#: Figures that differ by this factor are hardly of the same thing.
_FAR = 20


def trends(figures: Iterable[Value], group: str) -> Iterator[Choice]:
    """Each rise (side 0 of ``group``) or fall (side 1) between two amounts of one kind in one sentence.

    ``figures`` are the amounts of a text in order. Shares and rates are left out: they may be of different things, and
    changes themselves.
    """
    amounts = [
        one for one in figures if isinstance(one, Amount) and one.quantity.kind in ("money", "cardinal", "measure")
    ]
    for _, beside in groupby(amounts, lambda one: one.slot.line.number):
        said = list(beside)
        for at, now in enumerate(said):
            before = next(
                (one for one in said[at + 1 :] if one.family == now.family and _is_held_against(now, one)), None
            )
            if before and before.quantity.value != now.quantity.value:
                yield _trend(now, before, group)


def _trend(now: Amount, before: Amount, group: str) -> Choice:
    fell = now.quantity.value < before.quantity.value
    trend = Choice(Slot(now.slot.line, now.slot.first, before.slot.last), group, frozenset((int(fell),)), negated=False)
    trend.passage = Passage(now.passage.block, now.passage.start, before.passage.end)
    return trend


def _is_held_against(now: Amount, before: Amount) -> bool:
    """Whether a sentence holds the figure ``now`` against ``before`` as the earlier one of the same thing."""
    if not before.quantity.value or not 1 / _FAR < now.quantity.value / before.quantity.value < _FAR:
        return False
    text = now.passage.block.text
    end = now.slot.line.passage.end
    between = text[now.passage.end : before.passage.start]
    dated = text[now.passage.end : min(end, before.passage.end + _NEAR)]
    if not _AGAINST.fullmatch(between) or not _EARLIER.search(dated):
        return False
    return not any(_CHANGE.search(text[max(0, one.passage.start - 30) : one.passage.start]) for one in (now, before))
