"""Figures, ages and dates as lines of the check sheet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING

from factcheck.claims.key import plain
from factcheck.claims.numbers.nouns import head_after
from factcheck.claims.numbers.number_context import hedge_before
from factcheck.claims.numbers.numerals import numerals
from factcheck.claims.sheet.sheet import SheetItem, stated
from factcheck.claims.sheet.stretches import happened, one_line, said_of
from factcheck.claims.statements.pronouns import PRONOUNS
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.model import DateClaim, Name, Quantity
    from factcheck.claims.reading import Reading

#: A bare number below this, spelled out, is hardly ever wrong.
_SMALL = 10

#: From here on a figure that recurs with the same unit hardly does so by chance.
_LARGE = 1000

_SHARES = frozenset({"fraction", "ratio"})

#: Kinds that are a part of something.
_PARTS = _SHARES | {"percent"}

#: What opens the whole that a count is a part of.
_OF_A_WHOLE = tuple(f"of {word} " for word in ("the", "its", "his", "her", "their", "our", "all", "these", "those"))

#: Grains of dates that a checker can hold against a source.
_EXACT = frozenset({"day", "time", "month", "year"})

#: Verbs that tell nothing of what is counted.
_SAYS_NOTHING = frozenset({"", "be", "have", "do"})

#: Names that can have an age.
_BEARERS = frozenset({"person", "other"})

#: Code points between a name and its age, at most.
_NEAR = 12

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def figures(reading: Reading, rankings: Sequence[Passage]) -> Iterator[SheetItem]:
    """Quantities and ages; ordinals and multiples inside ``rankings`` are lines already."""
    names = [name for name in reading.names if name.kind in _BEARERS]
    ranked: dict[int, list[Passage]] = {}
    for ranking in rankings:
        ranked.setdefault(ranking.block.index, []).append(ranking)
    for quantity in reading.quantities:
        if quantity.kind in ("ordinal", "multiple") and _inside(quantity, ranked):
            continue
        if quantity.noun == "age":
            yield _age(reading, quantity, names)
        elif item := _quantity(reading, quantity):
            yield item


def _inside(quantity: Quantity, ranked: dict[int, list[Passage]]) -> bool:
    return any(other.holds(quantity.passage) for other in ranked.get(quantity.passage.block.index, ()))


def dates(reading: Reading) -> Iterator[SheetItem]:
    """Dates and times, by the days they stand for."""
    for date in reading.dates:
        verb, words = happened(date.passage)
        statement = stated(reading, date.passage)
        yield SheetItem(
            kind="date",
            passage=date.passage,
            words=words[:-1] if words.endswith(("am.", "pm.")) else words,
            reads=_day(date),
            written=plain(date.passage.text) if date.relative else "",
            about=_about(statement.subject, verb) or plain(words),
            speaker=statement.speaker,
            worth=2 if date.grain in _EXACT else 1,
        )


def _quantity(reading: Reading, quantity: Quantity) -> SheetItem | None:
    """The line of a quantity; None for a "one" or "zero" of which nothing is said ("one way", "zero tolerance")."""
    passage = counted(quantity)
    verb, words = said_of(passage)
    bare = quantity.kind == "cardinal" and quantity.hedge == "exact" and quantity.high <= 1
    if bare and (not quantity.noun or verb in _SAYS_NOTHING):
        return None
    statement = stated(reading, quantity.passage)
    subject = statement.subject if statement.subject and quantity.passage.text not in statement.subject else ""
    about = _about(subject, verb)
    if abs(quantity.value) >= _LARGE and (quantity.noun or quantity.kind == "money"):
        about = verb if quantity.noun else ""
    elif not about:
        about = plain(words)
    return SheetItem(
        kind="quantity",
        passage=passage,
        words=words,
        reads=reading_of(quantity, _noun(quantity, passage)),
        about=about,
        speaker=statement.speaker,
        worth=_worth(quantity),
    )


def _about(subject: str | None, verb: str) -> str:
    """What a small figure or a date is said of; small figures recur by chance."""
    subject = "" if subject and subject.casefold() in PRONOUNS else subject
    return " ".join(part for part in (one_line(subject or ""), verb) if part)


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
    words = one_line(quantity.passage.block.text[quantity.passage.end : passage.end]).lstrip("- ")
    if quantity.kind in _PARTS or words.startswith(_OF_A_WHOLE):
        return words
    return words.removeprefix("of ")


def reading_of(quantity: Quantity, noun: str = "") -> str:
    """What a quantity may be, with its unit and ``noun``, in one way of writing: “54–66 men”, “60 men”."""
    if quantity.kind == "ordinal":
        number = f"no. {_number(quantity.value)}"
    elif quantity.high == inf:
        number = f"{_number(quantity.low)} or more"
    elif quantity.hedge == "at most":
        number = f"up to {_number(quantity.high)}"
    elif quantity.hedge == "exact":
        number = _number(quantity.value)
    elif quantity.hedge == "range":
        number = f"{_number(quantity.value)}–{_number(_last(quantity))}"
    elif quantity.hedge == "about":
        number = f"{_number(float(f'{quantity.low:.3g}'))}–{_number(float(f'{quantity.high:.3g}'))}"
    else:
        number = f"{_number(quantity.low)}–{_number(quantity.high)}"
    if quantity.kind in _SHARES:
        number = f"{_number(quantity.value * 100)} %"
    if quantity.unit == "vote":
        return f"{number} votes {' '.join(quantity.qualifiers)}".rstrip()
    return " ".join(part for part in (number, _unit(quantity), noun) if part)


def _last(quantity: Quantity) -> float:
    """The upper end of a range as it is written."""
    written = [number.value for number in numerals(quantity.passage.text)]
    return written[-1] if written and quantity.value <= written[-1] <= quantity.high else quantity.high


def _unit(quantity: Quantity) -> str:
    """The unit as it is read, in the plural where it has one."""
    if quantity.kind == "multiple":
        return "times"
    named = quantity.kind == "measure" or quantity.unit.endswith(" point")
    if not named or quantity.value == 1 or not quantity.unit.replace(" ", "").isalpha():
        return quantity.unit
    return _plural(quantity.unit)


def _plural(unit: str) -> str:
    """A unit in the plural; of "mile per hour" and "degree Celsius" the first word has it."""
    head, per, rest = unit.partition(" per ")
    first, _, scale = head.partition(" ")
    if first == "degree":
        return f"degrees {scale}".rstrip()
    before, space, last = head.rpartition(" ")
    irregular = {"foot": "feet", "inch": "inches", "century": "centuries", "stone": "stone"}
    return f"{before}{space}{irregular.get(last, f'{last}s')}{per}{rest}"


def _number(value: float) -> str:
    if abs(value) >= 1000 or abs(value - round(value)) < 1e-6:
        return f"{round(value):,}"
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _worth(quantity: Quantity) -> int:
    """Large, rounded and money figures need a source most; small counts least."""
    if quantity.kind in ("money", "percent") or quantity.hedge == "vague" or abs(quantity.value) >= _LARGE:
        return 3
    return 1 if quantity.kind == "ordinal" or (quantity.value < _SMALL and quantity.hedge == "exact") else 2


def _age(reading: Reading, quantity: Quantity, names: Sequence[Name]) -> SheetItem:
    block, start, end = quantity.passage
    before = bisect_right(names, quantity.passage.order, key=lambda name: name.passage.order) - 1
    bearer = names[before] if before >= 0 and names[before].passage.block is block else None
    if bearer and start - bearer.passage.end > _NEAR:
        bearer = None
    said = said_of(counted(quantity))
    return SheetItem(
        kind="age",
        passage=quantity.passage,
        words=one_line(block.text[bearer.passage.start : end]) if bearer else said.words,
        reads=f"{reading_of(quantity)} old",
        about=bearer.words[-1] if bearer else said.verb,
        speaker=stated(reading, quantity.passage).speaker,
        worth=2,
    )


def _day(date: DateClaim) -> str:
    """The days a date stands for; its own words where they cannot be told."""
    if date.earliest is None or date.latest is None:
        return one_line(date.passage.text).rstrip(".")
    if date.earliest == date.latest:
        return f"{_WEEKDAYS[date.earliest.weekday()]} {date.earliest.isoformat()}"
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    if (first[4:], last[4:]) == ("-01-01", "-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]} to {last[:4]}"
    if date.grain == "month" and first[:7] == last[:7]:
        return first[:7]
    return f"{first} to {last}"
