"""Scopes: which passages of a draft a rule looks at.

Vale's selectors: parts joined by dots must all be among a block's parts, ``&`` joins, ``~`` negates, entries of a
list are alternatives. A block's parts come from its kind; a kind may also be named as it is ("related link").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft import Block, BlockKind, Passage

if TYPE_CHECKING:
    from factcheck.ruleset.patterns import Finder

#: The parts that a block's scope is made of, by kind.
PARTS: dict[BlockKind, tuple[str, ...]] = {
    BlockKind.TITLE: ("text", "title", "heading", "h1", "frontmatter"),
    BlockKind.STANDFIRST: ("text", "standfirst", "frontmatter"),
    BlockKind.BYLINE: ("text", "byline", "frontmatter"),
    BlockKind.DATELINE: ("text", "dateline", "frontmatter"),
    BlockKind.DATE: ("text", "date", "frontmatter"),
    BlockKind.HEADING: ("text", "heading"),
    BlockKind.PARAGRAPH: ("text", "paragraph"),
    BlockKind.QUOTATION: ("text", "blockquote", "quotation"),
    BlockKind.LIST_ITEM: ("text", "list"),
    BlockKind.CAPTION: ("text", "caption", "figure"),
    BlockKind.TABLE_CELL: ("text", "table", "cell"),
    BlockKind.RELATED: ("text", "related"),
    BlockKind.CODE: ("code",),
    BlockKind.FURNITURE: ("text", "furniture"),
}

#: Blocks of running text: what ``sentence`` divides.
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_FORMATS = {"text": "txt", "markdown": "md"}
#: Scopes that take the draft as one text, whatever its blocks.
WHOLES = ("raw", "summary")
_LEVELS = tuple(f"h{level}" for level in range(1, 7))


def known_parts() -> frozenset[str]:
    """Every word that a scope may be made of."""
    words = {word for parts in PARTS.values() for word in parts}
    return frozenset(words | {kind.value for kind in BlockKind} | {"sentence", *_FORMATS.values(), *WHOLES, *_LEVELS})


def unknown_words(entry: str) -> list[str]:
    """The words of a selector that no block's scope is made of."""
    parts = [part.strip().lstrip("~").strip() for part in entry.split("&")]
    words = [word for part in parts for word in ([part] if part in known_parts() else part.split("."))]
    return [word for word in words if word not in known_parts()]


def passages_in(scope: Sequence[str], finder: Finder, *, claims: bool) -> Iterator[Passage]:
    """The passages of a draft that a scope takes in, in document order; no scope means every block but code.

    ``claims`` leaves out the blocks that assert nothing.
    """
    selectors = [[part.strip() for part in entry.split("&")] for entry in scope] or [["text"]]
    wholes = {entry for entry in scope if entry in WHOLES}
    for name in sorted(wholes):
        block = finder.whole(name)
        yield Passage(block, 0, len(block.text))
    if wholes and len(wholes) == len(scope):
        return
    for block in finder.draft.blocks:
        if claims and not block.asserts:
            continue
        parts = block_parts(block) | {_FORMATS.get(finder.draft.format, finder.draft.format)}
        if any(_selects(selector, parts) for selector in selectors):
            yield Passage(block, 0, len(block.text))
        elif block.kind in _PROSE and any(_selects(selector, parts | {"sentence"}) for selector in selectors):
            yield from block.sentences


def block_parts(block: Block) -> frozenset[str]:
    """The words that a block's scope is made of."""
    parts = {*PARTS[block.kind], block.kind.value}
    if block.kind is BlockKind.HEADING and block.level:
        parts.add(f"h{block.level}")
    return frozenset(parts)


def _selects(selector: Sequence[str], parts: frozenset[str]) -> bool:
    return all(_part_selects(part, parts) for part in selector)


def _part_selects(part: str, parts: frozenset[str]) -> bool:
    if part.startswith("~"):
        return not _part_selects(part[1:].strip(), parts)
    return part in parts or parts.issuperset(part.split("."))
