"""Who a reporting verb belongs to: the noun phrase before or after it, and the name in it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.names.name_words import TITLES
from factcheck.claims.statements.wording import IRREGULAR_PAST, MONTHS, WEEKDAYS, alternatives

if TYPE_CHECKING:
    from factcheck.draft import Passage

_MAX_WORDS = 14

#: What follows a reporting verb without being its subject ("said of the plan", "said on Monday").
_NO_SUBJECT_WORDS = """
of in at on by to for after during from with about when as that there last this yesterday today tonight earlier later
through via so while if not
"""
_NO_SUBJECT = frozenset(_NO_SUBJECT_WORDS.split())


class Phrase(Struct, frozen=True):
    """A noun phrase: its words and where it starts and ends in the text."""

    words: str
    start: int
    end: int


def is_of_kin(passage: Passage) -> bool:
    """Whether the words before a passage make it tell of somebody's relative or companion, and of nobody known."""
    before = passage.block.text[max(0, passage.start - 60) : passage.start]
    return _kin_before().search(before) is not None


@cache
def _kin_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:his|her|their|whose|[’']s?) (?:[\w-]+ ){0,2}(?:wife|husband|widow|widower|brother|sister|son|daughter"
        r"|father|mother|cousin|uncle|aunt|nephew|niece|grandson|granddaughter|grandfather|grandmother|twin|partner"
        r"|fianc[eé]e?|girlfriend|boyfriend|namesake|stepson|stepdaughter|stepfather|brother-in-law|sister-in-law"
        r"|bodyguard|guard|driver|friend|colleague|rival)s?,? (?:(?:also|called|named) ){0,2}(?:\w+ and )?$",
        re.IGNORECASE,
    )


@cache
def _before_verb() -> re.Pattern[str]:
    """Auxiliaries and adverbs between a subject and its verb."""
    return re.compile(
        r"(?:[\s,]+(?:has|have|had|also|later|earlier|then|previously|did|does|do|not|never|would|will|could|may|might"
        r"|must|now|once|again|first|still|even|only|just|since|repeatedly|[a-z]+ly|[’']s))*[\s]*$"
    )


@cache
def _opens_phrase() -> re.Pattern[str]:
    """What a subject cannot reach back over."""
    return re.compile(
        r"[;:“”\"()\[\]…]|—| [–-] |\.\.\."
        r"|\b(?:that|but|because|while|when|as|after|although|though|where|whereas|if|since|before|until|what|how|why)\s"
    )


@cache
def _capitals() -> re.Pattern[str]:
    """A run of capitalised words, with the particles of names between them."""
    word = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
    return re.compile(rf"{word}(?: (?:(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|du|of the) )*{word})*")


@cache
def _after_verb() -> re.Pattern[str]:
    """A subject that follows its verb (“…,” said the minister)."""
    return re.compile(
        r"\s+(?P<phrase>[^,.;:!?\"“”()—]{2,90}?(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|Gen|[A-Z])\."
        r"[^,.;:!?\"“”()—]{2,60}?)?)"
        r"(?=\s*(?:[,.;:!?\"“”()—]|$)|\s(?:who|which|in an?|in the|in his|in her|at an?|at the|during|before|after"
        r"|when|as"
        rf"|while|told|yesterday|today|earlier|later|last|with|on (?:{WEEKDAYS}|{MONTHS}|Twitter|Facebook|X|the)"
        r"|from)\b)"
    )


@cache
def _clear_verb() -> re.Pattern[str]:
    """A word that is the verb of a clause and never describes a noun."""
    return re.compile(
        r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|did|does|do|may|might|must|should"
        rf"|{alternatives(IRREGULAR_PAST)})\b"
    )


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(rf"{_clear_verb().pattern}|\b[a-z]{{2,}}ed\b")


def subject_before(text: str, low: int, verb: int) -> Phrase | None:
    """The subject of the verb at ``verb``, looked for back to ``low``; None where no noun phrase stands there."""
    end = low + len(text[low:verb]) - len((_before_verb().search(text, low, verb) or [""])[0])
    start = low
    for match in _opens_phrase().finditer(text, low, end):
        start = match.end()
    region = text[start:end]
    if region.rstrip().endswith(","):
        return _before_apposition(text, start, end)
    start += region.rfind(",") + 1
    phrase = _trim(text, start, end)
    words = phrase.words.split()
    if words and words[-1].lower() in ("and", "but", "or", "by"):
        return opening_subject(text, low, end) or Phrase("it", phrase.start, phrase.end)
    if not words or (len(words) == 1 and words[0].lower() in ("who", "which")):
        return _before_apposition(text, low, phrase.start) if phrase.start > low else None
    relative = re.compile(r",? (?:who|which)\b").search(phrase.words)
    if relative:
        phrase = Phrase(phrase.words[: relative.start()], phrase.start, phrase.start + relative.start())
    verb_inside = _clear_verb().search(phrase.words)
    if verb_inside and verb_inside.start() > 1:
        phrase = _trim(text, phrase.start, phrase.start + verb_inside.start())
    joined = phrase.words.rfind(" and ")
    if joined >= 0 and len(phrase.words[:joined].split()) > 5:
        phrase = _trim(text, phrase.start + joined + 5, phrase.end)
    return phrase if phrase.words and len(phrase.words.split()) <= _MAX_WORDS else None


def opening_subject(text: str, low: int, high: int) -> Phrase | None:
    """The words before the first verb of a sentence, back to the comma before them; None where they name nobody."""
    verb = _any_verb().search(text, low, high)
    if not verb:
        return None
    start = max(low, *(text.rfind(mark, low, verb.start()) + 1 for mark in ',“"'))
    phrase = _trim(text, start, verb.start())
    return phrase if phrase.words and len(phrase.words.split()) <= _MAX_WORDS else None


def subject_after(text: str, verb_end: int, high: int) -> Phrase | None:
    """The subject that follows a reporting verb, if a noun phrase without a verb of its own does."""
    match = _after_verb().match(text, verb_end, high)
    words = match["phrase"].split() if match else []
    if match is None or not words or _clear_verb().search(match["phrase"]) or len(words) > _MAX_WORDS:
        return None
    if words[0].lower() in _NO_SUBJECT:
        return None
    return _trim(text, match.start("phrase"), match.end("phrase"))


def name_in(words: str) -> str:
    """The name that a noun phrase gives: without articles, titles and description where a name stands at its end."""
    runs = list(_capitals().finditer(words))
    if runs and runs[-1].end() == len(words):
        before = words[: runs[-1].start()].rsplit(None, 1)
        if not before or before[-1].lower() not in ("of", "for", "in", "at", "from", "with", "to", "on", "near", "the"):
            return _without_titles(runs[-1][0])
    return re.sub(r"^(?:the|an?|one|his|her|its|their|our|and|or)\s+", "", words, flags=re.IGNORECASE)


def _without_titles(name: str) -> str:
    words = name.split()
    for index in range(len(words) - 1, 0, -1):
        if words[index - 1].lower().strip(".") in TITLES:
            kept = words[index:]
            return " ".join(kept) if kept[0].lower().strip(".") not in TITLES else name
    if len(words) > 1 and words[0] in ("The", "A", "An", "And", "But", "When", "While"):
        return " ".join(words[1:])
    return name


def _before_apposition(text: str, low: int, end: int) -> Phrase | None:
    """The noun that an apposition between commas describes ("Ana Lobo, 41, who runs the port, said")."""
    parts: list[Phrase] = []
    at = low
    for piece in text[low:end].split(","):
        if piece.strip():
            parts.append(_trim(text, at, at + len(piece)))
        at += len(piece) + 1
    if len(parts) > 1:
        last = parts.pop()
        if " " in last.words and _capitals().fullmatch(last.words):
            return last
    while len(parts) > 1 and (parts[-1].words[:1].islower() or parts[-1].words[:1].isdigit()):
        parts.pop()
    phrase = parts[-1] if parts else None
    return phrase if phrase and phrase.words and len(phrase.words.split()) <= _MAX_WORDS else None


def _trim(text: str, start: int, end: int) -> Phrase:
    """The stretch without white space, opening words and punctuation around it."""
    while start < end and not (text[start].isalnum() or text[start] in "$£€"):
        start += 1
    lead = re.compile(r"(?:and|or|so|yet|then|meanwhile|however|also|but|nor) ", re.IGNORECASE).match(text, start, end)
    start = lead.end() if lead else start
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".’'"):
        end -= 1
    return Phrase(text[start:end], start, end)
