"""The article: the draft's source with every flag marked in place."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.selection import Selection

from factcheck.draft import Draft, Span
from factcheck.flag import Level
from factcheck.review.standing import Status, View
from factcheck.tui import glyphs
from factcheck.tui.painting import Mark, paint
from factcheck.tui.widgets.lines import LinePane
from factcheck.tui.wrap import Layout

_STYLES = {Level.ERROR: "article--error", Level.WARNING: "article--warning", Level.SUGGESTION: "article--suggestion"}


#: Most places that a search marks.
MOST_FOUND = 5000


class ArticleView(LinePane):
    """The source in wrapped rows, with line numbers, the flags marked, and the current one and its evidence."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--gutter",
        "article--error",
        "article--warning",
        "article--suggestion",
        "article--accepted",
        "article--dismissed",
        "article--current",
        "article--other",
        "article--found",
        "article--differs",
    }

    class Clicked(Message):
        """A flagged passage was clicked; ``number`` is the flag's place among the flags."""

        def __init__(self, article: ArticleView, number: int) -> None:
            super().__init__()
            self.article = article
            self.number = number

        @property
        def control(self) -> ArticleView:
            """The article."""
            return self.article

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.draft: Draft | None = None
        self.rows: Layout | None = None
        self.views: Sequence[View] = ()
        self.found: list[Span] = []
        self.differs: list[Span] = []
        self._starts = array("L")
        self._reach = array("L")
        self._current: Span | None = None
        self._others: tuple[Span, ...] = ()
        self._wanted: int | None = None
        self._height = 0

    def load(self, draft: Draft) -> None:
        """Show a draft, without flags."""
        self.draft = draft
        self.rows = None
        self.found, self._current, self._others = [], None, ()
        self.show_flags(())
        self.rearrange()

    def show_flags(self, views: Sequence[View]) -> None:
        """Mark these flags, in document order."""
        self.views = views
        self._starts = array("L", (view.flag.span.start for view in views))
        self._reach = array("L", accumulate((view.flag.span.end for view in views), max))
        self._painted.clear()
        self.refresh()

    def repaint(self, numbers: Iterable[int]) -> None:
        """Paint the flags with these places in ``views`` anew."""
        for number in numbers:
            self._repaint_span(self.views[number].flag.span)

    def focus_flag(self, current: Span | None, others: Sequence[Span] = (), *, look_at: Span | None = None) -> None:
        """Make a passage the current one, with the passages it stands against, and bring it into view."""
        for span in (self._current, *self._others, current, *others):
            if span is not None:
                self._repaint_span(span)
        self._current, self._others = current, tuple(others)
        target = look_at or current
        if target is not None:
            self.look_at(target.start)

    def look_at(self, offset: int) -> None:
        """Bring a place of the source into view."""
        self._wanted = offset
        if self.rows is not None:
            self.centre_row(self.rows.row_at(offset))

    def find(self, text: str) -> list[Span]:
        """Mark every place that holds ``text``, whatever its case, up to MOST_FOUND; returns the places."""
        hits = _occurrences(self.rows.text, text) if self.rows and text.strip() else ()
        self.found = list(islice(hits, MOST_FOUND))
        self._painted.clear()
        self.refresh()
        return self.found

    @property
    def selected_span(self) -> Span | None:
        """The passage of the source that is selected, if any."""
        selection = self.text_selection
        return self._span(selection) if selection and self.rows else None

    @property
    def row_count(self) -> int:
        """How many rows the draft takes."""
        return len(self.rows) if self.rows is not None else 0

    @property
    def margin_width(self) -> int:
        """Cells before the text."""
        return 4 + max(3, len(str(len(self.draft.line_starts)))) if self.draft else 4

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew; what the reviewer looks at stays in view."""
        top = self.scroll_offset.y
        seen = self.rows is None or self._wanted is None or top <= self.rows.row_at(self._wanted) < top + self._height
        self._height = event.size.height
        super().on_resize(event)
        if seen and self._wanted is not None:
            self.call_after_refresh(self.look_at, self._wanted)

    def lay_out(self, width: int) -> None:
        """Break the lines for a width, and keep the place that was in view."""
        if self.draft is None:
            return
        top = self.scroll_offset.y
        held = self.rows[top].start if self.rows is not None and 0 < top < len(self.rows) else None
        self.rows = Layout(self.draft, width - self.margin_width - 1)
        if held is not None:
            self.call_after_refresh(self._return_to, held)

    def row_text(self, number: int) -> str:
        """The text of a row."""
        return self.rows.row_text(number) if self.rows is not None else ""

    def paint_row(self, number: int, width: int, base: Style) -> list[Segment]:
        """One row: margin, line number, text with its marks."""
        assert self.rows is not None
        row = self.rows[number]
        marks: list[Mark] = []
        sign = " "
        for view in self._views_between(row.start, row.end):
            marks.append(self._mark(row.start, view.flag.span, self._style(view)))
            if row.start <= view.flag.span.start:
                sign = _heavier(sign, view)
        for name, spans in (("found", self.found), ("differs", self.differs), ("other", self._others)):
            style = self.get_component_rich_style(f"article--{name}")
            near = _near(spans, row.start, row.end) if spans is self.found else spans
            marks += [self._mark(row.start, span, style) for span in near if _meets(span, row.start, row.end)]
        margin = " "
        if self._others and any(_meets(span, row.start, row.end) for span in self._others):
            margin = glyphs.OTHER
        if self._current is not None and _meets(self._current, row.start, row.end):
            margin = glyphs.CURRENT
            marks.append(self._mark(row.start, self._current, self.get_component_rich_style("article--current")))
        label = str(row.line) if row.first else ""
        digits = self.margin_width - 4
        head = f"{margin}{sign}{label:>{digits}}  "
        marks += self.selected_mark(number)
        text = self.selectable(paint(self.row_text(number), base, marks), number)
        return [Segment(head, base + self.style_of("article--gutter")), *text]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected stretch of the source, as it stands in the file."""
        if self.draft is None or self.rows is None:
            return None
        span = self._span(selection)
        return self.draft.source[span.start : span.end], "\n"

    def on_click(self, event: events.Click) -> None:
        """Tell which flag was clicked."""
        _, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if self.rows is None or offset is None or offset.y >= len(self.rows):
            return
        place = self.rows[offset.y].start + offset.x
        last = bisect_right(self._starts, place)
        for index in range(last - 1, bisect_right(self._reach, place) - 1, -1):
            if place < self.views[index].flag.span.end:
                self.post_message(self.Clicked(self, index))
                return

    def _span(self, selection: Selection) -> Span:
        assert self.rows is not None
        (first, start), (last, end) = self.selected_places(selection)
        top, bottom = self.rows[first], self.rows[last]
        return Span(min(top.start + start, top.end), min(bottom.start + end, bottom.end))

    def _views_between(self, start: int, end: int) -> list[View]:
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, max(end, start + 1))
        return [view for view in self.views[first:last] if _meets(view.flag.span, start, end)]

    def _mark(self, origin: int, span: Span, style: Style) -> Mark:
        return (span.start - origin, max(span.end, span.start + 1) - origin, style)

    def _style(self, view: View) -> Style:
        if view.status is Status.DISMISSED:
            return self.style_of("article--dismissed")
        style = self.style_of(_STYLES[view.flag.level])
        return style + self.style_of("article--accepted") if view.status is Status.ACCEPTED else style

    def _repaint_span(self, span: Span) -> None:
        if self.rows is not None:
            self.forget(self.rows.row_at(span.start), self.rows.row_at(max(span.start, span.end - 1)))

    def _return_to(self, offset: int) -> None:
        if self.rows is not None:
            self.scroll_to(y=self.rows.row_at(offset), animate=False)


def _near(spans: list[Span], start: int, end: int) -> list[Span]:
    """Those of ``spans``, which are in order and do not overlap, that can meet a stretch."""
    first = bisect_left(spans, Span(start, start))
    return spans[max(0, first - 1) : bisect_left(spans, Span(end, end))]


def _meets(span: Span, start: int, end: int) -> bool:
    return span.start < max(end, start + 1) and max(span.end, span.start + 1) > start


def _heavier(sign: str, view: View) -> str:
    """The sign for a row: that of the weightiest flag that starts there, unsettled ones first."""
    order = " ×✓iWE"
    mine = glyphs.LEVELS[view.flag.level] if view.unsettled else glyphs.STATUSES[view.status]
    return max(sign, mine, key=order.index)


def _occurrences(text: str, wanted: str) -> Iterable[Span]:
    import re

    pattern = r"[\s␍␊]+".join(re.escape(word) for word in wanted.split())
    return (Span(match.start(), match.end()) for match in re.finditer(pattern, text, re.IGNORECASE))
