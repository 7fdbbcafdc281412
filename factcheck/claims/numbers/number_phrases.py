"""Numbers in words: their tables, and where they stand in a text, found word by word.

A word is looked up, and the words after it only where it can open a number: one pattern of all the words would be slow
to compile and slow to try at every letter.
"""

from __future__ import annotations

import re

from msgspec import Struct


def _list(words: str) -> list[str]:
    return words.split()


_ONES = _list("zero one two three four five six seven eight nine")
_TEENS = _list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_PARTS = _list("half third quarter fifth sixth seventh eighth ninth tenth")

#: Values of the simple number words.
WORDS = (
    {word: value for value, word in enumerate(_ONES + _TEENS)}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
    | {"no": 0}
)
#: What multiplies the number before it.
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "score": 20.0,
    "lakh": 1e5, "crore": 1e7, "bn": 1e9, "tn": 1e12, "trn": 1e12, "mn": 1e6, "mln": 1e6, "m": 1e6, "k": 1e3, "b": 1e9,
}  # fmt: skip
_ORDINAL_ONES = _list("zeroth first second third fourth fifth sixth seventh eighth ninth")
_ORDINAL_TEENS = _list(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
#: Values of the ordinal words; those from 21 on are a tens word and one of the first nine.
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_ONES + _ORDINAL_TEENS)} | {
    word[:-1] + "ieth": 20 + 10 * place for place, word in enumerate(_TENS)
}
#: What the parts of a whole divide it by.
PART_VALUES = {"half": 2, "quarter": 4} | {word: ORDINALS[word] for word in _PARTS if word in ORDINALS}

_VAGUE = frozenset(["tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"])
_VAGUE_SCALES = frozenset(("thousands", "millions", "billions", "trillions"))
_VAGUE_ALONE = frozenset(("hundreds", "thousands", "millions", "dozens"))
_SCALE_WORDS = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
#: The scales that a figure, "a", "several" or "half a" may multiply, as alternatives of a pattern.
SCALE = "|".join((*_SCALE_WORDS, "lakh", "crore"))
_SCALES = frozenset(SCALE.split("|"))
_UNITS = frozenset((*WORDS, *_SCALE_WORDS)) - {"no"}
_COUNTS = frozenset(("a", "an", *_ONES[1:]))
_PART_WORDS = frozenset(("half", "halves", *_PARTS[1:], *(part + "s" for part in _PARTS[1:])))
_ORDINALS = frozenset(ORDINALS) - {"zeroth"}
_ARTICLES = frozenset(("a", "an"))
_OF = frozenset(("of",))
_FEW = frozenset(("few", "couple"))
_SOME = frozenset(("a", "an", "several", "few"))
_OPENERS = _VAGUE | _UNITS | _COUNTS | _ORDINALS | _SOME | {"half"}


class Phrase(Struct, frozen=True):
    """A number in words at ``[start, end)``.

    ``kind`` is vague ("tens of thousands"), part ("two thirds"), half ("half a million", or "half" with no ``tail``),
    some ("several hundred"), ordinal or words. ``head`` and ``tail`` are its first and last part in lower case: the
    vague plural and its scale, the count and the part, "some" and its scale, the tens and the ordinal.
    """

    kind: str
    start: int
    end: int
    head: str = ""
    tail: str = ""


class _Word(Struct, frozen=True):
    """A word in lower case, the one character before it, and where it ends."""

    word: str
    joint: str
    end: int


_CANDIDATE = re.compile(r"\b[abdefhmnostzABDEFHMNOSTZ][a-zA-Z]*\b")
_ANY_WORD = re.compile(r"\w+")
_NO_WORD = _Word("", "", 0)


def next_phrase(text: str, at: int) -> Phrase | None:
    """The first number in words that begins at ``at`` or after it; None where there is none."""
    for match in _CANDIDATE.finditer(text, at):
        word = match.group().lower()
        if word in _OPENERS and (phrase := _phrase(text, match.start(), match.end(), word)):
            return phrase
    return None


def _after(text: str, end: int) -> _Word:
    """The word after ``end``, with one space or hyphen before it."""
    joint = text[end : end + 1]
    if joint == "-" or joint.isspace():
        match = _ANY_WORD.match(text, end + 1)
        if match:
            return _Word(match.group().lower(), "-" if joint == "-" else " ", match.end())
    return _NO_WORD


def _spaced(text: str, end: int, words: frozenset[str]) -> _Word:
    """The word after ``end`` where a space stands before it and it is one of ``words``."""
    found = _after(text, end)
    return found if found.joint == " " and found.word in words else _NO_WORD


def _phrase(text: str, start: int, end: int, word: str) -> Phrase | None:
    if word in _VAGUE:
        return _vague(text, start, end, word)
    following = _after(text, end)
    if word in _COUNTS and following.word in _PART_WORDS:
        return Phrase("part", start, following.end, word, following.word)
    if word == "half":
        article = _spaced(text, end, _ARTICLES)
        scale = _spaced(text, article.end, _SCALES) if article.word else _NO_WORD
        return Phrase("half", start, scale.end if scale.word else end, word, scale.word)
    if word in _SOME and (some := _some(text, start, end, word)):
        return some
    if word in _TENS and following.word in _ORDINALS:
        return Phrase("ordinal", start, following.end, word, following.word)
    if word in _ORDINALS:
        return Phrase("ordinal", start, end, "", word)
    return Phrase("words", start, _words_end(text, end)) if word in _UNITS else None


def _vague(text: str, start: int, end: int, word: str) -> Phrase | None:
    if of := _spaced(text, end, _OF).end:
        scale = _spaced(text, of, _VAGUE_SCALES)
        return Phrase("vague", start, scale.end if scale.word else end, word, scale.word)
    return Phrase("vague", start, end, word) if word in _VAGUE_ALONE else None


def _some(text: str, start: int, end: int, word: str) -> Phrase | None:
    """ "A hundred", "several thousand", "a few million", "a couple of dozen"."""
    if word == "a":
        few = _spaced(text, end, _FEW)
        of = _spaced(text, few.end, _OF) if few.word == "couple" else few
        if of.word:
            word, end = "few", of.end
    scale = _spaced(text, end, _SCALES)
    return Phrase("some", start, scale.end, word, scale.word) if scale.word else None


def _words_end(text: str, end: int) -> int:
    """Where a number in words ends whose first word ends at ``end``: "two and a half million"."""
    while unit := _unit_after(text, end):
        end = unit
    joined = _after(text, end)
    article = _after(text, joined.end) if joined.word == "and" else _NO_WORD
    part = _after(text, article.end) if article.word in _ARTICLES and article.joint == joined.joint else _NO_WORD
    if part.word not in ("half", "quarter"):
        return end
    return _spaced(text, part.end, _SCALES).end or part.end


def _unit_after(text: str, end: int) -> int:
    """The end of the next unit of a number whose last one ends at ``end``; 0 for none."""
    unit = joined = _after(text, end)
    if joined.word == "and":
        unit = _after(text, joined.end)
    return unit.end if unit.word in _UNITS and unit.joint == joined.joint else 0
