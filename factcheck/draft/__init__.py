"""From bytes to a Draft: blocks of clean text with a map back to the source."""

from factcheck.draft.model import Block, BlockKind, Cell, Draft, Metadata, Passage, Position, SourceMap, Span

__all__ = ["Block", "BlockKind", "Cell", "Draft", "Metadata", "Passage", "Position", "SourceMap", "Span"]
