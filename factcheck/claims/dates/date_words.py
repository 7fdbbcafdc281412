"""The words that dates are written in, as tables and small patterns."""

from __future__ import annotations

MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
MONTH_SHORT = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
WEEKDAY_SHORT = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
#: Two letters are a weekday only before a comma or full stop and a date.
WEEKDAY_LETTERS = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = ("", *(name.capitalize() for name in MONTHS))

COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
}

#: What makes a weekday part of a name: feasts, events, newspapers, clubs.
WEEKDAY_NAMESAKES = frozenset(
    "black good bloody ash super palm cyber easter sheffield holy shrove fat maundy whit trinity casual "  # noqa: SIM905
    "freaky taco throwback giving girl man happy small advent ruby".split()
)

#: Month names that are also common words or given names: alone they are a month only after one of MONTH_CUES.
AMBIGUOUS_MONTHS = frozenset({"may", "march", "april", "june", "august", "january"})
MONTH_CUES = frozenset(
    "in since until till by last next this early late mid of from to during before after through every "  # noqa: SIM905
    "between each past following".split()
)

MONTH = r"(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)"
#: A month in full or cut short, and words that begin like one ("market"): ``month_number`` decides.
MONTH_ANY = r"(?:May\b|(?:Jan|Febr?|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\b\.?|\w+))"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY_ANY = rf"(?:{WEEKDAY}\b|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?|(?:Mo|Tu|We|Th|Fr|Sa|Su)[.,])"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
#: Four digits, or two after an apostrophe, that are no clock time ("1600 GMT") and no other number.
YEAR = (
    r"(?:[12]\d{3}(?!\d|[.,:]\d|\s?%|\s?(?:GMT|BST|UTC|CEST|CET|EST|EDT|ET|PST|PDT|PT|hours?|hrs|local time|km|"
    r"met(?:re|er)s|people)\b)|['’]\d\d\b)"
)
_ZONES = "GMT|BST|UTC|CEST|CET|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|AEST|AET|IST|MSK|JST|local time"
ZONE = f"(?:{_ZONES})"
#: What stands after figures that are a clock time and no year ("1600 GMT").
CLOCK_WORDS = (*_ZONES.split("|"), "hours", "hrs")


def weekday_number(word: str) -> int | None:
    """Monday as 0; None for a word that is no weekday, or one that is a weekday only when capitalised."""
    bare = word.strip(" .,").casefold()
    if bare in WEEKDAYS:
        return WEEKDAYS[bare]
    if not word[:1].isupper():
        return None
    return WEEKDAY_SHORT.get(bare, WEEKDAY_LETTERS.get(bare))


def month_number(word: str) -> int | None:
    """January as 1; None for a word that is no month, or one that is a month only when capitalised."""
    bare = word.strip(" .,").casefold()
    if bare in MONTHS and (word[:1].isupper() or bare not in ("may", "march")):
        return MONTHS[bare]
    return MONTH_SHORT.get(bare) if word[:1].isupper() else None


def count_number(word: str) -> int | None:
    """The count that a figure or number word gives ("3", "three", "a"), None for other words."""
    bare = word.casefold().replace(",", "")
    return int(bare) if bare.isdigit() else COUNTS.get(bare)


def year_number(text: str) -> int:
    """A year as written: four digits, or two after an apostrophe ('14 is 2014, '68 is 1968)."""
    digits = text.lstrip("'’")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def month_length(month: int, year: int | None) -> int:
    """Days in a month; February has 29 where the year is not known."""
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31
