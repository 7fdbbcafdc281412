"""The sides of a contradiction: statements that take a position, and whether two of them can both stand."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from factcheck.claims.model import Speaker, Statement
from factcheck.claims.names.bearers import same_bearer
from factcheck.draft import Passage
from factcheck.draft.model import BODY

if TYPE_CHECKING:
    from factcheck.checks.contradiction import ContradictionFields
    from factcheck.claims.statements.roles import Headed


class Side(Struct, frozen=True):
    """One statement that takes a position. ``turned``: it denies a match of the other position.

    ``kin``: it introduces its person as a relative or companion of another, who may have the same family name.
    ``heads``: whom a headline means that names nobody, by slot.
    """

    position: str
    passage: Passage
    statement: Statement
    slots: Mapping[str, str | None]
    turned: bool
    kin: bool
    heads: "Mapping[str, Headed]"


def settled(sides: Sequence[Side]) -> Iterator[Side]:
    """The sides, with whom a headline means that names nobody: whom another statement calls so, else the first named.

    Where another statement takes the headline's position, whoever it is about, the headline may mean them.
    """
    for side in sides:
        others = [other for other in sides if other is not side]
        if side.heads and any(other.position == side.position for other in others):
            continue
        slots = dict(side.slots)
        for role, head in side.heads.items():
            if head.person and not any((other.slots[role] or "").lower() == head.role for other in others):
                slots[role] = head.person
        yield structs.replace(side, slots=slots) if side.heads else side


def in_conflict(first: Side, second: Side, clock: datetime.date | None, fields: "ContradictionFields") -> bool:
    """Whether two sides cannot both stand. Two named speakers who disagree are news, and no conflict of the story's."""
    ours, theirs = first.statement.speaker.name, second.statement.speaker.name
    if ours and theirs and not same_bearer("name", ours, theirs, None):
        return False
    return not _apart(first, second, clock, fields)


def _apart(first: Side, second: Side, clock: datetime.date | None, fields: "ContradictionFields") -> bool:
    """Whether the words around two sides, in order, are of different times, places or events."""
    from factcheck.claims.statements.circumstances import apart

    return apart(
        first.passage,
        second.passage,
        clock,
        shifted=fields.anytime or is_cited(first.statement.speaker) or is_cited(second.statement.speaker),
        denied=first.turned or second.turned,
        timeless=bool(fields.unlike),
        anytime=fields.anytime,
        anywhere=fields.anywhere,
    )


@cache
def _intent() -> re.Pattern[str]:
    """What somebody meant to do or not to do, told as past."""
    return re.compile(
        r"\b(?:would|vowed|promised|pledged|insisted|refused to|declined to|ruled out|had no (?:plans?|intention))\b"
    )


def _came_about(first: Side, second: Side) -> bool:
    """Whether the first side tells what somebody meant to do, and the second, after it, what came: minds change."""
    body = first.passage.block.kind in BODY and second.passage.block.kind in BODY
    return body and bool(_intent().search(first.passage.text)) and not _intent().search(second.passage.text)


def is_certain(first: Side, second: Side) -> bool:
    """Whether one voice is on both sides, or the story itself on one; a denial may be the point of the story.

    ``second`` stands after ``first``.
    """
    if _came_about(first, second):
        return False
    ours, theirs = first.statement.speaker, second.statement.speaker
    if ours.name is not None and theirs.name is not None:
        return True
    return (ours.is_story or theirs.is_story) and not (first.turned or second.turned)


def is_cited(speaker: Speaker) -> bool:
    """Whether the words are someone's in indirect speech."""
    return not speaker.is_story and not speaker.quoted


def note(first: Side, other: Side, taken: str) -> str:
    """In a few words: which position, and who takes it."""
    if other.statement.speaker == first.statement.speaker and other.statement.speaker.quoted:
        return f"{taken}; same speaker, {says(other)}"
    return f"{taken}; {says(other)}"


def says(side: Side) -> str:
    """Who takes the side, and how it is told."""
    speaker = side.statement.speaker
    if speaker.is_story:
        return "said by the story itself"
    how = "denied" if side.turned else "quoted" if speaker.quoted else "cited"
    return f"{how}: {speaker.called('no speaker named')}"
