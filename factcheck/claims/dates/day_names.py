"""Dates in words: for messages, and for repairs in the style that the draft has."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from factcheck.claims.dates.date_words import (
    DAY,
    MONTH_ANY,
    MONTH_NAMES,
    WEEKDAY_ANY,
    WEEKDAY_NAMES,
    month_length,
    month_number,
)


def day_in_words(date: datetime.date) -> str:
    """ "7 October 2014"."""
    return f"{date.day} {MONTH_NAMES[date.month]} {date.year}"


def ordinal(number: int) -> str:
    """ "1st", "2nd", "11th"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def weekday_repairs(text: str, written: int, date: datetime.date, year_written: bool) -> Iterator[str]:
    """``text``, a weekday with a date, put right, likeliest first: the other weekday, the nearest day, the next year.

    ``written`` is the weekday that stands there, ``date`` the day it stands with.
    """
    word = re.search(WEEKDAY_ANY, text, re.IGNORECASE)
    if word:
        yield text[: word.start()] + _like(word[0], WEEKDAY_NAMES[date.weekday()]) + text[word.end() :]
    ahead = (written - date.weekday()) % 7
    days = sorted((ahead, ahead - 7), key=abs)
    for shift in days[:1]:
        other = date + datetime.timedelta(days=shift)
        if (other.year, other.month) == (date.year, date.month):
            yield with_day(text, other.day)
    if year_written:
        for year in (date.year + 1, date.year - 1):
            if date.day <= month_length(date.month, year) and date.replace(year=year).weekday() == written:
                yield text.replace(str(date.year), str(year))


def with_day(text: str, day: int) -> str:
    """``text`` with another day of the month, as a bare figure or an ordinal as it was."""
    for pattern, group in (
        (rf"(?<!\d)({DAY})(?:\s+of)?\s+{MONTH_ANY}", 1),
        (rf"{MONTH_ANY}\s+(?:the\s+)?({DAY})(?!\d)", 1),
        (r"\d{4}[-/]\d\d[-/](\d\d)", 1),
    ):
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            old = match[group]
            new = ordinal(day) if old[-1].isalpha() else str(day).zfill(len(old)) if old.startswith("0") else str(day)
            if len(old) == 2 and re.compile(r"\d{4}[-/]").match(match[0]):
                new = f"{day:02d}"
            return text[: match.start(group)] + new + text[match.end(group) :]
    return text


def impossible_repairs(text: str, year: int | None, month: int) -> Iterator[str]:
    """``text``, a day that its month does not have, put right: the month's last day, the next month's first."""
    yield with_day(text, month_length(month, year))
    if month < 12 and (word := _month_word(text)):
        start, end, written = word
        following = text[:start] + _like(written, MONTH_NAMES[month + 1]) + text[end:]
        yield with_day(following, 1)


def swapped(text: str, first: int, last: int) -> Iterator[str]:
    """``text``, a range from the number ``first`` to the number ``last``, with the two in each other's place."""
    places = [re.search(rf"(?<!\d){number}(?:st|nd|rd|th)?(?!\d)", text) for number in (first, last)]
    one, two = places
    if one and two and one.end() <= two.start():
        yield text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


def _month_word(text: str) -> tuple[int, int, str] | None:
    for match in re.finditer(MONTH_ANY, text, re.IGNORECASE):
        if month_number(match[0]):
            return match.start(), match.end(), match[0]
    return None


def _like(written: str, name: str) -> str:
    """``name`` shortened and cased as ``written`` is."""
    bare = written.rstrip(".,")
    tail = written[len(bare) :]
    if len(bare) <= 4 and bare.casefold() not in ("may", "june", "july"):
        short = {"Tuesday": "Tues", "Thursday": "Thurs", "Wednesday": "Wed", "September": "Sept"}
        name = name[: len(bare)] if len(bare) < 4 else short.get(name, name[:3])
    elif len(bare) == 5 and bare.casefold() == "thurs":
        name = {"Tuesday": "Tues"}.get(name, name[:3])
    if name == "May" and "." in tail:
        tail = tail.replace(".", "")
    if bare.isupper() and len(bare) > 1:
        return name.upper() + tail
    return (name.lower() if bare.islower() else name) + tail
