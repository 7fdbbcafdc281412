"""The draft: source text, metadata, and blocks of clean text that know where they came from."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from factcheck.digest import sha256


class Span(NamedTuple):
    """Half-open ``[start, end)`` in code points of the source text."""

    start: int
    end: int


class Position(NamedTuple):
    """A place in the source as people count: line and column, both from 1."""

    line: int
    column: int


class BlockKind(StrEnum):
    """What a block is in the article."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    TABLE_CELL = "table cell"
    RELATED = "related link"
    CODE = "code"
    FURNITURE = "furniture"


#: Blocks whose words are not this story's claims: other stories' headlines, code, page furniture, bare metadata.
NO_CLAIMS = frozenset(
    {BlockKind.RELATED, BlockKind.CODE, BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.DATE}
)

#: The running text that title, standfirst and captions are held against.
BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})

#: What stands above or beside the body and must agree with it.
DISPLAY = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION})


class Segment(Struct, frozen=True):
    """A run of clean text and where it stands in the source.

    ``exact`` segments are equal code point for code point; an inexact one (an entity, an escape) stands for
    ``source_length`` code points of source as a whole.
    """

    start: int
    length: int
    source_start: int
    source_length: int
    exact: bool


class SourceMap:
    """Maps offsets of clean text to spans of the source; segments are sorted and cover the clean text."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._starts = [segment.start for segment in self.segments]

    @classmethod
    def identity(cls, source_start: int, length: int) -> SourceMap:
        """The map of text that stands in the source as it is."""
        return cls([Segment(0, length, source_start, length, True)])

    def span(self, start: int, end: int) -> Span:
        """The smallest stretch of source that holds clean ``[start, end)``; empty ranges map to a point."""
        if not self.segments:
            return Span(0, 0)
        if end <= start:
            point = self._source_start(start)
            return Span(point, point)
        return Span(self._source_start(start), self._source_end(end))

    def part(self, start: int, end: int) -> SourceMap:
        """The map of clean ``[start, end)`` as a text of its own."""
        kept = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.segments)):
            segment = self.segments[index]
            if segment.start >= end:
                break
            low, high = max(segment.start, start), min(segment.start + segment.length, end)
            at = segment.source_start + (low - segment.start if segment.exact else 0)
            length = high - low if segment.exact else segment.source_length
            if low < high:
                kept.append(Segment(low - start, high - low, at, length, segment.exact))
        return SourceMap(kept)

    def _source_start(self, offset: int) -> int:
        segment = self.segments[max(0, bisect_right(self._starts, offset) - 1)]
        inside = min(offset - segment.start, segment.length)
        if segment.exact:
            return segment.source_start + inside
        return segment.source_start + (segment.source_length if inside >= segment.length else 0)

    def _source_end(self, offset: int) -> int:
        segment = self.segments[max(0, bisect_right(self._starts, offset - 1) - 1)]
        inside = min(offset - segment.start, segment.length)
        return segment.source_start + (inside if segment.exact else segment.source_length)


class Cell(NamedTuple):
    """Where a table's cell stands: ``table`` tells tables apart, rows and columns count from 0, row 0 is the head."""

    table: int
    row: int
    column: int


class Block:
    """One piece of the article: its clean text, its kind, and the map back to the source.

    ``cell`` is where a table cell stands in its table.
    """

    def __init__(
        self,
        kind: BlockKind,
        text: str,
        source_map: SourceMap,
        *,
        index: int = 0,
        level: int = 0,
        cell: Cell | None = None,
    ) -> None:
        self.kind = kind
        self.text = text
        self.source_map = source_map
        self.index = index
        self.level = level
        self.cell = cell

    def __repr__(self) -> str:
        return f"Block({self.kind.value!r}, {self.text[:40]!r})"

    @property
    def asserts(self) -> bool:
        """Whether the block's words are claims of this story."""
        return self.kind not in NO_CLAIMS

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """The block's sentences in order, without the white space around them."""
        from factcheck.draft.sentences import sentence_bounds

        return tuple(Passage(self, start, end) for start, end in sentence_bounds(self.text))

    def sentence_at(self, offset: int) -> Passage:
        """The sentence that holds clean offset ``offset``, or the whole block where none does."""
        sentences = self.sentences
        if not sentences:
            return Passage(self, 0, len(self.text))
        return sentences[min(bisect_right(sentences, offset, key=lambda sentence: sentence.end), len(sentences) - 1)]


class Passage(NamedTuple):
    """A stretch of one block's clean text: what claims, flags and evidence point at."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The clean text of the passage."""
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where the passage stands in the source."""
        return self.block.source_map.span(self.start, self.end)

    @property
    def sentence(self) -> Passage:
        """The sentence that the passage starts in."""
        return self.block.sentence_at(self.start)

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key: document order."""
        return (self.block.index, self.start, self.end)

    def overlaps(self, other: Passage) -> bool:
        """Whether two passages share at least one code point of one block."""
        return self.block is other.block and self.start < other.end and other.start < self.end

    def holds(self, other: Passage) -> bool:
        """Whether ``other`` lies wholly inside this passage."""
        return self.block is other.block and self.start <= other.start and other.end <= self.end


class Metadata(Struct, frozen=True):
    """What the draft says about itself; None where it says nothing."""

    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    dateline: str | None = None
    date: datetime.date | None = None
    lang: str | None = None


class Draft:
    """One article, as read.

    ``source`` is the decoded file with byte order mark and carriage returns kept, so that
    ``source.encode("utf-8")`` gives the file's bytes again.
    """

    def __init__(
        self,
        source: str,
        blocks: Sequence[Block],
        metadata: Metadata,
        *,
        format: str = "text",  # noqa: A002
        path: str | None = None,
    ) -> None:
        self.source = source
        self.blocks = tuple(blocks)
        self.metadata = metadata
        self.format = format
        self.path = path
        for index, block in enumerate(self.blocks):
            block.index = index

    @classmethod
    def from_text(
        cls,
        text: str,
        format: str = "text",  # noqa: A002
        *,
        title: str | None = None,
        standfirst: str | None = None,
        date: datetime.date | str | None = None,
    ) -> Draft:
        """Read ``text`` in the named format ("text" or "markdown", or a suffix such as "md").

        ``title``, ``standfirst`` and ``date`` (a date or ``YYYY-MM-DD``) stand for metadata that the text itself
        lacks; title and standfirst become blocks before the others, with empty spans at the source's start.
        Raises ValueError for an unknown format or date, in the text's front matter too where no ``date`` is given.
        """
        from factcheck.draft.reader import read_text

        return read_text(text, format, title=title, standfirst=standfirst, date=date)

    @cached_property
    def sha256(self) -> str:
        """Hash of the file's bytes, in hexadecimal."""
        return sha256(self.source.encode("utf-8", "surrogatepass"))

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        r"""Offsets at which lines start; lines end at ``\n``, ``\r\n`` or ``\r``."""

        return (0, *(match.end() for match in re.compile(r"\r\n?|\n").finditer(self.source)))

    def position(self, offset: int) -> Position:
        """Line and column of a source offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def body(self) -> list[Block]:
        """The blocks of running text."""
        return [block for block in self.blocks if block.kind in BODY]

    def display(self) -> list[Block]:
        """Title, standfirst and captions."""
        return [block for block in self.blocks if block.kind in DISPLAY]
