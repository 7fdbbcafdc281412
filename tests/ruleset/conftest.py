"""Fixtures that the tests of rules share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ruleset.helpers import small_world

__all__ = ["small_world"]


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of these tests' own: reading every shipped rule takes seconds, and is needed in many of them."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, shared_cache: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(shared_cache))
