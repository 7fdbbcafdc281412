"""Markdown that holds only paragraphs and headings: read without the block grammar, which takes long to load."""

from __future__ import annotations

import re

from msgspec import Struct

#: A run of lines none of which can open or end anything but a paragraph: no space before them, no mark or number of a
#: list, no quote, fence, table, tag, rule or definition.
_PARAGRAPH = re.compile(rb"(?:(?!\d{1,9}[.)])[0-9A-Za-z\"'($\x80-\xff][ -~\x80-\xff]*\n)+(?<!  \n)")
_HEADING = re.compile(rb"(?P<marks>#{1,6}) +(?P<text>[!-\"$-~\x80-\xff][ -\"$-~\x80-\xff]*)(?<!  )\n")
_BLANK = re.compile(rb"(?:[ \t]*\n)+")


class Stretch(Struct, frozen=True):
    """The inline content of a block as bytes ``[start, end)``; ``level`` is a heading's, 0 for a paragraph."""

    start: int
    end: int
    level: int


def plain_stretches(data: bytes) -> list[Stretch] | None:
    """The blocks of Markdown that is nothing but paragraphs and headings between empty lines; None of any other.

    ``data`` begins and ends with a line end.
    """
    found: list[Stretch] = []
    at = 0
    while blank := _BLANK.match(data, at):
        at = blank.end()
        if at == len(data):
            return found
        if heading := _HEADING.match(data, at):
            found.append(Stretch(*heading.span("text"), len(heading["marks"])))
            at = heading.end()
        elif paragraph := _PARAGRAPH.match(data, at):
            found.append(Stretch(at, paragraph.end() - 1, 0))
            at = paragraph.end()
        else:
            return None
    return found if at == len(data) else None
