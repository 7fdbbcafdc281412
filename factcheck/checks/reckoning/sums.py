"""Totals and their parts: "15 people – nine men and five women"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.written import by_block, show
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

#: A part may be told by its place alone: "nine in the port and six on the island".
_WHERE = ("in", "at", "on", "from", "near", "by")

#: What opens a breakdown after "15 people", and what keeps it from being one.
_OPEN = re.compile(
    r"(?P<named>(?:\s[^\W\d_][\w’'-]*){0,6}?)\s?(?P<sign>[-–—:(]|,)\s?(?:namely\s|comprising\s|made up of\s)?$"
)
_PART = re.compile(
    r"(?:\s[^\W\d_][\w’'-]*){0,5}\s?(?:,\s?(?:and\s|&\s)?|\s(?:and|&|plus)\s|;\s(?:and\s)?)(?:another\s|a further\s)?"
)
_TAIL = re.compile(r"(?:\s[^\W\d_][\w’'-]*){0,8}?\s?(?:[).;–—!?]|\s-\s|,\s|$)")
_NOT_ALL = re.compile(
    r"\b(?:includ\w+|among|of (?:them|whom|which|those)|mostly|mainly|such as|for example|notably|at least|more|over"
    r"|each|another|other|others|against|average|twice|out of|per|every)\b",
    re.IGNORECASE,
)


def find_sums(reading: Reading, blocks: Sequence[Block], wholes: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """A total whose parts, given right after it, add up to something else.

    ``wholes`` maps the noun of a total to the nouns that its parts may be.
    """
    for block, quantities in by_block(reading, blocks):
        for place, total in enumerate(quantities):
            if total.kind != "cardinal" or total.hedge != "exact" or total.value < 2:
                continue
            parts = _parts(block.text, total, quantities[place + 1 :])
            if len(parts) < 2 or not _fit(total, parts, wholes):
                continue
            added = sum(part.value for part in parts)
            if added == total.value:
                continue
            last = parts[-1].passage
            yield Finding(
                passage=total.passage,
                values={
                    "said": total.passage.text,
                    "right": show(added),
                    "parts": " + ".join(show(p.value) for p in parts),
                },
                evidence=(
                    Shown(passage=Passage(block, parts[0].passage.start, last.end), note=f"comes to {show(added)}"),
                ),
            )


def _parts(text: str, total: Quantity, following: Sequence[Quantity]) -> list[Quantity]:
    """The parts that the total is broken down into; [] where what follows is no breakdown."""
    if not following:
        return []
    opened = _OPEN.fullmatch(text, total.passage.end, following[0].passage.start)
    if opened is None or _NOT_ALL.search(opened.group()):
        return []
    if opened["sign"] == "," and len(opened["named"].split()) > 3:
        return []
    if opened["sign"] == "-" and not re.search(r"\s-\s$", opened.group()):
        return []
    parts = [following[0]]
    for part in following[1:]:
        between = text[parts[-1].passage.end : part.passage.start]
        if not _PART.fullmatch(between) or _NOT_ALL.search(between):
            break
        parts.append(part)
    tail = _TAIL.match(text, parts[-1].passage.end)
    joined = " ".join(text[a.passage.end : b.passage.start] for a, b in itertools.pairwise(parts))
    if tail is None or _NOT_ALL.search(tail.group()) or not re.search(r"\b(?:and|plus)\b|&", joined):
        return []
    if any(part.kind != "cardinal" or part.hedge != "exact" or part.unit for part in parts):
        return []
    return parts


def _fit(total: Quantity, parts: Sequence[Quantity], wholes: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the parts are things of the kind that the total counts."""
    kinds = wholes.get(total.noun)
    if kinds is None:
        return False
    named = [part.noun for part in parts if part.noun]
    words = [{part.noun, *part.qualifiers} for part in parts]
    if total.noun in named:
        return False
    text = total.passage.block.text
    kinds = (*kinds, *_WHERE)
    elliptical = [_first_word(text, part.passage.end) for part in parts]
    return all(
        found & set(kinds) or (not part.noun and word in kinds)
        for part, found, word in zip(parts, words, elliptical, strict=True)
    )


def _first_word(text: str, at: int) -> str:
    match = re.match(r"\s([^\W\d_]+)", text[at : at + 24])
    return match[1].lower() if match else ""
