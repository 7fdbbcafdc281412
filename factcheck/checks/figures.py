"""figures: one quantity with two values that cannot both hold, and slips of magnitude."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Literal

from factcheck.checks.reckoning.counted import COMPARED, Counted, conflicting, is_definite, new_event, one_line, settled
from factcheck.claims.lazy import Lazy
from factcheck.claims.model import Quantity
from factcheck.claims.numbers.nouns import singular
from factcheck.draft import Passage
from factcheck.draft.model import BODY, BlockKind
from factcheck.flag import Level
from factcheck.ruleset.model import Check, Finding, Rule, RuleProblem, Shown
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Match, Search

#: So many later counts of another value are held against one, and so many of them shown; no true draft has more.
_MOST = 100
_SHOWN = 6

#: Characters that may stand between a number and what happens to those counted.
REACH = 80


class FiguresFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``find`` is conflict or magnitude.

    ``count``, for conflicts, are patterns for what happens to those counted ("killed", "death toll"); ``of`` are the
    nouns, in the singular, that count as one thing there, the names of units, or "money"; a noun left out ("12 were
    killed") counts as well, and another noun is held against the same noun. With ``named`` both statements must hold
    the same name. With ``thing`` both must be told of one noun ("the bridge cost £12m", "the £14m bridge"). Messages
    may use ``{said}`` and ``{other}``, the two values as written, and ``{noun}``.
    """

    find: Literal["conflict", "magnitude"]
    count: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    named: bool = False
    thing: bool = False


class Figures(Check[FiguresFields]):
    """Holds the quantities of a draft's running text against each other."""

    extends: ClassVar[str] = "figures"
    fields: ClassVar[type[RuleFields]] = FiguresFields
    fills = frozenset(("said", "other", "noun"))
    by_match: ClassVar[bool] = True

    def __init__(self, rule: Rule[FiguresFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        if fields.find == "conflict" and not (fields.count and fields.of):
            raise RuleProblem("a conflict of figures needs 'count' (what happens) and 'of' (to whom)", ("count",))
        if fields.find == "magnitude" and (fields.count or fields.of):
            raise RuleProblem("'count' and 'of' go with 'find: conflict'", ("count",))
        self._lead = _LINK if fields.named else _LEAD
        self.patterns = [
            rule.pattern(text, field=("count", index), ignorecase=True) for index, text in enumerate(fields.count)
        ]

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """Pairs of values that cannot both hold, the earlier one flagged and the later ones as evidence."""
        if self.rule.fields.find == "magnitude":
            from factcheck.checks.reckoning.magnitude import find_slips

            yield from find_slips(reading, search.blocks)
            return
        everything = self._counted(reading, search)
        for what in dict.fromkeys(item.what for item in everything):
            yield from self._conflicts(reading, [item for item in everything if item.what == what])

    def _conflicts(self, reading: "Reading", counted: Sequence[Counted]) -> Iterator[Finding]:
        """Pairs among counts of one thing; three values or more of one event belong to a story of several events."""
        if len({item.quantity.value for item in counted}) > 2:
            counted = _of_one_event(reading, counted)
        if len({item.quantity.key for item in counted}) < 2 or len({item.quantity.value for item in counted}) > 2:
            return
        done: set[Passage] = set()
        for place, first in enumerate(counted):
            if first.quantity.passage in done:
                continue
            later = islice(counted, place + 1, None)
            unlike = (other for other in later if not _same(first, other) and other.quantity.passage not in done)
            others = [other for other in islice(unlike, _MOST) if self._disagree(reading, first, other)]
            if others:
                done |= {first.quantity.passage, *(other.quantity.passage for other in others)}
                yield _finding(reading, first, others)

    def _disagree(self, reading: "Reading", first: Counted, other: Counted) -> bool:
        """Whether two counts cannot both hold, and are told of one thing where the rule asks for that."""
        if not conflicting(reading, first, other, named=self.rule.fields.named):
            return False
        return not self.rule.fields.thing or _thing(first) == _thing(other) != ""

    def _counted(self, reading: "Reading", search: "Search") -> list[Counted]:
        """What the rule counts, in document order; above the body only where that takes the count for told before."""
        found: dict[Passage, Counted] = {}
        matches = [match for pattern in self.patterns for match in search.search(pattern)]
        if len(matches) < 2:
            return []
        for match in matches:
            if match.passage.block.kind in _COUNTING and (item := self._count_at(reading, match)):
                found.setdefault(item.quantity.passage, item)
        counted = sorted(found.values(), key=lambda item: item.passage.order)
        in_body = _with_captions(counted)
        # A count that the body gives outright is held against the title by the rules for titles.
        return counted if all(is_definite(item.quantity) for item in in_body) else in_body

    def _count_at(self, reading: "Reading", match: "Match") -> Counted | None:
        """The quantity that the matched words tell something of."""
        block, start, end = match.passage
        quantities = reading.quantities
        at = bisect_left(quantities, (block.index, start, 0), key=lambda quantity: quantity.passage.order)
        before = quantities[at - 1] if at and quantities[at - 1].passage.block is block else None
        while at < len(quantities) and quantities[at].passage.block is block and quantities[at].passage.start < end:
            at += 1
        after = quantities[at] if at < len(quantities) and quantities[at].passage.block is block else None
        whole = self._over_aside(quantities[:at], match) if before else None
        if whole:
            quantity, passage = whole, Passage(block, whole.passage.start, end)
        elif before and start - before.passage.end < REACH and self._linked(block.text, before.passage.end, start):
            quantity, passage = before, Passage(block, before.passage.start, end)
        elif after and after.passage.start - end < REACH and self._lead.fullmatch(block.text, end, after.passage.start):
            quantity, passage = after, Passage(block, start, after.passage.end)
        else:
            return None
        what = self._what(quantity, _counted_noun(quantity), block.text[start:end].lower())
        if what is None:
            return None
        share = _WHOLE.search(block.text, max(0, passage.start - 24), passage.start)
        if share:
            passage = Passage(block, share.start(), passage.end)
        item = Counted(quantity, passage, what)
        return item if settled(item) else None

    def _over_aside(self, quantities: Sequence[Quantity], match: "Match") -> Quantity | None:
        """The count before an aside of parts ("Nine people, including two children, were killed")."""
        block, start, _ = match.passage
        aside = _ASIDE.search(block.text, max(match.passage.sentence.start, start - 2 * REACH), start)
        counts = [q for q in quantities[-4:] if aside and q.passage.block is block and q.passage.end <= aside.start()]
        if aside is None or not counts or counts[-1].passage.start < match.passage.sentence.start:
            return None
        joined = block.text[counts[-1].passage.end : aside.start()] + block.text[aside.end("aside") : start]
        return counts[-1] if self._linked(joined, 0, len(joined)) else None

    def _linked(self, text: str, start: int, end: int) -> bool:
        """Whether only words of the count stand between; two nouns that count as one ("passengers and crew") do."""
        together = _TOGETHER.match(text, start)
        return bool(_LINK.fullmatch(text, together.end() if together else start, end))

    def _what(self, quantity: Quantity, noun: str, happened: str) -> str | None:
        """What a quantity counts: "" for what the rule is about, a narrower noun, None for anything else."""
        of = self.rule.fields.of
        if quantity.hedge == "vague" or quantity.kind not in ("cardinal", "measure", "money", "percent"):
            return None
        if quantity.kind != "cardinal":
            wanted = "money" if quantity.kind == "money" else quantity.unit
            return quantity.unit if wanted in of else None
        if quantity.value < 2 or quantity.unit:
            return None
        narrower = [word for word in quantity.qualifiers if word != happened]
        plain = (noun in of or not noun) and not narrower
        return "" if plain else f"{noun} {narrower}"


def _with_captions(counted: Sequence[Counted]) -> list[Counted]:
    """The counts of the body and of the captions; what a caption tells in the body's words other rules hold to it."""
    body = [item for item in counted if item.passage.block.kind in BODY]
    told = {_words(item) for item in body}
    captions = (item for item in counted if item.passage.block.kind is BlockKind.CAPTION)
    return sorted(
        [*body, *(item for item in captions if _words(item) not in told)], key=lambda item: item.passage.order
    )


def _words(item: Counted) -> str:
    """The words of a count without its number."""
    return item.passage.text.replace(item.quantity.passage.text, "").strip().lower()


def _same(one: Counted, other: Counted) -> bool:
    """Whether two counts are of one value, however they are written."""
    return one.quantity.value == other.quantity.value and one.quantity.agrees(other.quantity)


def _counted_noun(quantity: Quantity) -> str:
    """The noun of a count; with the second one where two count as one ("passenger and crew")."""
    together = _TOGETHER.match(quantity.passage.block.text, quantity.passage.end)
    if together and singular(together["one"].lower()) == quantity.noun:
        return f"{quantity.noun} and {singular(together['other'].lower())}"
    return quantity.noun


def _of_one_event(reading: "Reading", counted: Sequence[Counted]) -> list[Counted]:
    """The counts without those of other events and years, and without what repeats a value of theirs."""
    year = reading.clock.year if reading.clock else None
    others = {
        item.quantity.value
        for place, item in enumerate(counted)
        if (place and new_event().search(one_line(item.passage)))
        or _BACK_THEN.search(one_line(item.passage))
        or any(int(named) != year for named in _YEAR.findall(COMPARED.sub("", one_line(item.passage))))
    }
    return [item for item in counted if item.quantity.value not in others]


#: An aside of parts right before what happened to the whole.
_ASIDE = Lazy(
    r"(?P<aside>,\s(?:including|among\sthem|(?:most|some|all|many|half|two|three|four|five|six)\sof\sthem)\s[^;.]{1,70}?,)"
    r"\s(?:[a-z]+\s){0,3}$"
)
_BACK_THEN = Lazy(r"\b(?:[Tt]hat|[Tt]he same|[Tt]hose) (?:years?|time|summer|winter|autumn|spring|month)\b")

#: Where a count may stand: the running text, and the lines above it.
_COUNTING = BODY | {BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION}
_YEAR = Lazy(r"(?<![\d,.$£€])\b(?:19|20)\d\d\b(?![,.]?\d)")
#: Two nouns in the plural, or a collective after one, that the number counts together.
_TOGETHER = Lazy(r"\s(?P<one>[a-z]+s)\sand\s(?P<other>[a-z]+)(?=\s)")

_LINK = Lazy(
    r"(?:\s(?!and\b|or\b|but\b|others?\b|more\b|injur|wound|hurt|survi)[^\W\d_][\w’'-]*){0,5}\s", re.IGNORECASE
)
_LEAD = Lazy(
    r"(?:\s(?:at|least|about|around|up|to|of|some|an?|estimated|more|than|the|nearly|almost|over|is|was|stands|stood|as"
    r"|many|all|number|people|roughly|just|under|fewer|no|put|among)){0,5}\s",
    re.IGNORECASE,
)


_WHOLE = Lazy(r"\b(?:most|some|many|half|nearly all|almost all) of the\s$", re.IGNORECASE)
_PRICED = Lazy(r"[\s-](?P<thing>[a-z]+)\b")
_COSTING = Lazy(r"\b[Tt]he\s(?:[a-z]+\s)?(?P<thing>[a-z]+)\s(?:was\s|is\s|has\s|had\s|itself\s)?$")


def _thing(item: Counted) -> str:
    """The noun that an amount is told of: after "the £14m", else the subject before the words that count."""
    block, start, end = item.quantity.passage
    if is_definite(item.quantity):
        match = _PRICED.match(block.text, end)
    else:
        match = _COSTING.search(block.text, item.passage.sentence.start, min(start, item.passage.start))
    return match["thing"] if match else ""


def _spoken(quantity: Quantity) -> str:
    """A value as it is said by itself: "14 years" for the "14-year" before a noun."""
    text = quantity.passage.text
    number, hyphen, unit = text.rpartition("-")
    if not hyphen or unit != quantity.unit or quantity.value == 1:
        return text
    return f"{number} {unit}s"


def _shown(others: Sequence[Counted]) -> Iterator[Shown]:
    """The first few of the other figures; the last one tells how many more there are."""
    more = len(others) - _SHOWN
    for at, other in enumerate(others[:_SHOWN], 1):
        note = (
            f"another figure for the same, and {more} more"
            if at == _SHOWN and more > 0
            else "another figure for the same"
        )
        yield Shown(passage=other.quantity.passage, note=note)


def _finding(reading: "Reading", first: Counted, others: Sequence[Counted]) -> Finding:
    named = reading.speaker(first.quantity.passage).name
    speakers = [reading.speaker(other.quantity.passage).name for other in others]
    disputed = bool(named) and all(speaker and speaker != named for speaker in speakers)
    return Finding(
        passage=first.quantity.passage,
        values={
            "said": _spoken(first.quantity),
            "other": _spoken(others[0].quantity),
            "noun": first.quantity.noun,
        },
        evidence=tuple(_shown(others)),
        level=Level.SUGGESTION if disputed else None,
    )
