"""Date expressions in a text, as written: what they say of year, month, day and weekday, before any clock."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.claims.dates.date_patterns import FORMS
from factcheck.claims.dates.date_words import DAY
from factcheck.claims.dates.date_written import Mention
from factcheck.claims.lazy import Lazy, in_lower_case

__all__ = ["Mention", "find_mentions"]


def find_mentions(text: str) -> list[Mention]:
    """Every date expression of ``text`` in order, none inside another; ranges as one mention."""
    taken: list[tuple[int, int]] = []
    found: list[Mention] = []
    windows: dict[Lazy, list[tuple[int, int]]] = {}
    lowered = in_lower_case(text)
    for form in FORMS:
        if form.anchor.misses(lowered):
            continue
        for match in form.matches(text, lowered, windows):
            mention = form.read(match)
            if mention is None or not _free(taken, mention):
                continue
            taken.insert(bisect_left(taken, (mention.start, mention.end)), (mention.start, mention.end))
            found.append(mention)
    found.sort(key=lambda mention: (mention.start, mention.end))
    return list(_join_ranges(text, found))


def _free(taken: list[tuple[int, int]], mention: Mention) -> bool:
    at = bisect_left(taken, (mention.start, mention.end))
    before_ok = at == 0 or taken[at - 1][1] <= mention.start
    return before_ok and (at == len(taken) or mention.end <= taken[at][0])


_JOIN = Lazy(r"\s*(?:[-–—]|to|until|till|through|and)\s*")
_FROM = Lazy(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE, needs=("from", "between"))
_HALF = Lazy(
    rf"\b(from|between)\s+(?:the\s+)?(?P<d>{DAY})\s+(?:to|and|until)\s+(?:the\s+)?$",
    re.IGNORECASE,
    needs=("from", "between"),
)


def _join_ranges(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Two mentions of one grain with a range word between them become one; "from 3 and" before "5 May" joins too."""
    at = 0
    while at < len(found):
        first = found[at]
        half = (
            _HALF.search(text[max(0, first.start - 30) : first.start]) if first.grain == "day" and first.month else None
        )
        if half and first.until is None and first.weekday is None:
            start = max(0, first.start - 30) + half.start("d")
            day = int(re.compile(r"\D").sub("", half["d"]))
            yield replace(first, start=start, day=day, until=first)
            at += 1
            continue
        second = found[at + 1] if at + 1 < len(found) else None
        if second and _is_range(text, first, second):
            yield replace(first, end=second.end, year=first.year or _start_year(first, second), until=second)
            at += 2
            continue
        yield first
        at += 1


def _start_year(first: Mention, second: Mention) -> int | None:
    """The year of a range's start that only its end names: the year before where the range runs over New Year."""
    if second.year is None or first.month is None or second.month is None:
        return second.year
    return second.year - (first.month > second.month)


def _is_range(text: str, first: Mention, second: Mention) -> bool:
    between = text[first.end : second.start]
    if (
        first.grain != second.grain
        or first.grain == "time"
        or first.until
        or second.until
        or not _JOIN.fullmatch(between)
    ):
        return False
    if first.cue not in ("", "weekday") or second.cue not in ("", "weekday") or first.cue != second.cue:
        return False
    opener = _FROM.search(text[max(0, first.start - 12) : first.start])
    word = between.strip()
    opened = opener[1].casefold() if opener else ""
    if word == "and":
        return opened == "between"
    if word in ("-", "–", "—"):
        return first.grain != "year" and between.count("\n") == 0
    if first.grain == "year":
        return opened == "from"
    return word in ("through", "until", "till") or bool(opener) or first.grain == "day"
