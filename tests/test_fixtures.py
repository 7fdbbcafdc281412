"""The shipped drafts give the flags that their ``.expected.yml`` lists, and nothing else at warning or above.

``quiet`` is what looks wrong and is right; ``missed`` is what is wrong and not found: it fails once it is found.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.flag import Flag, Level
from tests.shipped import shipped

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
DRAFTS = sorted(path for path in FIXTURES.iterdir() if path.suffix in (".md", ".txt"))


def expected(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.with_suffix(".expected.yml").read_text(encoding="utf-8"))
    return loaded


@cache
def flags_of(path: Path) -> list[Flag]:
    return factcheck.lint(factcheck.read(path), shipped())


def test_there_are_enough_drafts_and_some_are_right() -> None:
    assert len(DRAFTS) >= 8
    assert any(not expected(path)["flags"] for path in DRAFTS)


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_draft_gives_its_flags_and_no_other(path: Path) -> None:
    found = [
        {"rule": flag.rule, "level": flag.level.value, "text": flag.text}
        for flag in flags_of(path)
        if flag.level >= Level.WARNING
    ]
    assert found == [{key: flag[key] for key in ("rule", "level", "text")} for flag in expected(path)["flags"]]


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_flag_shows_what_it_stands_on(path: Path) -> None:
    by_text = {(flag.rule, flag.text): flag for flag in flags_of(path)}
    for wanted in expected(path)["flags"]:
        flag = by_text[wanted["rule"], wanted["text"]]
        shown = " / ".join(evidence.text for evidence in flag.evidence)
        for evidence in wanted.get("evidence", []):
            assert evidence in shown, flag
        if "suggest" in wanted:
            assert [suggestion.replacement for suggestion in flag.suggestions] == wanted["suggest"]


def flags_on(path: Path, words: str) -> list[tuple[str, str]]:
    """What is flagged at warning or above on these words of the source."""
    source = factcheck.read(path).source
    assert words in source
    start = source.index(words)
    return [
        (flag.rule, flag.text)
        for flag in flags_of(path)
        if flag.level >= Level.WARNING and flag.span.start < start + len(words) and start < flag.span.end
    ]


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_what_looks_wrong_and_is_right_stays_quiet(path: Path) -> None:
    assert [found for words in expected(path).get("quiet", []) for found in flags_on(path, words)] == []


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_known_miss_that_works_now_is_moved_to_the_flags(path: Path) -> None:
    assert [words for words in expected(path).get("missed", []) if flags_on(path, words)] == []


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_suggestions_are_given(path: Path) -> None:
    found = {(flag.rule, flag.text) for flag in flags_of(path) if flag.level is Level.SUGGESTION}
    assert {(wanted["rule"], wanted["text"]) for wanted in expected(path).get("suggestions", [])} <= found
