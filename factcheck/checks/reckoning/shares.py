"""Shares: "12 of 40, or 40 per cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from factcheck.checks.reckoning.written import by_sentence, ends, last_place, repair, show
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.numerals import numerals
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

_OF = Lazy(
    r"(?:\s[\w-]+){0,2}\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s|a total of\s|some\s|about\s)*",
    re.IGNORECASE,
    needs=("of",),
)
_OR = Lazy(
    r"(?:\s[\w’'-]+){0,4}(?:,\sor\s|\s\(|\s[-–—]\s(?:or\s)?|,\s(?:which is|that is)\s)"
    r"(?:about\s|around\s|nearly\s|almost\s|just over\s|just under\s|roughly\s|some\s)?",
    re.I,
)
_APPOSED = Lazy(r"(?:,\sor\s|\s\(|\s[-–—]\s)")
#: "Of the 80 members, 60, or 75 per cent" and "a third of the 90 seats, 30".
_WHOLE_FIRST = Lazy(
    r"\bof\s(?:the\s|its\s|their\s|our\s|his\s|her\s|all\s|some\s|about\s)*$", re.IGNORECASE, needs=("of",)
)
_THEN_PART = Lazy(r"(?:\s[a-z][\w’'-]*){0,4},\s(?:only\s|just\s|about\s|some\s|or\s)?")
_PART_OR = Lazy(
    r"(?:\s[a-z][\w’'-]*){0,3}(?:,\sor\s|\s\(|,\s(?:which is|that is)\s)"
    r"(?:about\s|around\s|nearly\s|almost\s|roughly\s|just over\s|just under\s)?"
)
#: A fraction set off by commas: "12 of the 48 trains, a quarter, ran late".
_ASIDE = Lazy(
    r"(?P<between>(?:\s[\w’'-]+){0,3}),\s(?P<share>(?:a|one)\s(?:half|third|quarter|fifth|sixth|tenth)|half|(?:two|three|four)"
    r"[\s-](?:thirds|quarters|fifths))(?=[,.;)])"
)
_END = Lazy(r"[),.;:]|\s[-–—]|\s(?:of (?:them|the total|those)|in total)\b|$")


def find_shares(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """ "X of Y, or Z per cent", where X of Y is another share."""
    for quantities in by_sentence(reading, blocks):
        single = [piece for quantity in quantities for piece in _pieces(quantity)]
        for part, whole in pairwise(single):
            yield from _aside(part, whole)
            yield from _majority(part, whole)
        for first, second, third in zip(single, single[1:], single[2:], strict=False):
            text = first.passage.block.text
            share_last = third.kind in ("percent", "fraction") and third.unit in ("%", "")
            if finding := _whole_first(first, second, third):
                yield finding
                continue
            part, whole, share = (first, second, third) if share_last else (second, third, first)
            if part.kind != "ratio" and not _OF.fullmatch(text, part.passage.end, whole.passage.start):
                continue
            if share_last:
                put = _OR.fullmatch(text, whole.passage.end, share.passage.start) and _END.match(
                    text, share.passage.end
                )
            else:
                put = _APPOSED.fullmatch(text, share.passage.end, part.passage.start)
            if put and (finding := _share(part, whole, share)):
                yield finding


def _whole_first(first: Quantity, second: Quantity, third: Quantity) -> Finding | None:
    """ "Of the 80 members, 60, or 75 per cent"; "a third of the 90 seats, 30, …"."""
    text = first.passage.block.text
    if first.unit == "%" or first.kind == "fraction":
        if third.value > second.value and (found := _share_of_noun(first, second, third)):
            return found
        share, whole, part = first, second, third
        if not _OF.fullmatch(text, share.passage.end, whole.passage.start) or part.noun:
            return None
        ended = text[part.passage.end : part.passage.end + 1] in (",", ".", ")", ";")
        return _share(part, whole, share) if ended and _then(text, whole, part) else None
    whole, part, share = first, second, third
    if not _WHOLE_FIRST.search(text, max(0, whole.passage.start - 24), whole.passage.start):
        return None
    put = _PART_OR.fullmatch(text, part.passage.end, share.passage.start) and _END.match(text, share.passage.end)
    return _share(part, whole, share) if put and _then(text, whole, part) else None


#: "A third of the passengers," before "120,000 of 480,000".
_OF_NOUN = Lazy(
    r"\sof\s(?:the\s|its\s|their\s|all\s|those\s)*[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,2}(?:,\s(?:or\s)?|\s\()"
)
_BARE_OF = Lazy(r"\s(?:out\s)?of\s(?:the\s|a\stotal\sof\s)?")
_CLOSED = Lazy(r"(?:\s[a-z][\w’'-]*){0,3}[,.;)]|\s[-–—]\s|$")


def _share_of_noun(share: Quantity, part: Quantity, whole: Quantity) -> Finding | None:
    """ "A third of the passengers, 120,000 of 480,000"."""
    text = share.passage.block.text
    if not _OF_NOUN.fullmatch(text, share.passage.end, part.passage.start):
        return None
    if not _BARE_OF.fullmatch(text, part.passage.end, whole.passage.start):
        return None
    return _share(part, whole, share) if _CLOSED.match(text, whole.passage.end) else None


def _then(text: str, whole: Quantity, part: Quantity) -> bool:
    return bool(_THEN_PART.fullmatch(text, whole.passage.end, part.passage.start))


#: "won 60 of 150 seats, a majority".
_MAJORITY = Lazy(
    r"(?:\s[a-z][\w’'-]*){0,4},\s(?P<share>an?\s(?:(?:outright|absolute|clear|overall|slim|narrow|bare|working)\s)?majority)"
    r"(?=[.,;)]|\sin\b|$)"
)


def _majority(part: Quantity, whole: Quantity) -> Iterator[Finding]:
    """A majority that is half of the whole or less."""
    block = part.passage.block
    if (
        {part.kind, whole.kind} != {"cardinal"}
        or {part.hedge, whole.hedge} != {"exact"}
        or part.value * 2 > whole.value
    ):
        return
    match = _MAJORITY.match(block.text, whole.passage.end)
    if match and _OF.fullmatch(block.text, part.passage.end, whole.passage.start) and part.value > 1:
        right = show(part.value / whole.value * 100)
        yield Finding(
            passage=Passage(block, match.start("share"), match.end("share")),
            values={
                "said": match["share"],
                "right": f"{right} per cent",
                "part": part.passage.text,
                "whole": whole.passage.text,
            },
            evidence=(Shown(passage=part.passage, note="the part"), Shown(passage=whole.passage, note="the whole")),
        )


def _aside(part: Quantity, whole: Quantity) -> Iterator[Finding]:
    """ "12 of the 48 trains, a quarter, ran late"."""
    text = part.passage.block.text
    if not _OF.fullmatch(text, part.passage.end, whole.passage.start):
        return
    match = _ASIDE.match(text, whole.passage.end)
    number = next(iter(numerals(match["share"])), None) if match else None
    if match is None or number is None:
        return
    share = msgspec.structs.replace(
        whole,
        passage=Passage(whole.passage.block, match.start("share"), match.end("share")),
        value=number.value,
        kind="fraction",
        hedge="exact",
    )
    if finding := _share(part, whole, share):
        yield finding


def _pieces(quantity: Quantity) -> list[Quantity]:
    """A quantity as it is, and "9 out of 300" or "one in five" as its two numbers."""
    numbers = ends(quantity)
    if quantity.kind != "ratio" or len(numbers) != 2:
        return [quantity]
    block, start = quantity.passage.block, quantity.passage.start
    return [
        msgspec.structs.replace(
            quantity,
            passage=Passage(block, start + number.start, start + number.end),
            value=number.value,
        )
        for number in numbers
    ]


def _are_counts(part: Quantity, whole: Quantity) -> bool:
    """Whether two quantities are counts, or measures in one unit, none of them an age."""
    kinds = {part.kind, whole.kind}
    return kinds <= {"cardinal", "ratio"} or (
        kinds == {"measure"} and part.unit == whole.unit and "age" not in (part.noun, whole.noun)
    )


def _share(part: Quantity, whole: Quantity, share: Quantity) -> Finding | None:
    if not _are_counts(part, whole) or share.kind not in ("percent", "fraction"):
        return None
    if not 0 < part.value <= whole.value or {part.hedge, whole.hedge} - {"exact", "about"}:
        return None
    right = part.value / whole.value * 100
    stated = share.value if share.unit == "%" else share.value * 100
    written = ends(share)
    if len(written) != 1 or share.hedge not in ("exact", "about"):
        return None
    slack = last_place(written[0]) * 0.75 if share.unit == "%" else stated * 0.08
    for quantity in (part, whole):
        told_exactly = quantity.kind != "measure" and quantity.value < 1000
        half = 0.0 if told_exactly else last_place(ends(quantity)[0]) / 2
        slack += right * (half / quantity.value + (0.1 if quantity.hedge == "about" else 0))
    slack += 0.1 * stated if share.hedge == "about" else 0
    if abs(right - stated) <= slack:
        return None
    return Finding(
        passage=share.passage,
        replacements=repair(share.passage.text, right) if share.unit == "%" else (),
        values={
            "said": share.passage.text,
            "right": f"{show(right, written[0] if share.unit == '%' else None)} per cent",
            "part": part.passage.text,
            "whole": whole.passage.text,
        },
        evidence=(Shown(passage=part.passage, note="the part"), Shown(passage=whole.passage, note="the whole")),
    )
