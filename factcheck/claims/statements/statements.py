"""Statements: the clause around a passage, how it is said and who says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.claims.model import Mode, Statement
from factcheck.claims.statements.clauses import REPORT, Clause, clause_at
from factcheck.claims.statements.modes import is_negated, mode_of
from factcheck.claims.statements.speakers import reports_over, speaker_at
from factcheck.claims.statements.wording import FINITE_PATTERN, TIME_PATTERN, time_words
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading


def statement_at(reading: Reading, passage: Passage) -> Statement:
    """The clause that ``passage`` stands in, with polarity, mode, speaker, and the parts that show on the surface."""
    clause = reported_clause(reading, passage)
    subject, predicate = subject_and_predicate(clause)
    return Statement(
        passage=clause.passage,
        speaker=speaker_at(reading, passage),
        mode=mode_of(clause, passage),
        negated=is_negated(clause),
        subject=subject,
        predicate=predicate,
        time=time_of(clause.passage),
    )


def told_by_story(reading: Reading, passage: Passage) -> bool:
    """Whether the story itself asserts what stands at ``passage``."""
    if not speaker_at(reading, passage).is_story:
        return False
    return mode_of(reported_clause(reading, passage), passage) is Mode.ASSERTED


def reported_clause(reading: Reading, passage: Passage) -> Clause:
    """The clause around ``passage`` without the report that introduces or closes it ("she said", ", police say,")."""
    clause = clause_at(passage)
    (block, start, end), joint = clause.passage, clause.joint
    for report in reports_over(reading, passage):
        if start < report.words.end <= passage.start:
            start, joint = report.words.end, REPORT
        elif passage.end <= report.words.start < end:
            end = report.words.start
    while start < passage.start and not block.text[start].isalnum():
        start += 1
    return Clause(Passage(block, start, end), joint)


def time_of(clause: Passage) -> str | None:
    """The first word of time in the clause, else in its sentence."""
    for text in (clause.text, clause.sentence.text):
        words = re.compile(r"[a-z]+|[12]\d{3}").findall(text.lower())
        if any(word.isdigit() for word in words) or not time_words().isdisjoint(words):
            match = TIME_PATTERN.search(text)
            if match:
                return match[0]
    return None


def subject_and_predicate(clause: Clause) -> tuple[str | None, str | None]:
    """The words before the first verb of the clause and the words from it on; None where no verb shows."""
    text = clause.passage.text
    if clause.joint and text[: len(clause.joint)].lower() == clause.joint:
        text = text[len(clause.joint) :]
    text = text.strip()
    match = FINITE_PATTERN.search(text)
    if not match:
        return None, None
    subject = text[: match.start()].strip(" ,")
    return subject or None, text[match.start() :].strip(" ,.!?")
