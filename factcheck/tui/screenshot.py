"""The README's picture of the workbench: a real review of a draft, saved as SVG.

    python -m factcheck.tui.screenshot fixtures/review.svg [--draft fixtures/ferry.md]

The draft is copied first, so that it gets no journal. The clock stands still: the same code gives the same picture.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from factcheck.engine import load_rules
from factcheck.tui.app import ReviewApp
from factcheck.tui.desk import Desk

#: What the reviewer presses: accept the first flag, dismiss the third.
KEYS = ("a", "j", "x", "i")
SIZE = (120, 36)


async def draw(draft: Path, rule: str) -> str:
    """The workbench on a copy of ``draft``, after two decisions, at the first flag of a rule named like ``rule``."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(draft, folder))
        desk = Desk([copy], load_rules(), reviewer="ana", now=lambda: datetime(2024, 3, 7, 14, 2, tzinfo=UTC))
        app = ReviewApp(desk)
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press(*KEYS)
            session = desk.cases[0].session
            flags = session.flags if session is not None else []
            wanted = next((number for number, view in enumerate(flags) if rule in view.flag.rule), 0)
            await pilot.press("g", *("j" for _ in range(wanted)))
            await pilot.pause()
            return _without_fonts(app.export_screenshot(title="factcheck review"))


def _without_fonts(svg: str) -> str:
    """The picture without fonts from elsewhere: the reader's own monospaced one will do."""
    return re.sub(r"@font-face \{[^}]*\}\s*", "", svg)


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--draft", type=Path, default=Path("fixtures/ferry.md"))
    parser.add_argument("--rule", default="conflicts.")
    arguments = parser.parse_args()
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    arguments.out.write_text(asyncio.run(draw(arguments.draft, arguments.rule)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
