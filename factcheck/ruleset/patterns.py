"""The search for rules' patterns in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from time import process_time
from typing import TYPE_CHECKING, Any

from factcheck.draft import Block, Draft, Passage, Position
from factcheck.ruleset.expression import Need, Pattern, shortened
from factcheck.ruleset.folding import normal
from factcheck.ruleset.prefilter import holds

if TYPE_CHECKING:
    from factcheck.ruleset.model import Check, Rule
    from factcheck.world import Knowledge, World

__all__ = ["BoundExceeded", "Finder", "Match", "Need", "Pattern", "Search", "View"]

#: CPU seconds that one pattern may take in one draft: ``BOUND`` plus ``BOUND_PER_MB`` for every million characters.
BOUND = 10.0
BOUND_PER_MB = 5.0

#: Up to so many characters a draft is looked through as a whole before its blocks are.
SHORT = 40_000

#: The index of a block that stands for the draft as a whole, and so is none of its blocks.
WHOLE = -1

#: Stands for every block of a draft in one text.
EVERYWHERE = -2


class BoundExceeded(RuntimeError):
    """A pattern took longer than it may; names the rule, the pattern and the place in the draft."""

    def __init__(self, rule: Rule[Any], pattern: str, passage: Passage, at: Position) -> None:
        super().__init__(
            f"rule {rule.id} ({rule.path}:{rule.line}): the pattern “{shortened(pattern)}” takes too long at line "
            f"{at.line}, column {at.column}, “{shortened(passage.text)}”. Make its repetitions narrower, or leave the "
            f"rule out with --ignore {rule.id}"
        )
        self.rule = rule.id
        self.pattern = pattern
        self.passage = passage


class Match:
    """One match of a pattern in a draft."""

    __slots__ = ("_match", "_offset", "passage", "pattern")

    def __init__(self, pattern: Pattern, match: Any, unit: Passage) -> None:
        self.pattern = pattern
        self.passage = Passage(unit.block, unit.start + match.start(), unit.start + match.end())
        self._match = match
        self._offset = unit.start

    @property
    def text(self) -> str:
        """The matched text."""
        return self.passage.text

    def group(self, name: str | int) -> str | None:
        """The text of a slot (by role) or group; None where it took no part or does not exist."""
        passage = self.passage_of(name)
        return passage.text if passage else None

    def passage_of(self, name: str | int) -> Passage | None:
        """Where a slot or group matched; None where it took no part or does not exist."""
        try:
            start, end = self._match.span(_group(name))
        except IndexError:
            return None
        return None if start < 0 else Passage(self.passage.block, self._offset + start, self._offset + end)

    @property
    def last_group(self) -> str | None:
        """The name of the outermost group that matched last."""
        name: str | None = self._match.lastgroup
        return name

    @property
    def values(self) -> dict[str, str]:
        """The texts of the slots that took part, by role."""
        return {role: text for role in self.pattern.slots if (text := self.group(role)) is not None}


def _group(name: str | int) -> str | int:
    return name.replace("-", "_") if isinstance(name, str) else name


class Search:
    """The search of one rule's patterns in one draft.

    ``passages`` are the stretches the rule looks at: the blocks of its scope (sentences where the scope says so);
    kinds that read claims get only blocks that assert. ``blocks`` are the blocks these stand in.
    """

    def __init__(self, check: Check[Any], draft: Draft, finder: Finder | None = None) -> None:
        self.check = check
        self.finder = finder or Finder(draft)
        self._spent: dict[Pattern, float] = {}

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The stretches of text that the rule looks at, in document order."""
        return self._view.passages

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that the rule looks at, in document order."""
        return self._view.blocks

    @cached_property
    def _view(self) -> View:
        return self.finder.view(self.check.rule.fields.scope, self.check.claims)

    def candidates(self, pattern: Pattern) -> Sequence[Passage]:
        """The rule's passages that the pattern may match in; cheap, and never one too few."""
        return self._view.of_blocks(self.finder.candidate_blocks(pattern))

    def search(self, pattern: Pattern, units: Iterable[Passage] | None = None) -> Iterator[Match]:
        """Every match in document order, over the rule's passages or over those given. Raises BoundExceeded."""
        for unit in self.candidates(pattern) if units is None else units:
            yield from self.matches(pattern, unit)

    def matches(self, pattern: Pattern, unit: Passage) -> Iterator[Match]:
        """Every match inside one passage, which counts as a text of its own. Raises BoundExceeded."""
        for match in self.finditer(pattern, unit):
            if match.end() > match.start():
                yield Match(pattern, match, unit)

    def finditer(self, pattern: Pattern, unit: Passage) -> Iterator[Any]:
        """The ``regex`` module's own matches inside one passage, empty ones too. Raises BoundExceeded."""
        if not self.finder.may_match(pattern, unit.block):
            return
        compiled = self.finder.compiled(pattern)
        bound = BOUND + BOUND_PER_MB * len(unit.block.text) / 1e6
        left = bound - self._spent.get(pattern, 0.0)
        start = process_time()
        try:
            found = list(compiled.finditer(unit.text, timeout=max(left, 0.001)))
        except TimeoutError:
            at = self.finder.draft.position(unit.span.start)
            raise BoundExceeded(self.check.rule, pattern.text, unit, at) from None
        finally:
            self._spent[pattern] = self._spent.get(pattern, 0.0) + process_time() - start
        yield from found


class View:
    """What rules of one scope look at in a draft."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that the passages stand in."""
        return tuple({passage.block.index: passage.block for passage in self.passages}.values())

    @cached_property
    def _by_block(self) -> dict[int, list[Passage]]:
        by_block: dict[int, list[Passage]] = {}
        for passage in self.passages:
            by_block.setdefault(passage.block.index, []).append(passage)
        return by_block

    def of_blocks(self, indices: frozenset[int] | None) -> Sequence[Passage]:
        """The passages of some blocks, and those of the draft as a whole; all for None."""
        if indices is None:
            return self.passages
        by_block = self._by_block
        kept = sorted(index for index in (WHOLE, *indices) if index in by_block)
        return [passage for index in kept for passage in by_block[index]]


class Finder:
    """What all searches in one draft share: the world's words that occur in it, and the prefilter's findings.

    ``knowledge`` is what the run knows; where none is given, what comes with factcheck.
    """

    def __init__(
        self, draft: Draft, candidates: Mapping[Need, set[int]] | None = None, knowledge: Knowledge | None = None
    ) -> None:
        self.draft = draft
        self._knowledge = knowledge
        self.candidates = candidates
        self._compiled: dict[Pattern, Any] = {}
        self._wholes: dict[str, Block] = {}
        self._views: dict[tuple[tuple[str, ...], bool], View] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._left: dict[Pattern, frozenset[int]] = {}
        self._found: dict[tuple[str, int], tuple[str, ...]] = {}
        self._texts: dict[int, str] = {}
        self._tokens: dict[int, frozenset[str]] = {}
        self._normals: dict[str, str] = {}

    @cached_property
    def _world(self) -> World:
        from factcheck.world import Knowledge

        return (self._knowledge or Knowledge()).world

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every word of the draft."""
        return frozenset(token for block in self.draft.blocks for token in re.findall(r"\w+", block.text))

    def view(self, scope: tuple[str, ...], claims: bool) -> View:
        """What rules of a scope look at."""
        if (scope, claims) not in self._views:
            from factcheck.ruleset.scope import passages_in

            self._views[scope, claims] = View(passages_in(scope, self, claims=claims))
        return self._views[scope, claims]

    def candidate_blocks(self, pattern: Pattern) -> frozenset[int] | None:
        """The indices of the blocks that the prefilter leaves for a pattern; None where it leaves all."""
        if self.candidates is None or not pattern.needs:
            return None
        if pattern not in self._left:
            self._left[pattern] = frozenset().union(*map(self._blocks_with, pattern.needs))
        return self._left[pattern]

    def any_candidate(self, patterns: Iterable[Pattern], sides: Sequence[int] = ()) -> bool:
        """Whether the prefilter leaves a block for one of the patterns; where they take sides, for two of the sides."""
        if not sides:
            return any(map(self._has_candidate, patterns))
        met: set[int] = set()
        for pattern, side in zip(patterns, sides, strict=True):
            if side >= 0 and side not in met and self._has_candidate(pattern):
                met.add(side)
            if len(met) > 1:
                return True
        return False

    def _has_candidate(self, pattern: Pattern) -> bool:
        left = self.candidate_blocks(pattern)
        return left is None or bool(left)

    def _blocks_with(self, need: Need) -> Iterable[int]:
        """The indices of the blocks that have what a need asks for."""
        blocks: Iterable[int] = range(len(self.draft.blocks))
        if need.keyed and self.candidates is not None:
            blocks = self.candidates.get(need, ())
        if not blocks or not need.slotted:
            return blocks
        if len(self.draft.source) <= SHORT and not self._has_slots(need, EVERYWHERE):
            return ()
        return [index for index in blocks if self._has_slots(need, index)]

    def whole(self, name: str) -> Block:
        """The draft as one block: "raw" its source as it stands, "summary" its running text."""
        if name not in self._wholes:
            from factcheck.ruleset.wholes import raw_block, summary_block

            self._wholes[name] = raw_block(self.draft) if name == "raw" else summary_block(self.draft)
        return self._wholes[name]

    def may_match(self, pattern: Pattern, block: Block) -> bool:
        """Whether the prefilter leaves the block as a candidate for the pattern."""
        if block.index == WHOLE:
            return self.candidates is None or not pattern.needs or self._in_whole(pattern, block)
        left = self.candidate_blocks(pattern)
        return left is None or block.index in left

    def _in_whole(self, pattern: Pattern, block: Block) -> bool:
        """Whether the draft as one block has the literals that a pattern needs, slots apart."""
        text = self._form(block.text)
        return any(holds(text, need.plain) for need in pattern.needs)

    def _has_slots(self, need: Need, index: int) -> bool:
        """Whether a block has a literal of each clause in which words of slots stand."""
        return all(any(self._occurs(literal, index) for literal in clause) for clause in need.slotted)

    def _occurs(self, pieces: tuple[str, ...], index: int) -> bool:
        """Whether a literal stands in a block with words of the draft for its slots, which are every second piece."""
        text = self._normal(index)
        if not all(map(text.__contains__, pieces[::2])):
            return False
        begun = [pieces[0]]
        for kind, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            forms = self._forms(kind, index)
            begun = [whole for start in begun for form in forms if (whole := f"{start}{form}{piece}") in text]
        return bool(begun)

    def _forms(self, kind: str, index: int) -> tuple[str, ...]:
        """The words of a slot type that a block has, in the form that literals are looked for in."""
        key = kind, index
        if key not in self._found:
            words = self.words(kind) if index == EVERYWHERE else self._words_of(kind, index)
            self._found[key] = tuple(map(self._form, words))
        return self._found[key]

    def _words_of(self, kind: str, index: int) -> tuple[str, ...]:
        """The world's words of a slot type that one block has."""
        from factcheck.ruleset.slots import words_in

        if index not in self._tokens:
            self._tokens[index] = frozenset(re.findall(r"\w+", self.draft.blocks[index].text))
        return words_in(self._world, kind, self._tokens[index])

    def _form(self, word: str) -> str:
        if word not in self._normals:
            self._normals[word] = normal(word)
        return self._normals[word]

    def _normal(self, index: int) -> str:
        if index not in self._texts:
            parts = range(len(self.draft.blocks))
            one = index != EVERYWHERE
            self._texts[index] = normal(self.draft.blocks[index].text) if one else "\n".join(map(self._normal, parts))
        return self._texts[index]

    def words(self, kind: str) -> tuple[str, ...]:
        """The world's words of a slot type that the draft has."""
        if kind not in self._words:
            from factcheck.ruleset.slots import words_in

            self._words[kind] = words_in(self._world, kind, self.tokens)
        return self._words[kind]

    def compiled(self, pattern: Pattern) -> Any:
        """The pattern's expression for this draft."""
        if not pattern.world_types:
            return pattern.regex
        if pattern not in self._compiled:
            self._compiled[pattern] = pattern.regex_with({kind: self.words(kind) for kind in pattern.world_types})
        return self._compiled[pattern]
