"""Running one pattern rule over a few paragraphs."""

from __future__ import annotations

from typing import Any

from factcheck.checks import KINDS
from factcheck.claims.reading import Reading
from factcheck.draft import Block, BlockKind, Draft, Metadata, SourceMap
from factcheck.ruleset.model import Check, Finding, Rule
from factcheck.ruleset.patterns import Finder, Search
from factcheck.ruleset.prefilter import Prefilter


def make(extends: str, message: str = "%s", **fields: Any) -> Check[Any]:
    """The check of a rule with these fields."""
    kind = KINDS[extends]
    return kind(Rule("test.rule", kind.fields(extends=extends, message=message, **fields)))


def run(check: Check[Any], *texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Finding]:
    """What a check finds in a draft of one block a text; the same with and without the prefilter."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(kind, text, SourceMap.identity(at, len(text)), level=2))
        at += len(text) + 1
    draft = Draft("\n".join(texts), blocks, Metadata())
    reading = Reading(draft)
    plain = list(check.run(reading, Search(check, draft)))
    finder = Finder(draft, Prefilter.of(check.rule.patterns).candidates(draft))
    quick = list(check.run(reading, Search(check, draft, finder)))
    assert [(f.passage.span, f.message) for f in quick] == [(f.passage.span, f.message) for f in plain]
    return plain


def marks(check: Check[Any], *texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    """The flagged texts."""
    return [finding.passage.text for finding in run(check, *texts, kind=kind)]


def messages(check: Check[Any], *texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str | None]:
    """The messages."""
    return [finding.message for finding in run(check, *texts, kind=kind)]
