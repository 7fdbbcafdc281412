"""HTML between the paragraphs of Markdown: the text in it, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.draft.model import BlockKind

#: A comment, what no reader sees, or a tag.
_TAG = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(?P<unseen>script|style|template|iframe|svg|head)\b.*?(?:</(?P=unseen)\s*>|\Z)"
    rb"|<(?P<close>/?)(?P<name>[a-z][a-z0-9-]*)\b[^<>]*>|<[!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
#: Tags that a sentence goes on over.
_INLINE = frozenset(
    b"a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike "
    b"strong sub sup time tt u var wbr".split()
)
_KINDS = {
    b"blockquote": BlockKind.QUOTATION,
    b"li": BlockKind.LIST_ITEM,
    b"figcaption": BlockKind.CAPTION,
    b"caption": BlockKind.CAPTION,
    b"td": BlockKind.TABLE_CELL,
    b"th": BlockKind.TABLE_CELL,
    b"pre": BlockKind.CODE,
    **{b"h%d" % level: BlockKind.HEADING for level in range(1, 7)},
}


def html_pieces(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, BlockKind, int]]:
    """Each piece of text in the HTML at ``data[start:end]``: its bytes, its kind, and the level of a heading.

    The tags that a sentence goes on over are still in it. Comments, scripts and the like are left out.
    """
    at, name = start, b""
    for tag in _TAG.finditer(data, start, end):
        found = (tag["name"] or b"").lower()
        if found in _INLINE:
            continue
        yield from _piece(data, at, tag.start(), name)
        at = tag.end()
        if found:
            name = b"" if tag["close"] else found
    yield from _piece(data, at, end, name)


def _piece(data: bytes, start: int, end: int, name: bytes) -> Iterator[tuple[int, int, BlockKind, int]]:
    inside = data[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    if start < end:
        kind = _KINDS.get(name, BlockKind.PARAGRAPH)
        yield start, end, kind, int(name[1:]) if kind is BlockKind.HEADING else 0
