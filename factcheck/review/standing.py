"""How every flag of a draft stands, given its journal: the one answer that lint, review, status and report share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.review.events import Event
from factcheck.review.ledger import Decision, Ledger
from factcheck.review.reconcile import Change, Reconciliation, Status, reconcile

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.flag import Flag


class View(NamedTuple):
    """A flag as a reviewer sees it. ``id`` is its fingerprint."""

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


def stand(draft: Draft, flags: Sequence[Flag], ledger: Ledger) -> Reconciliation:
    """Every flag, those made by hand included, in document order, with the decision that belongs to it."""
    by_hand = ledger.by_hand()
    if by_hand:
        from factcheck.review.by_hand import find_again

        own = find_again(draft, by_hand)
        flags = sorted([*flags, *own], key=lambda flag: (flag.span.start, flag.span.end))
    return reconcile(flags, ledger.decisions())
