"""Figures, ages and dates as lines of the check sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING

from factcheck.claims.nouns import head_after
from factcheck.claims.number_context import hedge_before
from factcheck.claims.sheet import SheetItem
from factcheck.claims.stretches import one_line, said_of
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.model import DateClaim, Quantity
    from factcheck.claims.reading import Reading

#: A bare number below this, spelled out, is hardly ever wrong.
_SMALL = 10

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def figures(reading: Reading, rankings: Sequence[Passage]) -> Iterator[SheetItem]:
    """Quantities and ages; ordinals and multiples inside ``rankings`` are lines already."""
    for quantity in reading.quantities:
        if quantity.kind in ("ordinal", "multiple") and any(other.holds(quantity.passage) for other in rankings):
            continue
        yield _age(reading, quantity) if quantity.noun == "age" else _quantity(reading, quantity)


def dates(reading: Reading) -> Iterator[SheetItem]:
    """Dates and times, by the days they stand for."""
    for date in reading.dates:
        verb, words = said_of(date.passage)
        yield SheetItem(
            kind="date",
            passage=date.passage,
            words=words,
            reads=_day(date),
            about=verb,
            speaker=reading.speaker(date.passage),
            worth=2 if date.grain in ("day", "time", "year", "month") else 1,
        )


def _quantity(reading: Reading, quantity: Quantity) -> SheetItem:
    passage = counted(quantity)
    verb, words = said_of(passage)
    return SheetItem(
        kind="quantity",
        passage=passage,
        words=words,
        reads=reading_of(quantity, _noun(quantity, passage)),
        about=verb,
        speaker=reading.speaker(quantity.passage),
        worth=_worth(quantity),
    )


def counted(quantity: Quantity) -> Passage:
    """The quantity with its hedge before it and what it counts after it."""
    block, start, end = quantity.passage
    text = block.text
    sentence = quantity.passage.sentence
    head = head_after(text, end, plural=quantity.kind not in ("ordinal", "percent") and quantity.value != 1)
    if quantity.noun and head.noun == quantity.noun:
        end = max(end, head.end)
    first = min(start, hedge_before(text, start, quantity.passage.end).start)
    return Passage(block, max(first, min(start, sentence.start)), end)


def _noun(quantity: Quantity, passage: Passage) -> str:
    """What is counted, as it is written."""
    return one_line(quantity.passage.block.text[quantity.passage.end : passage.end]).lstrip("- ")


def reading_of(quantity: Quantity, noun: str = "") -> str:
    """The bounds of a quantity with its unit and ``noun``, in one way of writing: “97,500–98,499 men”."""
    if quantity.kind == "ordinal":
        number = f"no. {_number(quantity.value)}"
    elif quantity.high == inf:
        number = f"{_number(quantity.low)} or more"
    elif quantity.hedge == "at most":
        number = f"up to {_number(quantity.high)}"
    elif quantity.hedge == "exact" and quantity.high - quantity.low <= 1:
        number = _number(quantity.value)
    else:
        number = f"{_number(quantity.low)}–{_number(quantity.high)}"
    if quantity.kind in ("fraction", "ratio"):
        number = f"{_number(quantity.value * 100)} %"
    unit = "times" if quantity.kind == "multiple" else quantity.unit
    if unit == "vote":
        noun = " ".join(("vote", *quantity.qualifiers))
        unit = ""
    return " ".join(part for part in (number, unit, noun) if part)


def _number(value: float) -> str:
    if abs(value) >= 1000 or abs(value - round(value)) < 1e-6:
        return f"{round(value):,}"
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _worth(quantity: Quantity) -> int:
    """Large, rounded and money figures need a source most; small counts least."""
    if quantity.kind in ("money", "percent") or quantity.hedge == "vague" or abs(quantity.value) >= 1000:
        return 3
    return 1 if quantity.kind == "ordinal" or (quantity.value < _SMALL and quantity.hedge == "exact") else 2


def _age(reading: Reading, quantity: Quantity) -> SheetItem:
    block, start, end = quantity.passage
    near = [name for name in reading.names if name.passage.block is block and 0 <= start - name.passage.end <= 12]
    bearer = next((name for name in reversed(near) if name.kind not in ("place", "nationality")), None)
    first = bearer.passage.start if bearer else start
    return SheetItem(
        kind="age",
        passage=quantity.passage,
        words=one_line(block.text[first:end]),
        reads=f"{reading_of(quantity)}s old",
        about=bearer.words[-1] if bearer else said_of(quantity.passage).verb,
        speaker=reading.speaker(quantity.passage),
        worth=2,
    )


def _day(date: DateClaim) -> str:
    """The days a date stands for; its own words where they cannot be told."""
    if date.earliest is None or date.latest is None:
        return date.key if date.day is None else one_line(date.passage.text)
    if date.earliest == date.latest:
        return f"{_WEEKDAYS[date.earliest.weekday()]} {date.earliest.isoformat()}"
    return f"{date.earliest.isoformat()} to {date.latest.isoformat()}"
