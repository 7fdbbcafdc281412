"""The check sheet for people: a line for each fact, with every place where it recurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.sheet.sheet import DOTS, says_who
from factcheck.display import display_safe
from factcheck.report.dossier import Fact, count, facts_of
from factcheck.report.terminal import cells

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.review.verdicts import ClaimView

_HEAD = ("line", "kind", "claim", "reads as", "says who", "worth", "verdict")

#: Widest a column may be, in cells.
_WIDEST = (5, 11, 60, 34, 26, 5, 13)

#: Of the lines where a fact recurs at most so many are named.
_LINES = 5

#: Code points to a cell, at most, of which any is shown.
_LONGEST_CHARACTER = 4


def render(path: str, draft: Draft, views: Sequence[ClaimView]) -> str:
    """The sheet as a table. Long claims are cut; the other formats have them whole."""
    found = facts_of(draft, views)
    rows = [_row(fact) for fact in found]
    lines = list(_table([_HEAD, *rows])) if rows else []
    return "\n".join([*lines, *_summary(path, found)]) + "\n"


def _row(fact: Fact) -> tuple[str, ...]:
    item = fact.item
    more = ", …" if len(fact.lines) > _LINES + 1 else ""
    also = f" (also {', '.join(map(str, fact.lines[1 : _LINES + 1]))}{more})" if len(fact.lines) > 1 else ""
    return (
        str(fact.lines[0]),
        item.kind,
        _cut(item.words, _WIDEST[2] - cells(also)) + also,
        item.reads,
        says_who(item.speaker),
        DOTS[item.worth],
        fact.view.status,
    )


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    safe = [[_cut(cell, widest) for cell, widest in zip(row, _WIDEST, strict=True)] for row in rows]
    widths = [max(cells(row[column]) for row in safe) for column in range(len(_HEAD))]
    for row in safe:
        padded = [cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)]
        padded[0] = " " * (widths[0] - cells(row[0])) + row[0]
        yield "  ".join(padded).rstrip()


def _cut(text: str, widest: int) -> str:
    """``text`` on one line, safe to show, no wider than ``widest`` cells."""
    line = display_safe(" ".join(text.split()))
    if cells(line) <= widest:
        return line
    line = line[: widest * _LONGEST_CHARACTER]
    while line and cells(line) >= widest:
        line = line[:-1]
    return line.rstrip() + "…"


def _summary(path: str, found: Sequence[Fact]) -> Iterator[str]:
    counts = Counter(fact.view.status for fact in found)
    stand = ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))
    if found:
        yield ""
    yield f"{display_safe(path)}: {count(len(found), 'claim')} to check" + (f" ({stand})" if found else "")
