"""Names and the offices attached to them as lines of the check sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.claims.lazy import Lazy
from factcheck.claims.names.name_words import ROLE_NOUNS, TITLES
from factcheck.claims.numbers.nouns import STOPS, word_set
from factcheck.claims.sheet.sheet import SheetItem, stated
from factcheck.claims.sheet.stretches import one_line
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading

#: An office before a name has at most this many words.
_LONGEST_OFFICE = 14

_OFFICE_WORDS = ROLE_NOUNS | TITLES
_HONORIFICS = word_set("mr mrs ms miss dr sir lord lady dame prof professor")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_INSIDE = frozenset({"of", "and", "for", "ex", "at", "in"})

_WORD_BEFORE = Lazy(r"([^\W\d_][\w’'.&-]*)(,?)[ \u00a0]+$")
_INSIDE_BEFORE = Lazy(r"\b(?:of|for|at)\s$")
_OPENING = Lazy(r"\b(?:the|an?|his|her|its|their|our|[\w-]+[’']s)\s(?P<between>(?:[\w-]+\s){0,2})$", re.IGNORECASE)
_CLAUSE = Lazy(r"\b(?:is|was|are|were|has|had|have|will|would|he|she|they)\b")
_POSSESSIVE = Lazy(r"[\w-]+[’']s\s")
_END = r"(?=[,.;:!?“”\"()]|\s(?:said|says|told|wrote|and|but)\b|$)"
_AFTER = Lazy(
    r"(?:,?\s(?:who|which)\s(?:represents?|represented|heads?|headed|leads?|led|runs?|ran|owns?|owned|chairs?"
    rf"|chaired|founded|serves?|served)\s[^,.;:!?“”\"()]{{3,80}}?{_END}"
    rf"|,?\s(?:who|which)\s(?:is|was|are|were)\s(?P<being>[^,.;:!?“”\"()]{{3,80}}?){_END}"
    r"|(?:,\s\d{1,3})?,\s(?P<role>(?!and\b|or\b|but\b)[^,.;:!?“”\"()]{3,80}?)"
    r"(?=[,.;:]))"
)


def names(reading: Reading) -> Iterator[SheetItem]:
    """Every name whose spelling a checker looks up; places and blocs that the world facts know are left out.

    A family name alone reads as the full name where the draft has just one.
    """
    full = _full_names(reading)
    for name in _spelled(reading):
        written = " ".join(name.words)
        yield SheetItem(
            kind="name",
            passage=name.passage,
            words=one_line(name.passage.text),
            reads=full.get(written, written),
            speaker=stated(reading, name.passage).speaker,
            worth=2 if name.kind == "person" or len(name.words) > 1 else 1,
        )


def offices(reading: Reading) -> Iterator[SheetItem]:
    """What a person is said to be: the office before a name, the description after it."""
    for name in _spelled(reading):
        if name.kind not in ("person", "other") or len(name.words) < 2:
            continue
        passage = _described(name)
        if passage is None:
            continue
        start, end = name.passage.start - passage.start, name.passage.end - passage.start
        yield SheetItem(
            kind="office",
            passage=passage,
            words=one_line(passage.text),
            reads=one_line(passage.text[:start] + passage.text[end:]).strip(" ,"),
            about=" ".join(name.words),
            speaker=stated(reading, passage).speaker,
            worth=2,
        )


def _spelled(reading: Reading) -> Iterator[Name]:
    """The names of the draft's own blocks, without known ones, nationalities, and offices without a name."""
    for name in reading.names:
        office = all(word.casefold() in _OFFICE_WORDS for word in name.words)
        if name.passage.block.asserts and not name.known and name.kind != "nationality" and not office:
            yield name


def _full_names(reading: Reading) -> dict[str, str]:
    """Full names by the last word of each, where only one of the draft's persons ends in it."""
    found: dict[str, set[str]] = {}
    for name in reading.names:
        if len(name.words) > 1 and name.kind == "person":
            found.setdefault(name.words[-1], set()).add(" ".join(name.words))
    return {last: next(iter(full)) for last, full in found.items() if len(full) == 1}


def _described(name: Name) -> Passage | None:
    """A name with its office: the description that follows it, else the title before it."""
    block, start, end = name.passage
    match = _AFTER.match(block.text, end, name.passage.sentence.end)
    said = match and (match["role"] or match["being"])
    if match and (said is None or _names_office(said)):
        return Passage(block, start, match.end())
    first = _office_start(name)
    return None if first == start else Passage(block, first, end)


def _names_office(words: str) -> bool:
    """Whether a description is of what somebody is; the next name of a list is none ("Ana Ruiz, Chief Bo Ek")."""
    found = [word.casefold().strip(".,") for word in words.replace("-", " ").split()]
    opens = words[0].islower() or found[0] in _OFFICE_WORDS or _POSSESSIVE.match(words)
    clause = (found[0] in STOPS and found[0] not in _DETERMINERS) or _CLAUSE.search(words.split(" who ")[0])
    return bool(opens) and not clause and not (_OFFICE_WORDS - _HONORIFICS).isdisjoint(found)


def _office_start(name: Name) -> int:
    """Where the office before a name starts; the name's own start where none stands there."""
    block, start, _ = name.passage
    low = name.passage.sentence.start
    at = first = start
    office = inside = joined = False
    for _ in range(_LONGEST_OFFICE):
        match = _WORD_BEFORE.search(block.text, max(low, at - 40), at)
        if not match or (match[2] and at != start):
            break
        word = match[1].casefold().rstrip(".")
        at = match.start()
        if word in _DETERMINERS:
            inside = bool(_INSIDE_BEFORE.search(block.text, max(low, at - 8), at))
            if not inside:
                break
            continue
        if not (inside or match[1][0].isupper() or word in _OFFICE_WORDS or (office and word in _INSIDE)):
            break
        inside = False
        named = word not in _HONORIFICS and any(part in _OFFICE_WORDS for part in word.split("-"))
        office, joined = office or named, (joined and not named) or word == "and"
        if office and not joined and word not in _INSIDE:
            first = at
    if not office:
        return start
    opening = _OPENING.search(block.text, low, first)
    return first if opening is None or STOPS.intersection(opening["between"].lower().split()) else opening.start()
