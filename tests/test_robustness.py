"""Whatever the text: no exception, every flag in its place, the same flags again, whatever the line ends."""

from __future__ import annotations

import datetime
import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.draft import Draft, Span
from factcheck.engine import lint
from factcheck.flag import Flag
from factcheck.report.json import render
from factcheck.report.run import Checked, Run
from factcheck.review.standing import View
from tests.shipped import shipped

DAY = datetime.date(2022, 9, 28)
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"

#: Pieces that provoke: marks that open and do not close, numbers half written, names, controls, wide characters.
PROVOKING = (
    *"“”‘’\"'«»—–-…()[]{}*_`#>|~<&\\!?.,;:$£€%@/^=+",
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "\u00a0",
        "\u2028",
        "\u0085",
        "\u200b",
        "\ufeff",
        "\x00",
        "\x1b[2J",
        "\x07",
    ),
    *("\u202e", "\u2066", "\u0301", "é", "İ", "ß", "ﬁ", "日本", "👩‍👩‍👧", "🇰🇿", "𝔛", "½", "²", "٣"),
    *(
        "0",
        "1",
        "12",
        "1,2",
        "99.9",
        "2022",
        "10,000",
        "1e9",
        "five",
        "dozen",
        "million",
        "per cent",
        "%",
        "km",
        "a third",
    ),
    *("Monday", "29 February 2021", "31 June", "Sept.", "last week", "9 a.m.", "12/13/2022", "in 2019"),
    *(
        "Kazakhstan",
        "Crime in",
        "other EU countries",
        "the capital of France, Lyon",
        "President",
        "Ana Lima",
        "Lima, 34,",
    ),
    *(
        "said",
        "not",
        "denied",
        "killed",
        "rose",
        "from",
        "to",
        "of",
        "both",
        "and",
        "including",
        "“We”",
        "Read more on this:",
    ),
    *("---\n", "title: x\n", "<!-- factcheck off -->", "![a](b)", "[a](b)", "&amp;", "&#x41;", "| a | b |\n|-|-|\n"),
)


@cache
def sentences() -> list[str]:
    """Sentences, headings and list items of the fixtures, markup and all."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.iterdir()) if path.suffix in (".md", ".txt")]
    return [piece for text in texts for piece in re.split(r"\n\s*\n|(?<=[.”]) (?=[A-Z“])", text) if piece.strip()]


provoking = st.lists(st.sampled_from(PROVOKING), max_size=60).map("".join)
spaced = st.lists(st.sampled_from(PROVOKING), max_size=40).map(" ".join)
recombined = st.lists(
    st.one_of(st.deferred(lambda: st.sampled_from(sentences())), st.sampled_from(PROVOKING)), max_size=14
).map(lambda pieces: " ".join(pieces))
paragraphs = st.lists(st.deferred(lambda: st.sampled_from(sentences())), max_size=10).map("\n\n".join)
texts = st.one_of(provoking, spaced, recombined, paragraphs, st.text(max_size=80))
formats = st.sampled_from(("text", "markdown"))

quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def read(text: str, format_: str) -> Draft | None:
    """The draft, or None where its front matter is broken: that is said, and no accident."""
    from factcheck.draft.reader import DraftError

    try:
        return Draft.from_text(text, format_)
    except DraftError:
        return None if text.lstrip("\ufeff").startswith("---") and format_ == "markdown" else pytest.fail(repr(text))


def found(text: str, format_: str) -> tuple[Draft | None, list[Flag]]:
    draft = read(text, format_)
    if draft is None or not re.match(r"en\b|$", draft.metadata.lang or ""):
        return None, []
    return draft, lint(draft, shipped(), date=DAY)


def spans(flag: Flag) -> list[tuple[Span, str]]:
    places = [(flag.span, flag.text), *((e.span, e.text) for e in flag.evidence if e.span is not None)]
    return [*places, *((suggestion.span, flag.text) for suggestion in flag.suggestions)]


def same_letters(source: str, text: str) -> bool:
    """Whether the letters and digits of ``text`` stand in ``source`` in order, markup and entities between them."""
    from html import unescape

    rest = iter(unescape(source))
    return all(character in rest for character in text if character.isalnum())


@quick
@given(texts, formats)
def test_any_text_gives_flags_in_their_place(text: str, format_: str) -> None:
    draft, flags = found(text, format_)
    for flag in flags:
        assert draft is not None
        for (start, end), words in spans(flag):
            assert 0 <= start <= end <= len(text)
            if format_ == "text":
                assert text[start:end] == words
            elif start < end:
                assert same_letters(text[start:end], words)


@quick
@given(texts, formats)
def test_the_same_text_gives_the_same_valid_json(text: str, format_: str) -> None:
    documents = []
    for _ in range(2):
        draft, flags = found(text, format_)
        if draft is None:
            return
        documents.append(render(Run((Checked("a", draft, tuple(map(View, flags))),), (), 1)))
    assert documents[0] == documents[1]
    parsed = json.loads(documents[0])
    assert len(parsed["files"][0]["flags"]) == len(flags)
    fingerprints = [flag["fingerprint"] for flag in parsed["files"][0]["flags"]]
    assert len(set(fingerprints)) == len(fingerprints)


def said(flags: list[Flag], moved: dict[int, int] | None = None) -> list[tuple[object, ...]]:
    """What flags say and where, offsets as ``moved`` maps them."""

    def at(span: Span | None) -> tuple[int, ...] | None:
        return None if span is None else tuple(moved[place] if moved else place for place in span)

    return [
        (
            f.rule,
            f.level,
            f.message.split(),
            f.text.split(),
            at(f.span),
            *((e.text.split(), at(e.span)) for e in f.evidence),
        )
        for f in flags
    ]


@quick
@given(st.one_of(recombined, paragraphs), formats)
def test_carriage_returns_change_no_flag(text: str, format_: str) -> None:
    text = re.sub(r"\r\n?|[\x85\u2028]", "\n", text)
    crlf = text.replace("\n", "\r\n")
    places = dict(enumerate(place for place in range(len(crlf) + 1) if crlf[place - 1 : place + 1] != "\r\n"))
    plain, with_returns = found(text, format_)[1], found(crlf, format_)[1]
    assert said(plain, places) == said(with_returns)


@quick
@given(st.one_of(recombined, paragraphs), formats)
def test_a_byte_order_mark_changes_no_flag(text: str, format_: str) -> None:
    text = text.lstrip("\ufeff")
    plain, marked = found(text, format_)[1], found("\ufeff" + text, format_)[1]
    assert said(plain, {place: place + 1 for place in range(len(text) + 1)}) == said(marked)


@pytest.mark.parametrize("name", ["exodus.txt", "storm.txt"])
def test_a_story_in_markdown_gives_the_flags_of_plain_text(name: str) -> None:
    prose = "\n\n".join(line for line in sentences_of(name) if line.endswith((".", "”")))
    plain, marked = found(prose, "text")[1], found(prose, "markdown")[1]
    assert plain
    assert said(plain) == said(marked)


def sentences_of(name: str) -> list[str]:
    return [line.strip() for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines() if line.strip()]
