"""Groups that are announced together: "two sons and a daughter", whose names may follow in one list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.nouns import SEVERAL, is_plural
from factcheck.claims.numbers.numerals import numerals
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity

_ONE = frozenset(("a", "an", "one", "another"))
_OPENINGS = _ONE | {"the", "his", "her", "its", "their", "our", "my"}
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

#: What may open a second group after a count: "two sons and a daughter", "two sons with their mother".
_AFTER = Lazy(r"\s(?P<joint>and|plus|or|with|alongside)\s(?P<group>[^\W_][^,;:]*)")
#: What may be a group before a count: "a son and two daughters"; the one of a longer row: "a wife, two sons and …".
_BEFORE = Lazy(
    rf"\b(?P<group>(?:\d+|{_NUMBERS}|{'|'.join(sorted(_OPENINGS))})\s[a-z’'-]+(?:\s[a-z’'-]+)?)"
    r"(?P<joint>,?\sand|,?\splus|,)\s$",
    re.IGNORECASE,
    needs=("and", "plus", ","),
)
#: So many characters before a count a group before it may begin.
_REACH = 50


class Groups(Struct, frozen=True):
    """A count with the groups beside it, and how many names may follow them: none of that where it is open."""

    passage: Passage
    counts: frozenset[float]


def groups_beside(quantity: Quantity, end: int) -> Groups | None:
    """The groups that ``quantity`` is announced with in the text up to ``end``; None where it stands alone.

    The names may be those of all groups or of the last one alone. Groups that are joined in another way than by "and",
    or whose size is not told, leave it open; so does an earlier number, from which the same groups are counted.
    """
    passage = quantity.passage
    text = passage.block.text
    before = _BEFORE.search(text, max(passage.sentence.start, passage.start - _REACH), passage.start)
    after = _AFTER.search(text, passage.end, end)
    first, last = (_size(match["group"]) if match else None for match in (before, after))
    if (first is None and last is None) or (last is None and before and before["joint"] == ","):
        return None
    start = before.start() if before and first is not None else passage.start
    whole = Passage(passage.block, start, end)
    joints = [match["joint"] for match, size in ((before, first), (after, last)) if match and size is not None]
    if (first or 0) > 1 or 0 in (first, last) or not all(joint.endswith(("and", "plus")) for joint in joints):
        return Groups(whole, frozenset())
    together = (first or 0) + quantity.value + (last or 0)
    return Groups(whole, frozenset((quantity.value, last or quantity.value, together)))


def _size(phrase: str) -> float | None:
    """How many a group counts: 0 where it does not tell, None where the words are no group ("bronze medals")."""
    number = next(iter(numerals(phrase)), None)
    if number and number.start == 0:
        return number.value
    opening, *words = phrase.split()
    if opening.lower() not in _OPENINGS or not words:
        return None
    several = SEVERAL.search(phrase) or "and" in words
    if several or (opening.lower() not in _ONE and any(map(is_plural, words[:2]))):
        return 0
    return 1
