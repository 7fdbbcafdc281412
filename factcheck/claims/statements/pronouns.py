"""Whom "he", "she" or a bare family name stands for, where the draft leaves no choice."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from factcheck.draft.model import BlockKind

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that", "you", "one", "both", "this"})

#: How many blocks back a pronoun may reach.
_REACH = 2


def is_pronoun(text: str) -> bool:
    """Whether a text is a pronoun."""
    return text.casefold() in PRONOUNS


def antecedent(reading: Reading, passage: Passage) -> str | None:
    """The one person whom the sentence, the block before it, or the nearest block above names; None for several."""
    names = reading.names
    end = bisect_left(names, passage.order, key=lambda name: name.passage.order)
    near = [n for n in names[max(0, end - 40) : end] if _may_be_person(n) and _reach(n, passage) <= _REACH]
    for within in (
        [n for n in near if n.passage.sentence == passage.sentence],
        [n for n in near if n.passage.block is passage.block],
        *([n for n in near if _reach(n, passage) == back] for back in range(1, _REACH + 1)),
    ):
        families = {name.words[-1] for name in within}
        if len(families) == 1:
            return max((" ".join(name.words) for name in within), key=len)
        if families:
            return None
    return None


def follows_alone(reading: Reading, told: Passage, pronoun: Passage) -> bool:
    """Whether a pronoun stands in the sentence after the one of ``told``, and neither names a person in full."""
    first, second = told.sentence, pronoun.sentence
    if first.block is second.block:
        between = [s for s in first.block.sentences if first.end <= s.start and s.end <= second.start]
        next_to = not between and first.start < second.start
    else:
        last, opening = first.block.sentences[-1:], second.block.sentences[:1]
        next_to = pronoun.block.index == told.block.index + 1 and last == (first,) and opening == (second,)
    return next_to and not any(_may_be_person(n) and n.passage.sentence in (first, second) for n in reading.names)


def opens_alone(reading: Reading, pronoun: Passage) -> bool:
    """Whether a pronoun stands in the first sentence of its paragraph, and nothing before it names a person, back to
    the second paragraph above."""
    if pronoun.sentence != pronoun.block.sentences[0]:
        return False
    names = reading.names
    end = bisect_left(names, pronoun.order, key=lambda name: name.passage.order)
    return not any(_may_be_person(n) and _reach(n, pronoun) <= _REACH for n in names[max(0, end - 40) : end])


def title_person(reading: Reading) -> str | None:
    """The one person whom the title names in full: the subject of an obituary or a profile."""
    titled = [n for n in reading.names if n.passage.block.kind == BlockKind.TITLE and n.kind == "person"]
    return " ".join(titled[0].words) if len(titled) == 1 and titled[0].given and titled[0].family else None


def shared_family(reading: Reading, name: str) -> bool:
    """Whether the draft names two people of the family name that ``name`` ends in."""
    family = name.split()[-1].removesuffix("'s").removesuffix("’s")
    full = (n for n in reading.names if len(n.words) > 1 and n.words[-1] == family and _may_be_person(n))
    return len({n.words[0] for n in full if len(n.words[0]) > 2}) > 1


def _may_be_person(name: Name) -> bool:
    """Whether a name is a person's, or one of two or three words of which nothing else is known."""
    return name.kind == "person" or (name.kind == "other" and 2 <= len(name.words) <= 3)


def _reach(name: Name, passage: Passage) -> int:
    return passage.block.index - name.passage.block.index
