"""A line to type in that shows no control character as such."""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text
from textual.widgets import Input

from factcheck.display import display_safe


class SafeInput(Input):
    """An input whose value may hold anything, while only visible characters are shown."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            value, placeholder=placeholder, highlighter=_SafeHighlighter(), id=id, select_on_focus=False, compact=True
        )
        self.cursor_blink = False


class _SafeHighlighter(Highlighter):
    def highlight(self, text: Text) -> None:
        """Show the value's visible counterpart; the value itself stays."""
        text.plain = display_safe(text.plain)
