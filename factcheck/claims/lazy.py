"""Patterns that are compiled when they are first needed: most drafts need few of them, and start-up is felt.

A pattern may name the words it ``needs``: strings in lower case of which one stands in every match. Until the pattern
is compiled, a stretch of text without any of them is passed over, which costs far less than compiling. It never
changes what is found; ``tests/claims/test_lazy.py`` proves of every pattern that its matches hold what it needs.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

#: A stretch longer than this is not looked through for needed words: compiling costs no more than that.
LONGEST = 4_000
#: So many looks, and one for each letter of its source, cost less than compiling a pattern.
PATIENCE = 50
#: What is left in lower case of letters that match an i or s where case does not matter: dotless i, long s, dotted I.
_KIN = "ıſ\u0307"


def in_lower_case(text: str) -> str:
    """``text`` in lower case, letter for letter: patterns for it compile faster than with ``re.IGNORECASE``."""
    return text.replace("İ", "i").lower()


class Lazy:
    """A pattern of the ``re`` module with the same methods, compiled on first use.

    ``needs`` are strings in lower case and ASCII of which one stands, in whatever case, in every match; none: unknown.
    """

    def __init__(self, source: str, flags: int = 0, *, needs: tuple[str, ...] = ()) -> None:
        self.source = source
        self.flags = flags
        self.needs = needs
        self._compiled: re.Pattern[str] | None = None
        self._patience = PATIENCE + len(source) if needs else 0

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, self.flags)
        return self._compiled

    def misses(self, lowered: str) -> bool:
        """Whether a text, given in lower case, has nothing that the pattern needs, and so no match."""
        for word in self.needs:
            if word in lowered:
                return False
        return bool(self.needs) and (lowered.isascii() or not any(char in lowered for char in _KIN))

    def _wanted(self, text: str, start: int, end: int) -> re.Pattern[str] | None:
        """The compiled pattern; None where it is not compiled yet and ``text[start:end]`` has nothing it needs.

        After enough looks it is compiled whatever the text holds, so that a long text does not pay for them for ever.
        """
        self._patience -= 1
        if self._patience < 0 or min(end, len(text)) - start > LONGEST:
            return self.compiled
        return None if self.misses(text[start:end].lower()) else self.compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        pattern = self._compiled or self._wanted(text, start, end)
        return pattern.search(text, start, end) if pattern else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        pattern = self._compiled or self._wanted(text, start, end)
        return pattern.match(text, start, end) if pattern else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        pattern = self._compiled or self._wanted(text, start, end)
        return pattern.fullmatch(text, start, end) if pattern else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        pattern = self._compiled or self._wanted(text, start, end)
        return pattern.finditer(text, start, end) if pattern else iter(())

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """As ``re.Pattern.findall``, for patterns with one group at most."""
        pattern = self._compiled or self._wanted(text, start, end)
        found: list[str] = pattern.findall(text, start, end) if pattern else []
        return found

    def sub(self, replacement: str, text: str) -> str:
        """As ``re.Pattern.sub``."""
        pattern = self._compiled or self._wanted(text, 0, len(text))
        return pattern.sub(replacement, text) if pattern else text
