"""Which part of the body a claim of the title, standfirst or a caption is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log

from msgspec import Struct

from factcheck.claims.agreement.wordforms import FUNCTION_STEMS, Word, singular, words
from factcheck.draft import Block, Passage

#: How much a word of grammar counts beside one of matter.
_GRAMMAR = 0.15
#: How fast a word's weight falls with its distance from the slot, in words.
_FADE = 0.25
#: What a context word found only in the sentence before or after is worth.
_BESIDE = 0.4

#: How many words on each side of a slot count at all.
_WINDOW = 40
#: In a body of more sentences than this only so many are looked at for one slot: those with most of its rarer words,
#: a word in more than _COMMON sentences telling nothing.
_ENOUGH = 80
_COMMON = 200
#: So many first letters make two words alike.
_OPENING = 5


class Line:
    """A sentence with its words and where each stem stands in it."""

    def __init__(self, passage: Passage, number: int) -> None:
        self.passage = passage
        self.number = number
        self.words = words(passage.text)
        self.at: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            self.at.setdefault(word.stem, []).append(index)

    @cached_property
    def stems(self) -> list[str]:
        """The stems of its words."""
        return [word.stem for word in self.words]

    @cached_property
    def nouns(self) -> list[str]:
        """Its words without plural endings, in lower case."""
        return [singular(word.text) for word in self.words]

    @cached_property
    def in_capitals(self) -> bool:
        """Whether nearly every word of matter has a capital, so that capitals say nothing (a headline's style)."""
        matter = [word for word in self.words if word.matters and not word.text[0].isdigit()]
        return len(matter) > 2 and sum(word.text[0].isupper() for word in matter) >= 0.8 * len(matter)

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that touch ``[start, end)`` of the block's text."""
        start, end = start - self.passage.start, end - self.passage.start
        inside = [i for i, word in enumerate(self.words) if word.start < end and start < word.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def part(self, first: int, last: int) -> Passage:
        """The passage of words ``[first, last)``."""
        shift = self.passage.start
        return Passage(self.passage.block, shift + self.words[first].start, shift + self.words[last - 1].end)


class Slot(Struct, frozen=True):
    """Words ``[first, last)`` of a line that hold a value."""

    line: Line
    first: int
    last: int

    @property
    def passage(self) -> Passage:
        """Where the value stands."""
        return self.line.part(self.first, self.last)


class Context(Struct, frozen=True):
    """The words around a slot, each with its weight and its signed distance from the slot."""

    parts: tuple[tuple[str, float, int], ...]
    total: float

    @property
    def matter(self) -> int:
        """How many of them are words of matter."""
        return sum(stem not in FUNCTION_STEMS for stem, _, _ in self.parts)


def _neighbours(slot: Slot, step: int) -> frozenset[str]:
    """The stem of the nearest word of matter on one side of a slot."""
    at = slot.last if step > 0 else slot.first - 1
    while 0 <= at < len(slot.line.words):
        if slot.line.words[at].matters:
            return frozenset((slot.line.words[at].stem,))
        at += step
    return frozenset()


def _run(one: Slot, other: Slot, step: int) -> int:
    """How many words of matter, written small, the same words on one side of two slots hold."""
    at, to = (one.last, other.last) if step > 0 else (one.first - 1, other.first - 1)
    ours, theirs = one.line.words, other.line.words
    count = 0
    while 0 <= at < len(ours) and 0 <= to < len(theirs) and ours[at].stem == theirs[to].stem:
        count += ours[at].matters and not ours[at].text[0].isupper()
        at, to = at + step, to + step
    return count


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """The sentences of ``blocks``, numbered through."""
    passages = (sentence for block in blocks for sentence in block.sentences)
    return [Line(passage, number) for number, passage in enumerate(passages)]


class Body:
    """The running text, ready to be searched for what a claim is about."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.lines = lines_of(blocks)
        self.stems: dict[str, list[Line]] = {}
        for line in self.lines:
            for stem in line.at:
                self.stems.setdefault(stem, []).append(line)
        self._openings = {stem[:_OPENING] for stem in self.stems}
        self._around: dict[int, frozenset[str]] = {}

    def has_like(self, stem: str) -> bool:
        """Whether a word that begins as ``stem`` does stands in the body ("Democratic", "Democrats")."""
        return stem in self.stems or (len(stem) >= _OPENING and stem[:_OPENING] in self._openings)

    def having(self, stems: Iterable[str]) -> list[Line]:
        """The sentences that have a word of one of these stems, in order."""
        found = {line.number: line for stem in stems for line in self.stems.get(stem, ())}
        return [found[number] for number in sorted(found)]

    def weight(self, word: Word) -> float:
        """How telling a word is in this draft: rare ones most, grammar hardly."""
        weight = log(1 + (len(self.lines) + 1) / (1 + len(self.stems.get(word.stem, ()))))
        return weight if word.matters else weight * _GRAMMAR

    def context(self, slot: Slot) -> Context:
        """The words around ``slot`` in its sentence."""
        parts = []
        line = slot.line.words
        for index in range(max(0, slot.first - _WINDOW), min(len(line), slot.last + _WINDOW)):
            if slot.first <= index < slot.last:
                continue
            distance = index - slot.first if index < slot.first else index - slot.last + 1
            parts.append((line[index].stem, self.weight(line[index]) / (1 + _FADE * abs(distance)), distance))
        return Context(tuple(parts), sum(weight for _, weight, _ in parts))

    def likeness(self, context: Context, slot: Slot) -> float:
        """How far the words around a claim's slot stand around ``slot`` too, from 0 to 1."""
        if not context.total:
            return 0.0
        line = slot.line
        around = self.around(line)
        found = 0.0
        for stem, weight, distance in context.parts:
            places = [at for at in line.at.get(stem, ()) if not slot.first <= at < slot.last]
            if places:
                found += weight / (1 + 0.1 * self._drift(places, slot, distance))
            elif stem in around:
                found += weight * _BESIDE
        return found / context.total

    @staticmethod
    def _drift(places: list[int], slot: Slot, distance: int) -> int:
        """How many words further from its slot a context word stands than it did, or on the wrong side of it."""
        gaps = (at - slot.first if at < slot.first else at - slot.last + 1 for at in places)
        return min(abs(gap - distance) if gap * distance < 0 else max(0, abs(gap) - abs(distance)) for gap in gaps)

    @staticmethod
    def touching(one: Slot, other: Slot) -> int:
        """On how many sides, 0 to 2, the nearest word of matter beside both slots is the same."""
        return sum(not _neighbours(one, step).isdisjoint(_neighbours(other, step)) for step in (-1, 1))

    @staticmethod
    def unbroken(one: Slot, other: Slot) -> int:
        """How many words of matter stand beside both slots in one unbroken run of the same words, both sides added.

        Words with a capital do not count: the same names beside a value may be those of a list.
        """
        return sum(_run(one, other, step) for step in (-1, 1))

    def matched(self, context: Context, slot: Slot) -> int:
        """How many words of matter around a claim's slot stand in ``slot``'s sentence too."""
        return sum(stem in slot.line.at for stem, _, _ in context.parts if stem not in FUNCTION_STEMS)

    def around(self, line: Line) -> frozenset[str]:
        """The stems of the sentences before and after ``line``."""
        number = line.number
        if number not in self._around:
            beside = self.lines[max(0, number - 1) : number] + self.lines[number + 1 : number + 2]
            self._around[number] = frozenset(stem for near in beside for stem in near.at)
        return self._around[number]

    def near(self, context: Context) -> Sequence[int]:
        """The numbers of the sentences that may be about ``context``, in order."""
        if len(self.lines) <= _ENOUGH:
            return range(len(self.lines))
        scores: dict[int, float] = {}
        for stem, weight, _ in context.parts:
            lines = self.stems.get(stem, ())
            for line in lines if len(lines) <= _COMMON else ():
                scores[line.number] = scores.get(line.number, 0.0) + weight
        best = sorted(scores, key=lambda number: (-scores[number], number))[:_ENOUGH]
        return sorted(best)
