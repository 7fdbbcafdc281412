"""Unit conversions: "10 miles (12 km)" is wrong, "20 miles (32 km)" is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.checks.reckoning.written import by_block, ends, last_place, rewritten, scaled, tolerance
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.numerals import Numeral
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading
    from factcheck.world import Unit, World

#: A hedged conversion ("about 30 km") may be this far off, any other one this far, whatever the rounding.
HEDGED_SHARE = 0.08
SLACK_SHARE = 0.01

#: What an "or" puts side by side is a choice where the two are further apart than this many times.
ALTERNATIVE = 4

#: Working days and weeks are no fixed number of hours.
_LEFT_OUT = frozenset({"day", "week"})

_HEDGE = (
    r"(?:(?:or|at least|up to|more than|less than"
    r"|about|around|roughly|approximately|approx\.?|ca\.?|c\.|circa|some|nearly|almost"
    r"|just|over|under|~|≈)\s?)*"
)
_SIGN = r"(?:minus\s|[-−–])?"
_BRACKET = Lazy(rf"(?P<words>(?:[\s-][^\W\d_]+){{0,4}})\s?[(\[]\s?{_HEDGE}{_SIGN}", re.IGNORECASE)
_OR = Lazy(rf"(?:,?\s(?:or|i\.e\.,?|that is,?|equal to|equivalent to|which is)\s{_HEDGE}|\s?[/=]\s?){_SIGN}", re.I)
_COMMA = Lazy(r",\s(?:about|around|roughly|approximately)\s", re.IGNORECASE)
_CLOSED = Lazy(
    r"(?:\s(?:long|wide|high|tall|deep|thick|across|away|off|in (?:length|width|height|diameter)"
    r"|(?:an?|per) (?:hour|second)))?\s?[)\];,/]",
    re.IGNORECASE,
)
_CLOSED_AT_ONCE = Lazy(r"\s?[)\]]")
_JOINED = Lazy(r"\s(?:to|and|or)\s|\s?[-–]\s?", re.IGNORECASE)
_COMPOUND = Lazy(r"\s?|,?\s(?:and\s)?", re.IGNORECASE)
_DIMENSIONS = Lazy(r"(?:\bby|[x×])\s?$", re.IGNORECASE)
_MINUS = Lazy(r"(?:\bminus\s|(?<![\w)])[-−–])$", re.IGNORECASE)


class _Amount(Struct, frozen=True):
    """Measures of one unit written together: one, both ends of a range, or feet with inches."""

    start: int
    end: int
    numbers: tuple[Numeral, ...]
    units: tuple[Unit, ...]
    about: bool
    quantity: Quantity


def find_conversions(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A measure and the same in other units that do not come to the same."""
    for block, quantities in by_block(reading, blocks):
        yield from _single(block, quantities, _forms(reading.world))
        if sum(quantity.kind == "measure" for quantity in quantities) < 2:
            continue
        amounts = _amounts(block.text, quantities, _forms(reading.world))
        for first, second in pairwise(amounts):
            if _converted(block.text, first, second) and (finding := _compare(block, first, second)):
                yield finding


@lru_cache(maxsize=8)
def _forms(world: World) -> dict[str, tuple[Unit, ...]]:
    """Every written form of a unit, with all units it can stand for."""
    forms: dict[str, tuple[Unit, ...]] = {}
    for unit in world.units:
        if unit.id not in _LEFT_OUT:
            for form in (*map(str.lower, unit.names), *unit.abbreviations):
                forms[form] = (*forms.get(form, ()), unit)
    return forms


_ONE = Lazy(
    r"(?<!half )(?<!of )(?<!and )(?<!about )\b(?P<one>an?)\s(?P<unit>[a-z]+)\s[(\[]\s?(?:about\s|around\s|roughly\s)?$",
    re.IGNORECASE,
)


def _single(block: Block, quantities: Sequence[Quantity], forms: dict[str, tuple[Unit, ...]]) -> Iterator[Finding]:
    """ "a mile (1.6 km)"."""
    for quantity in quantities:
        second = _amount(block.text, quantity, forms)
        lead = _ONE.search(block.text, max(0, quantity.passage.start - 40), quantity.passage.start) if second else None
        units = forms.get(lead["unit"].lower()) if lead else None
        if second is None or lead is None or not units or units[0].dimension != second.units[0].dimension:
            continue
        if set(units) & set(second.units) or not _CLOSED_AT_ONCE.match(block.text, second.end):
            continue
        one = Numeral(lead.start("one"), lead.end("one"), 1.0, 1.0, "words")
        first = _Amount(lead.start("one"), lead.end("unit"), (one,), units, second.about, quantity)
        if finding := _compare(block, first, second):
            yield finding


def _amounts(text: str, quantities: Sequence[Quantity], forms: dict[str, tuple[Unit, ...]]) -> list[_Amount]:
    amounts: list[_Amount] = []
    before: Quantity | None = None
    for quantity in quantities:
        amount = _amount(text, quantity, forms)
        if amount is None:
            before = quantity
            continue
        if before and before.kind == "cardinal" and _JOINED.fullmatch(text, before.passage.end, amount.start):
            amount = replace(amount, start=before.passage.start, numbers=(*ends(before), *amount.numbers))
        elif amounts and (merged := _merge(text, amounts[-1], amount)):
            amounts[-1] = merged
            continue
        before = None
        amounts.append(amount)
    return amounts


def _amount(text: str, quantity: Quantity, forms: dict[str, tuple[Unit, ...]]) -> _Amount | None:
    numbers = ends(quantity)
    if quantity.kind != "measure" or not numbers:
        return None
    written = quantity.passage.text[numbers[-1].end :].lstrip(" \u00a0-")
    units = forms.get(written) or forms.get(written.lower().replace("-", " ")) or forms.get(quantity.unit.lower(), ())
    if not units:
        return None
    start, end = quantity.passage.start, quantity.passage.end
    if units[0].dimension == "temperature" and _MINUS.search(text, max(0, start - 8), start):
        numbers = [replace(numbers[0], value=-numbers[0].value), *numbers[1:]]
    return _Amount(start, end, tuple(numbers), units, quantity.hedge in ("about", "vague"), quantity)


def _merge(text: str, first: _Amount, second: _Amount) -> _Amount | None:
    """Two measures that make one: "5C and 10C", "6ft 2in"."""
    between = text[first.end : second.start]
    if first.units == second.units and _JOINED.fullmatch(between):
        return replace(second, start=first.start, numbers=first.numbers + second.numbers)
    large, small = float(first.units[0].factor), float(second.units[0].factor)
    same = first.units[0].dimension == second.units[0].dimension
    if same and large > small and _COMPOUND.fullmatch(between) and len(first.numbers) == len(second.numbers) == 1:
        number = second.numbers[0]
        if number.value < large / small and not first.numbers[0].decimal:
            value = number.value + first.numbers[0].value * large / small
            return replace(second, start=first.start, numbers=(replace(number, value=value, step=1.0),))
    return None


def _converted(text: str, first: _Amount, second: _Amount) -> bool:
    """Whether the second measure is put as the first one in other units."""
    if first.units[0].dimension != second.units[0].dimension or set(first.units) & set(second.units):
        return False
    if len(first.numbers) != len(second.numbers) or second.start - first.end > 60:
        return False
    if _DIMENSIONS.search(text, max(0, first.start - 4), first.start):
        return False
    between = text[first.end : second.start]
    timed = first.units[0].dimension == "time"
    if bracket := _BRACKET.fullmatch(between):
        closed = _CLOSED_AT_ONCE if timed or bracket["words"] else _CLOSED
        return bool(closed.match(text, second.end))
    if timed or not _near(first, second):
        return False
    if _OR.fullmatch(between):
        return True
    return bool(_COMMA.fullmatch(between) and text[second.end : second.end + 1] in ",.)")


def _near(first: _Amount, second: _Amount) -> bool:
    """Whether the measures are near enough for a conversion; "6 inches or 2 feet" is a choice."""
    result = abs(_convert(first.numbers[0].value, first.units[0], second.units[0]))
    stated = abs(second.numbers[0].value)
    return max(result, stated) <= ALTERNATIVE * min(result, stated)


def _compare(block: Block, first: _Amount, second: _Amount) -> Finding | None:
    about = first.about or second.about
    for one in first.units:
        for other in second.units:
            if all(_fits(a, b, one, other, about=about) for a, b in zip(first.numbers, second.numbers, strict=True)):
                return None
    meanings = _meanings(first, second)
    readings = [_worked_out(first, second, *pair, about=about) for pair in meanings]
    rights = [
        f"{result.right} (by the {one.names[0]})" if len(first.units) > 1 else result.right
        for result, (one, _) in zip(readings, meanings, strict=True)
    ]
    facts = (
        Shown(fact=result.fact, source=_source(*pair), note="conversion")
        for result, pair in zip(readings, meanings, strict=True)
    )
    return Finding(
        passage=Passage(block, second.start, second.end),
        values={"said": block.text[first.start : first.end], "right": " or ".join(rights)},
        evidence=(Shown(passage=Passage(block, first.start, first.end), note="what was converted"), *facts),
        replacements=tuple(dict.fromkeys(result.replacement for result in readings if result.replacement)),
    )


def _source(one: Unit, other: Unit) -> str | None:
    """Where the numbers of both units are from, as far as that is said."""
    return "; ".join(dict.fromkeys(unit.source for unit in (one, other) if unit.source)) or None


def _meanings(first: _Amount, second: _Amount) -> list[tuple[Unit, Unit]]:
    """The units that a conversion may be between: a "gallon" is one of two."""
    return [(one, second.units[0]) for one in first.units] + [(first.units[0], other) for other in second.units[1:]]


class _Result(Struct, frozen=True):
    """What a measure comes to in other units: in words, as a repair ("" where none can be written), and as a fact."""

    right: str
    replacement: str
    fact: str


def _worked_out(first: _Amount, second: _Amount, one: Unit, other: Unit, *, about: bool) -> _Result:
    results = [_convert(number.value, one, other) for number in first.numbers]
    wrong = {
        place: result
        for place, (a, b, result) in enumerate(zip(first.numbers, second.numbers, results, strict=True))
        if not _fits(a, b, one, other, about=about)
    }
    place, result = next(iter(wrong.items()))
    right = " to ".join(scaled(value, number) for value, number in zip(results, second.numbers, strict=True))
    whole = len(ends(second.quantity)) == len(second.numbers)
    fact = f"{_named(first.numbers[place].value, one)} = {_named(result, other)}"
    return _Result(f"{right} {_plural(other)}", rewritten(second.quantity, wrong) if whole else "", fact)


def _convert(value: float, one: Unit, other: Unit) -> float:
    return (value * float(one.factor) + float(one.offset) - float(other.offset)) / float(other.factor)


def _fits(a: Numeral, b: Numeral, one: Unit, other: Unit, *, about: bool) -> bool:
    """Whether ``b`` is ``a`` converted and rounded, or ``a`` is ``b``; a temperature may be a difference of degrees."""
    share = HEDGED_SHARE if about else SLACK_SHARE
    allowed = max(tolerance(b), share * abs(b.value))
    forward = _convert(a.value, one, other)
    if abs(forward - b.value) <= allowed * (1 + 1e-9):
        return True
    cut_off = (b.value >= 6 or last_place(b) < 1) and 0 <= forward - b.value < last_place(b)
    back = _convert(b.value, other, one)
    allowed = max(min(last_place(a) / 2, 0.05 * abs(a.value)), share * abs(a.value))
    if cut_off or abs(back - a.value) <= allowed * (1 + 1e-9):
        return True
    if one.dimension == "temperature":
        return abs(a.value * float(one.factor) / float(other.factor) - b.value) <= tolerance(b)
    return False


def _plural(unit: Unit) -> str:
    return unit.names[1] if len(unit.names) > 1 else unit.names[0]


def _named(value: float, unit: Unit) -> str:
    figure = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{figure} {unit.names[0] if value == 1 else _plural(unit)}"
