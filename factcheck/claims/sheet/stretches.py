"""The shortest stretch of a sentence in which a claim can be read alone: its words and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.nouns import STOPS, verb_base
from factcheck.claims.statements.clauses import clause_at
from factcheck.claims.statements.wording import IRREGULAR_PAST, alternatives
from factcheck.draft import Block, Passage

#: What is left out between a claim and its verb is shown as this.
LEFT_OUT = " … "

#: Words of a complement that are shown at most.
_LONGEST = 5

#: A clause of at most this many words is shown whole.
_SHORT_CLAUSE = 12

#: Words that complete a phrase are at most this many.
_PHRASE = 8

#: Words back at most to the verb that a claim is the object of.
_REACH = 6

#: Code points beyond which nothing belongs to a claim any more.
_FAR = 400

#: A sentence of more code points is none.
_LONGEST_SENTENCE = 3000

#: A gap of at most this many words between a claim and its verb is shown.
_SHORT_GAP = 3

_JOINING = frozenset({"and", "or", "but", "that", "who", "which", "if", "when", "while", "than"})
_REPORTING = frozenset({"say", "tell", "add", "report", "announce", "claim", "write", "believe", "estimate", "think"})


class Said(NamedTuple):
    """The verb that a claim belongs to, in its base form, and the stretch that reads alone."""

    verb: str
    words: str


class _Group(Struct, frozen=True):
    """A finite verb with its auxiliaries: where it starts, where its main verb stands, and that verb's base form."""

    start: int
    main: int
    end: int
    base: str


_AUXILIARY = (
    "(?:is|are|was|were|(?<=I )am|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did"
    "|be|been|being)"
)
_ADVERB = "(?:not|now|also|already|still|since|just|then|never|only|[a-z]+ly)"
_AFTER_MODAL = "(?:(?<=will )|(?<=could )|(?<=would )|(?<=can )|(?<=may )|(?<=might ))[a-z]+"
_GROUPS = Lazy(
    rf"\b(?:(?P<helped>{_AUXILIARY}(?:\s+(?:{_AUXILIARY}|{_ADVERB}))*)(?:\s+(?P<main>[a-z]+(?:ed|en|ing)"
    rf"|{alternatives(IRREGULAR_PAST)}|{_AFTER_MODAL})\b)?"
    rf"|(?P<plain>{alternatives(IRREGULAR_PAST)}|[a-z]{{2,}}ed))\b"
)
_FINITE_WORD = Lazy(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|said|says)\b")
_NOT_FINITE = Lazy(r"\b(?:to|be|being|been)\s+$")
_PLAIN_FORM_FOLLOWS = Lazy(r"\b(?:to|may|can|will|could|would|should|must|might)\s$")
_BEING = Lazy(r"\b(?:is|are|was|were|be|been|being)\b")
_RELATIVE = Lazy(r",?\s+(?:who|which|that)\b")
_JOINT = Lazy(r"(or|and|but|so|yet|that)\s", re.IGNORECASE)
_HANGING = Lazy(r"\bto\s[a-z]+(?:\s[\w-]+[’']s?)?$")
_WORD = Lazy(r"\S+")
_WORD_BEFORE = Lazy(r"([^\W\d_][\w’'-]*)[ \u00a0]+$")

#: Where a predicate ends.
_PARTING = Lazy(
    r"(?:(?<!\b[A-Z])[.]|,)(?!\w)|[;:!?“”\"()\[\]…—]| [–-] |"
    r"\b(?:and|but|or|that|which|who|as|because|while|when|after|before"
    r"|if|unless|although|though|where|than|so)\b"
)
#: What a relative clause does not reach over.
_SENTENCE_PART = Lazy(r"[.;:!?“”\"()](?!\d)|,?\s(?:and|but|unless|if|when|while)\s")


def said_of(passage: Passage) -> Said:
    """What is said of ``passage`` in its sentence: the verb it is the object of, else the verb that follows it."""
    return _object_of(passage) or _subject_of(passage) or Said("", _around(passage))


def happened(passage: Passage) -> Said:
    """What is said to happen at the time ``passage`` names: the verb nearest before it in its clause, else after."""
    text, clause = passage.block.text, clause_of(passage)
    groups = list(_finite(text, clause.start, passage.start))
    if not groups:
        return _subject_of(passage) or Said("", _around(passage))
    group = groups[-1]
    end = _complement(text, group.end, passage.start, _SHORT_GAP)
    if len(text[end : passage.start].split()) <= _SHORT_GAP:
        return Said(group.base, one_line(text[group.main : passage.end]))
    return Said(group.base, one_line(text[group.main : end]) + LEFT_OUT + one_line(passage.text))


def phrase_from(block: Block, start: int, end: int) -> Passage:
    """``[start, end)`` with the words that complete it, to the end of the phrase or a few words on."""
    high = min(max(block.sentence_at(start).end, end), end + _FAR)
    verb = _FINITE_WORD.search(block.text, end, high)
    return Passage(block, start, _complement(block.text, end, verb.start() if verb else high, _PHRASE))


def is_sentence(passage: Passage) -> bool:
    """Whether the sentence of ``passage`` is short enough to be one, and not a table or a list run together."""
    sentence = passage.sentence
    return sentence.end - sentence.start <= _LONGEST_SENTENCE


def clause_of(passage: Passage) -> Passage:
    """The clause that ``passage`` stands in, no more than ``_FAR`` on either side of it."""
    block, start, end = passage
    clause = clause_at(passage).passage if is_sentence(passage) else passage.sentence
    return Passage(block, max(clause.start, start - _FAR), min(clause.end, end + _FAR))


def one_line(text: str) -> str:
    """``text`` with single spaces."""
    return " ".join(text.split())


def _around(passage: Passage) -> str:
    """The clause of a passage that no verb was found for, or as much of it as can be shown."""
    block, start, end = passage
    clause = _whole(clause_of(passage), start)
    if len(clause.text.split()) <= _SHORT_CLAUSE:
        return one_line(clause.text).strip(" ,.")
    before = [word.start() for word in _WORD.finditer(block.text, clause.start, start)][-_LONGEST:]
    return one_line(block.text[before[0] if before else start : _complement(block.text, end, clause.end)]).strip(" ,")


def _whole(clause: Passage, at: int) -> Passage:
    """The clause without the word that joins it to the one before; "…, or 400, …" only reads with what it restates."""
    block, start, end = clause
    joining = _JOINT.match(block.text, start, at)
    if not joining:
        return clause
    if joining[1].lower() != "or" or start <= clause.sentence.start:
        return Passage(block, joining.end(), end)
    outer = clause_of(Passage(block, start - 1, start))
    return Passage(block, min(outer.start, start), end)


def _object_of(passage: Passage) -> Said | None:
    text, low = passage.block.text, passage.sentence.start
    at, after_of = passage.start, False
    for _ in range(_REACH):
        match = _WORD_BEFORE.search(text, max(low, at - 30), at)
        if not match:
            return None
        at, word = match.start(1), match[1].lower()
        plain_form = word not in STOPS and _PLAIN_FORM_FOLLOWS.search(text, max(low, at - 8), at)
        base = word if plain_form else verb_base(word)
        if base and base not in ("be", "have", "do"):
            return None if base in _REPORTING else Said(base, one_line(text[at : passage.end]))
        if word in _JOINING or not (word in STOPS or after_of):
            return None
        after_of = word == "of"
    return None


def _subject_of(passage: Passage) -> Said | None:
    text, high = passage.block.text, min(max(passage.sentence.end, passage.end), passage.end + _FAR)
    group = _main_group(text, passage.end, high)
    if group is None or group.base in _REPORTING:
        return None
    end = _complement(text, group.end, high)
    gap = text[passage.end : group.start]
    if len(gap.split()) <= _SHORT_GAP and not _PARTING.search(gap):
        return Said(group.base, one_line(text[passage.start : end]))
    return Said(group.base, one_line(passage.text) + LEFT_OUT + one_line(text[group.main : end]))


def _main_group(text: str, at: int, high: int) -> _Group | None:
    """The verb of which the words that end at ``at`` are the subject; a relative clause between them is left out."""
    relative = _RELATIVE.match(text, at, high)
    groups = _finite(text, at, high)
    if relative:
        next(groups, None)
    group = next(groups, None)
    if group is None:
        return None
    parting = _SENTENCE_PART if relative else _PARTING
    return None if parting.search(text, relative.end() if relative else at, group.start) else group


def _finite(text: str, at: int, high: int) -> Iterator[_Group]:
    for match in _GROUPS.finditer(text, at, high):
        if _NOT_FINITE.search(text, max(at, match.start() - 8), match.start()):
            continue
        main = match.start("main") if match["main"] else match.start()
        passive = match["helped"] and _BEING.search(match["helped"])
        word = match["main"] or match["plain"]
        yield _Group(match.start(), match.start() if passive else main, match.end(), verb_base(word) if word else "be")


def _complement(text: str, at: int, high: int, longest: int = _LONGEST) -> int:
    """Where the words that complete a phrase end: a few of them, no preposition or article left hanging."""
    parting = _PARTING.search(text, at, high)
    words = list(islice(_WORD.finditer(text, at, parting.start() if parting else high), longest))
    while words and (words[-1][0].lower() in STOPS or words[-1][0].endswith(("’s", "'s"))):
        words.pop()
    if not words:
        return at
    end = words[-1].end()
    follows = _WORD.match(text, end + 1, parting.start() if parting else high)
    hanging = _HANGING.search(text, at, end) if follows else None
    return len(text[: hanging.start()].rstrip()) if hanging and hanging.start() > words[0].start() else end
