"""The prefilter: one pass over a draft picks, for each pattern, the blocks it may match in.

It only ever leaves out blocks where a literal that every match needs is missing, so findings are the same without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.ruleset.compiled import Index
from factcheck.ruleset.folding import normal

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.ruleset.patterns import Need, Pattern


def needs_of(patterns: Iterable[Pattern]) -> list[Need]:
    """The needs of patterns in order: a need's place here is its number in their index."""
    return [need for pattern in patterns for need in pattern.needs]


def index_of(needs: Sequence[Need]) -> Index:
    """The index of needs, numbered from 0."""
    clauses: dict[str, list[int]] = {}
    owners: list[int] = []
    for number, need in enumerate(needs):
        for clause in need.keys:
            for key in clause:
                clauses.setdefault(key, []).append(len(owners))
            owners.append(number)
    return Index({key: msgspec.Raw(msgspec.msgpack.encode(held)) for key, held in clauses.items()}, tuple(owners))


class Prefilter:
    """An automaton over the keys of needs; ``need`` gives the need of a number."""

    def __init__(self, index: Index, need: Callable[[int], Need]) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        self._waiting = list(index.clauses.values())
        self._clauses: dict[int, list[int]] = {}
        self._decoder = msgspec.msgpack.Decoder(list[int])
        self._owners = index.needs
        self._sizes = Counter(index.needs)
        self._need = need
        for number, key in enumerate(index.clauses):
            self._automaton.add_word(key, number)
        if self._waiting:
            self._automaton.make_automaton()

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Prefilter:
        """The prefilter of some patterns."""
        needs = needs_of(patterns)
        return cls(index_of(needs), needs.__getitem__)

    def candidates(self, draft: Draft) -> Mapping[Need, set[int]]:
        """The indices of the blocks that have what each need asks for, slots apart; one without a key is left out."""
        return {self._need(number): blocks for number, blocks in self.met(draft).items()}

    def met(self, draft: Draft) -> Mapping[int, set[int]]:
        """The candidates by the numbers of the needs."""
        found: dict[int, set[int]] = {}
        if self._waiting:
            for block in draft.blocks:
                for number in self._met_in(normal(block.text)):
                    found.setdefault(number, set()).add(block.index)
        return found

    def _clauses_with(self, key: int) -> list[int]:
        """The clauses that the key of a number stands in."""
        found = self._clauses.get(key)
        if found is None:
            found = self._clauses[key] = self._decoder.decode(self._waiting[key])
        return found

    def _met_in(self, text: str) -> Iterator[int]:
        """The needs of which a text has a literal of each clause."""
        clauses: set[int] = set()
        for key in {key for _, key in self._automaton.iter(text)}:
            clauses.update(self._clauses_with(key))
        for number, count in Counter(map(self._owners.__getitem__, clauses)).items():
            if count == self._sizes[number] and holds(text, self._need(number).plain):
                yield number


def holds(text: str, clauses: Iterable[Sequence[str]]) -> bool:
    """Whether a ``normal`` text has a literal of each clause."""
    return all(any(map(text.__contains__, clause)) for clause in clauses)
