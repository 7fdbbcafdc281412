"""Values that went the other way than the words say: "fell to 120 from 100", "5.2 per cent, down from 4.8"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.written import ends
from factcheck.claims.lazy import Lazy
from factcheck.draft import Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity

_RISING = "rose|rises|risen|increased|grew|climbed|jumped|soared|surged|went up|goes up"
_FALLING = "fell|falls|fallen|dropped|declined|decreased|slumped|plunged|shrank|went down|goes down"
#: A verb right before the two values, with nothing but the size of the step between.
_VERB = (
    rf"\b(?P<word>(?P<up>{_RISING})|{_FALLING})"
    r"(?:\s(?:by\s)?[£$€]?\d[\d.,]*\s?(?:%|per\s?cent|points?|bn|m|million|billion|p|pence|cents)?)?(?:\s[a-z]+ly)?"
)
_COUNT = r"(?:just\s|only\s|about\s|around\s|a record\s|some\s|nearly\s|almost\s)?"
_VERBS = tuple(f"{_RISING}|{_FALLING}".split("|"))
_TO_LEAD = Lazy(rf"{_VERB}\sto\s{_COUNT}$", re.IGNORECASE, needs=_VERBS)
_FROM_LEAD = Lazy(rf"{_VERB}\sfrom\s{_COUNT}$", re.IGNORECASE, needs=_VERBS)
_WHEN = (
    r"(?:\s(?:(?:last|this|the previous) (?:year|month|week|quarter)"
    r"|an? (?:year|month|week|quarter) (?:earlier|ago|before)"
    r"|in (?:the )?(?:[A-Z][a-z]+(?: \d{4})?|\d{4})))?"
)
_THEN_FROM = Lazy(rf"(?:\s[a-z]+)?{_WHEN},?\sfrom\s{_COUNT}", needs=("from",))
_THEN_TO = Lazy(rf"(?:\s[a-z]+)?{_WHEN}\sto\s{_COUNT}", needs=("to",))
#: "Inflation was 5.2 per cent, down from 4.8 per cent".
_SET_BESIDE = Lazy(
    rf"(?:\s[a-z]+)?{_WHEN}(?:,|\s[-–—]|\s\()?\s(?P<word>(?P<up>up)|down)\sfrom\s{_COUNT}", needs=("from",)
)

#: What goes up as its number goes down: exchange rates, ranks, odds, losses, and whatever falls from the sky.
_INVERSE = Lazy(
    r"\b(?:dollars?|yen|yuan|euros?|pounds?|sterling|roubles?|rubles?|rupees?|pesos?|lira|rand|francs?|won|krona|crowns?"
    r"|currenc(?:y|ies)|exchange|against|rank\w*|places?|positions?|tables?|charts?|lists?|odds|seeds?|seeded|handicap"
    r"|par|league|division|loss(?:es)?|deficits?|negative|minus|below|rain\w*|snow\w*|hail|sleet|ash|inverse\w*)\b|\bNo\.",
    re.IGNORECASE,
)
_KINDS = frozenset({"cardinal", "money", "percent", "measure"})


def find_turned(quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Two values of one sentence, side by side, whose order the verb or "up" and "down" turns round."""
    for one, other in pairwise(quantities):
        if not _comparable(one, other):
            continue
        text, sentence = one.passage.block.text, one.passage.sentence
        between = (text, one.passage.end, other.passage.start)
        lead = (text, max(sentence.start, one.passage.start - 50), one.passage.start)
        words = text[one.passage.end : other.passage.start].split()
        match, before, after = None, other, one
        if "from" in words:
            match = _SET_BESIDE.fullmatch(*between) if "up" in words or "down" in words else None
            if match is None and (moved := _TO_LEAD.search(*lead)) and _THEN_FROM.fullmatch(*between):
                match = moved
        if match is None and "to" in words and (moved := _FROM_LEAD.search(*lead)) and _THEN_TO.fullmatch(*between):
            match, before, after = moved, one, other
        if match is None:
            continue
        rises = after.value > before.value
        if bool(match["up"]) != rises and not _INVERSE.search(sentence.text):
            yield Finding(
                passage=Passage(one.passage.block, match.start("word"), match.end("word")),
                values={
                    "said": match["word"],
                    "right": "up" if rises else "down",
                    "before": before.passage.text,
                    "after": after.passage.text,
                },
                evidence=(Shown(passage=before.passage, note="before"), Shown(passage=after.passage, note="after")),
            )


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two values are of one kind and plainly different: no range, no age, no scale left out."""
    same = one.kind in _KINDS and (one.kind, one.unit) == (other.kind, other.unit)
    hedged = {one.hedge, other.hedge} - {"exact", "about"} or one.agrees(other)
    ages = "age" in (one.noun, other.noun)
    nouns = one.noun == other.noun or not one.noun or not other.noun
    numbers = [ends(quantity) for quantity in (one, other)]
    if not same or hedged or ages or not nouns or not all(numbers):
        return False
    return numbers[0][0].scaled == numbers[1][0].scaled or max(one.value, other.value) < 100 * min(
        one.value, other.value
    )
