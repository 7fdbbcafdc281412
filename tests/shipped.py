"""The shipped rules, read once for all tests of a process: what a rule was compiled to for one, others find ready."""

from __future__ import annotations

from functools import cache

from factcheck.engine import load_rules
from factcheck.ruleset.ruleset import RuleSet


@cache
def shipped(*select: str) -> RuleSet:
    """Every shipped rule, or those of some packs, kinds or names."""
    return shipped().select(select) if select else load_rules()
