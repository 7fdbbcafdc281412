"""One bearer in two spellings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from factcheck.checks.naming.places import nearest
from factcheck.claims.lazy import Lazy
from factcheck.claims.names.bearers import Bearer, one_given
from factcheck.claims.names.spellings import LEAST, nearly_same, same_name, slips
from factcheck.ruleset.model import Finding

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage

_T = TypeVar("_T")

#: A family name without a given one that stands in the draft more often than so is another person's.
_SELDOM = 3
#: A name is held against so many of the earlier ones that share a key with it; no true draft has more.
_MOST = 100


def people(reading: Reading) -> Iterator[Finding]:
    """Persons whose family name stands there in two spellings."""
    bearers = reading.bearers
    done: set[str] = set()
    flagged: set[Passage] = set()
    for one, other in _pairs(bearers, lambda bearer: _alike(bearer, reading)):
        if other.names[0].passage in flagged or one.family == other.family:
            continue
        if nearly_same(one.family, other.family) and not _are_two(one.names, other.names):
            done |= {one.family, other.family}
            yield from _two(reading, one.family, one.names, other.family, other.names, flagged)
    yield from _bare(reading, done)


def _are_two(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether two spellings are two people's: one sentence names both, each comes back, or each is brought in."""
    if not {name.passage.sentence for name in ours}.isdisjoint(name.passage.sentence for name in theirs):
        return True
    if all(any(not name.given for name in names) and len(names) > 1 for names in (ours, theirs)):
        return True
    return _brought_in(ours) and _brought_in(theirs)


def _brought_in(names: Sequence[Name]) -> bool:
    """Whether the first mention says who that is: "Steven Lee was born in Leeds", "Steven Lee, a banker"."""
    block, _, end = names[0].passage
    return _WHO_IS.match(block.text, end) is not None


_WHO_IS = Lazy(r"\s(?:is|was)\s(?:born|an?|the|one of)\b|,\s(?:\d+,\s)?(?:an?|the|one of)\s")


def _bare(reading: Reading, done: set[str]) -> Iterator[Finding]:
    """Family names that stand there alone, and seldom, and look like that of a person; none of those ``done``."""
    bearers = reading.bearers
    bare = _bare_families(reading, {bearer.family for bearer in bearers})
    seldom = {family: names for family, names in bare.items() if len(names) <= _SELDOM and family not in done}
    by_slip: dict[str, list[str]] = {}
    for family in seldom:
        for form in slips(family):
            by_slip.setdefault(form, []).append(family)
    introduced = [(bearer.family, bearer.names) for bearer in bearers]
    titled = [(family, tuple(names)) for family, names in bare.items() if any(name.title for name in names)]
    speaking = any(map(_speaks, seldom.values()))
    unsure = [(name.words[-1], (name,)) for name in reading.names if _may_be_person(name)] if speaking else []
    for family, ours in [*introduced, *titled, *unsure] if seldom else ():
        near = dict.fromkeys(word for form in slips(family) for word in by_slip.get(form, ()))
        for word in near:
            names = seldom[word]
            if word in done or not (same_name(family, word) or _but_for_an_e(family, word, names)):
                continue
            if (family in bare and not _one_title(ours, names)) or (ours[0].kind == "other" and not _speaks(names)):
                continue
            done |= {word, family} if family in bare else {word}
            yield from _two(reading, family, ours, word, names, set())


def _may_be_person(name: Name) -> bool:
    """Whether a name of two words that are not known can be a person's given and family name."""
    return name.kind == "other" and len(name.words) == 2 and not name.known and not _has_article(name)


def _speaks(names: Sequence[Name]) -> bool:
    """Whether a name alone has a title, or is that of somebody who says something."""
    return any(
        name.title
        or _SOMEBODY.match(name.passage.block.text, name.passage.end)
        or name.passage.block.text[: name.passage.start].endswith(("said ", "says "))
        for name in names
    )


def _one_title(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether persons whom nothing but a title introduces can be one: no other title, no sentence of both.

    Where either stands there but once, letters must have changed places: a letter alone may make another's name.
    """
    titles = {name.title.casefold().rstrip(".") for name in (*ours, *theirs) if name.title}
    sentences = {name.passage.sentence for name in ours} & {name.passage.sentence for name in theirs}
    swapped = sorted(ours[0].words[-1]) == sorted(theirs[0].words[-1])
    return len(titles) == 1 and not sentences and (swapped or (len(ours) > 1 and len(theirs) == 1))


#: What follows a family name by which it is somebody's: "Clarke, who", "Clarke said".
_SOMEBODY = Lazy(r",?\s(?:who|said|says|told|added|whose)\b")


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
    """Every two of ``items`` that share one of their ``keys``, the earlier first; a later one comes with a few."""
    listed = list(items)
    sharing: dict[Hashable, list[int]] = {}
    for index, item in enumerate(listed):
        mine = [sharing.setdefault(key, []) for key in keys(item)]
        yield from ((listed[one], item) for one in sorted({one for indices in mine for one in indices}))
        for indices in mine:
            if len(indices) < _MOST:
                indices.append(index)


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
        if not reading.house.is_given(word)
        and not any(_has_article(name) or _in_list(name) or _is_quoted(name) for name in names)
    }


def _is_quoted(name: Name) -> bool:
    """Whether marks of quotation enclose the name and nothing else, as they do the title of a film."""
    block, start, end = name.passage
    return bool(start) and block.text[start - 1] in "'‘“\"" and block.text[end : end + 1] in ("'", "’", "”", '"')


_ROW_NAME = r"[A-Z][\w’'-]+(?: \d+| \([^)]*\))?"
#: What stands before and after a name in a row of names.
_ROW_BEFORE = Lazy(rf"{_ROW_NAME}[,;]\s(?:[A-Z]\.? )?$", needs=(",", ";"))
_ROW_AFTER = Lazy(rf"(?: \d+| \([^)]*\))?[,;]\s(?:[A-Z]\.? )?{_ROW_NAME}[,;.]")


def _in_list(name: Name) -> bool:
    """Whether a name stands in a row of names, as in the line-up of a team.

    The marks beside it are looked at first: most names stand in no row, and the patterns need not be compiled.
    """
    block, start, end = name.passage
    before, after = block.text[max(0, start - 40) : start], block.text[end : end + 3]
    if not {",", ";"}.isdisjoint(before[-5:]) and _ROW_BEFORE.search(before):
        return True
    listed = after[2:].isupper() if after[:1] in (",", ";") else after[1:2] == "(" or after[1:2].isdecimal()
    return listed and _ROW_AFTER.match(block.text, end) is not None


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
        if len(spelled) < 2:
            continue
        sentences = {word: {name.passage.sentence for name in names} for word, names in spelled.items()}
        flagged: set[Passage] = set()
        for one, other in _pairs(spelled, lambda _: [""]):
            if spelled[other][0].passage in flagged or not one_given(one, other, reading):
                continue
            two = _brought_in(spelled[one]) and _brought_in(spelled[other])
            if not two and sentences[one].isdisjoint(sentences[other]):
                yield from _two(reading, one, spelled[one], other, spelled[other], flagged)


def things(reading: Reading) -> Iterator[Finding]:
    """Places and bodies of several words, one of which stands there in two spellings."""
    named: dict[tuple[str, ...], list[Name]] = {}
    for name in reading.names:
        if len(name.words) > 1 and not name.known and name.kind != "person":
            named.setdefault(name.words, []).append(name)
    flagged: set[Passage] = set()
    lower: set[str] = set()
    for one, other in _pairs(named, _but_one):
        apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if named[other][0].passage in flagged or len(apart) != 1 or not same_name(*apart[0]):
            continue
        lower = lower or {word for block in reading.draft.blocks for word in block.text.split() if word[0].islower()}
        if not _are_words(reading, lower, *apart[0]):
            yield from _two(reading, " ".join(one), named[one], " ".join(other), named[other], flagged)


def _but_one(words: tuple[str, ...]) -> list[Hashable]:
    """What names of several words share that differ in one: the others, its place and its first letter."""
    return [(index, word[0], *words[:index], *words[index + 1 :]) for index, word in enumerate(words)]


def _are_words(reading: Reading, lower: Collection[str], *words: str) -> bool:
    """Whether the draft also has one of them in ``lower`` case, or both are known names."""
    return any(word.casefold() in lower for word in words) or all(
        reading.world.mentions(word) or reading.house.is_given(word) for word in words
    )


def _two(
    reading: Reading, one: str, ours: Sequence[Name], other: str, theirs: Sequence[Name], flagged: set[Passage]
) -> Iterator[Finding]:
    """The flag stands on the first place of the spelling that comes later; every other place is evidence.

    Which is right is not presumed, nor a repair given, unless the house lists know the name: then the flag stands on
    the wrong spelling. Nothing where a full name in the wrong one is known to be near the right one: that is flagged
    as such, and nothing on what is ``flagged`` already.
    """
    first, second = sorted(((one, ours), (other, theirs)), key=lambda pair: pair[1][0].passage.order)
    fulls = [(spelling, {" ".join(name.words) for name in names}) for spelling, names in (first, second)]
    if any(reading.house.near(full) for _, written in fulls for full in written):
        return
    right = [spelling for spelling, written in fulls if any(_is_known(reading, full) for full in written)]
    if right == [second[0]]:
        first, second = second, first
    where, rest = second[1][0].passage, second[1][1:]
    if where in flagged:
        return
    flagged.add(where)
    shown = [*nearest(where, first[1], "the other spelling"), *nearest(where, rest, "spelled as here")]
    repairs = (where.text.replace(second[0], first[0]),) if len(right) == 1 else ()
    values = {"name": second[0], "other": first[0]}
    yield Finding(passage=where, values=values, evidence=tuple(shown), replacements=repairs)


def _is_known(reading: Reading, full: str) -> bool:
    """Whether the house lists have the name as it is written."""
    try:
        return bool(reading.house.kind(full))
    except KeyError:
        return False
