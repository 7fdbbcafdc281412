"""What stands around a number: whether it counts anything at all, and the words that hedge it."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.claims.endings import Endings
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.nouns import STOPS, is_plural, verb_base, word_set, words_right
from factcheck.claims.numbers.numerals import Numeral

_MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_LABELS = Endings(
    "page|pages|p|pp|chapter|section|article|articles|number|numbers|no|nos|room|level|stage|phase|type|grade|class"
    "|version|day|round|step|route|line|gate|unit|flight|highway|interstate|district|item|rule|question|part|volume"
    "|vol|act|scene|figure|fig|table|game|week|year|group|pool|lot|channel|platform|track|episode|season|series"
    "|junction|exit|bus|tier|category|form|title|appendix|clause|paragraph|verse|issue|proposition|prop|amendment"
    "|ward|zone|area|site|block|apartment|apt|suite|box|formula|plan|option|case|matchday|world war|radio|bbc|ch|set"
    "|heat|hole|lane|seed|size|windows|top|big"
)
_MONTH_OPENINGS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

#: What stands before a figure that is no quantity: a mark of a code, or one after a figure (date, time, decimal).
_CODE_BEFORE = frozenset("/@_=&#~\\+:'’")
_FIGURE_BEFORE = frozenset("-–.,:/")
_MONTH_BEFORE = Lazy(rf"\b{_MONTH}\s(?:the\s)?$", re.IGNORECASE, needs=_MONTH_OPENINGS)

#: What stands after a figure that is no quantity: part of a date, a time or a code, a decade's s.
_MARKS_AFTER = Lazy(r"[:/]\d|[’']?[sS]\b|-\d|\s\d{4}\b(?!\s[a-zA-Z])|\.\d+\.|[@_/\\=](?!\w*[hH]\b)")
_MARKS_CLOSE = frozenset("’'sS@_/\\=")
_MONTH_AFTER = Lazy(rf"\s(?:of\s)?{_MONTH}", re.IGNORECASE, needs=_MONTH_OPENINGS)
_AGO_AFTER = Lazy(
    r"(?:-|\s)(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|centuries)"
    r"\s(?:ago|earlier|later|hence|from now)\b",
    re.IGNORECASE,
    needs=("ago", "earlier", "later", "hence", "from now"),
)
_CLOCK_AFTER = Lazy(
    r"\s?(?:am|pm|a\.m|p\.m|GMT|BST|EST|EDT|PST|PDT|ET|CET|UTC|o[’']clock|noon|hrs|hours? GMT)\b|\s(?:AD|BC|BCE|CE)\b",
    re.IGNORECASE,
)
_CLOCK_OPENINGS = (
    *("am", "pm", "a.m", "p.m", "gmt", "bst", "est", "edt", "pst", "pdt", "et", "cet", "utc", "o’c", "o'c"),
    *("noon", "hrs", "hour", "ad", "bc", "ce"),
)
#: No date, time or label beside a figure is longer than this.
_BESIDE = 32


def _left_out(text: str, start: int, end: int) -> bool:
    if _joined_before(text[max(0, start - 3) : start]):
        return True
    # "In March 5,300 people": no day of the month is written with a comma.
    return "," not in text[start:end] and bool(_MONTH_BEFORE.search(text, max(0, start - 16), start))


def _joined_before(before: str) -> bool:
    """Whether a figure after the characters ``before`` is part of a word, code, date, time or decimal."""
    last, previous = before[-1:], before[-2:-1]
    if last in _CODE_BEFORE or _is_letter(last):
        return True
    if last not in _FIGURE_BEFORE:
        return False
    hyphened = last == "-" and previous == "." and before[:1].isascii() and before[:1].isalpha()
    return previous.isdecimal() or hyphened or (last in "-–" and _is_letter(previous))


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


def _right_out(text: str, end: int) -> bool:
    marked = text[end : end + 1] in _MARKS_CLOSE or text[end + 1 : end + 2].isdecimal()
    if marked and _MARKS_AFTER.match(text, end):
        return True
    if text[end : end + 6].lstrip().lower().startswith(_CLOCK_OPENINGS) and _CLOCK_AFTER.match(text, end):
        return True
    return bool(_MONTH_AFTER.match(text, end, end + _BESIDE) or _AGO_AFTER.match(text, end, end + _BESIDE))


_CAPITAL_BEFORE = Lazy(r"(?P<word>\b[A-Z][\w’'.]*)\s$")
_WEEKDAY_BEFORE = Lazy(rf"\b(?:{_WEEKDAY})\s$")
_YEAR_BEFORE = Endings(
    "in|since|by|until|till|from|to|during|of|early|late|mid|before|after|year|for|the|and|through|between|circa|around"
    "|born|spring|summer|autumn|winter|season|its|his|her|their|this|a|on|like|as|new"
)
_ORDINAL_OUT = Lazy(
    r"\s(?:of\s)?century|\scenturies|-hand\b|-rate\b|\slady\b|\shalf\b|\sminister\b|\sname\b|\sparty\b|\splace\b(?=,)|-person\b|\sfloor\b",
    re.IGNORECASE,
    needs=(
        *("century", "centuries", "-hand", "-rate", "lady", "half", "minister", "name", "party", "place", "-person"),
        "floor",
    ),
)
_ONE_BEFORE = Endings(
    "no|any|every|each|this|that|the|which|some|another|other|only|as|good|bad|big|new|old|right|wrong|last|first"
    "|next|loved|square|a|an|number|chapter|day|part|phase|the only|not|my|his|her|your"
)
_ONE_NOUNS = word_set(
    "day time thing side way point example reason such off stop way-out man's moment morning night evening hand level "
    "stage kind sort place step word more might could former"
)
_FRACTION_AFTER = Lazy(r"\s(?:of|more|less|fewer|higher|lower|bigger|smaller)\b|,\sor\b", re.IGNORECASE)
_FRACTION_BEFORE = Endings(
    "by|almost|nearly|about|around|roughly|than|over|under|up to|some|at least|more than|just|to|only|or|of"
)
_HALF_AFTER = Lazy(r"\s(?:of|the|its|their|his|her|an?|all|that|those|these|our|my|as)\b", re.IGNORECASE)
_HALF_BEFORE = Endings(
    "first|second|other|back|front|top|bottom|latter|better|next|in|this|and a|and an|the|early|late|each"
)


class Hedge(Struct, frozen=True):
    """How a number is hedged: ``kind`` as in Quantity, ``side`` over or under for "just over" and "almost"."""

    kind: str
    side: str
    start: int
    word: str = ""


_HEDGES = {
    "under": (
        "almost|nearly|close to|approaching|nearing|just under|just below|just shy of|just short of|a little under"
        "|slightly less than|virtually|not quite"
    ),
    "over": (
        "just over|just above|just more than|slightly more than|slightly over|a little over|a little more than"
        "|little more than"
    ),
    "least": (
        "more than|over|at least|upward of|upwards of|in excess of|no fewer than|no less than|not fewer than"
        "|not less than|above|exceed|exceeds|exceeded|exceeding|a minimum of|greater than|topped|topping|surpassed"
        "|surpassing"
    ),
    "most": (
        "up to|as many as|as much as|as high as|as low as|less than|fewer than|lower than|under|below|no more than"
        "|not more than|at most|at the most|a maximum of|within"
    ),
    "about": (
        "about|around|roughly|approximately|some|circa|ca|ca.|a estimated|an estimated|estimated|in the region of"
    ),
}
_SIDES = {phrase: side for side, phrases in _HEDGES.items() for phrase in phrases.split("|")}
_HEDGE_BEFORE = Endings("|".join(_SIDES))
_HEDGE_AFTER = Lazy(
    r"(\+|\s?(?:plus)\b|\sor (?:more|over)\b)|(\sor (?:so|thereabouts)\b)",
    re.IGNORECASE,
    needs=("+", "plus", "or more", "or over", "or so", "or thereabouts"),
)


def hedge_before(text: str, start: int, end: int) -> Hedge:
    """The hedge of the number at ``[start, end)``, and where the number with its hedge begins."""
    word, begins = _hedging(text, start)
    if not word:
        after = _HEDGE_AFTER.match(text, end, end + _BESIDE)
        if after is None:
            return Hedge("exact", "", start)
        return Hedge("at least" if after[1] else "about", "", start, after.group().strip())
    group = _SIDES[word]
    kind = {"least": "at least", "most": "at most"}.get(group, "about")
    return Hedge(kind, group if group in ("over", "under") else "", begins, word)


def _hedging(text: str, start: int) -> tuple[str, int]:
    """The hedge that ends before ``start``, an article between or not, and where it begins."""
    if text[start - 1 : start].isspace():
        for article in ("", "the", "a", "an"):
            at = start - 2 - len(article) if article else start - 1
            led = not article or (text[at + 1 : start].lower() == article + " " and text[at : at + 1].isspace())
            if at > 0 and led and (word := _HEDGE_BEFORE.before(text, at)):
                return word, at - len(word)
    return "", start


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
    if _right_out(text, end):
        return False
    if number.value == 1:
        return _one_counts(text, number, unit)
    if text[start].isupper() and not headline and not _starts_sentence(text, start):
        return False
    return bool(unit) or not text.startswith("-", start - 1)


def _label_before(text: str, number: Numeral) -> bool:
    at = number.start - 1
    if not text[max(0, at) : at + 1].isspace():
        return False
    dotted = text[at - 1 : at] == "." and not text[number.start].isalpha()
    labelled = _LABELS.before(text, at) or (dotted and _LABELS.before(text, at - 1))
    return bool(labelled) and not _counts_plural(text, number.end)


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


#: "At Elm Park 72 of 160 pupils": no number of the park.
_OF_A_WHOLE = Lazy(r"\s(?:out\s)?of\s(?:the\s|its\s)?\d[\d,]*\s[a-z]")


def _figures_count(text: str, number: Numeral, unit: str, headline: bool) -> bool:
    start, end = number.start, number.end
    converted = bool(unit) and text.startswith("/", start - 1) and text[start - 2 : start - 1].isalpha()
    if (_left_out(text, start, end) and not converted) or _right_out(text, end):
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
        and (_year_led(text, start) or not _counts_plural(text, end))
    ):
        return False
    if plain and len(digits) > 6 and not unit and not _counts_plural(text, end):
        return False
    if unit or headline or not plain:
        return True
    capital = _CAPITAL_BEFORE.search(text, max(0, start - 30), start)
    if capital is None or _OF_A_WHOLE.match(text, end):
        return True
    if _starts_sentence(text, capital.start("word")) and (
        capital["word"].lower() in STOPS or _counts_plural(text, end) or verb_base(capital["word"])
    ):
        return True
    return bool(_WEEKDAY_BEFORE.search(text, max(0, start - 12), start)) and _counts_plural(text, end)


def _joint_before(text: str, start: int) -> bool:
    return text[start - 1 : start] == "-" or text[start - 1 : start].isspace()


def _year_led(text: str, start: int) -> bool:
    """Whether the word or mark before four figures is one that a year stands after."""
    at = start - 1 if text[start - 1 : start].isspace() else start
    return text[at - 1 : at] in tuple(",(©–-") or bool(_YEAR_BEFORE.before(text, at))


def _ordinal_counts(text: str, number: Numeral) -> bool:
    start, end = number.start, number.end
    written = text[start:end]
    if _left_out(text, start, end) or _right_out(text, end):
        return False
    if _ORDINAL_OUT.match(text, end, end + _BESIDE):
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
        return bool(_HALF_AFTER.match(text, end)) and not (
            text[start - 1 : start].isspace() and _HALF_BEFORE.before(text, start - 1)
        )
    if _FRACTION_AFTER.match(text, end):
        return True
    if text[start - 1 : start].isspace() and _FRACTION_BEFORE.before(text, start - 1):
        return not _counts_plural(text, end)
    return False


def _one_counts(text: str, number: Numeral, unit: str) -> bool:
    start, end = number.start, number.end
    if _joint_before(text, start) and _ONE_BEFORE.before(text, start - 1):
        return False
    if text.startswith("-", end):
        return bool(unit)
    following = words_right(text, end, 1)
    if not following:
        return False
    word = following[0][0].lower()
    return word not in STOPS and word not in _ONE_NOUNS and not verb_base(word) and word not in ("day", "another")
