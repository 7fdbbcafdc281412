"""The filter of a review."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.flag import Level
from factcheck.review.query import QueryError, parse_query
from tests.review.support import begin, ids, marker, write


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "arrested costs open"),
        ("rule:mark", "arrested costs open"),
        ("rule:test.*", "arrested costs open"),
        ("rule:mar*", ""),
        ("rule:figures,mark level:error", "arrested costs open"),
        ("level:warning", ""),
        ("-level:warning status:open", "open"),
        ("status:accepted", "arrested"),
        ("status:acc,dis", "arrested costs"),
        ("status:decided", "arrested costs"),
        ("status:todo", "open"),
        ("status:noted", "costs"),
        ("-status:decided", "open"),
        ("by:ANA", "arrested costs"),
        ("by:bo", ""),
        ("oslo", "arrested"),
        ("text:Oslo", "arrested"),
        ("-oslo", "costs open"),
        ("Anna berg", "arrested"),
        ('"Anna Berg"', "arrested"),
        ('"Berg Anna"', ""),
        ('text:"the mayor"', "costs"),
        ("mayor's", ""),
        ("as the budget", "costs"),
        ('"rule:', ""),
    ],
)
def test_filter(tmp_path: Path, query: str, found: str) -> None:
    session = begin(write(tmp_path), marker("arrested", "costs", r"\bopen\b"))
    session.decide(ids(session)[:1], "accept")
    session.decide(ids(session)[1:2], "dismiss", reason="intended", note="as the budget has it")
    test = parse_query(query)
    assert " ".join(view.flag.text for view in session.flags if test(view)) == found


def test_levels_are_told_apart(tmp_path: Path) -> None:
    session = begin(write(tmp_path), marker("arrested", level=Level.WARNING))
    assert parse_query("level:warn")(session.flags[0])
    assert not parse_query("level:error")(session.flags[0])


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("status:opn", "did you mean “open”"),
        ("rul:figures", "unknown field “rul”; did you mean “rule”"),
        ("level:loud", "known are suggestion, warning, error"),
        ("status:re,zz", "unknown status “zz”"),
    ],
)
def test_unknown_words_are_said(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse_query(query)
