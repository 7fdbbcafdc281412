"""Who is reviewing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from factcheck.review.reviewer import reviewer_name


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "config", "user.name", "Ana  Berg"], check=True)
    return tmp_path


def test_the_name_given_comes_first(repository: Path) -> None:
    assert reviewer_name(" bo ", folder=repository, environ={}) == "bo"
    assert reviewer_name(None, folder=repository, environ={"FACTCHECK_REVIEWER": "carl"}) == "carl"


def test_git_knows(repository: Path) -> None:
    assert reviewer_name("", folder=repository, environ={"USER": "dora"}) == "Ana Berg"


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reviewer_name(folder=tmp_path, environ={"USER": "dora"}) == "dora"
    assert reviewer_name(folder=tmp_path, environ={}) == "unknown"
