"""Finding known names in running text: longest match, case-sensitive, whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from factcheck.world.model import Entry, Group, Mention

#: Typographic forms that stand for one plain character, so that offsets stay the same.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "‐": "-", "‑": "-"})
#: Names of at least so many letters are known in capitals too.
SHOUTED = 4
_WORD = re.compile(r"(?:(?<=\W)|^)\w+")


class Known(NamedTuple):
    """What one written form stands for: entries in order of likelihood."""

    text: str
    entry: str
    form: str
    ambiguous: bool
    also: tuple[str, ...]


class Finder:
    """All written forms, by their first word, longest first."""

    def __init__(self, entries: Iterable[Entry], groups: Iterable[Group], phrases: Iterable[str] = ()) -> None:
        forms: dict[str, Known] = {}
        for entry in entries:
            for form, words in _entry_forms(entry):
                _add(forms, words, entry.id, form, words in entry.ambiguous)
        for group in groups:
            for words in (group.name, *group.aliases):
                _add(forms, words, group.id, "name", words in group.ambiguous)
        self.forms = forms
        nothing = (Known(_plain(phrase), "", "", False, ()) for phrase in phrases)
        self._by_first = _by_first((*forms.values(), *nothing))

    @cached_property
    def _shouted(self) -> dict[str, list[Known]]:
        """The longer names in capitals, as datelines and headlines have them."""
        return _by_first(
            known._replace(text=known.text.upper())
            for known in self.forms.values()
            if known.form in ("name", "alias") and len(known.text) >= SHOUTED and not known.ambiguous
        )

    def _candidates(self, word: str) -> Sequence[Known]:
        """The forms that begin with ``word``."""
        if word in self._by_first:
            return self._by_first[word]
        return self._shouted.get(word, ()) if word.isupper() and len(word) > 2 else ()

    def find(self, text: str) -> Iterator[Mention]:
        """Every known name in order, none inside another and none inside a phrase that means something else."""
        plain = _plain(text)
        done = 0
        for word in _WORD.finditer(plain):
            start = word.start()
            if start < done:
                continue
            for known in self._candidates(word.group()):
                end = start + len(known.text)
                if plain.startswith(known.text, start) and _ends_word(plain, end, known.text):
                    done = end
                    if known.entry:
                        yield Mention(start, end, known.entry, known.form, known.ambiguous, known.also)
                    break


def _plain(text: str) -> str:
    return text if text.isascii() and text.isprintable() else text.translate(_PLAIN)


def _by_first(forms: Iterable[Known]) -> dict[str, list[Known]]:
    """Forms by their first word, the longest first."""
    table: dict[str, list[Known]] = {}
    for known in forms:
        head = known.text.partition(" ")[0]
        first = head if head.isalnum() else _WORD.match(head)
        if first:
            table.setdefault(first if isinstance(first, str) else first.group(), []).append(known)
    for candidates in table.values():
        if len(candidates) > 1:
            candidates.sort(key=lambda known: -len(known.text))
    return table


def _entry_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "name", entry.name
    for form, words in (("alias", entry.aliases), ("adjective", entry.adjectives), ("people", entry.peoples)):
        for word in words:
            yield form, word


def _add(forms: dict[str, Known], words: str, entry: str, form: str, ambiguous: bool) -> None:
    """Enter a form; one already there keeps its place and gains the newcomer as another reading."""
    text = _plain(words)
    first = forms.get(text)
    if first is None:
        forms[text] = Known(text, entry, form, ambiguous, ())
    elif first.entry != entry and entry not in first.also:
        forms[text] = first._replace(ambiguous=True, also=(*first.also, entry))


def _ends_word(text: str, end: int, form: str) -> bool:
    """Whether no word goes on at ``end``; "U.S." may be followed by anything but a letter."""
    if end >= len(text):
        return True
    following = text[end]
    return not (following.isalnum() or following == "_") or not (form[-1].isalnum() or form[-1] == ".")
