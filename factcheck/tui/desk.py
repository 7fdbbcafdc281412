"""The drafts of a review and how far each is: waiting, being checked, ready, or not to be read."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.draft.reader import read
from factcheck.review.journal import JournalError, now_utc
from factcheck.review.session import Session
from factcheck.ruleset.ruleset import RuleSet

if TYPE_CHECKING:
    from factcheck.claims.sheet.sheet import SheetItem
    from factcheck.draft import Draft
    from factcheck.flag import Flag
    from factcheck.ruleset.model import Check
    from factcheck.ruleset.patterns import Search


class Stopped(Exception):
    """The check of a draft was given up: the review ends."""


class Case:
    """A draft under review. ``session`` is there once it was read, ``problem`` says why it cannot be reviewed.

    ``share`` is how much of the check is done, from 0 to 1; ``sheet_of`` is the draft of the session's check sheet.
    """

    def __init__(self, path: Path, problem: str = "") -> None:
        self.path = path
        self.problem = problem
        self.session: Session | None = None
        self.share = 0.0
        self.sheet_of: Draft | None = None

    @property
    def waiting(self) -> bool:
        """Whether the draft has still to be read or checked."""
        return not self.problem and (self.session is None or self.session.needs_lint)

    @property
    def settled(self) -> bool:
        """Whether no flag waits for a decision."""
        progress = self.session.progress if self.session and not self.session.needs_lint else None
        return progress is not None and progress.open + progress.reopened == 0


class Desk:
    """Drafts to review with one set of rules. ``wanted`` is the draft that is checked first."""

    def __init__(
        self,
        paths: Sequence[Path],
        rules: RuleSet,
        *,
        reviewer: str,
        date: datetime.date | None = None,
        journal: Path | None = None,
        now: Callable[[], datetime.datetime] = now_utc,
    ) -> None:
        self.cases = [Case(path) for path in paths]
        self.rules = rules
        self.ran: Container[str] | None = rules.ids
        self.reviewer = reviewer
        self.date = date
        self.journal = journal
        self.now = now
        self.wanted: Case | None = None

    def next_waiting(self) -> Case | None:
        """The draft to read and check next."""
        if self.wanted is not None and self.wanted.waiting:
            return self.wanted
        return next((case for case in self.cases if case.waiting), None)

    def beside(self, case: Case, step: int) -> Case | None:
        """The draft ``step`` places on from ``case``, or None."""
        number = self.cases.index(case) + step
        return self.cases[number] if 0 <= number < len(self.cases) else None

    def open(self, case: Case) -> Session | None:
        """Read the draft and its journal, without checking; notes the problem where that fails."""
        try:
            return Session.open(
                case.path,
                self.lint,
                reviewer=self.reviewer,
                journal=self.journal,
                now=self.now,
                read=partial(read, date=self.date),
                lint_now=False,
                rules=self.ran,
                knowledge=self.rules.knowledge,
            )
        except (OSError, ValueError, JournalError) as problem:
            case.problem = str(problem)
            return None

    def lint(self, draft: Draft, tell: Callable[[float], None] = lambda _: None) -> list[Flag]:
        """The flags of a draft; ``tell`` hears the share that is done, and may raise Stopped.

        Raises what the engine raises.
        """
        from factcheck.engine import lint

        return lint(draft, _Watched(self.rules, tell), date=self.date)

    def sheet(self, draft: Draft) -> Sequence[SheetItem]:
        """The check sheet of a draft."""
        from factcheck.claims.reading import Reading
        from factcheck.claims.sheet.sheet import sheet

        return sheet(Reading(draft, self.date, self.rules.knowledge))

    def farewell(self) -> Iterator[str]:
        """A line for each draft that was reviewed: what is left, and where the decisions are."""
        for case in self.cases:
            session = case.session
            if session is not None and session.flags:
                progress = session.progress
                left = progress.open + progress.reopened
                counts = f"{left} to decide, {progress.accepted} accepted, {progress.dismissed} dismissed"
                kept = f"; decisions in {session.journal.path}" if session.journal.exists else ""
                yield f"{case.path}: {counts}{kept}"

    def check_of(self, rule: str) -> Check[Any] | None:
        """The rule of this id, None for flags made by hand."""
        return self.rules.get(rule)


class _Watched(RuleSet):
    """A rule set that tells how many of its rules have run."""

    def __init__(self, rules: RuleSet, tell: Callable[[float], None]) -> None:
        super().__init__(rules.rules, rules.hash, rules.left_out, knowledge=rules.knowledge)
        self._rules = rules
        self._tell = tell

    def searches(self, draft: Draft, *, prefilter: bool = True) -> Iterator[tuple[Check[Any], Search]]:
        """The searches of the rule set, counted."""
        self._tell(0.0)
        for number, pair in enumerate(self._rules.searches(draft, prefilter=prefilter), 1):
            yield pair
            self._tell(number / max(1, len(self._rules)))
