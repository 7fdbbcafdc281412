"""From UTF-8 byte offsets to code points, and clean text from source with stretches cut out or replaced."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from factcheck.draft.model import Segment, SourceMap

_STEP = 512
_CONTINUATION = bytes(range(0x80, 0xC0))


class Offsets:
    """Code point offsets of byte offsets in ``data``; ``base`` is added to each."""

    def __init__(self, data: bytes, base: int = 0) -> None:
        self._data = data
        self._base = base
        self._marks: list[int] = []
        if not data.isascii():
            total = 0
            for start in range(0, len(data), _STEP):
                self._marks.append(total)
                total += self._count(start, start + _STEP)

    def _count(self, start: int, end: int) -> int:
        return len(self._data[start:end].translate(None, _CONTINUATION))

    def __call__(self, offset: int) -> int:
        """The code point that starts at byte ``offset``."""
        if not self._marks:
            return self._base + offset
        mark = min(offset // _STEP, len(self._marks) - 1)
        return self._base + self._marks[mark] + self._count(mark * _STEP, offset)


class Cut(Struct, frozen=True):
    """Source ``[start, end)`` that reads as ``text``, or as nothing."""

    start: int
    end: int
    text: str = ""


def flatten(source: str, start: int, end: int, cuts: Iterable[Cut]) -> tuple[str, SourceMap]:
    """Clean text of ``source[start:end]`` with ``cuts`` applied and no white space around it, and its map.

    Cuts may come in any order and nest; of two that overlap the earlier, or else the longer, wins.
    """
    pieces: list[tuple[str, int, int, bool]] = []
    at = start
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if cut.start < at or cut.start >= end:
            at = max(at, min(cut.end, end)) if not cut.text else at
            continue
        if cut.start > at:
            pieces.append((source[at : cut.start], at, cut.start - at, True))
        if cut.text:
            pieces.append((cut.text, cut.start, cut.end - cut.start, False))
        at = cut.end
    if at < end:
        pieces.append((source[at:end], at, end - at, True))
    _strip(pieces)
    return _join(pieces)


def _strip(pieces: list[tuple[str, int, int, bool]]) -> None:
    while pieces:
        text, at, length, exact = pieces[0]
        stripped = text.lstrip()
        if stripped:
            lost = len(text) - len(stripped)
            pieces[0] = (stripped, at + lost, length - lost, True) if exact else (stripped, at, length, False)
            break
        del pieces[0]
    while pieces:
        text, at, length, exact = pieces[-1]
        stripped = text.rstrip()
        if stripped:
            pieces[-1] = (stripped, at, len(stripped) if exact else length, exact)
            break
        del pieces[-1]


def _join(pieces: list[tuple[str, int, int, bool]]) -> tuple[str, SourceMap]:
    segments = []
    clean = 0
    for text, at, length, exact in pieces:
        segments.append(Segment(clean, len(text), at, length, exact))
        clean += len(text)
    return "".join(piece[0] for piece in pieces), SourceMap(segments)
