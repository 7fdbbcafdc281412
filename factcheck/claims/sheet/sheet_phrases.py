"""Firsts, superlatives, comparisons, quotations and accusations as lines of the check sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.key import plain
from factcheck.claims.lazy import Lazy
from factcheck.claims.model import Speaker
from factcheck.claims.numbers.nouns import STOPS, word_set
from factcheck.claims.sheet.sheet import SheetItem, stated
from factcheck.claims.sheet.stretches import LEFT_OUT, one_line, phrase_from
from factcheck.draft import Block, BlockKind, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

#: A clause of at most this many words is shown whole.
_SHORT_CLAUSE = 16

#: Nouns in -est that follow an article as superlatives do.
_NOUNS = word_set(
    "interest protest request forest harvest arrest contest guest west rest test quest priest nest pest vest latest "
    "conquest northwest southwest midwest everest breast chest digest manifest tempest budapest unrest bequest inquest "
    "crest rainforest self-interest armrest headrest palimpsest jest zest behest houseguest retest"
)

#: What "first" counts without a claim to priority.
_PLAIN_FIRSTS = (
    "half|quarter|few|couple|two|three|four|five|six|seven|eight|nine|ten|day|week|month|year|hour|minute|place|step"
    "|thing|part|round|name|aid|lady|minister|instance|time|class|leg|stage|person|hand|glance|sight|floor|page"
    "|paragraph|sentence|draft|degree|reaction|idea|thought|child|wife|husband|question|job"
)

_WHOSE = r"(?:the|its|his|her|their|our|one of the|(?!(?:it|that|he|she|there|here|what|who)[’']s)[\w-]{1,40}[’']s?)\s"

#: What is called best, worst, only or most as a manner of speaking.
_OPINIONS = (
    "way|thing|idea|hope|fear|interest|place|option|case|chance|friend|purpose|reason|question|person|people|one|time"
    "|part|bit|effort|intention|wishes|known|anyone"
)

_FIRST = Lazy(
    rf"\b(?:for the (?:very )?first time\b|{_WHOSE}(?:very\s|world[’']s\s)?first(?:-ever|\sever|\sand only)?\s"
    rf"(?!(?:{_PLAIN_FIRSTS})s?\b|\d)"
    r"(?=(?:[\w’'-]+\s){1,6}?(?:since|to|ever|in|of its kind|outside|for|from)\b)"
    r"|(?:(?<=is )|(?<=was )|(?<=are )|(?<=were )|(?<=be )|(?<=become )|(?<=became )|(?<=becomes )|(?<=as ))"
    r"the\s(?:very\s)?first\b"
    rf"(?!\s(?:(?:{_PLAIN_FIRSTS})s?\b|\d))|first-ever\b"
    r"|(?:the\s)?world[’']s\sfirst\b|the last (?:remaining|surviving|living|known)\b)",
    re.IGNORECASE,
)
_SUPERLATIVE = Lazy(
    rf"\b(?:{_WHOSE}(?:(?:single|world[’']s|country[’']s|second|third|fourth|second-|third-)[\s-]?)?"
    r"(?P<est>[a-z]{2,}est|best|worst|most\s[a-z]+|least\s[a-z]+|only|sole)\b"
    rf"(?!\s(?:{_OPINIONS})s?\b)"
    r"|(?:an?\s|the\s)?(?:new\s|all-time\s)?record(?:-\w+|\s(?:high|low|number|level|profit|loss|crowd|turnout|year)s?)\b"
    r"|(?:an\s)?unprecedented\b|never before\b|(?:highest|lowest|most|worst|best) ever\b|on record\b"
    r"|in (?:all )?history\b)",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d|(?:[A-Z]{1,3})?[£$€]|once\b|enough\b|ever\b|just\b|happy\b|likely\b"
    r"|an?\s(?:minute|hour|day|week|month|year|decade)\b|(?:a|an)?\s?(?:half|third|quarter|dozen|hundred|thousand|million|billion|couple)\b"
    r"|(?:one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)"
)
_COMPARISON = Lazy(
    r"\b(?:(?:twice|(?:three|four|five|six|seven|eight|nine|ten|\d+)\stimes)\s(?:as\s\w+|more|less|higher|the)\b"
    rf"|(?:[a-z]{{3,}}er|(?:more|less|fewer)(?:\s[\w’'-]+){{0,3}}?)\sthan\b(?!\s{_NUMBER})"
    r"|compared (?:with|to)\b|doubled|halved|trebled|tripled|quadrupled)\b",
    re.IGNORECASE,
)
_RELATION_BEFORE = Lazy(
    r"\b(?:(?:the|an?|its|founding|full|only)\s)*(?:[a-z]+\s)?(?:capital|currency|largest city|biggest city"
    r"|members?|member states?|province|region|territory|colony)"
    r"(?:\scity)?\sof\s(?:the\s)?$|\b(?:borders?|borders on|shares a border with|joined)\s(?:the\s)?$"
)
_RELATION_AFTER = Lazy(r"[’']s\s(?:[a-z]+\s)?(?:capital|currency|largest city|biggest city)\b")
_ARTICLE = Lazy(r"(?:The|An?)\s")
_NOT_COMPARATIVE = frozenset({"rather", "other", "another", "later", "earlier", "sooner"})
_ACCUSATION = Lazy(
    r"\b(?:accus(?:es?|ed|ing)\s(?:\S+\s){0,4}?of|(?:convicted|acquitted|guilty|suspected|suspicion)\sof"
    r"|charged\swith|arrested\s(?:on suspicion of|for|over)|pleaded\s(?:not\s)?guilty|allegedly|alleged\s(?:that|to)"
    r"|allegations?\s(?:of|that)"
    r"|(?:jailed|fined|sued|prosecuted|sacked|suspended|disciplined)\s(?:[\w£$€,.]+\s){0,3}?(?:for|over))\b",
    re.IGNORECASE,
)


def rankings(reading: Reading) -> Iterator[SheetItem]:
    """Firsts, superlatives and comparisons; those of other stories' headlines last, as others have checked them."""
    for block in reading.draft.blocks:
        if not block.asserts and block.kind is not BlockKind.RELATED:
            continue
        taken: list[Passage] = []
        for kind, pattern in (("first", _FIRST), ("superlative", _SUPERLATIVE), ("comparison", _COMPARISON)):
            for passage, worth in _matches(block, pattern):
                if not any(passage.overlaps(other) for other in taken):
                    taken.append(passage)
                    yield _line(reading, kind, passage, worth if block.asserts else 1)


def relations(reading: Reading) -> Iterator[SheetItem]:
    """What is said of the capital, the currency, the members and the parts of a place."""
    for place in reading.names:
        block, start, end = place.passage
        if not place.known or not block.asserts:
            continue
        before = _RELATION_BEFORE.search(block.text, max(place.passage.sentence.start, start - 60), start)
        after = _RELATION_AFTER.match(block.text, end, place.passage.sentence.end)
        if before or after:
            low, high = before.start() if before else start, after.end() if after else end
            yield _line(reading, "relation", Passage(block, low, high), 2)


def accusations(reading: Reading) -> Iterator[SheetItem]:
    """What somebody is said to have done wrong, or to be held to have done."""
    for block in reading.draft.blocks:
        if block.asserts:
            for passage, worth in _matches(block, _ACCUSATION):
                yield _line(reading, "accusation", passage, worth)


def quotations(reading: Reading, figures: Sequence[Passage]) -> Iterator[SheetItem]:
    """Quotations; single words in quotation marks, mere figures, and titles, which are names, are left out."""
    titles = {(name.passage.block.index, *_bounds(name.passage)) for name in reading.names}
    bare = {(figure.block.index, figure.text.strip(" .,")) for figure in figures}
    for quotation in reading.quotations:
        passage = quotation.passage
        if len(passage.text.split()) < 2 or (passage.block.index, passage.text.strip(" .,")) in bare:
            continue
        if (passage.block.index, *_bounds(passage)) in titles:
            continue
        yield SheetItem(
            kind="quotation",
            passage=passage,
            words=f"“{one_line(passage.text)}”",
            reads=one_line(" ".join(part.text for part in quotation.parts or (passage,))).rstrip(","),
            speaker=stated(reading, passage).speaker,
            worth=1 if quotation.form == "scare" else 2,
        )


def _bounds(passage: Passage) -> tuple[int, int]:
    """Where a passage starts and ends without the article before it and the stop or comma after it."""
    article = _ARTICLE.match(passage.block.text, passage.start, passage.end)
    start = article.end() if article else passage.start
    return start, passage.start + len(passage.text.rstrip(" ,.!?"))


def _matches(block: Block, pattern: Lazy) -> Iterator[tuple[Passage, int]]:
    """The phrases that a pattern opens, with what each is worth."""
    for match in pattern.finditer(block.text):
        groups = match.groupdict()
        est = (groups.get("est") or "").lower()
        if est in _NOUNS or match[0].split()[0].lower() in _NOT_COMPARATIVE:
            continue
        opinion = est.startswith(("most", "least", "best", "only", "sole")) or pattern is _COMPARISON
        passage = phrase_from(block, match.start(), match.end())
        if passage.text.split()[-1].lower() not in STOPS:
            yield passage, 2 if opinion else 3


def _line(reading: Reading, kind: str, passage: Passage, worth: int) -> SheetItem:
    statement = stated(reading, passage)
    subject = statement.subject if statement.subject and plain(passage.text) not in plain(statement.subject) else ""
    clause = statement.passage.text
    words = one_line(passage.text)
    if kind in ("comparison", "accusation", "relation"):
        short = len(clause.split()) <= _SHORT_CLAUSE and statement.passage.holds(passage)
        words = one_line(clause).rstrip(".") if short else f"{one_line(subject)}{LEFT_OUT}{words}" if subject else words
    return SheetItem(
        kind=kind,
        passage=passage,
        words=words.strip(" ,"),
        reads=plain(passage.text),
        about=one_line(subject),
        speaker=statement.speaker if passage.block.asserts else Speaker("another story"),
        worth=worth,
    )
