"""Changes in absolute figures: "£12m, £2m more than the £10m planned", "rose 5p to 105p from 98p"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.checks.reckoning.written import ends, exactness, rewritten, scaled
from factcheck.claims.lazy import Lazy
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity

#: "rose by 5p to": what stands before a step in absolute figures, and between it and the values.
_STEP_LEAD = Lazy(
    r"\b(?:up|down|r[io]se\w*|fell|falls|gained|lost|jumped|climbed|dropped|slipped|grew|increased|decreased|cut|added|shed)"
    r"\s(?:by\s|nearly\s|about\s)?$",
    re.IGNORECASE,
)
_COINS = {("cent", "USD"): 0.01, ("cent", "EUR"): 0.01, ("penny", "GBP"): 0.01}
_STEP_TO = Lazy(r",?\s(?:to|from)\s(?:a\s|just\s)?", re.IGNORECASE)
#: "£12m, £2m more than the £10m planned".
_BY_MORE = Lazy(r"(?:\s[a-z][\w’'-]*){0,3},\s(?:or\s|up\s|down\s)?")
_THAN = Lazy(
    r"(?:\s[a-z][\w’'-]*)?\s(?P<way>more|less|fewer|higher|lower)\s"
    r"(?:than\s(?:the\s|its\s|an?\s|last year['’]s\s)?(?:\w+\s)?)?",
    re.IGNORECASE,
)


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two values may be of one thing: same kind and unit, and no two different nouns."""
    same_noun = one.noun == other.noun or not one.noun or not other.noun
    return (one.kind, one.unit) == (other.kind, other.unit) and same_noun and one.kind in ("cardinal", "money")


def compared(quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """ "£12m, £2m more than the £10m planned": the difference against both values."""
    for after, step, before in zip(quantities, quantities[1:], quantities[2:], strict=False):
        text = step.passage.block.text
        if not (alike(after, before) and alike(after, step)) or {after.hedge, step.hedge} != {"exact"}:
            continue
        if not _BY_MORE.fullmatch(text, after.passage.end, step.passage.start):
            continue
        lead = re.match(r"(?:more|less|fewer) than\s", before.passage.text, re.IGNORECASE)
        start = before.passage.start + (lead.end() if lead else 0)
        match = _THAN.fullmatch(text, step.passage.end, start)
        if match is None or "than" not in match.group() or len(ends(before)) != 1:
            continue
        sign = 1 if match["way"].lower() in ("more", "higher") else -1
        right = sign * (after.value - before.value)
        slack = sum(exactness(ends(value)[-1]) for value in (after, step, before))
        if abs(right - step.value) <= slack * (1 + 1e-9) + 1e-9:
            continue
        number = ends(step)[-1]
        yield Finding(
            passage=step.passage,
            values={
                "said": step.passage.text,
                "right": f"{number.currency}{scaled(right, number)}",
                "before": before.passage.text,
                "after": after.passage.text,
            },
            evidence=(Shown(passage=before.passage, note="before"), Shown(passage=after.passage, note="after")),
        )


def stepped(quantities: Sequence[Quantity], before: Quantity, after: Quantity) -> Iterator[Finding]:
    """ "rose 5p to 105p from 98p": the step against both values."""
    start = min(before.passage.start, after.passage.start)
    for step in quantities:
        size = 1.0 if step.unit == before.unit else _COINS.get((step.unit, before.unit), 0.0)
        if step.passage.end > start or not size or step.kind != before.kind:
            continue
        text = step.passage.block.text
        lead = text[max(0, step.passage.start - 20) : step.passage.start]
        if (
            step.hedge != "exact"
            or not _STEP_LEAD.search(lead)
            or not _STEP_TO.fullmatch(text, step.passage.end, start)
        ):
            continue
        right = abs(after.value - before.value) / size
        slack = exactness(ends(step)[-1]) + sum(exactness(ends(value)[-1]) for value in (before, after)) / size
        if abs(right - step.value) <= slack * (1 + 1e-9) + 1e-9:
            continue
        number = ends(step)[-1]
        yield Finding(
            passage=step.passage,
            values={
                "said": step.passage.text,
                "right": rewritten(step, {0: right}) or scaled(right, number),
                "before": before.passage.text,
                "after": after.passage.text,
            },
            evidence=(Shown(passage=before.passage, note="before"), Shown(passage=after.passage, note="after")),
        )
