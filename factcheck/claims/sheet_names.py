"""Names and the offices attached to them as lines of the check sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.name_words import ROLE_NOUNS, TITLES
from factcheck.claims.sheet import SheetItem
from factcheck.claims.stretches import one_line
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading

#: Kinds of names whose spelling needs no source: the world facts know them.
_KNOWN = frozenset({"place", "nationality"})


def names(reading: Reading) -> Iterator[SheetItem]:
    """Every name whose spelling a checker would look up; well-known places and blocs are left out."""
    full = _full_names(reading)
    for name in _spelled(reading):
        yield SheetItem(
            kind="name",
            passage=name.passage,
            words=one_line(name.passage.text),
            reads=full.get(name.words[-1], " ".join(name.words)) if len(name.words) == 1 else " ".join(name.words),
            speaker=reading.speaker(name.passage),
            worth=2 if name.kind == "person" or len(name.words) > 1 else 1,
        )


def offices(reading: Reading) -> Iterator[SheetItem]:
    """What a person is said to be: the title before a name, the description after it."""
    for name in _spelled(reading):
        if name.kind not in ("person", "other") or len(name.words) < 2:
            continue
        passage = _described(name)
        if passage is None:
            continue
        yield SheetItem(
            kind="office",
            passage=passage,
            words=one_line(passage.text),
            reads=one_line(_without(passage, name)),
            about=" ".join(name.words),
            speaker=reading.speaker(passage),
            worth=2,
        )


def _spelled(reading: Reading) -> Iterator[Name]:
    """Names of the draft's own blocks, without the capitals that only open a sentence and offices without a name."""
    certain = {word for name in reading.names if len(name.words) > 1 or not _opens(name) for word in name.words}
    for name in reading.names:
        if not name.passage.block.asserts or name.kind in _KNOWN or name.known:
            continue
        if len(name.words) == 1 and _opens(name) and name.words[0] not in certain:
            continue
        if all(word.casefold() in TITLES or word.casefold() in ROLE_NOUNS for word in name.words):
            continue
        yield name


def _opens(name: Name) -> bool:
    """Whether the name stands where any word has a capital: at the start of a sentence or of a quotation."""
    if name.kind not in ("other", "organisation") or name.passage.text.isupper():
        return False
    before = name.passage.block.text[: name.passage.start].rstrip()
    return not before or before[-1] in ".!?:“\"‘'…" or name.passage.start == name.passage.sentence.start


def _full_names(reading: Reading) -> dict[str, str]:
    """Full names by their last word, where only one bears it."""
    found: dict[str, set[str]] = {}
    for name in reading.names:
        if len(name.words) > 1 and name.kind in ("person", "other"):
            found.setdefault(name.words[-1], set()).add(" ".join(name.words))
    return {last: next(iter(full)) for last, full in found.items() if len(full) == 1}


@cache
def _after() -> re.Pattern[str]:
    """A description after a name: "who is …", ", the … of …,", ", a …,"."""
    return re.compile(
        r",?\s+(?:who|which)\s+(?:is|was|are|represents?|represented|heads?|headed|leads?|led|runs?|ran|owns?|owned"
        r"|chairs?|chaired|founded|serves?|served)\s[^,.;:“”\"()]{3,80}?(?=\s(?:said|says|told|wrote)\b|[,.;:“”\"()]|$)"
        r"|,\s+(?:the|an?|its|his|her|their|former|chief|head|[\w-]+[’']s)\s[^,.;:“”\"()]{3,80}(?=[,.;:])"
    )


@cache
def _before() -> re.Pattern[str]:
    """Words of a noun phrase that run up to a name, from its article or the start of the clause."""
    return re.compile(
        r"(?:(?<=^)|(?<=[.,;:!?“\"]\s)|(?<=\s))(?:(?:the|an?|its|his|her|their)\s)?"
        r"(?:[\w’'-]+\s){0,11}?[\w’'-]+,?\s$",
        re.IGNORECASE,
    )


def _described(name: Name) -> Passage | None:
    block, start, end = name.passage
    if match := _after().match(block.text, end):
        return Passage(block, start, end + len(match[0].rstrip()))
    first = _title_start(name)
    return None if first == start else Passage(block, first, end)


def _title_start(name: Name) -> int:
    """Where the office before a name starts; the name's own start where none stands there."""
    block, start, _ = name.passage
    text, low = block.text, name.passage.sentence.start
    at = first = start
    office = False
    for _ in range(12):
        match = re.compile(r"([^\W\d_][\w’'-]*),?\s+$").search(text, max(low, at - 30), at)
        if not match:
            break
        word = match[1]
        folded = word.casefold()
        if folded in ("the", "a", "an", "his", "her", "its", "their"):
            first = match.start()
            break
        if not (
            word[0].isupper()
            or folded in ROLE_NOUNS
            or folded in TITLES
            or (office and folded in ("of", "and", "for", "ex"))
        ):
            break
        if word[0].isupper() and not office and folded not in TITLES and folded not in ROLE_NOUNS and "-" not in word:
            break
        office = office or folded in TITLES or folded in ROLE_NOUNS or "-" in word
        at = first = match.start()
    return first if office else start


def _without(passage: Passage, name: Name) -> str:
    """The office without the name it belongs to."""
    block, start, end = name.passage
    text = block.text
    return (text[passage.start : start] + text[end : passage.end]).strip(" ,")
