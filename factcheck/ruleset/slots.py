"""Slots: what ``{country}`` or ``{who:person}`` in a pattern stands for.

Known things (``WORLD``) match the words that the world knows, spelled as it spells them; they are put in for each
draft, only those that occur in it, so that a pattern stays small. The other types match by shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.ruleset.model import RuleProblem

if TYPE_CHECKING:
    from factcheck.world import World

#: Slot types whose words come from the known world.
WORLD = ("country", "place", "group", "office", "body_office", "former_name")
#: Those of them that are no names: their words match in any case.
CASELESS = frozenset({"office", "body_office"})

_CAPITALISED = r"\p{Lu}[\p{L}\p{M}]*(?:['’\-‑]\p{L}[\p{L}\p{M}]*)*"
_NAME_WORD = rf"(?:(?:(?:[Aa](?:[lsn]|sh)|[Ee]l)[-‑])?{_CAPITALISED}|\p{{Lu}}\.)"
_PARTICLE = r"(?:v[ao]n|der?|den|dell?a?|d[aio]|do?s|das|du|l[ae]|el|bi[nt]|ibn|abu|te[rn]|a[fv]|zu[mr]?)"
#: Capitalised words that open a sentence and no name.
NO_NAME = (
    r"(?:The|A|An|In|On|At|By|For|From|But|And|Or|If|It|Its|He|His|She|Her|They|Their|We|Our|You|I|This|That|These|"
    r"Those|There|What|When|Where|Who|Why|How|No|Not|As|After|Before|While|Since|Meanwhile|However|Yesterday|Today)"
)
#: A person's name in short, for kinds that look into what they find: it is compiled much sooner than {person}.
_SHORT_WORD = r"(?:(?:[AaEe]l[-‑])?\p{Lu}(?:[\w’'‑-]*\w)?|(?:\p{Lu}\.)+)"
_SHORT_PARTICLE = r"(?:v[ao]n|d[aeio]|d[eo]s|de[nr]|la|[ae]l|b[ei]n|ibn|abu|te[nr])"
SHORT_NAME = rf"{_SHORT_WORD}(?:\s+(?:{_SHORT_PARTICLE}\s+){{0,2}}{_SHORT_WORD}){{0,4}}"
_HONORIFIC = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Rev|Gen(?:eral)?|Col(?:onel)?|Capt(?:ain)?|Lt|Sgt|"
    r"Judge|Justice|President|Senator|Sen|Rep|Gov(?:ernor)?|Mayor|Pope|King|Queen|Prince|Princess|Sheikh)\.?\s+)?"
)
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER_WORD = (
    rf"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[-‑\s]{_ONES})?|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    rf"ten|eleven|twelve|{_ONES}|a(?=\s+(?:dozen|hundred|thousand|million|billion))|half\s+a(?=\s+[mb]illion))"
)
_MAGNITUDE = r"(?:dozen|hundred|thousand|million|billion|trillion|bn|mn|tn|[mk])\b"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?\b)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"

#: Slot types that match by shape: what stands before the captured words, and the words.
SHAPES: dict[str, tuple[str, str]] = {
    "person": (
        rf"(?-i:{_HONORIFIC})",
        rf"(?-i:(?!{NO_NAME}\b){_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_NAME_WORD}){{0,4}}(?:,?\s+(?:[JS]r\b\.?|I{{2,3}}\b))?)",
    ),
    "name": (
        "",
        rf"(?-i:(?!{NO_NAME}\b){_NAME_WORD}(?:\s+(?:(?:of|for|the|&|{_PARTICLE})\s+){{0,2}}{_NAME_WORD}){{0,5}})",
    ),
    "quantity": (
        "",
        rf"(?:[$£€¥]\s?)?(?:(?<![\d.,])\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:\s?(?:%|per\s?cent\b|{_MAGNITUDE}))*"
        rf"|\b{_NUMBER_WORD}(?:\s+(?:per\s?cent\b|{_MAGNITUDE}))*",
    ),
    "date": (
        "",
        rf"(?:{_WEEKDAY},?\s+)?(?:{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?|{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR}\b)?)"
        rf"|{_MONTH}\s+{_YEAR}\b|\b\d{{4}}-\d\d-\d\d\b|\b{_YEAR}\b|{_WEEKDAY}",
    ),
}


def known_types() -> tuple[str, ...]:
    """Every slot type that needs no definition."""
    return (*WORLD, *SHAPES)


def split_slot(inside: str) -> tuple[str, str]:
    """Role ("" where none is given) and type of what stands between a slot's braces."""
    role, colon, kind = inside.partition(":")
    return (role.strip(), kind.strip()) if colon else ("", inside.strip())


def group_name(role: str) -> str:
    """A role as a group name of a regular expression."""
    return re.sub(r"\W", "_", role)


def type_source(kind: str) -> tuple[str, str]:
    """What stands before a slot of a known type, and its own expression; KeyError for an unknown type."""
    if kind in WORLD:
        words = rf"\L<{kind}>"
        return "", rf"(?<!\w){words if kind in CASELESS else f'(?-i:{words})'}(?!\w)"
    return SHAPES[kind]


def unknown_slot(kind: str, defined: Sequence[str]) -> RuleProblem:
    """The problem of a slot that nobody knows, with what may be meant."""
    from rapidfuzz import process

    known = [*defined, *known_types()]
    close = process.extractOne(kind, known, score_cutoff=70)
    meant = f"did you mean {{{close[0]}}}? Known" if close else "known"
    return RuleProblem(
        f"unknown slot {{{kind}}}; {meant} are {', '.join(known)}. "
        f"A slot of your own stands under 'define:'; a plain brace is written \\{{"
    )


def words_in(world: World, kind: str, tokens: frozenset[str]) -> tuple[str, ...]:
    """A world's words for a slot type all of whose parts are among a text's ``tokens``, longest first."""
    table = world.slot_words(kind)
    fold = str.casefold if kind in CASELESS else str
    if kind in CASELESS:
        tokens = frozenset(map(str.casefold, tokens))
    found = [
        word
        for first in tokens
        if first in table
        for word in table[first]
        if len(word) == len(first) or tokens.issuperset(re.findall(r"\w+", fold(word)))
    ]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
