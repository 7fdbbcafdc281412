"""The check report of a review, written to a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.review.session import Session

#: Format → what the name of the report ends in.
FORMATS = {"html": ".factcheck.html", "markdown": ".factcheck.md"}


def report_path(session: Session, output: str) -> Path:
    """Where the report of a draft is put, unless the reviewer says otherwise."""
    return session.path.with_name(session.path.stem + FORMATS[output])


def write_report(session: Session, output: str, target: Path) -> None:
    """Write the report in the named format. Raises ValueError for the draft's or journal's own name, and OSError."""
    from factcheck.report.dossier import Dossier

    if output == "html":
        from factcheck.report.html import render
    else:
        from factcheck.report.markdown import render
    own = {session.path.resolve(), session.journal.path.resolve()}
    if target.resolve() in own:
        raise ValueError(f"{target} holds the draft or its decisions; give the report another name")
    text = render(Dossier.of(session))
    part = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        part.write_bytes(text.encode("utf-8", "replace"))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
