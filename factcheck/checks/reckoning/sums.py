"""Totals and their parts: "15 people – nine men and five women"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, takewhile
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.checks.reckoning.written import SCALE_NAMES, by_block, ends, last_place, repair, show
from factcheck.claims.lazy import Lazy
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

#: A part may be told by its place alone: "nine in the port and six on the island".
_WHERE = ("in", "at", "on", "from", "near", "by", "for", "to", "against", "away", "abroad")

#: What sets bare numbers off as parts.
_SETS_OFF = (":", "(", "–", "—")

#: So far from the total, as a share of it, numbers are hardly its parts.
_FAR = 0.3

#: A part that is one: "and a child".
_SINGLE = Lazy(r"(?:,|\band)\san?\s", re.IGNORECASE)

#: What puts a total after its parts.
_TOTAL_BEFORE = Lazy(
    r"(?:\s[^\W\d_][\w’'-]*){0,4}?(?:,\sto (?:be served|run) consecutively)?"
    r"(?:(?:,|\s?[-–—(])\s?(?:for\s|making\s|giving\s|or\s)?|\sfor\s)"
    r"(?:(?:a|the) (?:combined |grand )?total of|totall?ing|altogether)\s",
    re.IGNORECASE,
    needs=("total", "altogether"),
)
_TOTAL_LINK = Lazy(r"(?:\s[^\W\d_][\w’'-]*){0,4}(?:,|\s?[-–—(])\s?(?:making\s|or\s)?", re.IGNORECASE)
_IN_ALL_AFTER = Lazy(
    r"(?:\s[^\W\d_]+){0,2}\s(?:in all|in total|altogether)\b",
    re.IGNORECASE,
    needs=("in all", "in total", "altogether"),
)

#: What opens a breakdown after "15 people", and what keeps it from being one.
_OPEN = Lazy(
    r"(?P<named>(?:\s[^\W\d_][\w’'-]*){0,6}?)\s?(?P<sign>[-–—:(]|,"
    r"|(?:is|are|was|were|will be|to be|has been)\s(?:split|divided)\s(?:into|between|among)(?=\s))"
    r"\s?(?:namely\s|comprising\s|made up of\s)?$",
    needs=("-", "–", "—", ":", "(", ",", "split", "divided"),
)
_PART = Lazy(
    r"(?:\s[^\W\d_][\w’'-]*){0,5}\s?(?:,\s?(?:and\s|&\s)?|\s(?:and|&|plus)\s|;\s(?:and\s)?)(?:another\s|a further\s)?"
)
_TAIL = Lazy(r"(?:\s[^\W\d_][\w’'-]*){0,8}?\s?(?:[).;–—!?]|\s-\s|,\s|$)")
_NOT_ALL = Lazy(
    r"\b(?:includ\w+|among|of (?:them|whom|which|those)|mostly|mainly|such as|for example|notably|at least|more|over"
    r"|each|average|twice|out of|per|every)\b",
    re.IGNORECASE,
)


class _Breakdown(Struct, frozen=True):
    """The parts of a total: those with a number, how many single ones ("and a child"), and the sign that opens them."""

    parts: list[Quantity]
    single: int
    sign: str

    @property
    def added(self) -> float:
        return sum(part.value for part in self.parts) + self.single


def find_sums(
    reading: Reading,
    blocks: Sequence[Block],
    wholes: Mapping[str, tuple[str, ...]],
    apart: Sequence[Sequence[str]] = (),
) -> Iterator[Finding]:
    """A total whose parts, given right after it, add up to something else.

    ``wholes`` maps the noun of a total to the nouns that its parts may be. ``apart`` are groups of words of which
    nobody bears two ("men", "women"): such parts never come to more than the whole.
    """
    for block, quantities in by_block(reading, blocks):
        for place, total in enumerate(quantities):
            if total.kind == "ordinal" and block.text[total.passage.end :].lstrip()[:1].isalpha():
                total = replace(total, kind="cardinal")
            if total.kind not in ("cardinal", "money", "measure") or total.hedge != "exact" or total.value < 2:
                continue
            if total.kind != "measure":
                yield from _exceeded(block.text, total, quantities[place + 1 :], apart)
            broken = _breakdown(block.text, total, quantities[place + 1 :])
            if broken and _fit(total, broken, wholes) and not _adds_up(total, broken):
                yield _finding(block, total, broken)
        yield from _totalled(block, quantities, wholes)


def _finding(block: Block, total: Quantity, broken: _Breakdown) -> Finding:
    numbers = [ends(quantity)[-1] for quantity in (total, *broken.parts)]
    scale = numbers[0].scale if numbers[0].scaled else 1.0
    finest = min(numbers, key=lambda number: last_place(number) / number.scale)
    right = show(broken.added / scale, finest) + SCALE_NAMES.get(scale, "")
    added = Passage(block, broken.parts[0].passage.start, broken.parts[-1].passage.end)
    return Finding(
        passage=total.passage,
        values={"said": total.passage.text, "right": right, "parts": added.text},
        evidence=(Shown(passage=added, note=f"comes to {right}"),),
        replacements=repair(total.passage.text, broken.added),
    )


_OF_WHICH = Lazy(r"\bof\s(?:the\s|its\s|their\s|all\s)*$", re.IGNORECASE)
_OF_THEM = Lazy(r"\s(?:\w+\s)?of\s(?:them|whom)\b", re.IGNORECASE)
_INCLUDING = Lazy(r"(?:\s[^\W\d_][\w’'-]*){0,4},?\sinclud(?:es|ing|ed)\s(?:about\s)?", re.IGNORECASE)


def _exceeded(
    text: str, total: Quantity, following: Sequence[Quantity], apart: Sequence[Sequence[str]]
) -> Iterator[Finding]:
    """Parts that exclude one another, or that a sum of money includes, and that come to more than the whole."""
    sentence = total.passage.sentence
    parts = list(takewhile(lambda part: part.passage.start < sentence.end, following))
    if len(parts) < 2 or any((part.kind, part.unit, part.hedge) != (total.kind, total.unit, "exact") for part in parts):
        return
    starts = [part.passage.start for part in parts]
    said = [text[start:end] for start, end in zip(starts, [*starts[1:], sentence.end], strict=True)]
    if total.kind == "money":
        joined = all(_PART.fullmatch(text, one.passage.end, other.passage.start) for one, other in pairwise(parts))
        if not joined or "and" not in said[-2].split() or not _INCLUDING.fullmatch(text, total.passage.end, starts[0]):
            return
    else:
        led = _OF_WHICH.search(text, max(sentence.start, total.passage.start - 16), total.passage.start)
        if not led and not _OF_THEM.match(text, parts[0].passage.end):
            return
        if not total.noun or not any(_told_apart(said, group) for group in apart):
            return
    broken = _Breakdown(parts, 0, ":")
    if broken.added > total.value and not _adds_up(total, broken):
        yield _finding(total.passage.block, total, broken)


def _told_apart(said: Sequence[str], group: Sequence[str]) -> bool:
    """Whether each part is said to be one thing of the group, and each another."""
    found = [{word for word in re.compile(r"[a-z]+").findall(text.lower()) if word in group} for text in said]
    return all(len(words) == 1 for words in found) and len(set().union(*found)) == len(said)


def _totalled(block: Block, quantities: Sequence[Quantity], wholes: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Parts with their total after them: "nine men and five women, 15 in all"."""
    text = block.text
    for place, total in enumerate(quantities):
        if place < 2 or total.hedge != "exact":
            continue
        between = text[quantities[place - 1].passage.end : total.passage.start]
        after = _IN_ALL_AFTER.match(text, total.passage.end)
        if not _TOTAL_BEFORE.fullmatch(between) and not (after and _TOTAL_LINK.fullmatch(between)):
            continue
        parts = [quantities[place - 1]]
        for part in reversed(quantities[: place - 1]):
            if not _PART.fullmatch(text, part.passage.end, parts[0].passage.start):
                break
            parts.insert(0, part)
        alike = all(_sort(part) == (total.kind, total.unit, "exact") for part in parts)
        joined = text[parts[0].passage.start : parts[-1].passage.start]
        if total.noun and total.noun not in wholes and total.noun not in {part.noun for part in parts}:
            continue
        if (
            len(parts) < 2
            or not alike
            or _NOT_ALL.search(joined)
            or not re.compile(r"\b(?:and|plus)\b|&").search(joined)
        ):
            continue
        broken = _Breakdown(parts, 0, ":")
        if not _adds_up(total, broken) and not _otherwise(total, parts, quantities[: place - len(parts)]):
            yield _finding(block, total, broken)


#: So many figures before the parts may be parts as well.
_EARLIER_PARTS = 5


def _otherwise(total: Quantity, parts: Sequence[Quantity], before: Sequence[Quantity]) -> bool:
    """Whether parts that stand apart from the last ones make the total right, or may do so as far as one can tell.

    "40 shops in England, of which 12 are in London, and 10 in Wales, a total of 50"; so does the list without a first
    figure that is the whole of the others ("£20 million, £5 million to his wife and £3 million to his son").
    """
    first, *others = parts
    added = sum(part.value for part in others)
    if len(others) > 1 and first.value > added and _adds_up(total, _Breakdown(others, 0, ":")):
        return True
    alike = [part for part in before if (part.kind, part.unit) == (total.kind, total.unit) and part.low < total.value]
    if any(part.hedge != "exact" and part.passage.start >= total.passage.sentence.start for part in alike):
        return True
    earlier = [part for part in alike if part.hedge == "exact"][-_EARLIER_PARTS:]
    return any(
        _adds_up(total, _Breakdown([*more, *chosen], 0, ":"))
        for count in range(1, len(earlier) + 1)
        for more in combinations(earlier, count)
        for size in range(1, len(parts) + 1)
        for chosen in combinations(parts, size)
    )


#: Units in which terms are told exactly: "12 years and five years, a total of 18 years".
_TERMS = ("year", "month", "week", "day")


def _adds_up(total: Quantity, broken: _Breakdown) -> bool:
    """Whether parts and total agree: counts to the unit, money within the rounding it is written with."""
    if (total.kind == "cardinal" or total.unit in _TERMS) and not any(
        number.scaled for part in broken.parts for number in ends(part)
    ):
        return broken.added == total.value
    slack = sum(last_place(number) / 2 for quantity in (total, *broken.parts) for number in ends(quantity)[-1:])
    return abs(broken.added - total.value) <= slack


def _sort(quantity: Quantity) -> tuple[str, str, str]:
    """What quantities must share to be added up."""
    return quantity.kind, quantity.unit, quantity.hedge


def _breakdown(text: str, total: Quantity, following: Sequence[Quantity]) -> _Breakdown | None:
    """The parts that the total is broken down into; None where what follows is no breakdown."""
    if not following or not _is_part(total, following[0]):
        return None
    opened = _OPEN.fullmatch(text, total.passage.end, following[0].passage.start)
    if opened is None or _NOT_ALL.search(opened.group()):
        return None
    if opened["sign"] == "," and len(opened["named"].split()) > 3:
        return None
    if opened["sign"] == "-" and not opened.group().endswith(" - "):
        return None
    parts = [following[0]]
    for part in following[1:]:
        between = text[parts[-1].passage.end : part.passage.start]
        if not _PART.fullmatch(between) or _NOT_ALL.search(between):
            break
        parts.append(part)
    tail = _TAIL.match(text, parts[-1].passage.end)
    if tail is None or _NOT_ALL.search(tail.group()):
        return None
    single = len(_SINGLE.findall(tail.group()))
    joined = " ".join([*(text[a.passage.end : b.passage.start] for a, b in pairwise(parts)), tail.group()])
    if len(parts) + single < 2 or not re.compile(r"\b(?:and|plus)\b|&").search(joined):
        return None
    if not all(_is_part(total, part) for part in parts):
        return None
    return _Breakdown(parts, single, opened["sign"])


def _is_part(total: Quantity, part: Quantity) -> bool:
    """Whether a number is told in what the total is told in, which a measure need not say again ("61 miles: 25, …")."""
    bare = total.kind == "measure" and _sort(part) == ("cardinal", "", "exact") and not part.noun
    return bare or _sort(part) == (total.kind, total.unit, "exact")


def _fit(total: Quantity, broken: _Breakdown, wholes: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the parts are things of the kind that the total counts, or are told apart by what they are for."""
    text = total.passage.block.text
    following = [_first_word(text, part.passage.end) for part in broken.parts]
    if total.kind == "money":
        return broken.sign != "," and not broken.single
    if _all_the_same(total, broken) or _bare(total, broken, following):
        return True
    if total.kind == "measure":
        return False
    if any(part.noun == total.noun for part in broken.parts[1:]):
        return False
    if all(word in _WHERE for word in following):
        return bool(total.noun) and not broken.single and broken.sign != ","
    kinds = {*wholes.get(total.noun, ()), *_WHERE}
    return total.noun in wholes and all(
        kinds & {part.noun, *part.qualifiers} or (not part.noun and word in kinds)
        for part, word in zip(broken.parts, following, strict=True)
    )


def _all_the_same(total: Quantity, broken: _Breakdown) -> bool:
    """ "14 months: eight months in Leeds and five months in Hull"; terms that run at once come to less."""
    if "concurrent" in total.passage.sentence.text:
        return False
    named = total.unit if total.kind == "measure" else total.noun
    same = all((part.unit if total.kind == "measure" else part.noun) == named for part in broken.parts)
    return bool(named) and same and broken.sign == ":" and not broken.single and _near(total, broken)


def _bare(total: Quantity, broken: _Breakdown, following: Sequence[str]) -> bool:
    """ "230 vessels: 120, 80 and 40": numbers alone, which are neither ages nor what the things are called by."""
    *inner, last = following
    if not (total.noun or total.unit) or broken.sign not in _SETS_OFF or broken.single or {*inner} - {"", "and"}:
        return False
    told = last in ("", "respectively") and not any(part.noun for part in broken.parts)
    return told and total.value != len(broken.parts) and _near(total, broken)


def _near(total: Quantity, broken: _Breakdown) -> bool:
    """Whether numbers that nothing else shows to be parts come near the total, and none of them reaches it."""
    largest = max(part.value for part in broken.parts)
    return largest < total.value and 1 - _FAR <= broken.added / total.value <= 1 + _FAR


def _first_word(text: str, at: int) -> str:
    match = re.compile(r"\s([^\W\d_]+)").match(text[at : at + 24])
    return match[1].lower() if match else ""
