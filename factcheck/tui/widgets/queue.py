"""The queue of flags."""

from __future__ import annotations

from collections.abc import Container, Sequence

from rich.segment import Segment
from rich.style import Style

from factcheck.display import display_safe, quoted
from factcheck.draft import Draft
from factcheck.flag import Level
from factcheck.review.standing import Status, View
from factcheck.tui import glyphs
from factcheck.tui.painting import fit
from factcheck.tui.widgets.rows import RowList

#: Most cells for a rule's name, as a share of the row.
_RULE_SHARE = 0.36


class FlagQueue(RowList):
    """Flags in document order, one a row: status, level, line, rule, words."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.views: Sequence[View] = ()
        self.shown: list[int] = []
        self._lines: dict[int, int] = {}
        self._draft: Draft | None = None
        self._skipped: Container[str] = ()
        self._rule_width = 0
        self._line_width = 3

    def show(self, draft: Draft, views: Sequence[View], shown: list[int], skipped: Container[str]) -> None:
        """Show the flags of ``views`` whose places are in ``shown``."""
        self._draft, self.views, self.shown, self._skipped = draft, views, shown, skipped
        self._lines.clear()
        self._rule_width = max((len(_name(views[number])) for number in shown), default=0)
        self._line_width = max(3, len(str(len(draft.line_starts))))
        self.cursor = max(0, min(self.cursor, len(shown) - 1))
        self.rearrange()

    def repaint(self, numbers: Sequence[int]) -> None:
        """Paint the flags with these places in ``views`` anew."""
        from bisect import bisect_left

        for number in numbers:
            row = bisect_left(self.shown, number)
            if row < len(self.shown) and self.shown[row] == number:
                self.forget(row, row)

    @property
    def row_count(self) -> int:
        """How many flags are shown."""
        return len(self.shown)

    def paint_row(self, number: int, width: int, base: Style) -> list[Segment]:
        """One flag."""
        view = self.views[self.shown[number]]
        style = self.row_style(number, base)
        cursor = glyphs.CURSOR if number == self.cursor else " "
        status = glyphs.STATUSES[view.status]
        if view.unsettled and view.id in self._skipped:
            status = glyphs.SKIPPED
        noted = glyphs.NOTED if view.note else " "
        name_width = min(self._rule_width, round(width * _RULE_SHARE))
        level = self.style_of(_LEVEL_STYLES[view.flag.level]) if view.unsettled else self.style_of("rows--dim")
        words = display_safe(quoted(view.flag.text or view.flag.message, 200))
        head = f"{cursor}{status}{noted}"
        line = f" {self._line(view):>{self._line_width}} "
        used = len(head) + 1 + len(line) + name_width + 1
        text = style + (self.style_of("rows--dim") if not view.unsettled else Style())
        return [
            Segment(head, style + Style(bold=view.status is Status.REOPENED or None)),
            Segment(glyphs.LEVELS[view.flag.level], style + level + Style(bold=True)),
            Segment(line, text),
            Segment(fit(display_safe(_name(view)), name_width) + " ", text),
            Segment(fit(words, width - used), text),
        ]

    def _line(self, view: View) -> int:
        assert self._draft
        return self._draft.position(view.flag.span.start).line


def _name(view: View) -> str:
    return view.flag.rule.partition(".")[2] or view.flag.rule


_LEVEL_STYLES = {Level.ERROR: "rows--error", Level.WARNING: "rows--warning", Level.SUGGESTION: "rows--dim"}
