"""Verdicts on the claims of the check sheet: given once, marked wherever the fact recurs, re-opened when it changes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from factcheck.claims.key import plain
from factcheck.draft import Span
from factcheck.review.events import ClaimRecord
from factcheck.review.ledger import Verdict

#: Least similarity (0 to 100) of two statements, their claim masked, that may be one, edited.
NEAR = 70.0


class Verdicts(StrEnum):
    """What a checker can find out about a claim."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    CANNOT_VERIFY = "cannot verify"
    DISPUTED = "disputed"


class SheetItem(Protocol):
    """A line of the check sheet, as far as verdicts need it."""

    @property
    def kind(self) -> str:
        """Quantity, date, name, quotation, …"""

    @property
    def text(self) -> str:
        """The claim verbatim."""

    @property
    def normal_form(self) -> str:
        """The same for every way of writing the same claim."""

    @property
    def statement(self) -> str:
        """The sentence it stands in."""

    @property
    def span(self) -> Span:
        """Where it stands in the source."""


class ClaimView(msgspec.Struct, frozen=True):
    """A claim of the check sheet and what was found out about it.

    ``status`` is open, a verdict, or reopened: then ``verdict`` is the one that was given on what stood there before.
    """

    item: SheetItem
    status: str = "open"
    verdict: Verdict | None = None


def record_of(item: SheetItem) -> ClaimRecord:
    """What the journal keeps of a claim."""
    return ClaimRecord(kind=item.kind, text=item.text, normal_form=item.normal_form, statement=item.statement)


def stand_sheet(items: Sequence[SheetItem], verdicts: Sequence[Verdict]) -> list[ClaimView]:
    """How every claim stands: a verdict holds for each claim of its kind and normal form.

    A verdict whose claim is gone belongs to the claim that now stands in its statement, and re-opens there.
    """
    by_key = {verdict.claim.key: verdict for verdict in verdicts}
    keys = [record_of(item).key for item in items]
    gone = [verdict for verdict in verdicts if verdict.claim.key not in set(keys)]
    undecided = [number for number, key in enumerate(keys) if key not in by_key]
    reopened = _reopened(items, undecided, gone) if gone and undecided else {}
    views = []
    for number, (item, key) in enumerate(zip(items, keys, strict=True)):
        if key in by_key:
            views.append(ClaimView(item, by_key[key].verdict, by_key[key]))
        elif number in reopened:
            views.append(ClaimView(item, "reopened", reopened[number]))
        else:
            views.append(ClaimView(item))
    return views


def _reopened(items: Sequence[SheetItem], undecided: list[int], gone: Sequence[Verdict]) -> dict[int, Verdict]:
    """The changed claim that each verdict without a claim belongs to, best pairs first."""
    from rapidfuzz import fuzz, process

    masked = {number: _masked(items[number].statement, items[number].text) for number in undecided}
    pairs = []
    for order, verdict in enumerate(gone):
        choices = {number: text for number, text in masked.items() if items[number].kind == verdict.claim.kind}
        mine = _masked(verdict.claim.statement, verdict.claim.text)
        for _, score, number in process.extract(mine, choices, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None):
            pairs.append((-score, order, number))
    found: dict[int, Verdict] = {}
    given: set[int] = set()
    for _, order, number in sorted(pairs):
        if order not in given and number not in found:
            found[number] = gone[order]
            given.add(order)
    return found


def _masked(statement: str, text: str) -> str:
    return plain(statement).replace(plain(text), "#", 1)
