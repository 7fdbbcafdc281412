"""Ages and years of birth in two sentences: "has died aged 91", "She was born in Ely on 4 May 1932"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.checks.reckoning.written import put
from factcheck.checks.reckoning.years import YEAR
from factcheck.claims.lazy import Lazy
from factcheck.claims.names.bearers import Bearer
from factcheck.claims.ordered import in_block
from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

_AGED = r"(?:at the age of|at age|aged|at)\s(?P<age>\d{2,3})\b(?!\s?(?:St|Street|Road|per|%|am|pm|a\.m|p\.m)\b)"
#: A death that the draft tells as its news: "who has died at the age of 91", "died on Monday aged 91".
_DEATH = Lazy(
    rf"\b(?:(?:has|have)\sdied|died\s(?:(?:on|last)\s)?(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
    rf"(?:\s(?!aged?\b|at\b)[\w’'-]+){{0,6}},?\s{_AGED}"
)
_BIRTH = Lazy(
    rf"\b(?P<who>[Hh]e|[Ss]he|[A-Z][\w’'-]+)\swas\sborn\s(?:in\s|on\s|at\s|near\s|to\s|into\s|[a-z]+\s){{1,4}}"
    rf"(?:(?:[A-Z][\w’'-]+,?|\d{{1,2}},?)\s(?:(?:in|on)\s)?){{0,6}}(?P<year>{YEAR})\b"
    rf"|(?:^|(?<=[.”]\s))Born\s(?:in|on|at|near)\s(?:[^.;]{{1,60}}?\s)?(?P<year2>{YEAR}),\s"
    r"(?:\w+\s){0,4}?(?P<who2>he|she|[A-Z][\w’'-]+)\s"
)
#: Words of another's birth.
_OTHER = Lazy(r"\b(?:father|mother|brother|sister|son|daughter|wife|husband|twin|grand\w+)\b")


class _Birth(Struct, frozen=True):
    who: str
    year: int
    passage: Passage


def find_lifetimes(reading: Reading, blocks: Sequence[Block]) -> Iterator[Finding]:
    """The age at a death that the draft reports, against the year of birth that another sentence gives.

    Silent where the draft has several deaths with an age, or several births, and without the draft's day.
    """
    if reading.clock is None:
        return
    births = [birth for block in blocks for birth in _births(block)]
    if len(births) != 1:
        return
    deaths = [(block, match) for block in blocks for match in _DEATH.finditer(block.text)]
    if len(deaths) != 1:
        return
    (block, death), birth = deaths[0], births[0]
    sentence = block.sentence_at(death.start())
    if birth.passage.sentence == sentence or not _is_theirs(reading, sentence, birth):
        return
    right, said = reading.clock.year - birth.year, int(death["age"])
    if said in (right, right - 1) or not 0 < right <= 125:
        return
    where = Passage(block, death.start("age"), death.end("age"))
    yield Finding(
        passage=where,
        values={"said": death["age"], "right": f"{right - 1} or {right}", "year": str(birth.year)},
        evidence=(Shown(passage=birth.passage, note="the year of birth"),),
        replacements=tuple(filter(None, (put(death["age"], age) for age in (right, right - 1)))),
    )


def _births(block: Block) -> Iterator[_Birth]:
    if "orn " not in block.text:
        return
    for match in _BIRTH.finditer(block.text):
        passage = Passage(block, match.start(), match.end("year") if match["year"] else match.end("year2"))
        if not _OTHER.search(passage.sentence.text[: passage.end - passage.sentence.start]):
            yield _Birth(match["who"] or match["who2"], int(match["year"] or match["year2"]), passage)


def _is_theirs(reading: Reading, sentence: Passage, birth: _Birth) -> bool:
    """Whether the one person whom the sentence of the death names is the one who was born.

    A pronoun is theirs where that person is the story's: the one whom it names most.
    """
    bearers = [bearer for bearer in reading.bearers if any(n.passage.sentence == sentence for n in bearer.names)]
    named = [name for name in in_block(reading.names, sentence.block) if name.passage.sentence == sentence]
    first = min((name for name in named if name.kind == "person"), key=lambda name: name.passage.start, default=None)
    theirs = next((bearer for bearer in bearers if first in bearer.names), None)
    if theirs is None:
        return False
    return birth.who == theirs.family or (birth.who.lower() in ("he", "she") and _is_main(reading, theirs))


def _is_main(reading: Reading, bearer: Bearer) -> bool:
    return all(len(other.names) <= len(bearer.names) for other in reading.bearers)
