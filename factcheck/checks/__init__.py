"""The kinds of checks: one module each, imported only when a rule extends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.ruleset.model import Check

_HOMES = {
    "existence": "factcheck.checks.existence:Existence",
    "substitution": "factcheck.checks.substitution:Substitution",
    "occurrence": "factcheck.checks.occurrence:Occurrence",
    "repetition": "factcheck.checks.repetition:Repetition",
    "consistency": "factcheck.checks.consistency:Consistency",
    "conditional": "factcheck.checks.conditional:Conditional",
    "capitalization": "factcheck.checks.capitalization:Capitalization",
    "membership": "factcheck.checks.membership:Membership",
    "relation": "factcheck.checks.relation:Relation",
    "near-name": "factcheck.checks.near_name:NearName",
    "contradiction": "factcheck.checks.contradiction:Contradiction",
    "figures": "factcheck.checks.figures:Figures",
    "arithmetic": "factcheck.checks.arithmetic:Arithmetic",
    "calendar": "factcheck.checks.calendar:Calendar",
    "names": "factcheck.checks.names:Names",
    "quotes": "factcheck.checks.quotes:Quotes",
    "support": "factcheck.checks.support:Support",
    "attribution": "factcheck.checks.attribution:Attribution",
}


class _Kinds(Mapping[str, "type[Check[Any]]"]):
    """The table of kinds by their ``extends`` value; a check's module is imported when it is looked up."""

    def __getitem__(self, extends: str) -> type[Check[Any]]:
        module, _, name = _HOMES[extends].partition(":")
        found: type[Check[Any]] = getattr(import_module(module), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    def __len__(self) -> int:
        return len(_HOMES)


#: Every kind that a rule can extend.
KINDS: Mapping[str, type[Check[Any]]] = _Kinds()
