"""The times that statements name, and whether they are of different ones."""

from __future__ import annotations

import datetime
import re
from functools import cache

from factcheck.claims.statements.events import events_in
from factcheck.claims.statements.wording import MONTHS, WEEKDAYS
from factcheck.draft import Passage
from factcheck.draft.parts import dateline


@cache
def named_time() -> re.Pattern[str]:
    """Times that words name: weekday, month, year, or relative to the day of the story."""
    return re.compile(
        rf"\b(?P<weekday>{WEEKDAYS})\b|\b(?P<month>(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?=\s\d)"
        rf"|(?<=[Ii]n )(?:{MONTHS})\b|(?:{MONTHS})\b(?=\s+\d|\s*$|[,.]|\s+(?:and|of|to|in|the)))"
        r"|(?<![\d$£€,.])\b(?P<year>(?:19|20)\d\d)\b(?![,.]?\d)"
        r"|\b(?P<relative>[Tt]omorrow|(?:[Ll]ast|[Nn]ext) (?:week|weekend|month|year|season|summer|winter|spring|autumn"
        r"|fall)|(?:\w+ )?(?:days|weeks|months|years) (?:ago|later|earlier|before)"
        r"|[Tt]he (?:day|night|week|month|year) (?:before(?! (?:last|the|it|he|she|they)\b)|earlier))\b"
    )


@cache
def _be() -> re.Pattern[str]:
    """The forms that tell a state that was from one that is; perfect tenses fit both."""
    return re.compile(r"\b(?:(?P<past>was|were)|(?P<present>is|are|remains?|stays?|cannot))\b")


def tense_of(passage: Passage) -> str | None:
    """ "past" or "present", by the form of "to be" in the passage or the last one shortly before it."""
    text = passage.block.text
    inside = _be().search(text, passage.start, passage.end)
    if inside:
        return inside.lastgroup
    found = None
    for match in _be().finditer(text, max(passage.sentence.start, passage.start - 30), passage.start):
        found = match.lastgroup
    return found


def different_times(ours: Passage, theirs: Passage, clock: datetime.date | None, *, timeless: bool) -> bool:
    """Whether both statements name times and none in common, or one alone is set in another month or year.

    Of two statements about what is to come, one alone may say when.
    """
    pairs = ((ours, theirs), (theirs, ours))
    first, second = (
        _times(_attached(one, own=not timeless, lasting=tense_of(other) == "present")) for one, other in pairs
    )
    to_come = all(_to_come().search(passage.text) for passage in (ours, theirs))
    held, other = first.pop(_DAY_OF_EVENT, set()), second.pop(_DAY_OF_EVENT, set())
    if bool(held) == bool(other) or not events_in(ours.sentence.text) & events_in(theirs.sentence.text):
        first["weekday"], second["weekday"] = first.get("weekday", set()) | held, second.get("weekday", set()) | other
    here = {"year": {str(clock.year)}, "month": {MONTHS.lower().split("|")[clock.month - 1][:3]}} if clock else {}
    for kind in ("year", "month", "weekday", "relative"):
        mine, yours = first.get(kind, set()), second.get(kind, set())
        if mine and yours:
            if mine.isdisjoint(yours):
                return True
        elif (mine or yours) and kind != "weekday" and not to_come:
            dated, bare = (ours, theirs) if mine else (theirs, ours)
            if not _is_due(dated, bare, kind) and (mine | yours) - here.get(kind, set()):
                return True
    return False


@cache
def _reported() -> re.Pattern[str]:
    """The day of a report that closes a sentence ("…, police said on Monday")."""
    return re.compile(
        rf"[,”\"]\s(?:\w+\s){{1,4}}?(?:said|says|reported|announced|added|told \w+)"
        rf"(?:\s(?:on|late|early))*\s(?P<when>{WEEKDAYS})\b"
    )


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(r"\b(?:will|would|(?:is|are) (?:going )?to|when)\b|\bwon[’']t\b", re.IGNORECASE)


def _is_due(dated: Passage, other: Passage, kind: str) -> bool:
    """Whether the time that one statement alone names does not set it apart from the other.

    It is the month of what is to come, where the other tells what has been done, and not what was or is; or the month
    of what the other says has not come yet.
    """
    if kind != "month" or _foretold().search(dated.text):
        return False
    to_come = _to_come().search(dated.text) and tense_of(other) is None
    return bool(to_come or _lasting().search(other.text))


@cache
def _foretold() -> re.Pattern[str]:
    """What somebody said was to come: a month before it is that of the saying."""
    return re.compile(r"\b(?:said|told|vowed|insisted|promised|pledged|declared|repeated)\b.*\bwould\b")


@cache
def _lasting() -> re.Pattern[str]:
    """What has not come yet when a story is told has not come in any month before."""
    return re.compile(r"\b(?:(?:has|have|had)\s+(?:yet|still)\s+to|never|not\s+yet)\b", re.IGNORECASE)


@cache
def _since() -> re.Pattern[str]:
    """A comparison with the past that tells nothing of when ("the highest turnout since 2009")."""
    return re.compile(
        r"\b(?:highest|lowest|largest|smallest|biggest|worst|deadliest|bloodiest|heaviest|first|most)\b[^,.;]{0,60}?"
        r"\bsince [^,.;]{1,25}"
    )


@cache
def _aside() -> re.Pattern[str]:
    """What a relative clause between commas tells of a person or thing, which has times of its own."""
    return re.compile(r", (?:which|who|whose|where) [^,;:]{2,120},")


@cache
def _began() -> re.Pattern[str]:
    """When a state began that still lasts ("has been closed since 2023")."""
    return re.compile(r"(\b(?:has|have)\sbeen\s[^,.;]{1,40}?)\ssince [^,.;]{1,25}")


def _attached(passage: Passage, *, own: bool = True, lasting: bool = False) -> str:
    """The words of the sentence up to the passage's end, and those after it up to the next joint; no dateline.

    Without the passage's ``own`` words where they are not asked for, and, where the other tells what is (``lasting``),
    without the time since which this has been so.
    """
    sentence, text = passage.sentence, passage.block.text
    opening = dateline(text) if sentence.start == 0 else None
    start = min(len(opening.text), passage.start) if opening else sentence.start
    rest = text[passage.end : max(passage.end, sentence.end)]
    joint = re.compile(
        r"[,;:—]|\b(?:and|but|who|which|that (?:had|has|was|were|is|are|will)|will|would|to"
        r"|(?:set|due|scheduled) for)\b"
    ).search(rest)
    reported = _reported().search(rest)
    told = reported["when"] if reported else ""
    before = text[start : passage.end if own else passage.start]
    attached = _aside().sub(",", f"{before}{rest[: joint.start()] if joint else rest}")
    attached = _began().sub(r"\1", attached) if lasting else attached
    return _since().sub("", f"{attached} {told}")


#: The day of an event ("Sunday's raid", "the raid on Sunday"), which is not the day of what is told about it.
_DAY_OF_EVENT = "day of event"


def _is_of_event(text: str, start: int, end: int) -> bool:
    """Whether the weekday at ``start`` is the day of an event that is named beside it."""
    if text[end : end + 2] in ("'s", "’s"):
        return True
    words = text[:start].split()[-2:]
    return len(words) == 2 and words[1] in ("on", "last") and bool(events_in(words[0]))


def _times(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in named_time().finditer(text):
        of_event = match["weekday"] and _is_of_event(text, match.start(), match.end())
        kind = _DAY_OF_EVENT if of_event else match.lastgroup or ""
        found.setdefault(kind, set()).add(match[0].lower()[: 3 if kind == "month" else None])
    return found
