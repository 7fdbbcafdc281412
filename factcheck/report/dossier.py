"""What the check report of a draft says, whatever it is written in: flags, decisions, check sheet, what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.sheet.sheet import SheetItem, facts
from factcheck.review.standing import Status, View

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.flag import Evidence, Flag
    from factcheck.review.ledger import Decision
    from factcheck.review.session import Session
    from factcheck.review.verdicts import ClaimView

#: Statuses of claims that still wait for a verdict.
WAITING = frozenset({"open", "reopened"})


class Fact(NamedTuple):
    """A fact of the check sheet: its first claim, every line it stands on, and how it stands."""

    item: SheetItem
    lines: tuple[int, ...]
    view: ClaimView


class Dossier(NamedTuple):
    """All there is to report on one draft. Flags are numbered from 1 in their order."""

    path: str
    draft: Draft
    views: tuple[View, ...]
    fixed: tuple[Decision, ...] = ()
    orphans: tuple[Decision, ...] = ()
    sheet: tuple[ClaimView, ...] = ()
    notices: tuple[str, ...] = ()

    @classmethod
    def of(cls, session: Session) -> Dossier:
        """The dossier of a review as it stands; ``session.take_sheet`` must have been called for its check sheet."""
        return cls(
            path=str(session.path),
            draft=session.draft,
            views=tuple(session.flags),
            fixed=tuple(session.fixed),
            orphans=tuple(session.orphans),
            sheet=tuple(session.sheet),
            notices=tuple(session.notices),
        )

    @property
    def name(self) -> str:
        """What the report calls the draft: its title, else its path."""
        return self.draft.metadata.title or self.path

    def facts(self) -> list[Fact]:
        """The facts of the check sheet, in the order of the first claim of each."""
        return facts_of(self.draft, self.sheet)

    def line(self, offset: int) -> int:
        """The line of a source offset."""
        return self.draft.position(offset).line

    def counts(self) -> dict[str, int]:
        """How many flags and decisions there are in each status, none left out."""
        found = Counter(view.status.value for view in self.views)
        return {
            **{status.value: found[status.value] for status in Status},
            "fixed": len(self.fixed),
            "orphaned": len(self.orphans),
        }

    def verdicts(self) -> dict[str, int]:
        """How many facts of the check sheet stand in each way."""
        found = Counter(fact.view.status for fact in self.facts())
        return dict(sorted(found.items()))

    def left(self) -> Iterator[str]:
        """What is left to do, a line each; nothing when the draft is settled."""
        counts = self.counts()
        if counts["accepted"]:
            yield f"{count(counts['accepted'], 'accepted error')} to put right in the text"
        if counts["reopened"]:
            yield f"{count(counts['reopened'], 'flag')} to decide again: what they say has changed"
        if counts["open"]:
            yield f"{count(counts['open'], 'flag')} to decide"
        waiting = [fact for fact in self.facts() if fact.view.status in WAITING]
        if waiting:
            first = sum(fact.item.worth == 3 for fact in waiting)
            yield f"{count(len(waiting), 'claim')} without a verdict, {first} of them most in need of a source (●●●)"


def facts_of(draft: Draft, views: Sequence[ClaimView]) -> list[Fact]:
    """The claims of a check sheet by fact; a fact stands as its first claim that has a verdict does."""
    standing: dict[tuple[str, str], ClaimView] = {}
    for view in views:
        if isinstance(view.item, SheetItem) and (view.item.key not in standing or not standing[view.item.key].verdict):
            standing[view.item.key] = view
    return [
        Fact(
            places[0],
            tuple(dict.fromkeys(draft.position(place.span.start).line for place in places)),
            standing[places[0].key],
        )
        for places in facts(view.item for view in views if isinstance(view.item, SheetItem))
    ]


def count(number: int, noun: str) -> str:
    """``number`` and its noun, in the singular or plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def when(at: str) -> str:
    """The time of an event, to the minute: “2022-09-28 12:00 UTC”."""
    return f"{at[:10]} {at[11:16]} UTC" if len(at) >= 16 else at


def sentence(said: Flag | Evidence) -> str:
    """The statement that the words of ``said`` stand in; nothing where they are all of it."""
    return "" if " ".join(said.statement.split()) == " ".join(said.text.split()) else said.statement


def decided(decision: Decision) -> str:
    """What was decided, by whom, when and why, in one line."""
    word = {"accept": "accepted", "dismiss": "dismissed"}.get(decision.choice, "noted")
    why = f": {decision.reason}" if decision.reason else ""
    return f"{word} by {decision.who}, {when(decision.at)}{why}"


def earlier(view: View) -> list[str]:
    """What was said about a flag before its last decision, oldest first."""
    said = []
    for event in view.history:
        word = {"accept": "accepted", "dismiss": "dismissed"}.get(event.choice, event.op)
        why = "; ".join(part for part in (event.reason, event.note) if part)
        said.append(f"{when(event.at)}  {event.who}: {word}" + (f" ({why})" if why else ""))
    return said if len(said) > 1 else []


def found_out(view: ClaimView) -> Sequence[str]:
    """Source, note, and who said so when, of a verdict; nothing where there is none."""
    verdict = view.verdict
    if verdict is None:
        return ()
    before = f"was {verdict.verdict}: {verdict.claim.text}" if view.status == "reopened" else ""
    return tuple(part for part in (before, verdict.source, verdict.note, f"{verdict.who}, {when(verdict.at)}") if part)
