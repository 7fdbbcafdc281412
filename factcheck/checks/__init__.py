"""The kinds of checks: one module each, imported only when a rule extends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.ruleset.model import Check

#: ``extends`` value → where its Check stands.
KINDS: dict[str, str] = {
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


def check_class(extends: str) -> type[Check[Any]]:
    """The Check of an ``extends`` value; raises KeyError for an unknown one."""
    from importlib import import_module

    module, _, name = KINDS[extends].partition(":")
    found: type[Check[Any]] = getattr(import_module(module), name)
    return found
