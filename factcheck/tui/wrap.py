"""Where text breaks into rows of a given width, and which row holds which place of the source."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.display import display_safe

if TYPE_CHECKING:
    from factcheck.draft import Draft


@cache
def _narrow() -> re.Pattern[str]:
    """Text whose every character takes one cell: Latin, Greek, Cyrillic, punctuation, currency, control pictures."""
    return re.compile(
        "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
        "\u2400-\u2426\ufffd]*"
    )


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Start and end of each row of ``text``, at most ``width`` cells wide; one row at least.

    Rows break at spaces, which belong to no row, and inside a word only where it is wider than a row. What a reader
    takes for one character is never split.
    """
    width = max(2, width)
    if len(text) <= width // 2:
        return [(0, len(text))]
    if _narrow().fullmatch(text):
        return list(_wrap_narrow(text, width))
    return _wrap_wide(text, width)


def _wrap_narrow(text: str, width: int) -> list[tuple[int, int]]:
    rows = []
    start, length = 0, len(text)
    while length - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        end = start + width if space < 0 else space
        rows.append((start, end))
        start = end if space < 0 else space + 1
    rows.append((start, length))
    return rows


def _wrap_wide(text: str, width: int) -> list[tuple[int, int]]:
    from rich.cells import split_graphemes

    rows = []
    start = cells = cells_to_space = 0
    space = -1
    joined = text.lstrip("\u200d\ufe0f")  # at the start there is nothing to join: Rich takes no width for what follows
    for at, _, size in split_graphemes(joined.rjust(len(text), "\u200b"))[0]:
        is_space = text[at] == " "
        if cells + size > width:
            if is_space:
                rows.append((start, at))
                start, cells, space = at + 1, 0, -1
                continue
            if space > start and cells - cells_to_space + size <= width:
                rows.append((start, space))
                start, cells = space + 1, cells - cells_to_space
            else:
                rows.append((start, at))
                start, cells = at, 0
            space = -1
        cells += size
        if is_space:
            space, cells_to_space = at, cells
    rows.append((start, len(text)))
    return rows


class Row(NamedTuple):
    """One row of the article: ``[start, end)`` of the source, its line from 1, and whether that line starts here."""

    start: int
    end: int
    line: int
    first: bool


class Layout:
    """The source of a draft, made safe to show, in rows of ``width`` cells."""

    def __init__(self, draft: Draft, width: int) -> None:
        self.text = display_safe(draft.source)
        self._starts = array("L")
        self._ends = array("L")
        self._lines = array("L")
        bounds = [*draft.line_starts, len(draft.source)]
        for line, start in enumerate(draft.line_starts, 1):
            body = self.text[start : _line_end(draft.source, start, bounds[line])]
            for row_start, row_end in wrap(body, width):
                self._starts.append(start + row_start)
                self._ends.append(start + row_end)
                self._lines.append(line)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Row:
        line = self._lines[number]
        first = number == 0 or self._lines[number - 1] != line
        return Row(self._starts[number], self._ends[number], line, first)

    @property
    def lines(self) -> int:
        """How many lines the source has."""
        return self._lines[-1]

    def row_at(self, offset: int) -> int:
        """The number of the row that holds a source offset, or that stands before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def row_text(self, number: int) -> str:
        """What stands in a row."""
        return self.text[self._starts[number] : self._ends[number]]


def _line_end(source: str, start: int, end: int) -> int:
    while end > start and source[end - 1] in "\r\n":
        end -= 1
    return end
