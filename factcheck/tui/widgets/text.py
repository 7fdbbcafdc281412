"""A pane of short paragraphs with labels: the detail of a flag, help, a fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style

from factcheck.tui.painting import Mark, paint
from factcheck.tui.paragraphs import Paragraph
from factcheck.tui.widgets.lines import LinePane
from factcheck.tui.wrap import wrap


class _Row(NamedTuple):
    label: str
    text: str
    start: int
    paragraph: Paragraph


class TextPane(LinePane):
    """Paragraphs, wrapped, each with its label in the margin of its first row."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--label",
        "text--strong",
        "text--mark",
        "text--dim",
        "text--error",
        "text--warning",
        "text--good",
    }

    def __init__(
        self,
        paragraphs: Sequence[Paragraph] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._paragraphs = tuple(paragraphs)
        self._rows: list[_Row] = []

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show these paragraphs, from the top."""
        self._paragraphs = tuple(paragraphs)
        self.scroll_to(y=0, animate=False)
        self.rearrange()

    @property
    def row_count(self) -> int:
        """How many rows the paragraphs take."""
        return len(self._rows)

    def lay_out(self, width: int) -> None:
        """Wrap the paragraphs."""
        self._rows = []
        for paragraph in self._paragraphs:
            label = paragraph.label
            for start, end in wrap(paragraph.text, width - len(label) - 1):
                self._rows.append(_Row(label, paragraph.text[start:end], start, paragraph))
                label = " " * len(label)

    def row_text(self, number: int) -> str:
        """The text of a row."""
        return self._rows[number].text if number < len(self._rows) else ""

    def paint_row(self, number: int, width: int, base: Style) -> list[Segment]:
        """One row."""
        row = self._rows[number]
        marks: list[Mark] = [
            (start - row.start, end - row.start, self.style_of(f"text--{name}"))
            for start, end, name in row.paragraph.marks
        ]
        marks += self.selected_mark(number)
        text = self.selectable(paint(row.text, base, marks), number)
        return [Segment(row.label, base + self.style_of("text--label")), *text]
