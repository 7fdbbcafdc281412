"""The time that a statement speaks of: the draft's own day, and the times that its sentence or paragraph names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims.lazy import Lazy

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage

Days = tuple[datetime.date, datetime.date]

_YEAR = Lazy(r"(?<![\d.,£$€#-])(1[5-9]\d\d|20\d\d)(?!\d|[.,]\d)")
_THEN = Lazy(
    r"\b(?:then|back then|at the time|at that time|years? (?:ago|earlier|before)|decades? (?:ago|earlier)|centur\w+|"
    r"ages? ago|in those days|predecessor|anniversary|archives?|history|war|wartime|era|"
    r"(?:nineteen|twenty)-\w+|[’']?\d0s)\b",
    re.IGNORECASE,
)


def years_in(text: str) -> set[int]:
    """The years that a text names."""
    return {int(year) for year in _YEAR.findall(text)}


def says_then(text: str) -> bool:
    """Whether words in a text speak of an earlier time without naming its year."""
    return _THEN.search(text) is not None


def times_of(reading: Reading, passage: Passage) -> Sequence[Days]:
    """First and last day of every time named in a passage's sentence."""
    sentence = passage.sentence
    named = [_year(year) for year in sorted(years_in(sentence.text))]
    return [*named, *(days for at, days in _dated(reading) if sentence.holds(at))]


def times_before(reading: Reading, passage: Passage) -> Sequence[Days]:
    """First and last day of every time named earlier in a passage's paragraph, or in the paragraph before it.

    A sentence without a time of its own may go on telling of theirs.
    """
    start = passage.sentence.start
    earlier = [block for block in reading.draft.blocks[: passage.block.index] if block.asserts][-1:]
    texts = [passage.block.text[:start], *(block.text for block in earlier)]
    named = [_year(year) for text in texts for year in sorted(years_in(text))]
    return [
        *named,
        *(
            days
            for at, days in _dated(reading)
            if at.block in earlier or (at.block is passage.block and at.start < start)
        ),
    ]


def _dated(reading: Reading) -> list[tuple[Passage, Days]]:
    return [(date.passage, (date.earliest, date.latest)) for date in reading.dates if date.earliest and date.latest]


def _year(year: int) -> Days:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
