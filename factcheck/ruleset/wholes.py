"""The draft as one block, for rules that look at all of it at once."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.draft import Block, BlockKind, Draft, SourceMap
from factcheck.draft.model import Segment

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})


def raw_block(draft: Draft) -> Block:
    """The source as it stands. Its index is -1: it is none of the draft's blocks."""
    return Block(BlockKind.PARAGRAPH, draft.source, SourceMap.identity(0, len(draft.source)), index=-1)


def summary_block(draft: Draft) -> Block:
    """Paragraphs, quotations and list items joined by blank lines, each mapped to its source. Its index is -1."""
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for block in draft.blocks:
        if block.kind not in _RUNNING:
            continue
        if texts:
            source = block.source_map.span(0, 0).start
            segments.append(Segment(at, 2, source, 0, False))
            at += 2
        texts.append(block.text)
        segments += [replace(segment, start=segment.start + at) for segment in block.source_map.segments]
        at += len(block.text)
    return Block(BlockKind.PARAGRAPH, "\n\n".join(texts), SourceMap(segments), index=-1)
