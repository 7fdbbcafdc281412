"""House lists of names: the right spellings of known people and bodies, and given names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from factcheck.world.index import HouseIndex
from factcheck.world.nearness import NearIndex, bare


class House:
    """The house lists, ready to be asked.

    ``bodies`` are the names of organisations, folded; ``given`` is every given name, folded, with the number of the
    name that it is a spelling of.
    """

    def __init__(self, index: HouseIndex) -> None:
        self._index = index
        self.bodies = index.bodies
        self.given: Mapping[str, int] = index.given
        self._met: dict[str, str | None] = {}

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name, its accents apart."""
        folded = word.casefold()
        return folded in self.given or (not folded.isascii() and bare(folded) in self.given)

    def near(self, text: str) -> Sequence[str]:
        """The names that are one slip of the hand away from ``text``; none where it is one itself."""
        return self._near.near(text)

    @cached_property
    def _near(self) -> NearIndex:
        return NearIndex(self._index.near)

    def written(self, text: str) -> str | None:
        """How the house writes what ``text`` writes with other capitals, spaces or hyphens, or as a form never used."""
        if text not in self._met:
            self._met[text] = None if text in self._index.kinds else self._index.letters.get(letters(text))
        return self._met[text]

    def lowered(self, words: Iterable[str]) -> list[str]:
        """The names whose first word, in lower case, is one of ``words``."""
        return [name for word in sorted(words) for name in self._index.lowered.get(word, ())]

    def kind(self, name: str) -> str:
        """The kind of a known name: person, organisation, landmark or term. Raises KeyError for any other."""
        return self._index.kinds[name]

    def story(self, name: str) -> tuple[str, ...]:
        """Words of which one stands in every story of a name's bearer; none where nobody else is called so."""
        return self._index.stories.get(name, ())

    def same_given(self, one: str, other: str) -> bool:
        """Whether two words are spellings of one given name."""
        number = self.given.get(one.casefold())
        return number is not None and number == self.given.get(other.casefold())

    def gender(self, given: str) -> str:
        """Whose name a given name is: "woman", "man", or "" where it is not known or may be either."""
        number = self.given.get(given.casefold())
        women, men = self._index.women, self._index.men
        if number is None or number >= women + men:
            return ""
        return "woman" if number < women else "man"


def letters(text: str) -> str:
    """Letters and digits only, folded."""
    return "".join(char for char in text.casefold() if char.isalnum())
