"""The check sheet for programs: documented JSON, version 1. Fields may be added, never changed.

``{"version": 1, "path", "claims": [{"kind", "text", "words", "normal", "about", "fact", "start", "end", "line",
"column", "end_line", "end_column", "speaker", "through", "quoted", "worth", "status", "verdict"}]}``. Every occurrence
is listed; ``kind`` and ``fact`` are the same for claims that are one fact, which is asked once. ``speaker`` is null
where the story itself says it, or one who is quoted without a name. ``status`` is open, reopened or a verdict;
``verdict`` is null, or ``{"verdict", "source", "note", "who", "at"}``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from factcheck.claims.sheet.sheet import SheetItem
from factcheck.report.document import render_document

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.review.verdicts import ClaimView

VERSION = 1


def render(path: str, draft: Draft, views: Sequence[ClaimView]) -> str:
    """The sheet as one JSON document, indented, ending in a line feed."""
    claims = [_claim(draft, view.item, view) for view in views if isinstance(view.item, SheetItem)]
    document = {"version": VERSION, "path": path, "claims": claims}
    return render_document(document)


def _claim(draft: Draft, item: SheetItem, view: ClaimView) -> dict[str, Any]:
    span = item.span
    first, end = draft.position(span.start), draft.position(span.end)
    verdict = view.verdict
    return {
        "kind": item.kind,
        "text": item.text,
        "words": item.words,
        "normal": item.reads,
        "about": item.about,
        "fact": item.normal_form,
        "start": span.start,
        "end": span.end,
        "line": first.line,
        "column": first.column,
        "end_line": end.line,
        "end_column": end.column,
        "speaker": item.speaker.name,
        "through": item.speaker.through,
        "quoted": item.speaker.quoted,
        "worth": item.worth,
        "status": view.status,
        "verdict": verdict
        and {
            "verdict": verdict.verdict,
            "source": verdict.source,
            "note": verdict.note,
            "who": verdict.who,
            "at": verdict.at,
        },
    }
