"""Quantities: every number that counts or measures something, as an interval with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, floor, inf
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.claims.endings import Endings
from factcheck.claims.lazy import Lazy
from factcheck.claims.model import Quantity
from factcheck.claims.numbers.measures import AGE_AFTER, DURATIONS, Measure, Units, measure_after, unit_names
from factcheck.claims.numbers.nouns import Head, head_after, singular, verb_around
from factcheck.claims.numbers.number_context import Hedge, hedge_before, is_quantity, title_case
from factcheck.claims.numbers.numerals import Numeral, numerals, unscaled
from factcheck.draft import Block, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

#: Share by which "about" and "almost" may miss.
ABOUT = 0.1

_HYPHENATED = Lazy(r"-([^\W\d_]+)")
_CONTENTS = Lazy(r"\s+(?:of|in|worth)\b")
_PLURAL = Lazy(r"[^su]s,$")
_AGE_BEFORE = Lazy(r"(?:\b(?:aged|ages?|age of|turn(?:s|ed|ing)?)|[A-Z][\w’'-]+,|(?P<role>[a-z]{3,},|\w\),))\s$")
#: What that ends in, but for a space.
_AGE_LEADS = (",", "aged", "age", "ages", "age of", "turn", "turns", "turned", "turning")
_AGE_CLOSE = Lazy(r"[,.;]|\s(?:and|or|who|when|in(?!\s(?:all|total)\b)|on|at)\b|$")
#: "A man of 19 and a woman of 20 were held"; then what follows such an age, or one after "aged".
_PERSON_OF = Lazy(
    r"\b(?:man|woman|boy|girl|child|lad|youth|teenager)\sof\s$",
    re.IGNORECASE,
    needs=("man", "boy", "girl", "child", "lad", "youth", "teenager"),
)
_PERSON_CLOSE = Lazy(
    r"[,.;]|\s(?:and|or|who|when|in|on|at|from|with|after|is|are|was|were|has|have|had|died|[a-z]+ed)\b|$"
)
_VOTES = Lazy(r"\b(?:vot(?:e[ds]?|ing)|ruling|ruled|decision|majority|ballot|margin|approved|passed|rejected)\b", re.I)
_JOINT = Lazy(r"\s?(?:[-–—]|-?\b(?:to|or|and)\b-?)\s?", re.IGNORECASE)
_RATIO_JOINT = Lazy(r"[ -](?:in|out of)[ -](?:every )?", re.IGNORECASE)
#: What says of the number after it that a thing has changed, or a game ended, by or from it.
_CHANGE = Endings(
    "from|up|down|rise|rises|rising|risen|rose|fall|falls|falling|fallen|fell|fells|felling|gain|gains|gained|gaining"
    "|lost|lose|loses|losing|add|adds|added|adding|jump|jumps|jumped|jumping|climb|climbs|climbed|climbing|drop|drops"
    "|dropped|dropping|slip|slips|slipped|slipping|increase|increases|increased|increasing|decrease|decreases|decreased"
    "|decreasing|by|cut|raise|raises|raised|raising|grew|grow|grows|grown|growing|shed|surge|surged|soared|tumbled"
    "|plunged|declined|advanced|dipped|eased|beat|defeated|edged|won|tied|drew|led"
)


class _Found(Struct, frozen=True):
    """A quantity in the making: its extent, its bounds and whether both ends are written."""

    start: int
    end: int
    low: float
    high: float
    value: float
    last: Numeral
    ranged: bool = False


def find_quantities(reading: Reading) -> Iterator[Quantity]:
    """Every quantity of the draft in document order; related links, code and furniture left out."""
    units = unit_names(reading.world)
    for block in reading.draft.blocks:
        if block.asserts:
            yield from quantities_in(block, units)


def quantities_in(block: Block, units: Units | None = None) -> tuple[Quantity, ...]:
    """The quantities of one block in order. ``units`` are the known units and currencies."""
    return tuple(_Scan(block, units or {}).quantities())


#: Where a line breaks inside a paragraph a word ends, and nothing else.
_SPACES = str.maketrans("\n\r\t", "   ")


class _Scan:
    """One pass over a block."""

    def __init__(self, block: Block, units: Units) -> None:
        self.block = block
        self.text = block.text.translate(_SPACES)
        self.units = units
        self.headline = title_case(block.text)

    def quantities(self) -> Iterator[Quantity]:
        found = list(numerals(self.text))
        place = 0
        while place < len(found):
            first = found[place]
            second = found[place + 1] if place + 1 < len(found) else None
            pair = self._pair(first, second) if second else None
            if pair is not None:
                yield from pair
                place += 2
                continue
            measure = self._measure(first)
            if is_quantity(self.text, first, measure.unit, headline=self.headline):
                yield from self._single(first, measure)
            place += 1

    def _pair(self, first: Numeral, second: Numeral) -> list[Quantity] | None:
        """Two numbers that belong together: a range, a ratio, a vote; [] for a score or the like; None otherwise."""
        between = self.text[first.end : second.start]
        if len(between) > 12 or first.form in ("ordinal", "vague") or second.form in ("ordinal", "vague"):
            return None
        if _RATIO_JOINT.fullmatch(between):
            return self._ratio(first, second, between)
        joint = _JOINT.fullmatch(between)
        if not joint:
            return None
        word = between.strip().strip("-").lower()
        if word == "and":
            return self._range(first, second) if self.text[: first.start].lower().endswith("between ") else None
        if word == "or":
            near = second.value == first.value + 1 or second.scaled
            return self._range(first, second) if near and first.form == second.form != "fraction" else None
        if word == "to":
            changed = self.text[first.start - 1 : first.start].isspace() and _CHANGE.before(self.text, first.start - 1)
            if changed or self._is_year(first, second):
                return None
            return self._range(first, second) or (self._votes(first, second) if first.value > second.value else None)
        return self._dashed(first, second)

    def _is_year(self, first: Numeral, second: Numeral) -> bool:
        """Whether the first of two numbers is the year of a value before them ("from £2m in 2020 to £5m")."""
        written = self.text[first.start : first.end]
        year = len(written) == 4 and written.isdigit() and 1000 <= first.value < 2200
        return year and bool(second.currency) and self.text[: first.start].endswith(("in ", "In "))

    def _dashed(self, first: Numeral, second: Numeral) -> list[Quantity] | None:
        if votes := self._votes(first, second):
            return votes
        measure = self._measure(second)
        counted = bool(measure.unit or second.scaled or second.currency or self._head(second, measure).noun)
        counted = counted or bool(_AGE_BEFORE.search(self.text, max(0, first.start - 24), first.start))
        if counted and (ranged := self._range(first, second)):
            return ranged
        return [] if first.form == second.form == "figures" and " " not in self.text[first.end : second.start] else None

    def _range(self, first: Numeral, second: Numeral) -> list[Quantity] | None:
        measure = self._measure(second)
        if not first.scaled and second.scaled and first.value * second.scale < second.value:
            value, step = first.value * second.scale, min(first.step, 1.0) * second.scale
            first = replace(first, value=value, step=step, scaled=True, decimal=False)
        own = self._measure(first)
        if first.value >= second.value or (own.unit and own.unit != measure.unit):
            return None
        if not is_quantity(self.text, replace(second, start=first.start), measure.unit, headline=self.headline):
            return None
        whole = measure.kind == "cardinal"
        low, high = first.bounds(whole=whole)[0], second.bounds(whole=whole)[1]
        return list(
            self._build(_Found(first.start, second.end, low, high, first.value, second, True), measure, "range")
        )

    def _ratio(self, first: Numeral, second: Numeral, between: str) -> list[Quantity] | None:
        small = second.value in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1000, 10000, 100000, 1000000)
        if not 0 < first.value < second.value or second.currency or first.currency:
            return None
        if " out" not in between and (not small or self._measure(second).kind != "cardinal"):
            return None
        value = first.value / second.value
        found = _Found(first.start, second.end, value, value, value, second)
        return list(self._build(found, Measure("ratio", "", second.end), self._hedge(first, "ratio").kind))

    def _votes(self, first: Numeral, second: Numeral) -> list[Quantity] | None:
        if first.form != second.form or first.currency or second.currency or first.decimal or second.decimal:
            return None
        around = self.text[max(0, first.start - 40) : first.start] + " " + self.text[second.end : second.end + 20]
        if not _VOTES.search(around) or self._measure(second).unit or first.value > 2000:
            return None
        return [
            Quantity(
                passage=Passage(self.block, number.start, number.end),
                low=number.value,
                high=number.value,
                value=number.value,
                unit="vote",
                noun="vote",
                qualifiers=(side,),
            )
            for number, side in ((first, "for"), (second, "against"))
        ]

    def _single(self, number: Numeral, measure: Measure) -> Iterator[Quantity]:
        if number.suffix == "m" and not number.currency and not self._head(number, measure).noun:
            if "m" not in self.units:
                return
            number = unscaled(number, self.text)
            measure = Measure(*self.units["m"], number.end)
        hedge = self._hedge(number, measure.unit)
        low, high = _widen(number, hedge, measure)
        found = _Found(number.start, number.end, low, high, number.value, number)
        yield from self._build(found, measure, hedge.kind)

    def _hedge(self, number: Numeral, unit: str) -> Hedge:
        if number.form == "vague":
            return Hedge("vague", "", number.start)
        hedge = hedge_before(self.text, number.start, number.end)
        if unit in DURATIONS and hedge.word in ("over", "within"):
            return Hedge("exact", "", number.start)
        return hedge

    def _measure(self, number: Numeral) -> Measure:
        return measure_after(self.text, number, self.units)

    def _head(self, number: Numeral, measure: Measure) -> Head:
        at = measure.end
        if self.text.startswith("-", at) and (word := _HYPHENATED.match(self.text, at)):
            return Head(singular(word[1]), (), word.end())
        if measure.kind in ("measure", "money") and not measure.compound:
            return head_after(self.text, at) if _CONTENTS.match(self.text, at) else Head(end=at)
        plural = measure.kind not in ("ordinal", "percent") and number.value != 1 and not measure.compound
        return head_after(self.text, at, plural=plural)

    def _build(self, found: _Found, measure: Measure, hedge: str) -> Iterator[Quantity]:
        head = self._head(found.last, measure)
        noun, qualifiers, end = head.noun, head.qualifiers, head.end
        kind, unit = measure.kind, measure.unit
        if self._is_age(found, measure):
            qualifiers, noun = ((noun,) if noun else ()), "age"
            kind, unit = "measure", unit or "year"
        low, high = (found.value, found.value) if noun == "age" and hedge == "exact" else (found.low, found.high)
        start = hedge_before(self.text, found.start, found.end).start
        verb = verb_around(self.text, start, max(end, measure.end))
        yield Quantity(
            passage=Passage(self.block, found.start, max(found.end, measure.end if unit else found.end)),
            low=low,
            high=high,
            value=found.value,
            kind=kind,
            unit=unit,
            hedge=hedge,
            noun=noun,
            qualifiers=qualifiers,
            verb=verb,
        )

    def _is_age(self, found: _Found, measure: Measure) -> bool:
        if measure.compound and AGE_AFTER.match(self.text, found.last.end):
            return True
        if measure.unit or found.last.form not in ("figures", "words") or not 0 < found.value < 120:
            return False
        after_of = self.text.endswith("of", 0, max(0, found.start - 1))
        if after_of and _PERSON_OF.search(self.text, max(0, found.start - 40), found.start):
            return _PERSON_CLOSE.match(self.text, found.end) is not None
        led = self.text.endswith(_AGE_LEADS, 0, max(0, found.start - 1))
        close = _PERSON_CLOSE if self.text.endswith("aged ", 0, found.start) else _AGE_CLOSE
        if not led or not close.match(self.text, found.end):
            return False
        before = _AGE_BEFORE.search(self.text, max(0, found.start - 30), found.start)
        if before and before["role"] and _PLURAL.search(before["role"]):
            return False
        if before and before["role"] and not (found.value >= 10 and self.text.startswith(",", found.end)):
            return False
        return before is not None


def _widen(number: Numeral, hedge: Hedge, measure: Measure) -> tuple[float, float]:
    """The bounds of a number with its hedge."""
    whole = measure.kind == "cardinal"
    if measure.kind == "percent" or (measure.kind == "money" and number.value < 1000):
        number = replace(number, step=min(number.step, 1.0))
    low, high = number.bounds(whole=whole)
    value = number.value
    down, up = value * (1 - ABOUT), value * (1 + ABOUT)
    if whole and not number.decimal:
        down, up = float(floor(down)), float(ceil(up))
    match hedge.kind, hedge.side:
        case "about", "under":
            return min(low, down), value
        case "about", "over":
            return value, max(high, up)
        case "about", _:
            return min(low, down), max(high, up)
        case "at least", _:
            return value, inf
        case "at most", _:
            return 0.0, max(value, 0.0)
        case _:
            return low, high
