"""What stands beside a name and belongs to it: age, role and the body that the role is in."""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.name_words import ROLE_NOUNS
from factcheck.draft import Passage
from factcheck.expressions import expression

#: Ages of people, in years.
_OLDEST = 120


@cache
def _age_after() -> re.Pattern[str]:
    return expression(r"\s?(?:,|\()\s?(?:aged? |who is )?(\d{1,3})(?=[,.;)]|\s(?:years old|and|who|from|of)\b)")


@cache
def _age_before() -> re.Pattern[str]:
    return expression(r"(\d{1,3})-year-old(?:\s[\w-]+){0,3}\s$")


@cache
def _noun_before() -> re.Pattern[str]:
    return expression(r"([a-z][\w’'-]+)[\s,]\s?$")


@cache
def _apposition() -> re.Pattern[str]:
    return expression(
        rf"(?:, (?:aged )?\d{{1,3}})?,\s(?:who is |who was )?(?:(?:the|a|an|its|one of the)\s)?"
        rf"(?P<role>(?:[a-z][\w-]+\s){{0,3}}(?:{'|'.join(sorted(ROLE_NOUNS))}))\b"
        r"(?:\s(?:of|at|for|with|from)\s(?:the\s)?(?P<body>(?:[A-Z][\w&-]*)(?:\s(?:of\s|and\s|&\s)?[A-Z][\w&-]*){0,4}))?"
    )


def age_of(passage: Passage) -> int | None:
    """The age in years that stands beside a name, before or after it."""
    text = passage.block.text
    if text[passage.end : passage.end + 2].lstrip()[:1] in (",", "("):
        match = _age_after().match(text, passage.end)
        if match and 0 < int(match[1]) < _OLDEST:
            return int(match[1])
    before = text[max(0, passage.start - 50) : passage.start]
    if "-year-old" in before:
        match = _age_before().search(before)
        if match and 0 < int(match[1]) < _OLDEST:
            return int(match[1])
    return None


def role_before(passage: Passage) -> str:
    """The role noun in lower case that stands right before a name."""
    match = _noun_before().search(passage.block.text[max(0, passage.start - 24) : passage.start])
    return match[1] if match and match[1] in ROLE_NOUNS else ""


def role_of(passage: Passage) -> tuple[str, str]:
    """A person's role, from the noun before the name or the apposition after it, and the body it is in."""
    text = passage.block.text
    if text[passage.end : passage.end + 1] == ",":
        match = _apposition().match(text, passage.end)
        if match:
            return match["role"], match["body"] or ""
    return role_before(passage), ""
