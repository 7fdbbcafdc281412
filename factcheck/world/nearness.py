"""Known names one slip of the hand away from a word: a letter too many, missing, wrong, or two swapped."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from factcheck.world.records import Records, raws

#: Below so many letters nearly every word is one slip from a name.
LEAST = 5


def one_slip(one: str, other: str) -> bool:
    """Whether two different words are one insertion, deletion, substitution or swap of neighbours apart.

    That is an optimal string alignment distance of 1 (Damerau 1964: four in five misspellings are of this kind).
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start, least = 0, min(len(one), len(other))
    while start < least and one[start] == other[start]:
        start += 1
    end = 0
    while end < least - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left[::-1] == right)


def bare(text: str) -> str:
    """A text without accents, its spaces and apostrophes plain."""
    if text.isascii():
        return " ".join(text.split())
    text = " ".join(text.replace("’", "'").split())
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


class NearNames(msgspec.Struct, frozen=True, gc=False):
    """Names without accents by length and first two letters ("6Al"), and by length and last two ("6ia").

    ``written`` are those that have accents.
    """

    by_start: dict[str, msgspec.Raw]
    by_end: dict[str, msgspec.Raw]
    written: dict[str, str]


def near_names(names: Iterable[str]) -> NearNames:
    """The table for a NearIndex of ``names``; of several that differ by their accents the first counts."""
    known: dict[str, str] = {}
    by_start: dict[str, list[str]] = {}
    by_end: dict[str, list[str]] = {}
    for name in names:
        plain = bare(name)
        if len(plain) >= LEAST and plain not in known:
            known[plain] = name
            by_start.setdefault(f"{len(plain)}{plain[:2]}", []).append(plain)
            by_end.setdefault(f"{len(plain)}{plain[-2:]}", []).append(plain)
    return NearNames(
        by_start=raws(by_start),
        by_end=raws(by_end),
        written={plain: name for plain, name in known.items() if plain != name},
    )


class NearIndex:
    """Names by length and their first and last two letters: one slip in five letters or more leaves one pair whole.

    Accents do not count: a name without its accents is that name.
    """

    def __init__(self, names: NearNames) -> None:
        self._by_start = Records(names.by_start, tuple[str, ...])
        self._by_end = Records(names.by_end, tuple[str, ...])
        self._written = names.written
        self._met: dict[str, Sequence[str]] = {}

    def near(self, text: str) -> Sequence[str]:
        """The names one slip away from ``text``, in alphabetical order; none where it is one of them.

        Nor where it is one that writes ae, oe and ue for the vowels that Germans mark with two points.
        """
        found = self._met.get(text)
        if found is None:
            found = self._met[text] = self._find(bare(text))
        return found

    def _find(self, word: str) -> Sequence[str]:
        if len(word) < LEAST or self._has(word) or self._has(re.sub("([aou])e", r"\1", word)):
            return ()
        candidates: set[str] = set()
        for length in range(len(word) - 1, len(word) + 2):
            candidates.update(self._by_start.get(f"{length}{word[:2]}", ()))
            candidates.update(self._by_end.get(f"{length}{word[-2:]}", ()))
        return tuple(sorted(self._written.get(name, name) for name in candidates if one_slip(word, name)))

    def _has(self, word: str) -> bool:
        return word in self._by_start.get(f"{len(word)}{word[:2]}", ())
