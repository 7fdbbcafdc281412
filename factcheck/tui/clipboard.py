"""The desktop's own clipboard, for terminals that cannot set it themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_SECONDS = 2


def copy_natively(text: str) -> bool:
    """Put ``text`` on the clipboard with the system's tool; False where there is none, or over SSH."""
    command = _command()
    if command is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _command() -> list[str] | None:
    if os.environ.get("SSH_CONNECTION"):
        return None
    wanted = []
    if sys.platform == "darwin":
        wanted.append(["pbcopy"])
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        wanted += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return next((command for command in wanted if shutil.which(command[0])), None)
