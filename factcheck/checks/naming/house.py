"""Known names of the house lists written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.claims.lazy import Lazy
from factcheck.draft import Passage
from factcheck.ruleset.model import Finding

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading

_MOST_WORDS = 5
_WORD = Lazy(r"\S+")


def written(reading: Reading, *, only_capitals: bool) -> Iterator[Finding]:
    """Names that the house lists write otherwise: with other capitals and hyphens only, or in any other way."""
    for name in reading.names:
        if not name.known:
            yield from _in_name(reading, name, only_capitals)


def _in_name(reading: Reading, name: Name, only_capitals: bool) -> Iterator[Finding]:
    start, text = name.passage.start, name.passage.text
    words = [found.span() for found in _WORD.finditer(text)]
    for first in range(len(words)):
        for last in range(first, min(len(words), first + _MOST_WORDS)):
            low, high = words[first][0], words[last][1]
            said = " ".join(text[low:high].replace("’", "'").split())
            right = reading.house.written(said) if said[-1].isalnum() and not said.isupper() else None
            if right and said[1:] != right[1:] and (_shape(said) == _shape(right)) == only_capitals:
                passage = Passage(name.passage.block, start + low, start + high)
                yield Finding(passage=passage, values={"name": right}, replacements=(right,))


def _shape(text: str) -> str:
    """A name without its capitals, and with spaces for hyphens."""
    return text.casefold().replace("-", " ")


def lowered(reading: Reading, exceptions: frozenset[str]) -> Iterator[Finding]:
    """Known names in lower case; ``exceptions`` are those that are words as well."""
    for block in reading.draft.blocks:
        if not block.asserts:
            continue
        firsts = {
            word for word in re.compile(r"(?<![\w@#/.'-])(?<!’)[a-z]{3,}").findall(block.text) if word not in exceptions
        }
        for known in (*reading.world.lowered(firsts), *reading.house.lowered(firsts)):
            if known.casefold() in exceptions:
                continue
            if known.lower() not in block.text.replace("’", "'"):
                continue
            form = re.escape(known.lower()).replace("'", "['’]")
            for found in re.finditer(rf"(?<![\w@#/.-]){form}(?![\w@/-]|\.\w)", block.text):
                passage = Passage(block, *found.span())
                yield Finding(passage=passage, values={"name": known}, replacements=(known,))
