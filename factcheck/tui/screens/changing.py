"""Changes to a review, made safely: only what is on disk is shown as done."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from factcheck.review.events import Op
from factcheck.review.fixes import DraftChanged
from factcheck.review.journal import JournalError
from factcheck.review.session import Step
from factcheck.tui.screens.dialogs import ChoiceDialog
from factcheck.tui.screens.flags import FlagScreen


class ChangingScreen(FlagScreen):
    """Makes a change and shows it, takes it back, and offers to read a draft again that others changed."""

    def attempt(self, change: Callable[[], list[str] | None]) -> bool:
        """Make a change to the review and show it; whether it is safely on disk."""
        try:
            changed = change()
        except DraftChanged:
            self.ask_to_reread()
            return False
        except (JournalError, OSError, ValueError, IndexError) as problem:
            self.say(f"not saved: {problem}", problem=True)
            return False
        self.update_flags(changed or [])
        return True

    def action_undo(self) -> None:
        """Take back the last step."""
        if self.session is not None:
            self._step(self.session.undo, "undone", "there is nothing to undo")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        if self.session is not None:
            self._step(self.session.redo, "done again", "there is nothing to do again")

    def _step(self, change: Callable[[], Step | None], done: str, nothing: str) -> None:
        steps: list[Step] = []

        def make() -> list[str]:
            step = change()
            if step is None:
                return []
            steps.append(step)
            return step.changed

        if not self.attempt(make):
            return
        if not steps:
            self.say(nothing)
            return
        event = steps[0].event
        about = [record.fingerprint for record in event.flags]
        self.go_to_flag(next((each for each in about if each in self.lineup), self.lineup.current))
        self.say(done if len(about) < 2 else f"{done}: {len(about)} flags")
        if event.op == Op.FIX:
            self.workbench.want(self.case)

    @work
    async def ask_to_reread(self) -> None:
        """The draft was changed by another program: nothing was written; offer to read it again."""
        choices = (("r", "yes", "read it again; decisions are kept"), ("n", "", "not now"))
        title = f"{self.case.path.name} was changed by another program. Nothing was written."
        if await self.app.push_screen_wait(ChoiceDialog(title, choices)):
            self.reread()

    def reread(self) -> None:
        """Read the draft again from disk and have it checked."""
        session = self.session
        if session is None:
            return
        try:
            session.reread()
        except (JournalError, OSError, ValueError) as problem:
            self.say(f"the draft cannot be read: {problem}", problem=True)
            return
        self.case.problem, self.case.share = "", 0.0
        self.case_changed(self.case)
        self.workbench.want(self.case)
