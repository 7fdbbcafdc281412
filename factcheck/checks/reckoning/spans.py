"""Spans: a first and a last year, or day, with the number of years or days beside them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.written import put, repair
from factcheck.checks.reckoning.years import HEDGE, NUMBER, YEAR, number_in, slack
from factcheck.claims.lazy import Lazy
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.dates.date_mentions import Mention
    from factcheck.claims.reading import Reading

#: Two years as near to each other as those of a span.
_TWO_YEARS = Lazy(r"\d{4}[\s\S]{1,9}?\d{4}")


@cache
def _spans() -> tuple[re.Pattern[str], ...]:
    years = rf"(?P<from>{YEAR})(?:\s?[-–]\s?|\s(?:to|until|till|through|and)\s)(?P<to>{YEAR})\b"
    count = rf"{HEDGE}(?P<count>{NUMBER})"
    return (
        re.compile(
            rf"\b(?:from|between)\s{years}(?:,\s|\s[-–—]\s|\s\()"
            r"(?:(?:a|an|for|period|span|total|stretch|stint|reign|of|in all)\s){0,4}"
            rf"{count}[-\s]years?\b(?!\s(?:after|before|later|earlier|ago|old|in prison|on))",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{count}\syears,?\s(?:from|between)\s{years}", re.IGNORECASE),
        re.compile(rf"\b{count}[-\s]years?(?:\s\w+)?\s\({years}\)", re.IGNORECASE),
        re.compile(
            rf"\({years}\),\s(?:a (?:period|span|total) of\s)?{count}\syears\b(?!\s(?:after|before|later|ago))",
            re.IGNORECASE,
        ),
    )


#: "joined in 1956 and stayed for 36 years, retiring in 1992".
_STAYED = Lazy(
    rf"\bin\s(?P<from>{YEAR})(?:\s(?:to\s)?[a-z]+)?,?\sand\s(?:[a-z]+\s){{1,4}}?for\s{HEDGE}(?P<count>{NUMBER})\syears,?\s"
    r"(?:until|till|before|retiring|leaving|resigning|stepping\sdown)\s(?:[a-z]+\s){0,3}?(?:in\s)?"
    rf"(?P<to>{YEAR})\b"
)
#: What a block must have for that.
_STAY = Lazy(r"\sin\s\d{4}[^.;\d]{0,40}\sand\s[^.;\d]{2,40}\sfor\s")


def _matches(text: str) -> Iterator[re.Match[str]]:
    if _TWO_YEARS.search(text):
        for pattern in _spans():
            yield from pattern.finditer(text)
    if _STAY.search(text):
        yield from _STAYED.finditer(text)


def find_spans(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """ "from 1990 to 2005, 20 years", "3 May to 5 May, four days". First and last may be counted both, or neither."""
    yield from _day_spans(reading, blocks)
    for block in blocks:
        if "year" not in block.text:
            continue
        for match in _matches(block.text):
            number = number_in(match["count"])
            years = int(match["to"]) - int(match["from"])
            if number is None or years <= 0 or number.value < 1:
                continue
            if abs(years - number.value) > slack(number.value, "year", bool(match["hedge"])):
                yield Finding(
                    passage=Passage(block, match.start("count"), match.end("count")),
                    values={
                        "said": match["count"],
                        "right": f"{years} years",
                        "years": f"{match['from']} to {match['to']}",
                    },
                    evidence=(Shown(passage=Passage(block, match.start("from"), match.end("to")), note="the years"),),
                    replacements=repair(match["count"], years) if years > 1 else (),
                )


_DAYS_AFTER = Lazy(
    rf"(?:,\s|\s[-–—]\s|\s\()(?:(?:a|for|period|span|total|stretch|stay|of|in all)\s){{0,4}}"
    rf"{HEDGE}(?P<count>{NUMBER})\sdays\b(?!\s(?:after|before|later|earlier|ago|of|in|on|when))",
    re.IGNORECASE,
)
_DAYS_BEFORE = Lazy(rf"\b{HEDGE}(?P<count>{NUMBER})\sdays(?:,\s|\s[-–—]\s|\s\(|\s)(?:from\s|between\s)$", re.IGNORECASE)


def _day_spans(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Ranges of days with the number of days beside them."""
    indices = {block.index for block in blocks}
    for block, mentions in reading.mentions:
        if block.index not in indices or "days" not in block.text:
            continue
        for mention in mentions:
            days = _days_between(reading, mention)
            if days is None:
                continue
            before = block.text[max(0, mention.start - 50) : mention.start]
            match = _DAYS_AFTER.match(block.text, mention.end)
            start = 0
            if match is None and (match := _DAYS_BEFORE.search(before)):
                start = max(0, mention.start - 50)
            number = number_in(match["count"]) if match else None
            if match is None or number is None or match["hedge"] or abs(days - number.value) <= 1:
                continue
            yield Finding(
                passage=Passage(block, start + match.start("count"), start + match.end("count")),
                values={
                    "said": match["count"],
                    "right": f"{days} days, or {days + 1} with both counted",
                    "years": block.text[mention.start : mention.end],
                },
                evidence=(Shown(passage=Passage(block, mention.start, mention.end), note="the days"),),
                replacements=tuple(filter(None, (put(match["count"], right) for right in (days + 1, days)))),
            )


def _days_between(reading: Reading, mention: Mention) -> int | None:
    """How many days a range of days spans, its first day not counted; None where it is none, or cannot be told."""
    until = mention.until
    if until is None or None in (mention.day, mention.month, until.day, until.month):
        return None
    year = until.year or mention.year or (reading.clock.year if reading.clock else 2001)
    try:
        first = datetime.date(mention.year or year, mention.month or 1, mention.day or 1)
        last = datetime.date(year, until.month or 1, until.day or 1)
    except ValueError:
        return None
    return (last - first).days if last > first else None
