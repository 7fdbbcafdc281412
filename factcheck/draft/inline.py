"""Markdown inside a block: what of it is markup and so no part of the clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.draft.offsets import Cut

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

#: Longer stretches are parsed in pieces: the parser's time grows with the square of unclosed marks.
PIECE = 4096

#: A stretch of at least this many bytes that holds a smaller share of words is left as it stands.
NOISE_LENGTH = 1024
NOISE_SHARE = 0.8

#: What any markup has in it. Brackets alone are words ("[sic]") unless a definition makes links of them.
_MARKUP = re.compile(rb"[\\`*_<~]|&#?\w{1,40};|\[[\^\]]|!\[|\]\(")
_BREAK = re.compile(rb"<br\s*/?>", re.IGNORECASE)
_WHOLE = frozenset({"html_tag", "link_label", "link_destination", "link_title"})
_LINKS = frozenset({"inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link"})


@cache
def inline_parser() -> Parser:
    """The inline grammar, loaded once."""
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_markdown.inline_language()))


class Inline:
    """The markup of one block's inline content, as byte offsets of ``data``.

    ``cuts`` is what does not read as it stands, ``images`` are the stretches of alt texts and picture titles,
    ``words`` is whether anything but images is left, ``emphasised`` whether all of it is emphasis.
    """

    def __init__(
        self, data: bytes, start: int, end: int, holes: list[tuple[int, int]], labels: frozenset[bytes]
    ) -> None:
        self.data = data
        self.start, self.end = start, end
        self.labels = labels
        self.cuts: list[Cut] = [Cut(*hole) for hole in holes]
        self.images: list[tuple[int, int]] = []
        self.top: list[tuple[str, int, int]] = []
        if _MARKUP.search(data, start, end) or (labels and data.find(b"[", start, end) >= 0):
            for lot in self._lots(holes):
                if not self._is_noise(lot):
                    self._read(lot)

    def _lots(self, holes: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
        """The stretches to parse, without ``holes``, in lots of bounded length that end at a space."""
        lot: list[tuple[int, int]] = []
        size = 0
        at = self.start
        for hole_start, hole_end in [*holes, (self.end, self.end)]:
            while at < hole_start:
                stop = hole_start
                if size + stop - at > PIECE:
                    stop = self._space_before(at, at + max(1, PIECE - size), hole_start)
                lot.append((at, stop))
                size += stop - at
                at = stop
                if size >= PIECE // 2 and at < self.end and self.end - self.start > PIECE:
                    yield lot
                    lot, size = [], 0
            at = max(at, hole_end)
        if lot:
            yield lot

    def _is_noise(self, lot: list[tuple[int, int]]) -> bool:
        """Whether a long stretch has so many marks that it is no prose, and slow to parse."""
        size = sum(end - start for start, end in lot)
        if size < NOISE_LENGTH:
            return False
        words = sum(len(self.data[start:end].translate(None, b"*_[]`~<&\\")) for start, end in lot)
        return words < size * NOISE_SHARE

    def _space_before(self, start: int, stop: int, limit: int) -> int:
        space = self.data.rfind(b" ", start + 1, stop)
        if space > 0:
            return space
        while stop < limit and 0x80 <= self.data[stop] < 0xC0:
            stop += 1
        return stop

    def _read(self, lot: list[tuple[int, int]]) -> None:
        parser = inline_parser()
        first, last = lot[0][0], lot[-1][1]
        from tree_sitter import Range

        parser.included_ranges = [Range((0, a - first), (0, b - first), a - first, b - first) for a, b in lot]
        root = parser.parse(self.data[first:last]).root_node
        self.top.extend((node.type, first + node.start_byte, first + node.end_byte) for node in root.children)
        stack = [root]
        while stack:
            node = stack.pop()
            stack.extend(child for child in self._visit(node, first) if child.child_count or child.is_named)

    def _visit(self, node: Node, base: int) -> list[Node]:
        """Note what ``node`` hides; give the children to go on with."""
        kind, start, end = node.type, base + node.start_byte, base + node.end_byte
        if kind == "emphasis_delimiter" or kind in _WHOLE:
            text = "\n" if kind == "html_tag" and _BREAK.fullmatch(self.data, start, end) else ""
            self.cuts.append(Cut(start, end, text))
        elif kind in {"entity_reference", "numeric_character_reference"}:
            self._entity(start, end)
        elif kind == "backslash_escape":
            self.cuts.append(Cut(start, end, self.data[start + 1 : end].decode("utf-8")))
        elif kind == "hard_line_break":
            self.cuts.append(Cut(start, end - len(self.data[start:end].lstrip(b" \\"))))
        elif kind in {"uri_autolink", "email_autolink"}:
            self.cuts += [Cut(start, start + 1), Cut(end - 1, end)]
        elif kind == "code_span":
            return [child for child in node.children if self._delimiter(child, base, "code_span_delimiter")]
        elif kind == "strikethrough":
            return self._struck(node, base)
        elif kind == "image":
            return self._image(node, base)
        elif kind in _LINKS:
            return self._link(node, base)
        else:
            return node.children
        return []

    def _delimiter(self, node: Node, base: int, kind: str) -> bool:
        """Cut ``node`` where it is a delimiter; never a child to go on with."""
        if node.type == kind:
            self.cuts.append(Cut(base + node.start_byte, base + node.end_byte))
        return False

    def _entity(self, start: int, end: int) -> None:
        from html import unescape

        written = self.data[start:end].decode("utf-8")
        text = unescape(written)
        if text != written:
            self.cuts.append(Cut(start, end, text))

    def _struck(self, node: Node, base: int) -> list[Node]:
        """Leave out what stands between double tildes; a single tilde is a character ("~50")."""
        start, end = base + node.start_byte, base + node.end_byte
        if self.data.startswith(b"~~", start):
            self._leave_out(start, end)
            return []
        return [child for child in node.children if child.type != "emphasis_delimiter"]

    def _leave_out(self, start: int, end: int) -> None:
        """Cut words, and one of the two spaces around them."""
        spaces = start > self.start and self.data[start - 1] == self.data[min(end, self.end - 1)] == ord(" ")
        self.cuts.append(Cut(start, end + 1 if spaces and end < self.end else end))

    def _image(self, node: Node, base: int) -> list[Node]:
        self._leave_out(base + node.start_byte, base + node.end_byte)
        for child in node.children:
            start, end = base + child.start_byte, base + child.end_byte
            if child.type == "image_description":
                self.images.append((start, end))
            elif child.type == "link_title":
                self.images.append((start + 1, end - 1))
        return []

    def _link(self, node: Node, base: int) -> list[Node]:
        """Cut all of a link but its words; brackets without a definition are brackets."""
        start, end = base + node.start_byte, base + node.end_byte
        words = next((child for child in node.children if child.type == "link_text"), None)
        if self.data.startswith(b"[^", start) and node.type == "shortcut_link":
            self.cuts.append(Cut(start, end))
            return []
        if words is None:
            return node.children
        if node.type != "inline_link" and self._label(node, words) not in self.labels:
            return [words]
        text_start, text_end = base + words.start_byte, base + words.end_byte
        self.cuts += [Cut(start, text_start), Cut(text_end, end)]
        return [words]

    def _label(self, node: Node, words: Node) -> bytes:
        label = next((child for child in node.children if child.type == "link_label"), None)
        return normal_label((label or words).text or b"")


def normal_label(label: bytes) -> bytes:
    """A link label as labels are matched: without brackets, case and runs of white space."""
    return b" ".join(label.strip(b"[]").decode("utf-8", "replace").casefold().encode().split())
