"""The workbench as its users start it: in a pty, ended in every way, with nothing lost."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from factcheck.review.journal import Journal
from factcheck.review.places import journal_path

RULES = """
rules:
  - name: pier
    extends: existence
    level: error
    message: "look at “%s”"
    tokens: ['pier']
"""
DRAFT = "The pier is new.\n\nA \x1b]0;owned\x07 pier and a \x1b[2J pier.\n"


#: How users start it; and the same, but that it looks more often whether its terminal is still there.
PROGRAM = ("-m", "factcheck")
LOOKS_OFTEN = ("-c", "from factcheck.tui import app; app.TERMINAL = 0.1; from factcheck.__main__ import run; run()")


class Terminal:
    """``factcheck review`` behind a pty."""

    def __init__(self, folder: Path, *arguments: str, program: Sequence[str] = PROGRAM) -> None:
        self.master, slave = pty.openpty()
        import fcntl
        import termios

        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, *program, "review", "--reviewer", "ana", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)},
            start_new_session=True,
        )
        os.close(slave)
        self.output = b""

    def read_until(self, wanted: bytes, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while wanted not in self.output:
            assert time.monotonic() < end, self.output[-2000:]
            ready, _, _ = select.select([self.master], [], [], 0.5)
            if ready:
                self.output += os.read(self.master, 1 << 16)

    def send(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Wait for the process while its output is read; its exit status."""
        end = time.monotonic() + 20
        while self.process.poll() is None and time.monotonic() < end:
            try:
                ready, _, _ = select.select([self.master], [], [], 0.1)
                self.output += os.read(self.master, 1 << 16) if ready else b""
            except OSError:
                break
        return self.process.wait(timeout=5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules.yml").write_text(RULES, encoding="utf-8")
    (tmp_path / "story.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def terminal(folder: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    program = getattr(request, "param", PROGRAM)
    started = Terminal(folder, "--rules", "rules.yml", "story.txt", program=program)
    started.read_until(b"1 of 3")
    yield started
    started.process.kill()
    started.process.wait()
    with contextlib.suppress(OSError):
        os.close(started.master)


def choices(folder: Path) -> list[str]:
    return [event.choice for event in Journal(journal_path(folder / "story.txt")).events if event.choice]


def test_a_decision_outlives_kill_9(folder: Path, terminal: Terminal) -> None:
    terminal.send("a")
    terminal.read_until(b"1/3")
    terminal.process.kill()
    terminal.process.wait()
    assert choices(folder) == ["accept"]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_in_good_order(folder: Path, terminal: Terminal, name: str) -> None:
    terminal.send("a")
    terminal.read_until(b"1/3")
    terminal.process.send_signal(getattr(signal, name))
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.output
    assert choices(folder) == ["accept"]


@pytest.mark.parametrize("terminal", [LOOKS_OFTEN], ids=["looks often"], indirect=True)
def test_a_closed_terminal_ends_it(folder: Path, terminal: Terminal) -> None:
    terminal.send("a")
    terminal.read_until(b"1/3")
    os.close(terminal.master)
    terminal.process.wait(timeout=20)
    assert choices(folder) == ["accept"]


def test_q_quits_and_no_draft_can_write_to_the_terminal(folder: Path, terminal: Terminal) -> None:
    terminal.send("jq")
    assert terminal.end() == 0
    assert b"\x1b]0;owned" not in terminal.output
    assert b"\x1b[2J pier" not in terminal.output
    assert "␛]0;owned␇".encode() in terminal.output
    assert b"3 to decide" in terminal.output
    assert not journal_path(folder / "story.txt").exists()
