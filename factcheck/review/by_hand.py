"""Passages that an editor flagged by hand: made from a selection, and found again after edits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.claims.key import describe, fingerprint, plain
from factcheck.draft import Passage
from factcheck.flag import Flag, Level
from factcheck.review.events import BY_HAND, Choice, FlagRecord
from factcheck.review.ledger import Decision

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.draft import Block, Draft, Span
    from factcheck.world import Knowledge

#: Least similarity (0 to 100) of two statements, or masked statements, that may be one, edited.
NEAR = 60.0
#: This many of the most similar statements are looked at closely.
LOOKED_AT = 5


def flag_passage(reading: Reading, passage: Passage, message: str) -> Flag:
    """An error-level flag on ``passage`` in the editor's words."""
    statement, masked, claim_key = describe(reading, passage)
    return Flag(
        rule=BY_HAND,
        check="by-hand",
        level=Level.ERROR,
        message=message,
        span=passage.span,
        text=passage.text,
        statement=statement,
        masked=masked,
        claim_key=claim_key,
        fingerprint=fingerprint(BY_HAND, masked, f"{claim_key}\x00{plain(passage.text)}", 1),
    )


def passage_at(draft: Draft, span: Span) -> Passage | None:
    """The clean text of the first block that ``span`` of the source touches, without white space at its ends."""
    for block in draft.blocks:
        touched = [
            (segment.start, segment.start + segment.length)
            if not segment.exact
            else (
                segment.start + max(0, span.start - segment.source_start),
                segment.start + min(segment.length, span.end - segment.source_start),
            )
            for segment in block.source_map.segments
            if segment.source_start < span.end and span.start < segment.source_start + segment.source_length
        ]
        if touched:
            start, end = touched[0][0], touched[-1][1]
            text = block.text[start:end]
            start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
            if start < end:
                return Passage(block, start, end)
    return None


def find_again(draft: Draft, decisions: list[Decision], knowledge: Knowledge | None = None) -> list[Flag]:
    """The hand-made flags of a journal that still have their passage in ``draft``."""
    if not decisions:
        return []
    from factcheck.claims.reading import Reading

    reading = Reading(draft, knowledge=knowledge)
    found: dict[str, Flag] = {}
    for decision in decisions:
        passage = _find(reading, decision)
        if passage:
            flag = flag_passage(reading, passage, decision.record.message)
            found.setdefault(flag.fingerprint, flag)
    return list(found.values())


def _find(reading: Reading, decision: Decision) -> Passage | None:
    record = decision.record
    statement = _statement(reading, record)
    if statement is None:
        return None
    same = _locate(statement, record.text)
    if same or decision.choice == Choice.ACCEPT:
        return same
    return _aligned(statement, record)


def _statement(reading: Reading, record: FlagRecord) -> Passage | None:
    """The sentence or sentences that the record's statement has become."""
    draft = reading.draft
    wanted = plain(record.statement)
    passages = [passage for block in draft.blocks for passage in _stretches(block, record)]
    same = [passage for passage in passages if plain(passage.text) == wanted]
    if same:
        return min(same, key=lambda passage: abs(draft.position(passage.span.start).line - record.line))
    from rapidfuzz import fuzz, process

    near = process.extract(
        wanted, [plain(p.text) for p in passages], scorer=fuzz.ratio, score_cutoff=NEAR, limit=LOOKED_AT
    )
    scored = [
        (fuzz.ratio(record.masked, describe(reading, passages[index])[1]), -index)
        for _, _, index in near
        if passages[index].text
    ]
    score, index = max(scored, default=(0.0, 0))
    return passages[-index] if score >= NEAR else None


def _stretches(block: Block, record: FlagRecord) -> Iterator[Passage]:
    """Runs of as many sentences as the record's statement has."""
    from factcheck.draft.sentences import sentence_bounds

    count = max(1, len(list(sentence_bounds(record.statement))))
    sentences = block.sentences
    for first in range(max(1, len(sentences) - count + 1) if sentences else 0):
        last = min(first + count, len(sentences)) - 1
        yield Passage(block, sentences[first].start, sentences[last].end)


def _locate(statement: Passage, text: str) -> Passage | None:
    """Where ``text`` stands in the statement, typography apart."""
    letters, offsets = _plain_letters(statement.text)
    wanted = plain(text)
    at = letters.find(wanted)
    if at < 0 or not wanted:
        return None
    start, end = offsets[at], offsets[at + len(wanted) - 1] + 1
    return Passage(statement.block, statement.start + start, statement.start + end)


def _aligned(statement: Passage, record: FlagRecord) -> Passage | None:
    """The words of the statement that now stand where the record's text stood."""
    from rapidfuzz.distance import Indel

    old, _ = _plain_letters(record.statement)
    new, offsets = _plain_letters(statement.text)
    wanted = plain(record.text)
    start = old.find(wanted)
    end = start + len(wanted)
    if start < 0:
        return None
    kept = [
        range(
            max(start, code.src_start) - code.src_start + code.dest_start,
            min(end, code.src_end) - code.src_start + code.dest_start,
        )
        for code in Indel.opcodes(old, new)
        if code.tag == "equal" and code.src_start < end and start < code.src_end
    ]
    if not kept:
        return None
    first, last = offsets[kept[0].start], offsets[kept[-1].stop - 1] + 1
    return Passage(statement.block, statement.start + first, statement.start + last)


def _plain_letters(text: str) -> tuple[str, list[int]]:
    """``plain(text)`` and, for each of its characters, where in ``text`` it comes from."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        made = " " if character.isspace() else plain(character)
        if made == " " and (not letters or letters[-1] == " "):
            continue
        letters += made
        offsets += [offset] * len(made)
    return "".join(letters), offsets
