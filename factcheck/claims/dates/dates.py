"""Date claims: what a draft says of when, resolved against the draft's own date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.claims.dates.date_mentions import Mention
from factcheck.claims.dates.date_words import month_length
from factcheck.claims.lazy import Lazy, in_lower_case
from factcheck.claims.model import DateClaim
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.draft import Block

Days = tuple[datetime.date, datetime.date]


_AHEAD = Lazy(
    r"\b(?:will|shall|going to|(?:is|are|was|were) (?:due|set|expected|scheduled|likely|to)|plans? to|hopes? to|"
    r"ahead of|\w+['’]ll|would|upcoming|forthcoming)\b",
    needs=(
        *("will", "shall", "going to", " due", " set", " expected", " scheduled", " likely", "is to", "are to"),
        *("was to", "were to", "plan", "hope", "ahead of", "'ll", "’ll", "would", "upcoming", "forthcoming"),
    ),
)


def find_dates(reading: Reading) -> Iterator[DateClaim]:
    """Every date expression of the draft's own blocks, in document order."""
    for block, mentions in reading.mentions:
        for mention in mentions:
            yield date_claim(block, mention, reading.clock)


def date_claim(block: Block, mention: Mention, clock: datetime.date | None) -> DateClaim:
    """The claim that ``mention`` of ``block`` makes, as seen from ``clock``."""
    days = resolve(mention, clock, ahead=_looks_ahead(block, mention), other_year=_other_year(block, mention, clock))
    return DateClaim(
        passage=Passage(block, mention.start, mention.end),
        grain="year"
        if mention.cue == "ago" and mention.grain == "decade"
        else _GRAINS.get(mention.grain, mention.grain),
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
        weekday=mention.weekday,
        year=mention.year,
        month=mention.month if mention.grain not in ("season", "quarter") else None,
        day=mention.day,
        relative=bool(days) and (mention.relative or mention.year is None),
    )


_GRAINS = {"weekend": "week", "fortnight": "week", "fall": "season", "hour": "time", "minute": "time"}


def resolve(
    mention: Mention, clock: datetime.date | None, *, ahead: bool = False, other_year: bool = False
) -> Days | None:
    """First and last day that ``mention`` can mean, or None where that cannot be told.

    ``ahead`` is whether the sentence speaks of the future, ``other_year`` whether it names another year than the
    clock's, so that a date without a year may belong there. A range whose end is before its start has no days.
    """
    if mention.until is not None:
        first = resolve(replace(mention, until=None), clock, ahead=ahead, other_year=other_year)
        last = resolve(mention.until, clock, ahead=ahead, other_year=other_year)
        if first and last and last[1] < first[0] and mention.until.weekday is not None and mention.until.day is None:
            last = last[0] + datetime.timedelta(days=7), last[1] + datetime.timedelta(days=7)
        if not first or not last or last[1] < first[0]:
            return None
        return first[0], last[1]
    try:
        if mention.cue and mention.day is None:
            return _relative(mention, clock, ahead) if clock else None
        return _calendar(mention, clock, other_year)
    except (ValueError, OverflowError):
        return None


def nearest_year(month: int, day: int, clock: datetime.date) -> int:
    """The year in which ``day`` and ``month`` lie nearest to ``clock``; 29 February only in leap years."""
    years = [
        year for year in range(clock.year - 4, clock.year + 5) if 1 <= year <= 9999 and day <= month_length(month, year)
    ]
    if not years:
        raise ValueError("no such day")
    return min(years, key=lambda year: abs((datetime.date(year, month, day) - clock).days))


def _calendar(mention: Mention, clock: datetime.date | None, other_year: bool) -> Days | None:
    year, month, day = mention.year, mention.month, mention.day
    if year is None:
        if clock is None or other_year or month is None:
            return None
        year = nearest_year(month, day or 15, clock)
    if day is not None and month is not None:
        date = datetime.date(year, month, day)
        return date, date
    if mention.grain == "season":
        return _months(year, month or 1, 3)
    if mention.grain == "quarter":
        return _months(year, month or 1, 3)
    if month is not None:
        return _months(year, month, 1)
    length = {"decade": 10, "century": 100}.get(mention.grain, 1)
    return datetime.date(year, 1, 1), datetime.date(year + length - 1, 12, 31)


def _months(year: int, month: int, count: int) -> Days:
    """The days of ``count`` months from the first of ``month``."""
    last = year * 12 + month - 1 + count - 1
    end_year, end_month = last // 12, last % 12 + 1
    return datetime.date(year, month, 1), datetime.date(end_year, end_month, month_length(end_month, end_year))


def _relative(mention: Mention, clock: datetime.date, ahead: bool) -> Days | None:
    if mention.cue in ("ago", "ahead", "past", "coming"):
        return _counted(mention, clock)
    if mention.weekday is not None:
        date = _weekday_date(mention, clock, ahead)
        return date, date
    if mention.grain == "day":
        date = clock + datetime.timedelta(days=mention.amount)
        return date, date
    step = {"last": -1, "next": 1}.get(mention.cue, 0)
    if mention.grain == "month" and mention.month is not None:
        return _named_month(mention.month, mention.cue, clock)
    return _period(mention, clock, step)


def _counted(mention: Mention, clock: datetime.date) -> Days | None:
    sign = -1 if mention.cue in ("ago", "past") else 1
    if mention.grain in ("hour", "minute") or not mention.amount:
        return None
    days = {"day": 1, "week": 7, "fortnight": 14}.get(mention.grain)
    if days:
        date = clock + datetime.timedelta(days=sign * days * mention.amount)
        loose = datetime.timedelta(days=0 if mention.grain == "day" else 3)
        found = (date - loose, date + loose)
    else:
        months = mention.amount * {"month": 1, "year": 12, "decade": 120, "century": 1200}[mention.grain] * sign
        total = clock.year * 12 + clock.month - 1 + months
        found = _months(total // 12, total % 12 + 1, 1)
        if mention.grain != "month":
            found = datetime.date(total // 12, 1, 1), datetime.date(total // 12, 12, 31)
    if mention.cue == "past":
        return found[0], clock
    return (clock, found[1]) if mention.cue == "coming" else found


def _weekday_date(mention: Mention, clock: datetime.date, ahead: bool) -> datetime.date:
    weekday = mention.weekday or 0
    back = (clock.weekday() - weekday) % 7
    if mention.cue.endswith(" week"):
        monday = clock - datetime.timedelta(days=clock.weekday())
        weeks = {"last week": -1, "next week": 1}.get(mention.cue, 0)
        return monday + datetime.timedelta(days=7 * weeks + weekday)
    if mention.cue == "last":
        return clock - datetime.timedelta(days=back or 7)
    if mention.cue == "next":
        return clock + datetime.timedelta(days=7 - back)
    if ahead or mention.cue == "this":
        return clock + datetime.timedelta(days=(7 - back) % 7)
    return clock - datetime.timedelta(days=back)


def _named_month(month: int, cue: str, clock: datetime.date) -> Days:
    year = clock.year
    if cue == "last" and month >= clock.month:
        year -= 1
    elif cue == "next" and month <= clock.month:
        year += 1
    return _months(year, month, 1)


def _period(mention: Mention, clock: datetime.date, step: int) -> Days | None:
    if mention.grain in ("week", "weekend"):
        monday = clock - datetime.timedelta(days=clock.weekday() - 7 * step)
        first = monday + datetime.timedelta(days=5 if mention.grain == "weekend" else 0)
        return first, monday + datetime.timedelta(days=6)
    if mention.grain == "month":
        total = clock.year * 12 + clock.month - 1 + step
        return _months(total // 12, total % 12 + 1, 1)
    if mention.grain == "quarter":
        total = clock.year * 12 + (clock.month - 1) // 3 * 3 + 3 * step
        return _months(total // 12, total % 12 + 1, 3)
    if mention.grain == "season":
        month = mention.month or 1
        year = nearest_year(month, 15, clock) if not step else clock.year
        if step < 0 and month + 2 >= clock.month:
            year -= 1
        elif step > 0 and month <= clock.month:
            year += 1
        return _months(year, month, 3)
    if mention.grain in ("year", "decade", "century"):
        length = {"year": 1, "decade": 10, "century": 100}[mention.grain]
        first_year = clock.year - clock.year % length + step * length
        return datetime.date(first_year, 1, 1), datetime.date(first_year + length - 1, 12, 31)
    return None


def _looks_ahead(block: Block, mention: Mention) -> bool:
    """Whether the words before the mention in its sentence speak of the future."""
    sentence = block.sentence_at(mention.start)
    before = block.text[max(sentence.start, mention.start - 120) : mention.start]
    return bool(_AHEAD.search(in_lower_case(before)))


def _other_year(block: Block, mention: Mention, clock: datetime.date | None) -> bool:
    """Whether the sentence names a year other than the clock's, to which a date without year may belong."""
    if mention.year is not None or mention.relative or clock is None or mention.month is None:
        return False
    sentence = block.sentence_at(mention.start)
    years = re.compile(r"(?<![\d.,$£€])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)").findall(sentence.text)
    return bool(years) and str(clock.year) not in years
