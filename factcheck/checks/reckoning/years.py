"""Sums with years: ages and birth years, "N years ago, in YEAR", anniversaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.written import ends, put
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.number_phrases import WORDS
from factcheck.claims.numbers.numerals import Numeral, numerals
from factcheck.claims.ordered import in_block
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

YEAR = r"(?:1[0-9]|20)\d\d"
_WORDS = "|".join(WORDS)
NUMBER = rf"(?:\d{{1,3}}|(?:(?:{_WORDS}|hundred)[- ](?:and[- ])?)*(?:{_WORDS}|hundred)|a hundred|an?)"
HEDGE = r"(?P<hedge>(?:more than|over|almost|nearly|about|around|some|roughly|just over|just under)\s)?"
_UNITS = {"year": 1, "decade": 10, "century": 100, "centurie": 100}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_IN = rf"(?:in\s(?:(?:early|late|mid-?)\s)?(?:(?:{MONTHS})\s)?|on\s\d\d?\s(?:{MONTHS})\s|on\s(?:{MONTHS})\s\d\d?,?\s)"


_COUNT = rf"\b{HEDGE}(?P<count>{NUMBER})"
_AGO = rf"{_COUNT}\s(?P<unit>year|decade|centurie|century)s?\sago"
_MADE = "built|delivered|launched|completed|commissioned|made|opened"
_AGO_WITH_YEAR = (
    Lazy(rf"{_AGO}(?:,|\s[-–—]|\s\()?\s(?:back\s)?{_IN}?(?P<year>{YEAR})\b(?![-–])", re.IGNORECASE, needs=("ago",)),
    Lazy(rf"{_AGO}\s\((?P<year>{YEAR})\)", re.IGNORECASE, needs=("ago",)),
    Lazy(rf"\b{_IN}(?P<year>{YEAR})(?:,|\s[-–—]|\s\()\s?{_AGO}", re.IGNORECASE, needs=("ago",)),
    # "The ship, which was built in 2007, is 28 years old": its age is as many years.
    Lazy(
        rf"\b(?:{_MADE})\sin\s(?P<year>{YEAR}),?\s(?:and\s)?(?:is|was)\s{_COUNT}\s(?P<unit>year)s\sold\b"
        r"(?!\s(?:when|at|by|in|on|before|and)\b)",
        needs=tuple(_MADE.split("|")),
    ),
)


def find_ago(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """ "20 years ago, in 1995", against the draft's date."""
    if reading.clock is None:
        return
    now = reading.clock.year
    for block in blocks:
        told = "ago" in block.text or ("years" in block.text and "old" in block.text)
        if not told or not _ANY_YEAR.search(block.text):
            continue
        for match in (found for pattern in _AGO_WITH_YEAR for found in pattern.finditer(block.text)):
            number = number_in(match["count"])
            if number is None:
                continue
            years = number.value * _UNITS[match["unit"].lower()]
            passed = now - int(match["year"])
            if abs(passed - years) > slack(years, match["unit"], bool(match["hedge"])):
                end = (
                    max(match.end("year"), match.end("unit")) if match.end("year") > match.end("unit") else match.end()
                )
                said = block.text[match.start("count") : end]
                yield Finding(
                    passage=Passage(block, match.start("count"), match.start("count") + len(said)),
                    values={"said": said, "right": f"{passed}", "year": match["year"]},
                    evidence=(
                        Shown(fact=f"From {match['year']} to {now} it is {passed} years", source="the draft's date"),
                    ),
                    replacements=_ago_repairs(said, match, passed, now) if match["unit"].lower() == "year" else (),
                )


def _ago_repairs(said: str, match: re.Match[str], passed: int, now: int) -> tuple[str, ...]:
    """The number of years put right, and the year put right."""
    count, year = match["count"], match["year"]
    number = number_in(count)
    repairs = []
    if (written := put(count, passed)) and passed > 1:
        repairs.append(said.replace(count, written, 1))
    if number and not match["hedge"] and year in said:
        repairs.append(said.replace(year, str(now - round(number.value)), 1))
    return tuple(repairs)


def slack(years: float, unit: str, hedged: bool) -> float:
    """How many years a rounded or hedged number may be off; one always, for the months."""
    off = 1.0
    if unit != "year":
        off = max(off, 0.3 * (10 if unit == "decade" else 100))
    elif years >= 10 and years % 10 == 0:
        off = max(off, 0.1 * years)
    elif years >= 15 and years % 5 == 0:
        off = 2.0
    return max(off, 0.15 * years) if hedged else off


def number_in(text: str) -> Numeral | None:
    """The number that the whole of ``text`` is; "a" is one."""
    if text.lower() in ("a", "an"):
        return Numeral(0, len(text), 1.0, 1.0, "words")
    found = next(iter(numerals(text)), None)
    return (
        found if found and found.start == 0 and found.end == len(text) and found.form in ("figures", "words") else None
    )


_BORN = Lazy(
    rf"\b[Bb]orn\s(?:\w+\s){{0,3}}?(?:in|on)\s"
    rf"(?:[A-Z][\w’'-]+,?\s(?:in\s)?|\d\d?\s(?:{MONTHS})\s|in\s){{0,4}}(?P<year>{YEAR})\b"
    rf"|\(born\s(?:\d\d?\s)?(?:(?:{MONTHS})\s)?(?:\d\d?,\s)?(?P<bracket>{YEAR})\)"
)
_DIED = Lazy(
    r"\b(?:died|dies|killed|passed away)\b(?:\s[\w’'-]+){0,3}?\s(?:in|on)\s"
    rf"(?:(?:{MONTHS}|\d\d?),?\s){{0,2}}(?P<year>{YEAR})\b"
)
_LIVED = Lazy(rf"\((?P<born>{YEAR})\s?[-–]\s?(?P<died>{YEAR})\)")
_PAST = Lazy(
    r"\b(?:when|while|at the time|as an?|by the age|before|after|later|until|since|then|would)\b", re.IGNORECASE
)
_TURNS = Lazy(r"\bturns\s$")
_TURNS_SOON = Lazy(rf"\s(?:this (?:year|week|month)|today|on |in (?:{MONTHS})\b)")
_IS_NOW = Lazy(
    r"(?:\b(?:[Hh]e|[Ss]he|who) is|\bnow|\b(?:died|dies) at|^At|[.!?] At|\d and is)\s(?:now\s)?$",
    needs=("is", "now", "at"),
)
_DEAD = Lazy(r"\b(?:died|dies|death|dead|killed|passed away|late|buried|murdered)\b")
_RECENT = Lazy(
    r"\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|this (?:week|morning)|last (?:week|night))\b"
)
_ANY_YEAR = Lazy(rf"\b{YEAR}\b")


def find_ages(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """An age that the birth year in the same sentence rules out, at the year of death or the draft's date."""
    for quantity in reading.quantities:
        block = quantity.passage.block
        if not _is_age(quantity) or block not in blocks:
            continue
        sentence = quantity.passage.sentence
        for born, died, where in _lives(sentence):
            end = died or (reading.clock.year if reading.clock else None)
            if end is None or (died is None and not _is_now(sentence.text)):
                continue
            if _others_between(reading, quantity.passage, where):
                continue
            right = end - born
            if quantity.value in (right, right - 1) or not 0 <= right <= 125:
                continue
            yield Finding(
                passage=quantity.passage,
                values={"said": _figure(quantity), "right": f"{right - 1} or {right}", "year": str(born)},
                evidence=(Shown(passage=where, note="the year of birth"),),
                replacements=tuple(filter(None, (put(quantity.passage.text, age) for age in (right, right - 1)))),
            )


def _figure(quantity: Quantity) -> str:
    """The number of an age alone: "30" of "30-year-old"."""
    numbers = ends(quantity)
    return quantity.passage.text[numbers[0].start : numbers[0].end] if numbers else quantity.passage.text


def _is_age(quantity: Quantity) -> bool:
    """Whether a quantity is somebody's age; beside a birth "is 29" is one as well."""
    if quantity.hedge != "exact" or not quantity.passage.sentence.text:
        return False
    text, start = quantity.passage.block.text, quantity.passage.start
    if quantity.noun == "age" and not _TURNS.search(text, max(0, start - 8), start):
        return quantity.unit == "year"
    if _TURNS.search(text, max(0, start - 8), start):
        return bool(_TURNS_SOON.match(text, quantity.passage.end))
    plain = quantity.kind == "cardinal" and not quantity.noun and 0 < quantity.value < 120
    return plain and bool(_IS_NOW.search(text, max(0, start - 12), start))


def _is_now(text: str) -> bool:
    """Whether an age in the sentence is one at the draft's date: nothing of the past, no death without a day."""
    return not _PAST.search(text) and (not _DEAD.search(text) or bool(_RECENT.search(text)))


#: Another bearer: somebody else's, a second one, or a noun of its own that is no apposition ("has a daughter, 12").
_OTHER_BEARER = Lazy(
    r"\band\s(?!was\b|is\b)|\b(?:whose|his|her|their)\b|[’']s?\s|(?<!,)\s(?:an?|the)\s(?!age\b)[a-z]"
    r"|(?<!\bis)(?<!\bwas)(?<!\bnow)\san?\s$"
)
_SUBJECT_AFTER = Lazy(r",\s(?:[\w.]+\s){0,2}")


def _others_between(reading: Reading, age: Passage, born: Passage) -> bool:
    """Whether another bearer may come between an age and a birth: a noun of its own, or any name.

    The subject that an opening "Born in 1990, Ann Lee" gives is no other, nor a place that somebody died in.
    """
    text = age.block.text
    start, end = min(age.end, born.end), max(age.start, born.start)
    if _OTHER_BEARER.search(text[start:end]):
        return True
    opening = born.start == age.sentence.start
    for name in in_block(reading.names, age.block):
        if not start <= name.passage.start < end:
            continue
        place = name.kind == "place" and text[name.passage.end : end].strip() != ","
        if not place and not (opening and _SUBJECT_AFTER.fullmatch(text, start, name.passage.start)):
            return True
    return False


def _lives(sentence: Passage) -> Iterator[tuple[int, int | None, Passage]]:
    """Years of birth and death that the sentence gives; none where other years stand beside them."""
    years = _ANY_YEAR.findall(sentence.text)
    ages = len(re.compile(r"\baged?\b|-year-old|\byears old\b|,\s\d\d?,").findall(sentence.text))
    if ages > 1:
        return
    for match in _LIVED.finditer(sentence.text):
        if len(years) == 2:
            span = Passage(sentence.block, sentence.start + match.start(), sentence.start + match.end())
            yield int(match["born"]), int(match["died"]), span
    born = _BORN.search(sentence.text)
    if born is None:
        return
    group = "year" if born["year"] else "bracket"
    died = _DIED.search(sentence.text)
    if len(years) != (2 if died else 1) or len(re.compile(r"\bborn\b").findall(sentence.text)) > 1:
        return
    where = Passage(sentence.block, sentence.start + born.start(), sentence.start + born.end())
    yield int(born[group]), int(died["year"]) if died else None, where


_ANNIVERSARY = Lazy(
    rf"\b(?P<count>\d{{1,3}}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\sanniversary\sof\s"
    rf"(?P<what>[^.;,\d]{{0,70}}?)\b(?P<year>{YEAR})\b",
    re.IGNORECASE,
)
#: "The firm, founded in 1873, celebrates its 150th anniversary this year".
_FOUNDED = Lazy(
    rf"\b(?:founded|established|set up|formed|created|opened|built|born|launched|started)"
    r"\s(?:in|on)\s(?P<what>(?:\w+\s){0,4}?)"
    rf"(?P<year>{YEAR}),[^.;]{{0,60}}?\b(?:mark|celebrat)(?:s|es|ing)\s(?:its|his|her|their|the)\s"
    rf"(?P<count>\d{{1,3}}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\s(?:anniversary|birthday)\b(?!\sof\b)",
    re.IGNORECASE,
)
_NOW = Lazy(
    r"\b(?:mark(?:s|ed|ing)?|celebrat(?:es|ing|ed)|commemorat(?:es|ing)|today|this (?:year|week|month|weekend)"
    r"|next (?:week|month)"
    r"|will|is|are|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


#: Words of a sentence that may speak of an anniversary that is still to come.
_AHEAD = Lazy(
    r"\b(?:will|would|shall|should|can|could|may|might|must|by|until|till|before|ahead|toward\w*|plan\w*|prepar\w+"
    r"|next|future|come|coming|comes|upcoming|hop\w+|aim\w*|want\w*|expect\w*|due|goal|target|if|when|once|for"
    r"|years (?:away|off)|in time|to (?:mark|celebrate|commemorate|see|live|reach)|approach\w*|look\w*|plot\w*"
    r"|fiction\w*|novel|film)\b",
    re.IGNORECASE,
)


def find_anniversaries(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """ "marks the 40th anniversary of the 1969 landing", against the draft's date."""
    if reading.clock is None:
        return
    now = reading.clock.year
    for block in blocks:
        if "anniversary" not in block.text and "birthday" not in block.text:
            continue
        for match in (*_ANNIVERSARY.finditer(block.text), *_FOUNDED.finditer(block.text)):
            sentence = block.sentence_at(match.start())
            found = next(iter(numerals(match["count"])), None)
            if not found or found.form != "ordinal" or found.end != len(match["count"]):
                continue
            passed = now - int(match["year"])
            ahead = found.value > passed and not _AHEAD.search(sentence.text)
            if not ahead and not _NOW.search(sentence.text):
                continue
            if len(_ANY_YEAR.findall(sentence.text)) > 1 or abs(passed - found.value) <= 1 or passed < 0:
                continue
            yield Finding(
                passage=Passage(block, match.start(), match.end()),
                values={"said": match["count"], "right": f"{passed}", "year": match["year"]},
                evidence=(
                    Shown(fact=f"From {match['year']} to {now} it is {passed} years", source="the draft's date"),
                ),
                replacements=_anniversary_repair(match, passed),
            )


def _anniversary_repair(match: re.Match[str], passed: int) -> tuple[str, ...]:
    written = put(match["count"], passed)
    if not written:
        return ()
    start, end = (at - match.start() for at in match.span("count"))
    return (match.group()[:start] + written + match.group()[end:],)
