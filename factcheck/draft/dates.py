"""Dates as drafts write them in front matter and datelines."""

from __future__ import annotations

import datetime
import re
from functools import cache

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    month = r"(?P<month>[A-Za-z]{3,9})\.?"
    weekday = r"(?:[A-Za-z]{3,9}\.?,?\s+)?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    clock = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}\b.*)?"
    return (
        re.compile(r"(?P<year>\d{4})(?P<dash>-?)(?P<number>\d{2})(?P=dash)(?P<day>\d{2})(?:[Tt\s].*)?"),
        re.compile(rf"{weekday}{day}\s+(?:of\s+)?{month},?\s+(?P<year>\d{{4}}){clock}"),
        re.compile(rf"{weekday}{month}\s+{day},?\s+(?P<year>\d{{4}}){clock}"),
    )


def parse_date(text: str) -> datetime.date | None:
    """The day that ``text`` as a whole names: ISO 8601, "28 September 2022", "Sept. 28, 2022"; a time is ignored.

    None for anything else; forms such as 03/04/2022 mean different days in different countries and are left alone.
    """
    text = text.strip()
    if len(text) > 80:
        return None
    for form in _forms():
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = int(parts["number"]) if "number" in parts else month_number(parts["month"])
            try:
                return datetime.date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                return None
    return None


def month_number(word: str) -> int:
    """1 to 12 for an English month or its abbreviation, 0 for another word."""
    word = word.rstrip(".").casefold()
    if len(word) < 3:
        return 0
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)
