"""The workbench as a terminal application."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from textual import work
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from factcheck.draft import Draft
from factcheck.flag import Flag
from factcheck.tui.asking import AskingScreen
from factcheck.tui.desk import Case, Desk, Stopped
from factcheck.tui.themes import THEMES

if TYPE_CHECKING:
    from factcheck.claims.sheet.sheet import SheetItem

#: Least step of a check's progress that is shown.
STEP = 0.02
#: Seconds between two looks whether the terminal is still there.
TERMINAL = 3.0


@runtime_checkable
class ShowsCases(Protocol):
    """A screen that wants to know when a draft was read or checked."""

    def case_changed(self, case: Case) -> None:
        """A draft was read or checked, or its check has come further."""


class ReviewApp(App[None]):
    """Opens the draft, or the list of drafts, and has them checked in the background."""

    CSS_PATH = "review.tcss"
    TITLE = "factcheck"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "copy_or_quit", "Copy or quit", show=False)]

    class CaseMoved(Message):
        """A draft was read, or its check has come further."""

        def __init__(self, case: Case) -> None:
            super().__init__()
            self.case = case

    def __init__(self, desk: Desk, *, theme: str = "dark", keymap: Mapping[str, str] | None = None) -> None:
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.animation_level = "none"
        self.desk = desk
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = THEMES[theme].name
        for name in set(self.available_themes) - {each.name for each in THEMES.values()}:
            self.unregister_theme(name)
        self.set_keymap(dict(keymap or {}))

    async def on_mount(self) -> None:
        """Show the draft, or the list where there are several."""
        from factcheck.tui.screens.drafts import DraftsScreen

        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(NotImplementedError, AttributeError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.exit)
        if not self.is_headless:
            self.set_interval(TERMINAL, self._look_at_terminal)
        if len(self.desk.cases) == 1:
            await self.push_screen(self.review_of(self.desk.cases[0]))
        else:
            await self.push_screen(DraftsScreen(self.desk), self._opened)

    def _look_at_terminal(self) -> None:
        """End where the terminal was closed and nobody said so: there is no one left to ask."""
        if not os.isatty(0):
            self.exit()

    def review_of(self, case: Case) -> Screen[None]:
        """The screen to review a draft on."""
        from factcheck.tui.screens.review import ReviewScreen

        return ReviewScreen(self.desk, case)

    def _opened(self, case: Case | None) -> None:
        if case is None:
            self.exit()
        else:
            self.push_screen(self.review_of(case))

    def want(self, case: Case | None) -> None:
        """Have this draft read and checked first, and then the others."""
        self.desk.wanted = case
        running = any(worker.group == "check" and not worker.is_finished for worker in self.workers)
        if not running and self.desk.next_waiting() is not None:
            self._check()

    @work(thread=True, group="check", name="check")
    def _check(self) -> None:
        """Read and check drafts until none waits; touches no widget."""
        worker = get_current_worker()
        while not worker.is_cancelled and (case := self.desk.next_waiting()) is not None:
            if case.session is None:
                case.session = self.desk.open(case)
                self.post_message(self.CaseMoved(case))
            if case.session is not None and not self._check_case(case, case.session.draft, worker):
                return

    def _check_case(self, case: Case, draft: Draft, worker: Worker[Any]) -> bool:
        """Check one draft; whether to go on with others."""

        def tell(share: float) -> None:
            if worker.is_cancelled:
                raise Stopped
            if share == 0 or share - case.share >= STEP:
                case.share = share
                self.post_message(self.CaseMoved(case))

        try:
            flags = self.desk.lint(draft, tell)
        except Stopped:
            return False
        except Exception as problem:  # a fault in one rule must not end the review of what can be read
            case.problem = str(problem) or type(problem).__name__
            self.post_message(self.CaseMoved(case))
            return True
        try:
            self.call_from_thread(self._take, case, draft, flags)
        except RuntimeError:  # the app has ended meanwhile
            return False
        return True

    def _take(self, case: Case, draft: Draft, flags: list[Flag]) -> None:
        """Let a draft have its flags, unless it was changed while it was checked."""
        if case.session is not None and case.session.draft is draft:
            case.session.take(flags)
            case.share = 0.0
            self.on_review_app_case_moved(self.CaseMoved(case))

    def want_sheet(self, case: Case, then: Callable[[], object]) -> None:
        """Call ``then`` once the session of ``case`` has the check sheet of its draft."""
        session = case.session
        if session is None or case.sheet_of is session.draft:
            then()
        else:
            self._draw_up_sheet(case, session.draft, then)

    @work(thread=True, group="sheet", exclusive=True)
    def _draw_up_sheet(self, case: Case, draft: Draft, then: Callable[[], object]) -> None:
        items = self.desk.sheet(draft)
        with contextlib.suppress(RuntimeError):
            self.call_from_thread(self._take_sheet, case, draft, items, then)

    def _take_sheet(self, case: Case, draft: Draft, items: Sequence[SheetItem], then: Callable[[], object]) -> None:
        if case.session is not None and case.session.draft is draft:
            case.session.take_sheet(items)
            case.sheet_of = draft
            then()
        else:
            self.want_sheet(case, then)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A draft may have come in while the last check ended."""
        if event.worker.group == "check" and event.state is WorkerState.SUCCESS:
            self.want(self.desk.wanted)

    def on_review_app_case_moved(self, event: CaseMoved) -> None:
        """Tell the screens."""
        for screen in self.screen_stack:
            if isinstance(screen, ShowsCases) and screen.is_mounted:
                screen.case_changed(event.case)

    def on_app_focus(self) -> None:
        """The reviewer is back at the terminal: look whether the draft was changed elsewhere."""
        from factcheck.tui.screens.review import ReviewScreen

        if isinstance(self.screen, ReviewScreen):
            self.screen.look_at_disk()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, but for one of a screen whose dialog is about to open."""
        if isinstance(self.screen, AskingScreen) and self.screen.asking:
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def action_copy_or_quit(self) -> None:
        """Copy what is selected; where nothing is, quit: every decision is saved already."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.notify("copied", markup=False)
        else:
            self.exit()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy with the system's own tool where there is one, and through the terminal otherwise."""
        from factcheck.tui.clipboard import copy_natively

        if self.is_headless or not copy_natively(text):
            super().copy_to_clipboard(text)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every key of the screen by name, and the themes."""
        yield SystemCommand("Theme", "Dark, light or high contrast", self.action_change_theme)
        named = {active.binding.id: active.binding for active in screen.active_bindings.values() if active.enabled}
        for binding in named.values():
            if binding.id and binding.tooltip:
                yield SystemCommand(
                    binding.description, binding.tooltip, lambda action=binding.action: self._run(screen, action)
                )

    async def _run(self, screen: Screen[Any], action: str) -> None:
        await screen.run_action(action)
