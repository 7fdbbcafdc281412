"""The prefilter: one pass over a draft picks, for each pattern, the blocks it may match in.

It only ever leaves out blocks where a literal that every match needs is missing, so findings are the same without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.ruleset.literals import fold

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.ruleset.patterns import Pattern


class Prefilter:
    """An automaton over the literals of patterns. Patterns without a literal are always candidates."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        import ahocorasick

        self._by_literal: list[list[Pattern]] = []
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        numbers: dict[str, int] = {}
        self._indexed: list[Pattern] = []
        for pattern in dict.fromkeys(patterns):
            if not pattern.literals or any(literal.startswith("\0") for literal in pattern.literals):
                continue
            self._indexed.append(pattern)
            for literal in pattern.literals:
                number = numbers.setdefault(literal, len(self._by_literal))
                if number == len(self._by_literal):
                    self._by_literal.append([])
                    self._automaton.add_word(literal, number)
                self._by_literal[number].append(pattern)
        if self._by_literal:
            self._automaton.make_automaton()

    def candidates(self, draft: Draft) -> dict[Pattern, frozenset[int]]:
        """For every indexed pattern the indices of the blocks it may match in."""
        found: dict[Pattern, set[int]] = {pattern: set() for pattern in self._indexed}
        if self._by_literal:
            for block in draft.blocks:
                for number in {number for _, number in self._automaton.iter(fold(block.text))}:
                    for pattern in self._by_literal[number]:
                        found[pattern].add(block.index)
        return {pattern: frozenset(blocks) for pattern, blocks in found.items()}
