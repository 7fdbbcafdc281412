"""The slot type of persons whom two statements share: a name, a pronoun, or what the person is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

#: The slot type that stands for {person} in shared slots.
BEARER = "bearer"

#: The words that open a headline, which has no full stop, up to its verb: "Former treasurer", "Climber".
_HEAD = (
    r"\A(?-i:\p{Lu}[\w'’-]*(?:\s+[\w'’&-]+){0,5}?(?<=\b[a-z][\w-]*|\A\w+))"
    r"(?=[^\n]*[^\s.!?”\"’]\s*\Z)"
)


def with_pronouns(text: str, same: Sequence[str]) -> str:
    """The pattern with its shared persons open to pronouns and to "who" ("Lobo, who …")."""
    for role in same:
        text = text.replace(f"{{{role}:person}}", f"{{{role}:{BEARER}}}(?:,? who)?")
    return text


@cache
def bearer_source() -> str:
    """The expression of the slot: a person's name, "he", "the climber", or what opens a headline.

    A name after "of" or "in" is a place's, or that of another ("the mayor of Faro, Ana Lobo", "the son of Jan Lobo"),
    and so is the end of one after "of".
    Short, because it is compiled often: whether "the lorry" is a person is asked of what it finds.
    """
    from factcheck.ruleset.slots import NO_NAME, SHORT_NAME

    name = rf"(?-i:(?!{NO_NAME}\b){SHORT_NAME})"
    told = r"(?-i:[Hh]e|[Ss]he|[Tt]he\s+(?:[a-z]{3,14}|\d\d?-year-old)(?!,?\s+\p{Lu}))\b"
    within = r"(?<!\b(?:of|in|at|near)\s)(?<!\bof\s(?-i:(?:\p{Lu}[\w.’'-]*\s){1,3}))"
    return rf"(?:{within}{name}|{told}|{_HEAD})"
