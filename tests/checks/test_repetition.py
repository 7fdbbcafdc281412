"""repetition: the same word twice in a row."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.patterns import make, marks, messages

WORD = (r"[^\s.!?]+",)


@pytest.mark.parametrize(
    ("fields", "text", "flagged"),
    [
        ({}, "He went went home home.", ["went went", "home home"]),
        ({}, "He He.", ["He He"]),
        ({}, "The the end.", []),
        ({"ignorecase": True}, "The the end.", ["The the"]),
        ({"ignorecase": True}, "İi", []),
        ({}, "It was 10 10 times.", ["10 10"]),
        ({"alpha": True}, "It was 10 10 times times.", ["times times"]),
        ({}, "He came. Came they? They they.", []),
        ({"ignorecase": True}, "That is that. That that is.", ["That that"]),
        ({}, "He said so. So he did.", []),
        ({"max": 1}, "the the cat cat", ["cat cat"]),
        ({"exceptions": ("that",)}, "He said that that was was so", ["was was"]),
        ({}, "on\non the way", ["on\non"]),
    ],
)
def test_pairs(fields: dict[str, Any], text: str, flagged: list[str]) -> None:
    assert marks(make("repetition", tokens=WORD, **fields), text) == flagged


def test_blocks_do_not_touch() -> None:
    assert marks(make("repetition", tokens=WORD), "end", "end") == []


def test_the_message_names_the_word() -> None:
    assert messages(make("repetition", "'%s' twice", tokens=WORD), "on on") == ["'on' twice"]
