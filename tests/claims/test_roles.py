"""People told by what they are, and whom a headline means."""

from __future__ import annotations

import pytest

from factcheck.claims.reading import Reading
from factcheck.claims.statements.roles import Headed, headed, is_role, is_sole, is_thing
from factcheck.draft import Draft
from tests.claims.test_statements import passage_in


def test_roles_are_persons_and_things_are_none() -> None:
    assert is_role("the climber")
    assert is_role("The 34-year-old")
    assert not is_role("Ana Lobo")
    assert not is_thing("the climber")
    assert not is_thing("the 34-year-old")
    assert is_thing("the lorry")
    assert is_thing("Friday")


@pytest.mark.parametrize(
    ("text", "sole"),
    [
        ("A climber fell. The climber is 30.", True),
        ("A climber fell. Another climber saw it.", False),
        ("Two young climbers fell. The climber is 30.", False),
        ("A climber fell. In May a climber had fallen there.", False),
        ("Climbers are told to carry a rope. The climber is 30.", True),
        ("Three men fled. The man is 30.", False),
    ],
)
def test_there_is_one_of_them(text: str, sole: bool) -> None:
    role = "the man" if "man" in text else "the climber"
    assert is_sole(Reading(Draft.from_text(text)), role) is sole


@pytest.mark.parametrize(
    ("title", "words", "body", "role", "person"),
    [
        ("Climber dies in fall", "Climber", "A climber fell. The climber was 30.", "the climber", None),
        ("Former treasurer quits", "Former treasurer", "Ana Lobo kept the books. Jan Novak did not.", None, "Ana Lobo"),
        ("Club leader quits", "Club leader", "Ana Lobo is the leader.", "the leader", "Ana Lobo"),
        ("Lobo quits", "Lobo", "Ana Lobo kept the books.", None, None),
        ("Mayor quits", "Mayor", "Deputy mayor Ana Lobo wept.", None, None),
        ("Finance minister quits", "Finance minister", "Prime Minister Ana Lobo wept.", None, None),
        ("Two dead", "Two", "Ana Lobo wept.", None, None),
        ("Drivers stopped", "Drivers", "Ana Lobo wept.", None, None),
        ("Woman killed", "Woman", "Ana Lobo wept.", None, None),
        ("Skier killed", "Skier", "The skier, Ana Lobo, was 30.", "the skier", "Ana Lobo"),
        ("Treasurer quits", "Treasurer", "Nobody is named here.", None, None),
    ],
)
def test_whom_a_headline_means(title: str, words: str, body: str, role: str | None, person: str | None) -> None:
    reading = Reading(Draft.from_text(body, title=title))
    assert headed(reading, passage_in(reading, words)) == (Headed(role, person) if role or person else None)


def test_only_a_headline_leaves_the_name_out() -> None:
    reading = Reading(Draft.from_text("Treasurer and clerk left. Ana Lobo stayed."))
    assert headed(reading, passage_in(reading, "Treasurer")) is None
