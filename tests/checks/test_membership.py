"""What presupposes a membership, and when the check keeps silent."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import pytest

from factcheck import Draft, lint
from factcheck.flag import Flag
from factcheck.ruleset.ruleset import RuleSet
from tests.shipped import shipped


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped("geography")


def flags(rules: RuleSet, text: str, date: str | None = "2022-10-03", **parts: str) -> list[Flag]:
    day = datetime.date.fromisoformat(date) if date else None
    return lint(Draft.from_text(text, **parts), rules, date=day)


class Case(NamedTuple):
    text: str
    date: str | None = "2022-10-03"


@pytest.mark.parametrize(
    "case",
    [
        Case("Envoys of Serbia and other EU states met."),
        Case("Envoys of Serbia, Albania and other EU states met."),
        Case("Envoys of Turkey and many other European Union countries met."),
        Case("They fled to Turkey and to other EU countries."),
        Case("Japan as well as other Nato countries sent money."),
        Case("Mexico and other South American states of Mercosur met. Chile and other Mercosur members agreed."),
        Case("Other EU states (Norway, Switzerland) agreed."),
        Case("Cyprus asked other Nato members such as Austria for help."),
        Case("Scots, English and other EU nationals may stay. Scotland and other EU countries agreed.", "2022-06-01"),
        Case("India, Russia and other G7 countries met."),
        Case("Kosovo and other EU members signed."),
        Case("Britain and other EU countries agreed.", "2020-02-01"),
        Case("Romania and other Schengen countries opened the gates.", "2023-05-01"),
        Case("Angola and other Opec members cut output.", "2024-02-01"),
        Case("Sweden, a Nato member, sent two ships.", "2024-03-06"),
        Case("Moldova is a member of the European Union."),
        Case("EU states including Ukraine agreed."),
        Case("Iceland belongs to the European Union."),
        Case("Kazakhstan and other EU countries agreed.", None),
        Case("In 2014 Norway and other EU countries backed the plan.", "2024-02-08"),
        Case("Norway is a member of the EU and Nato. Norway, a member of the EU and of Nato, met."),
        Case("In March 2022 Britain and other EU countries backed the plan.", "2024-02-08"),
    ],
)
def test_flagged(rules: RuleSet, case: Case) -> None:
    assert flags(rules, case.text, case.date)


@pytest.mark.parametrize(
    "case",
    [
        Case("Envoys of Germany, Serbia and other EU states met."),
        Case("Envoys of Serbia and EU states met."),
        Case("Serbia and other countries that the EU pays met."),
        Case("The Serbian president and other EU leaders met."),
        Case("Serbia wants to join. Other EU countries do not."),
        Case("Serbia talked to Germany. It talked to other EU countries too."),
        Case("Britain and other EU countries agreed.", "2020-01-31"),
        Case("Romania and other Schengen countries opened the gates.", "2024-06-01"),
        Case("Angola and other Opec members cut output.", "2023-12-31"),
        Case("Britain and other EU countries agreed.", None),
        Case("Ukraine and other EU countries agreed.", "2060-01-01"),
        Case("Greenland and other EU countries agreed."),
        Case("Crimea and other EU countries agreed."),
        Case("The Soviet Union and other EU countries agreed."),
        Case("The ministry and other EU countries agreed with Serbia."),
        Case("Norway, not an EU member, agreed."),
        Case("Norway, a former EU member in the novel, agreed."),
        Case("Serbia, an EU candidate, agreed. Serbia, an EU member candidate, agreed."),
        Case("If Serbia is an EU member by 2030, prices will fall."),
        Case("Serbia hopes it is a member of the EU soon."),
        Case("Serbia is not yet a member of the EU."),
        Case("Non-EU member Norway agreed. Then non-Nato member Sweden agreed."),
        Case("EU countries, including Ukraine's neighbours, agreed."),
        Case("Serbia’s trade with the rest of the EU's neighbours grew."),
        Case("Ukraine and other Commonwealth lawyers met."),
        Case("As an EU member British firms had votes. As an EU member Norway would have one."),
        Case("Officials of the bloc met. Other EU countries were asked."),
        Case("The UK and other G7 and EU countries signed. The UK and other members of the G7 and the EU met."),
        Case("Japan and other EU countries and G7 states met. Canada and the rest of the EU and the G7 met."),
        Case("It binds G7 and EU countries such as Canada."),
        Case("In 2014 Britain and other EU countries backed the plan.", "2024-02-08"),
        Case("On May 3, 2018, Britain, an EU country, backed the plan.", "2024-02-08"),
        Case("The plan dates from 2014. Britain and other EU countries backed it.", "2024-02-08"),
        Case("The plan dates from 2014.\n\nBritain and other EU countries backed it.", "2024-02-08"),
        Case("Five years ago Britain, an EU country, backed the plan.", "2024-02-08"),
    ],
)
def test_silent(rules: RuleSet, case: Case) -> None:
    assert flags(rules, case.text, case.date) == []


STORY = """Officials in Almaty counted cars.

Since the call-up, tens of thousands have left Russia and travelled to other EU countries.

Most of them came to Kazakhstan by train. Others crossed into Georgia on foot. Some stayed in Belarus."""


def test_evidence_names_destinations_first(rules: RuleSet) -> None:
    [flag] = flags(rules, STORY)
    assert [evidence.text for evidence in flag.evidence if evidence.span][:2] == ["Kazakhstan", "Georgia"]
    assert flag.text == "other EU countries"
    assert flag.message == "“other EU countries”: Kazakhstan and Georgia were not in the EU on 3 October 2022"


def test_the_known_fact_comes_with_its_source_and_without_a_place(rules: RuleSet) -> None:
    [flag] = flags(rules, "Britain and other EU states agreed.", "2021-01-05")
    fact = flag.evidence[-1]
    assert fact.span is None
    assert fact.source
    assert "until 2020-01-31" in fact.text


@pytest.mark.parametrize(
    ("text", "date", "message"),
    [
        ("Britain, an EU member, met.", "2024-02-08", "The United Kingdom was not in the EU on 8 February 2024"),
        ("In 2014 Norway, an EU member, met.", "2024-02-08", "Norway was not in the EU in 2014"),
        ("Norway, an EU member, met.", None, "Norway has never been in the EU"),
        ("Ireland, a member of the Commonwealth of Nations, met.", None, "Ireland is not in the Commonwealth"),
        ("Estonia, a Nordic country, met.", "2024-02-08", "Estonia is not among the Nordic countries"),
    ],
)
def test_the_message_has_its_time(rules: RuleSet, text: str, date: str | None, message: str) -> None:
    assert [flag.message for flag in flags(rules, text, date)] == [message]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Canada helped, and so did other G7 countries such as Mexico.", "geography.members-listed"),
        ("Finland and other Baltic states met.", "geography.other-baltic-states"),
        ("Belarus, another Baltic state, met.", "geography.baltic-state"),
    ],
)
def test_one_fault_is_flagged_by_one_rule(rules: RuleSet, text: str, rule: str) -> None:
    assert [flag.rule for flag in flags(rules, text, "2024-02-08")] == [rule]


def test_a_late_member_comes_with_the_source_of_its_joining(rules: RuleSet) -> None:
    [sweden] = flags(rules, "Sweden, a Nato member, sent two ships.", "2024-03-06")
    [austria] = flags(rules, "Austria, a Nato member, sent two ships.", "2024-03-06")
    assert sweden.evidence[-1].source != austria.evidence[-1].source


def test_a_member_named_later_in_the_paragraph_silences(rules: RuleSet) -> None:
    assert flags(rules, "They left Russia for other EU countries. Poland took many.") == []


def test_a_place_named_in_a_later_sentence_alone_decides_nothing(rules: RuleSet) -> None:
    text = "Swiss voters fear becoming like other EU countries. Iceland trades with {} EU countries."
    assert flags(rules, text.format("most")) == []
    [flag] = flags(rules, text.format("other"))
    assert flag.span.start > text.index("Iceland")


def test_each_non_member_has_its_fact_and_nothing_is_said_twice(rules: RuleSet) -> None:
    [inside] = flags(rules, "Norway, an EU member, met.", "2023-06-01")
    assert [evidence.note for evidence in inside.evidence if evidence.span] == []
    [both] = flags(rules, "Austria, Sweden and other Nato members met.", "2023-06-01")
    shown = [(evidence.text, evidence.note) for evidence in both.evidence if evidence.span]
    assert shown == [("Austria", ""), ("Sweden", "")]
    assert [evidence.text for evidence in both.evidence if not evidence.span] == [
        "Austria is not among the members of NATO",
        "Sweden joined NATO on 2024-03-07",
    ]


def test_a_member_named_before_silences(rules: RuleSet) -> None:
    assert flags(rules, "Poland closed its border.\n\nThey left Russia for other EU countries.") == []


def test_a_headline_alone_decides_nothing(rules: RuleSet) -> None:
    assert flags(rules, "They travelled for days.", title="Men leave Russia for other EU countries") == []


def test_an_unsure_name_decides_nothing(rules: RuleSet) -> None:
    assert flags(rules, "Jordan paid. Then he went on to other EU countries.") == []
    assert flags(rules, "They went to Georgia. Then they went on to other EU countries."), "either Georgia is outside"


def test_a_related_link_is_not_the_story(rules: RuleSet) -> None:
    text = "A story of one line.\n\nRead more on the war:\n\nSerbia and other EU countries agree"
    assert flags(rules, text) == []


def test_one_slip_is_flagged_once(rules: RuleSet) -> None:
    assert len(flags(rules, "The talks were held in fellow Nato member Austria.")) == 1


def test_a_dateline_in_a_member_silences(rules: RuleSet) -> None:
    text = "---\ntitle: Cars\ndateline: BERLIN\n---\n\nThey left Russia for other EU countries.\n"
    assert flags(rules, text, format="markdown") == []
    assert flags(rules, text.replace("BERLIN", "OSLO"), format="markdown")
