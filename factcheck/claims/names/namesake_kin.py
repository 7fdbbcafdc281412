"""Whether a draft speaks of a person's relatives, who may bear the same family name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:ex-|step|grand|half-)?(?:wife|husband|mother|father|daughter|son|sister|brother|parent|child)"
        r"(?:-in-law)?s?|widow|widower|couple|married|wed|spouses?|twins?|siblings?|nieces?|nephews?|cousins?|uncles?"
        r"|aunts?|partner|fianc[eé]e?|family|families|relatives?|namesakes?|children|Mr\.? and Mrs)\b",
        re.IGNORECASE,
    )


#: Stands for every family: a relative of somebody who is not named.
ANYBODY = ""


def families_with_kin(reading: Reading) -> frozenset[str]:
    """The family names beside which a word for a relative stands, or whose bearer is the last person named before."""
    return frozenset(
        family
        for block in reading.draft.blocks
        if block.asserts and _kin().search(block.text)
        for sentence in block.sentences
        if (kin := _kin().search(sentence.text))
        for family in _whose(reading, sentence, sentence.start + kin.start())
    )


def is_kin_of(name: Name) -> bool:
    """Whether a word for a relative stands right before the name: "his cousin, John Smith"."""
    block, start, _ = name.passage
    words = block.text[max(0, start - 40) : start].rstrip(" ,\n").split()
    return len(words) > 1 and words[-2].lower() in _WHOSE and _kin().fullmatch(words[-1]) is not None


_WHOSE = frozenset(("his", "her", "their", "its", "the", "a", "another"))


def _whose(reading: Reading, sentence: Passage, kin: int) -> set[str]:
    """The families of which the relative told of at ``kin`` may be one.

    Those the sentence names; where it names nobody before the word, that of the last person named before as well.
    """
    names = reading.names
    start = bisect_left(names, sentence.order, key=lambda name: name.passage.order)
    within = [name for name in names[start : start + 40] if sentence.holds(name.passage) and _person(name)]
    families = {name.words[-1] for name in within}
    if any(name.passage.end <= kin for name in within):
        return families
    last = next((names[at] for at in range(start - 1, -1, -1) if _person(names[at])), None)
    return families | {last.words[-1] if last else ANYBODY}


def _person(name: Name) -> bool:
    return name.kind == "person"
