"""The prefilter: one pass over a draft picks, for each pattern, the blocks it may match in.

It only ever leaves out blocks where a literal that every match needs is missing, so findings are the same without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.ruleset.literals import normal

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.ruleset.patterns import Need, Pattern


class Prefilter:
    """An automaton over the keys of patterns' literals."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        self._clauses_of: list[list[int]] = []
        self._need_of: list[Need] = []
        numbers: dict[str, int] = {}
        for need in (need for pattern in dict.fromkeys(patterns) for need in pattern.needs):
            for clause in need.keys:
                for key in clause:
                    number = numbers.setdefault(key, len(self._clauses_of))
                    if number == len(self._clauses_of):
                        self._clauses_of.append([])
                        self._automaton.add_word(key, number)
                    self._clauses_of[number].append(len(self._need_of))
                self._need_of.append(need)
        if self._clauses_of:
            self._automaton.make_automaton()

    def candidates(self, draft: Draft) -> Mapping[Need, set[int]]:
        """The indices of the blocks that have what each need asks for, slots apart; one without a key is left out."""
        found: dict[Need, set[int]] = {}
        if self._clauses_of:
            for block in draft.blocks:
                for need in self._candidates_in(normal(block.text)):
                    found.setdefault(need, set()).add(block.index)
        return found

    def _candidates_in(self, text: str) -> Iterator[Need]:
        """The needs of which a text has a literal of each clause."""
        met: set[int] = set()
        for number in {number for _, number in self._automaton.iter(text)}:
            met.update(self._clauses_of[number])
        counts: dict[Need, int] = {}
        for clause in met:
            need = self._need_of[clause]
            counts[need] = counts.get(need, 0) + 1
        for need, count in counts.items():
            if count == len(need.keys) and all(any(map(text.__contains__, clause)) for clause in need.plain):
                yield need
