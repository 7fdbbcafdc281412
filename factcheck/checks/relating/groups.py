"""Groups and their members over time: what is known of one, in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.checks.relating.case import written
from factcheck.claims.lazy import Lazy
from factcheck.world.periods import first_day, last_day

if TYPE_CHECKING:
    from factcheck.checks.relating.moment import Days
    from factcheck.world.model import Group, Members

#: What a group is called where it is no body: a place is among them and not in it.
_PLURAL = Lazy(r"\b(?:countries|states|nations|members)\b")


def stands(
    group: Group, clock: datetime.date | None, times: Sequence[Days], states: Sequence[str], *, several: bool
) -> str:
    """That ``states`` were not in a group, with the time: the year among ``times``, else the draft's day, else ever.

    ``several`` is whether the words have several subjects.
    """
    inside = f"{'among' if _PLURAL.search(group.called) else 'in'} {group.called}"
    years = {day.year for span in times for day in span}
    lasting = not (group.as_of or group.since)
    if clock and not lasting:
        when = f"in {years.pop()}" if len(years) == 1 and clock.year not in years else f"on {written(clock)}"
        return f"{'were' if several else 'was'} not {inside} {when}"
    whole = all(row.from_ for row in group.members)
    if lasting or not whole or any(set(states) & set(row.who) for row in group.members):
        return f"{'are' if several else 'is'} not {inside}"
    return f"{'have' if several else 'has'} never been {inside}"


def fact(group: Group, name: str, state: str) -> str:
    """What is known of a state (by id) that goes by ``name``."""
    rows = [row for row in group.members if state in row.who and not row.unclear]
    if not rows:
        return f"{name} is not among {'' if _PLURAL.search(group.called) else 'the members of '}{group.called}"
    over = " and ".join(_term(row) for row in rows if row.until)
    lasting = [_since(group, row, again=bool(over)) for row in rows if not row.until]
    return f"{name} {' and '.join([*([f'was a member {over}'] if over else []), *lasting])}"


def source(group: Group, state: str) -> str:
    """Where it is from what is known of a state: the source of its latest membership, else that of the group."""
    own = [row.source for row in group.members if state in row.who and not row.unclear]
    return own[-1] or group.source if own else group.source


def _term(row: Members) -> str:
    """The time of a membership that is over, in words."""
    return f"from {row.from_} until {row.until}" if row.from_ else f"until {row.until}"


def _since(group: Group, row: Members, *, again: bool) -> str:
    """The start of a membership that lasts, in words; ``again``: there was one before."""
    if not row.from_:
        return "is a member"
    if _PLURAL.search(group.called):
        return f"has been among {group.called} since {row.from_}"
    whole = row.from_.count("-") == 2
    return f"joined {group.called} {'again ' if again else ''}{'on' if whole else 'in'} {row.from_}"


def changed(group: Group, rows: Sequence[Members], change: str) -> set[int] | None:
    """The years in which members joined or left; None where one is open, or a founder's, which is told in many ways."""
    first = min(row.from_ for row in group.members)
    if any(row.unclear or (change == "joined" and row.from_ in ("", first)) for row in rows):
        return None
    if change == "joined":
        return {first_day(row.from_).year for row in rows}
    ends = [last_day(row.until) for row in rows if row.until]
    return {day.year for end in ends for day in (end, end + datetime.timedelta(days=1))}


def outside(group: Group, year: int) -> bool:
    """Whether nothing is known of a year: the group's list starts later or ends before."""
    return bool(
        (group.since and year <= first_day(group.since).year) or (group.as_of and year >= last_day(group.as_of).year)
    )
