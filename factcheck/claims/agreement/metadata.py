"""What a draft says about itself in two places: byline, dateline and date of the metadata and of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft import BlockKind, Passage
from factcheck.draft.model import BODY
from factcheck.draft.parts import date_line, dateline

if TYPE_CHECKING:
    from factcheck.draft import Draft


def disagreements(draft: Draft) -> Iterator[tuple[Passage, Passage]]:
    """Pairs of passages that give another byline, date or dateline; the later one first."""
    bylines = _of_kind(draft, BlockKind.BYLINE)
    for other in bylines[1:]:
        if _capitalised(bylines[0].text).isdisjoint(_capitalised(other.text)):
            yield other, bylines[0]
    dates = [passage for passage in _of_kind(draft, BlockKind.DATE) if date_line(passage.text)]
    for other in dates[1:]:
        if date_line(other.text) != date_line(dates[0].text):
            yield other, dates[0]
    yield from _datelines(draft)


def _of_kind(draft: Draft, kind: BlockKind) -> list[Passage]:
    return [Passage(block, 0, len(block.text)) for block in draft.blocks if block.kind is kind]


def _datelines(draft: Draft) -> Iterator[tuple[Passage, Passage]]:
    """The dateline that opens the body, where it names another town than the metadata does."""
    declared = _of_kind(draft, BlockKind.DATELINE)
    opening = next((block for block in draft.blocks if block.kind in BODY), None)
    found = dateline(opening.text) if opening else None
    if declared and opening and found and _capitalised(declared[0].text).isdisjoint(_capitalised(found.text)):
        start = opening.text.index(found.text)
        yield Passage(opening, start, start + len(found.text)), declared[0]


def _capitalised(text: str) -> set[str]:
    """The capitalised words of ``text``, case folded, without "By"."""
    return {word.casefold() for word in re.compile(r"[^\W\d_]{2,}").findall(text) if word[0].isupper()} - {"by"}
