"""Parts of dates and relative dates, read from their matches: months, years, weekdays, "three days ago"."""

from __future__ import annotations

import re

from factcheck.claims.dates.date_words import (
    AMBIGUOUS_MONTHS,
    CLOCK_WORDS,
    MONTH_CUES,
    WEEKDAY_NAMESAKES,
    count_number,
    month_number,
    weekday_number,
    year_number,
)
from factcheck.claims.dates.date_written import Mention, word_before, year_of

_ABSOLUTE_CUES = frozenset({"in", "since", "until", "till", "by", "from", "during", "before", "after", "early", "late"})


def read_month_year(match: re.Match[str]) -> Mention | None:
    """ "September 2022"."""
    month = month_number(match["m"])
    if month is None or year_of(match) is None:
        return None
    return Mention(match.start(), match.end(), "month", year_of(match), month)


def read_years(match: re.Match[str]) -> Mention | None:
    """ "1990–1994", "1990-94"."""
    first, written = int(match["y"]), match["y2"]
    if len(written) == 2:
        last = first - first % 100 + int(written)
        if first % 100 == 99 and written == "00":
            last += 100
        if last <= first:
            return None
    else:
        last = int(written)
    return Mention(
        match.start(), match.end(), "year", first, until=Mention(match.start("y2"), match.end(), "year", last)
    )


def read_decade(match: re.Match[str]) -> Mention:
    """ "the 1990s", "the ’60s"."""
    year = int(match["y"]) if match["y"] else 1900 + int(match["y2"])
    return Mention(match.start(), match.end(), "decade", year)


def read_century(match: re.Match[str]) -> Mention:
    """ "the 19th century"."""
    return Mention(match.start(), match.end(), "century", (int(match["n"]) - 1) * 100 + 1)


_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


_STRETCHES = frozenset(("week", "month", "year", "decade", "century"))


def read_season(match: re.Match[str]) -> Mention:
    """ "the summer of 2014"."""
    return Mention(
        match.start(), match.end(), "season", year_number(match["y"]), _SEASON_MONTHS[match["season"].casefold()]
    )


def read_quarter(match: re.Match[str]) -> Mention:
    """ "Q3 2014", "the third quarter of 2014"."""
    number = int(match["q"]) if match["q"] else ("first", "second", "third", "fourth").index(match["n"].casefold()) + 1
    return Mention(match.start(), match.end(), "quarter", int(match["y"]), number * 3 - 2)


def read_near_day(match: re.Match[str]) -> Mention:
    """ "yesterday", "tonight", "the day after tomorrow"."""
    cue = " ".join(match[0].casefold().split()).removeprefix("the ")
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    return Mention(match.start(), match.end(), "day", cue=cue, amount=shift.get(cue, 0))


def read_ago(match: re.Match[str]) -> Mention:
    """ "three days ago"."""
    return _counted(match, "ago")


def read_ahead(match: re.Match[str]) -> Mention:
    """ "in three weeks’ time"."""
    return _counted(match, "ahead")


def read_stretch(match: re.Match[str]) -> Mention:
    """ "over the past three days"."""
    return _counted(match, "past" if match["cue"].casefold() in ("past", "last") else "coming")


def _counted(match: re.Match[str], cue: str) -> Mention:
    unit = match["unit"].casefold()
    return Mention(match.start(), match.end(), unit, cue=cue, amount=count_number(match["n"]) or 0)


def read_period(match: re.Match[str]) -> Mention:
    """ "last month", "this summer"; "the last month" is the month up to now."""
    unit, cue = match["unit"].casefold(), match["cue"].casefold()
    if unit in _SEASON_MONTHS:
        return Mention(match.start(), match.end(), "season", month=_SEASON_MONTHS[unit], cue=cue)
    if cue != "this" and unit in _STRETCHES and word_before(match, match.start()).casefold() == "the":
        return Mention(match.start(), match.end(), unit, cue="past" if cue == "last" else "coming", amount=1)
    return Mention(match.start(), match.end(), unit, cue=cue)


def read_weekday(match: re.Match[str]) -> Mention | None:
    """ "Tuesday", "last Tuesday"; None for Black Friday, Ash Wednesday and the like."""
    cue = match.groupdict().get("cue")
    previous = word_before(match, match.start())
    if not cue and (
        previous.casefold() in WEEKDAY_NAMESAKES
        or re.match(
            r"\s+(?:Times|Mirror|Night|Times)\b|\s+[A-Z]\w+\s+(?:Times|Live)\b", match.string[match.end() :][:30]
        )
    ):
        return None
    return Mention(
        match.start(), match.end(), "day", weekday=weekday_number(match["w"]), cue=(cue or "weekday").casefold()
    )


def read_weekday_week(match: re.Match[str]) -> Mention:
    """ "Tuesday last week"."""
    return Mention(
        match.start(), match.end(), "day", weekday=weekday_number(match["w"]), cue=f"{match['cue'].casefold()} week"
    )


def read_month(match: re.Match[str]) -> Mention | None:
    """ "September", "last May"; None where the word is a name or a verb."""
    month = month_number(match["m"])
    if month is None:
        return None
    cue = (match.groupdict().get("cue") or "").casefold()
    if not cue and not _month_alone(match):
        return None
    return Mention(match.start(), match.end(), "month", month=month, cue=cue)


def _month_alone(match: re.Match[str]) -> bool:
    """Whether a bare month name is a month and not a person, a verb or a column head."""
    word = match["m"].casefold()
    previous = word_before(match, match.start())
    after = match.string[match.end() :][:24]
    if not word.endswith(".") and len(word) <= 4 and word not in AMBIGUOUS_MONTHS | {"july", "sept"}:
        return False
    if re.compile(r"\s+\d").match(after):
        return previous.casefold() in MONTH_CUES
    if word in AMBIGUOUS_MONTHS or word.endswith("."):
        return previous.casefold() in MONTH_CUES - (
            {"by", "from", "to", "of", "before", "after"} if word == "may" else set()
        )
    return not (previous[:1].isupper() and previous.casefold() not in MONTH_CUES) or previous.casefold() in (
        "and",
        "or",
        "on",
    )


_YEAR_COUNTS = frozenset(
    "of than to about some nearly almost over around least most only another approximately".split()  # noqa: SIM905
)


def read_year(match: re.Match[str]) -> Mention | None:
    """ "2014"; None where it counts something."""
    previous = word_before(match, match.start()).casefold()
    after = match.string[match.end() :][:24]
    if after.lstrip().startswith(CLOCK_WORDS) and re.match(rf"\s+(?:{'|'.join(CLOCK_WORDS)})\b", after):
        return None
    if previous not in _ABSOLUTE_CUES and re.match(
        r"\s+(?:[a-z]+s|people|men|women|children|[a-z]+ people)\b(?!\s+of\b)", after
    ):
        named = match.string[match.end() :].lstrip()[:12].split(" ")[0].casefold()
        if named not in ("was", "is", "has", "as", "its", "his", "elections", "ends", "sees", "means"):
            return None
    if previous in _YEAR_COUNTS - {"of", "to"}:
        return None
    return Mention(match.start(), match.end(), "year", int(match["y"]))


def read_time(match: re.Match[str]) -> Mention | None:
    """ "10.30am", "1600 GMT"."""
    return Mention(match.start(), match.end(), "time")
