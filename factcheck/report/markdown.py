"""The check report as Markdown, for issue trackers and notes; nothing in a draft counts as markup in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.sheet.sheet import DOTS, says_who
from factcheck.display import display_safe
from factcheck.report.dossier import Dossier, decided, earlier, found_out, sentence

if TYPE_CHECKING:
    from factcheck.flag import Evidence, Flag
    from factcheck.report.dossier import Fact
    from factcheck.review.ledger import Decision
    from factcheck.review.standing import View

_HEAD = ("Line", "Kind", "Claim", "Reads as", "Says who", "Worth", "Verdict", "Source, note, checker")


def render(dossier: Dossier) -> str:
    """The report as a Markdown document. The same dossier gives the same bytes."""
    return "\n".join(_lines(dossier)) + "\n"


def safe(text: str) -> str:
    """``text`` on one line with everything escaped that Markdown, GitHub's links or HTML could read as markup."""
    return _markup().sub(_escaped, display_safe(" ".join(text.split())))


_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


@cache
def _markup() -> re.Pattern[str]:
    """Ends in the character to escape: punctuation that is markup anywhere, in a bare link, or at the start."""
    return re.compile(r"[\\`*_{}\[\]<>|~&$#!@]|:(?=//)|www\.|^\d+[.)]|^[-+=]", re.IGNORECASE)


def _escaped(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0]) or f"{match[0][:-1]}\\{match[0][-1]}"


def fact_rows(facts: list[Fact]) -> Iterator[str]:
    """The facts of a check sheet as the lines of a Markdown table."""
    yield f"| {' | '.join(_HEAD)} |"
    yield f"|{'|'.join(' --- ' for _ in _HEAD)}|"
    yield from (f"| {' | '.join(_fact(fact))} |" for fact in facts)


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# Check report: {safe(dossier.name)}"
    yield ""
    yield f"{safe(dossier.path)}, sha256 {dossier.draft.sha256[:16]}"
    yield ""
    yield "## What is left to do"
    yield ""
    left = [f"- [ ] {safe(line)}" for line in dossier.left()]
    yield from left or ["Nothing: every flag is settled and every claim has its verdict."]
    yield from (f"- {safe(notice)}" for notice in dossier.notices)
    yield ""
    yield from _flags(dossier)
    for title, decisions in (("Fixed", dossier.fixed), ("Decisions without a flag", dossier.orphans)):
        if decisions:
            yield from (f"## {title}", "", *(_past(decision) for decision in decisions), "")
    if dossier.sheet:
        yield from ("## Check sheet", "")
        yield from fact_rows(dossier.facts())


def _flags(dossier: Dossier) -> Iterator[str]:
    tally = ", ".join(f"{number} {status}" for status, number in dossier.counts().items() if number)
    yield from ("## Flags", "", tally or "None.", "")
    for number, view in enumerate(dossier.views, 1):
        yield from _flag(dossier, number, view)
        yield ""


def _flag(dossier: Dossier, number: int, view: View) -> Iterator[str]:
    flag = view.flag
    line, column = dossier.draft.position(flag.span.start)
    yield f"### {number}\\. {safe(flag.message)}"
    yield ""
    yield f"**{view.status.value}**, {flag.level.value}, {safe(flag.rule)}, line {line}, column {column}"
    yield ""
    yield f"- {_said(flag)}"
    if view.change:
        yield f"- decided on: {safe(' / '.join((view.change.before, *view.change.before_evidence)))}"
        yield f"- now: {safe(' / '.join((view.change.after, *view.change.after_evidence)))}"
    yield from (f"- {_evidence(dossier, evidence)}" for evidence in flag.evidence)
    yield from (f"- → {safe(each.replacement) or 'leave it out'}" for each in flag.suggestions)
    if view.decision:
        yield f"- {safe(decided(view.decision))}"
    if view.note:
        yield f"- note: {safe(view.note)}"
    yield from (f"  - {safe(said)}" for said in earlier(view))


def _evidence(dossier: Dossier, evidence: Evidence) -> str:
    note = f", {safe(evidence.note)}" if evidence.note else ""
    if evidence.span is None:
        source = f" ({safe(evidence.source)})" if evidence.source else ""
        return f"\\= {safe(evidence.text)}{note}{source}"
    line, column = dossier.draft.position(evidence.span.start)
    speaker = f" (said by {safe(evidence.speaker)})" if evidence.speaker else ""
    return f"↔ line {line}, column {column}: {_said(evidence)}{note}{speaker}"


def _said(said: Flag | Evidence) -> str:
    """The words, and the statement they stand in."""
    around = sentence(said)
    return f"“{safe(said.text)}”" + (f" in “{safe(around)}”" if around else "")


def _past(decision: Decision) -> str:
    record = decision.record
    note = f" Note: {safe(decision.note)}" if decision.note else ""
    return f"- {safe(record.message)} “{safe(record.text)}” ({safe(record.rule)}): {safe(decided(decision))}.{note}"


def _fact(fact: Fact) -> tuple[str, ...]:
    return (
        ", ".join(map(str, fact.lines)),
        safe(fact.item.kind),
        safe(fact.item.words),
        safe(fact.item.reads),
        safe(says_who(fact.item.speaker)),
        DOTS[fact.item.worth],
        safe(fact.view.status),
        "; ".join(safe(part) for part in found_out(fact.view)),
    )
