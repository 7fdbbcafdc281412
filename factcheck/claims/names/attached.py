"""What stands beside a name and belongs to it: age, role and the body that the role is in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.names.name_words import ROLE_NOUNS
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.model import Name

#: Posts of which a person holds one at a time, each with the ways to write it; a ministry is one by itself.
_POSTS = {
    "chief executive": "chief executive(?: officer)?|CEO",
    "finance director": "(?:chief )?finance (?:director|chief|officer)|chief financ(?:e|ial) officer|CFO",
    "operations director": "(?:chief )?operations director|chief operat(?:ing|ions) officer|COO",
    "technology director": "(?:chief )?technology (?:director|officer)|CTO",
    "marketing director": "(?:chief )?marketing (?:director|officer)",
    "legal director": "legal director|general counsel|chief legal officer",
}

#: Ages of people, in years.
_OLDEST = 120


@cache
def _age_after() -> re.Pattern[str]:
    return re.compile(r"\s?(?:,|\()\s?(?:aged? |who is )?(\d{1,3})(?=[,.;)]|\s(?:years old|and|who|from|of)\b)")


@cache
def _age_before() -> re.Pattern[str]:
    return re.compile(r"(\d{1,3})-year-old(?:\s[\w-]+){0,3}\s$")


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(r"([a-z][\w’'-]+)[\s,]\s?$")


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
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


@cache
def _post() -> re.Pattern[str]:
    held = "|".join(f"(?P<{name.replace(' ', '_')}>{forms})" for name, forms in _POSTS.items())
    ministries = "foreign|defen[cs]e|interior|finance|health|education|justice|transport|energy|agriculture|home"
    return re.compile(
        rf"\b(?:{held}|(?P<ministry>{ministries}) (?:minister|secretary))\b(?!,? (?:and|&) |/)", re.IGNORECASE
    )


@cache
def _beside_post() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands between a post and a name after it, a name and a post after it; words that make it another post."""
    return (
        re.compile(r",?\s(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? )?"),
        re.compile(
            r"(?:, (?:aged )?\d{1,3})?,\s(?:who is )?(?:(?:the|its|their|our|[\w-]+[’']s?)\s)?(?:[A-Z][\w&-]*[’']s?\s)?"
        ),
        re.compile(
            r"\b(?:deputy|shadow|vice|assistant|junior|group|regional|divisional|and|&|or)[ -]$|/$", re.IGNORECASE
        ),
    )


def post_of(name: Name) -> str:
    """The post that stands right before a name or in the apposition after it, in one way of writing; "" for none.

    Only posts that are held one at a time and by themselves: "finance director", "foreign minister".
    """
    block, start, end = name.passage
    between, after, other = _beside_post()
    low = max(name.passage.sentence.start, start - 60)
    found = [
        match for match in _post().finditer(block.text, low, start) if between.fullmatch(block.text, match.end(), start)
    ]
    if not found and (opening := after.match(block.text, end)):
        found = [match for match in [_post().match(block.text, opening.end())] if match]
    if not found or other.search(block.text[max(low, found[-1].start() - 12) : found[-1].start()]):
        return ""
    kind = found[-1].lastgroup or ""
    ministry = (found[-1]["ministry"] or "").lower().replace("defense", "defence")
    return f"{ministry} minister" if ministry else kind.replace("_", " ")
