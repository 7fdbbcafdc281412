"""Clauses: the part of a sentence that a passage stands in, found by its joints."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factcheck.draft import Passage

#: The joint of a clause that a report opens without "that" ("she said the road was open").
REPORT = "report"


class Clause(Struct, frozen=True):
    """A clause as a passage, and the ``joint`` that opens it ("that", "but", a quotation mark; "" at the start)."""

    passage: Passage
    joint: str


@cache
def _joint() -> re.Pattern[str]:
    """What parts one clause from the next; a joining word opens the clause it stands before."""
    return re.compile(
        r"[;:“”\"…()\[\]]|—|\s[–-]\s|\.\.\.|[.!?](?=[’”\"]* [“A-Z])"
        r"|,?\s(?P<word>but|while|whereas|although|though|because|who|which|that|where|when|after|before|until|since|as)"
        r"\b"
        r"|,\s(?P<soft>and|or|so|yet|nor|if|unless|even|despite|with|leaving|saying|adding|making)\b"
        r"|\s(?P<and>and|or)\s(?=(?:he|she|they|it|we|I|you|there|that|this|the|a|an|his|her|their|no|none|nobody|some"
        r"|[A-Z][\w’'-]+)(?:\s[\w’'-]+){0,2}\s(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|\w+ed)\b)"
    )


def clause_at(passage: Passage) -> Clause:
    """The clause of the sentence that ``passage`` starts in; it always holds the passage."""
    sentence = passage.sentence
    low, high = min(sentence.start, passage.start), max(sentence.end, passage.end)
    text = passage.block.text
    start, joint, end = low, "", high
    for match in _joint().finditer(text, low, high):
        if match.end() <= passage.start:
            word = match["word"] or match["soft"] or match["and"]
            start = match.start(match.lastgroup) if match.lastgroup else match.end()
            joint = word.lower() if word else match[0].strip()
        elif match.start() >= passage.end:
            end = match.start()
            break
    while start < passage.start and text[start].isspace():
        start += 1
    return Clause(Passage(passage.block, start, max(end, passage.end)), joint)


def rest_of(clause: Passage, passage: Passage) -> tuple[str, str]:
    """The words of the clause before and after the passage in it."""
    text = clause.block.text
    return text[clause.start : max(clause.start, passage.start)], text[passage.end : max(passage.end, clause.end)]
