"""One stated relation in one draft: its slots as known entries, and whether it is stated as a fact of its day."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from factcheck.checks.relating.moment import says_then, times_before, times_of, years_in
from factcheck.claims.endings import Endings
from factcheck.claims.lazy import Lazy
from factcheck.claims.ordered import touching
from factcheck.claims.statements.wording import MONTHS
from factcheck.world.periods import holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.checks.relating.moment import Days
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage
    from factcheck.ruleset.patterns import Match
    from factcheck.world.model import Entry
    from factcheck.world.periods import Period
    from factcheck.world.world import World

#: Words before a statement, inside it or after it that set it apart from the draft's own day.
_PAST = (
    "former|formerly|ex|then|once|one-time|erstwhile|old|older|ancient|historic|historical|original|first|previous|past|"
    "late|deposed|ousted|toppled|overthrown|exiled|fugitive|jailed|imprisoned|convicted|disgraced|slain|assassinated|"
    "murdered|killed|departed|retired|outgoing|veteran|imperial|royal|colonial|wartime|pre-war|prewar|"
    "longest-serving|longest-lived|longest-reigning|shortest-serving|shortest-lived|shortest-reigning"
)
_NOT_YET = (
    "future|new|newly|next|incoming|planned|proposed|prospective|would-be|aspiring|potential|possible|likely|hopeful|"
    "candidate|candidate for|elect|designate|nominated|named as|presumptive|shadow|alternative|self-declared|"
    "self-proclaimed|self-styled|de facto|unrecognised|unrecognized|rival|second|interim|temporary|acting|caretaker|"
    "deputy|vice|assistant|not|never|no longer|non|fictional|fictitious|imaginary|honorary|other"
)
#: Ends of such words: "two-term", "Weimar-era".
_TAILS = ("-time", "-term", "-era")
_APART = (*_PAST.split("|"), *_NOT_YET.split("|"))
_APART_BEFORE = Endings("|".join(_APART))
_TAIL_BEFORE = Lazy(r"\w-(?:time|term|era)$", re.IGNORECASE, needs=_TAILS)
_GAP_BEFORE = Lazy(r"[\s-]+(?:(?:an?|the)\s+)?$", re.IGNORECASE)

#: After these a word is the end of another: "pro-Russian".
HYPHENS = ("-", "‐", "‑")
_INSIDE = Lazy(
    rf"\b(?:{_PAST}|{_NOT_YET}|\w+(?:{'|'.join(_TAILS)})|until|till)\b",
    re.IGNORECASE,
    needs=(*_APART, *_TAILS, "until", "till"),
)
_AFTER = Lazy(
    r"\s*,?\s*\(?(?:[-–—]?elect\b|designate\b|until\b|till\b|from\s+(?:\w+\s+)?\d{4}|between\s+\d|in\s+(?:\w+\s+)?\d{4}|"
    r"at\s+the\s+time|at\s+that\s+time|back\s+then|then\b|as\s+(?:he|she|it)\s+was\s+then|\d{4}\s*[-–—])",
    re.IGNORECASE,
)
#: Words in a sentence, before the statement, that make a mistake of somebody's or a story of it.
_UNREAL = frozenset(
    (
        *("if", "whether", "suppose", "supposing", "imaginary", "falsely", "wrongly", "incorrectly", "mistook", "myth"),
        *("error", "errors", "not", "never", "film", "novel", "drama", "sitcom", "play", "plays", "played", "playing"),
    )
)
_UNREAL_STEMS = ("imagine", "mistak", "confus", "misidentif", "mislabel", "quiz")
_UNREAL_PHRASE = Lazy(
    r"\b(?:as\s+though|mix(?:ed|ing|es)?\s+up|isn.t|wasn.t|aren.t)\b",
    re.IGNORECASE,
    needs=("though", "mix", "isn", "wasn", "aren"),
)
_WORD = Lazy(r"\w+")
_POSSESSIVE = Lazy(r"[’']s?$")
#: Countries that take an article.
_WITH_ARTICLE = Lazy(
    r"United |.*(?:Republic|Islands|Emirates)|(?:Netherlands|Philippines|Bahamas|Maldives|Gambia|Seychelles|Comoros)$"
)


class Case:
    """One match of a rule's pattern, with its slots looked up."""

    def __init__(self, reading: Reading, match: Match) -> None:
        self.reading = reading
        self.match = match

    @property
    def world(self) -> World:
        """What is known."""
        return self.reading.world

    @property
    def clock(self) -> datetime.date | None:
        """The draft's day."""
        return self.reading.clock

    @property
    def day(self) -> str:
        """The draft's day in words."""
        return written(self.clock)

    def entries(self, role: str) -> Sequence[Entry]:
        """Every entry that the words of a slot may stand for; none where the slot took no part."""
        passage = self.match.passage_of(role)
        if passage is None or _inside_longer(passage):
            return ()
        places = touching(self.reading.places, passage)
        return [self.world.entry(id_) for id_ in places[0].readings] if places else ()

    def country(self, role: str = "of") -> Entry | None:
        """The one state that a slot stands for; None where there are several, or a place of the same name."""
        entries = self.entries(role)
        if len(entries) != 1 or entries[0].kind != "country":
            return None
        return entries[0]

    def known_day(self, *entries: Entry) -> bool:
        """Whether what is known of entries still speaks of the draft's day."""
        return self.clock is None or all(self.clock <= self.world.known_until(entry) for entry in entries)

    @property
    def stated(self) -> bool:
        """Whether the relation is stated as a fact of the draft's day: not former, not to come, not denied."""
        block, start, end = self.match.passage
        if block.text[max(0, start - 1) : start] in HYPHENS:
            return False
        if _set_apart(block.text, start) or _AFTER.match(block.text, end):
            return False
        if _INSIDE.search(self._between_slots()):
            return False
        return not _unreal(block.text, self.match.passage.sentence.start, start)

    def _between_slots(self) -> str:
        """The match's own words, without those of its slots."""
        text, offset = self.match.text, self.match.passage.start
        for role in self.match.pattern.slots:
            passage = self.match.passage_of(role)
            if passage:
                text = (
                    text[: passage.start - offset] + "_" * (passage.end - passage.start) + text[passage.end - offset :]
                )
        return text

    @property
    def bare(self) -> bool:
        """Whether the statement is no more than its slots ("the Danish crown")."""
        return not self._between_slots().strip("_ \u00a0\n")

    @property
    def years(self) -> set[int]:
        """The years that the sentence names."""
        return years_in(self.match.passage.sentence.text)

    @property
    def paragraph_years(self) -> set[int]:
        """The years that the paragraph names."""
        return years_in(self.match.passage.block.text)

    @property
    def times(self) -> Sequence[Days]:
        """First and last day of every time that the sentence names."""
        return times_of(self.reading, self.match.passage)

    @property
    def times_before(self) -> Sequence[Days]:
        """First and last day of every time named before the sentence, in its paragraph or the one before."""
        return times_before(self.reading, self.match.passage)

    @property
    def clock_year(self) -> int:
        """The year of the draft's day, 0 where it is not known."""
        return self.clock.year if self.clock else 0

    @property
    def titled_past(self) -> bool:
        """Whether a word right before a title or inside the statement says that the office is not held now."""
        block, start, _ = self.match.passage
        return _set_apart(block.text, start)

    def between(self, one: str, other: str) -> str:
        """The words between two slots, in whatever order they stand."""
        first, second = self.match.passage_of(one), self.match.passage_of(other)
        if first is None or second is None:
            return ""
        if first.start > second.start:
            first, second = second, first
        return first.block.text[first.end : second.start]

    def repairs(self, right: Sequence[str], slot: str) -> tuple[str, ...]:
        """The statement with each of ``right`` in place of a slot's words."""
        passage = self.match.passage_of(slot)
        if passage is None:
            return ()
        text, offset = self.match.text, self.match.passage.start
        owner = _POSSESSIVE.search(passage.text)
        rest = (owner[0] if owner else "") + text[passage.end - offset :]
        return tuple(text[: passage.start - offset] + word + rest for word in right)

    @property
    def looks_back(self) -> bool:
        """Whether the sentence speaks of a time before the year of the draft's day and the year before that."""
        if any(year < self.clock_year - 1 for year in self.years):
            return True
        return says_then(self.match.passage.sentence.text)


def _unreal(text: str, start: int, end: int) -> bool:
    """Whether the clause so far in ``text[start:end]`` makes what follows a mistake of somebody's or a story of it."""
    start = max(start, *(text.rfind(mark, start, end) + 1 for mark in ".;!?"))
    words = _WORD.findall(text[start:end].lower())
    if any(word in _UNREAL or word.startswith(_UNREAL_STEMS) for word in words):
        return True
    return _UNREAL_PHRASE.search(text, start, end) is not None


def _set_apart(text: str, at: int) -> bool:
    """Whether a word before ``at``, an article between or not, sets what follows apart from the draft's own day."""
    low = max(0, at - 40)
    gap = _GAP_BEFORE.search(text, low, at)
    if gap is None:
        return False
    return bool(_APART_BEFORE.before(text, gap.start()) or _TAIL_BEFORE.search(text, low, gap.start()))


def _inside_longer(passage: Passage) -> bool:
    """Whether a place's name is only a part of a longer one ("Mexico State", "Guinea-Bissau", "New Mexico")."""
    text = passage.block.text
    return bool(
        re.match(
            r"[-‐‑](?!based|born|led)[A-Z]|\s(?:[Ss]tate|[Pp]rovince|[Cc]ounty|[Rr]egion|[Dd]istrict|City)\b",
            text[passage.end : passage.end + 14],
        )
        or re.search(
            r"\b(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Upper|Lower)\s$",
            text[: passage.start][-10:],
        )
    )


def at(periods: Sequence[Period], day: datetime.date | None) -> Sequence[Period]:
    """The periods that hold on ``day`` or may hold; all of them without one."""
    return [period for period in periods if day is None or holds(period.from_, period.until, day) is not False]


def written(day: datetime.date | None) -> str:
    """A day in words."""
    return f"{day.day} {MONTHS.split('|')[day.month - 1]} {day.year}" if day else "any date"


def articled(name: str) -> str:
    """A country's name as it stands in a sentence: "the United Kingdom"."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def opened(values: Mapping[str, str], message: str) -> dict[str, str]:
    """A message's values, with a capital where an article opens it."""
    first = message[1:].partition("}")[0] if message.startswith("{") else ""
    said = values.get(first, "")
    return {**values, first: "T" + said[1:]} if said.startswith("the ") else dict(values)


def listed(names: Sequence[str], word: str = "or") -> str:
    """Names as a list in words: "A", "A or B", "A, B or C"."""
    return f" {word} ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
