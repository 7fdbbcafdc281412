"""Ranges that run backwards: "between 50 and 40 people", "aged 18 to 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.written import by_block, ends
from factcheck.claims.lazy import Lazy
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

_BETWEEN = Lazy(r"\bbetween\s(?:about\s|around\s|roughly\s|some\s)?$", re.IGNORECASE, needs=("between",))
_AND = Lazy(r"(?:\s[^\W\d_]+)?\sand\s(?:about\s|around\s)?", re.IGNORECASE)
_AGED = Lazy(r"\b(?:aged|ages)\s(?:from\s|between\s)?$", re.IGNORECASE, needs=("aged", "ages"))
_TO = Lazy(r"\s?(?:[-–]|\s(?:to|and)\s)\s?", re.IGNORECASE)

#: Words with which "between" sets two things apart or together and gives no range.
_APART = Lazy(
    r"\b(?:difference|gap|match|game|score|ratio|odds|choose|choice|split|distinguish|link|relation)\w*\b",
    re.IGNORECASE,
)

#: What is told backwards on purpose: years before now, degrees of frost, shares of a split.
_DOWNWARD = Lazy(
    r"\s(?:years? (?:ago|before|earlier|old)|BC\b|BCE\b|days? before|below|minus|split|majority|vote|lead|win\b"
    r"|in favour)",
    needs=(*("year", "bc", "day", "below", "minus", "split", "majority", "vote", "lead", "win", "in favour"),),
)


def find_ranges(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A range whose first end is the larger one."""
    for block, quantities in by_block(reading, blocks):
        for first, second in pairwise(quantities):
            if _backwards(block.text, first, second):
                start, end = first.passage.start, second.passage.end
                yield Finding(
                    passage=Passage(block, start, end),
                    values={"said": block.text[start:end], "right": _righted(first, second)},
                    evidence=(Shown(passage=first.passage, note="the larger end, written first"),),
                )


def _righted(first: Quantity, second: Quantity) -> str:
    """The range the other way round; a unit that only the second end bears stays at the end."""
    low, high = second.passage.text, first.passage.text
    number, _, unit = low.partition(" ")
    return f"{number} to {high} {unit}" if second.unit and not first.unit and unit else f"{low} to {high}"


def _backwards(text: str, first: Quantity, second: Quantity) -> bool:
    if not ends(first) or not ends(second) or first.value <= second.value or first.unit not in ("", second.unit):
        return False
    kinds = {first.kind, second.kind}
    if kinds - {"cardinal", "money", "measure", "percent"} or "range" in (first.hedge, second.hedge):
        return False
    if second.unit.startswith("degree") or _DOWNWARD.match(text, second.passage.end):
        return False
    between = text[first.passage.end : second.passage.start]
    lead = (text, max(0, first.passage.start - 20), first.passage.start)
    if _AGED.search(*lead):
        return bool(_TO.fullmatch(between)) and 0 < second.value < first.value < 120
    if ends(second)[0].scaled and not ends(first)[0].scaled:
        return False
    bare = not first.noun or first.noun == second.noun
    sentence = first.passage.sentence.text
    return bool(_BETWEEN.search(*lead) and _AND.fullmatch(between)) and bare and not _APART.search(sentence)
