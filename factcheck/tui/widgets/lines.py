"""Panes that draw row by row, so that their cost does not grow with the text."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from factcheck.tui.painting import Mark

#: Rows kept painted; more than any screen holds.
KEPT = 1500


class LinePane(ScrollView, can_focus=True):
    """A scrolling pane of rows. A subclass says how many there are and paints one.

    Painted rows are kept until ``forget`` names them, or the width, the theme or the selection changes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", "Page down", show=False, id="pane.page-down"),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._painted: dict[int, Strip] = {}

    @property
    @abstractmethod
    def row_count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def paint_row(self, number: int, width: int, base: Style) -> list[Segment]:
        """The segments of a row; the rest of its width is filled with ``base``."""

    def row_text(self, number: int) -> str:
        """The part of a row that can be selected and copied."""
        return ""

    def lay_out(self, width: int) -> None:
        """Lay the rows out anew for a width."""

    @property
    def row_width(self) -> int:
        """Cells of a row."""
        return max(1, self.scrollable_content_region.width)

    def rearrange(self) -> None:
        """Lay out and paint everything anew."""
        self._painted.clear()
        if self.is_mounted and self.size.width:
            self.lay_out(self.row_width)
            self.virtual_size = Size(self.row_width, self.row_count)
            self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Lay out for the new width."""
        if self.virtual_size.width != self.row_width:
            self.rearrange()

    def forget(self, first: int, last: int) -> None:
        """Paint rows ``first`` to ``last`` anew."""
        for number in range(first, last + 1):
            self._painted.pop(number, None)
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.size.height)
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    def notify_style_update(self) -> None:
        """Colours changed: nothing painted holds any more."""
        super().notify_style_update()
        self._painted.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self._painted.clear()
        super().selection_updated(selection)

    def render_line(self, y: int) -> Strip:
        """The row at screen line ``y``."""
        number = self.scroll_offset.y + y
        strip = self._painted.get(number)
        if strip is None:
            base = self.rich_style
            segments = self.paint_row(number, self.row_width, base) if number < self.row_count else []
            strip = Strip(segments).adjust_cell_length(self.row_width, base)
            if len(self._painted) > KEPT:
                self._painted.clear()
            self._painted[number] = strip
        return strip

    def style_of(self, name: str) -> Style:
        """A component style without its background, to lay over others."""
        style = self.get_component_rich_style(name, partial=True)
        return style.without_color + Style(color=style.color)

    def selected_mark(self, number: int) -> list[Mark]:
        """The selected stretch of a row's text."""
        selection = self.text_selection
        span = selection.get_span(number) if selection else None
        if span is None:
            return []
        start, end = span
        length = len(self.row_text(number))
        style = self.screen.get_component_rich_style("screen--selection")
        return [(start, length if end == -1 else end, style + Style(reverse=True))]

    def selectable(self, segments: list[Segment], number: int) -> list[Segment]:
        """``segments`` of a row's text, made ready for selecting with the mouse."""
        return list(Strip(segments).apply_offsets(0, number))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected."""
        (first, start), (last, end) = self.selected_places(selection)
        if first == last:
            return self.row_text(first)[start:end], "\n"
        between = [self.row_text(number) for number in range(first + 1, last)]
        return "\n".join([self.row_text(first)[start:], *between, self.row_text(last)[:end]]), "\n"

    def selected_places(self, selection: Selection) -> tuple[tuple[int, int], tuple[int, int]]:
        """Row and place in the row of both ends of a selection."""
        bottom = max(0, self.row_count - 1)
        start = (min(selection.start.y, bottom), selection.start.x) if selection.start else (0, 0)
        end = (selection.end.y, selection.end.x) if selection.end else (bottom, len(self.row_text(bottom)))
        return start, end if end[0] <= bottom else (bottom, len(self.row_text(bottom)))

    def show_row(self, number: int, *, margin: int = 0) -> None:
        """Scroll just far enough that a row and ``margin`` rows around it can be seen."""
        height = max(1, self.scrollable_content_region.height)
        margin = min(margin, (height - 1) // 2)
        top = self.scroll_offset.y
        if number - margin < top:
            top = number - margin
        elif number + margin >= top + height:
            top = number + margin - height + 1
        self.scroll_to(y=max(0, top), animate=False)

    def centre_row(self, number: int) -> None:
        """Scroll so that a row stands a third of the way down, unless it can be seen well already."""
        height = max(1, self.scrollable_content_region.height)
        top = self.scroll_offset.y
        if not top + 1 <= number < top + height - 1:
            self.scroll_to(y=max(0, number - height // 3), animate=False)
