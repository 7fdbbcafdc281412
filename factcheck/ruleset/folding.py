"""Folding: letters, marks and spaces that count as the same, for patterns and for the literals looked for in texts."""

from __future__ import annotations

import re

#: What a mark of the keyboard stands for, as the inside of a character class.
TYPOGRAPHIC = {"'": "'‘’ʼ′", '"': '"“”„‟«»″', "-": "\\-‐‑‒–—−"}

_SINGLE = {"İ": "i", "ı": "i", "‘": "'", "’": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
_SINGLE |= {"«": '"', "»": '"', "″": '"'} | dict.fromkeys("‐‑‒–—−", "-")


class _Folding(dict[int, str]):
    """A translation table that is filled as characters come; every character folds to exactly one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _SINGLE.get(char) or next(form for form in (char.casefold(), char.lower(), char) if len(form) == 1)
        self[code] = folded
        return folded


_FOLDING = _Folding()
_SPACES = re.compile(r"\s\s+|[^\S ]")


def fold(text: str) -> str:
    """Fold case and typographic marks, one character to one: the result is as long as ``text``."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def normal(text: str) -> str:
    """``text`` folded, with one space for every run of white space: what literals are looked for in."""
    return one_space(fold(text))


def one_space(text: str) -> str:
    """``text`` with one space for every run of white space."""
    return _SPACES.sub(" ", text)
