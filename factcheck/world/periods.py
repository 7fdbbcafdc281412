"""Facts that hold for a time, with days that may be known to the year only."""

import datetime

import msgspec


class Period(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value and when it held, first and last day included; "" where open or not known.

    ``source`` is where the row has another than its entry.
    """

    value: str
    from_: str = msgspec.field(name="from", default="")
    until: str = ""
    note: str = ""
    source: str = ""


def first_day(date: str) -> datetime.date:
    """The first day an ISO date of any length can mean; raises ValueError for anything else."""
    year, month, day = ([*map(int, date.split("-")), 1, 1])[:3]
    return datetime.date(year, month, day)


def last_day(date: str) -> datetime.date:
    """The last day an ISO date of any length can mean; raises ValueError for anything else."""
    parts = tuple(map(int, date.split("-")))
    if len(parts) == 1:
        return datetime.date(parts[0], 12, 31)
    if len(parts) == 2:
        from calendar import monthrange

        return datetime.date(*parts, monthrange(*parts)[1])
    return datetime.date(*parts)


def holds(from_: str, until: str, day: datetime.date) -> bool | None:
    """Whether ``day`` lies within the two days; None where an imprecise day leaves it open."""
    if (from_ and day < first_day(from_)) or (until and day > last_day(until)):
        return False
    if (from_ and day < last_day(from_)) or (until and day > first_day(until)):
        return None
    return True
