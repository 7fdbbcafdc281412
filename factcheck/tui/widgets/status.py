"""The line at the top: which draft, how far, by whom."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from factcheck.display import display_safe
from factcheck.tui import glyphs
from factcheck.tui.desk import Case
from factcheck.tui.painting import fit


class StatusLine(Static):
    """One line; what does not fit is left out, the least needed first."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self._parts: list[tuple[str, str]] = []

    def show(
        self,
        case: Case,
        *,
        number: str = "",
        message: str = "",
        filter_: str = "",
        saved: str = "",
        changed: bool = False,
    ) -> None:
        """Show how the review of ``case`` stands; ``message`` is something said in passing."""
        parts = [(f"{number}{case.path.name}", "bold")]
        if message:
            parts.append((message, "bold"))
        session = case.session
        if case.problem:
            parts.append(("cannot be reviewed", "bold"))
        elif session is None or (session.needs_lint and not session.flags):
            parts.append((f"checking {glyphs.bar(int(case.share * 100), 100)} {case.share:4.0%}", ""))
        else:
            progress = session.progress
            parts.append((f"{glyphs.bar(progress.decided, progress.total)} {progress.decided}/{progress.total}", ""))
            parts.append((f"✓{progress.accepted} ×{progress.dismissed} !{progress.reopened}", ""))
            if session.needs_lint:
                parts.append((f"checking {case.share:.0%}", ""))
        if changed:
            parts.append(("changed on disk: R reads it again", "bold reverse"))
        if filter_:
            parts.append((f"filter {filter_}", "bold"))
        if saved:
            parts.append((f"saved {saved}", ""))
        if session is not None:
            parts.append((f"by {session.reviewer}", ""))
        self._parts = [(display_safe(text), style) for text, style in parts]
        self._refit()

    def on_resize(self) -> None:
        """Fit the parts into the new width."""
        self._refit()

    def _refit(self) -> None:
        from rich.cells import cell_len

        room = self.size.width - 1
        pieces: list[str | tuple[str, str]] = [" "]
        for number, (text, style) in enumerate(self._parts):
            if number == 0:
                text = fit(text, room).rstrip() if cell_len(text) > room else text
            elif cell_len(text) + 2 > room:
                continue
            else:
                pieces.append("  ")
                room -= 2
            pieces.append((text, style))
            room -= cell_len(text)
        self.update(Content.assemble(*pieces), layout=False)
