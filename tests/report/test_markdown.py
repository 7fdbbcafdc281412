"""The check report as Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.report.dossier import Dossier
from factcheck.report.markdown import render, safe
from tests.report.support import review

MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>|~$#!@]")


@given(st.text(max_size=60))
@example("1. one")
@example("- [x] <b>*bold*</b> | \\| www.example.org http://x.y a@b.c")
@example("&lt;&#60;")
def test_no_text_is_markup(text: str) -> None:
    line = safe(text)
    assert "\n" not in line
    assert "\r" not in line
    assert not MARKUP.search(line)
    assert not re.search(r"&(?!(?:lt|gt|amp);)", line)
    assert not re.match(r"[-+=]|\d+[.)]", line)
    assert not re.search(r"(?<!\\)://", line)
    assert "www." not in line.casefold()


@given(st.text(alphabet="ab<>&*|_", max_size=20))
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    line = re.sub(r"\\(.)", r"\1", safe(text))
    assert line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


def test_the_report_holds_flags_decisions_and_the_sheet(tmp_path: Path) -> None:
    session = review(tmp_path)
    session.decide([session.flags[0].id], "accept", note="fix *before* noon")
    text = render(Dossier.of(session))
    assert "- [ ] 1 accepted error to put right in the text" in text
    assert "**accepted**, error, house.open-closed, line 5, column 5" in text.replace("\\", "")
    assert "- accepted by ana, 2022-09-28 12:00 UTC" in text
    assert "fix \\*before\\* noon" in text
    assert "- “bridge is open” in “The bridge is open to cars.”" in text
    assert "↔ line 7, column 5: “bridge is closed” in “The bridge is closed, Karl Lund said on Monday.”" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {9}
    assert text == render(Dossier.of(session))


def test_what_is_gone_is_reported(tmp_path: Path) -> None:
    session = review(tmp_path)
    session.decide([session.flags[0].id], "accept")
    session.path.write_text("The bridge is shut.\n", encoding="utf-8")
    session.reload()
    text = render(Dossier.of(session))
    assert "## Fixed" in text
    assert "accepted by ana, 2022-09-28 12:00 UTC" in text
