"""The drafts of a review, and how far each is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from factcheck.display import display_safe
from factcheck.tui import glyphs
from factcheck.tui.desk import Case, Desk
from factcheck.tui.painting import fit
from factcheck.tui.widgets.footer import KeyLine
from factcheck.tui.widgets.rows import PagedList, RowList

if TYPE_CHECKING:
    from factcheck.tui.app import ReviewApp

_COUNTS = 34


class DraftList(PagedList):
    """One draft a row: name, and how many of its flags are decided."""

    def __init__(self, cases: Sequence[Case], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cases = cases
        self._folder = Path(os.path.commonpath([case.path.absolute().parent for case in cases]))
        self.add_class("pane")

    @property
    def row_count(self) -> int:
        """How many drafts there are."""
        return len(self.cases)

    def paint_row(self, number: int, width: int, base: Style) -> list[Segment]:
        """One draft."""
        case = self.cases[number]
        style = self.row_style(number, base)
        cursor = glyphs.CURSOR if number == self.cursor else " "
        done = "✓" if case.settled else " "
        counts = _counts(case)
        room = width - _COUNTS - 4
        return [
            Segment(f"{cursor}{done} ", style),
            Segment(fit(display_safe(str(case.path.absolute().relative_to(self._folder))), room) + " ", style),
            Segment(fit(display_safe(counts), _COUNTS), style),
        ]


def _counts(case: Case) -> str:
    if case.problem:
        return f"! {case.problem}"
    session = case.session
    if session is None or session.needs_lint:
        return f"checking {case.share:.0%}" if case.share else "waiting"
    progress = session.progress
    if not progress.total:
        return "nothing found"
    counts = f"✓{progress.accepted} ×{progress.dismissed} !{progress.reopened}"
    return f"{glyphs.bar(progress.decided, progress.total)} {progress.decided}/{progress.total}  {counts}"


class DraftsScreen(Screen[Case | None]):
    """Choose a draft; the answer is None when the reviewer goes back."""

    AUTO_FOCUS = "#drafts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False, id="drafts-down"),
        Binding("k", "move(-1)", "Up", show=False, id="drafts-up"),
        Binding("n", "next_unsettled", "Next with open flags", id="drafts-next-open"),
        Binding("escape,D", "leave", "Back", id="drafts-back"),
        Binding("q", "app.quit", "Quit", id="drafts-quit"),
    ]

    def __init__(self, desk: Desk, current: Case | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._current = current

    def compose(self) -> ComposeResult:
        """A summary, the drafts, the keys."""
        yield Static("", id="total", markup=False)
        yield DraftList(self.desk.cases, id="drafts")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the drafts, and have them checked."""
        rows = self.query_one(DraftList)
        rows.border_title = "Drafts; Enter opens one"
        if self._current is not None:
            rows.cursor = self.desk.cases.index(self._current)
        self._show_total()
        cast("ReviewApp", self.app).want(self._current)

    def case_changed(self, case: Case) -> None:
        """A draft was read or checked, or its check has come further."""
        number = self.desk.cases.index(case)
        self.query_one(DraftList).forget(number, number)
        self._show_total()

    def _show_total(self) -> None:
        settled = sum(1 for case in self.desk.cases if case.settled)
        self.query_one("#total", Static).update(f" {settled} of {len(self.desk.cases)} drafts settled")

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(DraftList).action_move(by)

    def action_next_unsettled(self) -> None:
        """To the next draft with a flag that waits for a decision."""
        rows = self.query_one(DraftList)
        order = [(rows.cursor + step) % len(self.desk.cases) for step in range(1, len(self.desk.cases) + 1)]
        waiting = (number for number in order if not self.desk.cases[number].settled)
        rows.move_cursor(next(waiting, rows.cursor))

    @on(RowList.Chosen, "#drafts")
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(self.desk.cases[event.number])

    def action_leave(self) -> None:
        """Back to the draft that was being reviewed."""
        self.dismiss(self._current)
