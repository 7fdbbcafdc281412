"""Time a whole ``factcheck lint`` against proselint, and many drafts in one run. Run by hand; nothing is asserted.

    python -m tests.benchmarks.bench_lint DRAFT... [--runs 21]

Each DRAFT is a text of about 5 kB. proselint must be installed in the same environment. Runs of both are interleaved,
so that both meet the same load; the caches are warm, and both run from byte code, as they do when installed. Times are
wall and CPU time of whole processes, in milliseconds.
"""

from __future__ import annotations

import argparse
import compileall
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import factcheck

#: What the command does that is installed, as proselint's is.
INSTALLED = "from factcheck.__main__ import run; run()"


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and CPU time of one process, in milliseconds; flags in the draft are no failure."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode() or f"{command} exited {done.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1000, cpu * 1000


def against_proselint(draft: Path, runs: int) -> float:
    """Print medians and minima of both tools over ``runs`` interleaved runs; the ratio of their median CPU times."""
    here = Path(sys.executable).parent
    compileall.compile_dir(str(Path(factcheck.__file__).parent), quiet=1)
    commands = {
        "factcheck": [sys.executable, "-c", INSTALLED, "lint", str(draft)],
        "proselint": [str(here / "proselint"), "check", str(draft)],
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for command in commands.values():
        timed(command)
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(timed(command))
    for name, measured in times.items():
        wall, cpu = ([pair[part] for pair in measured] for part in (0, 1))
        print(
            f"{name:10} wall median {statistics.median(wall):6.0f} min {min(wall):6.0f}   "
            f"cpu median {statistics.median(cpu):6.0f} min {min(cpu):6.0f}"
        )
    wall_ratio, cpu_ratio = (
        statistics.median(m[part] for m in times["factcheck"]) / statistics.median(m[part] for m in times["proselint"])
        for part in (0, 1)
    )
    print(f"{draft.name}: ratio of wall medians {wall_ratio:.2f}, of cpu medians {cpu_ratio:.2f}")
    return cpu_ratio


def many(draft: Path, counts: tuple[int, ...] = (125, 250, 500, 1000)) -> None:
    """Print the time per draft for runs over more and more copies: linear time keeps it level."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(count):
                shutil.copy(draft, Path(folder) / f"d{number:04}{draft.suffix}")
            wall, _ = timed([sys.executable, "-m", "factcheck", "lint", folder])
        print(f"{count:5} drafts {wall / 1000:6.1f} s, {wall / count:5.1f} ms each")


def main() -> None:
    """Run both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drafts", type=Path, nargs="+", metavar="DRAFT")
    parser.add_argument("--runs", type=int, default=21)
    arguments = parser.parse_args()
    ratios = [against_proselint(draft, arguments.runs) for draft in arguments.drafts]
    print(
        f"cpu ratio: median {statistics.median(ratios):.2f}, mean {statistics.mean(ratios):.2f}, most {max(ratios):.2f}"
    )
    many(arguments.drafts[0])


if __name__ == "__main__":
    main()
