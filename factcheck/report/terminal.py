"""Flags for people: the words marked in their line, what they stand against, and what to do."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.display import display_safe, quoted
from factcheck.flag import Level

if TYPE_CHECKING:
    from factcheck.draft import Draft, Span
    from factcheck.flag import Evidence
    from factcheck.report.run import Checked, Run
    from factcheck.review.standing import View

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "suggestion": "36",
    "path": "1;4",
    "dim": "2",
    "mark": "1",
    "reopened": "1;35",
}
_MARGIN = 9

#: Statuses of flags that hold a draft back or wait for a decision.
UNSETTLED = frozenset({"open", "reopened", "accepted"})


class Terminal:
    """Writes a run as text, ``width`` columns wide, with or without colour."""

    def __init__(self, *, colour: bool = False, width: int = 100) -> None:
        self.colour = colour
        self.width = max(60, width)

    def render(self, run: Run) -> str:
        """The whole run: every draft with flags to show, then a summary."""
        lines: list[str] = []
        for checked in run.checked:
            lines += self._draft(checked, run.level)
        lines += self._summary(run)
        return "\n".join(lines) + "\n"

    def _draft(self, checked: Checked, level: Level) -> Iterator[str]:
        shown = [view for view in checked.shown(level) if view.status in UNSETTLED]
        if not shown:
            return
        yield self._style("path", display_safe(checked.path))
        for view in shown:
            yield from self._flag(checked.draft, view)
        yield ""

    def _flag(self, draft: Draft, view: View) -> Iterator[str]:
        flag = view.flag
        yield from self._head(draft, view)
        margin = " " * _MARGIN
        text, marks = _excerpt(draft, flag.span, self.width - _MARGIN - 2)
        yield f"{margin}│ {text}"
        yield f"{margin}│ {self._style('mark', marks)}"
        for line in _decided(view):
            yield from self._wrapped(line, "  ", "          ")
        for evidence in flag.evidence:
            yield from self._wrapped(describe_evidence(draft, evidence), "", "          ")
        for suggestion in flag.suggestions:
            yield from self._wrapped(suggestion.replacement or "leave it out", "→ ", "  ")

    def _head(self, draft: Draft, view: View) -> Iterator[str]:
        """Place, level and message, with the rule's id at the end of the first line."""
        flag = view.flag
        position = draft.position(flag.span.start)
        label = flag.level.value if view.status == "open" else view.status.value
        indent = _MARGIN + 11
        message, *more = _lines(flag.message, self.width - indent - len(flag.rule) - 2)
        gap = max(2, self.width - indent - cells(message) - len(flag.rule))
        where = f"{position.line}:{position.column}"
        level = self._style("reopened" if label == "reopened" else flag.level.value, f"{label:<10}")
        yield f"  {where:<{_MARGIN - 3}} {level} {message}{' ' * gap}{self._style('dim', display_safe(flag.rule))}"
        yield from (" " * indent + line for line in more)

    def _wrapped(self, text: str, first: str, rest: str) -> Iterator[str]:
        lines = _lines(text, self.width - _MARGIN - max(len(first), len(rest)))
        for number, line in enumerate(lines):
            yield " " * _MARGIN + (rest if number else first) + line

    def _summary(self, run: Run) -> Iterator[str]:
        counts = _levels(run.views())
        shown = _levels(view for checked in run.checked for view in checked.shown(run.level))
        hidden = {
            level: number - shown.get(level, 0) for level, number in counts.items() if number > shown.get(level, 0)
        }
        total = sum(shown.values())
        if total:
            text = f"{_count(total, 'flag')} to settle ({_list(shown)})"
        elif hidden:
            text = f"no flag at level {run.level.value} or above"
        else:
            text = "nothing to settle" if run.checked else "nothing was checked"
        if hidden:
            text += f", {_list(hidden)} hidden: --level {min(hidden).value}"
        yield text
        settled = Counter(view.status for view in run.views() if view.status not in UNSETTLED)
        if settled:
            yield ", ".join(f"{number} {status}" for status, number in sorted(settled.items()))
        yield f"{_count(len(run.checked), 'draft')} read, {_count(run.rules, 'rule')}"

    def _style(self, name: str, text: str) -> str:
        return f"\x1b[{_STYLES[name]}m{text}\x1b[0m" if self.colour else text


def _levels(views: Iterable[View]) -> dict[Level, int]:
    """How many flags to settle there are at each level, the gravest first."""
    counts = Counter(view.flag.level for view in views if view.status in UNSETTLED)
    return {level: counts[level] for level in reversed(Level) if counts[level]}


def describe_evidence(draft: Draft, evidence: Evidence) -> str:
    """One line for a piece of evidence: its position and words, or the known fact; then the note."""
    if evidence.span is None:
        fact = ", ".join(part for part in (evidence.text, evidence.note) if part)
        return f"= {fact}" + (f" [{evidence.source}]" if evidence.source else "")
    line, column = draft.position(evidence.span.start)
    note = f", {evidence.note}" if evidence.note else ""
    return f"↔ {f'{line}:{column}':<7} {quoted(evidence.text)}{note}"


def _decided(view: View) -> Iterator[str]:
    """Who decided what on the flag; where it re-opened, what that stood on and what stands there now."""
    decision = view.decision
    if decision and decision.choice:
        why = "; ".join(part for part in (decision.reason, decision.note) if part)
        choice = {"accept": "accepted", "dismiss": "dismissed"}[decision.choice]
        yield f"{choice} by {decision.who} on {decision.at[:10]}" + (f" ({why})" if why else "")
    elif decision and decision.note:
        yield f"note by {decision.who}: {decision.note}"
    change = view.change
    if change is None:
        return
    if change.before != change.after:
        yield f"before  {change.before}"
        yield f"now     {change.after}"
    else:
        yield f"before, against  {' / '.join(change.before_evidence)}"
        yield f"now, against     {' / '.join(change.after_evidence)}"


def _lines(text: str, width: int) -> list[str]:
    """``text`` made safe, white space folded, in lines of at most ``width`` characters; never empty."""
    from textwrap import wrap

    return wrap(
        display_safe(" ".join(text.split())), max(20, width), break_on_hyphens=False, break_long_words=False
    ) or [""]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _list(counts: dict[Level, int]) -> str:
    return ", ".join(_count(number, level.value) for level, number in counts.items())


def cells(text: str) -> int:
    """Columns that ``text`` takes on a terminal."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _excerpt(draft: Draft, span: Span, width: int) -> tuple[str, str]:
    """The line ``span`` starts on, cut to ``width`` columns around it, and a line of marks under the span."""
    line_start = draft.line_starts[draft.position(span.start).line - 1]
    line_end = _line_end(draft.source, line_start)
    start, end = span.start, min(max(span.end, span.start + 1), line_end)
    room = max(0, width - cells(draft.source[start:end]) - 2)
    # Two thirds of the room go to what leads up to the words: it explains them.
    right = min(line_end, end + max(room // 3, room - (start - line_start)))
    left = max(line_start, start - (room - (right - end)))
    before = ("…" if left > line_start else "") + display_safe(draft.source[left:start])
    marked = display_safe(draft.source[start:end])
    after = display_safe(draft.source[end:right]) + ("…" if right < line_end else "")
    return before + marked + after, " " * cells(before) + "‾" * max(1, cells(marked))


def _line_end(source: str, start: int) -> int:
    ends = [end for mark in "\r\n" if (end := source.find(mark, start)) >= 0]
    return min(ends, default=len(source))
