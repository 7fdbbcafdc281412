"""Who says a thing: reports, quotations, chains and pronouns."""

from __future__ import annotations

import pytest

from factcheck.claims.model import Speaker
from factcheck.claims.reading import Reading
from factcheck.draft import Draft
from tests.claims.test_statements import passage_in


def speaker(text: str, words: str) -> Speaker:
    reading = Reading(Draft.from_text(text))
    return reading.speaker(passage_in(reading, words))


CITED = [
    ("The road is closed.", "closed", None),
    ("The mayor said the road is closed.", "road is closed", "mayor"),
    ("The road is closed, Ana Lobo said.", "road is closed", "Ana Lobo"),
    ("The ferry, police say, was empty.", "was empty", "police"),
    ("According to the fire service, two people were hurt.", "two people", "fire service"),
    ("Two people were hurt, according to the fire service.", "Two people", "fire service"),
    ("Officials in Kyiv, the capital, told Reuters that no one was killed.", "no one", "Officials in Kyiv"),
    ("Jan Novak, 41, who runs the port, said nobody was hurt.", "nobody was hurt", "Jan Novak"),
    ("The Swedish foreign minister, Petra Lind, said the talks had failed.", "talks had failed", "Petra Lind"),
    ("Maria Silva was sacked on Monday. She said she had resigned.", "had resigned", "Maria Silva"),
    ("The road was open, the mayor said. The bridge fell.", "bridge fell", None),
    ("Nobody was hurt, he said. Three people were injured.", "Nobody was hurt", "an unnamed source"),
    ("Everyone was safe, she said.", "was safe", "an unnamed source"),
    ("Ana Lobo said it rained. Nobody was there. The road was shut, she said.", "road was shut", "Ana Lobo"),
    ("Nobody said it was over. The road was shut, he said.", "road was shut", "an unnamed source"),
    ("He was told that the bridge was shut.", "bridge was shut", None),
    ("The firm added 300 jobs in May.", "300 jobs", None),
    ("The storm claimed 12 lives.", "12 lives", None),
]


@pytest.mark.parametrize(("text", "words", "name"), CITED, ids=[text for text, _, _ in CITED])
def test_reported_speech(text: str, words: str, name: str | None) -> None:
    assert speaker(text, words) == Speaker(name)


QUOTED = [
    ("“The bridge is open,” said Ana Lobo, the mayor of Porto.", "bridge is open", "Ana Lobo"),
    ("“The bridge is open,” Lobo told reporters. “It will not close.”", "not close", "Lobo"),
    ("Mr Novak has repeatedly said: “Nothing was spilled at all.”", "Nothing was", "Novak"),
    ("“We close on Friday,” the owner of the shop said of the plan.", "close on Friday", "owner of the shop"),
    ("The minister called it “a very grave matter indeed” and left.", "grave matter", None),
]


@pytest.mark.parametrize(("text", "words", "name"), QUOTED, ids=[text for text, _, _ in QUOTED])
def test_quoted_speech(text: str, words: str, name: str | None) -> None:
    assert speaker(text, words) == Speaker(name, quoted=True)


def test_quotation_over_paragraphs() -> None:
    text = "Ana Lobo said, “The road is open.\n\n“The bridge is open too.”\n\n“Nobody will drown,” she added."
    for words in ("road is open", "bridge is open", "Nobody will drown"):
        assert speaker(text, words) == Speaker("Ana Lobo", quoted=True)


def test_a_chain_names_both() -> None:
    text = (
        "Tom Berg, the paper’s man in Oslo, said, “A guard confirms a boat was sent, reports Radio Nord.\n\n"
        "“They say the boat is there to stop smugglers… but that no rules bind fishermen.”"
    )
    assert speaker(text, "no rules bind fishermen") == Speaker("Radio Nord", quoted=True, through="Tom Berg")


def test_nested_reports_outside_quotations() -> None:
    found = speaker("The paper said that Lobo told friends that she had quit.", "she had quit")
    assert (found.name, found.through) == ("Lobo", "paper")


def test_pronoun_inside_a_quotation_does_not_name_the_next_speaker() -> None:
    text = "Lobo was calm. “They say it is over,” Lobo said. “It is not,” she added."
    assert speaker(text, "It is not") == Speaker("Lobo", quoted=True)
