"""What stands beside a name and belongs to it: age, role and the body that the role is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.claims.lazy import Lazy
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

_WORD = Lazy(r"\S+")
#: Ages of people, in years.
_OLDEST = 120


_AGE_AFTER = Lazy(r"\s?(?:,|\()\s?(?:aged? |who is )?(\d{1,3})(?=[,.;)]|\s(?:years old|and|who|from|of)\b)")
_AGE_BEFORE = Lazy(r"(\d{1,3})-year-old(?:\s[\w-]+){0,3}\s$")
_NOUN_BEFORE = Lazy(r"([a-z][\w'-]+)[\s,]\s?$")
#: An apposition after a name, up to its first few words; and the body that its role is in.
_APPOSITION = Lazy(
    r"(?:, (?:aged )?\d{1,3})?,\s(?:who is |who was )?(?:(?:the|a|an|its|one of the)\s)?"
    r"(?P<words>(?:[a-z][\w-]+\s){0,3}(?:[a-z][\w-]*)?)"
)
_BODY = Lazy(
    r"\s(?:of|at|for|with|from)\s(?:the\s)?(?P<body>(?:[A-Z][\w&-]*)(?:\s(?:of\s|and\s|&\s)?[A-Z][\w&-]*){0,4})"
)


def age_of(passage: Passage) -> int | None:
    """The age in years that stands beside a name, before or after it."""
    text = passage.block.text
    beside = text[passage.end : passage.end + 20]
    if beside[:2].lstrip()[:1] in (",", "(") and any(map(str.isdecimal, beside)):
        match = _AGE_AFTER.match(text, passage.end)
        if match and 0 < int(match[1]) < _OLDEST:
            return int(match[1])
    before = text[max(0, passage.start - 50) : passage.start]
    if "-year-old" in before:
        match = _AGE_BEFORE.search(before)
        if match and 0 < int(match[1]) < _OLDEST:
            return int(match[1])
    return None


def role_before(passage: Passage) -> str:
    """The role noun in lower case that stands right before a name."""
    match = _NOUN_BEFORE.search(passage.block.text[max(0, passage.start - 24) : passage.start])
    return match[1] if match and match[1] in ROLE_NOUNS else ""


def role_of(passage: Passage) -> tuple[str, str]:
    """A person's role, from the noun before the name or the apposition after it, and the body it is in."""
    text = passage.block.text
    if text[passage.end : passage.end + 1] == ",":
        match = _APPOSITION.match(text, passage.end)
        role = _role_in(match["words"]) if match else ""
        if match and role:
            body = _BODY.match(text, match.start("words") + len(role))
            return role, body["body"] if body else ""
    return role_before(passage), ""


def _role_in(words: str) -> str:
    """The words up to and with the last that is a role, or begins with one and a hyphen; "" where there is none."""
    for word in reversed(list(_WORD.finditer(words))):
        parts = word.group().split("-")
        for count in range(1, len(parts) + 1):
            role = "-".join(parts[:count])
            if role in ROLE_NOUNS:
                return words[: word.start() + len(role)]
    return ""


_HELD = "|".join(f"(?P<{name.replace(' ', '_')}>{forms})" for name, forms in _POSTS.items())
_MINISTRIES = "foreign|defen[cs]e|interior|finance|health|education|justice|transport|energy|agriculture|home"
_POST = Lazy(
    rf"\b(?:{_HELD}|(?P<ministry>{_MINISTRIES}) (?:minister|secretary))\b(?!,? (?:and|&) |/)",
    re.IGNORECASE,
    needs=(
        *("chief executive", "finance director", "finance chief", "finance officer", "chief financ", "operations dir"),
        *("chief operat", "technology dir", "technology off", "marketing dir", "marketing off", "legal director"),
        *("general counsel", "chief legal", "ceo", "cfo", "coo", "cto", " minister", " secretary"),
    ),
)
#: No post, with the word after it that could make it another, is longer than this; nor further from its name.
_POST_LENGTH = 60
_APART = 400
#: What stands between a post and a name after it, a name and a post after it; words that make it another post.
_BETWEEN = Lazy(r",?\s(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? )?")
_AFTER_NAME = Lazy(
    r"(?:, (?:aged )?\d{1,3})?,\s(?:who is )?(?:(?:the|its|their|our|[\w-]+[’']s?)\s)?(?:[A-Z][\w&-]*[’']s?\s)?"
)
_OTHER_POST = Lazy(
    r"\b(?:deputy|shadow|vice|assistant|junior|group|regional|divisional|and|&|or)[ -]$|/$", re.IGNORECASE
)


def post_of(name: Name) -> str:
    """The post that stands right before a name or in the apposition after it, in one way of writing; "" for none.

    Only posts that are held one at a time and by themselves: "finance director", "foreign minister".
    """
    block, start, end = name.passage
    low = max(name.passage.sentence.start, start - 60)
    found = [
        match for match in _POST.finditer(block.text, low, start) if _BETWEEN.fullmatch(block.text, match.end(), start)
    ]
    following = block.text[end : end + _APART].lower() if not found else ""
    if following[:1] == "," and not _POST.misses(following) and (opening := _AFTER_NAME.match(block.text, end)):
        match = _POST.match(block.text, opening.end(), opening.end() + _POST_LENGTH)
        found = [match] if match else []
    if not found or _OTHER_POST.search(block.text[max(low, found[-1].start() - 12) : found[-1].start()]):
        return ""
    kind = found[-1].lastgroup or ""
    ministry = (found[-1]["ministry"] or "").lower().replace("defense", "defence")
    return f"{ministry} minister" if ministry else kind.replace("_", " ")
