"""Days written out in words or figures, read from their matches: day, month, year, and the weekday beside them."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from factcheck.claims.dates.date_words import WEEKDAY_ANY, month_length, month_number, weekday_number, year_number
from factcheck.claims.lazy import Lazy


class Mention(Struct, frozen=True):
    """A date expression at ``[start, end)`` of a text.

    ``cue`` is the relating word ("last", "next", "this", "ago", "yesterday" …), ``amount`` how many of ``grain`` it
    spans; ``until`` is the end of a range, whose start this mention's own fields give.
    """

    start: int
    end: int
    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    cue: str = ""
    amount: int = 0
    until: Mention | None = None

    @property
    def relative(self) -> bool:
        """Whether the words need a clock to be read at all."""
        return bool(self.cue)


def _before(match: re.Match[str], start: int, width: int = 24) -> str:
    return match.string[max(0, start - width) : start]


def word_before(match: re.Match[str], start: int) -> str:
    """The word that ends right before ``start``, or ""."""
    before = _before(match, start).rstrip()
    at = len(before)
    while at and (before[at - 1].isalnum() or before[at - 1] in "_’'-"):
        at -= 1
    return before[at:]


def _lead_weekday(match: re.Match[str]) -> tuple[int | None, int]:
    """The weekday that leads the date and where the mention starts; a weekday that is not the date's is left out."""
    groups = match.groupdict()
    word = groups.get("w")
    date_start = min(match.start(name) for name in ("d", "m", "y") if groups.get(name))
    if not word:
        return _tail_weekday(groups), date_start
    number = weekday_number(word)
    start = match.start("w")
    if number is None or _not_the_dates_weekday(match, start, word):
        return None, date_start
    return number, match.start("cue") if groups.get("cue") else start


def _tail_weekday(groups: dict[str, str | None]) -> int | None:
    tail = next((groups[name] for name in ("w2", "w3", "w4", "w5") if groups.get(name)), None)
    return weekday_number(tail) if tail else None


_LISTED = Lazy(rf"{WEEKDAY_ANY}\s*(?:[-–—/&,]|to|and|or|through|until)\s*$", re.IGNORECASE)
_REPORTED = Lazy(r"\b(?:said|says|told|announced|confirmed|warned|added|insisted)(?:\s+on)?\s+$", re.IGNORECASE)


def _not_the_dates_weekday(match: re.Match[str], start: int, word: str) -> bool:
    """Whether the weekday belongs to a list or range of days, to a newspaper's name or to the verb before it."""
    before = _before(match, start)
    if _LISTED.search(before) or word_before(match, start).casefold() in ("every", "each"):
        return True
    bare = word.strip(".,").casefold()
    if bare == "sun" and re.compile(r"(?:\b[Tt]he|\b[A-Z]\w+)\s+$").search(before):
        return True
    if bare in ("mo", "tu", "we", "th", "fr", "sa", "su") and not word[0].isupper():
        return True
    if _REPORTED.search(before) and match.string[match.end("w") : match.end("w") + 1] == " ":
        return bool(
            re.compile(r"\s+(?:is|was|will|would|remains?|marks?|could|should)\b").match(
                match.string[match.end() :][:12]
            )
        )
    return False


def _end(match: re.Match[str], weekday: int | None) -> int:
    """Where the mention ends: with its tail weekday or closing bracket where these belong to it."""
    groups = match.groupdict()
    end = match.end()
    if weekday is None or groups.get("w"):
        last = [match.end(name) for name in ("d", "d2", "m", "y") if groups.get(name)]
        end = max(last)
    if groups.get("open") and weekday is not None and match.string[end : end + 1] == ")":
        end += 1
    return end


def read_numeric(match: re.Match[str]) -> Mention | None:
    """Figures alone ("2014-10-07", "31/10/2014"); None where day and month could change places."""
    weekday, start = _lead_weekday(match)
    day, month = int(match["d"]), int(match["m"])
    year = int(match["y"]) if match.groupdict().get("y") else None
    iso = year is not None and match.start("y") < match.start("d")
    if not iso:
        if day <= 12 and month <= 12 and day != month:
            return None
        if month > 12 and day <= 12:
            day, month = month, day
    if month > 12 or month == 0 or day == 0 or day > 31 or (year is not None and not 1000 <= year < 2200):
        return None
    cue = (match.groupdict().get("cue") or "").casefold() if weekday is not None else ""
    return Mention(start, _end(match, weekday), "day", year, month, day, weekday, cue)


def read_day_month(match: re.Match[str]) -> Mention | None:
    """A day with its month in words, in either order, with a second day where it starts a range."""
    month = month_number(match["m"])
    if month is None:
        return None
    weekday, start = _lead_weekday(match)
    day = int(re.compile(r"\D").sub("", match["d"]))
    year = year_of(match)
    end = _end(match, weekday)
    if match["y"] and year is None:
        end = max(match.end("d"), match.end("m"), match.end("d2"))
    if not _plausible_day(match, day, month, year, weekday):
        return None
    cue = (match["cue"] or "").casefold() if weekday is not None else ""
    first = Mention(start, end, "day", year, month, day, weekday, cue)
    if not match["d2"]:
        return first
    last = int(re.compile(r"\D").sub("", match["d2"]))
    return replace(first, until=Mention(match.start("d2"), end, "day", year, month, last))


def year_of(match: re.Match[str]) -> int | None:
    """The year after a day and month; a round number before a plural noun counts things instead."""
    if not match["y"]:
        return None
    year = year_number(match["y"])
    if year % 50 == 0 and re.match(
        r"\s+(?!(?:was|is|has|as|its|this|does)\b)(?:[a-z]+s|people|men|women|children)\b",
        match.string[match.end("y") :][:24],
    ):
        return None
    return year


_IN_MONTH = frozenset(("in", "since", "during", "last", "this", "next", "every", "each"))
_ON_DAY = frozenset(("on", "until", "by", "from", "since", "before", "after"))
#: "Section 31", "Channel 31": what is numbered.
_NUMBERED = frozenset(
    "section article chapter rule clause paragraph channel route room page line gate platform number no part "  # noqa: SIM905
    "unit flight lot item act schedule appendix exhibit regulation order resolution".split()
)
_PLURAL = Lazy(r"(?:['’]s)?\s+(?!(?:is|was|has|as|its|this|does)\b)[a-z]+s\b")
_COUNTED = Lazy(r"\s+(?!(?:and|to|or|until|at|in|on|for|when|as|after|before|with|by)\b)[a-z]")


def _plausible_day(match: re.Match[str], day: int, month: int, year: int | None, weekday: int | None) -> bool:
    """Whether the number is a day of the month and no count or score ("In May 40 people …", "won in May 5-2")."""
    if day == 0 or day > 39:
        return False
    if year is not None or weekday is not None:
        return True
    month_first = match.start("m") < match.start("d")
    word = word_before(match, match.start("m") if month_first else match.start("d")).casefold()
    after = match.string[match.end() :][:24]
    if month_first and word in _IN_MONTH and (match["d2"] or re.compile(r"\s+[a-z]").match(after)):
        return False
    if day <= month_length(month, None):
        return True
    if not match["d"].isdigit():
        return day <= 31
    firm = word in _ON_DAY
    counted = _COUNTED.match(after) if month_first and not firm else _PLURAL.match(after)
    if word in _NUMBERED or (counted and (month_first or not firm)):
        return False
    return day <= 31 or word in _ON_DAY
