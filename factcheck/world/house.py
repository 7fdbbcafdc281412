"""House lists of names: rules/names/*.yml, the right spellings of known people and bodies, and given names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

import msgspec

from factcheck.cache import cached, content_key
from factcheck.paths import rules_folder
from factcheck.world.nearness import NearIndex, bare

#: A landmark of one word and fewer letters has too many words near it.
LONE = 7


class HouseName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name as the house writes it. ``never`` are wrong forms of it that are no name of anything else."""

    name: str
    never: tuple[str, ...] = ()


class HouseLists(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists of one file, or of all. Given names: the spellings of one name in one string, apart by spaces."""

    source: str = ""
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    people: tuple[HouseName | str, ...] = ()
    organisations: tuple[HouseName | str, ...] = ()
    landmarks: tuple[HouseName | str, ...] = ()
    terms: tuple[HouseName | str, ...] = ()


class House:
    """The house lists, ready to be asked."""

    def __init__(self, lists: HouseLists) -> None:
        self._lists = lists

    @cached_property
    def given(self) -> dict[str, int]:
        """Every given name, folded, with the number of the name that it is a spelling of."""
        lines = (*self._lists.women, *self._lists.men, *self._lists.either)
        return {name: number for number, line in enumerate(lines) for name in line.casefold().split()}

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name, its accents apart."""
        folded = word.casefold()
        return folded in self.given or (not folded.isascii() and bare(folded) in self.given)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The names of organisations, folded."""
        return frozenset(_named(entry).name.casefold() for entry in self._lists.organisations)

    @cached_property
    def names(self) -> tuple[HouseName, ...]:
        """Every known name of a person, body, landmark or thing."""
        lists = self._lists
        listed = (*lists.people, *lists.organisations, *lists.landmarks, *lists.terms)
        return tuple(map(_named, listed))

    def near(self, text: str) -> list[str]:
        """The names that are one slip of the hand away from ``text``; none where it is one itself."""
        return self._near.near(text)

    def written(self, text: str) -> str | None:
        """How the house writes what ``text`` writes with other capitals, spaces or hyphens, or as a form never used."""
        if text in self._spelled:
            return None
        return self._by_letters.get(_letters(text))

    @cached_property
    def _by_letters(self) -> dict[str, str]:
        names = {_letters(form): entry.name for entry in self.names for form in entry.never}
        return names | {_letters(entry.name): entry.name for entry in self.names}

    def lowered(self, words: Iterable[str]) -> list[str]:
        """The names whose first word, in lower case, is one of ``words``."""
        return [name for word in sorted(words) for name in self._by_first.get(word, ())]

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        return by_first_lowered(self._spelled)

    def kind(self, name: str) -> str:
        """The kind of a known name: person, organisation, landmark or term. Raises KeyError for any other."""
        return self._spelled[name]

    @cached_property
    def _spelled(self) -> dict[str, str]:
        lists = self._lists
        kinds = (("person", lists.people), ("organisation", lists.organisations), ("landmark", lists.landmarks))
        listed = (*kinds, ("term", lists.terms))
        return {_named(entry).name: kind for kind, entries in listed for entry in entries}

    @cached_property
    def _near(self) -> NearIndex:
        return NearIndex(
            name for name, kind in self._spelled.items() if " " in name or (kind == "landmark" and len(name) >= LONE)
        )

    def same_given(self, one: str, other: str) -> bool:
        """Whether two words are spellings of one given name."""
        number = self.given.get(one.casefold())
        return number is not None and number == self.given.get(other.casefold())

    def gender(self, given: str) -> str:
        """Whose name a given name is: "woman", "man", or "" where it is not known or may be either."""
        number = self.given.get(given.casefold())
        women, men = len(self._lists.women), len(self._lists.men)
        if number is None or number >= women + men:
            return ""
        return "woman" if number < women else "man"


def by_first_lowered(names: Iterable[str]) -> dict[str, list[str]]:
    """Names that begin with a capital and go on in lower case, by their first word in lower case."""
    found: dict[str, list[str]] = {}
    for name in names:
        first = name.split()[0]
        if len(first) > 2 and first.istitle():
            found.setdefault(first.lower(), []).append(name)
    return found


def _letters(text: str) -> str:
    """Letters and digits only, folded."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _named(entry: HouseName | str) -> HouseName:
    return HouseName(name=entry) if isinstance(entry, str) else entry


@cache
def load_house() -> House:
    """The house lists as shipped. Raises ValueError, naming the file, where one does not fit."""
    return House(read_lists(rules_folder() / "names"))


def read_lists(folder: Path) -> HouseLists:
    """All lists of a folder's ``.yml`` files, in order of file name. Raises ValueError for a file that does not fit."""
    files = [(path, path.read_bytes()) for path in sorted(folder.glob("*.yml"))]

    def build() -> object:
        return msgspec.to_builtins(_merged([_parse(path, data) for path, data in files]))

    data = cached(content_key("names", *(part for path, data in files for part in (path.name, data))), build)
    try:
        return msgspec.convert(data, HouseLists)
    except msgspec.ValidationError:
        return msgspec.convert(build(), HouseLists)


def _merged(files: list[HouseLists]) -> HouseLists:
    fields = [field for field in HouseLists.__struct_fields__ if field != "source"]
    merged = {field: tuple(entry for file in files for entry in getattr(file, field)) for field in fields}
    return msgspec.convert(merged, HouseLists)


def _parse(path: Path, content: bytes) -> HouseLists:
    """One file; every scalar is read as text."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return msgspec.convert(yaml.load(content, Loader=loader), HouseLists)  # noqa: S506
    except (yaml.YAMLError, msgspec.ValidationError) as problem:
        from factcheck.world.slips import broken

        raise broken(path, content, problem) from problem
