"""Finding known names in running text: longest match, case-sensitive, whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factcheck.world.index import WorldIndex
from factcheck.world.model import Known, Mention

#: Typographic forms that stand for one plain character, so that offsets stay the same.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "‐": "-", "‑": "-"})
_WORD = re.compile(r"(?:(?<=\W)|^)\w+")


class Finder:
    """All written forms, by their first word, longest first."""

    def __init__(self, index: WorldIndex) -> None:
        self._forms = index.forms
        self._shouted = index.shouted
        self._met: dict[str, Sequence[Known]] = {}
        self._decoder = msgspec.msgpack.Decoder(tuple[Known, ...])

    def known(self, text: str) -> Known | None:
        """What the written form ``text`` stands for."""
        first = first_word(text)
        found = self._typed(self._forms[first]) if first in self._forms else ()
        return next((known for known in found if known.text == text and known.entry), None)

    def _candidates(self, word: str) -> Sequence[Known]:
        """The forms that begin with ``word``; in capitals, as datelines and headlines have them, the longer names."""
        found = self._met.get(word)
        if found is None:
            waiting = self._forms.get(word)
            if waiting is None and word.isupper() and len(word) > 2:
                waiting = self._shouted.get(word)
            if waiting is None:
                return ()
            found = self._met[word] = self._typed(waiting)
        return found

    def _typed(self, forms: msgspec.Raw) -> tuple[Known, ...]:
        return self._decoder.decode(forms)

    def find(self, text: str) -> Iterator[Mention]:
        """Every known name in order, none inside another and none inside a phrase that means something else."""
        plain_text = plain(text)
        done = 0
        for word in _WORD.finditer(plain_text):
            start = word.start()
            if start < done:
                continue
            for known in self._candidates(word.group()):
                end = start + len(known.text)
                if plain_text.startswith(known.text, start) and _ends_word(plain_text, end, known.text):
                    done = end
                    if known.entry:
                        yield Mention(start, end, known.entry, known.form, known.ambiguous, known.also)
                    break


def plain(text: str) -> str:
    """A text of the same length with plain apostrophes, hyphens and spaces."""
    return text if text.isascii() and text.isprintable() else text.translate(_PLAIN)


def first_word(text: str) -> str:
    """The first word of a form, by which it is found; nothing where it does not begin with one."""
    head = text.partition(" ")[0]
    if head.isalnum():
        return head
    first = _WORD.match(head)
    return first.group() if first else ""


def _ends_word(text: str, end: int, form: str) -> bool:
    """Whether no word goes on at ``end``; "U.S." may be followed by anything but a letter."""
    if end >= len(text):
        return True
    following = text[end]
    return not (following.isalnum() or following == "_") or not (form[-1].isalnum() or form[-1] == ".")
