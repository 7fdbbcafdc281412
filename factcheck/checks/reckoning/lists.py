"""Announced counts against the list that follows: "three men: A and B", "both A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.written import by_block, repair
from factcheck.claims.endings import Endings
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.nouns import SEVERAL, STOPS, is_plural, singular, verb_base
from factcheck.claims.numbers.numerals import numerals
from factcheck.claims.ordered import in_block
from factcheck.draft import Block, BlockKind, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

_COLON = Lazy(
    r"(?:\s[^\W\d_][\w’'-]*){0,4}?\s(?=[^\W\d_])(?![A-Z])[\w’'-]+(?:(?P<sign>:|,\snamely|,|\s[-–—]|\s(?:(?:are|were)(?![^,.;]{0,40}:)|as))\s|\s(?P<bracket>\())"
)
_NAME = Lazy(r"(?:the\s)?(?:(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|de|van|von|der|den|da|al|bin|of|du|la|el|ben|di|do)(?:\s|$)){1,5}")
_THING = Lazy(r"(?:the\s|an?\s|his\s|her\s|its\s|their\s)?[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,2}")
_AGE = Lazy(r"\d{1,3}")
_INTRO = Lazy(
    r"(?:After|Before|In|With|For|Despite|Following|Since|When|While|As|During|On|At|By|From|Besides|Apart|Once|Over"
    r"|Within|If|Until|Unlike|Like|Under|Of|Among|Between|Having|To|Because|Although|Though)\b"
)
#: Before a count that is one of more, or of the next or last ones: "the first three", "two of its four".
_ONE_OF_MORE = Endings("top|least|first|last|next|past|other|another|more|of|every")
_WHOSE = Endings("the|its|their|his|her|our")
_NAMED_AS = Lazy(r"\b(?:named|identified|listed)\sthe\s$", re.IGNORECASE)
_THE = Lazy(r"\bthe\s$", re.IGNORECASE)
_UNTIL_COLON = Lazy(r"(?:\s[^\W\d_][\w’'-]*){1,6}:\s*", needs=(":",))
_MARKS = " ,.“”\"‘’'"
_LOOSE = frozenset(
    [
        "time",
        "times",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "point",
        "goal",
        "game",
        "match",
        "win",
        "day-to-day",
        "set",
        "mile",
        "way",
        "thing",
        "lot",
        "percent",
        "season",
        "round",
        "run",
        "vote",
        "seat",
        "yard",
        "half",
        "dollar",
    ]
)


def find_lists(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A count with a list right after it that has more or fewer items."""
    for block, quantities in by_block(reading, blocks):
        for quantity in quantities:
            if not _announces(quantity):
                continue
            opened = _COLON.match(block.text, quantity.passage.end)
            if opened is None:
                if _before_list(block, quantity):
                    yield from _bulleted(reading, block, quantity)
                yield from _named_after(reading, quantity)
                continue
            sign = (opened["sign"] or opened["bracket"]).strip()
            if sign in ("are", "were", "as") and not _THE.search(
                block.text, max(0, quantity.passage.start - 5), quantity.passage.start
            ):
                continue
            if sign == "as" and not _NAMED_AS.search(
                block.text, max(0, quantity.passage.start - 24), quantity.passage.start
            ):
                continue
            sign = ":" if "namely" in sign else sign
            found = _items(block, opened.end(), sign)
            if found and (finding := _listed(quantity, *found, sign=sign)):
                yield finding
    for block in blocks:
        yield from _both(block)


#: A colon further on in the sentence, with words alone between.
_FAR_COLON = Lazy(r"(?P<between>(?:\s[^\W\d_][\w’'-]*){2,11}):\s", needs=(":",))


def _named_after(reading: Reading, quantity: Quantity) -> Iterator[Finding]:
    """ "Two members of the council voted against it: Ann Lee, Bob Ray and Cy Fox": persons in full, after a colon.

    Nothing else in the plural may stand between that the names could be the names of.
    """
    block = quantity.passage.block
    opened = _FAR_COLON.match(block.text, quantity.passage.end)
    if opened is None or not _one_plural(opened["between"], quantity.noun):
        return
    found = _items(block, opened.end(), ":")
    if found is None or not all(" " in item and _NAME.fullmatch(item) for item in found[0]):
        return
    kinds = [name.kind for name in in_block(reading.names, block) if opened.end() <= name.passage.start < found[1]]
    persons = "person" in kinds and set(kinds) <= {"person", "other"}
    if persons and len(kinds) == len(found[0]) and (finding := _listed(quantity, *found, sign=":")):
        yield finding


def _one_plural(between: str, noun: str) -> bool:
    """Whether the counted noun is the only one in the plural."""
    words = between.split()
    plural = [word for word in words if word[0].islower() and (is_plural(word) or singular(word) == noun)]
    others = numerals(between)
    return len(plural) == 1 and singular(plural[0]) == noun and next(iter(others), None) is None


def _announces(quantity: Quantity) -> bool:
    if quantity.kind != "cardinal" or quantity.hedge != "exact" or not 2 <= quantity.value <= 12 or not quantity.noun:
        return False
    text, at = quantity.passage.block.text, quantity.passage.start - 1
    if not text[max(0, at) : at + 1].isspace():
        return True
    whose = _WHOSE.before(text, at)
    led = at - len(whose) - 1
    more = _ONE_OF_MORE.before(text, at)
    return not more and not (whose and led > 0 and text[led].isspace() and _ONE_OF_MORE.before(text, led))


def _items(block: Block, start: int, sign: str) -> tuple[list[str], int] | None:
    """The items of the list that begins at ``start`` and where it ends; None where it is not plainly a list."""
    text = block.text
    closing = r"\)" if sign == "(" else r"[.;:!?–—]\s|[.!?]$|\s-\s|$"
    if sign == ",":
        closing = r"[.;:!?(–—]|\s-\s|$"
    end_match = re.compile(closing).search(text, start)
    end = end_match.start() if end_match else len(text)
    if end - start > 240:
        return None
    return _split(text[start:end], start, sign)


def _split(text: str, start: int, sign: str) -> tuple[list[str], int] | None:
    """Items of "A, B and C". In running text the item after the "and" ends the list, at a comma or the end."""
    joints = r",?\s(?:and|&|or)\s" if sign == ":" else r",?\s(?:and|&)\s"
    if ":" in sign and not re.search(joints, text):
        items = [item.strip(_MARKS) for item in re.compile(r"[,;]\s").split(text)]
        return (items, start + len(text)) if len(items) > 2 and all(map(_NAME.fullmatch, items)) else None
    comma = sign == ","
    last = None
    for match in re.finditer(joints, text):
        if last is not None:
            return None
        last = match
    if last is None:
        return None
    head, tail = text[: last.start()], text[last.end() :]
    if comma:
        tail, _found, _ = tail.partition(",")
        end = start + last.end() + len(tail)
    else:
        end = start + len(text)
    items = [item.strip(_MARKS) for item in re.compile(r"[,;]\s").split(head)] + [item.strip(_MARKS) for item in [tail]]
    items = [item for item in items if item and not _AGE.fullmatch(item)]
    if not items:
        return None
    names = [bool(_NAME.fullmatch(item + " ") or _NAME.fullmatch(item)) for item in items]
    if any(next((number.start == 0 for number in numerals(item)), False) for item in items):
        return None
    if all(names):
        return None if sign == "as" and len(items) < 2 else (items, end)
    if not comma and not any(names) and all(map(_is_thing, items)) and _are_single(items):
        return items, end
    return None


def _are_single(items: Sequence[str]) -> bool:
    """Whether each item counts for one: none holds a number or means several.

    Nor is one a plural beside singulars where articles tell who is meant ("a baker and his sons"): kinds of things
    have none ("lower rents and cleaner air").
    """
    mixed = len({is_plural(item.split()[-1]) for item in items}) > 1
    told = any(item.split()[0].lower() in _DETERMINERS for item in items)
    return not (mixed and told) and not any(SEVERAL.search(item) or any(numerals(item)) for item in items)


_DETERMINERS = frozenset(("a", "an", "the", "his", "her", "its", "their"))


def _is_thing(item: str) -> bool:
    """Whether an item is a plain noun phrase of few words."""
    first = item.split()[0].lower()
    opening = first in STOPS and first not in _DETERMINERS
    return bool(_THING.fullmatch(item)) and not opening and not _has_verb(item)


def _has_verb(item: str) -> bool:
    return any(word in ("is", "are", "was", "were", "has", "have", "had") for word in item.split())


def _listed(quantity: Quantity, items: list[str], end: int, *, sign: str) -> Finding | None:
    from factcheck.checks.reckoning.groups import groups_beside

    count = len(items)
    if count == quantity.value:
        return None
    block = quantity.passage.block
    sentence = quantity.passage.sentence
    at = block.text.find(items[0], quantity.passage.end)
    groups = groups_beside(quantity, quantity.passage.end + len(_head(block, quantity.passage.end, at)))
    if groups and (not groups.counts or count in groups.counts):
        return None
    if sign == ",":
        before = sentence.block.text[sentence.start : quantity.passage.start]
        if _INTRO.match(sentence.text) or quantity.noun in _LOOSE or (count == 2 * quantity.value and not groups):
            return None
        if re.compile(r",\s[A-Z]").match(block.text[end : end + 3]):
            return None
        if not re.compile(r"[,.;:!?(]|\s?[-–—]|$").match(block.text[end : end + 2]) or re.compile(
            r"[,;:]\s\w+$"
        ).search(before):
            return None
    if quantity.noun in _LOOSE and sign != ":":
        return None
    end = at + len(block.text[at:end].rstrip(_MARKS))
    passage = groups.passage if groups else quantity.passage
    return Finding(
        passage=passage,
        values={"said": passage.text, "right": str(count), "items": "; ".join(items), "noun": quantity.noun},
        evidence=(Shown(passage=Passage(block, at, end), note=f"{count} named"),),
        replacements=() if groups else repair(passage.text, count),
    )


def _head(block: Block, start: int, end: int) -> str:
    """What stands between a count and the list of names that it announces, without the sign before them."""
    return block.text[start:end].rstrip(' \n:,-–—(“"')


def _before_list(block: Block, quantity: Quantity) -> bool:
    return bool(_UNTIL_COLON.fullmatch(block.text, quantity.passage.end))


def _bulleted(reading: Reading, block: Block, quantity: Quantity) -> Iterator[Finding]:
    items: list[Block] = []
    for following in reading.draft.blocks[block.index + 1 :]:
        if following.kind is not BlockKind.LIST_ITEM:
            break
        items.append(following)
    if len(items) < 2 or len(items) == quantity.value:
        return
    levels = {item.level for item in items}
    if len(levels) > 1:
        return
    yield Finding(
        passage=quantity.passage,
        values={
            "said": quantity.passage.text,
            "right": str(len(items)),
            "items": "; ".join(item.text[:40] for item in items),
            "noun": quantity.noun,
        },
        evidence=tuple(Shown(passage=Passage(item, 0, len(item.text)), note="in the list") for item in items),
        replacements=repair(quantity.passage.text, len(items)),
    )


_BOTH = Lazy(
    r"(?:\b(?P<before>\w+\s))?\b(?P<both>both)\s(?P<items>(?P<one>[\w’'-]+(?:\s[\w’'-]+){0,2}),\s(?P<two>[\w’'-]+(?:\s[\w’'-]+){0,2})"
    r",?\sand\s(?P<three>[\w’'-]+))",
    re.IGNORECASE,
    needs=("both",),
)
_FLOATING = frozenset(
    [
        "they",
        "we",
        "you",
        "us",
        "them",
        "it",
        "who",
        "which",
        "that",
        "are",
        "were",
        "have",
        "had",
        "will",
        "can",
        "could",
        "would",
        "should",
        "may",
        "might",
        "must",
        "do",
        "did",
        "is",
        "was",
        "be",
        "been",
        "these",
        "those",
        "not",
        "me",
        "my",
        "'re",
    ]
)
_NO_ITEM = Lazy(
    r"\b(?:of|sides|parties|men|women|teams|countries|companies|cases|and|or|but|who|which)\b|\w+s$", re.IGNORECASE
)
_JOINED_NAMES = Lazy(r"\b(?:of|and|or|but|who|which)\b")


def _opens_aside(phrase: str) -> bool:
    first = phrase.split()[0].lower()
    return first in STOPS or first.endswith("ly")


def _few_then_comma(text: str) -> bool:
    """Whether ``text`` opens with three words at most and a comma."""
    words, comma, _ = text.partition(",")
    return bool(comma) and len(words.split()) <= 3


def _both(block: Block) -> Iterator[Finding]:
    """ "both" with three items."""
    if not any(_few_then_comma(rest) for rest in block.text.lower().split("both")[1:]):
        return
    for match in _BOTH.finditer(block.text):
        before = (match["before"] or "").strip().lower()
        named = match["one"][0].isupper() and match["two"][0].isupper() and match["three"][0].isupper()
        no_item = _JOINED_NAMES if named else _NO_ITEM
        if before in _FLOATING or no_item.search(match["one"]) or re.compile(r"\band\b").search(match["two"]):
            continue
        if _has_verb(match["one"]) or _has_verb(match["two"]) or _opens_aside(match["two"]):
            continue
        items = [match["one"], match["two"], match["three"]]
        if verb_base(items[0].split()[0]) and before not in ("to", ""):
            continue
        yield Finding(
            passage=Passage(block, match.start("both"), match.end("both")),
            values={"said": match["both"], "right": "3", "items": "; ".join(items), "noun": ""},
            evidence=(Shown(passage=Passage(block, match.start("items"), match.end("items")), note="three items"),),
        )
