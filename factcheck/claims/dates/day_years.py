"""The years that a day and month without a year may be in: by the draft's own date, the tense, and words for years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.claims.dates.date_words import month_length
from factcheck.claims.dates.dates import date_claim, nearest_year
from factcheck.claims.lazy import Lazy, in_lower_case
from factcheck.claims.numbers.nouns import STOPS
from factcheck.claims.statements.wording import IRREGULAR_PAST, alternatives

if TYPE_CHECKING:
    from factcheck.claims.dates.date_mentions import Mention
    from factcheck.claims.reading import Reading
    from factcheck.draft import Block

#: So many days from the draft's own date, a day is this year's whatever year its weekday would fit.
BEYOND_DOUBT = 21
#: A day that lies by so few days on the other side of the draft's own date can still be told in either tense.
SLACK = 2

#: Verbs that tell in the present what a timetable has for later.
_TIMETABLE = """
opens reopens starts restarts begins closes ends finishes resumes returns meets sits launches expires runs arrives
departs leaves concludes continues airs
"""

#: What looks ahead, back, or either way ("would", "was due to", "until Monday"), participles after "be" with it.
_TENSES = Lazy(
    r"\b(?:(?P<either>would|could|might|(?:was|were) (?:due|set|expected|scheduled|planned|to)\b"
    r"|(?:until|till|by|for|to|from|before)(?= \w+day\b)|to be"
    r"|to (?!(?:the|an?|his|her|its|their|all|this|that)\b)[a-z]+)"
    r"|(?P<ahead>\w+['’]ll|will|shall|must|can|should|(?:is|are|being) (?:\w+ly )?(?:due|set|expected|scheduled|"
    r"planned|billed|slated|going|to)|plans? to|hopes? to|(?:is|are)(?= (?:\w+ )?(?:on|from) | \w+day\b)|upcoming|"
    rf"forthcoming|takes? place|due on|due to|{alternatives(_TIMETABLE)})"
    r"|(?P<back>(?!(?:need|indeed|seed|speed|breed|exceed|proceed|succeed|feed|embed)\b)[a-z]{2,}ed"
    rf"|was|were|had|did|been|born|since|{alternatives(IRREGULAR_PAST)}))\b"
    r"(?:(?:(?<=\bto be)|(?: not| also| now| then)? be) (?:\w+ly )?\w+)?"
)

_NUMBERS = {"a": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
#: Words for a year beside the draft's own, or beside the one told of.
_CUES = Lazy(
    r"\b(?:(?P<last>last|previous|past|preceding)|(?P<next>next|following|coming)) "
    r"(?:year|season|term|spring|summer|autumn|fall|winter|christmas|easter)\b"
    rf"|\b(?P<number>{'|'.join(_NUMBERS)}) years? (?:(?P<before>earlier|before|previously|ago|prior)"
    r"|(?P<after>later|after|on))\b",
    needs=("year", "season", "term", "spring", "summer", "autumn", "fall", "winter", "christmas", "easter"),
)


class Years(Struct, frozen=True):
    """The years of a date without a year.

    ``likely`` is the one it is read in where no other fits, ``meant`` all that the text points to, ``possible`` those
    beside the nearest that its tense does not rule out; ``told`` is whether the sentence was seen to have a tense.
    ``announced`` is the year in which such a day comes next, where the sentence has no verb, as a list of what is on.
    """

    likely: int
    meant: frozenset[int]
    possible: frozenset[int]
    told: bool
    announced: int | None


def years_of(
    reading: Reading, block: Block, mentions: tuple[Mention, ...], part: Mention, clock: datetime.date
) -> Years | None:
    """The years that ``part``, a day and month of ``block`` without a year, may be in; None where no year has it."""
    if part.month is None or part.day is None:
        return None
    try:
        nearest = nearest_year(part.month, part.day, clock)
    except ValueError:
        return None
    near = abs((datetime.date(nearest, part.month, part.day) - clock).days) <= BEYOND_DOUBT
    told = _directions(block, mentions, part, near=near)
    back, ahead = _told_years(nearest, part.month, part.day, clock)
    pointed = {year for way, year in (("back", back), ("ahead", ahead)) if way in told}
    named = {*_years_named(reading, block, mentions, part), *_years_by_cue(reading, block, mentions, clock)}
    beside = {nearest + step for step, way in ((-1, "back"), (1, "ahead")) if (way in told or not told) and not near}
    coming = nearest + (datetime.date(nearest, part.month, part.day) < clock)
    announced = None if told or _has_words(block, part) else coming
    likely = next(iter(pointed)) if len(pointed) == 1 else nearest
    if listed := _listed_years(block, mentions, part):
        likely, beside = next((year for year in listed if has_day(year, part.month, part.day)), likely), set()
    return Years(likely, frozenset({nearest, *pointed, *named, *listed}), frozenset(beside), bool(told), announced)


def _has_words(block: Block, part: Mention) -> bool:
    """Whether the sentence has words in lower case that may be verbs, and not only names and the day."""
    text = block.sentence_at(part.start).text
    return any(word.islower() and len(word) > 1 and word not in STOPS for word in text.replace(",", " ").split())


def _listed_years(block: Block, mentions: tuple[Mention, ...], part: Mention) -> tuple[int, ...]:
    """The year of the day before ``part`` in one list, with no verb between, and the next where the list runs into it.

    "Christmas Day, Thursday 25 December 2025; Boxing Day, Friday 26 December".
    """
    before = next((mention for mention in reversed(mentions) if mention.end <= part.start), None)
    if not (before and before.year and before.month and before.day and part.month and part.day):
        return ()
    if block.sentence_at(before.start) != block.sentence_at(part.start):
        return ()
    if _TENSES.search(in_lower_case(block.text), before.end, part.start):
        return ()
    runs_on = (part.month, part.day) < (before.month, before.day)
    return (before.year + 1, before.year) if runs_on else (before.year,)


def fits(part: Mention, year: int) -> bool:
    """Whether the year has ``part``'s day and month, and its weekday on that day."""
    if part.month is None or part.day is None or not has_day(year, part.month, part.day):
        return False
    return datetime.date(year, part.month, part.day).weekday() == part.weekday


def fits_nearest(part: Mention, clock: datetime.date) -> bool:
    """Whether ``part`` fits the year nearest to ``clock``: most do, and need no more."""
    if part.month is None or part.day is None:
        return False
    try:
        return fits(part, nearest_year(part.month, part.day, clock))
    except ValueError:
        return False


def has_day(year: int, month: int, day: int) -> bool:
    """Whether the year's month has that day."""
    return 1 <= year <= datetime.MAXYEAR and day <= month_length(month, year)


def _told_years(nearest: int, month: int, day: int, clock: datetime.date) -> tuple[int, int]:
    """The year of the last such day that is told as over, and of the first that is told as to come."""
    from_clock = (datetime.date(nearest, month, day) - clock).days
    back = nearest - 1 if from_clock > SLACK and has_day(nearest - 1, month, day) else nearest
    ahead = nearest + 1 if from_clock < -SLACK and has_day(nearest + 1, month, day) else nearest
    return back, ahead


def _directions(block: Block, mentions: tuple[Mention, ...], part: Mention, *, near: bool) -> frozenset[str]:
    """Whether the sentence looks "back", "ahead", or both; of a ``near`` day only the verb beside it counts."""
    sentence = block.sentence_at(part.start)
    base, text = sentence.start, in_lower_case(sentence.text)
    if not near:
        return frozenset(way for match in _TENSES.finditer(text) for way in _ways(match))
    start = max((mention.end for mention in mentions if base <= mention.start < part.start), default=base) - base
    end = min((mention.start for mention in mentions if mention.start >= part.end), default=base + len(text)) - base
    before = list(_TENSES.finditer(text, start, part.start - base))
    after = _TENSES.search(text, part.end - base, max(end, part.end - base))
    beside = before[-1] if before else after
    return frozenset(_ways(beside)) if beside else frozenset()


def _ways(match: re.Match[str]) -> tuple[str, ...]:
    return ("back", "ahead") if match["either"] else ("ahead",) if match["ahead"] else ("back",)


def _years_by_cue(reading: Reading, block: Block, mentions: tuple[Mention, ...], clock: datetime.date) -> Iterator[int]:
    """Years that the paragraph names by their distance: "last year’s", "a year earlier", "next season"."""
    for match in _CUES.finditer(in_lower_case(block.text)):
        if match["last"] or match["next"]:
            yield clock.year + (-1 if match["last"] else 1)
            continue
        away = _NUMBERS[match["number"]] * (-1 if match["before"] else 1)
        named = [mention.year for mention in mentions if mention.year and mention.start < match.start()]
        yield from (year + away for year in (clock.year, *named, *_last_named(reading, block)))


def _years_named(reading: Reading, block: Block, mentions: tuple[Mention, ...], part: Mention) -> Iterator[int]:
    """Years that a date without a year may belong to: those of its paragraph, and the last one named before it."""
    for mention in mentions:
        if mention.start == part.start or (mention.year is None and mention.grain not in ("year", "month")):
            continue
        claim = date_claim(block, replace(mention, until=None), reading.clock)
        for day in (claim.earliest, claim.latest):
            if day:
                yield day.year
    yield from _last_named(reading, block)


def _last_named(reading: Reading, block: Block) -> Iterator[int]:
    """The last year that is named above the block, if one is."""
    last = None
    for earlier, others in reading.mentions:
        if earlier.index >= block.index:
            break
        last = next((mention.year for mention in reversed(others) if mention.year), last)
    if last:
        yield last
