"""Words that say a membership is not one: not yet, no longer, or only in a condition."""

from __future__ import annotations

import re
from functools import cache

from factcheck.draft import Passage

_NOT_ONE_BEFORE = (
    r"non|anti|had|ex|former|formerly|then|once|future|prospective|aspiring|would-be|potential|possible|not"
    r"|never|no longer|hopeful|candidate|one-time|erstwhile|nearly|almost|hypothetical"
)
_NOT_ONE_AFTER = (
    r"candidate|aspirant|hopeful|applicant|bid|partner|until|till|between|at the time|back then|then|plus"
    r"|in all but name|one day|someday|in waiting|in-waiting|observer"
)
_UNREAL = (
    r"if|unless|whether|suppose|supposing|imagine|as though|as if|unlike|in contrast to|in contrast with|as opposed to"
    r"|falsely|wrongly|incorrectly|mistakenly|myth|would|could|might|should|(?-i:may)|hope|hopes|want|wants|wish|wishes"
)
_UNLIKE = r"unlike|in contrast (?:to|with)|by contrast with|as opposed to|compared (?:to|with)"
_NOT_YET = r"until|till|once|when|before"
_CHANGE = (
    r"join(?:s|ed|ing)?|accession|acced\w+|membership|candidates?|enlarge\w+|admits?|admitted|admission"
    r"|brexit|referendum|withdr[ae]w\w*|quit\w*|departure|former|formerly|leav(?:e|es|ing) the|left the|bid"
)


@cache
def _any_of(words: str, around: str) -> re.Pattern[str]:
    return re.compile(around.format(f"(?:{words})"), re.IGNORECASE)


def set_apart(phrase: Passage, group: Passage | None) -> bool:
    """Whether the words in or beside a phrase say that it is not, not yet or no longer a membership."""
    text = phrase.block.text
    before = _any_of(_NOT_ONE_BEFORE, r"\b(?:as\s+an?\s+|{}[\s-]+(?:an?\s+|the\s+)?)$")
    if any(before.search(text, max(0, at - 30), at) for at in (phrase.start, group.start if group else phrase.start)):
        return True
    if _any_of(_UNLIKE, r"\b{}\s+(?:(?:in|of|with|for|most|many|all|some|the|its)\s+)*$").search(
        text, max(0, phrase.start - 40), phrase.start
    ):
        return True
    if _any_of(_NOT_ONE_BEFORE, r"\b{}\b").search(text, phrase.start, group.start if group else phrase.end):
        return True
    return _any_of(_NOT_ONE_AFTER, r"[\s-]*(?:\+|(?:from|in)\s+\d|{}\b|['’]s)").match(text, phrase.end) is not None


def stated_outright(said: Passage, phrase: Passage, *, past: bool = False) -> bool:
    """Whether a country is said to belong as a plain fact: no possessive, condition, wish or comparison before it.

    Of what is said to have happened (``past``), "when" and "before" take nothing back.
    """
    if said.block.text.startswith(("'s", "’s"), said.end):
        return False
    before = _any_of(_UNREAL if past else f"{_UNREAL}|{_NOT_YET}", r"\b{}\b[^.;!?]*$")
    return not before.search(said.block.text, said.sentence.start, min(said.start, phrase.start))


def about_change(text: str) -> bool:
    """Whether a paragraph is about who joins or leaves: then "other" may look forward or back in time."""
    return _any_of(_CHANGE, r"\b{}\b").search(text) is not None


def set_outside(text: str, start: int, group: int) -> bool:
    """Whether the words from ``start`` before a group's name at ``group`` say that somebody is not in it."""
    before = _any_of("not|never|neither|nor|outside|isn[’']t|aren[’']t|wasn[’']t|weren[’']t", r"\b{}\b[^.,;:!?]*$")
    return before.search(text, max(start, group - 40), group) is not None


def going_there(phrase: Passage) -> bool:
    """Whether a phrase is where something goes or spreads."""
    before = _any_of("to|into|towards?|across|through|via|throughout", r"\b{}\s+(?:the\s+|its\s+|their\s+)?$")
    return before.search(phrase.block.text, max(0, phrase.start - 20), phrase.start) is not None


def speaks_of_person(sentence: Passage) -> bool:
    """Whether someone stands in a sentence as a pronoun."""
    return (
        _any_of("[Hh]e|[Ss]he|[Hh]is|[Hh]er|him|I|[Ww]e|[Oo]ur|us", r"\b(?-i:{})\b").search(sentence.text) is not None
    )
