"""Quotations: what stands between marks, over paragraphs where the quotation runs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.model import Quotation
from factcheck.claims.quotations.quote_marks import (
    Marks,
    Pair,
    first_mark_closes,
    is_attributed,
    read_marks,
    same_family,
    starts_quoted,
)
from factcheck.draft import BlockKind, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.draft import Block, Draft

#: Blocks through which a quotation may run on.
FLOW = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_UNREAD = frozenset({BlockKind.CODE, BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.DATE})


class MarkedBlock(Struct, frozen=True):
    """A block with its marks.

    ``continues`` is whether its first pair goes on with a quotation of the paragraph before, ``runs_on`` whether
    the pair that it leaves open goes on in the paragraph after.
    """

    block: Block
    marks: Marks
    continues: bool
    runs_on: bool

    @property
    def unclosed(self) -> Pair | None:
        """The pair that nothing closes, here or in the paragraph after."""
        return None if self.runs_on else self.marks.left_open


def mark_blocks(draft: Draft) -> list[MarkedBlock]:
    """Read the marks of every block that has words of its own, each in the light of the paragraphs around it."""
    blocks = [block for block in draft.blocks if block.kind not in _UNREAD]
    flow = [block for block in blocks if block.kind in FLOW]
    after = dict(zip((block.index for block in flow), flow[1:], strict=False))
    marked: list[MarkedBlock] = []
    carried = ""
    for block in blocks:
        before = carried if block.kind in FLOW else ""
        marks = read_marks(block.text, before)
        following = after.get(block.index)
        left = marks.left_open
        runs_on = bool(left and following and _goes_on(left.mark, following.text))
        if left and runs_on and left.opened and is_attributed(block.text, left.start, left.end):
            runs_on = False
        if block.kind in FLOW:
            carried = left.mark if left and runs_on else ""
        marked.append(MarkedBlock(block, marks, bool(before), runs_on))
    return marked


def _goes_on(mark: str, text: str) -> bool:
    """Whether a quotation left open by ``mark`` goes on in the paragraph ``text``.

    It opens again there, as is the custom, or the first mark there can only close, as after a hard line break.
    """
    again = starts_quoted(text)
    return same_family(mark, again) if again else first_mark_closes(text, mark)


def find_quotations(reading: Reading) -> Iterator[Quotation]:
    """Every quotation of the draft's own blocks in document order; one that runs over paragraphs comes once."""
    found: list[Quotation] = []
    parts: list[Passage] = []
    for marked in reading.marked_blocks:
        if not marked.block.asserts:
            continue
        lead = _lead_pair(marked)
        for pair in marked.marks.pairs:
            passage = _inside(marked.block, pair)
            runs_on = marked.runs_on and pair == marked.marks.left_open
            if pair == lead or runs_on:
                parts.append(passage)
                if not runs_on:
                    found.append(_quotation(tuple(parts), pair))
                    parts = []
            elif passage.end > passage.start:
                found.append(_quotation((passage,), pair))
    yield from sorted(found, key=lambda quotation: quotation.passage.order)


def _lead_pair(marked: MarkedBlock) -> Pair | None:
    """The pair that goes on with the quotation of the paragraph before."""
    if not marked.continues:
        return None
    return next(
        (pair for pair in marked.marks.pairs if not pair.opened or pair.start <= _first_word(marked.block)), None
    )


def _first_word(block: Block) -> int:
    return next((at for at, character in enumerate(block.text) if character.isalnum()), len(block.text))


def _inside(block: Block, pair: Pair) -> Passage:
    """The passage between the marks without the white space at its ends."""
    inner = block.text[pair.start : pair.end]
    start = pair.start + len(inner) - len(inner.lstrip())
    return Passage(block, start, max(start, pair.start + len(inner.rstrip())))


def _quotation(parts: tuple[Passage, ...], pair: Pair) -> Quotation:
    text = " ".join(part.text for part in parts)
    return Quotation(parts[0], quotation_form(text), pair.mark, pair.closed, parts=parts if len(parts) > 1 else ())


def quotation_form(text: str) -> str:
    """What quoted words are: "full" (a sentence), "fragment" (part of one) or "scare" (a word or two)."""
    words = text.split()
    stripped = text.strip()
    starts_sentence = stripped[:1].isupper() or stripped[:1].isdigit()
    if starts_sentence and (stripped.endswith((".", ",", "!", "?", "…", "—", "–", "-")) or len(words) >= 6):
        return "full"
    if any(stop in stripped[:-1] for stop in (". ", "! ", "? ")):
        return "full"
    return "fragment" if len(words) > 2 else "scare"
