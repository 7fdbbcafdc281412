"""The line of keys at the bottom."""

from __future__ import annotations

from typing import Any

from textual.widgets import Footer


class KeyLine(Footer):
    """Textual's footer, made anew only when its keys change, not whenever the focus moves or a dialog closes."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._keys: list[tuple[Any, ...]] = []

    async def recompose(self) -> None:
        """Show the screen's keys where they are not shown yet."""
        if not self.is_attached:
            return
        keys = [
            (binding, enabled, tooltip, self.app.get_key_display(binding))
            for _, binding, enabled, tooltip in self.screen.active_bindings.values()
            if binding.show
        ]
        if keys != self._keys:
            self._keys = keys
            await super().recompose()
