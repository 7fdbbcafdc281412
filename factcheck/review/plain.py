"""``review --plain``: the session as prompts, line by line, for screen readers and dumb terminals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TextIO

from factcheck.display import display_safe, quoted
from factcheck.review.events import Choice, Op, Reason
from factcheck.review.fixes import DraftChanged
from factcheck.review.journal import JournalError
from factcheck.review.ledger import Decision
from factcheck.review.standing import Status

if TYPE_CHECKING:
    from factcheck.flag import Evidence
    from factcheck.review.session import Progress, Session
    from factcheck.review.standing import View

HELP = """\
a  accept: it is an error and must be fixed
x  dismiss: it is no error (asks why; or x and the reason)
s  skip for now
c  put a note on it (or c and the note)
f  apply the suggestion; f 2 the second one; f and words: put these words there
u  undo the last answer
q  quit; everything answered is saved
?  this list"""

_REASONS = {
    "n": Reason.NOT_AN_ERROR,
    "x": Reason.NOT_AN_ERROR,
    "i": Reason.INTENDED,
    "d": Reason.DISPUTED,
    "o": Reason.OTHER,
}


class _End(Exception):
    """The input has ended, or the reviewer quits."""


class PlainReview:
    """Asks about each flag that waits for a decision, in document order, until all are answered or the input ends.

    ``wanted`` narrows down which flags are asked about. Where it ``stays``, the last answer can be taken back when
    nothing is left to ask. ``ended`` is whether the reviewer has quit, or the input ended.
    """

    def __init__(
        self,
        session: Session,
        answers: TextIO,
        out: TextIO,
        *,
        wanted: Callable[[View], bool] = lambda _: True,
        stays: bool = True,
    ) -> None:
        self.session = session
        self.answers = answers
        self.out = out
        self.wanted = wanted
        self.stays = stays
        self.skipped: set[str] = set()
        self.ended = False

    def run(self) -> Progress:
        """Hold the session; returns how far it came."""
        self._say(f"{self.session.path}: {self._summary()}")
        for notice in self.session.notices:
            self._say(f"note: {notice}")
        try:
            current = self._next(None)
            while current is not None or (current := self._at_the_end()) is not None:
                current = self._ask_about(current)
        except (_End, KeyboardInterrupt):
            self.ended = True
            self._say("")
        self._say(self._summary())
        return self.session.progress

    def _next(self, after: str | None) -> str | None:
        """The next flag to ask about, from the start again at the end."""
        flags = self.session.flags
        first = next((number + 1 for number, view in enumerate(flags) if view.id == after), 0)
        turned = flags[first:] + flags[:first]
        return next((v.id for v in turned if v.unsettled and v.id not in self.skipped and self.wanted(v)), None)

    def _ask_about(self, flag_id: str) -> str | None:
        """Show a flag and take one answer; returns the flag to show next."""
        view = self.session.view(flag_id)
        self._say("")
        for line in self._describe(view):
            self._say(line)
        while True:
            letter, rest = self._answer("a x s c f u q ? > ")
            action = self._actions().get(letter)
            if action is None:
                for line in HELP.splitlines():
                    self._say(line)
                continue
            try:
                return action(view, rest)
            except DraftChanged as problem:
                self._say(f"not saved: {problem}")
                return self._read_again()
            except (JournalError, OSError, ValueError) as problem:
                self._say(f"not saved: {problem}")

    def _at_the_end(self) -> str | None:
        """Say that all is answered, and let the last answer be taken back; returns the flag it was about."""
        self._say("nothing is left to decide here")
        while self.stays and self.session.next_undo is not None:
            letter, _ = self._answer("u takes back the last answer, Enter ends > ")
            if letter in ("", "q"):
                return None
            if letter != "u":
                continue
            try:
                return self._undo(None, "")
            except DraftChanged as problem:
                self._say(f"not saved: {problem}")
                return self._read_again()
            except (JournalError, OSError, ValueError) as problem:
                self._say(f"not saved: {problem}")
        return None

    def _read_again(self) -> str | None:
        self._say("reading the draft again")
        try:
            self.session.reload()
        except (JournalError, OSError, ValueError) as problem:
            self._say(f"the draft cannot be read: {problem}")
            raise _End from None
        return self._next(None)

    def _actions(self) -> dict[str, Callable[[View, str], str | None]]:
        return {
            "a": self._accept,
            "x": self._dismiss,
            "s": self._skip,
            "c": self._note,
            "f": self._fix,
            "u": self._undo,
            "q": self._quit,
        }

    def _accept(self, view: View, _rest: str) -> str | None:
        self.session.decide([view.id], Choice.ACCEPT)
        self._say("accepted")
        return self._next(view.id)

    def _dismiss(self, view: View, rest: str) -> str | None:
        answer = _reason(rest)
        while answer is None:
            why = self._ask("why? n not an error, i intended, d disputed, or in words (Enter to leave it) > ")
            if not why:
                self._say("nothing was decided")
                return view.id
            answer = _reason(why)
        reason, note = answer
        self.session.decide([view.id], Choice.DISMISS, reason=reason, note=note)
        self._say("dismissed")
        return self._next(view.id)

    def _skip(self, view: View, _rest: str) -> str | None:
        self.skipped.add(view.id)
        self._say("skipped")
        return self._next(view.id)

    def _note(self, view: View, rest: str) -> str | None:
        out = " or - to take the note out" if view.note else ""
        note = rest or self._ask(f"note (Enter to leave it{out}) > ")
        if note:
            self.session.note(view.id, "" if view.note and note == "-" else note)
        self._say("noted" if note else "nothing was noted")
        return view.id

    def _fix(self, view: View, rest: str) -> str | None:
        following = self._next(view.id)
        suggestions = view.flag.suggestions
        if not rest and not suggestions:
            self._say("there is no suggestion; f and words after it puts those words there")
            return view.id
        if not rest:
            rest = "1" if len(suggestions) == 1 else self._ask("number of the suggestion (Enter to leave it) > ")
            if not rest.isdecimal():
                self._say("nothing was changed")
                return view.id
        if rest.isdecimal() and suggestions:
            if not 1 <= int(rest) <= len(suggestions):
                raise ValueError(f"there is no suggestion {rest}; to put in a number, write it in double quotes")
            self.session.fix(view.id, suggestion=int(rest) - 1)
        else:
            self.session.fix(view.id, rest[1:-1] if len(rest) > 1 and rest[0] == rest[-1] == '"' else rest)
        self._say("applied")
        self.session.relint()
        known = {each.id for each in self.session.flags}
        return following if following in known and following != view.id else self._next(None)

    def _undo(self, view: View | None, _rest: str) -> str | None:
        here = view.id if view else None
        step = self.session.undo()
        if step is None:
            self._say("there is nothing to undo")
            return here
        if step.event.op == Op.FIX:
            self.session.relint()
        self._say("undone")
        known = {each.id for each in self.session.flags}
        about = next((record.fingerprint for record in step.event.flags if record.fingerprint in known), None)
        return about or (here if here in known else self._next(None))

    def _quit(self, _view: View, _rest: str) -> str | None:
        raise _End

    def _describe(self, view: View) -> Iterator[str]:
        flag, draft = view.flag, self.session.draft
        line, column = draft.position(flag.span.start)
        yield f"{self._place(view)}  {flag.level.value}, line {line} column {column}  {flag.rule}"
        yield flag.message
        yield f"flagged: {quoted(flag.text)}"
        if view.change:
            yield from _describe_change(view)
        elif flag.statement:
            yield f"in: {quoted(flag.statement, 400)}"
        for evidence in flag.evidence:
            yield f"against: {self._evidence(evidence)}"
            if evidence.span is not None and evidence.statement not in ("", evidence.text, flag.statement):
                yield f"in: {quoted(evidence.statement, 400)}"
        for number, suggestion in enumerate(flag.suggestions, 1):
            yield f"suggestion {number}: {quoted(suggestion.replacement) if suggestion.replacement else 'leave it out'}"
        if view.note:
            yield f"note: {quoted(view.note, 400)}"

    def _place(self, view: View) -> str:
        number = next(place for place, each in enumerate(self.session.flags, 1) if each.id == view.id)
        return f"{number} of {len(self.session.flags)}"

    def _evidence(self, evidence: Evidence) -> str:
        speaker = f"says {evidence.speaker}" if evidence.speaker and evidence.speaker not in evidence.note else ""
        extra = ", ".join(part for part in (evidence.note, speaker) if part)
        if evidence.span is None:
            source = f" [{evidence.source}]" if evidence.source else ""
            return f"known fact: {evidence.text}{f', {extra}' if extra else ''}{source}"
        line, _ = self.session.draft.position(evidence.span.start)
        return f"line {line} {quoted(evidence.text)}{f', {extra}' if extra else ''}"

    def _summary(self) -> str:
        progress = self.session.progress
        left = progress.open + progress.reopened
        parts = [f"{left} to decide", f"{progress.accepted} accepted", f"{progress.dismissed} dismissed"]
        if progress.reopened:
            parts.insert(1, f"{progress.reopened} of them reopened")
        skipped = sum(1 for view in self.session.flags if view.id in self.skipped and view.unsettled)
        if skipped:
            parts.append(f"{skipped} skipped")
        if self.session.fixed:
            parts.append(f"{len(self.session.fixed)} fixed")
        return ", ".join(parts)

    def _answer(self, prompt: str) -> tuple[str, str]:
        letter, _, rest = self._line(prompt).partition(" ")
        return letter.casefold(), rest.strip()

    def _line(self, prompt: str) -> str:
        self._write(prompt)
        line = self.answers.readline()
        if not line:
            raise _End
        return line.strip()

    def _ask(self, prompt: str) -> str:
        """What is answered within an answer; nothing, at the end of the input too, leaves the flag as it is."""
        try:
            return self._line(prompt)
        except _End:
            self._say("")
            return ""

    def _say(self, line: str) -> None:
        self._write(display_safe(line) + "\n")

    def _write(self, text: str) -> None:
        encoding = getattr(self.out, "encoding", None) or "utf-8"
        self.out.write(text.encode(encoding, "replace").decode(encoding))
        self.out.flush()


def _describe_change(view: View) -> Iterator[str]:
    decision, change = view.decision, view.change
    if decision is None or change is None:
        return
    yield f"reopened: {describe_decision(decision)}, but what it stands on changed"
    yield f"before: {quoted(change.before, 400)}"
    yield f"now: {quoted(change.after, 400)}"
    for label, texts in (("evidence before", change.before_evidence), ("evidence now", change.after_evidence)):
        if texts:
            yield f"{label}: {', '.join(quoted(text) for text in texts)}"


def describe_decision(decision: Decision) -> str:
    """A decision in words: what, by whom, on which day, why."""
    what = {Choice.ACCEPT: Status.ACCEPTED, Choice.DISMISS: Status.DISMISSED}.get(Choice(decision.choice))
    why = ": ".join(part for part in (decision.reason, decision.note) if part)
    return f"{what} by {decision.who} on {decision.at[:10]}" + (f" ({why})" if why else "")


def _reason(text: str) -> tuple[Reason, str] | None:
    """The reason that ``text`` names, by its letter or in full; words of one's own are a note on an other reason.

    None for no text, and for a single letter that stands for no reason.
    """
    text = text.strip()
    for letter, reason in _REASONS.items():
        if text.casefold() in (letter, reason.value):
            return reason, ""
    return (Reason.OTHER, text) if len(text) > 1 else None
