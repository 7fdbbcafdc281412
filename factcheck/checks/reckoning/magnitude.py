"""Slips of magnitude: million for billion, 2.5m for 2.5bn, 10,000 for 100,000."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.agreement.wordforms import words
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.nouns import STOPS, singular, verb_base
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
    by_digits: dict[tuple[str, str, str, str], list[Quantity]] = {}
    for quantity in map(_as_million, reading.quantities):
        if quantity.passage.block.index in indices and _may_slip(quantity):
            digits = f"{quantity.value:.6e}".partition("e")[0]
            by_digits.setdefault((quantity.kind, quantity.unit, quantity.noun, digits), []).append(quantity)
    for alike in by_digits.values():
        flagged: set[Passage] = set()
        for first, second in _differing(alike):
            if first.passage in flagged or second.passage in flagged or not _slipped(reading, first, second):
                continue
            flagged |= {first.passage, second.passage}
            yield Finding(
                passage=first.passage,
                values={"said": first.passage.text, "other": second.passage.text, "noun": first.noun},
                evidence=(Shown(passage=second.passage, note="the same digits, another magnitude"),),
            )


def _differing(alike: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Every two of another value, in document order; those of one value are never compared."""
    places: dict[float, list[int]] = {}
    for index, quantity in enumerate(alike):
        places.setdefault(quantity.value, []).append(index)
    for index, first in enumerate(alike):
        others = (at[bisect_right(at, index) :] for value, at in places.items() if value != first.value)
        yield from ((first, alike[other]) for other in sorted(chain.from_iterable(others)))


def _as_million(quantity: Quantity) -> Quantity:
    """ "2.5m" without what it counts is read as metres; beside "2.5bn" it is millions."""
    text = quantity.passage.text
    if quantity.unit != "metre" or not text.endswith("m") or not text[-2:-1].isdigit():
        return quantity
    value = quantity.value * 1e6
    return msgspec.structs.replace(quantity, value=value, low=value, high=value, kind="cardinal", unit="", noun="")


def _may_slip(quantity: Quantity) -> bool:
    return quantity.kind in ("cardinal", "money") and quantity.value >= 10 and quantity.hedge not in ("range", "vague")


def _slipped(reading: Reading, first: Quantity, second: Quantity) -> bool:
    ratio = max(first.value, second.value) / min(first.value, second.value)
    if not any(abs(ratio - slip) < 1e-6 * slip for slip in _SLIPS) or first.agrees(second):
        return False
    if first.passage.sentence == second.passage.sentence or first.noun != second.noun:
        return False
    scaled = ratio > 999 and min(first.value, second.value) >= 1e6
    if first.kind == "cardinal" and not first.noun and not scaled:
        return False
    if len(_content(first) & _content(second)) < _wanted(first, second, scaled=scaled):
        return False
    from factcheck.claims.statements.circumstances import apart

    return not apart(first.passage, second.passage, reading.clock)


def _wanted(first: Quantity, second: Quantity, *, scaled: bool) -> int:
    """How many words of content must be shared: fewer where a figure is not round and said of the same noun."""
    round_figure = len(f"{first.value:.6e}".partition("e")[0].rstrip("0.").replace(".", "")) < 2
    if scaled and not round_figure and first.kind == "money" and (of := _said_of(first)) and of == _said_of(second):
        return 1
    same_verb = bool(first.noun) and first.verb == second.verb != ""
    return (
        SHARED_WORDS + (1 if round_figure and not (scaled and first.kind == "money") else 0) - (1 if same_verb else 0)
    )


_OF = Lazy(r"\b(?P<noun>[a-z]{3,})\s(?:of|was|were|is|at|to|reached|totall?ed)\s(?:about\s|around\s|some\s|nearly\s)?$")


def _said_of(quantity: Quantity) -> str:
    """The noun right before a figure ("revenue of £4.8bn"); "" where there is none, or nothing of its own ("total")."""
    block, start, _ = quantity.passage
    match = _OF.search(block.text, max(0, start - 40), start)
    return singular(match["noun"]) if match and match["noun"] not in STOPS and not verb_base(match["noun"]) else ""


def _content(quantity: Quantity, reach: int = 9) -> set[str]:
    """Stems of the words of content around a quantity, in its sentence."""
    sentence = quantity.passage.sentence
    at = quantity.passage.start - sentence.start
    listed = [word for word in words(sentence.text) if word.matters and not word.text[0].isdigit()]
    before = [word.stem for word in listed if word.end <= at][-reach:]
    after = [word.stem for word in listed if word.start >= quantity.passage.end - sentence.start][:reach]
    return set(before + after)
