"""Quotations against one another: the same words, or nearly the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.lazy import Lazy
from factcheck.draft import Passage
from factcheck.draft.model import BODY

if TYPE_CHECKING:
    from factcheck.claims.model import Quotation
    from factcheck.claims.reading import Reading

#: Fewest words by which a fragment can be known again in a longer quotation, and a whole quotation in another.
FRAGMENT_WORDS = 4
REPEATED_WORDS = 9
#: Fewest of a shorter one in which one speaker changes two words, one of them for one that looks like it.
SWAPPED_WORDS = 6
#: So many letters at their start make two words look alike ("forget", "forgive").
_ALIKE = 3
#: Words at least of a quotation that shares but two words of matter with the fuller one.
FEW_WORDS = 5
#: Largest share of a quotation's words that may differ while it is still the same quotation.
SLACK = 0.25

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Most words of a quotation that are compared, and most quotations of a draft.
LONGEST = 400
MOST = 300
#: Words compared with words for one rule on one draft; past that (about a second), only the same words are known again.
EFFORT = 5_000_000
#: Words that may come and go without changing what was said.
_LIGHT = frozenset(("a", "an", "the", "that", "and"))
#: What an editor has put into a quotation.
_ADDED = Lazy(r"\[[^\]]*\]", needs=("[",))
_CUT = Lazy(r"\[[^\]]*\]|\.\.\.|…", needs=("[", "...", "…"))


class Variant(Struct, frozen=True):
    """``quotation`` says nearly what stands at ``fuller``; ``change`` puts the first difference in words, or both.

    ``swapped``: the only difference is one word for another.
    """

    quotation: Quotation
    fuller: Passage
    change: str
    swapped: bool = False


class _Words(Struct, frozen=True):
    quotation: Quotation
    forms: tuple[str, ...]
    written: tuple[str, ...]
    matter: frozenset[str]
    joined: str
    counts: Counter[str]


class _Budget:
    """How many words may still be compared with words."""

    def __init__(self) -> None:
        self.left = EFFORT

    def allows(self, short: _Words, long: _Words) -> bool:
        """Whether two quotations may still be compared, which is counted."""
        self.left -= len(short.forms) * len(long.forms)
        return self.left >= 0


def differing(reading: Reading) -> Iterator[Variant]:
    """Quotations of title, standfirst, captions, and fragments anywhere, that misquote a longer one of the body."""
    read = [_words(quotation) for quotation in reading.quotations[:MOST]]
    budget = _Budget()
    body = [words for words in read if words.quotation.passage.block.kind in BODY and words.quotation.form != "scare"]
    for short in read:
        inside = short.quotation.passage.block.kind in BODY
        if len(short.forms) < FRAGMENT_WORDS or (inside and short.quotation.form != "fragment"):
            continue
        if _is_cut(short) or _is_heading(short):
            continue
        fuller = [words for words in body if len(words.forms) > len(short.forms) and words is not short]
        if inside:
            fuller = [words for words in fuller if words.quotation.form == "full"]
        yield from _nearest(reading, short, fuller, budget)


def repeated(reading: Reading) -> Iterator[Variant]:
    """Long quotations of the body that an earlier one has in other words."""
    read = [_words(q) for q in reading.quotations[:MOST] if q.passage.block.kind in BODY]
    long = [words for words in read if len(words.forms) >= REPEATED_WORDS and not _is_cut(words)]
    budget = _Budget()
    for index, words in enumerate(long):
        earlier = [other for other in long[:index] if len(other.forms) >= len(words.forms) * (1 - SLACK)]
        if found := next(_nearest(reading, words, earlier, budget), None):
            yield found
            continue
        for other in long[:index]:
            if len(other.forms) >= len(words.forms):
                continue
            if turned := next(_nearest(reading, other, [words], budget), None):
                yield turned
                break
    yield from _two_swapped(reading, [words for words in read if SWAPPED_WORDS <= len(words.forms) < REPEATED_WORDS])


def _two_swapped(reading: Reading, read: Sequence[_Words]) -> Iterator[Variant]:
    """Quotations of one named speaker, too short to be known again otherwise, in which two words are swapped."""
    by_length: dict[int, list[_Words]] = {}
    for words in read:
        if _is_cut(words):
            continue
        earlier = by_length.setdefault(len(words.forms), [])
        for other in earlier:
            pairs = [
                (ours, theirs) for ours, theirs in zip(words.written, other.written, strict=True) if ours != theirs
            ]
            if len(pairs) == 2 and _look_alike(pairs) and _one_speaker(reading, words.quotation, other.quotation):
                change = ", ".join(f"“{ours}” for “{theirs}”" for ours, theirs in pairs)
                yield Variant(words.quotation, other.quotation.passage, change)
                break
        earlier.append(words)


def _look_alike(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the words of one pair begin with the same letters, and are no forms of one word."""
    plain = [(_plain(one), _plain(other)) for one, other in pairs]
    return any(
        one[:_ALIKE] == other[:_ALIKE] and not one.startswith(other) and not other.startswith(one)
        for one, other in plain
        if min(len(one), len(other)) > _ALIKE
    )


def _one_speaker(reading: Reading, one: Quotation, other: Quotation) -> bool:
    """Whether both are said by one person whom the draft names, in paragraphs of their own."""
    ours, theirs = (_named(reading, quotation).split() for quotation in (one, other))
    return one.passage.block is not other.passage.block and bool(set(ours) & set(theirs))


def _is_cut(words: _Words) -> bool:
    """Whether the writer shows by brackets or dots that the words are not all there."""
    return bool(_CUT.search(words.quotation.passage.text))


def _is_heading(words: _Words) -> bool:
    """Whether the words are capitalised as those of a title are ("The Wind in the Willows")."""
    matter = [word for word, form in zip(words.written, words.forms, strict=True) if form in words.matter]
    return len(matter) > 1 and all(word[0].isupper() for word in matter)


@cache
def _plain(word: str) -> str:
    """A word without case, apostrophe style and the spelling of -ise and -our."""
    word = word.casefold().replace("’", "'")
    return re.sub(r"(?<=[a-z]{2}i)z(?=e|ing|ation)", "s", re.compile(r"(?<=[a-z]{2})our\b").sub("or", word))


def _words(quotation: Quotation) -> _Words:
    from factcheck.claims.agreement.wordforms import FUNCTION_WORDS

    text = " ".join(part.text[: 12 * LONGEST] for part in quotation.parts or (quotation.passage,))
    text = _ADDED.sub(" ", text)
    written = tuple(word for word in _WORD.findall(text[: 12 * LONGEST])[:LONGEST] if word.casefold() not in _LIGHT)
    forms = tuple(_plain(word) for word in written)
    matter = frozenset(form for form in forms if form not in FUNCTION_WORDS)
    return _Words(quotation, forms, written, matter, "".join(forms), Counter(forms))


def _nearest(reading: Reading, short: _Words, fuller: Sequence[_Words], budget: _Budget) -> Iterator[Variant]:
    """The likest of the longer quotations, where none has the very words, however they are divided."""
    best: tuple[int, _Words, str] | None = None
    if any(short.joined in words.joined for words in fuller):
        return
    for words in fuller:
        shared = short.matter & words.matter
        few = len(shared) < 3
        if len(shared) < 2 or (few and len(short.forms) < FEW_WORDS) or len(shared) < len(short.matter) * 0.6:
            continue
        # A word of the short one that the long one lacks costs one at least.
        least = len(short.forms) - (short.counts & words.counts).total()
        if least > len(short.forms) * SLACK or (best and least >= best[0]) or not budget.allows(short, words):
            continue
        cost, change = align(short, words)
        if few and (cost > 1 or " for " not in change):
            continue
        if cost <= len(short.forms) * SLACK and (best is None or cost < best[0]):
            best = cost, words, change
    if best is None or not best[0] or not _one_voice(reading, short.quotation, best[1].quotation):
        return
    yield Variant(short.quotation, best[1].quotation.passage, best[2], best[0] == 1 and " for " in best[2])


def _one_voice(reading: Reading, one: Quotation, other: Quotation) -> bool:
    """Whether both may have been said by the same person."""
    ours, theirs = (_named(reading, quotation) for quotation in (one, other))
    return not ours or not theirs or bool(set(ours.split()) & set(theirs.split()))


def _named(reading: Reading, quotation: Quotation) -> str:
    """The name of the speaker; "" where the draft gives none, or an office alone, which may be anybody's."""
    from factcheck.claims.statements.reports import UNNAMED

    name = reading.speaker(quotation.passage).name or ""
    return "" if name == UNNAMED or name.split()[-1:] == [] or not name.split()[-1][0].isupper() else name


def align(short: _Words, long: _Words) -> tuple[int, str]:
    """Fewest words to change, drop or add to find ``short`` inside ``long``, and the first change in words."""
    pattern, text = short.forms, long.forms
    rows = [[0] * (len(text) + 1)]
    for i, word in enumerate(pattern, 1):
        above = rows[-1]
        row = [i]
        for j, other in enumerate(text, 1):
            row.append(min(above[j - 1] + (word != other), above[j] + 1, row[j - 1] + 1))
        rows.append(row)
    end = min(range(len(text) + 1), key=lambda j: rows[-1][j])
    return rows[-1][end], _first_change(short, long, rows, end)


def _first_change(short: _Words, long: _Words, rows: list[list[int]], end: int) -> str:
    i, j, change = len(short.forms), end, ""
    while i > 0:
        if j > 0 and rows[i][j] == rows[i - 1][j - 1] + (short.forms[i - 1] != long.forms[j - 1]):
            i, j = i - 1, j - 1
            if short.forms[i] != long.forms[j]:
                change = f"“{short.written[i]}” for “{long.written[j]}”"
        elif rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
            change = f"“{short.written[i]}” is added"
        else:
            j -= 1
            change = f"“{long.written[j]}” is left out"
    return change
