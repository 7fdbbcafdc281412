"""One run of the linter over drafts: what every report is made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.flag import Level
from factcheck.review.standing import Status

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.draft import Draft
    from factcheck.review.standing import View


class Checked(Struct, frozen=True):
    """A draft that was read and checked.

    ``notices`` say what was odd about its ``journal``, if it has one. ``off`` is how many flags its comments turn off.
    """

    path: str
    draft: Draft
    views: tuple[View, ...]
    notices: tuple[str, ...] = ()
    journal: Path | None = None
    off: int = 0

    def shown(self, level: Level) -> list[View]:
        """The flags at or above ``level``, and those that hold the draft back whatever their level: accepted ones."""
        return [view for view in self.views if view.flag.level >= level or view.status is Status.ACCEPTED]


class Failed(Struct, frozen=True):
    """A draft that could not be checked, and why."""

    path: str
    message: str


class Run(Struct, frozen=True):
    """Every draft of a run, checked or failed; ``level`` is the least that is shown, ``rules`` how many ran."""

    checked: tuple[Checked, ...]
    failed: tuple[Failed, ...]
    rules: int
    level: Level = Level.SUGGESTION

    def views(self) -> Iterator[View]:
        """Every flag of the run with its status."""
        for checked in self.checked:
            yield from checked.views
