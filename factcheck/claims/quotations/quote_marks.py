"""Quotation marks in one block of text: which open, which close, which are apostrophes or feet and inches."""

from __future__ import annotations

from factcheck.claims.quotations.double_marks import Doubles
from factcheck.claims.quotations.quote_tokens import (
    DOUBLES,
    Marks,
    Pair,
    Slip,
    first_mark_closes,
    is_attributed,
    read_tokens,
    same_family,
    starts_quoted,
)
from factcheck.claims.quotations.single_marks import Singles

__all__ = ["Marks", "Pair", "Slip", "first_mark_closes", "is_attributed", "read_marks", "same_family", "starts_quoted"]


def read_marks(text: str, carried: str = "") -> Marks:
    """Pair the marks of ``text``; ``carried`` is the mark of a quotation still open from the text before, or ""."""
    tokens = read_tokens(text)
    doubles = Doubles(text, carried)
    doubles.read([token for token in tokens if token.mark in DOUBLES or token.mark in "«»"])
    singles = Singles(text, doubles.pairs, tokens, carried)
    singles.read()
    pairs = sorted(doubles.pairs + singles.pairs, key=lambda pair: (pair.start, -pair.end))
    slips = sorted(doubles.slips + singles.slips, key=lambda slip: slip.start)
    return Marks(tuple(pairs), tuple(slips), doubles.left_open or singles.left_open)
