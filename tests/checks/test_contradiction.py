"""contradiction: which statements take a side, and what a finding shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claims.reading import Reading
from factcheck.draft import Draft
from factcheck.engine import lint, load_rules
from factcheck.flag import Level
from factcheck.ruleset.model import Finding, RulesBroken
from factcheck.ruleset.ruleset import RuleSet
from tests.shipped import shipped

RULES = r"""
rules:
  - name: road
    extends: contradiction
    message: "{topic}: {position} ({speaker}), elsewhere {other}"
    level: error
    topic: the road is open
    positions:
      open: ['road (?:is|was) open']
      closed: ['road (?:is|was) closed', 'road had been closed']
  - name: plea
    extends: contradiction
    message: "{topic}"
    level: warning
    topic: "{who} pleaded guilty"
    same: [who]
    positions:
      guilty: ['{who:person} pleaded guilty']
      not guilty: ['{who:person} pleaded not guilty']
  - name: site
    extends: contradiction
    message: "{topic}"
    topic: "{site} is loud"
    same: [site]
    define:
      where: '(?:the|an?) \w+|The Hague'
    positions:
      loud: ['{site:where} is loud']
      quiet: ['{site:where} is quiet']
  - name: reach
    extends: contradiction
    message: "{topic}"
    topic: the toll rose to {sum}
    same: [sum]
    anytime: true
    positions:
      up: ['toll (?:had )?risen to {sum:quantity}', 'toll rose to {sum:quantity}']
      down: ['toll (?:had )?fallen to {sum:quantity}', 'toll fell to {sum:quantity}']
  - name: border
    extends: contradiction
    message: "{topic}"
    topic: the border is open
    same: [where]
    positions:
      open: ['{where:country} border is open', 'border with {where:country} is open']
      closed: ['{where:country} border is closed', 'border with {where:country} is closed']
  - name: year
    extends: contradiction
    message: "{what}: {year}, elsewhere {other}"
    topic: the {what} opened in {year}
    same: [what]
    unlike: year
    define:
      work: '(?:bridge|canal)'
      when: '\d{4}'
    positions:
      told: ['{what:work},? (?:opened|built) in {year:when}', 'the {year:when} {what:work}']
  - name: paint
    extends: contradiction
    message: "{topic}"
    topic: the {what} is {hue}
    same: [what]
    unlike: hue
    define:
      thing: '(?:car|van)'
      colour: '(?:red|blue)'
    positions:
      brought in: ['an? {hue:colour} {what:thing}']
      taken up: ['the {hue:colour} {what:thing}']
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    path = tmp_path_factory.mktemp("rules") / "roads.yml"
    path.write_text(RULES, encoding="utf-8")
    return load_rules(path)


def findings(rules: RuleSet, text: str, title: str | None = None) -> list[Finding]:
    draft = Draft.from_text(text, title=title)
    reading = Reading(draft)
    return [finding for check, search in rules.searches(draft) for finding in check.run(reading, search)]


def test_a_conflict_shows_both_sides(rules: RuleSet) -> None:
    (found,) = findings(rules, "The road is open.\n\nThe sun shone. The road is closed.")
    assert found.passage.text == "road is open"
    assert [(shown.passage and shown.passage.text, shown.note) for shown in found.evidence] == [
        ("road is closed", "closed; said by the story itself")
    ]
    assert found.values["speaker"] == "said by the story itself"
    assert (found.values["position"], found.values["other"]) == ("open", "closed")
    assert found.level is None


@pytest.mark.parametrize(
    ("site", "inside"), [("The mill", "the mill"), ("A mill", "a mill"), ("The Hague", "The Hague")]
)
def test_a_topic_reads_on_inside_the_message(rules: RuleSet, site: str, inside: str) -> None:
    (found,) = findings(rules, f"{site} is loud. The sun shone. {site} is quiet.")
    assert found.values["topic"] == f"{inside} is loud"


SILENT = [
    "The road is open. The road should be kept clear.",
    "The road is open. The mayor wants the road that is closed at night to stay so.",
    "The road is open.\n\nIf the road is closed, take the ferry.",
    "The road is open.\n\nIs it true that the road is closed?",
    "The road is open.\n\nPolice did not say whether the road is closed.",
    "The road is open.\n\nNobody believes that the road is closed.",
    "The road is open, but the old road is closed.",
    "The road was open.\n\nThe road had been closed.",
    "The road is open.\n\nThe road was closed.",
    "Tom Berg said the road was open.\n\nAna Lobo said the road was closed.",
    "“The road is open,” said Tom Berg.\n\n“The road is closed,” said Ana Lobo.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_conflict(rules: RuleSet, text: str) -> None:
    assert findings(rules, text) == []


def test_one_speaker_on_both_sides(rules: RuleSet) -> None:
    (found,) = findings(rules, "Tom Berg said, “The road is open.” He smiled.\n\n“The road is closed,” Berg said.")
    assert found.level is None
    assert found.evidence[0].note == "closed; quoted: Berg"


def test_a_denial_takes_the_other_side(rules: RuleSet) -> None:
    text = "The road is closed.\n\nThe mayor denied that the road was closed.\n\nIt rained. The road is open."
    (found,) = findings(rules, text)
    assert found.level is None
    assert [shown.note for shown in found.evidence] == ["open; denied: mayor", "open; said by the story itself"]


def test_a_denial_by_another_alone_is_a_suggestion(rules: RuleSet) -> None:
    text = "The road is closed.\n\nThe mayor denied that the road was closed.\n\nThe road was open until May."
    (found,) = findings(rules, text)
    assert found.level is Level.SUGGESTION


def test_one_finding_for_each_person(rules: RuleSet) -> None:
    text = (
        "Peter Novak pleaded guilty.\n\nAna Lobo pleaded guilty.\n\nThe hall was full. Mr Novak pleaded not guilty.\n\n"
        "Lobo pleaded not guilty.\n\nTom Berg pleaded not guilty."
    )
    found = findings(rules, text)
    assert [finding.passage.text for finding in found] == ["Peter Novak pleaded guilty", "Ana Lobo pleaded guilty"]
    assert [len(finding.evidence) for finding in found] == [1, 1]
    assert found[0].values["who"] == "Peter Novak"


def test_a_pronoun_takes_a_side(rules: RuleSet) -> None:
    (found,) = findings(rules, "Peter Novak pleaded guilty.\n\nThe hall was full. Novak sat. He pleaded not guilty.")
    assert found.evidence[0].passage is not None
    assert found.evidence[0].passage.text == "He pleaded not guilty"


@pytest.mark.parametrize(
    "text",
    [
        "Peter Novak pleaded guilty.\n\nMaria Novak pleaded not guilty.",
        "Peter Novak met Maria Novak. Peter Novak pleaded guilty.\n\nNovak pleaded not guilty.",
        "Novak pleaded guilty.\n\nHis brother, Ivan Novak, pleaded not guilty.",
        "Susan Novak pleaded guilty.\n\nMr Novak pleaded not guilty.",
        "Mrs Novak pleaded guilty.\n\nPeter Novak pleaded not guilty.",
        "Peter Novak pleaded guilty.\n\nThe hall was full. She pleaded not guilty.",
        "Peter Novak pleaded guilty.\n\nHis son, also Peter Novak, pleaded not guilty.",
        "Peter Novak pleaded guilty.\n\nHis son Peter Novak pleaded not guilty.",
    ],
)
def test_people_of_one_family_name(rules: RuleSet, text: str) -> None:
    assert findings(rules, text) == []


def test_a_husband_whom_another_names_is_the_man_himself(rules: RuleSet) -> None:
    assert findings(rules, "Peter Novak pleaded guilty.\n\nAna Lobo wept. Her husband Peter Novak pleaded not guilty.")


def test_a_country_and_its_adjective_are_one(rules: RuleSet) -> None:
    (found,) = findings(rules, "The Norwegian border is open.\n\nIt snowed. The border with Norway is closed.")
    assert found.values["where"] == "Norwegian"
    assert findings(rules, "The Norwegian border is open.\n\nThe border with Sweden is closed.") == []


def test_the_headline_counts(rules: RuleSet) -> None:
    (found,) = findings(rules, "It snowed. The road was closed.", title="The road is open")
    assert found.passage.text == "road is open"


def test_evidence_holds_every_statement_of_the_other_side(rules: RuleSet) -> None:
    text = "The road is open.\n\nThe road is closed.\n\nIt rained. The road is closed. The road is open."
    (found,) = findings(rules, text)
    assert len(found.evidence) == 2


BROKEN = [
    ("positions: {open: [road]}", "two positions"),
    ("positions: {open: [road], closed: []}", "no pattern"),
    (
        "same: [who]\n    positions: {open: ['{who:person} came'], closed: [gone]}",
        "no pattern of “closed” has the slot",
    ),
    ("unlike: hue\n    positions: {open: ['{hue:name} road'], closed: [street]}", "has the slot"),
    ("topik: x\n    positions: {open: [road], closed: [street]}", "topik"),
]


@pytest.mark.parametrize(("fields", "problem"), BROKEN)
def test_broken_rules(tmp_path: Path, fields: str, problem: str) -> None:
    path = tmp_path / "broken.yml"
    path.write_text(
        f"rules:\n  - name: x\n    extends: contradiction\n    message: x\n    topic: x\n    {fields}\n",
        encoding="utf-8",
    )
    with pytest.raises(RulesBroken, match=problem):
        load_rules(path)


def test_a_pronoun_in_the_next_sentence_is_the_one_just_named(rules: RuleSet) -> None:
    (found,) = findings(rules, "Arkley pleaded guilty. He pleaded not guilty.")
    assert found.values["who"] == "Arkley"
    assert not findings(rules, "Arkley pleaded guilty. The hall was full. He pleaded not guilty.")
    assert not findings(rules, "Arkley pleaded guilty. Beside Jan Berg and Ole Holm he pleaded not guilty.")


def test_a_person_told_by_what_they_are(rules: RuleSet) -> None:
    (found,) = findings(rules, "The climber pleaded guilty.\n\nThe hall was full. The climber pleaded not guilty.")
    assert found.values["who"] == "the climber"
    assert not findings(rules, "Two climbers met. The climber pleaded guilty. Later on the climber pleaded not guilty.")
    assert not findings(rules, "The lorry pleaded guilty.\n\nThe hall was full. The lorry pleaded not guilty.")


def test_a_headline_without_a_name_means_the_first_who_is_named(rules: RuleSet) -> None:
    body = "Ana Lobo kept the books.\n\nThe hall was full. Lobo pleaded not guilty."
    (found,) = findings(rules, body, title="Former club treasurer pleaded guilty")
    assert found.passage.text == "Former club treasurer pleaded guilty"
    assert found.values["who"] == "Ana Lobo"


def test_a_headline_means_the_one_whom_another_statement_calls_so(rules: RuleSet) -> None:
    body = "Ana Lobo called for help. The climber pleaded not guilty."
    (found,) = findings(rules, body, title="Climber pleaded guilty")
    assert found.values["who"] == "the climber"
    (found,) = findings(rules, "Ana Lobo is the leader. Lobo pleaded not guilty.", title="Leader pleaded guilty")
    assert found.values["who"] == "Ana Lobo"


def test_a_headline_that_the_body_bears_out_means_another(rules: RuleSet) -> None:
    body = "Ana Lobo kept the books. Lobo pleaded not guilty.\n\nJan Novak pleaded guilty."
    assert not findings(rules, body, title="Former club treasurer pleaded guilty")


def test_a_statement_of_another_time_is_no_evidence(rules: RuleSet) -> None:
    text = "The road is open.\n\nThe road is closed.\n\nIn 2011 the road is closed, says the plan."
    (found,) = findings(rules, text)
    assert len(found.evidence) == 1


def test_positions_that_exclude_each_other_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "alive.yml"
    path.write_text(
        "rules:\n  - name: alive\n    extends: contradiction\n    message: x\n    topic: x\n    anywhere: true\n"
        "    positions: {alive: ['she lives'], dead: ['she died']}\n",
        encoding="utf-8",
    )
    assert findings(load_rules(path), "In Porto she died. Rain fell. In Faro she lives.")


def test_positions_that_exclude_each_other_at_any_time(rules: RuleSet) -> None:
    (found,) = findings(rules, "The toll fell to 40.\n\nIt rained. The toll had risen to 40.")
    assert found.passage.text == "toll fell to 40"
    assert not findings(rules, "The toll fell to 40.\n\nIt rained. The toll had risen to 50.")


def test_statements_that_differ_in_a_slot(rules: RuleSet) -> None:
    (found,) = findings(rules, "The bridge, built in 1931, is of iron. Rust has eaten the 1913 bridge.")
    assert (found.values["year"], found.values["other"]) == ("1931", "1913")
    assert not findings(rules, "The bridge, built in 1931, is of iron. Rust has eaten the 1931 bridge.")
    assert not findings(rules, "The bridge, built in 1931, is of iron. The canal opened in 1913.")


def test_of_two_positions_that_differ_in_a_slot_each_is_held_against_the_other(rules: RuleSet) -> None:
    (found,) = findings(rules, "A red car hit the wall. The blue car burned out.")
    assert found.passage.text == "A red car"
    assert not findings(rules, "A red car hit a blue car. The blue car burned out.")
    assert not findings(rules, "A red car hit the wall. A blue car passed.")


def test_of_two_statements_about_what_is_to_come_one_may_say_when(tmp_path: Path) -> None:
    path = tmp_path / "mill.yml"
    path.write_text(
        "rules:\n  - name: mill\n    extends: contradiction\n    message: x\n    topic: x\n"
        "    positions: {closing: ['the mill will close'], open: ['the mill will stay open']}\n",
        encoding="utf-8",
    )
    assert findings(load_rules(path), "The mill will close in June. Rain fell. The mill will stay open.")
    assert not findings(load_rules(path), "The mill will close in June. The mill will stay open in May.")


#: Whole drafts, with the words that the one flag on them has in its message.
SHIPPED = {
    "The company confirmed the merger. The company denied the merger.": "the company confirmed the merger",
    "The firm confirmed the mill had closed. The firm denied the mill had closed.": "confirmed that the mill had",
    "The White House confirmed the deal. The White House denied the deal.": "whether the White House confirmed",
    "Schools are open. Schools are closed.": "whether schools are open",
    "Inflation rose in May. Inflation fell in May.": "whether inflation rose",
    "Pretax profit rose to £4m. Pretax profit fell to £4m.": "whether pretax profit rose",
    "Finland’s eastern border with Russia is open. Finland’s eastern border with Russia is shut.": "the border is open",
    "Mill Street is open. Mill Street is closed.": "whether Mill Street is open",
}


@pytest.fixture(scope="module")
def every_rule() -> RuleSet:
    return shipped()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ana Lobo said she would not resign. On Friday evening Lobo resigned.", Level.SUGGESTION),
        ("Ana Lobo vowed to stay. Lobo resigned.", Level.SUGGESTION),
        ("Ana Lobo resigned on Friday. Lobo said she would not resign.", Level.ERROR),
        ("Ana Lobo will remain in office. Lobo resigned on Friday.", Level.ERROR),
    ],
)
def test_a_deed_after_an_intention_is_a_suggestion(every_rule: RuleSet, text: str, level: Level) -> None:
    (flag,) = lint(Draft.from_text(text), every_rule)
    assert flag.level is level


def test_a_headline_and_its_opposite_have_one_flag(every_rule: RuleSet) -> None:
    text = "---\ntitle: Minister denies bribery\n---\n\nThe minister admitted bribery.\n"
    (flag,) = lint(Draft.from_text(text, format="markdown"), every_rule)
    assert flag.rule == "conflicts.plea-to-charge"


@pytest.mark.parametrize(("text", "words"), SHIPPED.items())
def test_one_topic_has_one_flag_that_reads_well(every_rule: RuleSet, text: str, words: str) -> None:
    (flag,) = lint(Draft.from_text(text), every_rule)
    assert words in flag.message
