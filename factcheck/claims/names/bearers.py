"""Whether two wordings name the same person, place or thing, so that what is said of one is said of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.names.name_words import TITLES
from factcheck.claims.names.spellings import same_name

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading
    from factcheck.world import World

_PLACES = frozenset({"country", "place", "group"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
#: What stands behind the name of a firm or a club, or is left out, as ``_plain`` writes it.
_FORMS = frozenset(
    "ltd limited inc plc llc llp corp corporation company co gmbh ag sa "  # noqa: SIM905
    "fc afc cf rfc town united rover wanderer athletic albion hotspur argyle".split()
)


#: Words before a noun by which it is another than the one told without them.
DISTINGUISHING = frozenset(
    "rival other another second third lower upper former deputy vice opposing neighbouring neighboring sister "  # noqa: SIM905
    "separate junior women men youth similar previous next old new attempted sexual armed".split()
)


def same_bearer(kind: str, ours: str | None, theirs: str | None, world: World | None) -> bool:
    """Whether two texts of a slot of type ``kind`` stand for one bearer; one that is missing is nobody's.

    Persons: the family name of one is the family name of the other, and given names do not differ. Countries: the
    name, the adjective and the people are one. Everything else: the same words, articles and plurals apart, or one
    the end of the other ("the plan", "the housing plan"). A name that goes on is another thing's ("Lobo", "the Lobo
    Museum"), unless only the form of a firm or club follows ("Lobo Ltd").
    """
    if ours is None or theirs is None:
        return ours is theirs
    if kind in ("person", "bearer"):
        return same_person(ours, theirs)
    if world and kind in _PLACES and (known := _known(ours, world)) and (other := _known(theirs, world)):
        return known == other
    short, long = sorted((_plain(ours).split(), _plain(theirs).split()), key=len)
    rest = long[len(short) :]
    if not DISTINGUISHING.isdisjoint(set(long) ^ set(short)):
        return False
    return bool(short) and (long[-len(short) :] == short or (long[: len(short)] == short and _FORMS.issuperset(rest)))


def shared_words(kind: str, text: str | None) -> tuple[str, ...]:
    """Letters, one of which stands in every text that ``same_bearer`` may take for the same as ``text``.

    An empty one where that is open: a person may be a pronoun, and a place may have another name.
    """
    words = _plain(text or "").split()
    if not words or kind in ("person", "bearer") or kind in _PLACES:
        return ("",)
    return (words[0], words[-1])


def same_person(ours: str, theirs: str) -> bool:
    """Whether two names can be one person's: same family name, no different given name."""
    first, second = _name_words(ours), _name_words(theirs)
    if not first or not second or first[-1] != second[-1]:
        return False
    if len(first) == 1 or len(second) == 1 or first == second[-len(first) :] or second == first[-len(second) :]:
        return True
    given, other = first[0], second[0]
    return given == other or (min(len(given), len(other)) == 1 and given[0] == other[0])


def _name_words(name: str) -> list[str]:
    words = [re.compile(r"[’']s$|[.]").sub("", word).casefold() for word in name.split()]
    while words and words[0] in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1].strip(",") in _SUFFIXES:
        words.pop()
    return [word.strip(",") for word in words if word.strip(",")]


def _known(text: str, world: World) -> str | None:
    """The id of the known place that a text names."""
    mentions = world.mentions(text)
    return mentions[0].entry if mentions else None


def _plain(text: str) -> str:
    words = re.compile(r"[’']s?\b").sub("", text.casefold()).split()
    while words and words[0] in ("the", "a", "an", "its", "his", "her", "their", "all", "this", "that"):
        words.pop(0)
    return " ".join(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )


#: A given name is held against so many others beside its family name; no true draft has more.
_MOST = 100


class Bearer(Struct, frozen=True):
    """A person of the draft: every mention, in order, that can only be theirs."""

    given: str
    family: str
    names: tuple[Name, ...]

    @property
    def first(self) -> Name:
        """The mention that gives the name in full."""
        return next((name for name in self.names if name.given and name.family), self.names[0])


def persons(reading: Reading) -> list[Bearer]:
    """The persons whom the draft introduces by given and family name, with the mentions of each, in document order.

    A family name alone belongs to the one person who bears it; where several do, it is nobody's.
    """
    mentions: dict[str, list[Name]] = {}
    for name in reading.names:
        if name.kind == "person" and name.family:
            mentions.setdefault(name.family, []).append(name)
    found = [bearer for names in mentions.values() for bearer in _apart(names, reading)]
    return sorted(found, key=lambda bearer: bearer.names[0].passage.order)


def _apart(names: list[Name], reading: Reading) -> Iterator[Bearer]:
    """The bearers of one family name."""
    groups: list[list[Name]] = []
    of_given: dict[str, list[Name]] = {}
    for name in names:
        if name.given and name.given not in of_given:
            alike = (group for group in groups[:_MOST] if _same_given(group[0].given, name.given, reading))
            group = of_given[name.given] = next(alike, [])
            if not group:
                groups.append(group)
        if name.given:
            of_given[name.given].append(name)
    for group in groups:
        bare = [name for name in names if not name.given] if len(groups) == 1 else []
        ordered = tuple(sorted(group + bare, key=lambda name: name.passage.order))
        yield Bearer(group[0].given, group[0].family, ordered)


def one_given(one: str, other: str, reading: Reading) -> bool:
    """Whether two words are one given name in two spellings: usual ones, or a slip in a name that is not usual."""
    if reading.house.same_given(one, other):
        return True
    both_usual = reading.house.is_given(one) and reading.house.is_given(other)
    return not both_usual and same_name(one, other)


def _same_given(one: str, other: str, reading: Reading) -> bool:
    """Whether two given names can be one person's: the same, spellings of one, an initial, or one more of them."""
    first, second = one.split()[0].rstrip("."), other.split()[0].rstrip(".")
    if first == second or one_given(first, second, reading):
        return True
    return min(len(first), len(second)) <= 2 and first[0] == second[0]
