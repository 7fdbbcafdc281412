"""Changes: "rose 50 % from 40 to 70", "doubled from 40 to 60"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.checks.reckoning.differences import differences
from factcheck.checks.reckoning.directions import find_turned
from factcheck.checks.reckoning.steps import alike, compared, stepped
from factcheck.checks.reckoning.written import by_sentence, ends, exactness, last_place, repair, show
from factcheck.claims.lazy import Lazy
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

_PERIOD = r"(?:year|quarter|month|week|season)"
#: When one of the values held.
_WHEN = (
    rf"(?:(?:last|this|the previous|the same) {_PERIOD}|an? {_PERIOD} (?:earlier|ago|before)"
    r"|in (?:the )?(?:[A-Z][a-z]+(?: \d{4})?|\d{4}))"
)
_TO = Lazy(
    rf"\s(?:people\s|\w+\s)?(?:(?-i:{_WHEN}),?\s)?(?:a \w+ )?to\s(?:a record\s|just\s|only\s|about\s|around\s)?",
    re.IGNORECASE,
    needs=("to",),
)
_FROM = Lazy(
    r"(?:\s[\w-]+){0,4},?\s(?:up |down )?from\s(?:just\s|only\s|about\s|around\s|a\s)?",
    re.IGNORECASE,
    needs=("from",),
)
_LEAD = Lazy(r"\bfrom\s(?:just\s|only\s|about\s|around\s|a\s)?$", re.IGNORECASE, needs=("from",))
#: Between the percentage and the two values: few words and no figure of another thing.
_RISE_THEN = Lazy(
    r"(?:\s(?:in|on|over|during|this|last|the|year|week|month|quarter|per|cent|rise|increase|fall|drop|jump|decline|cut|hike|gain)){0,4},?\s$"
)
_AFTER = Lazy(
    r"(?:\s\w+){0,3},?\s(?:\(|an?\s|or\s|up\s|down\s|[-–—]\s(?:an?\s|up\s|down\s)?)"
    r"(?:(?:rise|increase|jump|gain|growth|fall|drop|decline|decrease|reduction|cut|change)\sof\s)?",
    re.IGNORECASE,
)
_ADJUSTED = Lazy(
    r"(?:\b|(?=%))(?:adjust\w*|constant|currenc\w+|organic\w*|like-for-like|inflation|real terms|underlying"
    r"|annuali[sz]ed|compound\w*|comparable|excluding|stripping|seasonal\w*|(?:percentage|basis) points?"
    r"|(?:%|cent) an? (?:year|annum)|per (?:year|annum)"
    r"|annual\w*|on average|average|each year|yearly|weighted|swing)\b",
    re.IGNORECASE,
    needs=(
        *("adjust", "constant", "currenc", "organic", "like-for-like", "inflation", "real terms", "underlying"),
        *("annuali", "compound", "comparable", "excluding", "stripping", "seasonal", "percentage p", "basis p"),
        *("% a", "cent a", "per year", "per annum", "annual", "average", "each year", "yearly", "weighted", "swing"),
    ),
)
_UP = Lazy(
    r"\b(?:r[io]se\w*|rising|increas\w+|up|gr[eo]w\w*|growth|gain\w*|jump\w*|climb\w*|soar\w*|surg\w+|higher|rais\w+)\b",
    re.I,
)
_DOWN = Lazy(
    r"\b(?:f[ae]ll\w*|down|drop\w*|declin\w+|decreas\w+|cut\w*|reduc\w+|shrank|shrunk|lower\w*|plung\w+|slump\w*|tumbl\w+"
    r"|slid\w*|los[te]\w*|dip\w*)\b",
    re.I,
)
_TIMES = Lazy(
    r"\b(?P<how>more than |over |almost |nearly |about |roughly |around )?"
    r"(?P<verb>doubled|tripled|trebled|quadrupled|halved)\b",
    re.I,
)
_FACTORS = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}


class _Change(Struct, frozen=True):
    """A change: the share that is stated, and the values before and after."""

    share: Quantity
    before: Quantity
    after: Quantity


def find_changes(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A change in per cent, or a doubling, that the values before and after do not bear out."""
    for quantities in by_sentence(reading, blocks):
        found = {finding.passage: finding for finding in _in_sentence(quantities)}
        yield from found.values()
        if not found:
            yield from find_turned(quantities)


def _in_sentence(quantities: Sequence[Quantity]) -> Iterator[Finding]:
    sentence = quantities[0].passage.sentence
    adjusted = bool(_ADJUSTED.search(sentence.text))
    if not adjusted:
        yield from _beside(quantities)
        yield from _risen_to(quantities)
    yield from compared(quantities)
    pairs = list(_from_to(quantities))
    yield from differences(quantities, pairs, adjusted=adjusted)
    for before, after in pairs:
        if adjusted or before.value <= 0:
            continue
        for share in quantities:
            percent = share.unit == "%" or share.kind == "fraction"
            if percent and _belongs(share, before, after) and (found := _check(_Change(share, before, after))):
                yield found
        yield from _multiplied(sentence, before, after)
        yield from stepped(quantities, before, after)


#: "Attendance was 8,200, up 10 per cent from 7,450".
_UP_BY = Lazy(
    r"(?:\s[a-z][\w’'-]*){0,3},?\s(?:\()?(?:up|down|(?:an?\s)(?:rise|increase|jump|gain|fall|drop|decline|decrease)\sof)"
    r"(?:\sby)?\s(?:about\s|nearly\s|almost\s|around\s)?",
    re.IGNORECASE,
)
_ON_BEFORE = Lazy(
    r"\s(?:from|compared with|compared to)\s(?:the\s|just\s|about\s|around\s|some\s"
    r"|a year earlier['’]s\s|last year['’]s\s)?",
    re.IGNORECASE,
)


def _beside(quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """A value with its change and the value before, in that order."""
    for after, share, before in zip(quantities, quantities[1:], quantities[2:], strict=False):
        text = share.passage.block.text
        if share.unit != "%" or not alike(after, before) or {after.hedge, before.hedge} != {"exact"}:
            continue
        if before.noun and before.noun != after.noun:
            continue
        if not _UP_BY.fullmatch(text, after.passage.end, share.passage.start):
            continue
        if not _ON_BEFORE.fullmatch(text, share.passage.end, before.passage.start) or before.value <= 0:
            continue
        if found := _check(_Change(share, before, after)):
            yield found


#: "Revenue rose 25 per cent to £4.8bn in the year to May, from £4.2bn a year earlier".
_SHARE_TO = Lazy(r"\s(?:[a-z]+ly\s|on the (?:year|month)\s)?to\s(?:a record\s|just\s|only\s|about\s|around\s)?")
_SINCE = Lazy(r"(?:\s[^,.;:()]{1,50})?,?\s(?P<how>from|compared (?:with|to)|against)\s(?:the\s|just\s|only\s)?")
_EARLIER = Lazy(
    rf"(?:\s[a-z]+)?\s(?:{_WHEN}|(?:one|the) {_PERIOD} (?:earlier|ago|before)"
    rf"|the (?:prior|year-earlier|year-ago) {_PERIOD})"
)


def _risen_to(quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """A percentage, the value it led to, and the value before, in that order."""
    for place, (share, after) in enumerate(itertools.pairwise(quantities)):
        text = share.passage.block.text
        if share.unit != "%" or not _SHARE_TO.fullmatch(text, share.passage.end, after.passage.start):
            continue
        before = next((value for value in quantities[place + 2 :] if alike(after, value)), None)
        if before is None or {after.hedge, before.hedge} != {"exact"} or before.value <= 0:
            continue
        since = _SINCE.fullmatch(text, after.passage.end, before.passage.start)
        if since is None:
            continue
        dated = _EARLIER.match(text, before.passage.end)
        closed = since["how"] == "from" and text[before.passage.end : before.passage.end + 1] in (".", ";", "")
        if (dated or closed) and (found := _check(_Change(share, before, after))):
            yield found


def _from_to(quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs "from A to B" and "to B from A" of one unit, in the order before, after."""
    for one, other in itertools.pairwise(quantities):
        if "%" in (one.unit, other.unit) or "range" in (one.hedge, other.hedge):
            continue
        kinds = {one.kind, other.kind}
        bare = _told_once(one, other)
        if not bare and (one.unit != other.unit or len(kinds) > 1 or not kinds <= {"cardinal", "money", "measure"}):
            continue
        text = one.passage.block.text
        between = text[one.passage.end : other.passage.start]
        lead = text[max(0, one.passage.start - 24) : one.passage.start]
        if _LEAD.search(lead) and _TO.fullmatch(between):
            yield one, other
        elif _FROM.fullmatch(between) and re.search(r"\bto\s(?:[\w,]+\s){0,2}$", lead, re.I):
            yield other, one


def _told_once(one: Quantity, other: Quantity) -> bool:
    """Whether only one of two values has its unit or currency beside it, and the other has nothing ("40 to 70 euros").

    Where just one of two amounts has a scale ("from 3 to 5 million euros"), it may belong to both.
    """
    kinds = {one.kind, other.kind}
    if kinds not in ({"cardinal", "measure"}, {"cardinal", "money"}) or (one if one.kind == "cardinal" else other).noun:
        return False
    return "money" not in kinds or not any(number.scaled for value in (one, other) for number in ends(value))


def _belongs(share: Quantity, before: Quantity, after: Quantity) -> bool:
    """Whether a percentage is the change between the two values: right before them, or as an apposition after."""
    text = share.passage.block.text
    start, end = min(before.passage.start, after.passage.start), max(before.passage.end, after.passage.end)
    if share.passage.end <= start:
        between = re.sub(r"\b(?:from|to)\b.*$", "", text[share.passage.end : start], flags=re.I | re.S)
        return bool(_RISE_THEN.fullmatch(between))
    return share.passage.start >= end and bool(_AFTER.fullmatch(text, end, share.passage.start))


def _check(change: _Change) -> Finding | None:
    share, before, after = change.share, change.before, change.after
    block, start, stop = share.passage
    near = block.text[max(share.passage.sentence.start, start - 30) : stop + 14]
    low, high = _relative(before, after)
    up, down = bool(_UP.search(near)), bool(_DOWN.search(near))
    stated = ends(share)
    if len(stated) != 1 or share.hedge not in ("exact", "about"):
        return None
    percent = share.value if share.unit == "%" else share.value * 100
    slack = last_place(stated[0]) * 0.75 if share.unit == "%" else 0.08 * percent
    slack += 0.1 * percent if share.hedge == "about" else 0
    size_low, size_high = sorted((abs(low), abs(high))) if low * high > 0 else (0.0, max(abs(low), abs(high)))
    right = (after.value - before.value) / before.value * 100
    wrong_way = up != down and right and (right > 0) != up
    if not wrong_way and size_low - slack <= percent <= size_high + slack:
        return None
    figure = show(abs(right), stated[0] if share.unit == "%" else None)
    return Finding(
        passage=share.passage,
        replacements=() if wrong_way or share.unit != "%" else repair(share.passage.text, abs(right)),
        values={
            "said": share.passage.text,
            "right": f"{figure} per cent {'up' if right > 0 else 'down'}",
            "before": before.passage.text,
            "after": after.passage.text,
        },
        evidence=(Shown(passage=before.passage, note="before"), Shown(passage=after.passage, note="after")),
    )


def _relative(before: Quantity, after: Quantity) -> tuple[float, float]:
    """The bounds of the change in per cent, for values rounded to the last digit they show."""
    half_before, half_after = (exactness(ends(value)[0]) for value in (before, after))
    extra = [0.1 * value.value if value.hedge != "exact" else 0.0 for value in (before, after)]
    least, most = before.value - half_before - extra[0], before.value + half_before + extra[0]
    low, high = after.value - half_after - extra[1], after.value + half_after + extra[1]
    return (low / most - 1) * 100, (high / max(least, 1e-9) - 1) * 100


def _in_times(ratio: float) -> str:
    """How far apart two values are, in words that every reader knows."""
    if ratio >= 2:
        return f"{ratio:.2g} times as much"
    return f"{abs(ratio - 1) * 100:.0f} per cent {'up' if ratio > 1 else 'down'}"


def _multiplied(sentence: Passage, before: Quantity, after: Quantity) -> Iterator[Finding]:
    """ "doubled from 40 to 60"."""
    start = min(before.passage.start, after.passage.start)
    found = list(_TIMES.finditer(sentence.block.text, sentence.start, start))
    if not found or start - found[-1].end() > 24:
        return
    match = found[-1]
    stated = _FACTORS[match["verb"].lower()]
    low, high = (bound / 100 + 1 for bound in _relative(before, after))
    how = (match["how"] or "").strip().lower()
    least = stated if how in ("more than", "over") else stated * 0.9
    most = {"more than": stated * 1.5, "over": stated * 1.5}.get(
        how, stated * (1.02 if how in ("almost", "nearly") else 1.2)
    )
    if how in ("almost", "nearly"):
        least = stated * 0.8
    if stated < 1:
        least, most = 0.35, 0.6
    if high < least or low > most:
        ratio = after.value / before.value
        yield Finding(
            passage=Passage(sentence.block, match.start(), match.end()),
            values={
                "said": match.group(),
                "right": _in_times(ratio),
                "before": before.passage.text,
                "after": after.passage.text,
            },
            evidence=(Shown(passage=before.passage, note="before"), Shown(passage=after.passage, note="after")),
        )
