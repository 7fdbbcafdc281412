"""Numbers as they are written, in figures and in words, with the precision that the writing shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from factcheck.claims.lazy import Lazy, in_lower_case
from factcheck.claims.numbers.number_phrases import ORDINALS, PART_VALUES, SCALE, SCALES, WORDS, Phrase, next_phrase

#: Bounds of the plurals that name no number. Wide: "thousands" is said of 1,600 and of 90,000.
VAGUE = {
    "tens": (20.0, 999.0), "dozens": (24.0, 999.0), "scores": (40.0, 999.0), "hundreds": (150.0, 9_999.0),
    "thousands": (1_500.0, 999_999.0), "millions": (1.5e6, 9.99e8), "billions": (1.5e9, 9.99e11),
    "trillions": (1.5e12, inf),
}  # fmt: skip

#: How far a round number may stand from the true one, as a share of it; a scale word ("2 million") shows more rounding.
ROUNDING_SHARE = 0.05
SCALED_SHARE = 0.25


class Numeral(Struct, frozen=True):
    """A number in a text: ``[start, end)``, its value, and ``step``, the value of the last place it is written to.

    ``form`` is figures, words, ordinal, fraction or vague; ``low`` and ``high`` are set for vague ones. ``decimal``
    is whether decimals are written, ``scaled`` whether a scale word or letter multiplies it, ``currency`` the sign
    or code before it, ``suffix`` the letters of a short scale ("m", "bn"), ``scale`` what a written scale multiplies
    by.
    """

    start: int
    end: int
    value: float
    step: float
    form: str
    decimal: bool = False
    scaled: bool = False
    currency: str = ""
    suffix: str = ""
    scale: float = 1.0
    low: float = 0.0
    high: float = 0.0

    def bounds(self, *, whole: bool = True) -> tuple[float, float]:
        """What the number can stand for when it is taken as rounded to the places it shows.

        ``whole`` counts come in units: "98,000" is 97,500 to 98,499, and "12" is 12. Otherwise "12" is 11.5 to 12.5.
        """
        if self.form == "vague":
            return self.low, self.high
        if self.form in ("ordinal", "fraction") or (self.value == 0 and whole):
            return self.value, self.value
        share = abs(self.value) * (SCALED_SHARE if self.scaled else ROUNDING_SHARE)
        half = min(self.step / 2, share)
        if whole and not self.decimal and self.value == int(self.value):
            below = float(int(half))
            return self.value - below, self.value + (below - 1 if below == self.step / 2 and below else below)
        half = max(half, min(self.step, 1.0) / 2 if not self.scaled else half)
        return self.value - half, self.value + half * (1 - 1e-9)


#: Figures with a scale or the ending of an ordinal, in lower case.
_FIGURES = Lazy(
    r"(?P<figures>\d{1,3}(?:[,\u00a0]\d{3}|\u202f\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?P<half>\s?[½¼¾]|\s1/2)?"
    rf"(?:(?P<th>st|nd|rd|th)\b|[\s-]?(?P<scale>{SCALE})\b|\s?(?P<suffix>bn|trn|tn|mn|mln|m|k)\b(?!/))?"
)
_CODES = ("USD", "EUR", "GBP", "CHF", "JPY", "CNY", "RUB", "UAH")
_SIGNS = "$£€¥₹₽₴₩₺"
#: What stands before figures that are money.
_CURRENCY = Lazy(rf"((?:US|AU|CA|NZ|HK|[ACS])?\$|[{_SIGNS}]|{'|'.join(_CODES)})\s?$", re.IGNORECASE)
_CURRENCY_LENGTH = 4


def _currency(text: str, low: int, start: int) -> re.Match[str] | None:
    """The sign or code of a currency that stands, not before ``low``, right before the figures at ``start``."""
    low = max(low, start - _CURRENCY_LENGTH)
    before = text[low:start].rstrip()
    if before[-1:] in tuple(_SIGNS) or before[-3:].upper() in _CODES:
        return _CURRENCY.search(text, low, start)
    return None


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of ``text`` in order, whatever they stand for: years, scores and dates are among them."""
    at = 0
    lowered = in_lower_case(text)
    figures, phrase = _FIGURES.search(lowered), next_phrase(text, 0)
    while figures or phrase:
        numeral: Numeral | None
        if figures and (phrase is None or figures.start() < phrase.start):
            numeral, end = _figures(figures, _currency(text, at, figures.start())), figures.end()
        elif phrase:
            numeral, end = _in_words(text, phrase), phrase.end
        at = numeral.end if numeral else end
        if numeral:
            yield numeral
        if figures and figures.start() < at:
            figures = _FIGURES.search(lowered, at)
        if phrase and phrase.start < at:
            phrase = next_phrase(text, at)


def _figures(match: re.Match[str], currency: re.Match[str] | None) -> Numeral:
    digits = match["figures"]
    clean = digits.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    whole, _, decimals = clean.partition(".")
    value = float(clean)
    step = 10.0 ** -len(decimals) if decimals else 10.0 ** _zeros(whole)
    if half := match["half"]:
        value += {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(half.strip(), 0.5)
        step = 0.5
    suffix = match["suffix"] or ""
    ordinal = match["th"] and match["th"] == ordinal_ending(int(float(clean)))
    scale = SCALES[match["scale"] or suffix] if match["scale"] or suffix else 1.0
    unscaled = 10.0 ** -len(decimals) if decimals else 1.0
    return Numeral(
        currency.start() if currency else match.start(),
        match.end() if ordinal or not match["th"] else match.start("th"),
        value * scale,
        (unscaled if scale > 1 else step) * scale,
        "ordinal" if ordinal else "figures",
        decimal=bool(decimals or half) and scale == 1,
        scaled=scale > 1,
        currency=currency[1].upper() if currency else "",
        suffix=suffix,
        scale=scale,
    )


def ordinal_ending(value: int) -> str:
    """The ending of an ordinal in figures: 1st, 22nd, 13th. Anything else ("10st") is a unit."""
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _zeros(digits: str) -> int:
    return len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0


def _in_words(text: str, phrase: Phrase) -> Numeral | None:
    kind, start, end, head, tail = phrase.kind, phrase.start, phrase.end, phrase.head, phrase.tail
    match kind:
        case "vague":
            low, high = VAGUE[head]
            if tail:
                scale = SCALES[tail[:-1]]
                least, most = {"tens": (15, 199), "dozens": (24, 999), "scores": (40, 999)}.get(head, (150, 999))
                low, high = least * scale, (most + 1) * scale - 1
            return Numeral(start, end, low, low, "vague", low=low, high=high)
        case "part":
            return _fraction(text, phrase)
        case "half":
            value = SCALES[tail] / 2 if tail else 0.5
            if not tail:
                return Numeral(start, end, value, value, "fraction")
            return Numeral(start, end, value, value / 5, "words", scaled=True)
        case "some":
            scale = SCALES[tail]
            if head in ("a", "an"):
                return Numeral(start, end, scale, scale if scale != 12 else 1, "words", scaled=True)
            return Numeral(start, end, 2 * scale, scale, "vague", low=1.5 * scale, high=12 * scale)
        case "ordinal":
            return Numeral(start, end, float(ORDINALS[tail] + WORDS.get(head, 0)), 1, "ordinal")
    return spelled(text[start:end], start)


def _fraction(text: str, phrase: Phrase) -> Numeral | None:
    part = phrase.tail.removesuffix("s").replace("halve", "half")
    if part == "half" and phrase.head not in ("a", "one"):
        return None
    if phrase.head == "a" and part in ORDINALS and phrase.tail == part and _COUNTS_ON.match(text, phrase.end):
        return Numeral(phrase.end - len(part), phrase.end, float(ORDINALS[part]), 1, "ordinal")
    value = WORDS.get(phrase.head, 1) / PART_VALUES[part]
    return Numeral(phrase.start, phrase.end, value, value, "fraction") if value < 1 else None


#: What makes "a third" the next in a row ("a third man"): a word after it that could be its noun.
_GRAMMAR = (
    "of|to|from|in|on|at|by|for|with|than|as|or|and|but|more|less|fewer|higher|lower|larger|smaller|bigger|above|below"
    "|since|last|this|that|which|who|each|every|over|under|is|are|was|were|have|has|had|do|did|will|would|say|said"
    "|says|between|after|before|during|while|when|compared|year|across|among|around|within|without|throughout|into"
    "|against|through|about|up|down|because|if|so|yet|still|again|off|per|until|despite|there|here|today|now|not"
)
_COUNTS_ON = Lazy(rf"\s(?!(?:{_GRAMMAR})\b)[a-z]{{3}}")


def spelled(phrase: str, start: int = 0) -> Numeral | None:
    """The number that ``phrase`` begins with ("twenty-three men" is 23), placed at ``start``; None where there is none.

    Reads as far as the words make one number: "two and three" is 2.
    """
    total = current = 0.0
    least = inf
    floor = 100.0
    end = 0
    step = 1.0
    scaled = part = joined = False
    for word in re.finditer("[A-Za-z]+", phrase):
        name = word.group().lower()
        if name in ("and", "a", "an"):
            joined = True
            continue
        if name in ("half", "quarter") and joined:
            current += 0.5 if name == "half" else 0.25
            step, part, end, floor = 0.5, True, word.end(), 0
            continue
        value = SCALES.get(name) or WORDS.get(name)
        if value is None:
            break
        if name in SCALES:
            if value == 100:
                if current >= 100 or (current == 0 and end):
                    break
                current = (current or 1) * 100
                floor, step = 100, 100
            else:
                if value >= least or (current == 0 and end):
                    break
                total, current, least = total + (current or 1) * value, 0, value
                scaled = name != "dozen"
                floor, step = 1000, (1.0 if scaled and not part else step) * (value if scaled else 1)
                part = False
        else:
            fits = value < floor and (not joined or total or current >= 100) and (value > 0 or not end)
            if not fits:
                break
            current += value
            floor = 10 if value >= 20 and value % 10 == 0 else 0
            step, scaled = (10.0 if value and value % 10 == 0 else 1.0), False
        joined, end = False, word.end()
    if not end:
        return None
    value = total + current
    scale = least if scaled else 1.0
    return Numeral(start, start + end, value, step, "words", decimal=part, scaled=scaled, scale=scale)


def unscaled(number: Numeral, text: str) -> Numeral:
    """A number of ``text`` whose "m" is a unit, metres, and no million."""
    plain = next(numerals(text[number.start : number.end].rstrip(" mM")))
    return replace(plain, start=number.start, end=number.end)
