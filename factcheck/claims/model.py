"""What a draft asserts: the kinds of claims, as data."""

from __future__ import annotations

import datetime
from enum import StrEnum

import msgspec

from factcheck.draft import Passage


class Mode(StrEnum):
    """How a statement is made. Only assertions and denials take a side."""

    ASSERTED = "asserted"
    DENIED = "denied"
    DEMANDED = "demanded"
    POSSIBLE = "possible"


class Speaker(msgspec.Struct, frozen=True):
    """Who says a thing: the story itself (``name`` None), or the one it quotes or cites.

    ``through`` is the one who passes the words on ("Russian RBC source", through Andrew Roth).
    """

    name: str | None = None
    quoted: bool = False
    through: str | None = None

    @property
    def is_story(self) -> bool:
        """Whether the reporter says it."""
        return self.name is None and not self.quoted

    def called(self, unnamed: str) -> str:
        """The name, ``unnamed`` where there is none, and who passes the words on."""
        name = self.name or unnamed
        return f"{name}, through {self.through}" if self.through else name


class Statement(msgspec.Struct, frozen=True):
    """A clause with its polarity, mode and speaker. ``negated`` is grammatical negation inside the clause."""

    passage: Passage
    speaker: Speaker
    mode: Mode
    negated: bool = False
    subject: str | None = None
    predicate: str | None = None
    time: str | None = None

    @property
    def takes_side(self) -> bool:
        """Whether the statement asserts or denies."""
        return self.mode in (Mode.ASSERTED, Mode.DENIED)


class Quantity(msgspec.Struct, frozen=True):
    """A quantity as an interval.

    ``low`` and ``high`` bound what the words allow, own rounding and hedges included (``inf`` where open);
    ``value`` is the number as written. ``unit``: "" for a bare count, "%" , an ISO 4217 code for money, else the
    unit's name in rules/world ("mile", "kilogram"). ``kind``: cardinal, ordinal, money, percent, measure,
    fraction, ratio, multiple. ``hedge``: exact, about, at least, at most, range, vague ("tens of thousands").
    ``noun`` is the counted head noun in the singular, lower case ("" where none stands there), ``qualifiers`` the
    words that narrow it, ``verb`` the governing verb's base form.
    """

    passage: Passage
    low: float
    high: float
    value: float
    kind: str = "cardinal"
    unit: str = ""
    hedge: str = "exact"
    noun: str = ""
    qualifiers: tuple[str, ...] = ()
    verb: str = ""

    @property
    def key(self) -> str:
        """Normal form, the same for every way of writing the same quantity."""
        bounds = f"{self.low:.12g}" if self.low == self.high else f"{self.low:.12g}..{self.high:.12g}"
        return " ".join(part for part in (bounds, self.unit, self.noun) if part)

    def agrees(self, other: Quantity) -> bool:
        """Whether one value can satisfy both; units must be the same."""
        return self.unit == other.unit and self.low <= other.high and other.low <= self.high


class DateClaim(msgspec.Struct, frozen=True):
    """A date or time expression: the days it can mean, from ``earliest`` to ``latest`` (None where unresolved).

    ``grain`` is day, week, month, quarter, season, year, decade, century or time. ``weekday`` counts Monday as 0.
    ``relative`` is whether it was resolved against the draft's date.
    """

    passage: Passage
    grain: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: bool = False

    @property
    def key(self) -> str:
        """Normal form: resolved days, else what is written of year, month, day and weekday."""
        if self.earliest and self.latest:
            return f"{self.earliest}" if self.earliest == self.latest else f"{self.earliest}..{self.latest}"
        if (self.year, self.month, self.day, self.weekday) == (None, None, None, None):
            return " ".join(self.passage.text.casefold().split())
        parts = (("y", self.year), ("m", self.month), ("d", self.day), ("w", self.weekday))
        return "".join(f"{letter}{value}" for letter, value in parts if value is not None)


class Name(msgspec.Struct, frozen=True):
    """One mention of a name.

    ``kind`` is person, place, nationality, organisation or other; ``words`` the name without title;
    ``given``/``family`` for persons (a person called by the given name alone has no family name); ``title`` the office
    or honorific before it; ``age``, ``role`` (a noun before it, or the apposition after it), ``affiliation`` (the body
    named there) and ``nationality`` (the id of the country whose adjective stands before) what the mention attaches;
    ``known`` the id of the world entry it stands for, if any.
    """

    passage: Passage
    kind: str
    words: tuple[str, ...]
    given: str = ""
    family: str = ""
    title: str = ""
    role: str = ""
    age: int | None = None
    known: str = ""
    affiliation: str = ""
    nationality: str = ""

    @property
    def key(self) -> str:
        """Normal form: the known entry, else the words."""
        return self.known or " ".join(self.words)


class Quotation(msgspec.Struct, frozen=True):
    """Quoted words. ``passage`` is what stands between the marks; ``form`` is full, fragment or scare.

    ``parts`` are the passages of a quotation that runs over paragraphs, in order, this one's own included.
    """

    passage: Passage
    form: str
    mark: str
    closed: bool = True
    speaker: Speaker = Speaker(quoted=True)
    parts: tuple[Passage, ...] = ()

    @property
    def key(self) -> str:
        """Normal form: the words, without case and punctuation."""
        words = "".join(c if c.isalnum() else " " for part in self.parts or (self.passage,) for c in part.text + " ")
        return " ".join(words.casefold().split())
