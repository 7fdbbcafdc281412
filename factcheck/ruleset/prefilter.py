"""The prefilter: one pass over a draft picks, for each pattern, the blocks it may match in.

It only ever leaves out blocks where a literal that every match needs is missing, so findings are the same without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.ruleset.literals import normal

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.ruleset.patterns import Pattern


class Prefilter:
    """An automaton over the keys of patterns' literals. Patterns without a clause are always candidates."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        self._clauses_of: list[list[int]] = []
        self._pattern_of: list[Pattern] = []
        self._indexed = [pattern for pattern in dict.fromkeys(patterns) if pattern.keys]
        numbers: dict[str, int] = {}
        for pattern in self._indexed:
            for clause in pattern.keys:
                for key in clause:
                    number = numbers.setdefault(key, len(self._clauses_of))
                    if number == len(self._clauses_of):
                        self._clauses_of.append([])
                        self._automaton.add_word(key, number)
                    self._clauses_of[number].append(len(self._pattern_of))
                self._pattern_of.append(pattern)
        if self._clauses_of:
            self._automaton.make_automaton()

    def candidates(self, draft: Draft) -> dict[Pattern, frozenset[int]]:
        """For every indexed pattern the indices of the blocks it may match in."""
        found: dict[Pattern, set[int]] = {}
        if self._clauses_of:
            for block in draft.blocks:
                for pattern in self._candidates_in(normal(block.text)):
                    found.setdefault(pattern, set()).add(block.index)
        return {pattern: frozenset(found.get(pattern, ())) for pattern in self._indexed}

    def _candidates_in(self, text: str) -> Iterator[Pattern]:
        """The patterns that find a literal of each of their clauses in a text."""
        met: set[int] = set()
        for number in {number for _, number in self._automaton.iter(text)}:
            met.update(self._clauses_of[number])
        counts: dict[Pattern, int] = {}
        for clause in met:
            pattern = self._pattern_of[clause]
            counts[pattern] = counts.get(pattern, 0) + 1
        for pattern, count in counts.items():
            if count == len(pattern.keys) and all(any(map(text.__contains__, clause)) for clause in pattern.plain):
                yield pattern
