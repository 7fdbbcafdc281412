"""Whether a draft speaks of a person's relatives, who may bear the same family name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.names.bearers import Bearer
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


def has_kin(reading: Reading, bearer: Bearer) -> bool:
    """Whether a word for a relative stands beside the bearer's name, or where the last person named is the bearer."""
    for block in reading.draft.blocks:
        if block.asserts and _kin().search(block.text):
            for sentence in block.sentences:
                kin = _kin().search(sentence.text)
                if kin and _is_of(reading, sentence, sentence.start + kin.start(), bearer.family):
                    return True
    return False


def _is_of(reading: Reading, sentence: Passage, kin: int, family: str) -> bool:
    """Whether the relative told of at ``kin`` may be one of the family.

    The sentence names the family; or nobody before the word, and the last person named before is of the family.
    """
    names = reading.names
    start = bisect_left(names, sentence.order, key=lambda name: name.passage.order)
    within = [name for name in names[start : start + 40] if sentence.holds(name.passage) and _person(name)]
    if any(name.words[-1] == family for name in within):
        return True
    if any(name.passage.end <= kin for name in within):
        return False
    last = next((name for name in reversed(names[:start]) if _person(name)), None)
    return last is None or last.words[-1] == family


def _person(name: Name) -> bool:
    return name.kind == "person"
