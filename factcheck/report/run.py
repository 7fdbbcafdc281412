"""One run of the linter over drafts: what every report is made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from factcheck.flag import Level

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.flag import Flag

#: Statuses that hold a draft back or wait for a decision.
UNSETTLED = frozenset({"open", "reopened", "accepted"})


class Standing(NamedTuple):
    """A flag and how it stands: open, accepted, dismissed or reopened; ``before`` is the statement once decided on."""

    flag: Flag
    status: str = "open"
    before: str | None = None

    @property
    def counts(self) -> bool:
        """Whether the flag is still to be settled."""
        return self.status in UNSETTLED


class Checked(NamedTuple):
    """A draft that was read and checked."""

    path: str
    draft: Draft
    standings: tuple[Standing, ...]

    def shown(self, level: Level) -> list[Standing]:
        """The flags at or above ``level`` that are still to be settled."""
        return [standing for standing in self.standings if standing.flag.level >= level]


class Failed(NamedTuple):
    """A draft that could not be checked, and why."""

    path: str
    message: str


class Run(NamedTuple):
    """Every draft of a run, checked or failed; ``level`` is the least that is shown, ``rules`` how many ran."""

    checked: tuple[Checked, ...]
    failed: tuple[Failed, ...]
    rules: int
    level: Level = Level.SUGGESTION

    def standings(self) -> Iterator[Standing]:
        """Every flag of the run with its status."""
        for checked in self.checked:
            yield from checked.standings
