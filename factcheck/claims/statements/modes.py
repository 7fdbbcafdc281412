"""How a clause is said: asserted, denied, demanded or possible; negated or not."""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.lazy import in_lower_case
from factcheck.claims.model import Mode
from factcheck.claims.statements.clauses import REPORT, Clause, clause_at, rest_of
from factcheck.claims.statements.wording import (
    COMMAND_PATTERN,
    CONDITION_PATTERN,
    DEMAND_PATTERN,
    DENIAL_PATTERN,
    FINITE_PATTERN,
    NEGATION_PATTERN,
    POSSIBILITY_PATTERN,
    PRESENT_PATTERN,
    UNSAID_PATTERN,
)
from factcheck.draft import Passage

#: Joints whose clause hangs on the words before it: a demand or a doubt there governs it.
_GOVERNED = frozenset({"that", "“", '"', REPORT})


def mode_of(clause: Clause, passage: Passage) -> Mode:
    """The mode of the clause, read from the words around ``passage`` in it and from the words that govern it."""
    before, after = _around(clause, passage)
    outer = in_lower_case(_governing(clause)) if clause.joint in _GOVERNED else ""
    if DENIAL_PATTERN.search(before) or (outer and DENIAL_PATTERN.search(outer)):
        return Mode.DENIED
    if DEMAND_PATTERN.search(before) or DEMAND_PATTERN.search(after) or _is_command(clause):
        return Mode.DEMANDED
    if POSSIBILITY_PATTERN.search(before) or POSSIBILITY_PATTERN.search(after) or _is_question(clause.passage):
        return Mode.POSSIBLE
    if (
        clause.joint in ("if", "unless", "until")
        or CONDITION_PATTERN.search(in_lower_case(clause.passage.text))
        or (outer and UNSAID_PATTERN.search(outer))
    ):
        return Mode.POSSIBLE
    if clause.joint in ("that", REPORT) and NEGATION_PATTERN.search(outer):
        return Mode.POSSIBLE
    if clause.joint == "that" and DEMAND_PATTERN.search(outer):
        return Mode.DEMANDED
    if clause.joint == "that" and POSSIBILITY_PATTERN.search(outer):
        return Mode.POSSIBLE
    return Mode.ASSERTED


def _around(clause: Clause, passage: Passage) -> tuple[str, str]:
    """The words of the clause before and after the passage, in lower case; none after a passage with a verb, which
    they do not govern.
    """
    before, after = map(in_lower_case, rest_of(clause.passage, passage))
    told = after and (FINITE_PATTERN.search(passage.text) or PRESENT_PATTERN.search(passage.text))
    return before, "" if told else after


def is_negated(clause: Clause) -> bool:
    """Whether the clause as a whole is negative; two negators cancel out."""
    return len(NEGATION_PATTERN.findall(in_lower_case(clause.passage.text))) % 2 == 1


def negated_around(clause: Clause, passage: Passage) -> bool:
    """Whether a negator stands in the clause outside ``passage``, so that the passage's own words do not hold."""
    before, after = _around(clause, passage)
    return bool(NEGATION_PATTERN.search(before) or NEGATION_PATTERN.search(after))


def _governing(clause: Clause) -> str:
    """The words of the same sentence that stand before the clause, back to their own joint."""
    start = clause.passage.start
    sentence = clause.passage.sentence
    text = clause.passage.block.text
    at = start
    while at > sentence.start and not text[at - 1].isalnum():
        at -= 1
    if at <= sentence.start:
        return ""
    outer = clause_at(Passage(clause.passage.block, at - 1, at))
    return text[outer.passage.start : at]


def _is_command(clause: Clause) -> bool:
    return COMMAND_PATTERN.match(in_lower_case(clause.passage.text)) is not None and clause.joint != "that"


@cache
def _question_end() -> re.Pattern[str]:
    return re.compile(r"\?[”’\"'!?]*\s*$")


def _is_question(passage: Passage) -> bool:
    """Whether the clause stands in a sentence, or a quoted part of one, that ends in a question mark."""
    text = passage.block.text
    sentence = passage.sentence
    if _question_end().search(sentence.text):
        return True
    return text[passage.end : passage.end + 1] == "?"
