"""What the display texts of a draft state and what its body tells, as values that can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.agreement.alignment import Body, Line, Slot, lines_of
from factcheck.claims.agreement.comparison import Amount, Called, Day, Told, Value
from factcheck.claims.agreement.exclusion import polarities
from factcheck.claims.lazy import Lazy
from factcheck.draft import Passage
from factcheck.draft.model import BODY, DISPLAY

if TYPE_CHECKING:
    from factcheck.claims.agreement.exclusion import Lexicon
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading


#: A title, standfirst or caption of more characters is something else and not looked at.
LONGEST_DISPLAY = 3000


#: What stands between a part and its whole ("nine of the ten", "20 per cent of its 50").
_OF_THE = r"\s+(?:out\s+)?of\s+(?:(?:all|the|its|his|her|their|our|these|those)\s+){0,2}"
_OF = Lazy(_OF_THE, re.IGNORECASE, needs=("of",))

#: What stands before a whole of which a part is told that is no quantity by itself.
_PART_OF = Lazy(rf"\b(?:one|quarter){_OF_THE}$", re.IGNORECASE, needs=("one", "quarter"))


class Values(Struct, frozen=True):
    """Values of one kind: those the display texts state, in order, and those the body tells, by family."""

    stated: Sequence[Value]
    told: Mapping[str, Told]


class Sides:
    """The display texts and the body of a draft, with the values of each kind found once and only when asked for."""

    def __init__(self, reading: Reading) -> None:
        blocks = reading.draft.blocks
        self._reading = reading
        self.body = Body([block for block in blocks if block.kind in BODY])
        self.display = lines_of(
            block for block in blocks if block.kind in DISPLAY and len(block.text) <= LONGEST_DISPLAY
        )
        self._lines: dict[int, list[Line]] = {}
        for line in (*self.display, *self.body.lines):
            self._lines.setdefault(line.passage.block.index, []).append(line)

    @cached_property
    def quantities(self) -> Values:
        """Quantities."""
        found = ((self._slot(quantity.passage), quantity) for quantity in self._reading.quantities)
        amounts = [Amount(slot, quantity) for slot, quantity in found if slot]
        for amount in amounts:
            amount.is_whole = amount.family == "count" and bool(_PART_OF.search(_before(amount)))
        for part, whole in pairwise(amounts):
            if part.slot.line is whole.slot.line and _is_part(part, whole):
                part.whole, whole.is_whole = whole, True
        return self._sorted(amounts)

    @cached_property
    def dates(self) -> Values:
        """Dates, weekdays and words such as "yesterday"."""
        found = ((self._slot(date.passage), date) for date in self._reading.dates)
        return self._sorted(Day(slot, date) for slot, date in found if slot)

    @cached_property
    def names(self) -> Values:
        """Names of every kind."""
        found = ((self._slot(name.passage), name) for name in self._reading.names)
        return self._sorted(self._called(slot, name) for slot, name in found if slot)

    @cached_property
    def polarities(self) -> Values:
        """Words that are said or denied."""
        stated = [value for line in self.display for value in polarities(line)]
        families = {value.family for value in stated}
        told = (value for line in self.body.lines for value in polarities(line, families))
        return self._sorted((*stated, *told))

    @cached_property
    def figures(self) -> Sequence[Value]:
        """Every quantity that the body tells, of whatever unit, in order."""
        found = (value for told in self.quantities.told.values() for value in told.values)
        return sorted(found, key=lambda value: (value.slot.line.number, value.slot.first))

    def choices(self, lexicon: Lexicon) -> Values:
        """The words of ``lexicon``; of the body's, those of groups that the display texts have a word of."""
        stated = [value for line in self.display for value in lexicon.find(line)]
        families = {value.family for value in stated}
        stems = lexicon.stems(families)
        found = (value for line in self.body.having(stems) for value in lexicon.find(line, stems))
        told = [value for value in found if value.family in families]
        if f"choice {lexicon.trend}" in families:
            from factcheck.claims.agreement.trends import trends

            told.extend(trends(self.figures, lexicon.trend))
        return self._sorted((*stated, *told))

    def _called(self, slot: Slot, name: Name) -> Called:
        if not name.known or name.kind not in ("place", "nationality"):
            return Called(slot, name)
        world = self._reading.world
        ambiguous = name.passage.text in world.entry(name.known).ambiguous
        return Called(slot, name, world.state(name.known), ambiguous=ambiguous)

    def _slot(self, passage: Passage) -> Slot | None:
        for line in self._lines.get(passage.block.index, ()):
            if line.passage.start <= passage.start < line.passage.end:
                first, last = line.reach(passage.start, passage.end)
                return Slot(line, first, last) if last > first else None
        return None

    def _sorted(self, values: Iterable[Value]) -> Values:
        stated: list[Value] = []
        told: dict[str, Told] = {}
        for value in values:
            if value.slot.line.passage.block.kind in DISPLAY:
                stated.append(value)
            else:
                told.setdefault(value.family, Told()).add(value)
        return Values(stated, told)


def _is_part(part: Amount, whole: Amount) -> bool:
    """Whether two figures are a part and its whole."""
    if not whole.family.startswith("count") or not part.family.startswith(("count", "percent")):
        return False
    between = part.passage.block.text[part.passage.end : whole.passage.start]
    return bool(_OF.fullmatch(between))


def _before(amount: Amount) -> str:
    """What stands before a figure in its sentence."""
    sentence = amount.slot.line.passage
    return sentence.text[: amount.passage.start - sentence.start]
