"""Numbers as they stand in a sum: how exactly they are written, and how a result is written beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.number_words import in_words, ordinal
from factcheck.claims.numbers.numerals import Numeral, numerals, unscaled

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading
    from factcheck.draft import Block


def by_block(reading: Reading, blocks: Iterable[Block]) -> Iterator[tuple[Block, list[Quantity]]]:
    """The quantities of each of ``blocks`` that has any."""
    wanted = {block.index for block in blocks}
    for index, group in groupby(reading.quantities, key=lambda quantity: quantity.passage.block.index):
        if index in wanted:
            quantities = list(group)
            yield quantities[0].passage.block, quantities


def by_sentence(reading: Reading, blocks: Iterable[Block]) -> Iterator[list[Quantity]]:
    """The quantities of each sentence that has two or more."""
    for _, quantities in by_block(reading, blocks):
        for _, group in groupby(quantities, key=lambda quantity: quantity.passage.sentence.start):
            together = list(group)
            if len(together) > 1:
                yield together


def ends(quantity: Quantity) -> list[Numeral]:
    """The numbers written in a quantity: one, or two in a range, which share a scale ("40-50 thousand")."""
    found = list(numerals(quantity.passage.text))
    if quantity.kind == "measure" and found and found[-1].suffix == "m" and found[-1].value > quantity.high:
        plain = unscaled(found[-1], quantity.passage.text)
        found[-1] = replace(plain, end=found[-1].start + len(quantity.passage.text[found[-1].start :].rstrip(" mM")))
    if len(found) == 2 and found[1].scaled and not found[0].scaled and found[0].value < found[1].value / found[1].scale:
        first, scale = found[0], found[1].scale
        found[0] = replace(first, value=first.value * scale, step=min(first.step, 1.0) * scale, scaled=True)
    return found


def last_place(number: Numeral) -> float:
    """The value of the last digit written: 0.1 for 2.5, 1 for 40, 100,000 for 2.5 million."""
    if number.scaled or number.decimal or number.form == "fraction":
        return number.step
    return min(number.step, 1.0)


def exactness(number: Numeral, share: float = 0.01) -> float:
    """Half of the place that a value is rounded to; a count below 1,000 is taken as exact."""
    if number.scaled or number.decimal:
        return last_place(number) / 2
    return 0.0 if number.value < 1000 else min(number.step / 2, share * number.value)


def tolerance(number: Numeral, share: float = 0.05) -> float:
    """How far a result may lie from a number that was rounded to the places it shows.

    Half of the last digit always; where it ends in zeros or a five, half of that place, up to ``share`` of it.
    """
    place = number.step
    if round(number.value / place) % 10 == 5:
        place *= 5
    return max(last_place(number) / 2, min(place / 2, share * abs(number.value)))


def show(value: float, like: Numeral | None = None) -> str:
    """A result in figures, with as many decimals as the number it is ``like``."""
    place = last_place(like) / (like.scale if like.scaled else 1.0) if like else 1.0
    decimals = 0
    while place < 0.9999 and decimals < 3:
        place, decimals = place * 10, decimals + 1
    if like is None and value != int(value):
        decimals = 1
    if value and abs(value) < 10**-decimals:
        decimals = min(decimals + 2, 3)
    return f"{value:,.{decimals}f}"


#: How a scale is written after a figure.
SCALE_NAMES = {1e3: " thousand", 1e6: " million", 1e9: " billion", 1e12: " trillion"}


def scaled(value: float, like: Numeral) -> str:
    """A result in figures with the scale of the number it is ``like``: "3.8 million"."""
    scale = like.scale if like.scaled and like.scale in SCALE_NAMES else 1.0
    return show(value / scale, like) + SCALE_NAMES.get(scale, "")


def rewritten(quantity: Quantity, results: Mapping[int, float]) -> str:
    """The quantity's text with the numbers at these places (0 first, 1 second) replaced by results; "" where not."""
    text = quantity.passage.text
    for place, number in reversed(list(enumerate(ends(quantity)))):
        if place in results:
            written = _in_style(text[number.start : number.end], number, results[place])
            if not written:
                return ""
            text = text[: number.start] + written + text[number.end :]
    return text


def put(text: str, value: float) -> str:
    """``text`` with its one number replaced by ``value``, words for words; "" where it has none, or several."""
    found = list(numerals(text))
    if len(found) != 1:
        return ""
    written = _in_style(text[found[0].start : found[0].end], found[0], value)
    return f"{text[: found[0].start]}{written}{text[found[0].end :]}" if written else ""


def repair(text: str, value: float) -> tuple[str, ...]:
    """``put`` as the repairs of a finding: one, or none."""
    written = put(text, value)
    return (written,) if written and written != text else ()


_FIGURE = Lazy(r"\d[\d,\u00a0\u202f]*(?:\.\d+)?(?:\s?[½¼¾])?")


def _in_style(said: str, number: Numeral, value: float) -> str:
    """A result written as the number ``said`` is: words, an ordinal, or figures with the same decimals and scale."""
    whole = abs(value - round(value)) < 1e-9
    if number.form == "words":
        if not whole or number.scaled or value < 0:
            return ""
        words = in_words(round(value))
        return words.capitalize() if words and said[0].isupper() else words
    if number.form == "ordinal":
        return ordinal(round(value), words=said.isalpha()) if whole else ""
    figure = _FIGURE.search(said)
    if number.form != "figures" or figure is None:
        return ""
    written = show(value / number.scale, number)
    grouped = "," in figure.group() or "," not in written or abs(number.value / number.scale) < 1000
    return said[: figure.start()] + (written if grouped else written.replace(",", "")) + said[figure.end() :]
