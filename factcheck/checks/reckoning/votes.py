"""Votes: "won 52-49, a majority of four"; a nine-member court that rules 6-4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.written import by_sentence, repair
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.numerals import Numeral, numerals
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.reading import Reading

_NUMBER = r"(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)"
_COUNT = r"\d+(?:,\d{3})*"
_TALLY = rf"(?P<ayes>{_COUNT})(?:\svotes)?(?:\s?[-–—]\s?|\s(?:votes\s)?to\s|\s(?:votes\s)?against\s)(?P<noes>{_COUNT})"
_GAPS = ("majority", "margin", "lead")
_GAP = rf"(?:{'|'.join(_GAPS)})"


#: What every one of the patterns below holds.
_GAP_SAID = Lazy(rf"\b{_GAP}\sof\s|\svotes?\s?[,(–—-]", re.IGNORECASE, needs=(*_GAPS, "vote"))
#: Both sides of a vote and the gap between them.
_DECIDED = (
    Lazy(
        rf"\b{_TALLY}(?:\svotes?)?(?:\s\w+){{0,2}}?\s?(?:,|[-–—]|\()?\s?"
        rf"(?:(?:with|by|for|giving\s\w+|a|an)\s){{0,3}}{_GAP}\sof\s"
        rf"(?:just\s|only\s)?(?P<gap>{_NUMBER})\b(?!\s?(?:%|per\s?cent|points?|to\b))",
        re.IGNORECASE,
        needs=_GAPS,
    ),
    Lazy(
        rf"\b{_GAP}\sof\s(?:just\s|only\s)?(?P<gap>{_NUMBER})(?:\svotes?)?\s?(?:,|[-–—]|\()?\s?(?:by\s|of\s)?{_TALLY}\b",
        re.IGNORECASE,
        needs=_GAPS,
    ),
    Lazy(
        rf"\bby\s(?:just\s|only\s)?(?P<gap>{_NUMBER})\svotes?\s?(?:,|[-–—]|\()\s?{_TALLY}\b",
        re.IGNORECASE,
        needs=("vote",),
    ),
)
_VOTE = Lazy(
    r"\b(?:vot(?:e[ds]?|ing)|rul(?:ed|ing)|decided|decision|split|passed|approved|backed|rejected)\b",
    re.IGNORECASE,
    needs=("vot", "ruled", "ruling", "decided", "decision", "split", "passed", "approved", "backed", "rejected"),
)
_BODY = Lazy(
    r"\b(?P<size>\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:member|seat|strong|judge|justice|person|nation)\b"
    r"(?:[- ][a-z]+){0,3}",
    re.IGNORECASE,
    needs=("member", "seat", "strong", "judge", "justice", "person", "nation"),
)
_SCORE = Lazy(r"\b(?P<ayes>\d{1,3})\s?(?:[-–]|\sto\s)\s?(?P<noes>\d{1,3})\b(?![-–]\d|\s?(?:%|per\s?cent|years?\b))")


_PERCENT = r"\s?(?:%|per\s?cent)"
_POINTS = Lazy(
    rf"\b(?P<gap>{_NUMBER})[- ](?:percentage[- ])?points?(?:\s(?:lead|margin|majority))?\s?"
    rf"(?:,|[-–—]|\()\s?(?:with\s|by\s)?(?P<ayes>\d+(?:\.\d+)?)(?:{_PERCENT})?(?:\s?[-–]\s?|\sto\s)(?P<noes>\d+(?:\.\d+)?)(?:{_PERCENT})",
    re.IGNORECASE,
)


#: "had 6,204 votes and Elena Rusnac 6,187": what stands between two counts, and between them and their difference.
_AND_ANOTHER = Lazy(r"(?:\svotes?)?,?\s(?:and|to|against|while|compared\swith)\s[^.;:,()\d]{0,50}?")
_APART_BY = Lazy(
    r"(?:\svotes?)?(?:\sfor\s[^.;:,()\d]{1,40})?(?:,\s|\s?[-–—]\s?|\s\()(?:giving\s(?:him|her|them|it)\s)?an?\s"
    r"(?:[a-z]+\s)?(?:difference|gap|margin|majority|lead)\sof\s(?:just\s|only\s)?"
)


def find_votes(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A majority that is not the difference of the votes, and more votes than there are members."""
    found = {finding.passage: finding for finding in _tallies(blocks)}
    yield from found.values()
    for quantities in by_sentence(reading, blocks):
        for three in zip(quantities, quantities[1:], quantities[2:], strict=False):
            finding = _gap(*three)
            if finding and finding.passage not in found:
                yield finding


def _tallies(blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in blocks:
        if not re.compile(r"\d\s?(?:[-–—]|votes|to\s\d|against\s\d|%\sto|per\s?cent\sto)").search(block.text):
            continue
        for pattern in _DECIDED if _GAP_SAID.search(block.text) else ():
            for match in pattern.finditer(block.text):
                yield from _majority(block, match)
        if "point" in block.text.casefold():
            for match in _POINTS.finditer(block.text):
                yield from _points(block, match)
        for place, sentence in enumerate(block.sentences):
            found = list(_too_many(sentence))
            yield from found or _more_than_members(sentence, block.sentences[place + 1 : place + 2])


def _value(text: str) -> float | None:
    found: list[Numeral] = list(numerals(text))
    return found[0].value if len(found) == 1 and found[0].end == len(text) and found[0].form != "ordinal" else None


def _majority(block: Block, match: re.Match[str]) -> Iterator[Finding]:
    ayes, noes, gap = (_value(match[name]) for name in ("ayes", "noes", "gap"))
    if ayes is None or noes is None or gap is None or abs(ayes - noes) == gap:
        return
    if 1000 <= ayes <= 2200 and 1000 <= noes <= 2200 and "," not in match["ayes"]:
        return
    start, end = match.span("gap")
    tally = Passage(block, match.start("ayes"), match.end("noes"))
    yield Finding(
        passage=Passage(block, start, end),
        values={"said": match["gap"], "right": f"{abs(ayes - noes):,.0f} votes apart", "votes": tally.text},
        evidence=(Shown(passage=tally, note="the votes"),),
        replacements=repair(match["gap"], abs(ayes - noes)),
    )


#: "The council has 12 members", in the sentence after a vote.
_HAS_MEMBERS = Lazy(
    r"[Tt]he (?:council|board|committee|court|senate|panel|assembly|parliament|commission|chamber|jury) (?:has|have) "
    r"(?P<size>\d{1,3}|[a-z]+(?:-[a-z]+)?) (?:members|seats|councillors|councilors|judges|justices|senators)\b"
)


def _more_than_members(sentence: Passage, following: Sequence[Passage]) -> Iterator[Finding]:
    tally = _SCORE.search(sentence.text) if following and _VOTE.search(sentence.text) else None
    body = _HAS_MEMBERS.search(following[0].text) if tally else None
    size = _value(body["size"]) if body else None
    if not tally or not body or size is None or size < 3:
        return
    votes = int(tally["ayes"]) + int(tally["noes"])
    if votes <= size or votes > 2 * size:
        return
    start, after = sentence.start, following[0].start
    members = Passage(sentence.block, after + body.start(), after + body.end())
    yield Finding(
        passage=Passage(sentence.block, start + tally.start(), start + tally.end()),
        values={"said": tally.group(), "right": f"{votes} votes, of {size:.0f} members", "votes": tally.group()},
        evidence=(Shown(passage=members, note="how many there are"),),
    )


def _gap(ours: Quantity, theirs: Quantity, gap: Quantity) -> Finding | None:
    """ "Bell had 6,204 votes and Ray 6,187, a difference of 27"."""
    block, start, _ = ours.passage
    text = block.text
    nouns = {one.noun for one in (ours, theirs, gap)} - {""}
    if {one.kind for one in (ours, theirs, gap)} != {"cardinal"} or {ours.hedge, theirs.hedge, gap.hedge} != {"exact"}:
        return None
    if not nouns <= {"vote", "ballot"} or not (nouns or _VOTE.search(ours.passage.sentence.text)):
        return None
    if not _AND_ANOTHER.fullmatch(text, ours.passage.end, theirs.passage.start):
        return None
    right = abs(ours.value - theirs.value)
    if not _APART_BY.fullmatch(text, theirs.passage.end, gap.passage.start) or right == gap.value:
        return None
    tally = Passage(block, start, theirs.passage.end)
    return Finding(
        passage=gap.passage,
        values={"said": gap.passage.text, "right": f"{right:,.0f} votes apart", "votes": tally.text},
        evidence=(Shown(passage=tally, note="the votes"),),
        replacements=repair(gap.passage.text, right),
    )


def _points(block: Block, match: re.Match[str]) -> Iterator[Finding]:
    """ "leads by 10 points, 52 per cent to 45 per cent": shares may each be rounded."""
    gap = _value(match["gap"])
    right = abs(float(match["ayes"]) - float(match["noes"]))
    if gap is None or abs(gap - right) <= 1:
        return
    tally = Passage(block, match.start("ayes"), match.end("noes"))
    yield Finding(
        passage=Passage(block, match.start("gap"), match.end("gap")),
        values={"said": f"{match['gap']} points", "right": f"{right:g} points apart", "votes": tally.text},
        evidence=(Shown(passage=tally, note="the shares"),),
        replacements=repair(match["gap"], right),
    )


def _too_many(sentence: Passage) -> Iterator[Finding]:
    if not _VOTE.search(sentence.text):
        return
    body = _BODY.search(sentence.text)
    tally = _SCORE.search(sentence.text)
    if not body or not tally or body.start() <= tally.start() < body.end():
        return
    size = _value(body["size"])
    votes = int(tally["ayes"]) + int(tally["noes"])
    if size is None or size < 3 or votes <= size:
        return
    start = sentence.start
    members = Passage(sentence.block, start + body.start(), start + body.end())
    yield Finding(
        passage=Passage(sentence.block, start + tally.start(), start + tally.end()),
        values={"said": tally.group(), "right": f"{votes} votes, of {size:.0f} members", "votes": tally.group()},
        evidence=(Shown(passage=members, note="how many there are"),),
    )
