"""One bearer in two spellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from factcheck.checks.naming.places import nearest
from factcheck.claims.lazy import Lazy
from factcheck.claims.names.bearers import Bearer, one_given
from factcheck.claims.names.spellings import LEAST, nearly_same, same_name
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading

_T = TypeVar("_T")

#: A family name without a given one that stands in the draft more often than so is another person's.
_SELDOM = 3
#: Evidence shows at most so many places of each spelling.
_SHOWN = 6


def people(reading: Reading) -> Iterator[Finding]:
    """Persons whose family name stands there in two spellings."""
    bearers = reading.bearers
    done: set[str] = set()
    for one, other in _pairs(bearers, lambda bearer: _alike(bearer, reading)):
        if one.family != other.family and nearly_same(one.family, other.family):
            done |= {one.family, other.family}
            yield from _two(reading, one.family, one.names, other.family, other.names)
    bare = _bare_families(reading, {bearer.family for bearer in bearers})
    by_letter: dict[str, list[tuple[str, list[Name]]]] = {}
    for family, names in bare.items():
        by_letter.setdefault(family[0], []).append((family, names))
    for bearer in bearers:
        for family, names in by_letter.get(bearer.family[0], ()):
            alike = same_name(bearer.family, family) or _but_for_an_e(bearer.family, family, names)
            if family not in done and len(names) <= _SELDOM and alike:
                done.add(family)
                yield from _two(reading, bearer.family, bearer.names, family, names)


#: What follows a family name by which it is somebody's: "Clarke, who", "Clarke said".
_SOMEBODY = Lazy(r",? who\b|,? (?:said|says|told|added)\b|,? whose\b")


def _but_for_an_e(one: str, other: str, names: Sequence[Name]) -> bool:
    """Whether two family names differ by a silent e at their end ("Clark", "Clarke") and each mention is a person's."""
    short, long = sorted((one, other), key=len)
    if long != f"{short}e" or len(short) < LEAST:
        return False
    return all(_SOMEBODY.match(name.passage.block.text, name.passage.end) for name in names)


def _alike(bearer: Bearer, reading: Reading) -> list[Hashable]:
    """What two persons share whose family names may be one: the given name, and the first letter of the family's."""
    first = bearer.given.split()[0]
    return [(reading.house.given.get(first.casefold(), first), bearer.family[0])] if len(first) > 2 else []


def _pairs(items: Iterable[_T], keys: Callable[[_T], Iterable[Hashable]]) -> Iterator[tuple[_T, _T]]:
    """Every two of ``items`` that share one of their ``keys``, in order; nothing is compared with all the others."""
    listed = list(items)
    sharing: dict[Hashable, list[int]] = {}
    for index, item in enumerate(listed):
        for key in keys(item):
            sharing.setdefault(key, []).append(index)
    found = {pair for indices in sharing.values() for pair in combinations(indices, 2)}
    return ((listed[one], listed[other]) for one, other in sorted(found))


def _bare_families(reading: Reading, introduced: set[str]) -> dict[str, list[Name]]:
    """Single names that no given name introduces, none of them a known name or a thing with an article."""
    found: dict[str, list[Name]] = {}
    for name in reading.names:
        alone = len(name.words) == 1 and not name.known and not name.given
        if alone and name.kind in ("person", "other") and name.passage.text not in introduced:
            found.setdefault(name.passage.text, []).append(name)
    return {
        word: names
        for word, names in found.items()
        if not reading.house.is_given(word) and not any(_has_article(name) or _in_list(name) for name in names)
    }


@cache
def _row() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after a name in a row of names."""
    name = r"[A-Z][\w’'-]+(?: \d+| \([^)]*\))?"
    return re.compile(rf"{name}[,;]\s(?:[A-Z]\.? )?$"), re.compile(
        rf"(?: \d+| \([^)]*\))?[,;]\s(?:[A-Z]\.? )?{name}[,;.]"
    )


def _in_list(name: Name) -> bool:
    """Whether a name stands in a row of names, as in the line-up of a team."""
    text = name.passage.block.text
    before, after = _row()
    start = text[max(0, name.passage.start - 40) : name.passage.start]
    return before.search(start) is not None or after.match(text, name.passage.end) is not None


def _has_article(name: Name) -> bool:
    before = name.passage.block.text[max(0, name.passage.start - 4) : name.passage.start].casefold()
    return before.endswith(("the ", " a ", " an "))


def given(reading: Reading) -> Iterator[Finding]:
    """Persons whose given name stands there in two spellings."""
    for bearer in reading.bearers:
        spelled: dict[str, list[Name]] = {}
        for name in bearer.names:
            if name.given:
                spelled.setdefault(name.given.split()[0], []).append(name)
        for one, other in combinations(spelled, 2):
            beside = {name.passage.sentence for name in spelled[one]} & {n.passage.sentence for n in spelled[other]}
            if one_given(one, other, reading) and not beside:
                yield from _two(reading, one, spelled[one], other, spelled[other])


def things(reading: Reading) -> Iterator[Finding]:
    """Places and bodies of several words, one of which stands there in two spellings."""
    named: dict[tuple[str, ...], list[Name]] = {}
    for name in reading.names:
        if len(name.words) > 1 and not name.known and name.kind != "person":
            named.setdefault(name.words, []).append(name)
    for one, other in _pairs(named, _but_one):
        apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if len(apart) == 1 and same_name(*apart[0]) and not _are_words(reading, *apart[0]):
            yield from _two(reading, " ".join(one), named[one], " ".join(other), named[other])


def _but_one(words: tuple[str, ...]) -> list[Hashable]:
    """What names of several words share that differ in one: the others, its place and its first letter."""
    return [(index, word[0], *words[:index], *words[index + 1 :]) for index, word in enumerate(words)]


def _are_words(reading: Reading, *words: str) -> bool:
    """Whether the draft also has one of them in lower case, or both are known names."""
    lower = {word.casefold() for word in words}
    texts = (block.text for block in reading.draft.blocks)
    return any(f" {word} " in text for text in texts for word in lower) or all(
        reading.world.mentions(word) or reading.house.is_given(word) for word in words
    )


def _two(reading: Reading, one: str, ours: Sequence[Name], other: str, theirs: Sequence[Name]) -> Iterator[Finding]:
    """The flag stands on the first place of the spelling that comes later; every other place is evidence.

    Which is right is not presumed, nor a repair given, unless the house lists know the name: then the flag stands on
    the wrong spelling. Nothing where a full name in the wrong one is known to be near the right one: that is flagged
    as such.
    """
    first, second = sorted(((one, ours), (other, theirs)), key=lambda pair: pair[1][0].passage.order)
    if any(reading.house.near(_full(name)) for name in (*ours, *theirs)):
        return
    right = [spelling for spelling, names in (first, second) if any(_is_known(reading, _full(n)) for n in names)]
    if right == [second[0]]:
        first, second = second, first
    where, rest = second[1][0].passage, second[1][1:]
    shown = [Shown(passage=place, note="the other spelling") for place in nearest(where, first[1], _SHOWN)]
    shown += [Shown(passage=place, note="spelled as here") for place in nearest(where, rest, _SHOWN)]
    repairs = (where.text.replace(second[0], first[0]),) if len(right) == 1 else ()
    values = {"name": second[0], "other": first[0]}
    yield Finding(passage=where, values=values, evidence=tuple(shown), replacements=repairs)


def _full(name: Name) -> str:
    return " ".join(name.words)


def _is_known(reading: Reading, full: str) -> bool:
    """Whether the house lists have the name as it is written."""
    try:
        return bool(reading.house.kind(full))
    except KeyError:
        return False
