"""Deciding on flags. Nothing else in the workbench changes a review of flags."""

from __future__ import annotations

from textual import work

from factcheck.display import quoted
from factcheck.draft import Span
from factcheck.review.events import Choice, Reason
from factcheck.tui.asking import asks
from factcheck.tui.describe import summarise
from factcheck.tui.desk import Case, Desk
from factcheck.tui.screens.changing import ChangingScreen
from factcheck.tui.screens.dialogs import ChoiceDialog, ReadDialog, TextDialog

_REASONS = (
    ("x", Reason.NOT_AN_ERROR.value, "not an error"),
    ("i", Reason.INTENDED.value, "intended: it stands as it was meant"),
    ("d", Reason.DISPUTED.value, "disputed: sources differ, and the draft says so"),
    ("o", Reason.OTHER.value, "other: say why"),
)


class DecidingScreen(ChangingScreen):
    """Accept, dismiss, note, fix, flag by hand, undo; after a decision on to the next flag that waits for one."""

    def __init__(self, desk: Desk, case: Case) -> None:
        super().__init__(desk, case)
        self._ending = False

    def case_changed(self, case: Case) -> None:
        """After a fix of the last flag to decide, go on once it is known whether there are new ones."""
        super().case_changed(case)
        if self._ending and self.session is not None and not self.session.needs_lint:
            self._ending = False
            self.go_on()

    def decide(self, ids: list[str], choice: Choice, *, reason: str = "", note: str = "") -> None:
        """Record a decision, and go on."""
        session = self.session
        if session is None or not ids:
            return
        if self.attempt(lambda: session.decide(ids, choice, reason=reason, note=note)):
            self.lineup.skipped.difference_update(ids)
            self.go_on()

    def go_on(self) -> None:
        """To the next flag to decide; at the end, say how the review stands."""
        following = self.lineup.next_open(skip=True)
        if following is not None:
            self.go_to_flag(following)
            return
        self.show_current()
        if self.session is not None and self.session.flags:
            self.show_summary()

    @work
    async def show_summary(self) -> None:
        """Say how far the review has come; the key that closes it does what it says."""
        if self.session is None:
            return
        skipped = sum(1 for view in self.session.flags if view.unsettled and view.id in self.lineup.skipped)
        hint = "w export, u undo, n next skipped, any other key closes this"
        if self.desk.beside(self.case, 1):
            hint = f"> next draft, {hint}"
        dialog = ReadDialog(self.case.path.name, summarise(self.session, skipped=skipped), hint=hint)
        key = await self.app.push_screen_wait(dialog)
        action = {">": "draft(1)", "w": "export", "u": "undo", "n": "go_open(1)", "q": "app.quit"}.get(key)
        if action:
            await self.run_action(action)

    def action_accept(self) -> None:
        """Accept the current flag."""
        if self.view is not None:
            self.decide([self.view.id], Choice.ACCEPT)

    @asks
    async def action_accept_rule(self) -> None:
        """Accept all open flags of this rule in view, once that is confirmed."""
        ids = self.lineup.open_of_rule()
        if not ids or self.view is None:
            self.say("no flag of this rule in view waits for a decision")
            return
        title = f"Accept {_count(ids)} of {self.view.flag.rule}?"
        choices = (("y", "yes", f"yes, accept {_count(ids)}; u takes them all back"), ("n", "", "no"))
        if await self.app.push_screen_wait(ChoiceDialog(title, choices)):
            self.decide(ids, Choice.ACCEPT)

    @asks
    async def action_dismiss_flag(self) -> None:
        """Dismiss the current flag, once a reason is given."""
        view = self.view
        if view is not None:
            await self._dismiss_for_a_reason([view.id], f"Why is {quoted(view.flag.text, 50)} no error?")

    @asks
    async def action_dismiss_rule(self) -> None:
        """Dismiss all open flags of this rule in view, once a reason is given."""
        ids = self.lineup.open_of_rule()
        if not ids or self.view is None:
            self.say("no flag of this rule in view waits for a decision")
            return
        await self._dismiss_for_a_reason(ids, f"Dismiss {_count(ids)} of {self.view.flag.rule}? Why?")

    async def _dismiss_for_a_reason(self, ids: list[str], title: str) -> None:
        reason = await self.app.push_screen_wait(ChoiceDialog(title, _REASONS))
        if reason is None:
            return
        note = ""
        if reason == Reason.OTHER:
            answer = await self.app.push_screen_wait(TextDialog(title, ("In a few words", "")))
            if answer is None:
                return
            note = answer[0]
        self.decide(ids, Choice.DISMISS, reason=reason, note=note)

    def action_skip(self) -> None:
        """Put the current flag off and go on."""
        view = self.view
        if view is None:
            return
        if view.unsettled:
            self.lineup.skipped.add(view.id)
            self.update_flags([view.id])
        self.go_on()

    @asks
    async def action_note(self) -> None:
        """Put a note on the current flag."""
        view, session = self.view, self.session
        if view is None or session is None:
            return
        answer = await self.app.push_screen_wait(TextDialog(f"Note on {quoted(view.flag.text, 50)}", ("", view.note)))
        if answer is not None and answer[0].strip() != view.note:
            self.attempt(lambda: session.note(view.id, answer[0]))
            self.show_current()

    @asks
    async def action_fix(self) -> None:
        """Apply the suggestion, or ask which."""
        view = self.view
        if view is None:
            return
        suggestions = view.flag.suggestions
        if not suggestions:
            self.say("there is no suggestion; e edits by hand")
            return
        chosen: str | None = "0"
        if len(suggestions) > 1:
            choices = [
                (str(number), str(number - 1), each.replacement or "leave it out")
                for number, each in enumerate(suggestions[:9], 1)
            ]
            title = f"Put what for {quoted(view.flag.text, 50)}?"
            chosen = await self.app.push_screen_wait(ChoiceDialog(title, choices))
        if chosen is not None:
            self._fix(view.id, number=int(chosen))

    def action_fix_number(self, number: int) -> None:
        """Apply the suggestion with this number, from 1."""
        view = self.view
        if view is None:
            return
        if number > len(view.flag.suggestions):
            self.say(f"there is no suggestion {number}")
        else:
            self._fix(view.id, number=number - 1)

    @asks
    async def action_edit(self) -> None:
        """Ask for words to put in the place of the flagged ones: the suggestion, or what stands there, to be edited."""
        view, session = self.view, self.session
        if view is None or session is None:
            return
        span = view.flag.span
        words = next((each.replacement for each in view.flag.suggestions if each.span == span), "")
        title = f"Put what for {quoted(view.flag.text, 50)}?"
        field = ("", words or session.draft.source[span.start : span.end])
        answer = await self.app.push_screen_wait(TextDialog(title, field))
        if answer is not None:
            self._fix(view.id, words=answer[0])

    def _fix(self, flag_id: str, *, number: int = 0, words: str | None = None) -> None:
        session = self.session
        if session is None:
            return
        following = self.lineup.next_open(skip=True)
        if self.attempt(lambda: session.fix(flag_id, words, suggestion=number)):
            self.say("written to the draft; u takes it back")
            self.go_to_flag(following)
            self._ending = following is None
            self.workbench.want(self.case)

    @asks
    async def action_flag_passage(self) -> None:
        """Flag the selected passage by hand, or words that are typed in."""
        session = self.session
        if session is None:
            return
        span = self.article.selected_span
        if span is None:
            answer = await self.app.push_screen_wait(TextDialog("Flag which words of the article?", ("", "")))
            if answer is None:
                return
            span = self._locate(answer[0])
            if span is None:
                self.say(f"{quoted(answer[0], 50)} does not stand in the article", problem=True)
                return
        words = session.draft.source[span.start : span.end]
        answer = await self.app.push_screen_wait(TextDialog(f"What is wrong with {quoted(words, 50)}?", ("", "")))
        if answer is None:
            return
        self.clear_selection()
        made = ""

        def flag() -> list[str]:
            nonlocal made
            made = session.flag_by_hand(span, answer[0])
            return [made]

        if self.attempt(flag):
            self.go_to_flag(made)

    def _locate(self, words: str) -> Span | None:
        found = self.article.find(words)
        self.article.find("")
        return found[0] if found else None


def _count(ids: list[str]) -> str:
    return "1 flag" if len(ids) == 1 else f"{len(ids)} flags"
