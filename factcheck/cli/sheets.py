"""Drafts with all that their journals say of them, for the commands that print where a review stands."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.options import NO_NAME, fail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.draft import Draft
    from factcheck.flag import Flag
    from factcheck.review.ledger import Verdict
    from factcheck.review.session import Session
    from factcheck.review.verdicts import ClaimView
    from factcheck.ruleset.ruleset import RuleSet
    from factcheck.world import Knowledge


def failures() -> tuple[type[Exception], ...]:
    """What reading and checking a draft may raise."""
    from factcheck.draft.reader import DraftError
    from factcheck.engine import UnsupportedLanguage
    from factcheck.review.places import JournalError
    from factcheck.ruleset.patterns import BoundExceeded

    return DraftError, UnsupportedLanguage, BoundExceeded, JournalError, OSError


def why(problem: Exception) -> str:
    """What went wrong, in words."""
    return (problem.strerror if isinstance(problem, OSError) else None) or str(problem)


def open_review(path: str, rules: RuleSet, date: datetime.date | None, journal: str | None = None) -> Session:
    """The review of the draft at ``path`` as it stands, its check sheet included; nothing is written.

    A draft that cannot be read or checked, or a damaged journal, ends the program with exit status 2.
    """
    from factcheck.claims.reading import Reading
    from factcheck.claims.sheet.sheet import sheet
    from factcheck.draft.reader import read
    from factcheck.engine import lint
    from factcheck.review.session import Session

    def check(draft: Draft) -> Sequence[Flag]:
        return lint(draft, rules, date=date)

    _refuse_folder(path)
    try:
        session = Session.open(
            path,
            check,
            reviewer="",
            journal=journal,
            rules=rules.ids,
            read=partial(read, date=date),
            knowledge=rules.knowledge,
        )
        _refuse_missing(journal)
        session.journal.refuse_damage()
        session.take_sheet(sheet(Reading(session.draft, date, rules.knowledge)))
    except failures() as problem:
        fail(f"{path}: {why(problem)}")
    return session


def open_sheet(
    path: str,
    date: datetime.date | None,
    journal: str | None = None,
    stdin_filename: str | None = None,
    knowledge: Knowledge | None = None,
) -> tuple[Draft, list[ClaimView]]:
    """A draft and its check sheet, with the verdicts that its journal holds; - is standard input.

    ``knowledge`` is what is known beside the draft; where none is given, what comes with factcheck.

    A draft that cannot be read, or a damaged journal, ends the program with exit status 2.
    """
    from factcheck.claims.reading import Reading
    from factcheck.claims.sheet.sheet import sheet
    from factcheck.cli.options import read_draft
    from factcheck.engine import speaks
    from factcheck.review.places import find_journal
    from factcheck.review.verdicts import stand_sheet

    _refuse_folder(path)
    try:
        draft = read_draft(path, stdin_filename, date)
        if not speaks(draft.metadata.lang):
            fail(f"{path}: the draft is in “{draft.metadata.lang}”, which is not read")
        _refuse_missing(journal)
        found = Path(journal) if journal else None if path == "-" else find_journal(Path(path), draft.sha256)
        return draft, stand_sheet(sheet(Reading(draft, date, knowledge)), _verdicts(found) if found else [])
    except failures() as problem:
        fail(f"{path}: {why(problem)}")


def _verdicts(journal: Path) -> list[Verdict]:
    from factcheck.review.journal import Journal
    from factcheck.review.ledger import Ledger

    book = Journal(journal)
    book.refuse_damage()
    return Ledger(book.events).verdicts()


def _refuse_missing(journal: str | None) -> None:
    if journal and not Path(journal).exists():
        fail(f"{journal}: there is no such journal")


def _refuse_folder(path: str) -> None:
    if not path:
        fail(f'"": {NO_NAME}')
    if path != "-" and Path(path).is_dir():
        fail(f"{path}: a folder, not a draft")
