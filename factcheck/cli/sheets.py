"""A draft with its check sheet and all that its journal says of both, for the commands that print them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.options import fail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.draft import Draft
    from factcheck.flag import Flag
    from factcheck.review.session import Session
    from factcheck.ruleset.loader import RuleSet


def open_draft(
    path: str, *, date: datetime.date | None, rules: RuleSet | None = None, journal: str | None = None
) -> Session:
    """The review of the draft at ``path`` as it stands, its check sheet included; nothing is written.

    Without ``rules`` there are no flags. A draft that cannot be read or checked ends the program with exit status 2.
    """
    from factcheck.claims.reading import Reading
    from factcheck.claims.sheet import sheet
    from factcheck.draft.reader import DraftError
    from factcheck.engine import UnsupportedLanguage, lint, speaks
    from factcheck.review.places import JournalError
    from factcheck.review.session import Session
    from factcheck.ruleset.patterns import BoundExceeded

    def check(draft: Draft) -> Sequence[Flag]:
        return lint(draft, rules, date=date) if rules else []

    ran = {check.rule.id for check in rules.checks} if rules else None
    if Path(path).is_dir():
        fail(f"{path}: a folder, not a draft")
    try:
        session = Session.open(path, check, reviewer="", journal=journal, rules=ran, lint_now=rules is not None)
        if not speaks(session.draft.metadata.lang):
            fail(f"{path}: the draft is in “{session.draft.metadata.lang}”, which is not read")
        session.take_sheet(sheet(Reading(session.draft, date)))
    except (DraftError, UnsupportedLanguage, BoundExceeded, JournalError) as problem:
        fail(f"{path}: {problem}")
    except OSError as problem:
        fail(f"{path}: {problem.strerror or problem}")
    return session
