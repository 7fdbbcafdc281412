"""How every flag of a draft stands, given its journal: the one answer that lint, review, status and report share.

A run that meets no journal needs nothing but this: what reads journals is loaded when there is one.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.flag import Flag
    from factcheck.review.events import Event
    from factcheck.review.ledger import Decision, Ledger
    from factcheck.world import Knowledge


class Status(StrEnum):
    """How a flag stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    REOPENED = "reopened"


class Change(Struct, frozen=True):
    """What a decision was made on, and what stands there now: statements, and evidence where that differs."""

    before: str
    after: str
    before_evidence: tuple[str, ...] = ()
    after_evidence: tuple[str, ...] = ()


class View(Struct, frozen=True):
    """A flag as a reviewer sees it: how it stands, the decision that belongs to it, what has changed since.

    ``id`` is its fingerprint.
    """

    flag: Flag
    status: Status = Status.OPEN
    decision: Decision | None = None
    change: Change | None = None

    @property
    def id(self) -> str:
        """What decisions call the flag by."""
        return self.flag.fingerprint

    @property
    def note(self) -> str:
        """The note that stands on the flag, or nothing."""
        return self.decision.note if self.decision else ""

    @property
    def who(self) -> str:
        """Who decided, or nothing."""
        return self.decision.who if self.decision else ""

    @property
    def history(self) -> tuple[Event, ...]:
        """Everything said about the flag, oldest first."""
        return self.decision.history if self.decision else ()

    @property
    def unsettled(self) -> bool:
        """Whether the flag waits for a decision."""
        return self.status in (Status.OPEN, Status.REOPENED)


class Reconciliation(Struct, frozen=True):
    """``views`` in the order of the flags; ``fixed`` are accepted flags that are gone, ``orphans`` all others.

    ``unchecked`` are decisions on flags of rules that did not run.
    """

    views: tuple[View, ...]
    fixed: tuple[Decision, ...] = ()
    orphans: tuple[Decision, ...] = ()
    unchecked: tuple[Decision, ...] = ()


def stand(
    draft: Draft,
    flags: Sequence[Flag],
    ledger: Ledger,
    rules: Container[str] | None = None,
    knowledge: Knowledge | None = None,
) -> Reconciliation:
    """Every flag, those made by hand included, in document order, with the decision that belongs to it.

    ``rules`` are the ids of the rules that ran where some were left out; None where all did. ``knowledge`` is what they
    knew.
    """
    from factcheck.review.events import BY_HAND
    from factcheck.review.reconcile import reconcile

    by_hand = ledger.by_hand()
    if by_hand:
        from factcheck.review.by_hand import find_again

        own = find_again(draft, by_hand, knowledge)
        flags = sorted([*flags, *own], key=lambda flag: (flag.span.start, flag.span.end))
    checked: list[Decision] = []
    unchecked: list[Decision] = []
    for decision in ledger.decisions():
        ran = rules is None or decision.record.rule in rules or decision.record.rule == BY_HAND
        (checked if ran else unchecked).append(decision)
    return replace(reconcile(flags, checked), unchecked=tuple(unchecked))
