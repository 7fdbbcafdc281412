"""Plain text → blocks. Every block's clean text is a slice of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.draft import parts
from factcheck.draft.model import Block, BlockKind, Metadata, SourceMap

#: Headlines and captions are at most so long, in characters; a crosshead has at most so many words.
HEADLINE_LENGTH = 150
CROSSHEAD_WORDS = 7
CAPTION_LENGTH = 400

#: Lines longer than this are not wrapped by hand: each is a paragraph, blank lines or not.
WRAPPED_LENGTH = 120

_SECOND_SENTENCE = re.compile(r"[a-z\d)]{2}[.!?][\"”’']?\s+[\"“‘]?[A-Z]|^\(?\w{1,2}[).]\s")
_BULLET = re.compile(r"[-*•·◦▪‣]\s+(?=\S)")


class Piece(NamedTuple):
    """A stretch of source that becomes one block, and whether it stands on one line."""

    start: int
    end: int
    one_line: bool


def parse(source: str, *, has_title: bool = False, has_date: bool = False) -> tuple[list[Block], Metadata]:
    """Divide plain text into blocks and read what its head says.

    ``has_title``: a headline is known already. A line that is no date is no date line, so ``has_date`` is all the same.
    """
    del has_date
    pieces = list(_pieces(source))
    texts = [source[piece.start : piece.end] for piece in pieces]
    kinds = _kinds(texts, pieces, has_title)
    blocks = []
    for piece, text, kind in zip(pieces, texts, kinds, strict=True):
        bullet = _BULLET.match(text) if kind is BlockKind.LIST_ITEM else None
        shift = bullet.end() if bullet else 0
        identity = SourceMap.identity(piece.start + shift, len(text) - shift)
        blocks.append(Block(kind, text[shift:], identity, level=1 if kind is BlockKind.HEADING else 0))
    return blocks, _metadata(blocks)


def _pieces(source: str) -> Iterator[Piece]:
    """The stretches that become blocks: lines, or groups of lines between blank ones."""
    chunks = list(_chunks(source))
    lone = len(chunks) == 1
    for lines in chunks:
        texts = [source[start:end] for start, end in lines]
        if lone or _one_paragraph_a_line(texts):
            for start, end in lines:
                yield Piece(start, end, True)
        else:
            yield Piece(lines[0][0], lines[-1][1], len(lines) == 1)


def _chunks(source: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines without a blank one between them; each line as its span without white space around."""
    lines: list[tuple[int, int]] = []
    start = 1 if source.startswith("\ufeff") else 0
    for match in re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)").finditer(source):
        line_start, line_end = max(start, match.start()), match.end()
        text = source[line_start:line_end]
        stripped = text.strip()
        if stripped:
            begin = line_start + len(text) - len(text.lstrip())
            lines.append((begin, begin + len(stripped)))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _one_paragraph_a_line(texts: list[str]) -> bool:
    """Whether the lines of a group are blocks of their own and not one wrapped paragraph."""
    if len(texts) == 1:
        return True
    return (
        any(parts.is_furniture(text) for text in texts)
        or parts.opens_related(texts[0])
        or all(_BULLET.match(text) for text in texts)
        or all(parts.is_closed(text) for text in texts)
        or all(len(text) > WRAPPED_LENGTH for text in texts[:-1])
        or _is_head(texts)
    )


def _is_head(texts: list[str]) -> bool:
    """Whether the lines are byline and date, with or without a headline above."""
    if not all(parts.is_head_line(text) for text in texts[1:]):
        return False
    return parts.is_head_line(texts[0]) or (parts.is_byline(texts[1]) and not parts.is_closed(texts[0]))


def _kinds(texts: list[str], pieces: list[Piece], has_title: bool) -> list[BlockKind]:
    kinds = [BlockKind.PARAGRAPH] * len(texts)
    under_related = False
    for index, text in enumerate(texts):
        label = parts.opens_related(text)
        under_related = label or (under_related and parts.is_headline_like(text) and not parts.is_furniture(text))
        if under_related or parts.is_related_line(text):
            kinds[index] = BlockKind.RELATED
        elif parts.is_furniture(text):
            kinds[index] = BlockKind.FURNITURE
        elif _BULLET.match(text):
            kinds[index] = BlockKind.LIST_ITEM
        elif parts.is_credited(text):
            kinds[index] = BlockKind.CAPTION
    head = _head(texts, kinds, has_title)
    _captions(texts, kinds, pieces, head)
    return kinds


def _head(texts: list[str], kinds: list[BlockKind], has_title: bool) -> int:
    """Mark headline, standfirst, byline and date above the first paragraph; how many blocks that took."""
    index = 0
    while index < len(texts):
        text = texts[index]
        if kinds[index] is BlockKind.FURNITURE:
            index += 1
            continue
        if kinds[index] is not BlockKind.PARAGRAPH:
            break
        if parts.is_byline(text):
            kinds[index] = BlockKind.BYLINE
        elif parts.date_line(text):
            kinds[index] = BlockKind.DATE
        elif BlockKind.TITLE not in kinds and not has_title and _is_headline(texts, index):
            kinds[index] = BlockKind.TITLE
        elif BlockKind.TITLE in kinds and BlockKind.STANDFIRST not in kinds and _is_standfirst(texts, index):
            kinds[index] = BlockKind.STANDFIRST
        else:
            break
        index += 1
    return index


def _is_headline(texts: list[str], index: int) -> bool:
    text = texts[index]
    short = len(text) <= HEADLINE_LENGTH and 2 <= parts.word_count(text) <= 25
    if not short or parts.is_closed(text) or text.endswith(",") or _opens_small(text):
        return False
    return any(parts.is_prose(later) for later in texts[index + 1 : index + 5])


def _is_standfirst(texts: list[str], index: int) -> bool:
    text = texts[index]
    unclosed = len(text) <= 400 and parts.word_count(text) >= 6 and not parts.is_closed(text)
    return unclosed and any(parts.is_prose(later) for later in texts[index + 1 : index + 4])


def _captions(texts: list[str], kinds: list[BlockKind], pieces: list[Piece], head: int) -> None:
    """Mark unclosed single lines between paragraphs: crossheads where they are short, else captions."""
    prose = [kind is BlockKind.PARAGRAPH and parts.is_prose(text) for text, kind in zip(texts, kinds, strict=True)]
    last = max((index for index, is_prose in enumerate(prose) if is_prose), default=-1)
    prose_before = False
    for index in range(head, last):
        text = texts[index]
        prose_before = prose_before or prose[index]
        if prose[index] or not prose_before or kinds[index] is not BlockKind.PARAGRAPH:
            continue
        if not pieces[index].one_line or not _is_label(text):
            continue
        short = parts.word_count(text) <= CROSSHEAD_WORDS
        kinds[index] = BlockKind.HEADING if short else BlockKind.CAPTION


def _is_label(text: str) -> bool:
    """Whether a line is no paragraph but stands by itself: one phrase or sentence, not closed by a stop."""
    unclosed = len(text) <= CAPTION_LENGTH and not parts.is_closed(text) and text[-1] not in ",—–-"
    return unclosed and not _opens_small(text) and not _SECOND_SENTENCE.search(text)


def _opens_small(text: str) -> bool:
    return text[0].isalpha() and not text[0].isupper()


def _metadata(blocks: list[Block]) -> Metadata:
    first = {block.kind: block for block in reversed(blocks)}
    title, standfirst = first.get(BlockKind.TITLE), first.get(BlockKind.STANDFIRST)
    byline, date = first.get(BlockKind.BYLINE), first.get(BlockKind.DATE)
    return Metadata(
        title=title.text if title else None,
        standfirst=standfirst.text if standfirst else None,
        byline=parts.byline_names(byline.text) if byline else None,
        date=parts.date_line(date.text) if date else None,
    )
