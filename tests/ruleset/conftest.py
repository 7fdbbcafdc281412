"""Fixtures that the tests of rules share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factcheck.ruleset import slots
from tests.ruleset.helpers import small_world

__all__ = ["small_world"]


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FACTCHECK_CACHE", "")
    yield
    slots.world_words.cache_clear()
