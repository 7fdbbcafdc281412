"""What is counted, and whether two counts of one thing can both hold."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.lazy import Lazy
from factcheck.claims.model import Mode, Quantity
from factcheck.claims.numbers.nouns import STOPS
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

#: Two values of one thing are seldom further apart than this; what is, counts something else.
NEAR = 0.5


class Counted(Struct, frozen=True):
    """A quantity, the stretch that says what happened to those counted, and what they are ("" for the rule's own)."""

    quantity: Quantity
    passage: Passage
    what: str


def one_line(passage: Passage) -> str:
    """The sentence of a passage with one space wherever it has white space."""
    return " ".join(passage.sentence.text.split())


@cache
def _moving() -> re.Pattern[str]:
    """Words of a count that changes, is provisional, is part of another, or adds to another."""
    return re.compile(
        r"\b(?:r[io]se|risen|rising|climb(?:s|ed|ing)?|jump\w*|grew|grown|increas\w+|revis\w+|updat\w+|lower\w*|reduc\w+"
        r"|initial\w*|earlier|previous\w*|so far|later|latest|now|at first|by (?:\w+day|nightfall|evening|morning|dawn"
        r"|dusk|midnight)|another|others?|further|additional|each(?! of the)|every|among them|of them|of whom"
        r"|one of|first|since|(?:serious|bad|slight|critical|severe|fatal)ly|last (?:year|month|week)|this year"
        r"|a year (?:ago|earlier|later|before)|(?:in|within|once|twice|than) a year|[\w-]+ more(?! than)"
        r"|per year|annual\w*|average|between"
        r"|(?<!\ba )total|combined|history|decade|worst|deadliest|although|though|however|contrary|disput\w+|expected"
        r"|feared)\b",
        re.IGNORECASE,
    )


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Cc]ould|may|[Mm]ight|[Ww]ould|[Ii]f|[Uu]ntil)\b")


@cache
def new_event() -> re.Pattern[str]:
    """An event that is brought in as new to the reader."""
    from factcheck.claims.statements.events import EVENTS
    from factcheck.claims.statements.wording import alternatives

    listed = alternatives(" ".join(EVENTS))
    return re.compile(
        rf"\b(?:an?|another|two|three|four|five|several|separate|similar|the (?:first|second|third|\d{{4}}))\s"
        rf"(?:[\w’'-]+\s){{0,3}}(?:{listed})\b",
        re.IGNORECASE,
    )


#: "Most of the 36 arrested": the number is the whole all the same.
_PART_OF = Lazy(r"\b(?:includ\w+|among)\s(?:at least\s|about\s|the\s)?$", re.IGNORECASE)
_AHEAD = Lazy(r"\b(?:will|to|shall|should|must|plans?|fears?|if)\b", re.IGNORECASE)


_THE = Lazy(r"\b[Tt]he\s$")


def is_definite(quantity: Quantity) -> bool:
    """Whether "the" stands right before the number."""
    block, start, _ = quantity.passage
    return bool(_THE.search(block.text, max(0, start - 5), start))


#: "… have died, in the worst flooding that the valley has seen since 2007": no word of a count that moves.
COMPARED = Lazy(
    r",? (?:in|making (?:it|this)|(?:in )?what \w+ (?:called|described as)) (?:one of )?the "
    r"(?:worst|deadliest|bloodiest|heaviest|biggest|most \w+) [^,.;]{1,60}?"
    r" (?:since|in (?:the |its )?(?:more than )?(?:a |\w+ )?(?:years|decades?|history|century))\b[^,.;]{0,25}"
    r"|\b(?:is|was) the (?:highest|lowest|largest|smallest) (?:[\w’'-]+ ){0,5}since [^,.;]{1,25}"
)


#: The count of one place, with that of another after it ("six people in Kyiv and three in Odesa").
_PARTED = Lazy(
    r"(?:\s\w+){0,2}?\s(?:in|at|on)\s[^,.;]{2,30}?,?\s(?:and|with)\s(?:a\s)?(?:another\s|a\s)?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens|more)"
    r"(?:\s\w+){0,2}?\s(?:in|at|on)\s",
    re.IGNORECASE,
)


#: The hour at which a share was taken that is counted until the end of the day.
_AT_HOUR = Lazy(
    r"\b(?:at|by|around|about|as of|before|until)\s(?:noon|midday|lunchtime|\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b"
    r"|o[’']clock)|[012]?\d[.:]\d\d\b)|\bhours?\s(?:before|after|into)\b|\bmid-?(?:morning|afternoon)\b",
    re.IGNORECASE,
)
_AT_CLOSE = Lazy(
    r"(?<!before )(?<!before the )\bpoll(?:s|ing)(?:\s\w+)? (?:had |have )?(?:clos|end|shut)\w*", needs=("poll",)
)


def _is_interim(item: Counted) -> bool:
    """Whether a share is that of an hour of the day, and not the one at the end ("58 per cent at 6pm")."""
    if item.quantity.kind != "percent":
        return False
    text = one_line(item.passage)
    return bool(_AT_HOUR.search(text)) and not _AT_CLOSE.search(text)


def settled(item: Counted) -> bool:
    """Whether the count stands for itself: no forecast, no running total, no part of another count."""
    block = item.passage.block
    if _is_interim(item):
        return False
    if _PARTED.match(block.text, item.quantity.passage.end):
        return False
    if _PART_OF.search(block.text, max(0, item.passage.start - 60), item.quantity.passage.start):
        return False
    text = COMPARED.sub("", one_line(item.passage))
    return not _moving().search(text) and (is_definite(item.quantity) or not _unsure().search(text))


def _asserted(reading: Reading, item: Counted) -> bool:
    """Whether the count is stated as a fact, or taken up as one ("Of the 40 aboard, nobody was hurt")."""
    if is_definite(item.quantity):
        return True
    block, start, _ = item.passage
    statement = reading.statement(item.quantity.passage)
    outright = statement.mode is Mode.ASSERTED or not _AHEAD.search(block.text[max(0, start - 20) : start])
    return outright and statement.mode is not Mode.DENIED and not statement.negated


def conflicting(reading: Reading, first: Counted, second: Counted, *, named: bool) -> bool:
    """Whether two counts of one thing cannot both hold; ``named`` is whether both sentences must share a name."""
    from factcheck.claims.statements.circumstances import apart

    ours, theirs = first.quantity, second.quantity
    if named and not _share_name(first, second) and not _refers_back(second):
        return False
    if named and _one_is_local(first, second):
        return False
    far = min(ours.value, theirs.value) < NEAR * max(ours.value, theirs.value)
    slip = _transposed(ours.value, theirs.value) or (is_definite(theirs) and _zero_off(ours, theirs))
    if ours.agrees(theirs) or (far and not slip):
        return False
    if new_event().search(one_line(second.passage)):
        return False
    if apart(_with_noun(first.passage), _with_noun(second.passage), reading.clock):
        return False
    return _asserted(reading, first) and _asserted(reading, second)


_NOUN_FROM = Lazy(r"(?:\s[a-z][\w’'-]*){1,2}(?=\sfrom\s)")


def _with_noun(passage: Passage) -> Passage:
    """The passage up to the words that say from where those counted came."""
    noun = _NOUN_FROM.match(passage.block.text, passage.end, passage.sentence.end)
    return Passage(passage.block, passage.start, noun.end()) if noun else passage


_NAMES = Lazy(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")


def _share_name(first: Counted, second: Counted) -> bool:
    """Whether one sentence holds a name of the other, whole or as part of a longer one ("Ivan Petrov", "Petrov")."""
    ours, theirs = (
        {f" {name} " for name in _NAMES.findall(one_line(item.passage)) if name.lower() not in STOPS}
        for item in (first, second)
    )
    return any(name in other or other in name for name in ours for other in theirs)


_BACK = Lazy(r"(?<!of )(?<!all )\b[Tt]he\s$")


def _refers_back(item: Counted) -> bool:
    """Whether "the" stands right before the number, so that it is one told before ("the £250,000 fine")."""
    block, start, _ = item.quantity.passage
    return bool(_BACK.search(block.text, max(0, start - 8), start))


_ELSEWHERE = Lazy(r"[^,.;]{0,30}?\b(?:in|at)\s[A-Z]")


def _one_is_local(first: Counted, second: Counted) -> bool:
    """Whether just one of two counts is narrowed by a place after it: a part of the whole."""
    local = [bool(_ELSEWHERE.match(item.passage.block.text, item.passage.end)) for item in (first, second)]
    return local[0] != local[1]


def _transposed(one: float, other: float) -> bool:
    """Whether two numbers have the same digits in another order: 18 and 81."""
    return one != other and sorted(f"{one:g}") == sorted(f"{other:g}")


def _zero_off(one: Quantity, other: Quantity) -> bool:
    """Whether two counts of one noun have the same digits and another number of zeros: 2,000 and 200 families."""
    ratio = max(one.value, other.value) / max(1.0, min(one.value, other.value))
    return bool(one.noun) and one.noun == other.noun and ratio in (10, 100, 1000)
