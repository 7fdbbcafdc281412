"""A set of rules, ready to run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck.ruleset.compiled import Compiled, Entry, Index
from factcheck.ruleset.expression import Need, Pattern
from factcheck.ruleset.model import Check, Kinds, Rule
from factcheck.ruleset.prefilter import Prefilter, index_of, needs_of
from factcheck.ruleset.scope import WHOLES

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.ruleset.patterns import Search
    from factcheck.world import Knowledge


_PATTERNS = msgspec.msgpack.Decoder(tuple[Pattern, ...])


class Listed:
    """One rule of a set. Its patterns are read, and its check is made, when they are first needed."""

    def __init__(self, entry: Entry, kinds: Kinds) -> None:
        self.id = entry.id
        self.extends = entry.extends
        self.count = entry.needs
        self.by_match = entry.by_match
        self.keyed = entry.keyed
        self.sides: Sequence[int] = entry.sides
        self._entry = entry
        self._kinds = kinds

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """The rule's patterns."""
        return _PATTERNS.decode(self._entry.patterns)

    @cached_property
    def needs(self) -> list[Need]:
        """The needs of the patterns, in order."""
        return needs_of(self.patterns)

    @cached_property
    def check(self) -> Check[Any]:
        """The rule, ready to run."""
        kind, entry = self._kinds[self.extends], self._entry
        fields = msgspec.msgpack.decode(entry.fields, type=kind.fields)
        ready = {(pattern.text, pattern.marks): pattern for pattern in self.patterns}
        return kind(Rule(self.id, fields, path=entry.path, line=entry.line, ready=ready))


class Ready(Listed):
    """A rule whose check is there."""

    def __init__(self, check: Check[Any]) -> None:
        self.id = check.rule.id
        self.extends = check.extends
        self.patterns = tuple(check.rule.patterns)
        self.count = len(self.needs)
        self.by_match, self.keyed = waits(check)
        self.sides = check.sides
        self.check = check


def waits(check: Check[Any]) -> tuple[bool, bool]:
    """Whether a check finds nothing without a match of its patterns in a block, and whether none matches without a key.

    What looks at the draft as a whole may find there what no block has: marks of its format, words of two blocks.
    """
    patterns = check.rule.patterns
    keyed = all(pattern.needs and all(need.keyed for need in pattern.needs) for pattern in patterns)
    return check.by_match and bool(patterns) and not set(WHOLES).intersection(check.rule.fields.scope), keyed


class RuleSet:
    """Rules in the order of their files.

    ``hash`` stands for the content of their files, wherever these lie. ``left_out`` says which rules of kinds that
    factcheck does not run were met. ``knowledge`` is what is known when they run; where none is given, what comes with
    factcheck.
    """

    def __init__(
        self,
        rules: Iterable[Listed],
        hash: str = "",  # noqa: A002
        left_out: Sequence[str] = (),
        index: Index | None = None,
        knowledge: Knowledge | None = None,
    ) -> None:
        self.rules = list(rules)
        self.hash = hash
        self.left_out = list(left_out)
        self.knowledge = knowledge
        self._index = index

    @classmethod
    def of(cls, checks: Iterable[Check[Any]], knowledge: Knowledge | None = None) -> RuleSet:
        """The set of some checks."""
        return cls(map(Ready, checks), knowledge=knowledge)

    @classmethod
    def from_data(
        cls,
        data: Compiled,
        kinds: Kinds,
        hash: str,  # noqa: A002
        knowledge: Knowledge | None = None,
    ) -> RuleSet:
        """Make the rules of compiled data."""
        return cls([Listed(entry, kinds) for entry in data.rules], hash, data.left_out, data.index, knowledge)

    @property
    def checks(self) -> list[Check[Any]]:
        """Every rule, ready to run."""
        return [listed.check for listed in self.rules]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the rules."""
        return frozenset(listed.id for listed in self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, rule_id: str) -> Check[Any] | None:
        """The check of the rule with this id, or None."""
        return next((listed.check for listed in self.rules if listed.id == rule_id), None)

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSet:
        """The rules that a glob of ``select`` names (all, where there is none) and none of ``ignore`` does.

        A glob is matched against a rule's id, its pack and its ``extends`` value.
        """
        if not select and not ignore:
            return self
        chosen = [listed for listed in self.rules if not select or _named(listed, select)]
        kept = [listed for listed in chosen if not _named(listed, ignore)]
        return RuleSet(kept, self.hash, self.left_out, knowledge=self.knowledge)

    def unmatched(self, globs: Sequence[str]) -> list[str]:
        """Those of ``globs`` that name no rule."""
        return [glob for glob in globs if not any(_named(listed, [glob]) for listed in self.rules)]

    @cached_property
    def prefilter(self) -> Prefilter:
        """The index of every pattern's literals."""
        index = self._index or index_of([need for listed in self.rules for need in listed.needs])
        return Prefilter(index, self._need)

    @cached_property
    def _first_needs(self) -> list[int]:
        """The number of each rule's first need."""
        return [0, *accumulate(listed.count for listed in self.rules)]

    def _owner(self, number: int) -> int:
        """The place of the rule that a need belongs to."""
        return bisect_right(self._first_needs, number) - 1

    def _need(self, number: int) -> Need:
        owner = self._owner(number)
        return self.rules[owner].needs[number - self._first_needs[owner]]

    def searches(self, draft: Draft, *, prefilter: bool = True) -> Iterator[tuple[Check[Any], Search]]:
        """Each check that may find something, with its search over one draft.

        With or without prefilter the searches find the same.
        """
        from factcheck.ruleset.patterns import Finder, Search

        if not prefilter:
            finder = Finder(draft, knowledge=self.knowledge)
            yield from ((listed.check, Search(listed.check, draft, finder)) for listed in self.rules)
            return
        met = self.prefilter.met(draft)
        finder = Finder(draft, {self._need(number): blocks for number, blocks in met.items()}, self.knowledge)
        owners = set(map(self._owner, met))
        for place, listed in enumerate(self.rules):
            idle = listed.by_match and (
                (listed.keyed and place not in owners) or not finder.any_candidate(listed.patterns, listed.sides)
            )
            if not idle:
                yield listed.check, Search(listed.check, draft, finder)


def _named(listed: Listed, globs: Sequence[str]) -> bool:
    from fnmatch import fnmatchcase

    names = (listed.id, listed.id.split(".")[0], listed.extends)
    return any(fnmatchcase(name, glob) for glob in globs for name in names)
