"""A list of rows with a cursor."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from factcheck.tui.widgets.lines import LinePane


class RowList(LinePane, inherit_bindings=False):
    """A list in which one row is the current one; keys and clicks move the cursor. Page keys are the screen's."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--dim", "rows--error", "rows--warning"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="list.up"),
        Binding("down", "move(1)", "Down", show=False, id="list.down"),
        Binding("home", "move_to(0)", "First", show=False, id="list.first"),
        Binding("end", "move_to(-1)", "Last", show=False, id="list.last"),
        Binding("enter", "choose", "Choose", show=False, id="list.choose"),
    ]

    class Moved(Message):
        """The cursor came to another row."""

        def __init__(self, rows: RowList, number: int) -> None:
            super().__init__()
            self.rows = rows
            self.number = number

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    class Chosen(Moved):
        """A row was chosen with Enter or a double click."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cursor = 0

    def move_cursor(self, number: int, *, tell: bool = True) -> None:
        """Put the cursor on a row, as near as there is one."""
        number = max(0, min(number, self.row_count - 1))
        before, self.cursor = self.cursor, number
        self.forget(before, before)
        self.forget(number, number)
        self.show_row(number, margin=1)
        if tell and before != number:
            self.post_message(self.Moved(self, number))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.move_cursor(self.cursor + by)

    def action_move_to(self, number: int) -> None:
        """Move the cursor to a row; -1 is the last."""
        self.move_cursor(number if number >= 0 else self.row_count - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.row_count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move to the row that was clicked; a double click chooses it."""
        place = event.get_content_offset(self)
        number = self.scroll_offset.y + place.y if place is not None else -1
        if 0 <= number < self.row_count:
            self.move_cursor(number)
            if event.chain > 1:
                self.action_choose()

    def row_style(self, number: int, base: Style) -> Style:
        """The style of a row: the cursor's, or plain."""
        return base + self.get_component_rich_style("rows--cursor") if number == self.cursor else base


class PagedList(RowList):
    """A list that the page keys page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "page(1)", "Page down", show=False, id="list.page-down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page-up"),
    ]

    def action_page(self, by: int) -> None:
        """Move the cursor by a screen of rows."""
        self.action_move(by * max(1, self.scrollable_content_region.height - 1))
