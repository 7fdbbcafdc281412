"""Differences told beside both values: "£1,888, up from £1,800, an increase of £98", "a fourfold increase"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.steps import alike
from factcheck.checks.reckoning.written import ends, exactness, last_place, repair, scaled, show
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.numerals import numerals
from factcheck.draft import Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity

#: "£1,888, up from £1,800": the later value first.
_UP_FROM = Lazy(
    r"(?:\s[a-z][\w’'-]*){0,6},?\s\(?(?:up|down|compared\swith|against)\s(?:from\s|on\s)?(?:the\s|just\s|only\s)?",
    needs=("up", "down", "compared", "against"),
)
#: The unit in which the difference of two per cents is told.
_POINT = "percentage point"
#: What stands between the second value and the difference of the two.
_A_RISE_OF = Lazy(
    r"(?:\s[a-z][\w’'-]*){0,4}(?:,\s|\s?[-–—]\s?|\s\()(?:an?\s|the\s)(?:[a-z]+\s)?"
    r"(?:rise|increase|jump|gain|fall|drop|decline|decrease|reduction|cut|saving|difference)\sof\s(?:just\s|only\s)?"
)
#: What keeps a difference from being that of two values: it is reckoned in other money, or an average.
_OTHERWISE = Lazy(r"\b(?:real|average|each|inflation|adjust\w+)\b")
_FOLD = Lazy(
    r"(?:\s[a-z][\w’'-]*){0,4}(?:,\s|\s?[-–—]\s?|\s\()(?:an?\s|the\s)(?P<said>(?P<how>almost\s|nearly\s|more\sthan\s)?"
    r"(?P<times>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})-?fold)\s(?:rise|increase|jump|growth|gain)"
)


def differences(
    quantities: Sequence[Quantity], pairs: Sequence[tuple[Quantity, Quantity]], *, adjusted: bool
) -> Iterator[Finding]:
    """Differences and multiples after two values of a sentence; ``pairs`` are those that "from … to" joins.

    ``adjusted``: the sentence reckons changes in another way, so that per cents are left alone.
    """
    turned = list(_later_first(quantities))
    for before, after in (*pairs, *turned, *_shares(quantities)):
        if before.value <= 0 or {before.hedge, after.hedge} != {"exact"}:
            continue
        last = max(before, after, key=lambda value: value.passage.start)
        step = next((value for value in quantities if value.passage.start > last.passage.start), None)
        found = _difference(before, after, last, step) if step else None
        if step and not adjusted and (before, after) in turned:
            found = found or _change(before, after, last, step)
        found = found or _fold(before, after, last)
        if found:
            yield found


#: "fell from 92 per cent to 84 per cent", and the other way round.
_FROM_TO = Lazy(r"(?P<way>from|to)\s\d[\d.]*\s?(?:%|per\s?cent)\s(?:from|to)\s(?:just\s|only\s)?", re.IGNORECASE)


def _shares(quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Two per cents that "from … to" joins, the earlier first, in a sentence with a difference in points."""
    if not any(quantity.unit == _POINT for quantity in quantities):
        return
    for one, other in pairwise(quantities):
        text, start = one.passage.block.text, one.passage.start
        if one.unit == other.unit == "%":
            for lead in ("from ", "to "):
                opened = text.endswith(lead, 0, start)
                match = _FROM_TO.fullmatch(text, start - len(lead), other.passage.start) if opened else None
                if match:
                    yield (one, other) if match["way"].lower() == "from" else (other, one)


def _later_first(quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    for after, before in pairwise(quantities):
        text = after.passage.block.text
        if alike(after, before) and _UP_FROM.fullmatch(text, after.passage.end, before.passage.start):
            yield before, after


def _difference(before: Quantity, after: Quantity, last: Quantity, step: Quantity) -> Finding | None:
    text = step.passage.block.text
    points = step.unit == _POINT and before.unit == after.unit == "%"
    same = points or ((step.kind, step.unit) == (after.kind, after.unit) and alike(before, after))
    if not same or step.hedge != "exact":
        return None
    if not _A_RISE_OF.fullmatch(text, last.passage.end, step.passage.start) or len(ends(step)) != 1:
        return None
    if _OTHERWISE.search(text, last.passage.end, step.passage.sentence.end):
        return None
    right = abs(after.value - before.value)
    if abs(right - step.value) <= _slack(step, before, after) * (1 + 1e-9) + 1e-9:
        return None
    number = ends(step)[0]
    unit = f" {_POINT}s" if points else ""
    values = {"said": step.passage.text, "right": f"{number.currency}{scaled(right, number)}{unit}"}
    return _finding(step.passage, values, before, after, repair(step.passage.text, right))


#: The same with a time between: "down from 6,640 in the same months of 2025, a fall of".
_A_FALL_OF = Lazy(
    r"(?:\s[\w’'-]+){0,8}(?:,\s|\s?[-–—]\s?|\s\()(?:an?\s)(?:[a-z]+\s)?"
    r"(?:rise|increase|jump|fall|drop|decline|decrease|reduction|cut)\sof\s(?:just\s|only\s)?"
)


def _change(before: Quantity, after: Quantity, last: Quantity, share: Quantity) -> Finding | None:
    """ "5,300, down from 6,640 a year before, a fall of 30 per cent"."""
    text = share.passage.block.text
    numbers = [ends(value) for value in (before, after, share)]
    if (share.unit, share.hedge) != ("%", "exact") or any(len(found) != 1 for found in numbers):
        return None
    if not _A_FALL_OF.fullmatch(text, last.passage.end, share.passage.start):
        return None
    if _OTHERWISE.search(text, last.passage.end, share.passage.sentence.end):
        return None
    right = abs(after.value - before.value) / before.value * 100
    rounding = sum(exactness(found[0]) / value.value for found, value in zip(numbers, (before, after), strict=False))
    if abs(right - share.value) <= last_place(numbers[2][0]) * 0.75 + rounding * 100:
        return None
    values = {"said": share.passage.text, "right": f"{show(right, numbers[2][0])} per cent"}
    return _finding(share.passage, values, before, after, repair(share.passage.text, right))


def _slack(step: Quantity, *values: Quantity) -> float:
    """What rounding allows; nothing where the difference and one value are told to the unit, so that the other is."""
    numbers = [ends(value)[-1] for value in values]
    if step.unit == _POINT:
        return sum(last_place(number) / 2 for number in (*numbers, ends(step)[-1]))
    finest = min(numbers, key=lambda number: number.step)
    if not any(number.scaled for number in (*numbers, ends(step)[-1])) and max(finest.step, ends(step)[-1].step) <= 1:
        return 0.0
    return sum(exactness(ends(value)[-1]) for value in (*values, step))


def _fold(before: Quantity, after: Quantity, last: Quantity) -> Finding | None:
    """ "from £1.9m to £5.7m, a fourfold increase"; fourfold may be meant as four times, or as four times more."""
    block = last.passage.block
    match = _FOLD.match(block.text, last.passage.end, last.passage.sentence.end)
    number = next(iter(numerals(match["times"])), None) if match else None
    if match is None or number is None:
        return None
    times, ratio = number.value, after.value / before.value
    least, most = (times * (0.75 if match["how"] else 0.85), (times + 1) * (1.5 if match["how"] else 1.15))
    if least <= ratio <= most:
        return None
    values = {"said": match["said"], "right": f"{ratio:.2g} times as much"}
    return _finding(Passage(block, match.start("said"), match.end("said")), values, before, after)


def _finding(
    passage: Passage, values: dict[str, str], before: Quantity, after: Quantity, repairs: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        passage=passage,
        values=values | {"before": before.passage.text, "after": after.passage.text},
        evidence=(Shown(passage=before.passage, note="before"), Shown(passage=after.passage, note="after")),
        replacements=repairs,
    )
