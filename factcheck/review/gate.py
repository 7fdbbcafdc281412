"""What a run that is no review makes of a draft's journal: statuses for ``lint`` and ``status``, and the gate."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.flag import Level
from factcheck.review.places import JournalError, find_journal
from factcheck.review.standing import Status, View, stand

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from factcheck.draft import Draft
    from factcheck.flag import Flag
    from factcheck.review.ledger import Decision
    from factcheck.world import Knowledge


class Reviewed(Struct, frozen=True):
    """Flags with their statuses, decisions without a flag, and what is wrong with the journal's lines.

    ``unchecked`` are decisions on flags of rules that did not run.
    """

    views: tuple[View, ...]
    fixed: tuple[Decision, ...] = ()
    orphans: tuple[Decision, ...] = ()
    unchecked: tuple[Decision, ...] = ()
    journal: Path | None = None
    notices: tuple[str, ...] = ()


def statuses(
    path: str | os.PathLike[str],
    draft: Draft,
    flags: Sequence[Flag],
    journal: str | os.PathLike[str] | None = None,
    *,
    rules: Container[str] | None = None,
    knowledge: Knowledge | None = None,
) -> Reviewed:
    """How the flags of the draft at ``path`` stand by its journal, or by the one at ``journal``.

    ``rules`` are the ids of the rules that ran where some were left out: decisions on others are no business of this
    run. ``knowledge`` is what they knew. Nothing is written. Raises JournalError where a journal is there and cannot be
    read, wholly or in a line that may have held a decision, and where there is none at ``journal``.
    """
    found = journal or find_journal(path, draft.sha256)
    if found is None:
        return Reviewed(tuple(View(flag) for flag in flags))
    from pathlib import Path

    from factcheck.review.journal import Journal
    from factcheck.review.ledger import Ledger

    book = Journal(Path(found))
    if journal and not book.exists:
        raise JournalError(f"{journal}: there is no such journal")
    book.refuse_damage()
    outcome = stand(draft, flags, Ledger(book.events), rules, knowledge)
    return Reviewed(
        views=outcome.views,
        fixed=outcome.fixed,
        orphans=outcome.orphans,
        unchecked=outcome.unchecked,
        journal=book.path,
        notices=tuple(f"{found}: {trouble}" for trouble in book.troubles),
    )


def holds_back(views: Iterable[View], fail_level: Level) -> bool:
    """Whether the draft must wait: a flag at or above ``fail_level`` is open or reopened, or any flag is accepted."""
    return any(view.status is Status.ACCEPTED or (view.unsettled and view.flag.level >= fail_level) for view in views)
