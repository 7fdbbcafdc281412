"""Who is reviewing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

#: The environment variable that names the reviewer.
VARIABLE = "FACTCHECK_REVIEWER"


def reviewer_name(
    given: str | None = None, *, folder: Path | None = None, environ: Mapping[str, str] = os.environ
) -> str:
    """The reviewer's name: ``given``, else FACTCHECK_REVIEWER, else git's ``user.name``, else the login name.

    ``folder`` is where git looks for its configuration: the draft's folder.
    """
    names = (given, environ.get(VARIABLE), _git_user(folder), environ.get("USER"), environ.get("USERNAME"))
    return next((" ".join(name.split()) for name in names if name and name.strip()), "unknown")


def _git_user(folder: Path | None) -> str | None:
    import subprocess

    try:
        answer = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else None
