"""YAML front matter: what a Markdown draft says about itself, each value a block with its own place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.display import display_safe, quoted
from factcheck.draft.dates import parse_date
from factcheck.draft.model import Block, BlockKind, Metadata, Segment, SourceMap

if TYPE_CHECKING:
    import yaml

#: Front matter key → kind of block. Of several keys of one kind the first in this order gives the metadata.
KEYS = {
    "title": BlockKind.TITLE,
    "headline": BlockKind.TITLE,
    "standfirst": BlockKind.STANDFIRST,
    "dek": BlockKind.STANDFIRST,
    "summary": BlockKind.STANDFIRST,
    "description": BlockKind.STANDFIRST,
    "byline": BlockKind.BYLINE,
    "author": BlockKind.BYLINE,
    "authors": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
    "date": BlockKind.DATE,
}

_FENCE = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
#: A line that holds nothing but a key and a scalar: what YAML, for all its forms, reads in one way.
_SIMPLE = re.compile(r"([A-Za-z][A-Za-z_-]{0,63}): +(?:([^\W_](?:[^#:]|:(?! |$))*)|(\"[^\"\\]*\"|'[^']*') *)")


class FrontMatterError(ValueError):
    """Front matter that is no valid YAML, or a date in it that is none; ``offset`` is where in the source."""

    def __init__(self, problem: str, offset: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.offset = offset


class FrontMatter(Struct, frozen=True):
    """What the front matter holds; ``end`` is where the body starts, 0 without front matter."""

    blocks: list[Block]
    metadata: Metadata
    end: int


class _Value(Struct, frozen=True):
    key: str
    text: str
    style: str | None
    start: int
    end: int


def read_front_matter(source: str, *, has_date: bool = False) -> FrontMatter:
    """Read the front matter between two lines of hyphens at the top; ``has_date``: the draft's day is known already.

    Raises FrontMatterError for broken YAML, and for a date that cannot be read unless the day is known.
    """
    opening = _FENCE.match(source)
    closing = _CLOSING.search(source, opening.end()) if opening else None
    if not opening or not closing:
        return FrontMatter([], Metadata(), 0)
    text = source[opening.end() : closing.start()]
    values = simple_values(text, opening.end())
    if not values:
        if not _first_key().match(source, opening.end()):
            return FrontMatter([], Metadata(), 0)
        values = list(yaml_values(text, opening.end()))
    blocks: list[Block] = []
    for value in values:
        kind = KEYS.get(value.key)
        if kind and value.text.strip() and not any(b.kind is kind and b.text == value.text.strip() for b in blocks):
            blocks.append(_block(source, kind, value))
    metadata = _metadata(values)
    if metadata.date is None and not has_date:
        _refuse_date(values)
    return FrontMatter(blocks, metadata, closing.end())


def opens_front_matter(source: str) -> bool:
    """Whether ``source`` begins with a block between two lines of hyphens whose first line gives a key."""
    opening = _FENCE.match(source)
    if not opening or not _CLOSING.search(source, opening.end()):
        return False
    return _first_key().match(source, opening.end()) is not None


@cache
def _first_key() -> re.Pattern[str]:
    """What follows the fence of front matter, and not a rule above prose."""
    return re.compile(
        r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*"
        r"(?:[\w\"'-][^:\r\n]*:(?:[ \t\r\n]|\Z)|(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))"
    )


def _metadata(values: list[_Value]) -> Metadata:
    def first(*keys: str) -> str | None:
        for key in keys:
            found = [value.text.strip() for value in values if value.key == key and value.text.strip()]
            if found:
                return ", ".join(found)
        return None

    of_kind = {kind: first(*(key for key in KEYS if KEYS[key] is kind)) for kind in set(KEYS.values())}
    date = of_kind[BlockKind.DATE]
    return Metadata(
        title=of_kind[BlockKind.TITLE],
        standfirst=of_kind[BlockKind.STANDFIRST],
        byline=of_kind[BlockKind.BYLINE],
        dateline=of_kind[BlockKind.DATELINE],
        date=parse_date(date) if date else None,
        lang=first("lang", "language"),
    )


def _refuse_date(values: list[_Value]) -> None:
    """Raise FrontMatterError where there is a date: without a day to speak from, dated checks would stay silent."""
    given = [value for value in values if KEYS.get(value.key) is BlockKind.DATE and not _is_empty(value)]
    if given:
        words = quoted(display_safe(", ".join(value.text for value in given)))
        raise FrontMatterError(f"{words} is no date; write it as 2024-03-07, or give --date", given[0].start)


def _is_empty(value: _Value) -> bool:
    return not value.text.strip() or (not value.style and value.text.casefold() in {"null", "~"})


def simple_values(text: str, base: int) -> list[_Value] | None:
    """What ``yaml_values`` gives, of front matter whose every line is a key and a simple scalar; None of any other.

    YAML's own reader takes long to load.
    """
    values = []
    at = base
    for line in text.split("\n"):
        bare = line.removesuffix("\r")
        if found := _SIMPLE.fullmatch(bare) if bare.isprintable() else None:
            key, plain, quoted = found.groups()
            value, start = (plain.rstrip(" "), found.start(2)) if plain else (quoted, found.start(3))
            style = "" if plain else quoted[0]
            inside = value if plain else value[1:-1]
            values.append(_Value(key.casefold(), inside, style, at + start, at + start + len(value)))
        elif line or at + len(line) < base + len(text):
            return None
        at += len(line) + 1
    return values


def yaml_values(text: str, base: int) -> Iterator[_Value]:
    """The scalars of the top mapping, and those of lists in it, as YAML's reader has them."""
    import yaml

    try:
        yield from _scalars(yaml.parse(text, Loader=yaml.CSafeLoader), base)
    except yaml.MarkedYAMLError as error:
        from factcheck.yamlfile import slip

        line, column, words = slip(error, text)
        before = sum(map(len, text.splitlines(keepends=True)[: line - 1]))
        raise FrontMatterError(words, base + min(before + column - 1, len(text.rstrip()))) from None
    except yaml.reader.ReaderError as error:
        raise FrontMatterError(f"{error.reason}", base + max(0, error.position)) from None


def _scalars(events: Iterator[yaml.Event], base: int) -> Iterator[_Value]:
    import yaml

    from factcheck.yamlfile import MAX_DEPTH, TOO_DEEP

    depth = 0
    key: str | None = None
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise FrontMatterError(TOO_DEEP, base + (event.start_mark.index if event.start_mark else 0))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            key = None if depth == 1 else key
        elif isinstance(event, yaml.AliasEvent):
            key = None if depth == 1 else key
        elif isinstance(event, yaml.ScalarEvent) and depth == 1 and key is None:
            key = event.value.casefold()
        elif isinstance(event, yaml.ScalarEvent) and depth <= 2 and key is not None:
            start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
            yield _Value(key, event.value, event.style, base + start, base + end)
            key = None if depth == 1 else key


def _block(source: str, kind: BlockKind, value: _Value) -> Block:
    start = value.start
    if value.style in {"|", ">"}:
        header = re.compile(r"[^\r\n]*").match(source, start)
        start = header.end() if header else start
    elif value.style:
        start += 1
    end = value.end - (1 if value.style in {"'", '"'} else 0)
    while start < end and source[start].isspace():
        start += 1
    while start < end and source[end - 1].isspace():
        end -= 1
    text = value.text.strip()
    return Block(kind, text, _align(source, start, end, text, value.style))


def _align(source: str, start: int, end: int, text: str, style: str | None) -> SourceMap:
    """The map of a scalar's value: exact where it stands as written, else folds and escapes as wholes."""
    if source[start:end] == text and not _has_line_end(text):
        return SourceMap.identity(start, len(text))
    segments: list[Segment] = []
    at, clean = start, 0
    while at < end and clean < len(text):
        length, reads = _special(source, at, end, text, clean, style)
        if length:
            if reads:
                segments.append(Segment(clean, reads, at, length, False))
        elif source[at] == text[clean]:
            length = reads = 1
            last = segments[-1] if segments else None
            if last and last.exact and last.source_start + last.length == at:
                segments[-1] = replace(last, length=last.length + 1, source_length=last.length + 1)
            else:
                segments.append(Segment(clean, 1, at, 1, True))
        else:
            break
        at, clean = at + length, clean + reads
    if at != end or clean != len(text):
        return SourceMap([Segment(0, len(text), start, end - start, False)])
    return SourceMap(segments)


def _has_line_end(text: str) -> bool:
    return "\n" in text or "\r" in text


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?:\r\n|\r|\n)[ \t]*|.)")


@cache
def _break() -> re.Pattern[str]:
    return re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")


def _special(source: str, at: int, end: int, text: str, clean: int, style: str | None) -> tuple[int, int]:
    """How much source a fold or an escape at ``at`` takes, and how much text it reads as; (0, 0) for neither."""
    if source[at] in " \t\r\n" and (fold := _break().match(source, at, end)):
        reads = clean
        while reads < len(text) and text[reads].isspace():
            reads += 1
        return fold.end() - at, reads - clean
    if style == '"' and (escape := _escape().match(source, at, end)):
        return escape.end() - at, 0 if escape.group()[1] in "\r\n" else 1
    if style == "'" and source.startswith("''", at):
        return 2, 1
    return 0, 0
