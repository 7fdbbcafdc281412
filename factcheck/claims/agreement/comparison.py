"""Values that a display text and the body can disagree on, and how one is held against the other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from factcheck.claims.agreement.alignment import Body, Slot
from factcheck.claims.agreement.wordforms import plain, stem
from factcheck.claims.model import DateClaim, Name, Quantity
from factcheck.draft import Passage


class Value(ABC):
    """One value where it stands. Values of one ``family`` can agree or conflict; others have nothing to do."""

    def __init__(self, slot: Slot, family: str, passage: Passage | None = None) -> None:
        self.slot = slot
        self.family = family
        self.passage = passage or slot.passage

    @abstractmethod
    def agrees(self, other: Value) -> bool:
        """Whether ``other`` bears this value out."""

    @abstractmethod
    def conflicts(self, other: Value) -> bool:
        """Whether ``other``, of the same thing, cannot hold together with this value."""


class Amount(Value):
    """A quantity; ``whole`` is that of which it is a part ("nine of ten"), ``is_whole`` whether it is one itself."""

    def __init__(self, slot: Slot, quantity: Quantity) -> None:
        counted = "count" if quantity.kind in ("cardinal", "fraction", "multiple", "ratio") else quantity.kind
        super().__init__(slot, f"{counted} {quantity.unit}".strip(), quantity.passage)
        self.quantity = quantity
        self.whole: Amount | None = None
        self.is_whole = False

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something, which says nothing against a count."""
        return self.quantity.kind in ("fraction", "ratio")

    def agrees(self, other: Value) -> bool:
        """See Value."""
        return isinstance(other, Amount) and _bears_out(other.quantity, self.quantity)

    def conflicts(self, other: Value) -> bool:
        """See Value."""
        if not isinstance(other, Amount) or self.is_share != other.is_share or self.agrees(other):
            return False
        return self.counts_as(other) and self._stands_as(other)

    def counts_as(self, other: Amount) -> bool:
        """Whether both may count the same: one noun, or one of them none ("three dead", "two died")."""
        ours, theirs = self.quantity.noun, other.quantity.noun
        if not ours or not theirs or stem(ours) == stem(theirs):
            return True
        return bool(other.quantity.verb) and stem(ours) == stem(other.quantity.verb)

    def _stands_as(self, other: Amount) -> bool:
        """Whether both are parts, both wholes, or neither can be a part of the other, or the rest of its whole."""
        ours, theirs = self.quantity.value, other.quantity.value
        if self.is_whole:
            return other.is_whole or (ours < theirs and not other.whole)
        if self.whole:
            rest = self.whole.quantity.value - ours
            return bool(other.whole) or (theirs < ours and theirs != rest and not other.is_whole)
        return not other.is_whole or theirs < ours


#: Hedges of figures that are open to one side.
_BOUNDED = frozenset(("at least", "at most"))


def _bears_out(told: Quantity, stated: Quantity) -> bool:
    """Whether a figure in the body bears out the one stated: it rounds it, or their intervals meet and it is no finer.

    Two figures with the same bound ("more than 40", "more than 45") must be the same figure; an open bound says
    nothing of figures more than twice or less than half as large, and of a vague one ("dozens") where it lies within.
    """
    if stated.hedge == "at most" and told.hedge in ("exact", "about", "at least") and stated.value == told.value:
        return False
    if _rounds(stated.value, told.value):
        return True
    if not told.agrees(stated):
        return False
    hedges = {told.hedge, stated.hedge}
    if not _BOUNDED.isdisjoint(hedges):
        if "vague" in hedges:
            vague, bound = (told, stated) if told.hedge == "vague" else (stated, told)
            return vague.low <= bound.value <= vague.high
        return len(hedges) == 2 and 0.5 <= abs(stated.value / told.value) <= 2 if told.value else False
    return told.hedge in ("range", "vague") or _digits(stated.value) < max(3, _digits(told.value))


def _rounds(stated: float, told: float) -> bool:
    """Whether the stated value is the told one, or a rounder one within 5 per cent of it."""
    return stated == told or (_digits(stated) < _digits(told) and abs(stated - told) <= 0.05 * abs(told))


def _digits(value: float) -> int:
    """How many significant digits a value is written with."""
    return len(f"{value:.10g}".replace(".", "").replace("-", "").split("e")[0].strip("0")) or 1


#: Words for days, of which only one can be right.
_DAYS = {"yesterday", "today", "tomorrow"}
#: Words before a date with which it is another's bound, and no day on which something was.
_BOUNDS = {"before", "after"}


class Day(Value):
    """A date or a part of one."""

    def __init__(self, slot: Slot, date: DateClaim) -> None:
        super().__init__(slot, "date", date.passage)
        self.date = date

    @property
    def parts(self) -> dict[str, int | str]:
        """What is written of the date."""
        date = self.date
        known = {"year": date.year, "month": date.month, "day": date.day, "weekday": date.weekday}
        written: dict[str, int | str] = {name: value for name, value in known.items() if value is not None}
        return written or {"word": " ".join(date.passage.text.casefold().split())}

    def agrees(self, other: Value) -> bool:
        """See Value."""
        if not isinstance(other, Day):
            return False
        ours, theirs = self.date, other.date
        if _meet(ours, theirs):
            return True
        shared = self.parts.keys() & other.parts.keys()
        return bool(shared) and all(self.parts[name] == other.parts[name] for name in shared)

    def conflicts(self, other: Value) -> bool:
        """See Value."""
        if not isinstance(other, Day) or self.parts.keys() != other.parts.keys() or self.agrees(other):
            return False
        if self._bound != other._bound:
            return False
        return "word" not in self.parts or {self.parts["word"], other.parts["word"]} <= _DAYS

    @property
    def _bound(self) -> str:
        """The word that makes a bound of the date, if any."""
        word = self.slot.line.words[self.slot.first - 1].text.casefold() if self.slot.first else ""
        return word if word in _BOUNDS else ""


def _meet(one: DateClaim, other: DateClaim) -> bool:
    """Whether both are resolved to days and share one."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


class Called(Value):
    """A name; of a known place with the ``state`` that it is in, and whether its word often means something else."""

    def __init__(self, slot: Slot, name: Name, state: str | None = None, *, ambiguous: bool = False) -> None:
        super().__init__(slot, "name", name.passage)
        self.name = name
        self.state = state
        self.ambiguous = ambiguous

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words of the name as they are compared: stems without accents, without what is too short to tell."""
        pieces = [piece for word in self.name.words for piece in word.replace(".", "").split("-") if piece]
        return tuple(stem(plain(piece)) for piece in pieces if len(piece) > 1) or tuple(map(stem, pieces))

    @property
    def is_place(self) -> bool:
        """Whether it is a known place, or a nationality."""
        return bool(self.name.known) and self.name.kind in ("place", "nationality")

    def agrees(self, other: Value) -> bool:
        """See Value."""
        if not isinstance(other, Called):
            return False
        if self.name.known and self.name.known == other.name.known:
            return True
        if self.name.known and self.name.known == other.state:
            return True
        return _same_name(self.parts, other.parts)

    def conflicts(self, other: Value) -> bool:
        """See Value."""
        if not isinstance(other, Called) or self.agrees(other) or other.agrees(self):
            return False
        if _is_acronym(self.name) != _is_acronym(other.name) and not (self.is_place and other.is_place):
            return False
        kinds = {self.name.kind, other.name.kind}
        return len(kinds) == 1 or ("other" in kinds and not self.is_place and "nationality" not in kinds)


def _is_acronym(name: Name) -> bool:
    return len(name.words) == 1 and name.words[0].replace(".", "").isupper()


def _same_name(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two names can stand for one bearer: the same last word, one inside the other, short for it, or its
    initials; another spelling of one name is the business of the check of names."""
    if not ours or not theirs:
        return True
    if ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return _short_for(ours, theirs) or _short_for(theirs, ours) or _spelled_alike(ours[-1], theirs[-1])


def _short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one word abbreviates a name: its initials, or the beginning of its last word."""
    if len(short) != 1 or len(short[0]) < 2:
        return False
    return short[0] == "".join(word[0] for word in long) or (len(short[0]) > 2 and long[-1].startswith(short[0]))


def _spelled_alike(one: str, other: str) -> bool:
    """Whether two words differ by one letter, or by two in a long word: two spellings of one name."""
    short, long = sorted((one, other), key=len)
    allowed = 1 if len(short) < 7 else 2
    if len(short) < 4 or len(long) - len(short) > allowed or short[0] != long[0]:
        return False
    # One edit takes away one letter at most, and adds one at most: that much tells most pairs apart.
    if any(sum((Counter(a) - Counter(b)).values()) > allowed for a, b in ((one, other), (other, one))):
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed


class Polarity(Value):
    """A word, by its stem, that is said or ``denied``: by a negator or a prefix. None where that is hard to tell.

    ``supposed`` is whether that is wished, feared or guessed, and so goes together with what is.
    """

    def __init__(self, slot: Slot, word: str, denied: bool | None, *, supposed: bool = False) -> None:
        super().__init__(slot, f"polarity {word}")
        self.denied = denied
        self.supposed = supposed

    def agrees(self, other: Value) -> bool:
        """See Value."""
        return isinstance(other, Polarity) and not self.conflicts(other)

    def conflicts(self, other: Value) -> bool:
        """See Value."""
        if not isinstance(other, Polarity) or self.supposed != other.supposed:
            return False
        return {self.denied, other.denied} == {True, False}


class Choice(Value):
    """A word of a group of words that exclude one another; a negator before it opens every other side.

    ``aside`` is whether its sentence goes against it, and so goes together with what others say straight.
    """

    def __init__(self, slot: Slot, group: str, sides: frozenset[int], negated: bool, *, aside: bool = False) -> None:
        super().__init__(slot, f"choice {group}")
        self.sides = sides
        self.negated = negated
        self.aside = aside

    def agrees(self, other: Value) -> bool:
        """See Value."""
        return isinstance(other, Choice) and (self.negated == other.negated) == bool(self.sides & other.sides)

    def conflicts(self, other: Value) -> bool:
        """See Value."""
        if not isinstance(other, Choice) or self.negated or other.negated or self.aside != other.aside:
            return False
        return not self.sides & other.sides


class Told:
    """The body's values of one family, in order, and by the number of their sentence."""

    def __init__(self) -> None:
        self.values: list[Value] = []
        self._by_line: dict[int, list[Value]] = {}

    def add(self, value: Value) -> None:
        """Take one more value."""
        self.values.append(value)
        self._by_line.setdefault(value.slot.line.number, []).append(value)

    def among(self, lines: Iterable[int]) -> Iterator[Value]:
        """The values that stand in sentences of these numbers."""
        for number in lines:
            yield from self._by_line.get(number, ())


class Contrast(Struct, frozen=True):
    """A value of a display text, the other value that stands in its place in the body, and how alike the places are.

    ``likeness`` is that of the other value's place, ``borne`` that of the likest place where the value itself stands
    (0 where it stands nowhere), both from 0 to 1; ``matched`` counts the words of matter the sentences share, of
    ``matchable``,
    ``touching`` the sides (0 to 2) on which the nearest of them is the same. ``unbroken`` counts those in the run of
    the same words around both values, and is 0 where the value itself stands in half as long a run elsewhere.
    """

    value: Value
    other: Value
    likeness: float
    borne: float
    matched: int
    matchable: int
    touching: int
    unbroken: int


def contrast(body: Body, value: Value, stated: Sequence[Value], told: Told) -> Contrast | None:
    """Hold ``value`` against ``told``, the body's values of its family.

    ``stated`` are the display text's own values: one of them that suits an opposing place better explains it away.
    """
    context = body.context(value.slot)
    borne = 0.0
    run = 0
    opposing: list[tuple[float, int, Value]] = []
    for number, other in enumerate(told.among(body.near(context))):
        likeness = body.likeness(context, other.slot)
        if value.agrees(other):
            borne = max(borne, likeness)
            run = max(run, body.unbroken(value.slot, other.slot))
        elif value.conflicts(other):
            opposing.append((likeness, -number, other))
    for likeness, _, other in sorted(opposing, key=lambda found: found[:2], reverse=True):
        if likeness <= borne:
            break
        if not _explained(body, value, other, stated, likeness):
            matched = body.matched(context, other.slot)
            touching = body.touching(value.slot, other.slot)
            unbroken = body.unbroken(value.slot, other.slot)
            unbroken = unbroken if run * 2 < unbroken else 0
            return Contrast(value, other, likeness, borne, matched, max(1, context.matter), touching, unbroken)
    return None


def _explained(body: Body, value: Value, other: Value, stated: Sequence[Value], likeness: float) -> bool:
    """Whether the display text says ``other`` as well, of something that suits its place at least as well."""
    return any(
        mine is not value
        and mine.family == value.family
        and mine.slot.line is value.slot.line
        and mine.agrees(other)
        and body.likeness(body.context(mine.slot), other.slot) >= likeness
        for mine in stated
    )
