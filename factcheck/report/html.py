"""The check report as one HTML page: printable, without scripts, and with nothing loaded from elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.sheet.sheet import DOTS, says_who
from factcheck.display import display_safe
from factcheck.report.dossier import Dossier, decided, earlier, found_out, sentence

if TYPE_CHECKING:
    from factcheck.draft import Span
    from factcheck.flag import Evidence, Flag
    from factcheck.report.dossier import Fact
    from factcheck.review.ledger import Decision
    from factcheck.review.standing import View

_STYLE = """
:root{color-scheme:light}
body{font:16px/1.5 Georgia,serif;color:#111;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3,table,nav,.meta{font-family:system-ui,sans-serif}
h1{font-size:1.5rem;margin-bottom:.2rem}h2{font-size:1.2rem;border-bottom:2px solid #111;margin-top:2.5rem}
h3{font-size:1rem;margin:0}.meta{color:#444;font-size:.85rem}
ol.article{padding-left:3.5rem}ol.article li{white-space:pre-wrap;overflow-wrap:anywhere}
ol.article li::marker{color:#666;font:.75rem system-ui,sans-serif}
mark{color:inherit;background:#eee;border-bottom:2px solid #111}
mark.error{background:#ffd9d2;border-bottom:3px solid #a40000}
mark.warning{background:#ffefc2;border-bottom:3px dashed #8a5a00}
mark.suggestion{background:#dcebff;border-bottom:2px dotted #00408a}
mark.other{background:none;border-bottom:2px dotted #111}
a.at{font:bold .7rem system-ui,sans-serif;vertical-align:super;text-decoration:none;color:#00408a;padding:0 .15em}
.flag{border-left:4px solid #888;padding:.3rem .8rem;margin:1rem 0;break-inside:avoid}
.flag.error{border-color:#a40000}.flag.warning{border-color:#8a5a00}.flag.suggestion{border-color:#00408a}
.flag p,.flag ul{margin:.3rem 0}.status{text-transform:uppercase;font-size:.8rem;letter-spacing:.05em}
table{border-collapse:collapse;width:100%;font-size:.85rem}
th,td{border:1px solid #bbb;padding:.25rem .4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
tr{break-inside:avoid}td.tick{white-space:nowrap}
@media print{body{max-width:none;margin:0;font-size:11pt}a{color:inherit}mark{print-color-adjust:exact}
h2{break-after:avoid}thead{display:table-header-group}}
"""

#: How marks look, the gravest first.
_LOOKS = ("error", "warning", "suggestion", "other")

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class _Mark(NamedTuple):
    """A stretch of the source that is marked: its anchor, what it links to, its label and its look."""

    start: int
    end: int
    anchor: str
    target: str
    label: str
    look: str


def render(dossier: Dossier) -> str:
    """The report as an HTML document. The same dossier gives the same bytes."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Check report: {_text(dossier.name)}</title>",
        f"<style>{_STYLE}</style></head><body>",
        f'<header><h1>Check report: {_text(dossier.name)}</h1><p class="meta">{_meta(dossier)}</p></header>',
        *_summary(dossier),
        *_article(dossier),
        *_flags(dossier),
        *_gone(dossier),
        *_sheet(dossier),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _text(text: str) -> str:
    """``text`` on one line, with nothing left that could be markup or a control sequence."""
    return escape(display_safe(" ".join(text.split())))


def _meta(dossier: Dossier) -> str:
    metadata = dossier.draft.metadata
    parts = [dossier.path, metadata.byline or "", str(metadata.date or ""), f"sha256 {dossier.draft.sha256[:16]}"]
    return " · ".join(_text(part) for part in parts if part)


def _summary(dossier: Dossier) -> Iterator[str]:
    yield "<section><h2>What is left to do</h2>"
    left = [_text(line) for line in dossier.left()]
    yield _list(left) if left else "<p>Nothing: every flag is settled and every claim has its verdict.</p>"
    yield from (f'<p class="meta">{_text(notice)}</p>' for notice in dossier.notices)
    yield _tally("Flags", dossier.counts())
    if dossier.sheet:
        yield _tally("Claims", dossier.verdicts())
    yield "</section>"


def _tally(name: str, counts: dict[str, int]) -> str:
    cells = ", ".join(f"{number} {_text(status)}" for status, number in counts.items() if number)
    return f'<p class="meta"><strong>{name}:</strong> {cells or "none"}</p>'


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def _article(dossier: Dossier) -> Iterator[str]:
    """The source, line by line, with both sides of every flag marked and linked."""
    draft = dossier.draft
    marked = _Marked(draft.source, _marks(dossier))
    yield '<section><h2>The article</h2><ol class="article">'
    for number, start in enumerate(draft.line_starts, 1):
        last = number == len(draft.line_starts)
        end = len(draft.source) + 1 if last else draft.line_starts[number]
        yield f'<li id="L{number}">{"".join(marked.line(start, end))}</li>'
    yield "</ol></section>"


class _Marked:
    """A source cut where marks start and end. Lines must be asked for in their order."""

    def __init__(self, source: str, marks: Iterable[_Mark]) -> None:
        self._source = source
        self._opening: dict[int, list[_Mark]] = {}
        self._closing: dict[int, list[str]] = {}
        for mark in marks:
            self._opening.setdefault(mark.start, []).append(mark)
            if mark.end > mark.start:
                self._closing.setdefault(mark.end, []).append(mark.look)
        self._places = sorted({*self._opening, *self._closing})
        self._live = dict.fromkeys(_LOOKS, 0)

    def line(self, start: int, end: int) -> Iterator[str]:
        """The line ``[start, end)`` without its line end; a label with an anchor stands where a mark starts."""
        stop = start + len(self._source[start:end].rstrip("\r\n"))
        at = start
        for place in self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]:
            yield self._piece(at, min(place, stop))
            at = min(place, stop)
            for look in self._closing.get(place, ()):
                self._live[look] -= 1
            for mark in self._opening.get(place, ()):
                yield f'<a class="at" id="{mark.anchor}" href="#{mark.target}">{mark.label}</a>'
                self._live[mark.look] += mark.end > mark.start
        yield self._piece(at, stop)

    def _piece(self, start: int, end: int) -> str:
        """A stretch that the same marks lie on, in the look of the gravest."""
        text = escape(display_safe(self._source[start:end]))
        look = next((look for look, number in self._live.items() if number), None)
        return f'<mark class="{look}">{text}</mark>' if look and text else text


def _marks(dossier: Dossier) -> Iterator[_Mark]:
    for number, view in enumerate(dossier.views, 1):
        span = view.flag.span
        yield _Mark(*span, f"m{number}", f"f{number}", str(number), view.flag.level.value)
        for place, evidence in enumerate(view.flag.evidence, 1):
            if evidence.span:
                yield _Mark(*evidence.span, f"m{number}-{place}", f"f{number}", f"↔{number}", "other")


def _flags(dossier: Dossier) -> Iterator[str]:
    yield "<section><h2>Flags</h2>"
    if not dossier.views:
        yield "<p>None.</p>"
    for number, view in enumerate(dossier.views, 1):
        yield from _flag(dossier, number, view)
    yield "</section>"


def _flag(dossier: Dossier, number: int, view: View) -> Iterator[str]:
    flag = view.flag
    yield f'<article class="flag {flag.level.value}" id="f{number}"><h3>{number}. {_text(flag.message)}</h3>'
    yield (
        f'<p class="meta"><span class="status">{view.status.value}</span> · {flag.level.value} · {_text(flag.rule)} · '
        f"{_at(dossier, flag.span, f'm{number}')}</p>"
    )
    yield f"<p>{_said(flag)}</p>"
    if view.change:
        change = view.change
        yield f"<p>Decided on: {_text(' / '.join((change.before, *change.before_evidence)))}</p>"
        yield f"<p>Now: {_text(' / '.join((change.after, *change.after_evidence)))}</p>"
    if flag.evidence:
        yield _list(_evidence(dossier, f"m{number}-{place}", each) for place, each in enumerate(flag.evidence, 1))
    if flag.suggestions:
        yield "<p>→ " + ", or ".join(_text(each.replacement) or "leave it out" for each in flag.suggestions) + "</p>"
    if view.decision:
        yield f"<p>{_text(decided(view.decision))}</p>"
    if view.note:
        yield f"<p>Note: {_text(view.note)}</p>"
    if history := earlier(view):
        yield f'<div class="meta">{_list(map(_text, history))}</div>'
    yield "</article>"


def _at(dossier: Dossier, span: Span, anchor: str) -> str:
    line, column = dossier.draft.position(span.start)
    return f'<a href="#{anchor}">line {line}, column {column}</a>'


def _evidence(dossier: Dossier, anchor: str, evidence: Evidence) -> str:
    note = f", {_text(evidence.note)}" if evidence.note else ""
    speaker = f" (said by {_text(evidence.speaker)})" if evidence.speaker else ""
    if evidence.span is None:
        source = f" [{_text(evidence.source)}]" if evidence.source else ""
        return f"= {_text(evidence.text)}{note}{source}"
    return f"↔ {_at(dossier, evidence.span, anchor)}: {_said(evidence)}{note}{speaker}"


def _said(said: Flag | Evidence) -> str:
    """The words, and the statement they stand in."""
    around = sentence(said)
    return f"“{_text(said.text)}”" + (f" in “{_text(around)}”" if around else "")


def _gone(dossier: Dossier) -> Iterator[str]:
    groups = (("Fixed", dossier.fixed), ("Decisions without a flag", dossier.orphans))
    for title, decisions in groups:
        if decisions:
            yield f"<section><h2>{title}</h2>{_list(_past(decision) for decision in decisions)}</section>"


def _past(decision: Decision) -> str:
    record = decision.record
    note = f" Note: {_text(decision.note)}" if decision.note else ""
    return f"{_text(record.message)} “{_text(record.text)}” ({_text(record.rule)}): {_text(decided(decision))}.{note}"


def _sheet(dossier: Dossier) -> Iterator[str]:
    if not dossier.sheet:
        return
    yield "<section><h2>Check sheet</h2><table><thead><tr><th>Line</th><th>Kind</th><th>Claim</th><th>Reads as</th>"
    yield "<th>Says who</th><th>Worth</th><th>Verdict</th><th>Source, note, checker</th></tr></thead><tbody>"
    yield from (_fact(fact) for fact in dossier.facts())
    yield "</tbody></table></section>"


def _fact(fact: Fact) -> str:
    lines = ", ".join(f'<a href="#L{line}">{line}</a>' for line in fact.lines)
    verdict = "☐ open" if fact.view.status == "open" else _text(fact.view.status)
    cells = (
        lines,
        _text(fact.item.kind),
        _text(fact.item.words),
        _text(fact.item.reads),
        _text(says_who(fact.item.speaker)),
        DOTS[fact.item.worth],
    )
    found = "<br>".join(_text(part) for part in found_out(fact.view))
    return f'<tr>{"".join(f"<td>{cell}</td>" for cell in cells)}<td class="tick">{verdict}</td><td>{found}</td></tr>'
