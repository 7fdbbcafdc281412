"""Rules × draft → flags, in document order, suppressions applied."""

from __future__ import annotations

import datetime
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.claims.key import describe, fingerprint, statement_of
from factcheck.claims.reading import Reading
from factcheck.flag import Evidence, Flag, Level, Suggestion

if TYPE_CHECKING:
    from factcheck.draft import Draft, Passage, Span
    from factcheck.ruleset.model import Check, Finding, Shown
    from factcheck.ruleset.ruleset import RuleSet
    from factcheck.world import Knowledge

#: Languages that the shipped rules speak, as the first part of a BCP 47 tag.
LANGUAGES = ("en",)


class UnsupportedLanguage(ValueError):
    """The draft says that it is in a language that there are no rules for."""


def load_rules(*packs: str | os.PathLike[str]) -> RuleSet:
    """Load rule packs: names of shipped packs ("shipped": all), folders or files; by default every shipped pack.

    What a folder's ``world`` and ``names`` hold is known beside the shipped facts and names when its rules run. Raises
    RulesBroken with every problem of every file; a pack that does not exist is such a problem.
    """
    from factcheck.checks import KINDS
    from factcheck.ruleset.loader import load_packs

    return load_packs(packs, KINDS)


def load_knowledge(*packs: str | os.PathLike[str]) -> Knowledge | None:
    """What is known with the facts and names of rule packs, without their rules; None where they have none.

    Raises RulesBroken, as load_rules does.
    """
    from factcheck.ruleset.loader import knowledge_of

    return knowledge_of(packs)


def lint(draft: Draft, rules: RuleSet, *, date: datetime.date | None = None) -> list[Flag]:
    """Every flag that ``rules`` give on ``draft``, as lint_counting says."""
    return lint_counting(draft, rules, date=date)[0]


def lint_counting(draft: Draft, rules: RuleSet, *, date: datetime.date | None = None) -> tuple[list[Flag], int]:
    """Every flag that ``rules`` give on ``draft``, in document order, and how many its comments turn off.

    ``date`` is the day the draft speaks from; without it the draft's own date is used. The same draft, rules and
    date give the same flags on every machine. Raises UnsupportedLanguage for a draft in another language and
    BoundExceeded for a rule whose matching takes too long.
    """
    if not speaks(draft.metadata.lang):
        raise UnsupportedLanguage(
            f"the draft is in “{draft.metadata.lang}”, which no rule speaks ({', '.join(LANGUAGES)} only): not checked"
        )
    reading = Reading(draft, date, rules.knowledge)
    off = tuple(_suppressed(draft))
    found: list[tuple[Check[Any], Finding]] = []
    hidden: list[tuple[Check[Any], Finding]] = []
    for check, search in rules.searches(draft):
        for count, finding in enumerate(_once(check.run(reading, search))):
            if check.rule.fields.limit and count >= check.rule.fields.limit:
                break
            is_off = any(_covers(rule, span, check.rule.id, finding.passage.span) for rule, span in off)
            (hidden if is_off else found).append((check, finding))
    found = sorted(_unrepeated(found), key=lambda pair: _order(*pair))
    seen: Counter[tuple[str, str, str]] = Counter()
    flags = [_flag(reading, check, finding, seen) for check, finding in found]
    return flags, sum(1 for _ in _unrepeated(hidden))


def speaks(lang: str | None) -> bool:
    """Whether there are rules for a draft of language ``lang`` (a BCP 47 tag); a draft that names none is read."""
    return lang is None or re.split("[-_]", lang.strip().casefold())[0] in (*LANGUAGES, "", "english")


def _order(check: Check[Any], finding: Finding) -> tuple[Any, ...]:
    span = finding.passage.span
    return (
        span.start,
        span.end,
        -_level(check, finding).rank,
        check.rule.id,
        finding.message or "",
        sorted(finding.values.items()),
    )


def _level(check: Check[Any], finding: Finding) -> Level:
    level: Level = finding.level or check.rule.fields.level
    return level


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those that say the same of the same passage."""
    seen = set()
    for finding in findings:
        same = (finding.passage.order, finding.message, tuple(sorted(finding.values.items())))
        if same not in seen:
            seen.add(same)
            yield finding


def _unrepeated(found: list[tuple[Check[Any], Finding]]) -> Iterator[tuple[Check[Any], Finding]]:
    """The findings without those that another rule, at least as grave, already tells.

    That is one whose first repair the other makes, or one that holds the same two statements against each other.
    """
    repaired = set()
    held: dict[int, list[Finding]] = {}
    for check, finding in sorted(found, key=lambda pair: (-_level(*pair).rank, _order(*pair))):
        if finding.replacements:
            repair = _repair(finding.passage, finding.replacements[0])
            if repair in repaired:
                continue
            repaired.add(repair)
        elif check.of_pairs:
            alike = held.setdefault(finding.passage.block.index, [])
            if any(_same_pair(finding, other) for other in alike):
                continue
            alike.append(finding)
        yield check, finding


def _same_pair(one: Finding, other: Finding) -> bool:
    """Whether two findings flag words in common and stand on words in common."""
    return one.passage.overlaps(other.passage) and any(
        mine.passage and yours.passage and mine.passage.overlaps(yours.passage)
        for mine in one.evidence
        for yours in other.evidence
    )


def _repair(passage: Passage, replacement: str) -> tuple[int, int, int, str]:
    """What a replacement changes, without the letters at both ends that stay: where, and what comes there."""
    start, end, text = passage.start, passage.end, passage.block.text
    while start < end and replacement and text[start] == replacement[0]:
        start, replacement = start + 1, replacement[1:]
    while start < end and replacement and text[end - 1] == replacement[-1]:
        end, replacement = end - 1, replacement[:-1]
    return (passage.block.index, start, end, replacement)


def _flag(reading: Reading, check: Check[Any], finding: Finding, seen: Counter[tuple[str, str, str]]) -> Flag:
    rule = check.rule
    passage = finding.passage
    statement, masked, key = describe(
        reading,
        passage,
        [shown.passage for shown in finding.evidence if shown.passage],
        [shown.fact for shown in finding.evidence if shown.fact],
    )
    same = (rule.id, masked, key)
    seen[same] += 1
    return Flag(
        rule=rule.id,
        check=rule.fields.extends,
        level=_level(check, finding),
        message=finding.message if finding.message is not None else _fill(rule.fields.message, finding),
        span=passage.span,
        text=passage.text,
        evidence=tuple(_evidence(reading, shown) for shown in finding.evidence),
        suggestions=tuple(Suggestion(span=passage.span, replacement=text) for text in finding.replacements),
        statement=statement,
        masked=masked,
        claim_key=key,
        fingerprint=fingerprint(*same, seen[same]),
    )


def _evidence(reading: Reading, shown: Shown) -> Evidence:
    if shown.passage is None:
        return Evidence(text=shown.fact, note=shown.note, source=shown.source)
    speaker = reading.speaker(shown.passage).name if shown.passage.block.asserts else None
    return Evidence(
        text=shown.passage.text,
        note=shown.note,
        span=shown.passage.span,
        source=shown.source,
        speaker=speaker,
        statement=statement_of(shown.passage).text,
    )


def _fill(message: str, finding: Finding) -> str:
    """The rule's message with its ``{…}`` filled; a name nobody filled stays as it is written."""
    values = {"match": finding.passage.text, **finding.values}
    return re.sub(r"\{([\w-]+)\}", lambda match: values.get(match[1], match[0]), message)


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(r"\s*factcheck\s+(?P<what>off|on)\b(?P<rules>[^:]*)")


def _comments(source: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The comments meant for factcheck, each with where it starts and ends; one that is not closed is none."""
    start = source.find("<!--")
    while start >= 0 and (end := source.find("-->", start)) >= 0:
        match = _comment().match(source, start + 4, end)
        if match:
            yield match, start, end + 3
        start = source.find("<!--", end)


def unread_comments(draft: Draft) -> Iterator[int]:
    """Where the draft's comments start that begin with ``factcheck``, in any case, and turn nothing off or on."""
    if draft.format == "text":
        return
    source = draft.source
    start = source.find("<!--")
    while start >= 0 and (end := source.find("-->", start)) >= 0:
        word = source[start + 4 : end].lstrip()[:10].casefold()
        if word.startswith("factcheck") and not word[9:].isalnum() and not _comment().match(source, start + 4, end):
            yield start
        start = source.find("<!--", end)


def named_in_comments(draft: Draft) -> Iterator[tuple[str, int]]:
    """The rules and packs that the draft's comments for factcheck name, each with where its comment starts."""
    if draft.format != "text" and "factcheck" in draft.source:
        yield from ((name, start) for match, start, _ in _comments(draft.source) for name in match["rules"].split())


def _suppressed(draft: Draft) -> Iterator[tuple[str, Span]]:
    """Stretches of a marked-up source that the writer has taken out: ``<!-- factcheck off RULE: reason -->``.

    Without a rule all rules are off, until ``<!-- factcheck on -->`` or the end.
    """
    from factcheck.draft import Span

    if draft.format == "text" or "factcheck" not in draft.source:
        return
    since: dict[str, int] = {}
    for match, start, end in _comments(draft.source):
        rules = match["rules"].split() or ["*"]
        if match["what"] == "off":
            for rule in rules:
                since.setdefault(rule, end)
        else:
            for rule in list(since) if rules == ["*"] else rules:
                if rule in since:
                    yield rule, Span(since.pop(rule), start)
    for rule, opened in since.items():
        yield rule, Span(opened, len(draft.source))


def _covers(rule: str, off: Span, rule_id: str, span: Span) -> bool:
    return rule in ("*", rule_id, rule_id.partition(".")[0]) and off.start <= span.start and span.end <= off.end
