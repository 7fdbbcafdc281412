"""Ages, titles, honorifics and affiliations of one bearer that disagree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.checks.naming.places import nearest
from factcheck.claims.names.attached import post_of
from factcheck.claims.names.bearers import Bearer
from factcheck.claims.names.name_words import GENDERS, folded
from factcheck.claims.names.namesake_kin import has_kin
from factcheck.ruleset.model import Finding, Shown

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

#: Evidence shows at most so many places that say one thing.
_SHOWN = 6

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
    return any(_change().search(name.passage.sentence.text) for name in names)


def ages(reading: Reading) -> Iterator[Finding]:
    """One person of two ages."""
    for bearer in reading.bearers:
        aged = [name for name in bearer.names if name.age is not None and not _in_brackets(name)]
        for first, second in combinations(aged, 2):
            if first.age != second.age and not (abs(first.age - second.age) == 1 and changes(first, second)):  # type: ignore[operator]
                if not changes(second) or not changes(first):
                    yield _against(first, second, _age, bearer)
                break
    yield from _nobodys_age(reading)


def _nobodys_age(reading: Reading) -> Iterator[Finding]:
    """A family name alone with an age that none of the several persons of that name has ("Boone, 43")."""
    families: dict[str, list[Bearer]] = {}
    for bearer in reading.bearers:
        families.setdefault(bearer.family, []).append(bearer)
    for name in reading.names:
        namesakes = families.get(name.family or "", []) if name.age is not None and not name.given else []
        told = [(one, n) for one in namesakes for n in one.names if n.age is not None]
        if len(namesakes) < 2 or {id(one) for one, _ in told} != {id(one) for one in namesakes} or changes(name):
            continue
        if all(abs((n.age or 0) - (name.age or 0)) > 1 for _, n in told) and not _in_brackets(name):
            bearer = Bearer("", name.family or "", tuple(n for _, n in told))
            yield _against(told[0][1], name, _age, bearer)


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
    for family, names in bare.items():
        bearer = Bearer("", family, tuple(names))
        if not has_kin(reading, bearer):
            yield from _differing(bearer, _rank)


def _rank(name: Name) -> str:
    ranks = [_RANKS[word] for word in map(folded, re.split(r"[\s-]", name.title)) if word in _RANKS]
    return ranks[-1] if ranks else ""


def honorifics(reading: Reading) -> Iterator[Finding]:
    """One person who is Mr in one place and Ms in another."""
    for bearer in reading.bearers:
        if len({_gender(name) for name in bearer.names} - {""}) > 1 and not has_kin(reading, bearer):
            yield from _differing(bearer, _gender)


def _gender(name: Name) -> str:
    return next((GENDERS[word] for word in map(folded, name.title.split()) if word in GENDERS), "")


def _title(name: Name) -> str:
    return name.title


def _differing(bearer: Bearer, of: Callable[[Name], str], shown: Callable[[Name], str] = _title) -> Iterator[Finding]:
    """The first two mentions of which something else is said, at a time that the words leave the same."""
    told = [name for name in bearer.names if of(name)]
    for first, second in combinations(told, 2):
        apart = first.passage.sentence != second.passage.sentence
        if of(first) != of(second) and apart and not changes(first, second):
            yield _against(first, second, lambda name: shown(name) if of(name) else "", bearer)
            return


def affiliations(reading: Reading) -> Iterator[Finding]:
    """One person with one role in two bodies."""
    for bearer in reading.bearers:
        placed = [name for name in bearer.names if name.affiliation]
        for first, second in combinations(placed, 2):
            one, other = first.affiliation, second.affiliation
            if reading.world.mentions(one) or reading.world.mentions(other):
                continue
            if first.role == second.role and _disagree(one, other) and not changes(first, second):
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
    told = [name for name in bearer.names if shown(name) and name is not second]
    evidence = [
        Shown(passage=place, note=note)
        for note in dict.fromkeys([shown(first), *(shown(name) for name in told if shown(name) != here), here])
        for place in nearest(where, [name for name in told if shown(name) == note], _SHOWN)
    ]
    return Finding(
        passage=where,
        values={"name": f"{bearer.given} {bearer.family}".strip(), "this": here, "other": shown(first)},
        evidence=tuple(evidence),
    )
