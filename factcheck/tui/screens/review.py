"""The workbench: a draft's flags, with filter, search, comparison, export and the other drafts at hand."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Label

from factcheck.display import display_safe
from factcheck.review.events import Choice
from factcheck.review.query import QueryError
from factcheck.tui.asking import asks
from factcheck.tui.desk import Case, Desk
from factcheck.tui.export import report_path, write_report
from factcheck.tui.keys import DECIDE, DRAFTS, GROUPS, MOVE, SEE, bindings
from factcheck.tui.screens.compare import CompareScreen
from factcheck.tui.screens.deciding import DecidingScreen
from factcheck.tui.screens.dialogs import ChoiceDialog, TextDialog
from factcheck.tui.screens.help import help_dialog
from factcheck.tui.widgets.fields import SafeInput
from factcheck.tui.widgets.lines import LinePane

#: Seconds between two looks at the draft's file and its journal.
WATCH = 2.0


class ReviewScreen(DecidingScreen):
    """Everything a reviewer does with one draft."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DECIDE, MOVE, SEE, DRAFTS)

    def __init__(self, desk: Desk, case: Case) -> None:
        super().__init__(desk, case)
        self._hit = 0

    def compose(self) -> ComposeResult:
        """The panes, and the lines to type a filter or a search in."""
        yield from super().compose()
        for name, word in (("filter", "filter"), ("find", "find")):
            with Container(id=f"{name}-bar", classes="bar"):
                yield Label(word)
                yield SafeInput(id=name)
                yield Label("", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Look at the file from time to time."""
        self.set_interval(WATCH, self.look_at_disk)

    def on_screen_resume(self) -> None:
        """The reviewer is back at this draft."""
        self.look_at_disk()

    def look_at_disk(self) -> None:
        """Take in what others decided, and notice a draft that was changed by another program."""
        session = self.session
        if session is None or session.needs_lint:
            return
        changed = session.changed_on_disk
        if changed is not self.changed_on_disk:
            self.changed_on_disk = changed
            self.show_status()
            if changed:
                self.say("the draft was changed by another program; R reads it again", problem=True)
        self.attempt_quietly()

    def attempt_quietly(self) -> None:
        """Show what other reviewers decided meanwhile; a journal that cannot be read is told when it is written to."""
        from factcheck.review.journal import JournalError

        session = self.session
        try:
            changed = session.refresh() if session is not None else []
        except JournalError:
            return
        if changed:
            self.update_flags(changed)
            self.show_current()

    def action_reread(self) -> None:
        """Read the draft again."""
        self.reread()

    def action_filter(self) -> None:
        """Type a filter."""
        self._open_bar("filter", self.lineup.filter.text)

    def action_find(self) -> None:
        """Type words to find in the article."""
        self._open_bar("find", self.query_one("#find", SafeInput).value)

    def _open_bar(self, name: str, value: str) -> None:
        """Show the line with the focus in it at once: what is typed along with the key belongs there."""
        self.query_one(f"#{name}-bar").display = True
        field = self.query_one(f"#{name}", SafeInput)
        field.value = value
        self.set_focus(field)

    def _close_bars(self) -> bool:
        bars = [bar for bar in self.query(".bar") if bar.display]
        if bars:
            self.set_focus(self.queue)
        for bar in bars:
            bar.display = False
        return bool(bars)

    def _hint(self, name: str, text: str) -> None:
        self.query_one(f"#{name}-bar .hint", Label).update(Content(display_safe(text)))

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        try:
            self.lineup.filter.set_text(event.value)
        except QueryError as problem:
            self._hint("filter", str(problem))
            return
        self.refilter()
        self._hint("filter", f"{len(self.lineup.shown)} of {len(self.lineup.views)}")

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self._close_bars()

    @on(Input.Changed, "#find")
    def _find_typed(self, event: Input.Changed) -> None:
        self.article.find(event.value)
        self._show_hit(0)

    @on(Input.Submitted, "#find")
    def _find_next(self) -> None:
        self._show_hit(self._hit + 1)

    def _show_hit(self, number: int) -> None:
        hits = self.article.found
        self._hit = number % len(hits) if hits else 0
        if hits:
            self.article.look_at(hits[self._hit].start)
        self._hint("find", f"{self._hit + 1} of {len(hits)}, Enter goes on, Esc closes" if hits else "not found")

    def action_back(self) -> None:
        """Close the line that is typed in; else go back to the queue, and there take the filter away."""
        typing = self.query_one("#find-bar").display
        filtering = self.query_one("#filter-bar").display
        self._close_bars()
        if typing:
            self.article.find("")
        elif filtering or (self.queue.has_focus and self.lineup.filter.text):
            self.lineup.filter.set_text("")
            self.refilter()
        else:
            super().action_back()

    def action_only_rule(self) -> None:
        """Only flags of this rule, or all again."""
        if self.view is not None or self.lineup.filter.rule:
            self.lineup.filter.toggle_rule(self.view.flag.rule if self.view else "")
            self.refilter()

    def action_mode(self) -> None:
        """All, open or decided flags."""
        self.lineup.filter.next_mode()
        self.refilter()

    def action_zoom(self) -> None:
        """The focused pane over the whole screen, or all panes again."""
        zoomed = self.has_class("-zoom")
        focused = self.focused if isinstance(self.focused, LinePane) else self.queue
        for pane in self.query(".pane"):
            pane.set_class(not zoomed and pane is focused, "-zoomed")
        self.set_class(not zoomed, "-zoom")
        self.set_class(not zoomed and focused is self.queue, "-zoom-queue")

    @asks
    async def action_compare(self) -> None:
        """Both passages side by side; a decision made there counts here."""
        view, session = self.view, self.session
        if view is None or session is None:
            return
        if not view.flag.evidence:
            self.say("there is no other passage to compare with")
            return
        answer = await self.app.push_screen_wait(CompareScreen(session.draft, view, self.evidence))
        if answer == Choice.ACCEPT:
            self.action_accept()
        elif answer == Choice.DISMISS:
            self.action_dismiss_flag()

    def action_sheet(self) -> None:
        """The check sheet."""
        from factcheck.tui.screens.sheet import SheetScreen

        if self.session is not None:
            self.app.push_screen(SheetScreen(self.desk, self.case))

    def action_export(self) -> None:
        """Write the check report; its check sheet is drawn up first."""
        if self.session is not None:
            self.workbench.want_sheet(self.case, self._export)

    @asks
    async def _export(self) -> None:
        session = self.session
        if session is None:
            return
        choices = (("h", "html", "HTML, to read and print"), ("m", "markdown", "Markdown"))
        output = await self.app.push_screen_wait(ChoiceDialog("Write the check report as", choices))
        if output is None:
            return
        answer = await self.app.push_screen_wait(
            TextDialog("Write the check report to", ("", str(report_path(session, output))))
        )
        if answer is None or not answer[0].strip():
            return
        target = Path(answer[0].strip()).expanduser()
        if target.exists() and target != report_path(session, output):
            again = (("y", "yes", "yes, write over it"), ("n", "", "no"))
            if not await self.app.push_screen_wait(ChoiceDialog(f"{target} is there already. Write over it?", again)):
                return
        try:
            write_report(session, output, target)
        except (OSError, ValueError) as problem:
            self.say(f"not written: {problem}", problem=True)
        else:
            self.say(f"report written to {target}")

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(help_dialog(GROUPS, self.active_bindings))

    def action_draft(self, step: int) -> None:
        """Straight to the next or previous draft."""
        beside = self.desk.beside(self.case, step)
        if beside is None:
            self.say("this is the last draft" if step > 0 else "this is the first draft")
        else:
            self.turn_to(beside)

    def turn_to(self, case: Case) -> None:
        """Review another draft."""
        self.app.switch_screen(ReviewScreen(self.desk, case))

    def action_drafts(self) -> None:
        """The list of drafts."""
        from factcheck.tui.screens.drafts import DraftsScreen

        self.app.push_screen(DraftsScreen(self.desk, self.case), self._draft_chosen)

    def _draft_chosen(self, case: Case | None) -> None:
        if case is not None and case is not self.case:
            self.turn_to(case)
