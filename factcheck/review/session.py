"""A review of one draft: its flags, what was decided on them, and the way to decide. No screen is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.digest import file_sha256
from factcheck.review.events import Choice, Edit, Event, FlagRecord, Op, Reason
from factcheck.review.fixes import (
    DraftChanged,
    apply_edit,
    inverse,
    make_edit,
    remap,
)
from factcheck.review.journal import Journal, now_utc
from factcheck.review.ledger import Decision, Ledger
from factcheck.review.places import adopt, find_journal, journal_path
from factcheck.review.reconcile import judge
from factcheck.review.standing import Status, View, stand
from factcheck.review.verdicts import ClaimView, SheetItem, Verdicts, record_of, stand_sheet

if TYPE_CHECKING:
    from factcheck.draft import Draft, Span
    from factcheck.flag import Flag
    from factcheck.world import Knowledge

Lint = Callable[["Draft"], "Sequence[Flag]"]
Read = Callable[[Path], "Draft"]


class Progress(NamedTuple):
    """How far a review has come: flags by status; ``noted`` counts those with a note."""

    total: int
    open: int
    accepted: int
    dismissed: int
    reopened: int
    noted: int

    @property
    def decided(self) -> int:
        """Flags that wait for nothing more from the reviewer."""
        return self.accepted + self.dismissed


class Step(NamedTuple):
    """What an undo or redo was about, and the ids of the flags that changed by it."""

    event: Event
    changed: list[str]


class Session:
    """A review. Every change is on disk before the method that made it returns.

    ``flags`` are in document order. After a fix they are moved along with the text; ``needs_lint`` says that a new
    run of ``lint`` may find other ones: pass its flags to ``take``.
    """

    def __init__(
        self, path: Path, draft: Draft, journal: Journal, lint: Lint, read: Read, *, adopts: bool = True
    ) -> None:
        self.path = path
        self.draft = draft
        self.journal = journal
        self.lint = lint
        self.needs_lint = True
        self.flags: list[View] = []
        self.fixed: list[Decision] = []
        self.orphans: list[Decision] = []
        self.sheet: list[ClaimView] = []
        self._read = read
        self._adopts = adopts
        self._rules: Container[str] | None = None
        self._knowledge: Knowledge | None = None
        self._ledger = Ledger(journal.events)
        self._known = len(journal.events)
        self._index: dict[str, int] = {}
        self._belongs: dict[str, str] = {}
        self._before_fix: dict[str, list[Flag]] = {}

    @classmethod
    def open(
        cls,
        draft_path: Path | str,
        lint: Lint,
        *,
        reviewer: str,
        journal: Path | str | None = None,
        now: Callable[[], datetime] = now_utc,
        read: Read | None = None,
        lint_now: bool = True,
        rules: Container[str] | None = None,
        knowledge: Knowledge | None = None,
    ) -> Session:
        """Open a review of the draft at ``draft_path``.

        ``journal`` names another place for the decisions. With ``lint_now`` False there are no flags until
        ``take(lint(draft))`` is called. ``rules`` are the ids of the rules that ``lint`` runs where some are left
        out, ``knowledge`` is what they know. Raises what ``read`` and ``lint`` raise, and JournalError.
        """
        path = Path(draft_path)
        if read is None:
            from factcheck.draft.reader import read as read_draft

            read = read_draft
        draft = read(path)
        where = Path(journal) if journal else find_journal(path, draft.sha256) or journal_path(path)
        session = cls(path, draft, Journal(where, who=reviewer, now=now), lint, read, adopts=not journal)
        session._rules = rules
        session._knowledge = knowledge
        if lint_now:
            session.take(lint(draft))
        return session

    @property
    def reviewer(self) -> str:
        """Who decides in this session."""
        return self.journal.who

    @property
    def notices(self) -> list[str]:
        """What is wrong with lines of the journal, in plain words."""
        return [f"{self.journal.path.name}: {trouble}" for trouble in self.journal.troubles]

    @property
    def progress(self) -> Progress:
        """How many flags there are in each status."""
        counts = Counter(view.status for view in self.flags)
        noted = sum(1 for view in self.flags if view.note)
        return Progress(
            total=len(self.flags),
            open=counts[Status.OPEN],
            accepted=counts[Status.ACCEPTED],
            dismissed=counts[Status.DISMISSED],
            reopened=counts[Status.REOPENED],
            noted=noted,
        )

    def view(self, flag_id: str) -> View:
        """The flag with this id. Raises KeyError."""
        return self.flags[self._index[flag_id]]

    def next_open(self, after: str | None = None) -> str | None:
        """The id of the next flag that waits for a decision, from the start again at the end; None when all is done."""
        first = self._index[after] + 1 if after in self._index else 0
        turned = self.flags[first:] + self.flags[:first]
        return next((view.id for view in turned if view.unsettled), None)

    def take(self, flags: Sequence[Flag]) -> None:
        """Let fresh flags of ``draft`` take the place of those before."""
        self.needs_lint = False
        outcome = stand(self.draft, flags, self._ledger, self._rules, self._knowledge)
        self.flags = list(outcome.views)
        self.fixed = list(outcome.fixed)
        self.orphans = list(outcome.orphans)
        self._index = {view.id: number for number, view in enumerate(self.flags)}
        self._belongs = {view.id: view.decision.key for view in self.flags if view.decision}
        self.take_sheet([view.item for view in self.sheet])

    def relint(self) -> None:
        """Check the draft again as it is now."""
        self.take(self.lint(self.draft))

    @property
    def changed_on_disk(self) -> bool:
        """Whether another program has changed the draft's file."""
        return file_sha256(self.path) != self.draft.sha256

    def reload(self) -> None:
        """Read draft and journal again and check the draft. Raises what reading and checking raise."""
        self.reread()
        self.relint()

    def reread(self) -> None:
        """Read draft and journal again; there are no flags but hand-made ones until ``take(lint(draft))``.

        Raises what reading raises; nothing is changed then.
        """
        self.draft = self._read(self.path)
        self._before_fix.clear()
        self.journal.refresh()
        self._rebuild([])
        self.needs_lint = True

    def refresh(self) -> list[str]:
        """Take in what other reviewers decided meanwhile; the ids of the flags that changed."""
        self.journal.refresh()
        return self._rebuild() if len(self.journal.events) != self._known else []

    def decide(self, flag_ids: Iterable[str], choice: str, *, reason: str = "", note: str = "") -> list[str]:
        """Accept or dismiss flags, as one step; the ids of the flags that changed.

        ``reason`` is one of ``Reason`` and needed to dismiss. Raises ValueError, KeyError or JournalError.
        """
        choice = Choice(choice)
        why = Reason(reason).value if choice is Choice.DISMISS else ""
        views = [self.view(flag_id) for flag_id in dict.fromkeys(flag_ids)]
        if not views:
            return []
        changed = self._record(Op.DECIDE, self._records(views), choice=choice.value, reason=why, note=_clean(note))
        if changed is None:
            self._belongs |= {view.id: view.id for view in views}
            changed = self._restate(view.id for view in views)
        return changed

    def note(self, flag_id: str, text: str) -> list[str]:
        """Put a note on a flag, decided or not; an empty one takes the place of an earlier one."""
        view = self.view(flag_id)
        records = (view.decision.record,) if view.decision else self._records([view])
        changed = self._record(Op.NOTE, records, note=_clean(text))
        if changed is None:
            self._belongs.setdefault(flag_id, flag_id)
            changed = self._restate([flag_id])
        return changed

    def flag_by_hand(self, span: Span, message: str) -> str:
        """Flag a passage of the source; it counts as accepted. Returns the new flag's id.

        Raises ValueError where ``span`` holds no text of the article.
        """
        from factcheck.claims.reading import Reading
        from factcheck.review.by_hand import flag_passage, passage_at

        passage = passage_at(self.draft, span)
        if passage is None:
            raise ValueError("there is no text of the article to flag here")
        flag = flag_passage(Reading(self.draft, knowledge=self._knowledge), passage, _clean(message))
        line = self.draft.position(flag.span.start).line
        self._append(Op.FLAG, flags=(FlagRecord.of(flag, line=line),), choice=Choice.ACCEPT.value)
        self._rebuild()
        return flag.fingerprint

    def fix(self, flag_id: str, replacement: str | None = None, *, suggestion: int = 0) -> list[str]:
        """Write a repair into the draft: the flag's suggestion of this number, or ``replacement`` for its text.

        Returns the ids of the flags that changed or moved. Raises DraftChanged, IndexError where there is no such
        suggestion, ValueError where nothing would change or the draft could not be read any more, OSError or
        JournalError where it could not be written.
        """
        view = self.view(flag_id)
        if replacement is None:
            span, replacement = view.flag.suggestions[suggestion].span, view.flag.suggestions[suggestion].replacement
        else:
            span = view.flag.span
        if span.start == span.end:
            raise ValueError("these words do not stand in the draft's file")
        edit = make_edit(self.draft.source, span, replacement)
        if self.changed_on_disk:
            raise DraftChanged(f"{self.path} was changed by another program; nothing was written")
        flags = [each.flag for each in self.flags]
        event = self._append(Op.FIX, flags=self._records([view]), choice=Choice.ACCEPT.value, edit=edit)
        try:
            draft = self._write(edit)
        except (OSError, DraftChanged, ValueError):
            self._append(Op.UNDO, target=event.id)
            self._rebuild()
            raise
        self._before_fix[event.id] = flags
        return self._moved(draft, [remap(flag, edit) for flag in flags if flag.fingerprint != flag_id])

    @property
    def next_undo(self) -> Event | None:
        """What ``undo`` would take back."""
        return self._ledger.undoable(self.reviewer)

    @property
    def next_redo(self) -> Event | None:
        """What ``redo`` would do again."""
        return self._ledger.redoable(self.reviewer)

    def undo(self) -> Step | None:
        """Take back this reviewer's last action, of this session or an earlier one; None when there is none.

        A fix is taken out of the draft again: raises DraftChanged where the draft has changed since.
        """
        event = self._ledger.undoable(self.reviewer)
        if event is None:
            return None
        if event.edit:
            self._rewrite(event, back=True)
        self._append(Op.UNDO, target=event.id)
        return Step(event, self._after_step(event, back=True))

    def redo(self) -> Step | None:
        """Do again what was undone last; None when there is nothing, or something else was done since."""
        event = self._ledger.redoable(self.reviewer)
        if event is None:
            return None
        if event.edit:
            self._check_disk(event.edit.before, event.edit.after)
        self._append(Op.REDO, target=event.id)
        if event.edit:
            self._rewrite(event, back=False)
        return Step(event, self._after_step(event, back=False))

    def take_sheet(self, items: Sequence[SheetItem]) -> None:
        """Let ``items`` be the draft's check sheet, with the verdicts that stand on them."""
        self.sheet = stand_sheet(items, self._ledger.verdicts())

    def verdict(self, item: SheetItem, verdict: str, *, source: str = "", note: str = "") -> list[int]:
        """Say what was found out about a claim; the places in ``sheet`` that changed, every recurrence included.

        ``verdict`` is one of ``Verdicts``. Raises ValueError or JournalError.
        """
        before = self.sheet
        value = Verdicts(verdict).value
        self._append(Op.VERDICT, claims=(record_of(item),), verdict=value, source=_clean(source), note=_clean(note))
        self.take_sheet([view.item for view in before])
        return [number for number, (old, new) in enumerate(zip(before, self.sheet, strict=True)) if old != new]

    def _records(self, views: Iterable[View]) -> tuple[FlagRecord, ...]:
        """What the journal keeps of the flags, with the decisions that a new one takes the place of."""
        line = self.draft.position
        return tuple(
            FlagRecord.of(view.flag, line=line(view.flag.span.start).line, replaces=self._replaced(view.id))
            for view in views
        )

    def _replaced(self, flag_id: str) -> str:
        belongs = self._belongs.get(flag_id, flag_id)
        return "" if belongs == flag_id else belongs

    def _append(self, op: Op, **fields: Any) -> Event:
        """Write an event; what others wrote meanwhile is taken in with the next rebuild."""
        if self._adopts:
            self.journal.path = adopt(self.journal.path, self.path)
        event = self.journal.append(op, draft=self.draft.sha256, name=self.path.name, **fields)
        self._ledger.add(event)
        return event

    def _record(self, op: Op, records: tuple[FlagRecord, ...], **fields: Any) -> list[str] | None:
        """Write an event; where others wrote meanwhile, work out everything anew and return what changed, else None."""
        known = self._known
        self._append(op, flags=records, **fields)
        self._known = len(self.journal.events)
        header = 0 if known else 1
        return None if self._known == known + header + 1 else self._rebuild()

    def _restate(self, flag_ids: Iterable[str]) -> list[str]:
        """Judge some flags anew; the ids of those that changed."""
        changed = []
        for flag_id in flag_ids:
            number = self._index[flag_id]
            view = judge(self.flags[number].flag, self._ledger.decision(self._belongs.get(flag_id, flag_id)))
            if view != self.flags[number]:
                self.flags[number] = view
                changed.append(flag_id)
        return changed

    def _rebuild(self, flags: Sequence[Flag] | None = None) -> list[str]:
        """Work out everything from the journal; the ids of the flags that changed, came or went."""
        from factcheck.review.events import BY_HAND

        before = {view.id: view for view in self.flags}
        needs_lint = self.needs_lint
        self._ledger = Ledger(self.journal.events)
        self._known = len(self.journal.events)
        flags = [view.flag for view in self.flags] if flags is None else flags
        self.take([flag for flag in flags if flag.rule != BY_HAND])
        self.needs_lint = needs_lint
        after = {view.id: view for view in self.flags}
        return [key for key in {**before, **after} if before.get(key) != after.get(key)]

    def _moved(self, draft: Draft, flags: Sequence[Flag]) -> list[str]:
        """Take the draft that this session has changed, and its flags in their new places."""
        self.draft = draft
        changed = self._rebuild(flags)
        self.needs_lint = True
        return changed

    def _after_step(self, event: Event, *, back: bool) -> list[str]:
        if event.edit:
            edit = inverse(event.edit) if back else event.edit
            flags = [remap(view.flag, edit) for view in self.flags]
            if back:
                flags = self._before_fix.pop(event.id, flags)
            else:
                self._before_fix[event.id] = [view.flag for view in self.flags]
                gone = {record.fingerprint for record in event.flags}
                flags = [flag for flag in flags if flag.fingerprint not in gone]
            return self._moved(self._read(self.path), flags)
        return self._rebuild()

    def _write(self, edit: Edit) -> Draft:
        """Make an edit, unless it would leave a draft that cannot be read (front matter, for one)."""
        apply_edit(self.path, edit)
        try:
            return self._read(self.path)
        except ValueError:
            apply_edit(self.path, inverse(edit))
            raise

    def _rewrite(self, event: Event, *, back: bool) -> None:
        """Make an edit, or take it back, unless a crash left the draft as it is wanted already."""
        if event.edit:
            edit = inverse(event.edit) if back else event.edit
            if file_sha256(self.path) != edit.after:
                apply_edit(self.path, edit)

    def _check_disk(self, *wanted: str) -> None:
        if file_sha256(self.path) not in wanted:
            raise DraftChanged(f"{self.path} was changed by another program; nothing was written")


def _clean(text: str) -> str:
    """``text`` as it can be written to a file: lone surrogates, from a terminal, are replaced."""
    return text.encode("utf-8", "replace").decode("utf-8").strip()
