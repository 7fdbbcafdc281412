"""Units and currencies beside a number: what it measures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.nouns import singular, word_set
from factcheck.claims.numbers.numerals import Numeral

if TYPE_CHECKING:
    from factcheck.world import World

#: Written forms of units and currencies, with the kind of quantity and the unit's name.
Units = Mapping[str, tuple[str, str]]

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
#: An age after its number: "11-year-old", "45 years old".
AGE_AFTER = Lazy(r"(?:-|\s)(year|month|week|day)s?(?:-|\s)olds?\b", re.IGNORECASE, needs=("old",))
#: It is no longer than this, with the character after it.
AGE_LENGTH = 16


class Measure(Struct, frozen=True):
    """What stands right after the number: kind and unit, where it ends, and whether hyphens join it."""

    kind: str = "cardinal"
    unit: str = ""
    end: int = 0
    compound: bool = False


def measure_after(text: str, number: Numeral, units: Units) -> Measure:
    """Kind and unit, from the sign before the number and the words right after it."""
    if number.currency:
        return Measure("money", _CURRENCY_SIGNS.get(number.currency, number.currency[:3]), number.end)
    if number.form == "ordinal":
        return Measure("ordinal", "", number.end)
    if age := AGE_AFTER.match(text, number.end, number.end + AGE_LENGTH):
        return Measure("measure", age[1].lower(), age.end(), True)
    words: list[tuple[str, int]] = []
    at = number.end
    if number.form == "fraction" and (article := _ARTICLE.match(text, at)):
        at = article.end()
    while len(words) < 3 and (match := _AFTER.match(text, at)):
        words.append((match[1], match.end()))
        at = match.end()
    for count in range(len(words), 0, -1):
        phrase = " ".join(word for word, _ in words[:count])
        if phrase == "in" and not _inches(text, number, words[0][1]):
            continue
        if known := _known(phrase, units):
            end = words[count - 1][1]
            return Measure(*known, end, text[number.end : number.end + 1] == "-")
    if number.form == "fraction":
        return Measure("fraction", "", number.end)
    return Measure("cardinal", "", number.end)


def _inches(text: str, number: Numeral, end: int) -> bool:
    """Whether an "in" that ends at ``end`` is the abbreviation: beside the number, after feet, or in a bracket."""
    feet = text[max(0, number.start - 5) : number.start].rstrip().endswith(("ft", "foot", "feet"))
    return end - number.end == 2 or feet or text.startswith(")", end)


def _known(phrase: str, units: Units) -> tuple[str, str] | None:
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
    if known := units.get(phrase) or (units.get(lower) if len(phrase) > 2 else None):
        return known
    return ("multiple", "") if lower == "times" else None


@lru_cache(maxsize=8)
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
