"""A flag in paragraphs: what is wrong, against what, why there is such a rule, what to do, what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from factcheck.review.events import Choice, Event, Op
from factcheck.review.plain import describe_decision
from factcheck.review.standing import Status
from factcheck.tui import glyphs
from factcheck.tui.paragraphs import Paragraph, paragraph, pieces_of

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.flag import Evidence, Level
    from factcheck.review.session import Session
    from factcheck.review.standing import View
    from factcheck.ruleset.model import Check

_LABEL = 11


def label(word: str, place: object = "") -> str:
    """A margin for a paragraph: a word, and a line number or the like."""
    return f"{word:<6}{place!s:>{_LABEL - 7}} "


def describe_flag(
    draft: Draft,
    view: View,
    *,
    place: tuple[int, int],
    evidence: int = 0,
    check: Check[Any] | None = None,
    room: int = 0,
) -> list[Paragraph]:
    """Everything about a flag. ``place`` is its number and how many there are, ``evidence`` the current evidence.

    With ``room``, the cells of a row, statements are cut to one row each.
    """
    return [
        _head(view, place),
        paragraph("", (view.flag.message, "strong")),
        *_change(view),
        *_passages(draft, view, evidence, max(0, room - _LABEL - 2)),
        *_repairs(view),
        *([paragraph(label("note"), view.note)] if view.note else []),
        *_why(check),
        *(paragraph(label("past" if not number else ""), _event(event)) for number, event in enumerate(view.history)),
    ]


def _head(view: View, place: tuple[int, int]) -> Paragraph:
    flag = view.flag
    status = view.status.value
    if view.who and view.status is not Status.OPEN:
        status += f" by {view.who}"
    return paragraph(
        "",
        (f"{glyphs.LEVELS[flag.level]} {flag.level.value}", level_style(flag.level)),
        "  ",
        (flag.rule, "strong"),
        f"  {place[0]} of {place[1]}  ",
        (f"{glyphs.STATUSES[view.status]} {status}".strip(), "dim" if view.status is not Status.REOPENED else "strong"),
    )


def level_style(level: Level) -> str:
    """The name of a level's style."""
    return {"error": "error", "warning": "warning"}.get(level.value, "good")


def _change(view: View) -> Iterator[Paragraph]:
    decision, change = view.decision, view.change
    if decision is None or change is None:
        return
    yield paragraph(label("!"), f"{describe_decision(decision)}, but what it stands on changed:")
    yield paragraph(label("before"), f"“{change.before}”")
    yield paragraph(label("now"), f"“{change.after}”")
    for word, texts in (("before", change.before_evidence), ("now", change.after_evidence)):
        if texts:
            yield paragraph(label(word, "ev"), "; ".join(f"“{text}”" for text in texts))


def _passages(draft: Draft, view: View, current: int, room: int) -> Iterator[Paragraph]:
    flag = view.flag
    line = draft.position(flag.span.start).line
    yield paragraph(label("this", line), *pieces_of(flag.statement, flag.text, room=room))
    for number, evidence in enumerate(flag.evidence):
        yield describe_evidence(draft, evidence, current=number == current and len(flag.evidence) > 1, room=room)


def describe_evidence(draft: Draft, evidence: Evidence, *, current: bool = False, room: int = 0) -> Paragraph:
    """The other passage with its line, speaker and note; or the known fact with its source."""
    sign = glyphs.OTHER if current else " "
    extra = [part for part in (evidence.speaker and f"says {evidence.speaker}", evidence.note) if part]
    after = f"  {'; '.join(extra)}" if extra else ""
    if evidence.span is None:
        source = f"  source: {evidence.source}" if evidence.source else ""
        return paragraph(label(f"fact {sign}"), evidence.text, after, (source, "dim"))
    line = draft.position(evidence.span.start).line
    room = max(24, room - len(after)) if room else 0
    return paragraph(
        label(f"other{sign}", line), *pieces_of(evidence.statement, evidence.text, room=room), (after, "dim")
    )


def _repairs(view: View) -> Iterator[Paragraph]:
    for number, suggestion in enumerate(view.flag.suggestions, 1):
        words = f"“{suggestion.replacement}”" if suggestion.replacement else "leave it out"
        yield paragraph(label("fix" if number == 1 else "", number), f"“{view.flag.text}” → ", (words, "good"))


def _why(check: Check[Any] | None) -> Iterator[Paragraph]:
    if check is None:
        return
    fields = check.rule.fields
    texts = [text for text in (fields.description, fields.source, fields.link) if text]
    for number, text in enumerate(texts):
        yield paragraph(label("why" if not number else ""), (text, "dim"))


def _event(event: Event) -> str:
    return f"{moment(event.at)}  {event.who or 'unknown'}  {_said(event)}"


def _said(event: Event) -> str:
    note = f" “{event.note}”" if event.note else ""
    if event.op == Op.NOTE:
        return f"noted{note}"
    if event.op == Op.FLAG:
        return f"flagged by hand{note}"
    if event.op == Op.FIX and event.edit:
        return f"fixed: “{event.edit.old}” → “{event.edit.new}”"
    what = "accepted" if event.choice == Choice.ACCEPT else f"dismissed: {event.reason}"
    return what + note


def moment(at: str) -> str:
    """A time of the journal as the reviewer's clock has it: ``28 Sep 2022 14:02``."""
    when = datetime.fromisoformat(at).astimezone()
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{when.day} {months[when.month - 1]} {when.year} {when:%H:%M}"


def summarise(session: Session, *, skipped: int = 0) -> list[Paragraph]:
    """How far the review of a draft has come, and what comes next."""
    progress = session.progress
    left = progress.open + progress.reopened
    title = f"{left} of {progress.total} flags left to decide" if left else "Every flag is decided"
    found = [paragraph("", (title, "strong"))]
    rows = (
        (progress.accepted, "✓", "accepted: errors, to be put right in the text before it can go"),
        (progress.dismissed, "×", "dismissed"),
        (progress.reopened, "!", "reopened: what they stand on changed"),
        (skipped, "~", "skipped in this sitting"),
        (progress.noted, "+", "with a note"),
        (len(session.fixed), "✓", "accepted earlier and fixed since"),
        (len(session.orphans), "?", "earlier decisions whose flag is gone"),
    )
    found += [paragraph(f"  {number:>5} {sign} ", words) for number, sign, words in rows if number]
    found += [paragraph("", (notice, "warning")) for notice in session.notices]
    return found
