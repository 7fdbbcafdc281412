"""A capitalised run as the names it holds: known places apart, titles off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.names.capitals import Run, Survey, Word
from factcheck.claims.names.name_words import (
    HONORIFICS,
    OFFICES,
    ORGANISATION_WORDS,
    PARTY_LABELS,
    PLACE_OPENERS,
    QUALIFIERS,
    SUFFIXES,
)
from factcheck.draft import Block, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.world import Mention

_REGION_KINDS = frozenset({"city", "region", "territory"})
#: What else may stand before an honorific.
_LEADS = PARTY_LABELS | {"of", "democratic"}


class Part(Struct, frozen=True):
    """One name in a run: its words, the title and nationality before it, and whether it opens a sentence."""

    passage: Passage
    words: tuple[Word, ...]
    title: str
    nationality: str
    opens: bool


def parts_of(
    reading: Reading, block: Block, runs: Sequence[Run], survey: Survey, mentions: Sequence[Mention]
) -> Iterator[Part]:
    """The names in the runs of one block, known places and nationalities left out unless they belong to a name."""
    known = {mention.start: mention for mention in mentions}
    for run in runs:
        words, opens = list(run.words), run.opens
        if opens and words[0].start not in known and _drops_opener(reading, words, survey):
            words, opens = words[1:], False
        yield from _split(reading, block, words, opens, known)


def _drops_opener(reading: Reading, words: list[Word], survey: Survey) -> bool:
    """Whether the first word of a run has its capital from the sentence alone."""
    if len(words) < 2:
        return False
    first = words[0]
    if is_title(first) or first.folded in PLACE_OPENERS or first.folded in ORGANISATION_WORDS:
        return False
    return survey.merely_opens(first, reading.house.is_given(first.text))


def is_title(word: Word) -> bool:
    """Whether a word is one of a title."""
    name = word.folded
    return is_office(name) or name in HONORIFICS or name in QUALIFIERS


def _split(reading: Reading, block: Block, words: list[Word], opens: bool, known: dict[int, Mention]) -> Iterator[Part]:
    """What follows the known names at the start of a run, as one name without its title."""
    nationality = ""
    while words and (mention := known.get(words[0].start)):
        if _heads_body(reading, words, mention):
            break
        if mention.form == "adjective":
            nationality = mention.entry
        words, opens = [word for word in words if word.start >= mention.end], False
    if words:
        yield from _titled(block, words, opens, nationality)


def _heads_body(reading: Reading, words: list[Word], mention: Mention) -> bool:
    """Whether a place is the first word of a body's name ("Moscow State University")."""
    if mention.form not in ("name", "alias"):
        return False
    rest = [word.folded for word in words if word.start >= mention.end]
    if not rest or reading.world.entry(mention.entry).kind not in _REGION_KINDS:
        return False
    return not ORGANISATION_WORDS.isdisjoint(rest) and OFFICES.isdisjoint(rest)


def _titled(block: Block, words: list[Word], opens: bool, nationality: str) -> Iterator[Part]:
    """A name with the title before it; a title that stands alone is no name."""
    at = _title_end(words)
    if at == 0 and len(words) > 2 and words[0].folded in PARTY_LABELS and not _is_body(words):
        at = 1
    title, rest = words[:at], words[at:]
    while len(rest) > 1 and is_office(rest[-1].folded):
        rest = rest[:-1]
    if rest and not (len(rest) == 1 and is_office(rest[0].folded)):
        passage = Passage(block, rest[0].start, rest[-1].end)
        yield Part(passage, tuple(rest), " ".join(word.text for word in title), nationality, opens and not title)


def _title_end(words: list[Word]) -> int:
    """How many words from the start are a title: up to the last office or honorific that a name follows."""
    names = [word.folded for word in words]
    end = 0
    for index, name in enumerate(names):
        before = names[:index]
        if is_office(name) or (name in HONORIFICS and all(map(_may_qualify, before))):
            end = index + 1
    rest = names[end:]
    if end == 0 or not rest or rest[0] in SUFFIXES:
        return len(words) if all(map(_is_only_title, names)) else 0
    return end if ORGANISATION_WORDS.isdisjoint(rest[1:]) and not _heads(rest) else 0


def _heads(names: list[str]) -> bool:
    """Whether the first word is the head of a body's name ("Bank of …"), not a person's given name ("Bill …")."""
    return names[0] in ORGANISATION_WORDS and (len(names) == 1 or names[1] in ("of", "for"))


def _is_body(words: Sequence[Word]) -> bool:
    return not ORGANISATION_WORDS.isdisjoint(word.folded for word in words)


def is_office(name: str) -> bool:
    """Whether a folded word is an office, or ends in one ("secretary-treasurer")."""
    return name in OFFICES or name.rpartition("-")[2] in OFFICES


def _may_qualify(name: str) -> bool:
    return name in QUALIFIERS or is_office(name) or name in HONORIFICS or name in ORGANISATION_WORDS or name in _LEADS


def _is_only_title(name: str) -> bool:
    return is_office(name) or name in QUALIFIERS
