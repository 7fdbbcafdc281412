"""A linter for what a draft says: contradictions, wrong dates, sums and names, and claims that known facts refute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.draft import Draft as Draft
    from factcheck.draft.reader import DraftError as DraftError
    from factcheck.draft.reader import read as read
    from factcheck.engine import UnsupportedLanguage as UnsupportedLanguage
    from factcheck.engine import lint as lint
    from factcheck.engine import load_rules as load_rules
    from factcheck.ruleset.model import RulesBroken as RulesBroken
    from factcheck.ruleset.patterns import BoundExceeded as BoundExceeded

__all__ = [
    "BoundExceeded",
    "Draft",
    "DraftError",
    "RulesBroken",
    "UnsupportedLanguage",
    "lint",
    "load_rules",
    "read",
]
__version__ = "0.1.0"

_HOME = {
    "BoundExceeded": "factcheck.ruleset.patterns",
    "Draft": "factcheck.draft",
    "DraftError": "factcheck.draft.reader",
    "RulesBroken": "factcheck.ruleset.model",
    "UnsupportedLanguage": "factcheck.engine",
    "lint": "factcheck.engine",
    "load_rules": "factcheck.engine",
    "read": "factcheck.draft.reader",
}


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def __getattr__(name: str) -> Any:
    """Load the public functions when they are first asked for: importing the package costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
