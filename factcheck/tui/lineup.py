"""The flags of a draft in their order: which are shown, which is current, which comes next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from factcheck.review.standing import View
from factcheck.tui.view_filter import ViewFilter


class Lineup:
    """``views`` are all flags, ``shown`` the places among them of those that ``filter`` lets through.

    ``current`` is the id of the flag that keys act on; ``skipped`` are ids that were put off in this sitting.
    """

    def __init__(self) -> None:
        self.filter = ViewFilter()
        self.views: Sequence[View] = ()
        self.shown: list[int] = []
        self.current: str | None = None
        self.skipped: set[str] = set()
        self._places: dict[str, int] = {}
        self._last = 0

    def __contains__(self, flag_id: object) -> bool:
        return flag_id in self._places

    @property
    def view(self) -> View | None:
        """The current flag; None where there is none, or it is gone."""
        place = self.place
        return self.views[place] if place is not None else None

    @property
    def place(self) -> int | None:
        """The current flag's place among all."""
        return self._places.get(self.current or "")

    @property
    def row(self) -> int | None:
        """The current flag's place among those shown."""
        place = self.place
        if place is None:
            return None
        row = bisect_left(self.shown, place)
        return row if row < len(self.shown) and self.shown[row] == place else None

    def places(self, ids: Iterable[str]) -> list[int]:
        """The places of flags among all."""
        return [self._places[each] for each in ids]

    def take(self, views: Sequence[View], *, final: bool) -> None:
        """Let these be the flags, the first that waits for a decision current.

        Where the current one is gone its neighbour follows, once the flags are ``final``.
        """
        self._last = self._last if self.place is None else self.place
        self.views = views
        self._places = {view.id: number for number, view in enumerate(views)}
        if self.current is None and final:
            self.current = next((view.id for view in views if view.unsettled), None)
        elif self.current not in self._places and final:
            left = [*views[self._last : self._last + 1], *views[-1:]]
            self.current = left[0].id if left else None
        self.refilter()

    def refilter(self) -> None:
        """Work out what is shown; a current flag that is not gives way to the next one."""
        self.shown = [number for number, view in enumerate(self.views) if self.filter.shows(view)]
        if self.current is None or (self.place is not None and self.row is None):
            row = min(bisect_left(self.shown, self.place or 0), len(self.shown) - 1)
            self.current = self.views[self.shown[row]].id if self.shown else None

    def update(self, places: Iterable[int]) -> bool:
        """Flags at these places changed: whether others are shown now."""
        changed = set(places)
        wanted = {number for number in changed if self.filter.shows(self.views[number])}
        shown = set(self.shown)
        if shown & changed == wanted:
            return False
        self.shown = sorted(shown - changed | wanted)
        return True

    def at_row(self, row: int) -> str | None:
        """The id of the flag in a row of those shown, the nearest where there is none; -1 is the last."""
        if not self.shown:
            return None
        row = len(self.shown) - 1 if row == -1 else max(0, min(row, len(self.shown) - 1))
        return self.views[self.shown[row]].id

    def step(self, by: int) -> str | None:
        """The flag ``by`` rows on from the current one."""
        row = bisect_left(self.shown, self.place or 0)
        return self.at_row(max(0, row + by))

    def next_open(self, *, step: int = 1, skip: bool = False) -> str | None:
        """The next shown flag that waits for a decision, round the end; ``skip`` leaves out those that were skipped."""
        at = bisect_left(self.shown, self.place or 0)
        before, after = self.shown[:at], self.shown[at + (self.row is not None) :]
        order = after + before if step > 0 else before[::-1] + after[::-1]
        views = (self.views[number] for number in order)
        return next((v.id for v in views if v.unsettled and not (skip and v.id in self.skipped)), None)

    def open_of_rule(self) -> list[str]:
        """The shown flags of the current flag's rule that wait for a decision."""
        view = self.view
        if view is None:
            return []
        shown = (self.views[number] for number in self.shown)
        return [each.id for each in shown if each.flag.rule == view.flag.rule and each.unsettled]
