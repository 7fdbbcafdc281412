"""A review with a conflict, decisions and verdicts, without a lint run."""

from __future__ import annotations

from pathlib import Path

from factcheck.claims.reading import Reading
from factcheck.claims.sheet.sheet import sheet
from factcheck.review.session import Session
from tests.review.support import ARTICLE, begin, marker, write

CONFLICT = marker(r"bridge is open", rule="house.open-closed", against=r"bridge is closed")


def review(folder: Path, text: str = ARTICLE) -> Session:
    session = begin(write(folder, text), CONFLICT)
    session.take_sheet(sheet(Reading(session.draft)))
    return session
