"""Blocks of a size that people write: text that runs on for longer is read as several blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.draft.model import Block

#: Characters of the longest block. No paragraph is so long; a whole story on one line, or an attack, is.
LONGEST_BLOCK = 20_000


def divided(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks``, with each that is too long as several of its kind, parted between sentences where it has any."""
    for block in blocks:
        if len(block.text) <= LONGEST_BLOCK:
            yield block
            continue
        start = 0
        while start < len(block.text):
            end = _cut(block.text, start)
            text = block.text[start:end].rstrip()
            if text:
                source_map = block.source_map.part(start, start + len(text))
                yield Block(block.kind, text, source_map, level=block.level, cell=block.cell)
            start = end


def _cut(text: str, start: int) -> int:
    """Where the part that starts at ``start`` ends: best where a sentence starts outside any quotation."""
    window = text[start : start + LONGEST_BLOCK]
    if start + len(window) == len(text):
        return len(text)
    from factcheck.draft.sentences import sentence_bounds

    starts = [begin for begin, _ in sentence_bounds(window) if begin > LONGEST_BLOCK // 2]
    quotes = window.count("“") - window.count("”"), window.count('"')
    at = len(window)
    for begin in reversed(starts):
        lost = window[begin:at]
        quotes = quotes[0] - lost.count("“") + lost.count("”"), quotes[1] - lost.count('"')
        at = begin
        if quotes[0] == 0 and quotes[1] % 2 == 0:
            return start + begin
    if starts:
        return start + starts[-1]
    space = window.rfind(" ", LONGEST_BLOCK // 2)
    return start + (space + 1 if space >= 0 else len(window))
