"""What a name is the name of: a person, an organisation, a place, or something that the draft does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.lazy import Lazy
from factcheck.claims.names.attached import age_of, role_before
from factcheck.claims.names.capitals import Survey
from factcheck.claims.names.name_words import (
    COMMON_OPENERS,
    HONORIFICS,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSONAL_PARTICLES,
    PLACE_OPENERS,
    PLACE_WORDS,
    SPEECH,
    SUFFIXES,
    folded,
)
from factcheck.claims.names.spellings import same_name

if TYPE_CHECKING:
    from factcheck.claims.names.name_parts import Part
    from factcheck.draft import Passage
    from factcheck.world import House

_MOST_WORDS = 5

_SPEAKS = Lazy(rf",?\s(?:who|whose|{'|'.join(sorted(SPEECH))})\b", needs=("who", *sorted(SPEECH)))
#: No verb of speech, with the comma before it, is longer than this.
_SPEECH_LENGTH = 16


def _speaks(name: Passage) -> bool:
    """Whether a verb that persons govern follows a name, or a clause about a person."""
    return _SPEAKS.match(name.block.text, name.end, name.end + _SPEECH_LENGTH) is not None


@cache
def _initial() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z]\.)+")


class Kinds:
    """The kind of each name of a draft, and the persons that a single word may stand for."""

    def __init__(self, house: House, parts: Sequence[Part]) -> None:
        self._house = house
        self._alone = {part.words[0].text for part in parts if len(part.words) == 1 and not _after_article(part)}
        self.given: frozenset[str] = frozenset()
        self.families: frozenset[str] = frozenset()
        persons = [part for part in parts if len(part.words) > 1 and self._of_several(part) == "person"]
        names = [given_and_family(tuple(word.text for word in part.words)) for part in persons]
        self.families = frozenset(family for given, family in names if given and len(given) + len(family) > 3)
        self.given = frozenset(word for given, _ in names for word in given.split()[:1])

    def of(self, part: Part, survey: Survey) -> str:
        """The kind of a name; "" for a word that has its capital only from opening a sentence."""
        if part.passage.text in self.families:
            return "person"
        return self._of_several(part) if len(part.words) > 1 else self._of_one(part, survey)

    def is_given_alone(self, word: str) -> bool:
        """Whether a single word is the given name of a person of the draft, and nobody's family name."""
        return word in self.given and word not in self.families

    def _of_several(self, part: Part) -> str:
        names = [word.folded for word in part.words]
        honoured = any(folded(word) in HONORIFICS for word in part.title.split())
        called = self._house.is_given(names[0]) and names[1] not in ("of", "for")
        if not honoured and not ORGANISATION_WORDS.isdisjoint(names[1:] if called else names):
            return "organisation"
        if part.passage.text.casefold() in self._house.bodies:
            return "organisation"
        if honoured or part.title or part.words[0].text in self.given or self._is_person(part, names):
            return "person"
        return "place" if names[-1] in PLACE_WORDS else "other"

    def _is_person(self, part: Part, names: list[str]) -> bool:
        if len(names) > _MOST_WORDS or names[-1] in PLACE_WORDS or "&" in part.passage.text:
            return False
        if self._house.is_given(names[0].split("-")[0]) and part.words[-1].text not in ("Day", "Island"):
            return True
        if not PERSONAL_PARTICLES.isdisjoint(names[1:-1]) or any(_initial().fullmatch(w.text) for w in part.words[:-1]):
            return True
        if names[0] in PLACE_OPENERS:
            return False
        if part.words[-1].text in self.families and any(same_name(part.words[0].text, one) for one in self.given):
            return True
        if part.words[-1].text in self._alone and not names[-1].endswith("s") and len(names) <= 3:
            return True
        if age_of(part.passage) is not None or role_before(part.passage):
            return True
        return len(names) <= 3 and bool(_speaks(part.passage))

    def _of_one(self, part: Part, survey: Survey) -> str:
        word = part.words[0]
        passage = part.passage
        if any(folded(title) in HONORIFICS for title in part.title.split()):
            return "person"
        if part.title and not word.text.isupper():
            return "person"
        if word.folded in COMMON_OPENERS:
            return ""
        acronym = len(word.text) > 1 and sum(char.isupper() for char in word.text) > 1
        if part.opens and not acronym and not self._opens_as_name(part, survey):
            return ""
        if word.text in self.given or age_of(passage) is not None:
            return "person"
        if acronym and word.text.replace(".", "").replace("&", "").isupper():
            return "organisation"
        if word.folded in ORGANISATION_WORDS:
            return "organisation"
        return "person" if role_before(passage) and not _after_article(part) else "other"

    def _opens_as_name(self, part: Part, survey: Survey) -> bool:
        word = part.words[0]
        if word.text in survey.inside or self._house.is_given(word.text):
            return True
        if survey.merely_opens(word, given=False):
            return False
        if any(same_name(word.text, family) for family in self.families):
            return True
        after = part.passage.block.text[part.passage.end : part.passage.end + 2]
        speaks = bool(_speaks(part.passage)) and not word.text.endswith("s")
        return after in ("'s", "’s") or speaks


def _after_article(part: Part) -> bool:
    before = part.passage.block.text[max(0, part.passage.start - 5) : part.passage.start].lower()
    return before.endswith((" the ", "the ", " a ", " an "))


def given_and_family(words: tuple[str, ...]) -> tuple[str, str]:
    """Given names and family name of a person: the last word with the particles before it, suffixes left out."""
    end = len(words)
    while end > 1 and folded(words[end - 1]) in SUFFIXES:
        end -= 1
    at = end - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:end])
