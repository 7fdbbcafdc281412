"""Quantities: every number that counts or measures something, as an interval with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import ceil, floor, inf
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.lazy import Lazy
from factcheck.claims.model import Quantity
from factcheck.claims.nouns import Head, head_after, singular, verb_around, word_set
from factcheck.claims.number_context import Hedge, hedge_before, is_quantity, title_case
from factcheck.claims.numerals import Numeral, numerals, unscaled
from factcheck.draft import Block, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.world import World

#: Written forms of units and currencies, with the kind of quantity and the unit's name.
Units = Mapping[str, tuple[str, str]]

#: Share by which "about" and "almost" may miss.
ABOUT = 0.1

#: Units of time, by their singular.
DURATIONS = word_set("second minute hour day night week fortnight month quarter year decade century season")

_CURRENCY_SIGNS = {
    "$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY",
    "₩": "KRW", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
}  # fmt: skip
_CURRENCY_WORDS = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "ruble": "RUB",
    "rupee": "INR", "hryvnia": "UAH", "lira": "TRY", "zloty": "PLN", "shekel": "ILS", "sterling": "GBP",
    "us dollar": "USD", "cent": "cent", "pence": "penny", "p": "penny",
    "canadian dollar": "CAD", "australian dollar": "AUD", "swiss franc": "CHF",
}  # fmt: skip
_SHARES = {
    "percent": "%",
    "pct": "%",
    "per cent": "%",
    "percentage point": "percentage point",
    "basis point": "basis point",
}
_AFTER = Lazy(r"[ \u00a0-]?(%|°\s?[CF]?(?!\w)|[^\W\d_]+[²³]?(?:/[^\W\d_]+)?)")
_ARTICLE = Lazy(r"(?:\sof)?\san?(?=\s)")
_HYPHENATED = Lazy(r"-([^\W\d_]+)")
_CONTENTS = Lazy(r"\s+(?:of|in|worth)\b")
_AGE_AFTER = Lazy(r"(?:-|\s)(year|month|week|day)s?(?:-|\s)olds?\b", re.IGNORECASE)
_AGE_BEFORE = Lazy(r"(?:\b(?:aged|ages?|age of|turn(?:s|ed|ing)?)|[A-Z][\w’'-]+,|(?P<role>[a-z]{3,},|\w\),))\s$")
_AGE_CLOSE = Lazy(r"[,.;]|\s(?:and|or|who|when|in|on|at)\b|$")
_VOTES = Lazy(r"\b(?:vot(?:e[ds]?|ing)|ruling|ruled|decision|majority|ballot|margin|approved|passed|rejected)\b", re.I)
_JOINT = Lazy(r"\s?(?:[-–—]|-?\b(?:to|or|and)\b-?)\s?", re.IGNORECASE)
_RATIO_JOINT = Lazy(r"[ -](?:in|out of)[ -](?:every )?", re.IGNORECASE)
_CHANGE = Lazy(
    r"(?:\b(?:from|up|down|ris(?:es?|ing|en)|rose|f[ae]ll(?:s|ing|en)?|gain(?:s|ed|ing)?|los(?:t|e|es|ing)|add(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|drop(?:s|ped|ping)?|slip(?:s|ped|ping)?|increas(?:es?|ed|ing)(?: by)?"
    r"|decreas(?:es?|ed|ing)|by|cut|rais(?:es?|ed|ing)|gr[eo]w(?:s|n|ing)?|shed|surged?|s[oa]ared|tumbled|plunged|declined"
    r"|advanced|dipped|eased|beat|defeated|edged|won|lost|tied|drew|led)\s)$",
    re.IGNORECASE,
)


class _Found(NamedTuple):
    """A quantity in the making: its extent, its bounds and whether both ends are written."""

    start: int
    end: int
    low: float
    high: float
    value: float
    last: Numeral
    ranged: bool = False


class _Measure(NamedTuple):
    """What stands right after the number: kind and unit, where it ends, and whether hyphens join it."""

    kind: str = "cardinal"
    unit: str = ""
    end: int = 0
    compound: bool = False


def find_quantities(reading: Reading) -> Iterator[Quantity]:
    """Every quantity of the draft in document order; related links, code and furniture left out."""
    units = unit_names(reading.world)
    for block in reading.draft.blocks:
        if block.asserts:
            yield from quantities_in(block, units)


def quantities_in(block: Block, units: Units | None = None) -> tuple[Quantity, ...]:
    """The quantities of one block in order. ``units`` are the known units and currencies."""
    return tuple(_Scan(block, units or {}).quantities())


class _Scan:
    """One pass over a block."""

    def __init__(self, block: Block, units: Units) -> None:
        self.block = block
        self.text = block.text
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
            if _CHANGE.search(self.text, max(0, first.start - 24), first.start):
                return None
            return self._range(first, second) or (self._votes(first, second) if first.value > second.value else None)
        return self._dashed(first, second)

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
            first = first._replace(value=value, step=step, scaled=True, decimal=False)
        own = self._measure(first)
        if first.value >= second.value or (own.unit and own.unit != measure.unit):
            return None
        if not is_quantity(self.text, second._replace(start=first.start), measure.unit, headline=self.headline):
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
        return list(self._build(found, _Measure("ratio", "", second.end), self._hedge(first, "ratio").kind))

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

    def _single(self, number: Numeral, measure: _Measure) -> Iterator[Quantity]:
        if number.suffix == "m" and not number.currency and not self._head(number, measure).noun:
            if "m" not in self.units:
                return
            number = unscaled(number, self.text)
            measure = _Measure(*self.units["m"], number.end)
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

    def _measure(self, number: Numeral) -> _Measure:
        """Kind and unit, from the sign before the number and the words right after it."""
        if number.currency:
            return _Measure("money", _CURRENCY_SIGNS.get(number.currency, number.currency[:3]), number.end)
        if number.form == "ordinal":
            return _Measure("ordinal", "", number.end)
        if age := _AGE_AFTER.match(self.text, number.end):
            return _Measure("measure", age[1].lower(), age.end(), True)
        words: list[tuple[str, int]] = []
        at = number.end
        if number.form == "fraction" and (article := _ARTICLE.match(self.text, at)):
            at = article.end()
        while len(words) < 3 and (match := _AFTER.match(self.text, at)):
            words.append((match[1], match.end()))
            at = match.end()
        for count in range(len(words), 0, -1):
            phrase = " ".join(word for word, _ in words[:count])
            if phrase == "in" and not self._inches(number, words[0][1]):
                continue
            if known := self._known(phrase):
                end = words[count - 1][1]
                return _Measure(*known, end, self.text[number.end : number.end + 1] == "-")
        if number.form == "fraction":
            return _Measure("fraction", "", number.end)
        return _Measure("cardinal", "", number.end)

    def _inches(self, number: Numeral, end: int) -> bool:
        """Whether an "in" that ends at ``end`` is the abbreviation: beside the number, after feet, or in a bracket."""
        feet = self.text[max(0, number.start - 5) : number.start].rstrip().endswith(("ft", "foot", "feet"))
        return end - number.end == 2 or feet or self.text.startswith(")", end)

    def _known(self, phrase: str) -> tuple[str, str] | None:
        if phrase in ("%", "pc"):
            return "percent", "%"
        lower = phrase.lower()
        one = singular(lower) if " " not in lower else " ".join((*lower.split()[:-1], singular(lower.split()[-1])))
        if one in _SHARES:
            return "percent", _SHARES[one]
        if one in DURATIONS:
            return "measure", one
        if one in _CURRENCY_WORDS:
            return "money", _CURRENCY_WORDS[one]
        if known := self.units.get(phrase) or (self.units.get(lower) if len(phrase) > 2 else None):
            return known
        return ("multiple", "") if lower == "times" else None

    def _head(self, number: Numeral, measure: _Measure) -> Head:
        at = measure.end
        if self.text.startswith("-", at) and (word := _HYPHENATED.match(self.text, at)):
            return Head(singular(word[1]), (), word.end())
        if measure.kind in ("measure", "money") and not measure.compound:
            return head_after(self.text, at) if _CONTENTS.match(self.text, at) else Head(end=at)
        plural = measure.kind not in ("ordinal", "percent") and number.value != 1 and not measure.compound
        return head_after(self.text, at, plural=plural)

    def _build(self, found: _Found, measure: _Measure, hedge: str) -> Iterator[Quantity]:
        noun, qualifiers, end = self._head(found.last, measure)
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

    def _is_age(self, found: _Found, measure: _Measure) -> bool:
        if measure.compound and _AGE_AFTER.match(self.text, found.last.end):
            return True
        if measure.unit or found.last.form not in ("figures", "words") or not 0 < found.value < 120:
            return False
        before = _AGE_BEFORE.search(self.text, max(0, found.start - 30), found.start)
        if before and before["role"] and not (found.value >= 10 and self.text.startswith(",", found.end)):
            return False
        return bool(before and _AGE_CLOSE.match(self.text, found.end))


def _widen(number: Numeral, hedge: Hedge, measure: _Measure) -> tuple[float, float]:
    """The bounds of a number with its hedge."""
    whole = measure.kind == "cardinal"
    if measure.kind == "percent" or (measure.kind == "money" and number.value < 1000):
        number = number._replace(step=min(number.step, 1.0))
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


def unit_names(world: World) -> Units:
    """Written forms of the known units and currencies: names in lower case, abbreviations and symbols as they are.

    A form that several units share stands for the first.
    """
    forms: dict[str, tuple[str, str]] = {}
    for unit in world.units:
        for form in (*map(str.lower, unit.names), *unit.abbreviations):
            forms.setdefault(form, ("measure", unit.id))
    for currency in world.currencies.values():
        for name in (currency.name, *currency.names):
            forms.setdefault(name.lower(), ("money", currency.code))
    return forms
