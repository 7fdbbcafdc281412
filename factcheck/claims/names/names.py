"""Names in a draft: capitalised runs told apart as persons, places, organisations and nationalities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.model import Name
from factcheck.claims.names.attached import age_of, role_of
from factcheck.claims.names.capitals import Survey, is_title_case, runs_in, words_in
from factcheck.claims.names.name_kinds import Kinds, given_and_family
from factcheck.claims.names.name_parts import Part, parts_of
from factcheck.draft import Block, BlockKind, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.world import Mention

_UNREAD = frozenset({BlockKind.CODE, BlockKind.FURNITURE, BlockKind.DATE, BlockKind.DATELINE})


def find_names(reading: Reading) -> Iterator[Name]:
    """Every mention of a name, in document order.

    A run of capitalised words is a name unless it merely opens a sentence; known places and blocs are looked up, and
    a single word that repeats the family name of a person of the draft is that person. In a headline where nearly
    every word has a capital, only names found elsewhere are names. Method: capitals and closed word lists, after the
    rules of thumb in Collins and Singer, "Unsupervised models for named entity classification" (1999).
    """
    blocks = [block for block in reading.draft.blocks if block.kind not in _UNREAD]
    plain = [block for block in blocks if not is_title_case(block)]
    runs = {block.index: list(runs_in(block)) for block in plain}
    survey = Survey(plain, (run for group in runs.values() for run in group))
    parts: list[Part] = []
    known: list[Name] = []
    for block in plain:
        mentions = reading.known_in(block)
        found = list(parts_of(reading, block, runs[block.index], survey, mentions))
        parts += found
        known += _known_names(reading, block, mentions, found)
    named = _named(reading, parts, survey)
    named += known
    known_words = {name.words: name for name in named}
    for block in blocks:
        if block.index not in runs:
            named += _known_in(block, known_words)
    yield from sorted(named, key=lambda name: name.passage.order)


def _named(reading: Reading, parts: Sequence[Part], survey: Survey) -> list[Name]:
    """The parts as names, once the persons among them are known."""
    kinds = Kinds(reading.house, parts)
    return [_name(part, kind, kinds) for part in parts if (kind := kinds.of(part, survey))]


def _name(part: Part, kind: str, kinds: Kinds) -> Name:
    texts = tuple(word.text for word in part.words)
    if kind != "person":
        return Name(passage=part.passage, kind=kind, words=texts, title=part.title, nationality=part.nationality)
    given, family = given_and_family(texts)
    if part.passage.text in kinds.families:
        given, family = "", part.passage.text
    elif not given and kinds.is_given_alone(family):
        given, family = family, ""
    role, affiliation = role_of(part.passage)
    return Name(
        passage=part.passage,
        kind=kind,
        words=texts,
        given=given,
        family=family,
        title=part.title,
        nationality=part.nationality,
        age=age_of(part.passage),
        role=role,
        affiliation=affiliation,
    )


def _known_names(reading: Reading, block: Block, mentions: Sequence[Mention], parts: Sequence[Part]) -> Iterator[Name]:
    """The known places, nationalities and blocs of a block that are not part of another name."""
    claimed = iter(sorted((part.passage.start, part.passage.end) for part in parts))
    start, end = next(claimed, (len(block.text), len(block.text)))
    for mention in mentions:
        while end <= mention.start and end < len(block.text):
            start, end = next(claimed, (len(block.text), len(block.text)))
        if mention.end <= start:
            yield _known_name(reading, Passage(block, mention.start, mention.end), mention)


def _known_name(reading: Reading, passage: Passage, mention: Mention) -> Name:
    if mention.form in ("adjective", "people"):
        kind = "nationality"
    else:
        kind = "place" if reading.world.entry(mention.entry).is_place else "organisation"
    return Name(passage=passage, kind=kind, words=tuple(passage.text.split()), known=mention.entry)


def _known_in(block: Block, known: dict[tuple[str, ...], Name]) -> Iterator[Name]:
    """Names found elsewhere in the draft, in a headline whose capitals say nothing."""
    words = list(words_in(block.text))
    at = 0
    while at < len(words):
        for length in range(min(5, len(words) - at), 0, -1):
            name = known.get(tuple(word.text for word in words[at : at + length]))
            if name is not None:
                passage = Passage(block, words[at].start, words[at + length - 1].end)
                yield Name(
                    passage=passage,
                    kind=name.kind,
                    words=name.words,
                    given=name.given,
                    family=name.family,
                    known=name.known,
                )
                at += length
                break
        else:
            at += 1
