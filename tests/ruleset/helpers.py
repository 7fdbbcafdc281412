"""A check, a draft and a small world for the tests of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from factcheck.claims.reading import Reading
from factcheck.draft import Block, BlockKind, Draft, Metadata, SourceMap
from factcheck.ruleset.model import Check, Finding, Rule
from factcheck.ruleset.patterns import Pattern, Search
from factcheck.ruleset.rule_fields import RuleFields


class Plain(Check[RuleFields]):
    """A check that does nothing."""

    extends = "plain"
    fields = RuleFields

    def run(self, reading: Reading, search: Search) -> Iterator[Finding]:
        return iter(())


def make_rule(**fields: Any) -> Rule[RuleFields]:
    return Rule("test.rule", RuleFields(**{"extends": "plain", "message": "m", **fields}))


def make_draft(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Draft:
    """A draft of one block a text, one after the other in the source."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(kind, text, SourceMap.identity(at, len(text))))
        at += len(text) + 1
    return Draft("\n".join(texts), blocks, Metadata())


def found(rule: Rule[RuleFields], pattern: Pattern, *texts: str) -> list[str]:
    """The texts that a pattern matches."""
    search = Search(Plain(rule), make_draft(*texts))
    return [match.text for match in search.search(pattern)]


WORDS = {
    "country": ("Austria", "Ivory Coast", "Côte d'Ivoire", "Kazakhstan", "Kazakh", "Niger", "Nigeria", "US"),
    "group": ("EU", "European Union", "NATO"),
    "place": ("Crimea", "Guinea-Bissau"),
    "office": ("president", "prime minister"),
}


@pytest.fixture
def small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """A world of a few words."""

    class World:
        def slot_words(self, kind: str) -> dict[str, list[str]]:
            by_first: dict[str, list[str]] = {}
            for word in WORDS[kind]:
                by_first.setdefault(re.findall(r"\w+", word)[0], []).append(word)
            return by_first

    monkeypatch.setattr("factcheck.world.shipped.load_world", World)


def values(rule: Rule[RuleFields], pattern: Pattern, text: str) -> list[Mapping[str, str]]:
    """The slots of every match."""
    search = Search(Plain(rule), make_draft(text))
    return [match.values for match in search.search(pattern)]
