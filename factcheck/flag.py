"""Flags: what a rule found, what it stands on, and how it is recognised again."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from factcheck.draft import Span


class Level(StrEnum):
    """How much a flag matters, least first."""

    SUGGESTION = "suggestion"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for suggestion, 1 for warning, 2 for error."""
        return list(Level).index(self)

    # A StrEnum would compare by the alphabet.
    def __lt__(self, other: str) -> bool:
        return self.rank < Level(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Level(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Level(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Level(other).rank


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Another passage of the draft, or a known fact with its ``source``; ``span`` is None for a known fact.

    ``text`` is the clean text and ``statement`` the sentence around it, ``note`` says in a few words what it shows,
    ``speaker`` who says it.
    """

    text: str
    note: str = ""
    span: Span | None = None
    source: str | None = None
    speaker: str | None = None
    statement: str = ""


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A repair: put ``replacement`` where ``span`` stands in the source."""

    span: Span
    replacement: str


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that a rule found suspect.

    ``text`` is the clean text of ``span``; ``statement`` the clean sentence around it and ``masked`` the same with
    its claims masked; ``claim_key`` the normal form of every claim in the statement and its evidence.
    ``fingerprint`` is the same for the same finding on every machine and in every run.
    """

    rule: str
    check: str
    level: Level
    message: str
    span: Span
    text: str
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    statement: str = ""
    masked: str = ""
    claim_key: str = ""
    fingerprint: str = ""
