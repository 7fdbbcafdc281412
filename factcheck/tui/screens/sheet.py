"""The check sheet: every checkable claim of the draft, to be given a verdict with its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from rich.segment import Segment
from rich.style import Style
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from factcheck.claims.sheet.sheet import DOTS, SheetItem, by_worth, facts, says_who
from factcheck.display import display_safe, quoted
from factcheck.review.events import Op
from factcheck.review.fixes import DraftChanged
from factcheck.review.journal import JournalError
from factcheck.review.session import Session
from factcheck.review.verdicts import ClaimView
from factcheck.tui import glyphs
from factcheck.tui.describe import label, moment
from factcheck.tui.desk import Case, Desk
from factcheck.tui.keys import SHEET_GROUPS, SHEET_KEYS, VERDICTS, bindings
from factcheck.tui.painting import fit
from factcheck.tui.paragraphs import Paragraph, paragraph, pieces_of
from factcheck.tui.screens.dialogs import TextDialog
from factcheck.tui.screens.help import help_dialog
from factcheck.tui.widgets.footer import KeyLine
from factcheck.tui.widgets.rows import PagedList, RowList
from factcheck.tui.widgets.text import TextPane

if TYPE_CHECKING:
    from factcheck.tui.app import ReviewApp

_SIGNS = {"open": " ", "confirmed": "✓", "corrected": "c", "cannot verify": "?", "disputed": "d", "reopened": "!"}
_WAITING = ("open", "reopened")


class Fact(NamedTuple):
    """A claim with every line on which it recurs."""

    item: SheetItem
    lines: tuple[int, ...]
    view: ClaimView


def facts_of(session: Session, *, worth: bool = False) -> list[Fact]:
    """The facts on a session's sheet, in order or those most in need of a source first."""
    items = [view.item for view in session.sheet if isinstance(view.item, SheetItem)]
    views = {view.item.key: view for view in reversed(session.sheet) if isinstance(view.item, SheetItem)}
    groups = {places[0].key: places for places in facts(items)}
    firsts = [places[0] for places in groups.values()]
    return [
        Fact(
            item,
            tuple(dict.fromkeys(session.draft.position(place.span.start).line for place in groups[item.key])),
            views[item.key],
        )
        for item in (by_worth(firsts) if worth else firsts)
    ]


class ClaimList(PagedList):
    """One fact a row: verdict, line, kind, words, worth."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.facts: Sequence[Fact] = ()
        self.add_class("pane")

    def show(self, found: Sequence[Fact]) -> None:
        """Show these facts."""
        self.facts = found
        self.cursor = max(0, min(self.cursor, len(found) - 1))
        self.rearrange()

    @property
    def row_count(self) -> int:
        """How many facts there are."""
        return len(self.facts)

    def paint_row(self, number: int, width: int, base: Style) -> list[Segment]:
        """One fact."""
        fact = self.facts[number]
        style = self.row_style(number, base)
        if fact.view.status not in _WAITING:
            style += self.style_of("rows--dim")
        cursor = glyphs.CURSOR if number == self.cursor else " "
        more = f"+{len(fact.lines) - 1}" if len(fact.lines) > 1 else ""
        head = f"{cursor}{_SIGNS.get(fact.view.status, ' ')} {fact.lines[0]:>4}{more:<3} {fact.item.kind:<11} "
        worth = f" {DOTS[fact.item.worth]:<3}"
        words = display_safe(" ".join(fact.item.words.split()))
        return [Segment(head, style), Segment(fit(words, width - len(head) - len(worth)), style), Segment(worth, style)]


class SheetScreen(Screen[None]):
    """The second view of a draft."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-short")]  # noqa: RUF012
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = bindings(VERDICTS, SHEET_KEYS)

    def __init__(self, desk: Desk, case: Case) -> None:
        super().__init__()
        self.desk = desk
        self.case = case
        self._by_worth = False
        self._facts: list[Fact] = []

    def compose(self) -> ComposeResult:
        """Counts, claims, the current claim, keys."""
        yield Static("", id="counts", markup=False)
        yield ClaimList(id="rows")
        yield TextPane(id="claim", classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the sheet, or have it drawn up."""
        self.query_one("#claim", TextPane).border_title = "Claim"
        self.query_one(ClaimList).border_title = "Check sheet"
        cast("ReviewApp", self.app).want_sheet(self.case, self.show_sheet)

    @property
    def fact(self) -> Fact | None:
        """The current fact."""
        number = self.query_one(ClaimList).cursor
        return self._facts[number] if number < len(self._facts) else None

    def show_sheet(self) -> None:
        """Show the claims as they stand."""
        session = self.case.session
        if session is None or not self.is_mounted:
            return
        before = self.fact
        self._facts = facts_of(session, worth=self._by_worth)
        rows = self.query_one(ClaimList)
        if before is not None:
            keys = [fact.item.key for fact in self._facts]
            rows.cursor = keys.index(before.item.key) if before.item.key in keys else rows.cursor
        rows.show(self._facts)
        left = sum(1 for fact in self._facts if fact.view.status in _WAITING)
        order = "most in need of a source first" if self._by_worth else "in order"
        rows.border_title = f"Check sheet, {order}"
        self.query_one("#counts", Static).update(
            display_safe(f" {self.case.path.name}  {left} of {len(self._facts)} claims without a verdict")
        )
        self._show_claim()

    def _show_claim(self) -> None:
        fact = self.fact
        pane = self.query_one("#claim", TextPane)
        pane.show(_describe(fact) if fact else [paragraph("", "There is nothing to check in this draft.")])

    @on(RowList.Moved, "#rows")
    def _moved(self) -> None:
        self._show_claim()

    def action_go(self, by: int) -> None:
        """Move by a number of claims."""
        self.query_one(ClaimList).action_move(by)

    def action_go_open(self, step: int) -> None:
        """To the next claim without a verdict, round the end."""
        at = self.query_one(ClaimList).cursor
        order = [*range(at + 1, len(self._facts)), *range(at)][::step]
        found = next((number for number in order if self._facts[number].view.status in _WAITING), None)
        if found is None:
            self.notify("every claim has a verdict", markup=False)
        else:
            self.query_one(ClaimList).move_cursor(found)

    def action_order(self) -> None:
        """Those most in need of a source first, or in order."""
        self._by_worth = not self._by_worth
        self.show_sheet()

    @work
    async def action_verdict(self, verdict: str) -> None:
        """Give the current claim a verdict."""
        fact, session = self.fact, self.case.session
        if fact is None or session is None:
            return
        old = fact.view.verdict
        fields = (("Source", old.source if old else ""), ("Note", old.note if old else ""))
        answer = await self.app.push_screen_wait(TextDialog(f"{quoted(fact.item.text, 50)}: {verdict}", *fields))
        if answer is None:
            return
        try:
            session.verdict(fact.item, verdict, source=answer[0], note=answer[1])
        except (JournalError, ValueError, OSError) as problem:
            self._complain(f"not saved: {problem}")
            return
        self.show_sheet()
        self.action_go_open(1)

    def action_undo(self) -> None:
        """Take back the last verdict."""
        self._step(back=True)

    def action_redo(self) -> None:
        """Give the verdict again that was taken back."""
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        session = self.case.session
        if session is None:
            return
        event = session.next_undo if back else session.next_redo
        if event is None or event.op != Op.VERDICT:
            self.notify("the last step was no verdict; it is taken back among the flags", markup=False)
            return
        try:
            _ = session.undo() if back else session.redo()
        except (JournalError, DraftChanged, OSError, ValueError) as problem:
            self._complain(f"not saved: {problem}")
        self.show_sheet()

    def _complain(self, message: str) -> None:
        self.notify(display_safe(message), severity="error", markup=False)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(help_dialog(SHEET_GROUPS, self.active_bindings))


def _describe(fact: Fact) -> list[Paragraph]:
    item, view = fact.item, fact.view
    found = [
        paragraph("", (item.kind, "strong"), f"  {item.normal_form}  ", (f"says {says_who(item.speaker)}", "dim")),
        paragraph(label("line", fact.lines[0]), *pieces_of(item.statement, item.text)),
    ]
    if len(fact.lines) > 1:
        found.append(paragraph(label("also"), "line " + ", ".join(map(str, fact.lines[1:]))))
    verdict = view.verdict
    if verdict is not None:
        said = f"{verdict.verdict} by {verdict.who}, {moment(verdict.at)}"
        if view.status == "reopened":
            said = f"the claim changed since it was {said}; it read “{verdict.claim.text}”"
        found.append(paragraph(label(_SIGNS.get(view.status, "")), (said, "strong")))
        found += [
            paragraph(label(word), text) for word, text in (("source", verdict.source), ("note", verdict.note)) if text
        ]
    return found
