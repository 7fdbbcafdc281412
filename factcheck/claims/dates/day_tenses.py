"""Dates held against the tense that their event is told in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.dates.dates import date_claim
from factcheck.claims.dates.day_clashes import Clash
from factcheck.claims.dates.day_names import day_in_words
from factcheck.claims.ordered import in_block
from factcheck.draft import Block

if TYPE_CHECKING:
    from factcheck.claims.dates.date_mentions import Mention
    from factcheck.claims.model import DateClaim
    from factcheck.claims.reading import Reading

#: Days by which a date with its year must lie on the other side of the clock before its tense is wrong.
SLACK = 2
#: Days by which a draft's own date may lag behind its text.
STALE = 183
#: Days within which a date without its year is this year's, even where it is told as to come.
RECENT = 60


@cache
def _to_come() -> re.Pattern[str]:
    """A verb in the future whose next words are the date."""
    return re.compile(
        r"\b(?:will(?: not)?|(?:is|are) (?:set |due |going )?to|plans? to) (?P<verb>(?:be )?[a-z]+)"
        r"(?P<more>(?: (?!(?:that|since|after|from|for|about|over|who|which|what|how)\b)[\w’'-]+){0,3}?)"
        r" (?:on|in)(?: the)? $"
    )


@cache
def _gone() -> re.Pattern[str]:
    """A verb in the past whose next words are the date."""
    return re.compile(
        r"\b(?P<verb>said|told|died|met|happened|occurred|took place|won|lost|arrived|signed|announced|began|started|"
        r"resigned|collapsed|fled|came|"
        r"(?:was|were) (?:born|killed|held|arrested|founded|signed|elected|opened|published))"
        r"(?P<more>(?: (?!(?:to|that|due|until|by|for|would|will|planned|scheduled|expected)\b)[\w’'-]+){0,3}?) "
        r"(?:on|in)(?: the)? $"
    )


def mistensed(reading: Reading, block: Block, mentions: tuple[Mention, ...]) -> Iterator[Clash]:
    """A day that is over and told as to come, or still to come and told as over; without its year one just over."""
    clock = reading.clock
    if clock is None:
        return
    quoted = in_block(reading.quotations, block)
    for mention in mentions:
        if mention.until or mention.grain not in ("day", "month", "year"):
            continue
        if mention.year is None and (mention.day is None or mention.cue not in ("", "weekday")):
            continue
        claim = date_claim(block, mention, clock)
        start = claim.passage.sentence.start
        if any(start <= other.start < mention.start for other in mentions) or any(
            quotation.passage.holds(claim.passage) for quotation in quoted
        ):
            continue
        before = block.text[max(0, mention.start - 90) : mention.start]
        words = " ".join(before.split()) + " "
        told = _told_wrongly(claim, clock, words) if mention.year else _just_missed(claim, mention, clock, words)
        if told:
            values = {"date": claim.passage.text, "clock": day_in_words(clock), "told": told}
            weak = claim.earliest is not None and 0 < (claim.earliest - clock).days <= STALE
            yield Clash(claim.passage, values, weak)


def _just_missed(claim: DateClaim, mention: Mention, clock: datetime.date, before: str) -> str:
    """As ``_told_wrongly``, for a date without its year: only a day of the last weeks cannot be next year's."""
    day = claim.earliest
    if day is None or not 1 < (clock - day).days <= RECENT or (mention.weekday not in (None, day.weekday())):
        return ""
    match = _to_come().search(before)
    if match is None or _carried_otherwise(match, "day") or _recurs().search(claim.passage.block.text):
        return ""
    return "still to come"


@cache
def _recurs() -> re.Pattern[str]:
    """Words by which a day may be one of another year, or of every year."""
    return re.compile(r"\b(?:next (?:year|season|spring|summer|autumn|winter)|every|each|annual\w*|yearly|always)\b")


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
        return "already over" if match and not re.compile(r"\b(?:would|will|to|if|had)\b").search(match["more"]) else ""
    return ""


def _carried_otherwise(match: re.Match[str], grain: str) -> bool:
    """Whether a later word carries the date ("will honour soldiers killed on …", "will recall his speech in 2019")."""
    words = match["more"].split()
    if any(word.endswith(("ed", "en")) or word in ("held", "made", "begun", "lost", "won", "born") for word in words):
        return True
    return grain != "day" and bool(words) and words[0] not in ("place", "in", "at", "with", "again", "here", "there")
