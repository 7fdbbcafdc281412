"""Ages, titles, honorifics and affiliations of one bearer that disagree."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache
from itertools import combinations, islice
from typing import TYPE_CHECKING

from factcheck.checks.naming.places import nearest
from factcheck.claims.names.attached import post_of
from factcheck.claims.names.bearers import Bearer
from factcheck.claims.names.name_words import GENDERS, folded
from factcheck.claims.names.namesake_kin import ANYBODY, families_with_kin, is_kin_of
from factcheck.ruleset.model import Finding

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading

#: Titles of which a person bears one at a time, by rank or office; short forms stand for the long ones.
_RANKS = {
    "private": "private", "pte": "private", "pvt": "private", "corporal": "corporal", "cpl": "corporal",
    "sergeant": "sergeant", "sgt": "sergeant", "lieutenant": "lieutenant", "lt": "lieutenant", "captain": "captain",
    "capt": "captain", "major": "major", "maj": "major", "colonel": "colonel", "col": "colonel", "general": "general",
    "gen": "general", "admiral": "admiral", "adm": "admiral", "commander": "commander", "cmdr": "commander",
    "senator": "senator", "sen": "senator", "representative": "representative", "rep": "representative",
    "governor": "governor", "gov": "governor", "bishop": "bishop", "archbishop": "archbishop", "cardinal": "cardinal",
    "constable": "constable", "inspector": "inspector", "superintendent": "superintendent", "judge": "judge",
}  # fmt: skip

#: So many different things said of one person are held against one another; no true draft says more.
_MOST = 100

#: Ranks that tell by themselves who is meant, where no given name does.
_OF_SERVICE = frozenset(_RANKS.values()) - {"senator", "representative", "governor", "judge"}


@cache
def _change() -> re.Pattern[str]:
    """Words by which a story tells of another time, or of a change of rank."""
    return re.compile(
        r"\b(?:former(?:ly)?|then|late|ex|promot\w+|demot\w+|appoint\w+|elect\w*|later|became|becom\w+|was once"
        r"|previous\w*|at the time|ago|when (?:he|she) was|birthday|turn(?:s|ed)|in (?:19|20)\d\d|retired|acting"
        r"|candidate|nominee|until)\b",
        re.IGNORECASE,
    )


def changes(*names: Name) -> bool:
    """Whether one of the names stands in a sentence that tells of another time, or of a change."""
    return any(_change().search(" ".join(name.passage.sentence.text.split())) for name in names)


#: Least years between parent and child.
GENERATION = 12

#: Evidence shows at most so many other things that are said.
_NOTES = 6


def _pairs(names: Iterable[Name], key: Callable[[Name], Hashable]) -> Iterator[tuple[Name, Name]]:
    """Every two of ``names`` that differ in ``key``, each kind of name by the first of it."""
    firsts: dict[Hashable, Name] = {}
    for name in names:
        firsts.setdefault(key(name), name)
    return combinations(islice(firsts.values(), _MOST), 2)


def ages(reading: Reading) -> Iterator[Finding]:
    """One person of two ages; parent and child of one name are two persons."""
    for bearer in reading.bearers:
        aged = [name for name in bearer.names if name.age is not None and not _in_brackets(name)]
        if len({name.age for name in aged}) < 2:
            continue
        years = [name.age for name in aged if name.age is not None]
        if max(years) - min(years) >= GENERATION and bearer.family in families_with_kin(reading):
            continue
        for first, second in _pairs(aged, lambda name: (name.age, changes(name))):
            if is_kin_of(second):
                continue
            if first.age != second.age and not (abs(first.age - second.age) == 1 and changes(first, second)):  # type: ignore[operator]
                if not changes(second) or not changes(first):
                    yield _against(first, second, _age, bearer)
                break
    yield from _nobodys_age(reading)


def _nobodys_age(reading: Reading) -> Iterator[Finding]:
    """A family name alone with an age that none of the several persons of that name has ("Boone, 43")."""
    families: dict[str, list[list[Name]]] = {}
    for bearer in reading.bearers:
        families.setdefault(bearer.family, []).append([name for name in bearer.names if name.age is not None])
    told = {
        family: [n for aged in each for n in aged] for family, each in families.items() if len(each) > 1 and all(each)
    }
    ages = {family: {name.age for name in names} for family, names in told.items()}
    for name in reading.names if told else ():
        family = name.family or ""
        if name.age is None or name.given or family not in told or changes(name) or _in_brackets(name):
            continue
        if ages[family].isdisjoint((name.age - 1, name.age, name.age + 1)):
            yield _against(told[family][0], name, _age, Bearer("", family, tuple(told[family])))


def _age(name: Name) -> str:
    return "" if name.age is None or _in_brackets(name) else f"{name.age}"


def _in_brackets(name: Name) -> bool:
    """Whether the figure stands in brackets: in match reports that is a minute, in lists a seed."""
    return name.passage.block.text[name.passage.end : name.passage.end + 2].strip().startswith("(")


def titles(reading: Reading) -> Iterator[Finding]:
    """One person of two ranks or offices that exclude one another."""
    for bearer in reading.bearers:
        yield from _differing(bearer, _rank)
        yield from _differing(bearer, post_of, post_of)
    introduced = {bearer.family for bearer in reading.bearers}
    bare: dict[str, list[Name]] = {}
    for name in reading.names:
        if name.family and not name.given and name.family not in introduced and _rank(name) in _OF_SERVICE:
            bare.setdefault(name.family, []).append(name)
    yield from _without_kin(reading, (Bearer("", family, tuple(names)) for family, names in bare.items()), _rank)


def _rank(name: Name) -> str:
    ranks = [_RANKS[word] for word in map(folded, re.split(r"[\s-]", name.title)) if word in _RANKS]
    return ranks[-1] if ranks else ""


def honorifics(reading: Reading) -> Iterator[Finding]:
    """One person who is Mr in one place and Ms in another."""
    yield from _without_kin(reading, reading.bearers, _gender)


def _without_kin(reading: Reading, bearers: Iterable[Bearer], of: Callable[[Name], str]) -> Iterator[Finding]:
    """What differs of those of whose relatives, who may bear the same name, the draft does not speak."""
    several = [bearer for bearer in bearers if len({of(name) for name in bearer.names} - {""}) > 1]
    kin = families_with_kin(reading) if several else frozenset()
    for bearer in several:
        if ANYBODY not in kin and bearer.family not in kin:
            yield from _differing(bearer, of)


def _gender(name: Name) -> str:
    return next((GENDERS[word] for word in map(folded, name.title.split()) if word in GENDERS), "")


def _title(name: Name) -> str:
    return name.title


def _differing(bearer: Bearer, of: Callable[[Name], str], shown: Callable[[Name], str] = _title) -> Iterator[Finding]:
    """The first two mentions of which something else is said, at a time that the words leave the same."""
    told = [name for name in bearer.names if of(name)]
    if len({of(name) for name in told}) < 2:
        return
    steady = (name for name in told if not changes(name))
    for first, second in _pairs(steady, lambda name: (of(name), name.passage.sentence)):
        if of(first) != of(second) and first.passage.sentence != second.passage.sentence:
            yield _against(first, second, lambda name: shown(name) if of(name) else "", bearer)
            return


def affiliations(reading: Reading) -> Iterator[Finding]:
    """One person with one role in two bodies."""
    for bearer in reading.bearers:
        placed = [name for name in bearer.names if name.affiliation]
        if len({name.affiliation for name in placed}) < 2:
            continue
        steady = (name for name in placed if not reading.world.mentions(name.affiliation) and not changes(name))
        for first, second in _pairs(steady, lambda name: (name.role, name.affiliation)):
            if first.role == second.role and _disagree(first.affiliation, second.affiliation):
                yield _against(first, second, _affiliation, bearer)
                break


def _affiliation(name: Name) -> str:
    return name.affiliation


def _disagree(one: str, other: str) -> bool:
    """Whether two bodies share no word, and neither is the other's initials."""
    ours, theirs = one.casefold().split(), other.casefold().split()
    if not set(ours).isdisjoint(theirs):
        return False
    initials = ["".join(word[0] for word in words) for words in (ours, theirs)]
    return initials[0] not in theirs and initials[1] not in ours and not one.isupper() and not other.isupper()


def _against(first: Name, second: Name, shown: Callable[[Name], str], bearer: Bearer) -> Finding:
    """The flag on ``second``; evidence is every place where something else is said, then those that say the same."""
    here, where = shown(second), second.passage
    told: dict[str, list[Name]] = {shown(first): []}
    for name in bearer.names:
        if shown(name) and name is not second:
            told.setdefault(shown(name), []).append(name)
    others = [note for note in told if note != here]
    evidence = [found for note in (*others[:_NOTES], here) for found in nearest(where, told.get(note, ()), note)]
    return Finding(
        passage=where,
        values={"name": f"{bearer.given} {bearer.family}".strip(), "this": here, "other": shown(first)},
        evidence=tuple(evidence),
    )
