"""Time the workbench in a real terminal: 2 MB of text with 5,000 flags. Run by hand; nothing is asserted.

    python -m tests.benchmarks.bench_review [--keys 40]

The workbench runs in a process of its own behind a pty of 120 by 36. It tells through a pipe when the flags are there;
a paint is over with the last byte before a pause. The aims: painted within 0.5 s of the flags, a decision repainted
within 60 ms at the median.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.flag import Flag

FLAGS = 5000
PARAGRAPHS = 2000
#: Seconds without output after which a paint is over.
PAUSE = 0.2


def article() -> str:
    """About 2,000,000 characters in 2,000 paragraphs, with 5,000 passages to flag."""
    sentence = "The council’s clerk said the plan for block {0}.{1} would need {2} workers by the end of the year. "
    filler = "Nobody at the meeting asked how the figure had been reached or who had paid for the study. "
    paragraphs = []
    for number in range(PARAGRAPHS):
        marked = FLAGS * (number + 1) // PARAGRAPHS - FLAGS * number // PARAGRAPHS
        text = "".join(sentence.format(number, part, number * 7 + part) + filler for part in range(marked))
        paragraphs.append((text + filler * 12)[:1000])
    return "\n\n".join(paragraphs) + "\n"


def flags_of(draft: Draft) -> list[Flag]:
    """A flag on every number of workers."""
    import re

    from factcheck.draft import Span
    from factcheck.flag import Evidence, Flag, Level, Suggestion

    levels = (Level.ERROR, Level.WARNING, Level.SUGGESTION)
    found = []
    for number, match in enumerate(re.finditer(r"need (\d+ workers) by the end", draft.source)):
        span = Span(*match.span(1))
        text = match[1]
        statement = f"The council’s clerk said the plan would need {text} by the end of the year."
        found.append(
            Flag(
                rule=f"bench.rule-{number % 40}",
                check="existence",
                level=levels[number % 3],
                message=f"“{text}” here, but another figure elsewhere",
                span=span,
                text=text,
                evidence=(Evidence(text=text, span=Span(span.start + 60, span.start + 70), statement=statement),),
                suggestions=(Suggestion(span=span, replacement="no workers"),),
                statement=statement,
                masked=f"{statement} {number}",
                claim_key=text,
                fingerprint=f"{number:064x}",
            )
        )
    return found


def child(path: Path, pipe: int) -> None:
    """Run the workbench on ``path`` and write to ``pipe`` when the flags are there."""
    from factcheck.ruleset.ruleset import RuleSet
    from factcheck.tui.app import ReviewApp
    from factcheck.tui.desk import Desk

    class BenchDesk(Desk):
        def lint(self, draft: Draft, tell: Callable[[float], None] = lambda _: None) -> list[Flag]:
            flags = flags_of(draft)
            time.sleep(1)
            os.write(pipe, struct.pack("d", time.monotonic()))
            return flags

    ReviewApp(BenchDesk([path], RuleSet([]), reviewer="bench")).run()


class Terminal:
    """The parent's end of the pty."""

    def __init__(self, command: list[str], pipe: int) -> None:
        self.master, slave = pty.openpty()
        _resize(slave)
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, pass_fds=[pipe], env=environ, start_new_session=True
        )
        os.close(slave)

    def settle(self, pause: float = PAUSE, limit: float = 20) -> tuple[float, int]:
        """Read until there is a pause; when the last byte came, and how many."""
        end = time.monotonic() + limit
        last, size = 0.0, 0
        while time.monotonic() < end:
            ready, _, _ = select.select([self.master], [], [], pause if last else limit)
            if not ready:
                break
            try:
                data = os.read(self.master, 1 << 16)
            except OSError:
                break
            if not data:
                break
            last, size = time.monotonic(), size + len(data)
        return last, size

    def press(self, keys: str) -> tuple[float, int]:
        """Press keys; milliseconds to the last byte, and bytes."""
        start = time.monotonic()
        os.write(self.master, keys.encode())
        last, size = self.settle()
        return (last - start) * 1000, size


def _resize(descriptor: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))


def measure(folder: Path, presses: int) -> None:
    """Start the workbench on a long draft and time it."""
    path = folder / "long.txt"
    path.write_text(article(), encoding="utf-8")
    read_end, write_end = os.pipe()
    started = time.monotonic()
    terminal = Terminal(
        [sys.executable, "-m", "tests.benchmarks.bench_review", "--child", str(path), str(write_end)], write_end
    )
    try:
        time_it(terminal, read_end, started, presses)
    finally:
        terminal.process.kill()
        terminal.process.wait()


def time_it(terminal: Terminal, read_end: int, started: float, presses: int) -> None:
    """Press keys and print how long the paints took."""
    article_painted, _ = terminal.settle(pause=0.6)
    (there,) = struct.unpack("d", os.read(read_end, 8))
    painted, _ = terminal.settle()
    print(f"article painted {(article_painted - started) * 1000:6.0f} ms after the start of the process")
    print(f"flags painted   {(painted - there) * 1000:6.0f} ms after they were there")
    for name, keys in (("j", "j"), ("k", "k"), ("a", "a"), ("page", " "), ("u", "u"), ("o", "o")):
        times, sizes = zip(*(terminal.press(keys) for _ in range(presses)), strict=True)
        slow = sorted(times)[int(len(times) * 0.9)]
        print(f"{name:15} {statistics.median(times):6.1f} ms median, {slow:6.1f} p90, {max(sizes)} bytes at most")
    for word in ("/need", "\x1b", "/status:open", "\x1b"):
        for key in word if word[0] == "/" else (word,):
            spent, size = terminal.press(key)
            print(f"{key!r:15} {spent:6.1f} ms, {size} bytes")


def main() -> None:
    """Measure, or be the process that is measured."""
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), int(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=40)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), arguments.keys)


if __name__ == "__main__":
    main()
