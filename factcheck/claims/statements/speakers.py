"""Who says a thing: the story itself, the one it cites, or the one it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.model import Quotation, Speaker
from factcheck.claims.ordered import of_block
from factcheck.claims.statements.wording import reporting_words
from factcheck.draft import Block, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.claims.statements.reports import Report


def speaker_at(reading: Reading, passage: Passage) -> Speaker:
    """Who says what stands at ``passage``, with the one who passes it on where the draft names a chain."""
    quotation = quotation_at(reading, passage)
    inner = [report.name for report in _reports_on(reading, passage, quotation)]
    if quotation is None:
        if not inner:
            return Speaker()
        return Speaker(inner[-1], through=inner[-2] if len(inner) > 1 and inner[-2] != inner[-1] else None)
    outer = quotation.speaker.name or quoted_speaker(reading, quotation)
    if not inner or inner[-1] == outer:
        return Speaker(outer, quoted=True)
    return Speaker(inner[-1], quoted=True, through=outer)


def quotation_at(reading: Reading, passage: Passage) -> Quotation | None:
    """The quotation that ``passage`` lies in, scare quotes left out; the innermost where they are nested."""
    holding = [quotation for part, quotation in quoted_in(reading, passage.block) if part.holds(passage)]
    return holding[-1] if holding else None


def quoted_speaker(reading: Reading, quotation: Quotation) -> str | None:
    """Who is quoted, by the words beside the quotation, else by the quotation it goes on from; None if not said."""
    parts = quotation.parts or (quotation.passage,)
    return _beside(reading, parts[-1]) or _beside(reading, parts[0]) or _carried_on(reading, parts[0])


def reports_in(reading: Reading, block: Block) -> Sequence[Report]:
    """The reports of one block."""
    return of_block(reading.reports, block, lambda report: report.words)


def reports_over(reading: Reading, passage: Passage) -> list[Report]:
    """The reports that cover ``passage``; the draft's are not looked for where its sentence has no reporting verb."""
    if not reporting_beside(passage):
        return []
    return [report for report in reports_in(reading, passage.block) if report.covers(passage)]


def quoted_in(reading: Reading, block: Block) -> Sequence[tuple[Passage, Quotation]]:
    """The quoted passages of one block, each with its quotation, scare quotes left out."""
    return of_block(reading.quoted, block, lambda pair: pair[0])


def reporting_beside(passage: Passage) -> bool:
    """Whether a reporting verb stands in the sentence of ``passage``, outside it."""
    text = passage.block.text
    low, high = passage.sentence.start, passage.block.sentence_at(max(passage.start, passage.end - 1)).end
    return any(any(reporting_words(part)) for part in (text[low : passage.start], text[passage.end : high]))


def _beside(reading: Reading, part: Passage) -> str | None:
    """The speaker named just after the closing mark, or just before the opening one."""
    best: tuple[int, str] | None = None
    text = part.block.text
    for report in _outside(reading, part.block, reports_in(reading, part.block)):
        after, before = report.words.start - part.end, part.start - report.words.end
        if 0 <= after <= 12 and not re.compile(r"[\w.]").search(text[part.end : report.words.start]):
            return report.name
        gap = text[report.words.end : part.start]
        if before >= 0 and not re.compile(r"[.!?;]\s").search(gap) and (best is None or before < best[0]):
            best = (before, report.name)
        elif after >= 0 and report.before and report.sentence.overlaps(part) and best is None:
            best = (after, report.name)
    return best[1] if best else None


def _carried_on(reading: Reading, part: Passage) -> str | None:
    """The speaker of the quotation before this one, here or in the block before, where this one opens a sentence."""
    block = part.block
    if block.text[part.sentence.start : part.start].strip(" \t“\"‘'"):
        return None
    near = [block] if block.index == 0 else [reading.draft.blocks[block.index - 1], block]
    previous = [q for b in near for p, q in quoted_in(reading, b) if q.form == "full" and p.order < part.order]
    if not previous:
        return None
    earlier = [report.name for b in near for report in reports_in(reading, b) if report.words.order < part.order]
    last = previous[-1].parts or (previous[-1].passage,)
    return _beside(reading, last[-1]) or _beside(reading, last[0]) or (earlier[-1] if earlier else None)


def _reports_on(reading: Reading, passage: Passage, quotation: Quotation | None) -> list[Report]:
    """The reports whose matter the passage is, outermost first, all inside the same quotation as it or all outside."""
    reports = reports_over(reading, passage)
    if quotation:
        reports = [report for report in reports if _holds(quotation, report.words)]
    else:
        reports = _outside(reading, passage.block, reports)
    return sorted(reports, key=lambda report: (report.after, report.words.start))


def _outside(reading: Reading, block: Block, reports: Iterable[Report]) -> list[Report]:
    """Those of a block's reports that stand in no quotation."""
    quoted = quoted_in(reading, block)
    return [report for report in reports if not any(part.holds(report.words) for part, _ in quoted)]


def _holds(quotation: Quotation, words: Passage) -> bool:
    return any(part.holds(words) for part in quotation.parts or (quotation.passage,))
