"""What stands around a number: whether it counts anything at all, and the words that hedge it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.nouns import STOPS, is_plural, verb_base, word_set, words_right
from factcheck.claims.numbers.numerals import Numeral

_MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_LABELS = (
    "page|pages|pp?|chapter|section|article|articles|number|numbers|nos?|room|level|stage|phase|type|grade|class|version|day|round|step"
    "|route|line|gate|unit|flight|highway|interstate|district|item|rule|question|part|volume|vol|act|scene|figure|fig"
    "|table|game|week|year|group|pool|lot|channel|platform|track|episode|season|series|junction|exit|bus|tier|category"
    "|form|title|appendix|clause|paragraph|verse|issue|proposition|prop|amendment|ward|zone|area|site|block|apartment"
    "|apt|suite|box|formula|plan|option|case|matchday|world war|radio|bbc|ch|set|heat|hole|lane|seed|size|windows|top"
    "|big"
)


@cache
def _left_out() -> re.Pattern[str]:
    """What stands before a figure that is no quantity: part of a word, code, date, time, decimal or label."""
    return re.compile(
        rf"(?:[^\W\d_][-–]?|\d[-–.,:/]|[/@_=&#~\\+:]|\b{_MONTH}\s(?:the\s)?|[A-Z][.]?-|'|’)$", re.IGNORECASE
    )


@cache
def _right_out() -> re.Pattern[str]:
    """What stands after a figure that is no quantity: a clock, a month, a decade's s, more digits."""
    return re.compile(
        rf"[:/]\d|[’']?s\b|(?:\s(?:of\s)?{_MONTH})|\s?(?:am|pm|a\.m|p\.m|GMT|BST|EST|EDT|PST|PDT|ET"
        r"|CET|UTC|o[’']clock|noon|hrs|hours? GMT)\b|-\d|\s\d{4}\b(?!\s[a-z])|\.\d+\.|[@_/\\=](?!\w*h\b)"
        r"|\s(?:AD|BC|BCE|CE)\b"
        r"|(?:-|\s)(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|centuries)"
        r"\s(?:ago|earlier|later|hence|from now)\b",
        re.IGNORECASE,
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_LABELS})\.?\s$", re.IGNORECASE)


_CAPITAL_BEFORE = Lazy(r"(?P<first>^|[.!?:;“\"‘(—–-]\s*)?(?P<word>\b[A-Z][\w’'.]*)\s$")
_WEEKDAY_BEFORE = Lazy(rf"\b(?:{_WEEKDAY})\s$")
_YEAR_BEFORE = Lazy(
    r"(?:\b(?:in|since|by|until|till|from|to|during|of|early|late|mid|before|after|year|for|the|and|through|between|"
    r"circa|around|born|spring|summer|autumn|winter|season|its|his|her|their|this|a|on|like|as|new)|[,(©–-])\s?$",
    re.IGNORECASE,
)
_ORDINAL_OUT = Lazy(
    r"\s(?:of\s)?century|\scenturies|-hand\b|-rate\b|\slady\b|\shalf\b|\sminister\b|\sname\b|\sparty\b|\splace\b(?=,)|-person\b|\sfloor\b",
    re.IGNORECASE,
)
_ONE_BEFORE = Lazy(
    r"\b(?:no|any|every|each|this|that|the|which|some|another|other|only|as|good|bad|big|new|old|right|wrong|last|first"
    r"|next|loved|square|a|an|number|chapter|day|part|phase|the only|not|my|his|her|your)[\s-]$",
    re.IGNORECASE,
)
_ONE_NOUNS = word_set(
    "day time thing side way point example reason such off stop way-out man's moment morning night evening hand level "
    "stage kind sort place step word more might could former"
)
_FRACTION_AFTER = Lazy(r"\s(?:of|more|less|fewer|higher|lower|bigger|smaller)\b|,\sor\b", re.IGNORECASE)
_FRACTION_BEFORE = Lazy(
    r"\b(?:by|almost|nearly|about|around|roughly|than|over|under|up to|some|at least|more than|just|to|only|or|of)\s$",
    re.IGNORECASE,
)
_HALF_AFTER = Lazy(r"\s(?:of|the|its|their|his|her|an?|all|that|those|these|our|my|as)\b", re.IGNORECASE)
_HALF_BEFORE = Lazy(
    r"\b(?:first|second|other|back|front|top|bottom|latter|better|next|in|this|and an?|the|early|late|each)\s$",
    re.IGNORECASE,
)


class Hedge(NamedTuple):
    """How a number is hedged: ``kind`` as in Quantity, ``side`` over or under for "just over" and "almost"."""

    kind: str
    side: str
    start: int
    word: str = ""


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<under>almost|nearly|close to|approaching|nearing|just under|just below|just shy of|just short of"
        r"|a little under|slightly less than|virtually|not quite)"
        r"|(?P<over>just over|just above|just more than|slightly more than|slightly over"
        r"|a little over|(?:a )?little more than)"
        r"|(?P<least>more than|over|at least|upwards? of|in excess of|(?:no|not) (?:fewer|less) than|above"
        r"|exceed(?:s|ed|ing)?|a minimum of|greater than|topp(?:ed|ing)|surpass(?:ed|ing))"
        r"|(?P<most>up to|as (?:many|much|high|low) as|(?:less|fewer|lower) than|under|below|(?:no|not) more than"
        r"|at (?:the )?most|a maximum of|within)"
        r"|(?P<about>about|around|roughly|approximately|some|circa|ca\.?|an? estimated|estimated|in the region of))"
        r"\s(?:the |an? )?$",
        re.IGNORECASE,
    )


_HEDGE_AFTER = Lazy(r"(\+|\s?(?:plus)\b|\sor (?:more|over)\b)|(\sor (?:so|thereabouts)\b)", re.IGNORECASE)


def hedge_before(text: str, start: int, end: int) -> Hedge:
    """The hedge of the number at ``[start, end)``, and where the number with its hedge begins."""
    match = _hedges().search(text, max(0, start - 32), start)
    if match is None:
        after = _HEDGE_AFTER.match(text, end)
        if after is None:
            return Hedge("exact", "", start)
        return Hedge("at least" if after[1] else "about", "", start, after.group().strip())
    group = match.lastgroup or ""
    kind = {"least": "at least", "most": "at most"}.get(group, "about")
    side = group if group in ("over", "under") else ""
    return Hedge(kind, side, match.start(), (match[group] or "").lower())


def title_case(text: str) -> bool:
    """Whether a text is set like a headline, every word with a capital."""
    words = [word for word in text[:400].split() if word[0].isalpha() and len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def is_quantity(text: str, number: Numeral, unit: str, *, headline: bool) -> bool:
    """Whether a number counts or measures something: no year, date, time, label, name, or pronoun."""
    start, end = number.start, number.end
    if number.currency:
        return True
    if _label_before(text, number):
        return False
    match number.form:
        case "figures":
            return _figures_count(text, number, unit, headline)
        case "ordinal":
            return _ordinal_counts(text, number)
        case "fraction":
            return _fraction_counts(text, number, unit)
        case "vague":
            return True
    if _right_out().match(text, end):
        return False
    if number.value == 1:
        return _one_counts(text, number, unit)
    if text[start].isupper() and not headline and not _starts_sentence(text, start):
        return False
    return bool(unit) or not text.startswith("-", start - 1)


def _label_before(text: str, number: Numeral) -> bool:
    if not _label().search(text, max(0, number.start - 16), number.start):
        return False
    return not _counts_plural(text, number.end)


def _counts_plural(text: str, at: int) -> bool:
    """Whether a plural in lower case follows among the next two words."""
    for word, _ in words_right(text, at, 2):
        if word.lower() in STOPS:
            return False
        if word[0].islower() and is_plural(word):
            return True
    return False


#: "OSLO – ", "LONDON, May 16 (Reuters) - ", "Oslo (AFP) – ": what stands before the first sentence of a wire story.
_DATELINE = Lazy(
    r"\s*(?:(?:[A-ZÀ-Þ]{2}[A-ZÀ-Þ.’'-]*|[A-ZÀ-Þ]\.)(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,3}(?:, [\w. ]{1,24}){0,2}"
    r"(?:\s?\([\w. /]{2,24}\))?"
    r"|(?:[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3}(?:, [\w. ]{1,24}){0,2}\s?)?\([A-Z][\w. /]{1,24}\))"
    r"\s?[-–—]{1,2}\s*"
)
#: A dateline is no longer than this.
_DATELINE_LENGTH = 90


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].rstrip(" \u00a0“‘\"'(")
    if before[-1:] in ".!?:\n…":
        return True
    return before[-1:] in "-–—" and start <= _DATELINE_LENGTH and bool(_DATELINE.fullmatch(text, 0, start))


def _figures_count(text: str, number: Numeral, unit: str, headline: bool) -> bool:
    start, end = number.start, number.end
    converted = bool(unit) and text.startswith("/", start - 1) and text[start - 2 : start - 1].isalpha()
    if (_left_out().search(text, max(0, start - 16), start) and not converted) or _right_out().match(text, end):
        return False
    if text[end : end + 1].isalpha() and not unit:
        return False
    digits = text[start:end]
    plain = digits.isdigit()
    if plain and len(digits) > 1 and digits[0] == "0":
        return False
    if (
        plain
        and len(digits) == 4
        and 1000 <= number.value < 2200
        and not unit
        and (_YEAR_BEFORE.search(text, max(0, start - 12), start) or not _counts_plural(text, end))
    ):
        return False
    if plain and len(digits) > 6 and not unit and not _counts_plural(text, end):
        return False
    if unit or headline or not plain:
        return True
    capital = _CAPITAL_BEFORE.search(text, max(0, start - 30), start)
    if capital is None:
        return True
    if _starts_sentence(text, capital.start("word")) and (
        capital["word"].lower() in STOPS or _counts_plural(text, end) or verb_base(capital["word"])
    ):
        return True
    return bool(_WEEKDAY_BEFORE.search(text, max(0, start - 12), start)) and _counts_plural(text, end)


def _ordinal_counts(text: str, number: Numeral) -> bool:
    start, end = number.start, number.end
    written = text[start:end]
    if _left_out().search(text, max(0, start - 16), start) or _right_out().match(text, end):
        return False
    if _ORDINAL_OUT.match(text, end):
        return False
    if written[0].isupper() and not _starts_sentence(text, start):
        return False
    following = words_right(text, end, 1)
    if not following:
        return False
    word = following[0][0]
    return word[0].islower() and word.lower() not in STOPS and not (written.isalpha() and verb_base(word))


def _fraction_counts(text: str, number: Numeral, unit: str) -> bool:
    start, end = number.start, number.end
    if unit:
        return True
    if text[start:end].lower() == "half":
        if text.endswith(" by ", 0, start):
            return True
        return bool(_HALF_AFTER.match(text, end)) and not _HALF_BEFORE.search(text, max(0, start - 10), start)
    if _FRACTION_AFTER.match(text, end):
        return True
    if _FRACTION_BEFORE.search(text, max(0, start - 12), start):
        return not _counts_plural(text, end)
    return False


def _one_counts(text: str, number: Numeral, unit: str) -> bool:
    start, end = number.start, number.end
    if _ONE_BEFORE.search(text, max(0, start - 12), start):
        return False
    if text.startswith("-", end):
        return bool(unit)
    following = words_right(text, end, 1)
    if not following:
        return False
    word = following[0][0].lower()
    return word not in STOPS and word not in _ONE_NOUNS and not verb_base(word) and word not in ("day", "another")
