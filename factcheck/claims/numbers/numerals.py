"""Numbers as they are written, in figures and in words, with the precision that the writing shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import inf
from typing import NamedTuple


def _list(words: str) -> list[str]:
    return words.split()


_ONES = _list("zero one two three four five six seven eight nine")
_TEENS = _list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_PARTS = _list("half third quarter fifth sixth seventh eighth ninth tenth")

#: Values of the simple number words.
WORDS = (
    {word: value for value, word in enumerate(_ONES + _TEENS)}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
    | {"no": 0}
)
#: What multiplies the number before it.
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "score": 20.0,
    "lakh": 1e5, "crore": 1e7, "bn": 1e9, "tn": 1e12, "trn": 1e12, "mn": 1e6, "mln": 1e6, "m": 1e6, "k": 1e3, "b": 1e9,
}  # fmt: skip
_ORDINAL_ONES = _list("zeroth first second third fourth fifth sixth seventh eighth ninth")
_ORDINAL_TEENS = _list(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
#: Values of the ordinal words; those from 21 on are a tens word and one of the first nine.
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_ONES + _ORDINAL_TEENS)} | {
    word[:-1] + "ieth": 20 + 10 * place for place, word in enumerate(_TENS)
}
_PART_VALUES = {"half": 2, "quarter": 4} | {word: ORDINALS[word] for word in _PARTS if word in ORDINALS}

#: Bounds of the plurals that name no number. Wide: "thousands" is said of 1,600 and of 90,000.
VAGUE = {
    "tens": (20.0, 999.0), "dozens": (24.0, 999.0), "scores": (40.0, 999.0), "hundreds": (150.0, 9_999.0),
    "thousands": (1_500.0, 999_999.0), "millions": (1.5e6, 9.99e8), "billions": (1.5e9, 9.99e11),
    "trillions": (1.5e12, inf),
}  # fmt: skip

#: How far a round number may stand from the true one, as a share of it; a scale word ("2 million") shows more rounding.
ROUNDING_SHARE = 0.05
SCALED_SHARE = 0.25


class Numeral(NamedTuple):
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


@cache
def scanner() -> re.Pattern[str]:
    """One pattern for every number: figures with currency and scale, number words, ordinals, fractions, plurals."""
    unit = "|".join((*WORDS, "hundred", "thousand", "million", "billion", "trillion", "dozen")).replace("|no|", "|")
    parts = "half|halves|" + "|".join(f"{part}s?" for part in _PARTS[1:])
    scale = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
    tens = "|".join(_TENS)
    ordinals = "|".join(word for word in ORDINALS if word != "zeroth")
    figures = (
        r"(?P<currency>(?:US|AU|CA|NZ|HK|[ACS])?\$|[£€¥₹₽₴₩₺]|(?:USD|EUR|GBP|CHF|JPY|CNY|RUB|UAH)(?=\s?\d))?\s?"
        r"(?P<figures>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?P<half>\s?[½¼¾]|\s1/2)?"
        rf"(?:(?P<th>st|nd|rd|th)\b|[\s-]?(?P<scale>{scale})\b|\s?(?P<suffix>bn|trn|tn|mn|mln|m|k)\b(?!/))?"
    )
    words = (
        rf"\b(?P<vague>(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?=\sof\b)"
        rf"(?:\sof\s(?P<vague_scale>thousands|millions|billions|trillions)\b)?|hundreds|thousands|millions|dozens)\b"
        rf"|\b(?P<part_count>an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<part>{parts})\b"
        rf"|\b(?P<half_of>half\san?)\s(?P<half_scale>{scale})\b"
        rf"|\b(?P<some>an?|several|(?:a\s)?few|a\scouple\sof)\s(?P<some_scale>{scale})\b(?!s)"
        rf"|\b(?:(?P<tens>{tens})[\s-])?(?P<ordinal>{ordinals})\b"
        rf"|\b(?P<words>(?:{unit})(?:(?:-|\s(?:and\s)?|-and-)(?:{unit}))*(?:(?:\sand\s|-and-)an?[\s-](?:half|quarter)(?:\s(?:{scale}))?)?)\b"
        rf"|\b(?P<half_alone>half)\b"
    )
    first_letters = "abdefhmnostz"
    return re.compile(rf"(?=[\d$£€¥₹₽₴₩₺A-Z]){figures}|(?<![\w])(?=[{first_letters}])(?:{words})", re.IGNORECASE)


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of ``text`` in order, whatever they stand for: years, scores and dates are among them."""
    at = 0
    scan = scanner().search
    while match := scan(text, at):
        numeral = _figures(match) if match["figures"] else _in_words(match)
        if numeral is None:
            at = match.end()
            continue
        yield numeral
        at = max(numeral.end, match.start() + 1)


def _figures(match: re.Match[str]) -> Numeral:
    digits = match["figures"]
    clean = digits.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    whole, _, decimals = clean.partition(".")
    value = float(clean)
    step = 10.0 ** -len(decimals) if decimals else 10.0 ** _zeros(whole)
    if half := match["half"]:
        value += {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(half.strip(), 0.5)
        step = 0.5
    start = match.start("currency") if match["currency"] else match.start("figures")
    suffix = (match["suffix"] or "").lower()
    ordinal = match["th"] and match["th"].lower() == ordinal_ending(int(float(clean)))
    scale = SCALES[(match["scale"] or suffix).lower()] if match["scale"] or suffix else 1.0
    unscaled = 10.0 ** -len(decimals) if decimals else 1.0
    return Numeral(
        start,
        match.end() if ordinal or not match["th"] else match.start("th"),
        value * scale,
        (unscaled if scale > 1 else step) * scale,
        "ordinal" if ordinal else "figures",
        decimal=bool(decimals or half) and scale == 1,
        scaled=scale > 1,
        currency=(match["currency"] or "").upper(),
        suffix=suffix,
        scale=scale,
    )


def ordinal_ending(value: int) -> str:
    """The ending of an ordinal in figures: 1st, 22nd, 13th. Anything else ("10st") is a unit."""
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _zeros(digits: str) -> int:
    return len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0


def _in_words(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if match["vague"]:
        low, high = VAGUE[match["vague"].lower().split()[0]]
        if inner := match["vague_scale"]:
            scale = SCALES[inner.lower()[:-1]]
            tens = {"tens": (15, 199), "dozens": (24, 999), "scores": (40, 999)}
            least, most = tens.get(match["vague"].lower().split()[0], (150, 999))
            low, high = least * scale, (most + 1) * scale - 1
        return Numeral(start, end, low, low, "vague", low=low, high=high)
    if match["part"]:
        return _fraction(match)
    if match["half_of"]:
        value = SCALES[match["half_scale"].lower()] / 2
        return Numeral(start, end, value, value / 5, "words", scaled=True)
    if some := match["some"]:
        scale = SCALES[match["some_scale"].lower()]
        if some.lower() in ("a", "an"):
            return Numeral(start, end, scale, scale if scale != 12 else 1, "words", scaled=True)
        return Numeral(start, end, 2 * scale, scale, "vague", low=1.5 * scale, high=12 * scale)
    if match["ordinal"]:
        value = float(ORDINALS[match["ordinal"].lower()] + WORDS.get((match["tens"] or "no").lower(), 0))
        return Numeral(start, end, value, 1, "ordinal")
    if match["half_alone"]:
        return Numeral(start, end, 0.5, 0.5, "fraction")
    return spelled(match["words"], match.start("words"))


def _fraction(match: re.Match[str]) -> Numeral | None:
    part = match["part"].lower().removesuffix("s").replace("halve", "half")
    count = match["part_count"].lower()
    if part == "half" and count not in ("a", "one"):
        return None
    if (
        count == "a"
        and part in ORDINALS
        and match["part"].lower() == part
        and _counts_on().match(match.string, match.end())
    ):
        return Numeral(match.start("part"), match.end(), float(ORDINALS[part]), 1, "ordinal")
    value = WORDS.get(count, 1) / _PART_VALUES[part]
    if value >= 1:
        return None
    return Numeral(*match.span(), value, value, "fraction")


@cache
def _counts_on() -> re.Pattern[str]:
    """What makes "a third" the next in a row ("a third man"): a word after it that could be its noun."""
    grammar = (
        "of|to|from|in|on|at|by|for|with|than|as|or|and|but|more|less|fewer|higher|lower|larger|smaller|bigger|above|below"
        "|since|last|this|that|which|who|each|every|over|under|is|are|was|were|have|has|had|do|did|will|would|say|said"
        "|says|between|after|before|during|while|when|compared|year|across|among|around|within|without|throughout|into"
        "|against|through|about|up|down|because|if|so|yet|still|again|off|per|until|despite|there|here|today|now|not"
    )
    return re.compile(rf"\s(?!(?:{grammar})\b)[a-z]{{3}}")


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
    for word in re.finditer(r"[a-z]+", phrase, re.IGNORECASE):
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
                floor, step, scaled = (
                    1000,
                    (step if part or name == "dozen" else 1.0) * (1 if name == "dozen" else value),
                    name != "dozen",
                )
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
    return plain._replace(start=number.start, end=number.end)
