"""The check sheet as Markdown: a table with a row for each fact, to be ticked off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.report.dossier import facts_of
from factcheck.report.markdown import fact_rows, safe

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.review.verdicts import ClaimView


def render(path: str, draft: Draft, views: Sequence[ClaimView]) -> str:
    """The sheet as a Markdown document; nothing in the draft counts as markup."""
    rows = fact_rows(facts_of(draft, views))
    return "\n".join([f"# Check sheet: {safe(draft.metadata.title or path)}", "", *rows]) + "\n"
