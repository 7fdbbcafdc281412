"""Dates as drafts write them in front matter and datelines."""

from __future__ import annotations

import datetime
import re

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:[A-Za-z]{3,9}\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}\b.*)?"
_FORMS = (
    r"(?P<year>\d{4})(?P<dash>-?)(?P<number>\d{2})(?P=dash)(?P<day>\d{2})(?:[Tt\s].*)?",
    rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}}){_CLOCK}",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}}){_CLOCK}",
)


def parse_date(text: str) -> datetime.date | None:
    """The day that ``text`` as a whole names: ISO 8601, "28 September 2022", "Sept. 28, 2022"; a time is ignored.

    None for anything else; forms such as 03/04/2022 mean different days in different countries and are left alone.
    """
    text = text.strip()
    if len(text) > 80:
        return None
    for form in _FORMS:
        if found := re.fullmatch(form, text):
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
