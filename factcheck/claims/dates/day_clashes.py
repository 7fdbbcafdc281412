"""Dates of one event held against one another."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.dates.date_words import WEEKDAY_NAMES, count_number
from factcheck.claims.dates.dates import date_claim
from factcheck.claims.dates.day_names import day_in_words
from factcheck.claims.lazy import Lazy
from factcheck.draft import Block, Passage

if TYPE_CHECKING:
    from factcheck.claims.dates.date_mentions import Mention
    from factcheck.claims.reading import Reading

#: Days around the clock within which "yesterday, 4 May" speaks of the clock's days and of no other story's.
NEAR = 45


class Clash(Struct, frozen=True):
    """Dates that cannot both be right; ``values`` put them in words for a message.

    ``weak`` is whether a clock that is a few months old would explain it. ``other`` is the other date, where it stands
    elsewhere.
    """

    passage: Passage
    values: dict[str, str]
    weak: bool = False
    other: Passage | None = None


_DIRECT = Lazy(r"\s*(?:[,(]\s*|[-–—]\s*)(?:on\s+)?(?:the\s+)?", needs=(",", "(", "-", "–", "—"))
_NUMBER = r"(?P<n>an?|one|two|three|four|five|six|\d)"


def disagreeing(reading: Reading, block: Block, mentions: tuple[Mention, ...]) -> Iterator[Clash]:
    """Two expressions for one day that are different days, or that lie apart otherwise than the words between say."""
    for mention in mentions:
        if mention.cue and mention.weekday is not None and mention.day is not None and reading.clock:
            yield from _cued_pair(reading, block, mention)
    for first, second in pairwise(mentions):
        between = block.text[first.end : second.start]
        if len(between) > 90 or first.until or second.until:
            continue
        if _DIRECT.fullmatch(between) and reading.clock:
            yield from _same_day(reading, block, first, second)
        else:
            yield from _days_apart(block, first, second, between)


def _cued_pair(reading: Reading, block: Block, mention: Mention) -> Iterator[Clash]:
    """ "last Tuesday, 3 May" where that day is not of the last two weeks."""
    claim = date_claim(block, mention, reading.clock)
    if claim.earliest is None or reading.clock is None or claim.earliest.weekday() != mention.weekday:
        return
    away = (claim.earliest - reading.clock).days
    allowed = {"last": range(-14, 0), "next": range(1, 15), "this": range(-7, 8)}[mention.cue]
    if abs(away) <= NEAR and away not in allowed:
        values = {
            "first": f"{mention.cue} {WEEKDAY_NAMES[mention.weekday or 0]}",
            "last": day_in_words(claim.earliest),
            "why": f"the draft is dated {day_in_words(reading.clock)}",
        }
        yield Clash(claim.passage, values)


def _same_day(reading: Reading, block: Block, first: Mention, second: Mention) -> Iterator[Clash]:
    relative, other = (first, second) if first.cue not in ("", "weekday") else (second, first)
    if relative.cue in ("", "weekday", "past", "coming") or relative.grain != "day" or relative.day is not None:
        return
    told = date_claim(block, relative, reading.clock)
    if told.earliest is None or reading.clock is None:
        return
    if other.cue == "weekday":
        if relative.weekday is None and told.earliest.weekday() != other.weekday and _encloses(block, first, second):
            yield _pair(block, first, second, WEEKDAY_NAMES[told.earliest.weekday()], reading.clock)
        return
    day = date_claim(block, other, reading.clock).earliest
    if other.cue or other.day is None or day is None or abs((day - reading.clock).days) > NEAR:
        return
    allowed = {told.earliest}
    if relative.weekday is not None:
        week = datetime.timedelta(days=7 if relative.cue.startswith("next") else -7)
        allowed.add(told.earliest + week)
    if day not in allowed:
        yield _pair(block, first, second, day_in_words(told.earliest), reading.clock)


def _encloses(block: Block, first: Mention, second: Mention) -> bool:
    """Whether the second expression stands in brackets or between commas, so that it can only explain the first."""
    before, after = block.text[first.end : second.start].strip(), block.text[second.end : second.end + 1]
    return (before == "(" and after == ")") or (before == "," and after == ",")


def _pair(block: Block, first: Mention, second: Mention, said: str, clock: datetime.date) -> Clash:
    relative, other = (first, second) if first.cue not in ("", "weekday") else (second, first)
    text = block.text[relative.start : relative.end]
    values = {
        "first": text,
        "last": block.text[other.start : other.end],
        "why": f"in a draft dated {day_in_words(clock)}, “{text}” is {said}",
    }
    return Clash(Passage(block, first.start, second.end), values)


_SAME_CLAUSE = r"(?:(?!\b(?:and|which|who|when)\b)[^.;,:()]){0,50}?"
#: Words between two days that say how far apart they are.
_APART = (
    Lazy(
        rf",?\s+(?:(?:just|only|exactly)\s)?{_NUMBER}[ \n]days?\s(?P<way>after|before)\b{_SAME_CLAUSE}\s+(?:on\s+)?$",
        needs=(" day", "\nday"),
    ),
    Lazy(
        rf"[^.;:()]{{0,50}}?\b(?:and|then),?\s{_NUMBER}[ \n]days?\s(?P<way>later|earlier),?\s*(?:on\s+)?$",
        needs=(" day", "\nday"),
    ),
)


def _days_apart(block: Block, first: Mention, second: Mention, between: str) -> Iterator[Clash]:
    """ "on Wednesday, a day after the vote on Monday"."""
    for pattern in _APART:
        match = pattern.match(between)
        count = count_number(match["n"]) if match else None
        if not match or count is None:
            continue
        ahead = {"after": -count, "before": count, "later": count, "earlier": -count}[match["way"]]
        one, two = _day_of(first), _day_of(second)
        if one is None or two is None or one[0] != two[0] or _belongs_to_noun(block, second):
            return
        distance = two[1] - one[1]
        if (distance % 7 != ahead % 7) if one[0] == "weekday" else distance != ahead:
            one_text, two_text = block.text[first.start : first.end], block.text[second.start : second.end]
            if match["way"] in ("later", "earlier"):
                one_text, two_text = two_text, one_text
            days = "1 day" if count == 1 else f"{count} days"
            way = {"later": "after", "earlier": "before"}.get(match["way"], match["way"])
            passage = Passage(block, first.start, second.end)
            values = {"first": one_text, "last": two_text, "why": f"{one_text} is not {days} {way} {two_text}"}
            yield Clash(passage, values)
        return


def _day_of(mention: Mention) -> tuple[str, int] | None:
    """The day as a number that can be counted on: of the week, or of time where the date is whole."""
    if mention.day is not None and mention.month is not None:
        try:
            return "date", datetime.date(mention.year or 2001, mention.month, mention.day).toordinal()
        except ValueError:
            return None
    if mention.weekday is not None and mention.cue == "weekday":
        return "weekday", mention.weekday
    return None


def _belongs_to_noun(block: Block, mention: Mention) -> bool:
    """Whether what follows shows that the day is only part of a longer expression ("Monday's", "Monday night's")."""
    return bool(re.compile(r"\s+(?:last|next)\b").match(block.text[mention.end : mention.end + 8]))


@cache
def _once() -> re.Pattern[str]:
    """A sentence so far: what happened only once, with its definite subject, and next the date."""
    return re.compile(
        r"[“\"]?(?P<what>(?:[Tt]he (?:\w+ ){0,2}\w+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) "
        r"(?:started|began|broke out|erupted|happened|occurred|took place|struck|sank|collapsed|crashed|exploded|died"
        r"|(?:was|were) (?:born|killed|arrested|founded|shot|murdered|kidnapped|executed|discovered)))"
        r" on(?: the)? $"
    )


def told_twice(reading: Reading, block: Block, mentions: tuple[Mention, ...]) -> Iterator[Clash]:
    """ "The fire started on 5 February." and later "The fire started on 6 February."."""
    for mention in mentions:
        what = _what_happened(block, mention)
        first = Passage(block, mention.start, mention.end)
        for other_block, others in reading.mentions if what else ():
            for other in others:
                second = Passage(other_block, other.start, other.end)
                if second.order <= first.order or _what_happened(other_block, other) != what:
                    continue
                if _other_day(mention, other) and not _apart(first, second, reading.clock):
                    why = f"both are given for “{what}”"
                    yield Clash(first, {"first": first.text, "last": second.text, "why": why}, other=second)


def _apart(first: Passage, second: Passage, clock: datetime.date | None) -> bool:
    from factcheck.claims.statements.circumstances import apart

    return apart(first, second, clock)


def _what_happened(block: Block, mention: Mention) -> str:
    """The words from the sentence's start to the date, where they tell what happens only once; else ""."""
    if mention.cue or mention.until or mention.day is None or mention.month is None:
        return ""
    start = block.sentence_at(mention.start).start
    dated = block.text.endswith((" on ", " on the "), start, mention.start)
    match = _once().fullmatch(block.text, start, mention.start) if dated else None
    return f"{match['what'][0].lower()}{match['what'][1:]}" if match else ""


def _other_day(first: Mention, second: Mention) -> bool:
    years = first.year is None or second.year is None or first.year == second.year
    return years and (first.month, first.day) != (second.month, second.day)
