"""A set of rules, ready to run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck.ruleset.expression import Pattern
from factcheck.ruleset.model import Check, Kinds, Rule

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.ruleset.patterns import Search
    from factcheck.ruleset.prefilter import Prefilter


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One rule as the cache holds it; its fields wait until the kind that types them is there."""

    id: str
    extends: str
    path: str
    line: int
    shipped: bool
    fields: msgspec.Raw
    patterns: tuple[Pattern, ...]


class Compiled(msgspec.Struct, frozen=True, gc=False):
    """Rule files as the cache holds them."""

    rules: tuple[Entry, ...]
    left_out: tuple[str, ...]


class RuleSet:
    """Rules in the order of their files.

    ``hash`` stands for the content of their files, wherever these lie. ``left_out`` says which rules of kinds that
    factcheck does not run were met.
    """

    def __init__(self, checks: Sequence[Check[Any]], hash: str = "", left_out: Sequence[str] = ()) -> None:  # noqa: A002
        self.checks = list(checks)
        self.hash = hash
        self.left_out = list(left_out)

    @classmethod
    def from_data(cls, data: Compiled, kinds: Kinds, hash: str) -> RuleSet:  # noqa: A002
        """Make the rules of compiled data; raises where the data does not fit this version."""
        return cls([_check(entry, kinds) for entry in data.rules], hash, data.left_out)

    def __len__(self) -> int:
        return len(self.checks)

    def get(self, rule_id: str) -> Check[Any] | None:
        """The check of the rule with this id, or None."""
        return next((check for check in self.checks if check.rule.id == rule_id), None)

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSet:
        """The rules that a glob of ``select`` names (all, where there is none) and none of ``ignore`` does.

        A glob is matched against a rule's id, its pack and its ``extends`` value.
        """
        chosen = [check for check in self.checks if not select or _named(check, select)]
        return RuleSet([check for check in chosen if not _named(check, ignore)], self.hash, self.left_out)

    def unmatched(self, globs: Sequence[str]) -> list[str]:
        """Those of ``globs`` that name no rule."""
        return [glob for glob in globs if not any(_named(check, [glob]) for check in self.checks)]

    @cached_property
    def prefilter(self) -> Prefilter:
        """The index of every pattern's literals."""
        from factcheck.ruleset.prefilter import Prefilter

        return Prefilter([pattern for check in self.checks for pattern in check.rule.patterns])

    def searches(self, draft: Draft, *, prefilter: bool = True) -> Iterator[tuple[Check[Any], Search]]:
        """Each check with its search over one draft; with or without prefilter the searches find the same."""
        from factcheck.ruleset.patterns import Finder, Search

        finder = Finder(draft, self.prefilter.candidates(draft) if prefilter else None)
        for check in self.checks:
            yield check, Search(check, draft, finder)


def _check(entry: Entry, kinds: Kinds) -> Check[Any]:
    kind = kinds[entry.extends]
    fields = msgspec.msgpack.decode(entry.fields, type=kind.fields)
    ready = {pattern.key: pattern for pattern in entry.patterns}
    return kind(Rule(entry.id, fields, path=entry.path, line=entry.line, ready=ready))


def _named(check: Check[Any], globs: Sequence[str]) -> bool:
    from fnmatch import fnmatchcase

    rule_id = check.rule.id
    names = (rule_id, rule_id.split(".")[0], check.extends)
    return any(fnmatchcase(name, glob) for glob in globs for name in names)
