"""Firsts, superlatives, comparisons, quotations and accusations as lines of the check sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.key import plain
from factcheck.claims.lazy import Lazy
from factcheck.claims.sheet import SheetItem
from factcheck.claims.stretches import one_line
from factcheck.draft import Block, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

_NOT_SUPERLATIVES = frozenset(
    "interest protest request forest honest modest harvest arrest contest guest west rest test quest suggest invest"
    " priest nest pest vest best-known latest almost invest earnest conquest northwest southwest midwest everest"
    " breast zest chest digest manifest tempest budapest unrest attest detest molest infest ingest behest bequest".split()
)

_PHRASE_END = r"(?=[,.;:!?“”\"()\[\]…]|\s[–—-]\s|\s(?:and|but|or|that|which|who|as|because|while|when|if|is|are|was|were|has|have|had|will|would)\b|$)"

_FIRST = Lazy(
    r"\b(?:(?:the|its|his|her|their|a|[\w-]+[’']s)\s+)?(?:very\s)?(?:first|last|second|third|fourth|fifth)(?:-ever)?\s"
    r"(?:ever\s)?(?:time|[\w’'-]+)(?:\s[\w’'-]+){0,8}?" + _PHRASE_END,
    re.IGNORECASE,
)
_SUPERLATIVE = Lazy(
    r"\b(?:(?:the|its|his|her|their|one of the|[\w-]+[’']s)\s+)(?:single\s|second-|second\s|third-|world[’']s\s|only\s)?"
    r"(?:(?P<est>[a-z]{2,}est|best|worst)|most\s[a-z]+|least\s[a-z]+|only|sole|record(?:-\w+)?)"
    r"(?:-ever)?(?:\s[\w’'-]+){1,8}?"
    + _PHRASE_END
    + r"|\b(?:record\s(?:high|low|number|level|profit|loss|crowd)s?|unprecedented|never before|all-time\s\w+"
    r"|unique(?:ly)?|on record|in history|highest ever|lowest ever)\b",
    re.IGNORECASE,
)
_COMPARISON = Lazy(
    r"\b(?:(?:more than\s)?(?:twice|(?:three|four|five|six|seven|eight|nine|ten|\d+)\stimes)\s(?:as\s\w+|more|the)\s[^,.;:!?“”\"()]{2,60}?"
    r"|(?:[a-z]{3,}er|more|less|fewer)\s(?:[\w’'-]+\s){0,4}?than\s(?!(?:half|a|an|one|two|three|four|five|six|seven|eight|nine|ten)?\s?"
    r"(?:dozen|hundred|thousand|million)?\s?\d|half\b|a (?:third|quarter|dozen|hundred|million)|one\b|two\b|three\b|four\b|five\b|six\b"
    r"|seven\b|eight\b|nine\b|ten\b|twenty\b|[£$€])[^,.;:!?“”\"()]{2,60}?"
    r"|compared (?:with|to)\s[^,.;:!?“”\"()]{2,60}?|(?:doubled|halved|trebled|tripled|quadrupled)\b)" + _PHRASE_END,
    re.IGNORECASE,
)
_ACCUSATION = Lazy(
    r"\b(?:(?:accus(?:es?|ed|ing)|convicted|acquitted|found guilty|guilty|suspected|suspicion)\s(?:\S+\s){0,4}?of"
    r"|charged\s(?:\S+\s){0,3}?with|arrested\s(?:on suspicion of|for|over)|(?:jailed|fined|sued|prosecuted|investigated"
    r"|suspended|sacked|disciplined)\s(?:for|over)|pleaded\s(?:not\s)?guilty\sto|allegedly|alleged\s(?:that|to have)"
    r"|allegations?\s(?:of|that))\s[^,.;:!?“”\"()]{2,80}?" + _PHRASE_END,
    re.IGNORECASE,
)


def rankings(reading: Reading) -> Iterator[SheetItem]:
    """Firsts, superlatives and comparisons."""
    for block in reading.draft.blocks:
        if not block.asserts:
            continue
        taken: list[Passage] = []
        for kind, pattern, worth in (
            ("first", _FIRST, 3),
            ("superlative", _SUPERLATIVE, 3),
            ("comparison", _COMPARISON, 2),
        ):
            for passage in _matches(block, pattern):
                if any(passage.overlaps(other) for other in taken):
                    continue
                taken.append(passage)
                yield _line(reading, kind, passage, worth)


def accusations(reading: Reading) -> Iterator[SheetItem]:
    """What somebody is said to have done wrong."""
    for block in reading.draft.blocks:
        if block.asserts:
            for passage in _matches(block, _ACCUSATION):
                yield _line(reading, "accusation", passage, 3)


def quotations(reading: Reading, figures: Sequence[Passage]) -> Iterator[SheetItem]:
    """Quotations, single words in quotation marks and mere figures left out."""
    for quotation in reading.quotations:
        passage = quotation.passage
        if len(passage.text.split()) < 2 or any(figure.holds(passage) for figure in figures):
            continue
        yield SheetItem(
            kind="quotation",
            passage=passage,
            words=f"“{one_line(passage.text)}”",
            reads=quotation.key,
            speaker=reading.speaker(passage),
            worth=1 if quotation.form == "scare" else 2,
        )


def _line(reading: Reading, kind: str, passage: Passage, worth: int) -> SheetItem:
    return SheetItem(
        kind=kind,
        passage=passage,
        words=one_line(passage.text),
        reads=plain(passage.text),
        speaker=reading.speaker(passage),
        worth=worth,
    )


def _matches(block: Block, pattern: Lazy) -> Iterator[Passage]:
    for match in pattern.finditer(block.text):
        est = match.groupdict().get("est")
        if est and est.lower() in _NOT_SUPERLATIVES:
            continue
        yield Passage(block, match.start(), match.end())
