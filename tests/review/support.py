"""A small lint of the tests' own, with real claim keys, and a clock that stands still until it is told to move."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from factcheck.claims.key import describe, fingerprint
from factcheck.claims.reading import Reading
from factcheck.draft import Draft, Passage
from factcheck.flag import Evidence, Flag, Level, Suggestion
from factcheck.review.session import Session

ARTICLE = (
    "Police arrested 12 people in Oslo on Friday, Anna Berg said.\n\n"
    "The plan costs $4.2 million, the mayor told reporters.\n\n"
    "The bridge is open to cars.\n\n"
    "The bridge is closed, Karl Lund said on Monday.\n"
)


def find(draft: Draft, pattern: str) -> list[Passage]:
    return [
        Passage(block, match.start(), match.end())
        for block in draft.blocks
        for match in re.finditer(pattern, block.text, re.IGNORECASE)
    ]


def marker(
    *patterns: str,
    rule: str = "test.mark",
    against: str | None = None,
    replacement: str | None = None,
    level: Level = Level.ERROR,
) -> Callable[[Draft], list[Flag]]:
    """A lint that flags every match of ``patterns``, each with every match of ``against`` as evidence."""

    def lint(draft: Draft) -> list[Flag]:
        reading = Reading(draft)
        others = find(draft, against) if against else []
        if against and not others:
            return []
        seen: Counter[tuple[str, str, str]] = Counter()
        flags = []
        for passage in sorted((p for pattern in patterns for p in find(draft, pattern)), key=lambda p: p.order):
            statement, masked, key = describe(reading, passage, others)
            seen[rule, masked, key] += 1
            flags.append(
                Flag(
                    rule=rule,
                    check="existence",
                    level=level,
                    message=f"look at “{passage.text}”",
                    span=passage.span,
                    text=passage.text,
                    evidence=tuple(
                        Evidence(text=other.text, span=other.span, statement=other.sentence.text) for other in others
                    ),
                    suggestions=(Suggestion(span=passage.span, replacement=replacement),) if replacement else (),
                    statement=statement,
                    masked=masked,
                    claim_key=key,
                    fingerprint=fingerprint(rule, masked, key, seen[rule, masked, key]),
                )
            )
        return flags

    return lint


class Clock:
    """Tells the same time until moved."""

    def __init__(self) -> None:
        self.time = datetime(2022, 9, 28, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


WORDS = marker("arrested", "costs", r"\bopen\b")


def write(folder: Path, text: str = ARTICLE, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def begin(
    path: Path, lint: Callable[[Draft], Sequence[Flag]] = WORDS, *, who: str = "ana", clock: Clock | None = None
) -> Session:
    return Session.open(path, lint, reviewer=who, now=clock or Clock())


def ids(session: Session) -> list[str]:
    return [view.id for view in session.flags]


def stand(session: Session) -> list[str]:
    """Text and status of every flag."""
    return [f"{view.flag.text} {view.status}" for view in session.flags]
