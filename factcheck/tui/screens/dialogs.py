"""Small questions: a line of text, one of a few answers, something to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from factcheck.display import display_safe
from factcheck.tui.paragraphs import Paragraph, paragraph
from factcheck.tui.widgets.fields import SafeInput
from factcheck.tui.widgets.text import TextPane


def _label(text: str, classes: str) -> Label:
    return Label(Content(display_safe(text)), classes=classes, markup=False)


class TextDialog(ModalScreen[tuple[str, ...] | None]):
    """Asks for one or more lines of text; the answer has as many, or is None when it was given up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up")]

    def __init__(self, title: str, *fields: tuple[str, str]) -> None:
        super().__init__()
        self._heading = title
        self._fields = fields

    def compose(self) -> ComposeResult:
        """A title, and a label and a line for each field."""
        with Vertical(classes="dialog"):
            yield _label(self._heading, "dialog-title")
            for number, (name, value) in enumerate(self._fields):
                if name:
                    yield _label(name, "dialog-label")
                yield SafeInput(value, id=f"field-{number}")
            yield _label("Enter saves, Esc gives up", "dialog-hint")

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        """Go on to the next line, or answer after the last one."""
        event.stop()
        fields = list(self.query(SafeInput))
        number = fields.index(event.input) if isinstance(event.input, SafeInput) else len(fields)
        if number + 1 < len(fields):
            fields[number + 1].focus()
        else:
            self.dismiss(tuple(field.value for field in fields))

    def action_give_up(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class ChoiceDialog(ModalScreen[str | None]):
    """Asks for one of a few answers, each with its key; Enter gives the first, a click the one that is clicked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Give up"),
        Binding("enter", "first", "First answer"),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, str, str]]) -> None:
        """``choices`` are key, answer and what to show."""
        super().__init__()
        self._heading = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """A title and a row for each answer."""
        with Vertical(classes="dialog"):
            yield _label(self._heading, "dialog-title")
            for number, (key, _, words) in enumerate(self._choices):
                row = _label(f" {key}  {words}", "dialog-choice")
                row.id = f"choice-{number}"
                yield row
            yield _label("Enter takes the first, Esc gives up", "dialog-hint")

    def on_key(self, event: events.Key) -> None:
        """Answer by the key of an answer."""
        for key, answer, _ in self._choices:
            if event.character == key:
                event.stop()
                self.dismiss(answer)
                return

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        number = (event.widget.id or "").removeprefix("choice-") if event.widget else ""
        if number.isdecimal():
            self.dismiss(self._choices[int(number)][1])

    def action_first(self) -> None:
        """Give the first answer."""
        self.dismiss(self._choices[0][1])

    def action_give_up(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class ReadDialog(ModalScreen[str]):
    """Something to read; any key closes it, and that key is the answer."""

    AUTO_FOCUS = None

    def __init__(self, title: str, paragraphs: Sequence[Paragraph], *, hint: str = "any key closes this") -> None:
        super().__init__()
        self._paragraphs = [paragraph("", (title, "strong")), paragraph(""), *paragraphs]
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The text, and what to press."""
        with Vertical(classes="dialog reading"):
            yield TextPane(self._paragraphs)
            yield _label(self._hint, "dialog-hint")

    def on_key(self, event: events.Key) -> None:
        """Scroll, or close."""
        event.stop()
        pane = self.query_one(TextPane)
        page = pane.size.height
        steps = {"down": 1, "up": -1, "pagedown": page, "pageup": -page, "space": page}
        if event.key in steps and pane.max_scroll_y:
            pane.scroll_to(y=pane.scroll_offset.y + steps[event.key], animate=False)
        else:
            self.dismiss(event.character or event.key)
