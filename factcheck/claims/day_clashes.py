"""Dates of one event held against one another, and against the tense that the event is told in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.date_words import WEEKDAY_NAMES, count_number
from factcheck.claims.dates import date_claim
from factcheck.claims.day_names import day_in_words
from factcheck.claims.ordered import in_block
from factcheck.draft import Block, Passage
from factcheck.expressions import expression

if TYPE_CHECKING:
    from factcheck.claims.date_mentions import Mention
    from factcheck.claims.model import DateClaim
    from factcheck.claims.reading import Reading

#: Days around the clock within which "yesterday, 4 May" speaks of the clock's days and of no other story's.
NEAR = 45
#: Days by which a date must lie on the other side of the clock before its tense is wrong.
SLACK = 2
#: Days by which a draft's own date may lag behind its text.
STALE = 183


class Clash(NamedTuple):
    """Dates that cannot both be right; ``values`` put them in words for a message.

    ``weak`` is whether a clock that is a few months old would explain it.
    """

    passage: Passage
    values: dict[str, str]
    weak: bool = False


_DIRECT = expression(r"\s*(?:,|\(|[-–—])\s*(?:on\s+)?(?:the\s+)?")
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


@cache
def _apart() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words between two days that say how far apart they are."""
    same_clause = r"(?:(?!\b(?:and|which|who|when)\b)[^.;,:()]){0,50}?"
    return (
        expression(
            rf",?\s+(?:just |only |exactly )?{_NUMBER} days? (?P<way>after|before)\b{same_clause}\s+(?:on\s+)?$"
        ),
        expression(rf"[^.;:()]{{0,50}}?\b(?:and|then),? {_NUMBER} days? (?P<way>later|earlier),?\s*(?:on\s+)?$"),
    )


def _days_apart(block: Block, first: Mention, second: Mention, between: str) -> Iterator[Clash]:
    """ "on Wednesday, a day after the vote on Monday"."""
    for pattern in _apart():
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
    return bool(expression(r"\s+(?:last|next)\b").match(block.text[mention.end : mention.end + 8]))


@cache
def _to_come() -> re.Pattern[str]:
    """A verb in the future whose next words are the date."""
    return expression(
        r"\b(?:will(?: not)?|(?:is|are) (?:set |due |going )?to|plans? to) (?P<verb>(?:be )?[a-z]+)"
        r"(?P<more>(?: (?!(?:that|since|after|from|for|about|over|who|which|what|how)\b)[\w’'-]+){0,3}?)"
        r" (?:on|in)(?: the)? $"
    )


@cache
def _gone() -> re.Pattern[str]:
    """A verb in the past whose next words are the date."""
    return expression(
        r"\b(?P<verb>said|told|died|met|happened|occurred|took place|won|lost|arrived|signed|announced|began|started|"
        r"resigned|collapsed|fled|came|"
        r"(?:was|were) (?:born|killed|held|arrested|founded|signed|elected|opened|published))"
        r"(?P<more>(?: (?!(?:to|that|due|until|by|for|would|will|planned|scheduled|expected)\b)[\w’'-]+){0,3}?) "
        r"(?:on|in)(?: the)? $"
    )


def mistensed(reading: Reading, block: Block, mentions: tuple[Mention, ...]) -> Iterator[Clash]:
    """A day with its year that is over and told as to come, or still to come and told as over."""
    clock = reading.clock
    if clock is None:
        return
    quoted = in_block(reading.quotations, block)
    for mention in mentions:
        if mention.year is None or mention.until or mention.grain not in ("day", "month", "year"):
            continue
        claim = date_claim(block, mention, clock)
        start = claim.passage.sentence.start
        if any(start <= other.start < mention.start for other in mentions) or any(
            quotation.passage.holds(claim.passage) for quotation in quoted
        ):
            continue
        before = block.text[max(0, mention.start - 90) : mention.start]
        told = _told_wrongly(claim, clock, " ".join(before.split()) + " ")
        if told:
            values = {"date": claim.passage.text, "clock": day_in_words(clock), "told": told}
            weak = claim.earliest is not None and 0 < (claim.earliest - clock).days <= STALE
            yield Clash(claim.passage, values, weak)


def _told_wrongly(claim: DateClaim, clock: datetime.date, before: str) -> str:
    """ "still to come" for a past day told so, "already over" for a day to come told so, else ""."""
    if claim.earliest is None or claim.latest is None:
        return ""
    slack = datetime.timedelta(days=SLACK)
    if claim.latest < clock - slack:
        match = _to_come().search(before)
        return "still to come" if match and not _carried_otherwise(match, claim.grain) else ""
    if claim.earliest > clock + slack:
        match = _gone().search(before)
        return "already over" if match and not expression(r"\b(?:would|will|to|if|had)\b").search(match["more"]) else ""
    return ""


def _carried_otherwise(match: re.Match[str], grain: str) -> bool:
    """Whether a later word carries the date ("will honour soldiers killed on …", "will recall his speech in 2019")."""
    words = match["more"].split()
    if any(word.endswith(("ed", "en")) or word in ("held", "made", "begun", "lost", "won", "born") for word in words):
        return True
    return grain != "day" and bool(words) and words[0] not in ("place", "in", "at", "with", "again", "here", "there")
