"""How far the reviews of several drafts have come, as a table and as JSON, version 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.display import display_safe
from factcheck.report.document import render_document
from factcheck.report.terminal import cells
from factcheck.review.standing import Status

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.review.gate import Reviewed

VERSION = 1


class Standing(NamedTuple):
    """The flags of one draft by status, its decisions without a flag, and the journal that they are from."""

    path: str
    open: int = 0
    accepted: int = 0
    dismissed: int = 0
    reopened: int = 0
    fixed: int = 0
    orphaned: int = 0
    notices: tuple[str, ...] = ()
    journal: Path | None = None

    @classmethod
    def of(cls, path: str, reviewed: Reviewed) -> Standing:
        """Count what a draft's journal and flags come to."""
        counts = Counter(view.status for view in reviewed.views)
        return cls(
            path,
            counts[Status.OPEN],
            counts[Status.ACCEPTED],
            counts[Status.DISMISSED],
            counts[Status.REOPENED],
            len(reviewed.fixed),
            len(reviewed.orphans),
            reviewed.notices,
            reviewed.journal,
        )


_COLUMNS = ("open", "accepted", "dismissed", "reopened", "fixed", "orphaned")


def render(standings: Sequence[Standing], strays: Sequence[str]) -> str:
    """A row for each draft, a row of totals where there are several, and journals without a draft below."""
    rows = [(display_safe(each.path), *_numbers(each)) for each in standings]
    if len(rows) > 1:
        rows.append((f"{len(rows)} drafts", *(str(sum(_counts(each)[c] for each in standings)) for c in _COLUMNS)))
    width = max((cells(row[0]) for row in rows), default=0)
    lines = []
    if rows:
        lines.append(" " * width + "".join(f"  {column:>{len(column)}}" for column in _COLUMNS))
    for name, *numbers in rows:
        figures = "".join(f"  {number:>{len(column)}}" for number, column in zip(numbers, _COLUMNS, strict=True))
        lines.append(name + " " * (width - cells(name)) + figures)
    lines += [display_safe(notice) for each in standings for notice in each.notices]
    lines += [f"{display_safe(journal)}: its draft is gone, or was renamed and edited" for journal in strays]
    return "".join(f"{line}\n" for line in lines)


def render_json(standings: Sequence[Standing], strays: Sequence[str], failed: Sequence[tuple[str, str]]) -> str:
    """The same for programs.

    ``{"version": 1, "drafts": [{"path", "open", …, "notices"}], "strays": [path], "errors": [{"path", "message"}]}``
    """
    document = {
        "version": VERSION,
        "drafts": [{"path": each.path, **_counts(each), "notices": each.notices} for each in standings],
        "strays": list(strays),
        "errors": [{"path": path, "message": message} for path, message in failed],
    }
    return render_document(document)


def _counts(standing: Standing) -> dict[str, int]:
    return {column: getattr(standing, column) for column in _COLUMNS}


def _numbers(standing: Standing) -> tuple[str, ...]:
    return tuple(str(number) if number else "-" for number in _counts(standing).values())
