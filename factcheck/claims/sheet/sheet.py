"""The check sheet: every claim of a draft that a checker would mark by hand, in document order.

What goes on it is what checkers underline: figures, dates, ages, names, offices, quotations, firsts and superlatives,
comparisons, accusations, and what is said of places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.key import plain, statement_of
from factcheck.claims.model import Mode, Speaker, Statement
from factcheck.claims.sheet.stretches import is_sentence
from factcheck.draft import Passage, Span

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

#: How much a claim needs a source, as it is shown: 1 to 3.
DOTS = ("", "●", "●●", "●●●")


class SheetItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the check sheet.

    ``kind``: quantity, date, age, name, office, quotation, first, superlative, comparison, accusation or
    relation. ``passage``
    is the claim itself, ``words`` the shortest stretch that can be read alone, with “…” for what was left out.
    ``reads`` is what the claim says in one way of writing, ``about`` what it says that of (a verb, a person);
    ``written`` is its own words where what it reads as hangs on the clock.
    ``worth`` is how much it needs a source, 1 to 3.
    """

    kind: str
    passage: Passage
    words: str
    reads: str
    written: str = ""
    about: str = ""
    speaker: Speaker = Speaker()
    worth: int = 1

    @property
    def text(self) -> str:
        """The claim verbatim, as clean text."""
        return self.passage.text

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.passage.span

    @property
    def statement(self) -> str:
        """The sentence it stands in."""
        return statement_of(self.passage).text

    @property
    def normal_form(self) -> str:
        """The same for the same fact, however and wherever it is written."""
        form = self.written or self.reads
        return f"{form} ({self.about})" if self.about else form

    @property
    def key(self) -> tuple[str, str]:
        """The same for a fact that recurs, which is asked once: kind and normal form."""
        return self.kind, plain(self.normal_form)


def sheet(reading: Reading) -> tuple[SheetItem, ...]:
    """Every checkable claim of the draft in document order, recurrences included."""
    return tuple(sorted(_claims(reading), key=lambda item: (item.passage.order, item.kind)))


def by_worth(items: Iterable[SheetItem]) -> list[SheetItem]:
    """The claims most in need of a source first, else in document order."""
    return sorted(items, key=lambda item: -item.worth)


def facts(items: Iterable[SheetItem]) -> list[tuple[SheetItem, ...]]:
    """The claims by the fact they state, each with every place it recurs, in the order of the first."""
    found: dict[tuple[str, str], list[SheetItem]] = {}
    for item in items:
        found.setdefault(item.key, []).append(item)
    return [tuple(places) for places in found.values()]


def stated(reading: Reading, passage: Passage) -> Statement:
    """The statement that a claim is part of; where no sentence can be told, the story's own, without its parts."""
    if is_sentence(passage):
        return reading.statement(passage)
    return Statement(passage=passage, speaker=Speaker(), mode=Mode.ASSERTED)


def says_who(speaker: Speaker) -> str:
    """Who says a claim, in a few words."""
    return "the story" if speaker.is_story else speaker.called("quoted, unnamed")


def _claims(reading: Reading) -> Iterator[SheetItem]:
    from factcheck.claims.sheet import sheet_figures, sheet_names, sheet_phrases

    phrases = tuple(sheet_phrases.rankings(reading))
    figures = tuple(sheet_figures.figures(reading, [item.passage for item in phrases]))
    yield from phrases
    yield from figures
    yield from sheet_figures.dates(reading)
    yield from sheet_names.names(reading)
    yield from sheet_names.offices(reading)
    yield from sheet_phrases.quotations(reading, [item.passage for item in figures])
    yield from sheet_phrases.accusations(reading)
    yield from sheet_phrases.relations(reading)
