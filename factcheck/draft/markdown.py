"""Markdown (CommonMark with tables and front matter) → blocks, by grammars that give exact offsets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.draft import parts
from factcheck.draft.frontmatter import read_front_matter
from factcheck.draft.inline import Inline, normal_label
from factcheck.draft.model import Block, BlockKind, Cell, Metadata
from factcheck.draft.offsets import Cut, Offsets, flatten
from factcheck.draft.plain_markdown import plain_stretches

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

#: Containers nested deeper than this are read as if they ended here: people do not nest so deep, attackers do.
DEEPEST = 40

#: Among so many blocks at the top the draft's date may stand, after at most one paragraph that is no longer than this.
HEAD = 6
STANDFIRST_LENGTH = 400

_PREFIX = re.compile(rb"^(?:[ \t>*+-]|\d{1,9}[.)][ \t]){40,}+(?=[^\r\n])", re.MULTILINE)
_SPACE_AROUND_BREAK = re.compile(r"(?<![ \t])[ \t]+(?=[\r\n])|(?<=[\r\n])[ \t]+")
_FOOTNOTE = re.compile(rb"\[\^[^\]\s]+\]:[ \t]*")
_ROWS = ("pipe_table_header", "pipe_table_row")
_CONTAINERS = frozenset({"document", "section", "list", *_ROWS})


@cache
def block_parser() -> Parser:
    """The block grammar, loaded once."""
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_markdown.language()))


def parse(source: str, *, has_title: bool = False, has_date: bool = False) -> tuple[list[Block], Metadata]:
    """Divide Markdown into blocks, those of the front matter first.

    ``has_title``, ``has_date``: a headline, or the draft's day, is known already. Raises FrontMatterError where the
    front matter is no valid YAML, or its date is none.
    """
    front = read_front_matter(source, has_date=has_date)
    body = list(_Body(source, front.end).blocks())
    metadata = front.metadata
    if not has_title and metadata.title is None:
        metadata = _title_from_heading(body, metadata)
    _mark_parts(body)
    body, date = _mark_head(body, titled=has_title or metadata.title is not None)
    if metadata.date is None:
        metadata = replace(metadata, date=date)
    return [*front.blocks, *body], metadata


def _title_from_heading(blocks: list[Block], metadata: Metadata) -> Metadata:
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            block.kind = BlockKind.TITLE
            return replace(metadata, title=block.text)
    return metadata


def _mark_parts(blocks: list[Block]) -> None:
    """Tell links to other stories, furniture and bylines from the story's own text."""
    under_related = False
    for index, block in enumerate(blocks):
        text = block.text
        if block.kind in {BlockKind.CODE, BlockKind.TITLE, BlockKind.CAPTION, BlockKind.TABLE_CELL}:
            under_related = False
        elif parts.opens_related(text):
            under_related = True
            block.kind = BlockKind.RELATED
        elif parts.is_furniture(text):
            block.kind = BlockKind.FURNITURE
        elif parts.is_related_line(text) or (under_related and _is_link_line(block)):
            block.kind = BlockKind.RELATED
        else:
            under_related = False
            if index < 4 and block.kind is BlockKind.PARAGRAPH and parts.is_byline(text):
                block.kind = BlockKind.BYLINE


def _mark_head(blocks: list[Block], *, titled: bool) -> tuple[list[Block], datetime.date | None]:
    """The blocks with the date under title, standfirst or byline marked as such, and that date.

    A paragraph of byline and date on lines of their own becomes two blocks. Of several paragraphs that are dates none
    is the draft's: they are the heads of a chronicle.
    """
    prose = 0
    for index, block in enumerate(blocks[:HEAD]):
        titled = titled or block.kind in {BlockKind.TITLE, BlockKind.BYLINE}
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        lines = block.text.split("\n")
        if (titled or len(lines) > 1) and all(map(parts.is_head_line, lines)):
            split = list(_split_head(block))
            found = [parts.date_line(part.text) for part in split if part.kind is BlockKind.DATE]
            if not found or any(map(_is_date, blocks[index + 1 :])):
                return blocks, None
            return [*blocks[:index], *split, *blocks[index + 1 :]], found[0]
        prose += 1
        if prose > 1 or len(block.text) > STANDFIRST_LENGTH:
            break
    return blocks, None


def _is_date(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and parts.date_line(block.text) is not None


def _split_head(block: Block) -> Iterator[Block]:
    """A block for each line, byline or date."""
    for line in re.compile(r"[^\n]+").finditer(block.text):
        kind = BlockKind.BYLINE if parts.is_byline(line[0]) else BlockKind.DATE
        yield Block(kind, line[0], block.source_map.part(*line.span()))


def _is_link_line(block: Block) -> bool:
    """Whether the block can be another story's headline under a label."""
    if block.kind is BlockKind.HEADING:
        return False
    return block.kind is BlockKind.LIST_ITEM or parts.is_headline_like(block.text)


class _Body:
    """The Markdown after the front matter."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        if start == 0 and source.startswith("\ufeff"):
            start = 1
        # The grammar takes a first line of three hyphens for front matter and wants a line end after the last block:
        # an empty line on either side gives it both.
        data = b"\n" + source[start:].encode("utf-8", "replace").replace(b"\0", b"\x01") + b"\n"
        self.offsets = Offsets(data, start - 1)
        self.data, self.hidden = _without_deep_nesting(data)
        self.labels: frozenset[bytes] = frozenset()
        self.cells: dict[int, Cell] = {}

    def blocks(self) -> Iterator[Block]:
        """The blocks in order."""
        stretches = plain_stretches(self.data)
        if stretches is None:
            yield from self._parsed()
            return
        for stretch in stretches:
            kind = BlockKind.HEADING if stretch.level else BlockKind.PARAGRAPH
            yield from self._inline(stretch.start, stretch.end, [], kind, stretch.level)

    def _parsed(self) -> Iterator[Block]:
        """The blocks in order, by the grammar."""
        leaves = list(self._leaves())
        self.labels = frozenset(label for node, _ in leaves for label in self._defined(node))
        for node, kind in leaves:
            if node.type in {"fenced_code_block", "indented_code_block"}:
                yield from self._code(node)
            elif node.type == "html_block":
                yield from self._html(node, kind)
            elif node.type != "link_reference_definition":
                yield from self._text(node, kind)

    def _leaves(self) -> Iterator[tuple[Node, BlockKind]]:
        """The nodes that hold text, in order, with the kind that what stands around them gives."""
        stack = [(block_parser().parse(self.data).root_node, BlockKind.PARAGRAPH)]
        while stack:
            node, kind = stack.pop()
            if node.type == "block_quote":
                kind = BlockKind.QUOTATION
            elif node.type == "list_item":
                kind = BlockKind.LIST_ITEM
            elif node.type == "pipe_table":
                self.cells.update(_cells(node))
            elif node.type not in _CONTAINERS:
                if node.is_named:
                    yield node, kind
                continue
            stack.extend((child, kind) for child in reversed(node.children))

    def _defined(self, node: Node) -> list[bytes]:
        if node.type != "link_reference_definition":
            return []
        return [normal_label(child.text or b"") for child in node.children if child.type == "link_label"]

    def _code(self, node: Node) -> Iterator[Block]:
        content = node
        if node.type == "fenced_code_block":
            found = [child for child in node.children if child.type == "code_fence_content"]
            if not found:
                return
            content = found[0]
        holes = _continuations(content)
        yield from self._block(BlockKind.CODE, content.start_byte, content.end_byte, [Cut(*hole) for hole in holes])

    def _html(self, node: Node, kind: BlockKind) -> Iterator[Block]:
        """A block for each piece of text in HTML."""
        from bisect import bisect_left

        from factcheck.draft.html_blocks import html_pieces

        continued = _continuations(node)
        for start, end, found, level in html_pieces(self.data, node.start_byte, node.end_byte):
            told = kind if found is BlockKind.PARAGRAPH else found
            low, high = bisect_left(continued, (start, 0)), bisect_left(continued, (end, 0))
            yield from self._inline(start, end, continued[low:high], told, level)

    def _text(self, node: Node, kind: BlockKind) -> Iterator[Block]:
        """The block of a paragraph, heading or cell, and those of the images in it."""
        level = 0
        if node.type in {"atx_heading", "setext_heading"}:
            level = _level(node)
            kind = BlockKind.HEADING if kind is BlockKind.PARAGRAPH else kind
            if node.type == "setext_heading":
                node = next((child for child in node.children if child.type == "paragraph"), node)
        if node.type == "pipe_table_cell":
            kind, content = BlockKind.TABLE_CELL, node
        elif node.type in {"paragraph", "atx_heading", "setext_heading"}:
            inner = next((child for child in node.children if child.type == "inline"), None)
            if inner is None:
                return
            content = inner
        else:
            return
        start, end = content.start_byte, content.end_byte
        if footnote := _FOOTNOTE.match(self.data, start, end):
            start = footnote.end()
        if node.type == "atx_heading":
            end = start + _before_hashes(self.data[start:end])
        yield from self._inline(start, end, _continuations(content), kind, level)

    def _inline(
        self, start: int, end: int, continued: list[tuple[int, int]], kind: BlockKind, level: int
    ) -> Iterator[Block]:
        """The block of a stretch of inline content, and those of the images in it."""
        holes = sorted(hole for hole in [*continued, *self._hidden_in(start, end)] if start <= hole[0] < end)
        inline = Inline(self.data, start, end, holes, self.labels)
        captions = [block for image in inline.images for block in self._caption(image)]
        yield from captions
        if captions and kind is BlockKind.PARAGRAPH and _is_emphasised_only(inline):
            kind = BlockKind.CAPTION
        yield from self._block(kind, start, end, inline.cuts, level)

    def _caption(self, image: tuple[int, int]) -> Iterator[Block]:
        inline = Inline(self.data, *image, [], self.labels)
        yield from self._block(BlockKind.CAPTION, *image, inline.cuts)

    def _hidden_in(self, start: int, end: int) -> list[tuple[int, int]]:
        if not self.hidden:
            return []
        from bisect import bisect_left

        first = max(0, bisect_left(self.hidden, (start, 0)) - 1)
        found = []
        for hidden_start, hidden_end in self.hidden[first:]:
            if hidden_start >= end:
                break
            if hidden_end > start:
                found.append((max(start, hidden_start), min(end, hidden_end)))
        return found

    def _block(self, kind: BlockKind, start: int, end: int, cuts: list[Cut], level: int = 0) -> Iterator[Block]:
        """The block of bytes ``[start, end)``; none where no text is left."""
        at, stop = self.offsets(start), min(self.offsets(end), len(self.source))
        placed = [Cut(self.offsets(cut.start), self.offsets(cut.end), cut.text) for cut in cuts]
        if kind is not BlockKind.CODE:
            spaces = _SPACE_AROUND_BREAK.finditer(self.source, at, stop)
            placed += [Cut(match.start(), match.end()) for match in spaces]
        text, source_map = flatten(self.source, at, stop, placed)
        if text:
            cell = self.cells.get(start) if kind is BlockKind.TABLE_CELL else None
            yield Block(kind, text, source_map, level=level, cell=cell)


def _cells(table: Node) -> Iterator[tuple[int, Cell]]:
    """Where each cell of a table starts and where it stands; the strokes before it in its row say in which column."""
    rows = [row for row in table.children if row.type in _ROWS]
    for place, row in enumerate(rows):
        column = -1 if row.children and row.children[0].type == "|" else 0
        for child in row.children:
            if child.type == "pipe_table_cell":
                yield child.start_byte, Cell(table.start_byte, place, column)
            else:
                column += (child.text or b"").count(b"|")


def _without_deep_nesting(data: bytes) -> tuple[bytes, list[tuple[int, int]]]:
    """``data`` with the container marks beyond the deepest level blotted out, and where they stood."""
    hidden = [(match.start() + DEEPEST, match.end()) for match in _PREFIX.finditer(data)]
    hidden = [(start, end) for start, end in hidden if start < end]
    if not hidden:
        return data, []
    pieces = []
    at = 0
    for start, end in hidden:
        pieces += [data[at:start], b"x" * (end - start)]
        at = end
    return b"".join([*pieces, data[at:]]), hidden


def _continuations(node: Node) -> list[tuple[int, int]]:
    """The marks of quotes and lists that open a paragraph's further lines."""
    return [
        (child.start_byte, child.end_byte)
        for child in node.children
        if child.type == "block_continuation" and child.start_byte < child.end_byte
    ]


def _before_hashes(line: bytes) -> int:
    """How much of a heading stands before its closing hashes."""
    bare = line.rstrip().rstrip(b"#")
    return len(line) if bare[-1:] not in {b"", b" ", b"\t"} else len(bare)


def _level(node: Node) -> int:
    for child in node.children:
        if child.type.startswith("atx_h"):
            return child.end_byte - child.start_byte
        if child.type.startswith("setext_h"):
            return int(child.type[8])
    return 0


def _is_emphasised_only(inline: Inline) -> bool:
    """Whether a paragraph holds nothing but images and emphasis, as picture and caption do."""
    at = inline.start
    for kind, start, end in inline.top:
        if inline.data[at:start].strip() or kind not in {"image", "emphasis", "strong_emphasis", "hard_line_break"}:
            return False
        at = end
    return not inline.data[at : inline.end].strip()
