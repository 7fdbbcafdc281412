"""The signs that say level and status without colour."""

from __future__ import annotations

from factcheck.flag import Level
from factcheck.review.standing import Status

LEVELS = {Level.ERROR: "E", Level.WARNING: "W", Level.SUGGESTION: "i"}

STATUSES = {Status.OPEN: " ", Status.ACCEPTED: "✓", Status.DISMISSED: "×", Status.REOPENED: "!"}

#: A flag that was put off in this sitting.
SKIPPED = "~"
#: Beside a flag with a note.
NOTED = "+"
#: In the article's margin: the current flag, and the passage that it stands against.
CURRENT = "►"
OTHER = "◆"
#: In a list: the row that the keys act on.
CURSOR = "▌"

LEGEND = (
    ("E W i", "error, warning, suggestion"),
    ("✓ × !", "accepted, dismissed, reopened because what it stands on changed"),
    ("~ +", "skipped for now, has a note"),
    ("► ◆", "in the article: the current flag, the passage it stands against"),
)


def bar(done: int, total: int, width: int = 10) -> str:
    """A bar of ``width`` cells, filled as far as ``done`` of ``total``; full only when all is done."""
    filled = width if done >= total else min(width - 1, done * width // total)
    return "█" * filled + "░" * (width - filled)
