"""Quotation marks as they stand in a text, and what comes of pairing them."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

from factcheck.claims.lazy import Lazy

MARKS = re.compile(r"''|``|‘‘|’’|[\"'`«»]|[‘-‟]")
_TAGS = Lazy(r"</?[a-zA-Z][^<>]{0,500}>", needs=("<",))
_OPENING_BEFORE = frozenset("([{—–-/…“‘„«\"'>*_")
_CLOSING_AFTER = frozenset(".,;:!?)]}—–-/…”’»\"'<*_%|")
DOUBLES = frozenset(("“", "”", "„", "‟", '"', "''", "``", "‘‘", "’’"))
SPACES = " \t\n\r\u00a0\u2009\u202f\u200b"


class Pair(Struct, frozen=True):
    """Quoted text: its inside is ``[start, end)``. ``opened``/``closed`` is whether that mark stands in this text."""

    start: int
    end: int
    mark: str
    opened: bool = True
    closed: bool = True


class Slip(Struct, frozen=True):
    """A mark that is wrong; ``repair`` is the mark to put there.

    ``kind`` is unclosed, unopened, facing, apostrophe, or reopened: opened again after a sentence's end without having
    been closed, as where two paragraphs of one quotation were run together.
    """

    kind: str
    start: int
    end: int
    repair: str = ""


class Marks(Struct, frozen=True):
    """The quotation marks of one text. ``left_open`` is the pair that the text's end leaves open, if any."""

    pairs: tuple[Pair, ...]
    slips: tuple[Slip, ...]
    left_open: Pair | None = None


class Token(Struct, frozen=True):
    """A mark at ``[start, end)`` and whether the characters beside it let it open or close a quotation."""

    start: int
    end: int
    mark: str
    may_open: bool
    may_close: bool


def read_tokens(text: str) -> list[Token]:
    """Every quotation mark of ``text`` outside HTML tags, each with whether its neighbours let it open or close."""
    tags = [match.span() for match in _TAGS.finditer(text)] if "<" in text else []
    return [read_token(text, match) for match in MARKS.finditer(text) if not _within(tags, match.start())]


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, (place, place)) - 1
    return at >= 0 and place < spans[at][1]


def same_family(mark: str, other: str) -> bool:
    """Whether both marks are double, both single or both guillemets."""
    return _family(mark) == _family(other)


def _family(mark: str) -> str:
    if mark in DOUBLES:
        return "double"
    return "guillemet" if mark in ("«", "»") else "single"


def read_token(text: str, match: re.Match[str]) -> Token:
    """The mark at ``match``."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    free_before = not before or before in SPACES or before in _OPENING_BEFORE
    free_after = not after or after in SPACES or after in _CLOSING_AFTER
    may_open = free_before and bool(after) and after not in SPACES and after not in ".,;:!?)]}"
    may_close = bool(before) and before not in SPACES and before not in "([{" and free_after
    return Token(match.start(), match.end(), match[0], may_open, may_close)


#: Who speaks, at a sentence's end: ", said the mayor." and ", she said on Friday."
_ATTRIBUTED = Lazy(
    r",\s(?:(?:said|says|added)\s(?:the\s)?[\w’'-]+(?:\s[\w’'-]+){0,3}"
    r"|(?:he|she|they|the\s[a-z]+(?:\s[a-z]+)?|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\s(?:said|says|added)"
    r"(?:\s(?:on|in|at|last|after|yesterday)\b[^.“”\"]{0,40})?)\.(?=\s|$)",
    needs=("said", "says", "added"),
)


def is_attributed(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` says who speaks, and so is not all quoted: a closing mark is left out there."""
    return _ATTRIBUTED.search(text, start, end) is not None


def ends_sentence(text: str, place: int) -> bool:
    """Whether a sentence ends right before ``place``."""
    return text[max(0, place - 4) : place].rstrip(SPACES)[-1:] in (".", "!", "?", "…")


def starts_quoted(text: str) -> str:
    """The opening mark that ``text`` starts with, or ""."""
    match = MARKS.match(text.lstrip(SPACES))
    if not match or match[0] in ("»", "’", "`"):
        return ""
    rest = text.lstrip(SPACES)[match.end() :]
    return match[0] if rest and rest[0] not in SPACES else ""


def first_mark_closes(text: str, mark: str) -> bool:
    """Whether the first mark of ``mark``'s family in ``text`` can only close a quotation; double marks only."""
    if mark not in DOUBLES:
        return False
    match = next((match for match in MARKS.finditer(text) if match[0] in DOUBLES), None)
    if match is None:
        return False
    token = read_token(text, match)
    return token.mark == "”" or (token.mark in ('"', "''") and token.may_close and not token.may_open)
