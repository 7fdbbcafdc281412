"""quotes: marks that do not pair or face the wrong way, and quotations that do not agree."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.draft import Draft
from factcheck.engine import lint, load_rules
from factcheck.flag import Flag, Level
from factcheck.ruleset.ruleset import RuleSet

PACK = Path(__file__).parents[2] / "rules" / "quotes"


@cache
def rules() -> RuleSet:
    return load_rules(PACK)


def flags(text: str, title: str | None = None) -> list[Flag]:
    return lint(Draft.from_text(text, title=title), rules())


@pytest.mark.parametrize(
    ("text", "rule", "mark"),
    [
        ("On their 'host societies they agreed.", "unbalanced", "'"),
        ("On their ‘host societies they agreed.", "unbalanced", "‘"),
        ('We had no warning at all."', "unbalanced", '"'),
        ('"We had no warning at all.', "unbalanced", '"'),
        ("“We had no warning at all.", "unbalanced", "“"),
        ("We had no warning at all.”", "unbalanced", "”"),
        ("«We had no warning at all.", "unbalanced", "«"),
        ("She said it was “over and left.", "unbalanced", "“"),
        ("She “said” it was “over and left.", "unbalanced", "“"),
        ("She “said it was “over” and left.", "unbalanced", "“"),
        ("It was, she said, ”over” by then.", "wrong-facing", "”"),
        ("It was, she said, “over“ by then.", "wrong-facing", "“"),
        ("It was, she said, ’over’ by then.", "wrong-facing", "’"),
        ("Up to ’40-50 litres’ were lost.", "wrong-facing", "’"),
        ("“Over,“ she said.", "wrong-facing", "“"),
        ("Up to ’40 to 50 litres’ were lost.", "wrong-facing", "’"),
        ("‘‘It is over,’’ he said. ‘‘We go home.", "unbalanced", "‘‘"),
        ("It was the ‘90s by then.", "turned-apostrophe", "‘"),
        ("It was dark ‘til dawn by then.", "turned-apostrophe", "‘"),
        ('"The roof went. "Then we left," she said.', "reopened", '"'),
    ],
)
def test_wrong_marks_are_flagged(text: str, rule: str, mark: str) -> None:
    assert [(flag.rule, flag.text) for flag in flags(text)] == [(f"quotes.{rule}", mark)]


@pytest.mark.parametrize(
    "text",
    [
        "“We had no warning,” she said. “None at all.”",
        '"We had no warning," she said. "None at all."',
        "'We had no warning,' she said. 'None at all.'",
        "‘We had no warning,’ she said. ‘None at all.’",
        "She said: “We had no warning.\n\n“None at all,” and left.",
        "She said: ‘We had no warning.\n\n‘None at all,’ and left.",
        '"We had no warning.\n\n"None at all," she said.',
        "“We had no warning.”\n\n“None at all,” she said.",
        "„Wir“ and «nous» and »wir« are words.",
        'The screen is 20" wide and he is 5\'10" tall.',
        'The part is 12345", a number.',
        "He was an ol' man, sittin' there, not goin' out.",
        "y'know, it's O'Brien's, d'Ivoire's and Fritz' turn.",
        "He stayed 'till the morning, 'til dawn, 'cause he could.",
        "The 49ers' and the Giants' fans came in the '90s.",
        "Hold 'em, it's three o'clock and three o’clock.",
        "The ’90s, ’til dawn, rock ’n’ roll, the readers’ prize.",
        "He's an 'admin' and they're 'host societies'.",
        'It has a "special test", right? And a $1,000 "cost" grant.',
        'Liszt\'s "Forgotten Waltz No. 3" and "No.3" are heard.',
        'A dotless "I"s row, and a "bora"-like wind.',
        "“She told me ‘go home’,” he said, “and ‘stay there’.”",
        "(Ketab al-'Adad) and Mu'taq and Bahá'í.",
        "The book ‘Readers’ Choice’ sold.",
        "It was “5 feet 2” or so.",
        "‘‘It is over,’’ he said. ‘‘We go home.’’",
        "'Umar Haddad, the guide, said it was late.",
        "‘Tis’ is a word, and so is “’tis”.",
    ],
)
def test_right_marks_pass(text: str) -> None:
    assert [(flag.rule, flag.text) for flag in flags(text)] == []


@pytest.mark.parametrize(
    ("following", "level"),
    [("The town is dry.", Level.WARNING), ("It rained for days.\n\nThe town is dry,” she said.", Level.SUGGESTION)],
)
def test_a_missing_mark_is_a_suggestion_only_where_one_closes_soon_after(following: str, level: Level) -> None:
    found = flags(f"“We had no warning at all, she said.\n\n{following}")
    assert (found[0].rule, found[0].level) == ("quotes.unbalanced", level)


def test_marks_of_related_links_are_looked_at() -> None:
    found = flags("The port is shut. Ships wait.\nRead more on the port:\nQueues of ’20-30 hours’ at the port gates\n")
    assert [flag.rule for flag in found] == ["quotes.wrong-facing"]
    assert found[0].suggestions[0].replacement == "‘"


BODY = "“As long as I am in office we will not sell the old harbour to anyone,” the mayor said on the quay."


@pytest.mark.parametrize(
    ("title", "differs"),
    [
        ("Mayor: ‘we will not sell the old harbour’", False),
        ("Mayor: ‘We will not sell old harbour’", False),
        ("Mayor: ‘we will … sell the old harbour’", False),
        ("Mayor: ‘not for sale’", False),
        ("Mayor: ‘we will never sell the old harbour’", True),
        ("Mayor: ‘we will sell the old harbour’", True),
        ("Mayor: ‘we will not sell the new harbour to anyone’", True),
        ("Mayor: ‘we will not lose the old harbour’", True),
        ("Mayor: ‘we will keep the docks’", False),
        ("Mayor wants ‘a clean and quiet town’", False),
    ],
)
def test_a_headline_quotation_is_held_against_the_fuller_one(title: str, differs: bool) -> None:
    found = [flag for flag in flags(BODY, title) if flag.rule == "quotes.misquoted"]
    assert bool(found) == differs
    assert all(flag.evidence[0].text.startswith("As long as") for flag in found)


@pytest.mark.parametrize(
    "title", ["Mayor: ‘the harbour workmen built this town’", "Mayor: ‘the harbour workmen [of old] built’"]
)
def test_words_divided_otherwise_and_words_put_in_by_an_editor_are_no_difference(title: str) -> None:
    text = "“The harbour work-men [and women] built this town with their own hands,” the mayor said."
    told = "“The harbour workmen built [with pride] this town with their own hands,” the mayor said."
    assert not any(flag.rule == "quotes.misquoted" for body in (text, told) for flag in flags(body, title))


def test_two_voices_may_say_nearly_the_same() -> None:
    text = (
        "“The pumps failed on the second night and nobody came to help us,” said Dana Reyes.\n\n"
        "“The pumps failed on the third night and nobody came to help us,” said Tom Okafor."
    )
    assert [flag.rule for flag in flags(text)] == []


def test_a_longer_quotation_may_hold_the_changed_one() -> None:
    text = (
        "“We have stopped counting in hours and started counting in minutes,” said the minister, Dana Reyes.\n\n"
        "“We are small. We have stopped counting in days and started counting in minutes,” Reyes said."
    )
    assert [(flag.rule, flag.level) for flag in flags(text)] == [("quotes.two-wordings", Level.WARNING)]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab s.,'\"“”‘’«»„`-9\n(", max_size=100))
def test_any_text_is_read(text: str) -> None:
    for flag in flags(text):
        assert 0 <= flag.span.start <= flag.span.end <= len(text)


def test_marks_that_both_face_the_wrong_way_are_told_as_that() -> None:
    found = flags("”We lost,“ she said.")
    assert [(flag.rule, flag.text, flag.suggestions[0].replacement) for flag in found] == [
        ("quotes.wrong-facing", "”", "“"),
        ("quotes.wrong-facing", "“", "”"),
    ]


def test_long_quotations_are_compared_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.claims.quotations import quote_wording

    done = 0
    real = quote_wording.align

    def counted(short: object, long: object) -> object:
        nonlocal done
        done += len(short.forms) * len(long.forms)  # type: ignore[attr-defined]
        return real(short, long)  # type: ignore[arg-type]

    monkeypatch.setattr(quote_wording, "align", counted)
    monkeypatch.setattr(quote_wording, "EFFORT", 10_000)
    words = ["river", "mayor", "bridge", "council", "harbour", "signal", "window", "garden", "letter", "market"]
    turns = [words[at:] + words[:at] for at in range(len(words))]
    flags("\n\n".join(f"“The {' '.join(turn * 3)},” she said." for turn in turns * 4))
    assert 0 < done <= 2 * 10_000


@pytest.mark.parametrize(
    "text",
    [
        "“We had no warning, said Lund. “It was dark,” he added.",
        '"We had no warning, the harbour master said on Monday. "It was dark," he added.',
        "“We had no warning, said Lund. He left.\n\n“It was dark,” said Hill.",
    ],
)
def test_the_mark_that_nothing_closes_is_flagged_where_the_story_itself_goes_on(text: str) -> None:
    assert [(flag.rule, flag.span, flag.level) for flag in flags(text)] == [
        ("quotes.unbalanced", (0, 1), Level.WARNING)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We had no warning,” said Lund. “It was dark,” he added.",
        "“We had no warning.\n\n“It was dark, and nobody saw it,” said Lund.",
        "“He said it was late. “It was dark,” he added.",
        "“We asked, and nobody said anything.\n\n“It was dark,” said Lund.",
    ],
)
def test_words_of_speaking_inside_a_quotation_close_nothing(text: str) -> None:
    assert not any(flag.rule == "quotes.unbalanced" for flag in flags(text))


FIRST = "“This is a day the valley will never forget,” said Maria Lund.\n\nIt rained.\n\n"


def test_two_words_of_a_short_quotation_swapped_by_its_speaker_are_told() -> None:
    found = flags(f"{FIRST}“This is a day the county will never forgive,” Lund said.")
    assert [(flag.rule, flag.level) for flag in found] == [("quotes.two-wordings", Level.SUGGESTION)]
    assert found[0].message.endswith("“county” for “valley”, “forgive” for “forget”")


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}“This is a day the county will never forgive,” Carl Holm said.",
        f"{FIRST}“This is a day the county will never regret,” Lund said.",
        f"{FIRST}“This is a day the county will never forgive and nobody can mend,” Lund said.",
        "“We fight for every job here,” said Maria Lund.\n\nIt rained.\n\n“We fight for every home there,” Lund said.",
        "“We will never forget the harbour,” said Maria Lund. “We will never forgive the mayor,” Lund said.",
    ],
)
def test_a_speaker_may_build_two_sentences_alike(text: str) -> None:
    assert flags(text) == []
