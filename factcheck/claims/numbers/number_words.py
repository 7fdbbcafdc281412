"""Numbers put into words, for repairs in the writer's own style."""

from __future__ import annotations

from factcheck.claims.numbers.number_phrases import ORDINALS, WORDS
from factcheck.claims.numbers.numerals import ordinal_ending

_BELOW_20 = sorted((word for word, value in WORDS.items() if value < 20 and word != "no"), key=WORDS.__getitem__)
_TENS = sorted((word for word, value in WORDS.items() if value >= 20), key=WORDS.__getitem__)


def in_words(value: int) -> str:
    """A whole number from 0 to 99 in words ("twenty-three"); "" for any other."""
    if not 0 <= value < 100:
        return ""
    if value < 20:
        return _BELOW_20[value]
    tens, ones = _TENS[value // 10 - 2], value % 10
    return f"{tens}-{_BELOW_20[ones]}" if ones else tens


def ordinal(value: int, *, words: bool = False) -> str:
    """An ordinal: "22nd", or in ``words`` "twenty-second", which is "" from 100 on."""
    if not words:
        return f"{value}{ordinal_ending(value)}"
    cardinal = in_words(value)
    head, dash, last = cardinal.rpartition("-")
    return head + dash + next((name for name, number in ORDINALS.items() if number == WORDS.get(last)), "")
