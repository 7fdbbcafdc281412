"""calendar: dates that no calendar has, and dates of one draft that cannot all be right."""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec.structs import replace

from factcheck.claims.dates.date_words import MONTH_NAMES, WEEKDAY_NAMES, month_length
from factcheck.claims.dates.day_clashes import disagreeing, told_twice
from factcheck.claims.dates.day_names import day_in_words, impossible_repairs, swapped, weekday_repairs
from factcheck.claims.dates.day_tenses import mistensed
from factcheck.claims.dates.day_years import fits, fits_nearest, has_day, years_of
from factcheck.draft import Block, Passage
from factcheck.flag import Level
from factcheck.ruleset.model import Check, Finding, Shown
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.dates.date_mentions import Mention
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search

#: First year of the Gregorian calendar in Britain (Calendar (New Style) Act 1750); before it weekdays differ by place.
NEW_STYLE = 1753

Mentions = tuple["Mention", ...]
Found = Iterator[Finding]


class CalendarFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to look for.

    ``impossible``: a day that its month does not have ({reason}). ``weekday``: a weekday that is not the date's
    ({date}, {actual}, {stated}). ``reversed``: a range that ends before it starts ({first}, {last}). ``disagree``:
    two expressions for one day that are different days ({first}, {last}, {why}). ``tense``: a past date told as to
    come or the reverse ({date}, {clock}, {told}).
    """

    find: Literal["impossible", "weekday", "reversed", "disagree", "tense"]


class Calendar(Check[CalendarFields]):
    """Dates against the calendar, the draft's own date and one another."""

    extends: ClassVar[str] = "calendar"
    fields: ClassVar[type[RuleFields]] = CalendarFields
    fills = frozenset(("reason", "date", "actual", "stated", "first", "last", "why", "clock", "told"))

    def run(self, reading: "Reading", search: "Search") -> Found:
        """One finding for each date that the rule is about."""
        variants: dict[str, Callable[[Reading, Block, Mentions], Found]] = {
            "impossible": _impossible,
            "weekday": _wrong_weekday,
            "reversed": _reversed,
            "disagree": _disagreeing,
            "tense": _mistensed,
        }
        find = variants[self.rule.fields.find]
        scope = {passage.block.index for passage in search.passages}
        highest = self.rule.fields.level
        for block, mentions in reading.mentions:
            if block.index not in scope:
                continue
            for finding in find(reading, block, mentions):
                yield replace(finding, level=min(finding.level, highest)) if finding.level else finding


def parts(mention: "Mention") -> "Iterator[Mention]":
    """The mention, or both ends of a range."""
    yield replace(mention, until=None)
    if mention.until:
        yield mention.until


def _impossible(_reading: "Reading", block: Block, mentions: Mentions) -> Found:
    for mention in mentions:
        for part in parts(mention):
            if part.day is None or part.month is None or part.day <= month_length(part.month, part.year):
                continue
            passage = Passage(block, mention.start, mention.end)
            repairs = () if mention.until else tuple(impossible_repairs(passage.text, part.year, part.month))
            yield Finding(passage=passage, values={"reason": _reason(part)}, replacements=repairs)
            break


def _reason(part: "Mention") -> str:
    month, year = part.month or 1, part.year
    days = month_length(month, year)
    if month == 2 and year is not None and part.day == 29:
        return f"{year} is no leap year"
    return f"{MONTH_NAMES[month]} has {days} days"


def _wrong_weekday(reading: "Reading", block: Block, mentions: Mentions) -> Found:
    for mention in mentions:
        for part in parts(mention):
            other = _other_weekday(reading, block, mentions, part)
            if other is None or part.weekday is None:
                continue
            date, level = other
            passage = Passage(block, part.start, mention.end if part.start == mention.start else part.end)
            values = {
                "date": day_in_words(date),
                "actual": WEEKDAY_NAMES[date.weekday()],
                "stated": WEEKDAY_NAMES[part.weekday],
            }
            repairs = (
                () if mention.until else tuple(weekday_repairs(passage.text, part.weekday, date, part.year is not None))
            )
            yield Finding(passage=passage, values=values, replacements=repairs, level=level)


def _other_weekday(
    reading: "Reading", block: Block, mentions: Mentions, part: "Mention"
) -> tuple[datetime.date, Level | None] | None:
    """The day that the mention names, where that day has another weekday than the mention says.

    With it a lower level where a year that the text does not point to, but does not rule out either, has that weekday:
    a suggestion, or, where the sentence has no tense that is known, a warning. What is announced without a verb is
    right where it goes with the next such day.
    """
    if part.weekday is None or part.day is None or part.month is None:
        return None
    if part.year is not None:
        if part.year < NEW_STYLE or not has_day(part.year, part.month, part.day):
            return None
        date = datetime.date(part.year, part.month, part.day)
        return (date, None) if date.weekday() != part.weekday else None
    if reading.clock is None or fits_nearest(part, reading.clock):
        return None
    years = years_of(reading, block, mentions, part, reading.clock)
    if years is None or any(fits(part, year) for year in years.meant):
        return None
    date = datetime.date(years.likely, part.month, part.day)
    if not any(fits(part, year) for year in years.possible):
        return date, None
    if years.told:
        return date, Level.SUGGESTION
    right = years.announced is not None and fits(part, years.announced)
    return None if right else (date, Level.WARNING)


@cache
def _moved() -> re.Pattern[str]:
    """Words before a range by which its two ends are an old and a new date, or are compared."""
    return re.compile(
        r"\b(?:mov|chang|shift|advanc|push|brought|bring|revis|dropp|fell|fall|reduc|shorten|switch|cut|lower|correct|"
        r"amend|rebrand|renam|transfer|turn|roll|w[io]und|rose|rise|went|differen|gap|compar|contrast|back|regress|return|travel)\w*\b",
        re.IGNORECASE,
    )


@cache
def _compared() -> re.Pattern[str]:
    """Words before "between … and …" by which its two ends are compared and make no stretch of time."""
    return re.compile(r"\b(?:differ|gap|compar|contrast|choos|choice|switch|decid|split|divided)\w*\b", re.I)


_NO_NOUN = (
    "and to or until at in on for when as after before with by because while due is was are were will has had but "
    "where which who inclusive the this next last every each if so that then than would could should must may can "
    "did does from of only between during since under over also again both because despite near outside inside through "
    "along except he she it they we you i"
)


def _noun_follows(after: str, mention: "Mention") -> bool:
    """Whether a day range may be a score or figures before a noun: "the 12-9 May defeat"."""
    following = re.compile(r"\s+([a-z]+)").match(after)
    if following is None or mention.grain != "day" or mention.year is not None:
        return False
    return following[1] not in _NO_NOUN.split()


def _reversed(_reading: "Reading", block: Block, mentions: Mentions) -> Found:
    for mention in mentions:
        until = mention.until
        if until is None or not _ends_first(mention, until):
            continue
        sentence = block.sentence_at(mention.start)
        before = block.text[max(sentence.start, mention.start - 60) : mention.start]
        after = block.text[mention.end : mention.end + 8]
        moved = _compared() if before.rstrip().lower().endswith("between") else _moved()
        if (
            moved.search(before)
            or _noun_follows(block.text[mention.end : mention.end + 24], mention)
            or re.compile(r"\s*(?:BCE?|B\.C)").match(after)
        ):
            continue
        passage = Passage(block, mention.start, mention.end)
        if (
            mention.grain == "year"
            and "-" in passage.text
            and not re.compile(r"(?:\(|\b(?:in|during|the|of)\s)$").search(before)
        ):
            continue  # Two numbers with a hyphen between: a telephone or model number as likely as years.
        yield Finding(passage=passage, values=_ends(passage.text, mention), replacements=_swap(passage.text, mention))


def _ends(text: str, mention: "Mention") -> dict[str, str]:
    first, last = mention, mention.until or mention
    if first.day is not None and last.day is not None:
        named = [f"{end.day} {MONTH_NAMES[end.month or 1]}" for end in (first, last)]
        if first.year and last.year and first.year != last.year:
            named = [f"{day} {end.year}" for day, end in zip(named, (first, last), strict=True)]
        return {"first": named[0], "last": named[1]}
    if first.month is not None:
        return {end: f"{MONTH_NAMES[day.month or 1]} {day.year}" for end, day in (("first", first), ("last", last))}
    return {"first": str(first.year), "last": str(last.year), "match": text}


def _swap(text: str, mention: "Mention") -> tuple[str, ...]:
    """The range the other way round, where one kind of number makes the difference."""
    first, last = mention, mention.until or mention
    if first.day and last.day and first.month == last.month and first.year == last.year:
        return tuple(swapped(text, first.day, last.day))
    if first.month is None and first.year and last.year:
        return tuple(swapped(text, first.year, last.year))
    return ()


def _ends_first(first: "Mention", last: "Mention") -> bool:
    """Whether the range's end lies before its start, whatever year it is in."""
    if first.cue or last.cue or first.grain != last.grain or first.grain not in ("day", "month", "year"):
        return False
    if first.year is not None and last.year is not None and first.year != last.year:
        return last.year < first.year
    if first.day is not None and last.day is not None and first.month == last.month:
        return first.month is not None and last.day < first.day
    if first.year is None or last.year is None or first.month is None or last.month is None:
        return False
    return last.month < first.month


def _disagreeing(reading: "Reading", block: Block, mentions: Mentions) -> Found:
    for clash in disagreeing(reading, block, mentions):
        yield Finding(passage=clash.passage, values=clash.values)
    for clash in told_twice(reading, block, mentions):
        evidence = (Shown(passage=clash.other, note="another day for the same"),)
        yield Finding(passage=clash.passage, values=clash.values, evidence=evidence)


def _mistensed(reading: "Reading", block: Block, mentions: Mentions) -> Found:
    for clash in mistensed(reading, block, mentions):
        level = Level.SUGGESTION if clash.weak else None
        yield Finding(passage=clash.passage, values=clash.values, level=level)
