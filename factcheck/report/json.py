"""Flags for programs: the documented JSON, version 1. Fields may be added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.report.document import render_document

if TYPE_CHECKING:
    from factcheck.draft import Draft, Span
    from factcheck.report.run import Checked, Run
    from factcheck.review.standing import View

VERSION = 1


def render(run: Run) -> str:
    """The run as one JSON document, indented, ending in a line feed."""
    document = {
        "version": VERSION,
        "files": [_file(checked, run) for checked in run.checked],
        "errors": [{"path": failed.path, "message": failed.message} for failed in run.failed],
    }
    return render_document(document)


def _file(checked: Checked, run: Run) -> dict[str, Any]:
    return {"path": checked.path, "flags": [_flag(checked.draft, view) for view in checked.shown(run.level)]}


def _flag(draft: Draft, view: View) -> dict[str, Any]:
    flag = view.flag
    document: dict[str, Any] = {
        "rule": flag.rule,
        "check": flag.check,
        "level": flag.level.value,
        "message": flag.message,
        "text": flag.text,
        **_positions(draft, flag.span),
        "evidence": [
            {
                "text": evidence.text,
                "note": evidence.note,
                **_start_positions(draft, evidence.span),
                "source": evidence.source,
                "speaker": evidence.speaker,
            }
            for evidence in flag.evidence
        ],
        "suggestions": [
            {"start": suggestion.span.start, "end": suggestion.span.end, "replacement": suggestion.replacement}
            for suggestion in flag.suggestions
        ],
        "fingerprint": flag.fingerprint,
        "status": view.status.value,
    }
    if view.change is not None:
        change = view.change
        document |= {
            "before": {"statement": change.before, "evidence": list(change.before_evidence)},
            "after": {"statement": change.after, "evidence": list(change.after_evidence)},
        }
    return document


def _positions(draft: Draft, span: Span) -> dict[str, int]:
    end = draft.position(span.end)
    first = draft.position(span.start)
    return {
        "start": span.start,
        "end": span.end,
        "line": first.line,
        "column": first.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def _start_positions(draft: Draft, span: Span | None) -> dict[str, int | None]:
    if span is None:
        return dict.fromkeys(("start", "end", "line", "column"))
    line, column = draft.position(span.start)
    return {"start": span.start, "end": span.end, "line": line, "column": column}
