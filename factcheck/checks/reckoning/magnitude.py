"""Slips of magnitude: million for billion, 2.5m for 2.5bn, 10,000 for 100,000."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.claims.circumstances import apart
from factcheck.claims.wordforms import words
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

#: Words of content that two sentences must share to be about one thing; one more for round figures, million for
#: billion apart.
SHARED_WORDS = 3

_SLIPS = (10.0, 100.0, 1000.0, 1e6)


def find_slips(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Two figures with the same digits and another number of zeros, said of the same thing."""
    indices = {block.index for block in blocks}
    by_digits: dict[tuple[str, str, str], list[Quantity]] = {}
    for quantity in reading.quantities:
        if quantity.passage.block.index in indices and _may_slip(quantity):
            digits = f"{quantity.value:.6e}".partition("e")[0]
            by_digits.setdefault((quantity.kind, quantity.unit, digits), []).append(quantity)
    for alike in by_digits.values():
        flagged: set[Passage] = set()
        for first, second in combinations(alike, 2):
            if first.passage in flagged or second.passage in flagged or not _slipped(reading, first, second):
                continue
            flagged |= {first.passage, second.passage}
            yield Finding(
                passage=first.passage,
                values={"said": first.passage.text, "other": second.passage.text, "noun": first.noun},
                evidence=(Shown(passage=second.passage, note="the same digits, another magnitude"),),
            )


def _may_slip(quantity: Quantity) -> bool:
    return quantity.kind in ("cardinal", "money") and quantity.value >= 10 and quantity.hedge not in ("range", "vague")


def _slipped(reading: Reading, first: Quantity, second: Quantity) -> bool:
    ratio = max(first.value, second.value) / min(first.value, second.value)
    if not any(abs(ratio - slip) < 1e-6 * slip for slip in _SLIPS) or first.agrees(second):
        return False
    if first.passage.sentence == second.passage.sentence or first.noun != second.noun:
        return False
    if first.kind == "cardinal" and not first.noun:
        return False
    round_figure = f"{first.value:.0e}" == f"{first.value:.6e}".replace(".000000", "")
    scaled = first.kind == "money" and ratio > 999
    wanted = (
        SHARED_WORDS
        + (1 if round_figure and not scaled else 0)
        - (1 if first.noun and first.verb == second.verb != "" else 0)
    )
    return len(_content(first) & _content(second)) >= wanted and not apart(first.passage, second.passage, reading.clock)


def _content(quantity: Quantity, reach: int = 9) -> set[str]:
    """Stems of the words of content around a quantity, in its sentence."""
    sentence = quantity.passage.sentence
    at = quantity.passage.start - sentence.start
    listed = [word for word in words(sentence.text) if word.matters and not word.text[0].isdigit()]
    before = [word.stem for word in listed if word.end <= at][-reach:]
    after = [word.stem for word in listed if word.start >= quantity.passage.end - sentence.start][:reach]
    return set(before + after)
