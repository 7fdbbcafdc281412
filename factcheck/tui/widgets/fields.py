"""A line to type in that shows no control character as such."""

from __future__ import annotations

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


class _SafeHighlighter:
    def __call__(self, text: Text | str) -> Text:
        plain = text if isinstance(text, str) else text.plain
        return Text(display_safe(plain), no_wrap=True, overflow="ignore", end="")
