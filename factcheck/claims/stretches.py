"""The shortest stretch of a sentence in which a claim can be read alone: its words and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.claims.nouns import STOPS, verb_base
from factcheck.claims.wording import IRREGULAR_PAST, alternatives
from factcheck.draft import Passage

#: What is left out between a claim and its verb is shown as this.
LEFT_OUT = " … "

#: Words of a complement that are shown at most.
_LONGEST = 5

#: A gap of at most this many words between a claim and its verb is shown.
_SHORT_GAP = 3

_REPORTING = frozenset({"say", "tell", "add", "report", "announce", "claim", "write", "believe", "estimate", "think"})


class Said(NamedTuple):
    """The verb that a claim belongs to, in its base form, and the stretch that reads alone."""

    verb: str
    words: str


class _Group(NamedTuple):
    """A finite verb with its auxiliaries: where it starts, where its main verb stands, and that verb's base form."""

    start: int
    main: int
    end: int
    base: str


@cache
def _groups() -> re.Pattern[str]:
    auxiliary = r"(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|be|been|being)"
    adverb = r"(?:not|now|also|already|still|since|just|then|never|only|reportedly|[a-z]+ly)"
    return re.compile(
        rf"\b(?:(?P<helped>{auxiliary}(?:\s+(?:{auxiliary}|{adverb}))*)(?:\s+(?P<main>[a-z]+(?:ed|en|ing)|{alternatives(IRREGULAR_PAST)}"
        rf"|(?<=will )[a-z]+|(?<=could )[a-z]+|(?<=would )[a-z]+|(?<=can )[a-z]+|(?<=may )[a-z]+|(?<=might )[a-z]+)\b)?"
        rf"|(?P<plain>{alternatives(IRREGULAR_PAST)}|[a-z]{{2,}}ed))\b"
    )


@cache
def _parting() -> re.Pattern[str]:
    """Where a predicate ends."""
    return re.compile(
        r"[,.;:!?“”\"()\[\]…—](?!\d)| [–-] |\b(?:and|but|or|that|which|who|as|because|while|when|since|after|before"
        r"|if|although|though|where|than|so)\b"
    )


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"([^\W\d_][\w’'-]*)[ \u00a0]+$")


def said_of(passage: Passage) -> Said:
    """What is said of ``passage`` in its sentence: the verb it is the object of, else the verb that follows it."""
    return _object_of(passage) or _subject_of(passage) or Said("", one_line(passage.text))


def one_line(text: str) -> str:
    """``text`` with single spaces."""
    return " ".join(text.split())


def _object_of(passage: Passage) -> Said | None:
    text, low = passage.block.text, passage.sentence.start
    at = passage.start
    for _ in range(4):
        match = _word_before().search(text, max(low, at - 30), at)
        if not match:
            return None
        at, word = match.start(1), match[1].lower()
        base = verb_base(word)
        if base and base not in ("be", "have", "do"):
            return None if base in _REPORTING else Said(base, one_line(text[at : passage.end]))
        if word not in STOPS or word in ("and", "or", "but", "that", "who", "which", "if", "when", "while", "than"):
            return None
    return None


def _subject_of(passage: Passage) -> Said | None:
    text, high = passage.block.text, max(passage.sentence.end, passage.end)
    group = _main_group(text, passage.end, high)
    if group is None or group.base in _REPORTING:
        return None
    end = _complement(text, group.end, high)
    gap = text[passage.end : group.start]
    if len(gap.split()) <= _SHORT_GAP and not _parting().search(gap):
        return Said(group.base, one_line(text[passage.start : end]))
    return Said(group.base, one_line(passage.text) + LEFT_OUT + one_line(text[group.main : end]))


def _main_group(text: str, at: int, high: int) -> _Group | None:
    """The verb of which the words that end at ``at`` are the subject; a relative clause between them is left out."""
    relative = re.match(r",?\s+(?:who|which|that)\b", text[at:high])
    groups = _finite(text, at, high)
    if relative:
        next(groups, None)
    group = next(groups, None)
    if group is None:
        return None
    between = text[at + relative.end() if relative else at : group.start]
    return None if re.search(r"[.;:!?“”\"()]\s|\b(?:and|but)\b", between) else group


def _finite(text: str, at: int, high: int) -> Iterator[_Group]:
    for match in _groups().finditer(text, at, high):
        before = text[max(at, match.start() - 8) : match.start()]
        if re.search(r"\b(?:to|be|being|been)\s+$", before):
            continue
        main = match.start("main") if match["main"] else match.start()
        passive = match["helped"] and re.search(r"\b(?:is|are|was|were|be|been|being)\b", match["helped"])
        word = match["main"] or match["plain"]
        yield _Group(match.start(), match.start() if passive else main, match.end(), verb_base(word) if word else "be")


def _complement(text: str, at: int, high: int) -> int:
    """Where the words that complete a verb end: a few of them, no preposition or article left hanging."""
    parting = _parting().search(text, at, high)
    words = list(re.finditer(r"\S+", text[at : parting.start() if parting else high]))[:_LONGEST]
    while words and words[-1][0].lower() in STOPS:
        words.pop()
    return at + words[-1].end() if words else at
