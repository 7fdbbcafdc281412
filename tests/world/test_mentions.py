"""Names found in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.world import World, load_world
from factcheck.world.settle import settle


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def found(world: World, text: str) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.entry) for mention in world.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Off Papua New Guinea's coast", [("Papua New Guinea", "papua-new-guinea")]),
        (
            "Guinea-Bissau, Equatorial Guinea and Guinea",
            [("Guinea-Bissau", "guinea-bissau"), ("Equatorial Guinea", "equatorial-guinea"), ("Guinea", "guinea")],
        ),
        ("Niger, Nigeria, a Nigerien", [("Niger", "niger"), ("Nigeria", "nigeria"), ("Nigerien", "niger")]),
        ("DR Congo borders the Republic of Congo", [("DR Congo", "dr-congo"), ("Republic of Congo", "congo")]),
        ("New Mexico and Mexico", [("New Mexico", "new-mexico"), ("Mexico", "mexico")]),
        ("South Sudan, not Sudan", [("South Sudan", "south-sudan"), ("Sudan", "sudan")]),
        ("The Gulf of Mexico, the South China Sea and the Sea of Japan", []),
        ("Latin American and African American voters", []),
        ("Georgia Tech beat Bank of America", []),
        ("the Washington Post and Paris Saint-Germain", []),
        ("Give us the turkey and the china", []),
        ("US, U.S. (UK)", [("US", "united-states"), ("U.S.", "united-states"), ("UK", "united-kingdom")]),
        ("USB sticks in Omanis' hands, Peruse, Chadwick", [("Omanis", "oman")]),
        ("Russia’s Russian-speaking east", [("Russia", "russia"), ("Russian", "russia")]),
        ("N’Djamena and Côte d’Ivoire", [("N’Djamena", "ndjamena"), ("Côte d’Ivoire", "ivory-coast")]),
        ("BERLIN (Agency) - GIVE US A NICE CHAD", [("BERLIN", "berlin"), ("US", "united-states")]),
        ("Saudi\u00a0Arabia", [("Saudi\u00a0Arabia", "saudi-arabia")]),
        ("Northern Ireland and Ireland", [("Northern Ireland", "northern-ireland"), ("Ireland", "ireland")]),
        ("American Samoa is not Samoa", [("American Samoa", "american-samoa"), ("Samoa", "samoa")]),
        ("Kyiv, Kiev, St. Petersburg.", [("Kyiv", "kyiv"), ("Kiev", "kyiv"), ("St. Petersburg", "st-petersburg")]),
        ("EU, Commonwealth of Independent States", [("EU", "eu"), ("Commonwealth of Independent States", "cis")]),
    ],
)
def test_longest_whole_words(world: World, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(world, text) == expected


def test_what_kind_of_word_it_is(world: World) -> None:
    forms = {mention.form for mention in world.mentions("Ukraine Ukrainian Ukrainians Burma")}
    assert forms == {"name", "adjective", "people", "alias"}


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Turkey", "Congo", "Congolese", "Dominican", "Reading"])
def test_names_of_several_things_are_said_to_be(world: World, name: str) -> None:
    [mention] = world.mentions(name)
    assert mention.ambiguous


def test_other_readings_are_given(world: World) -> None:
    [mention] = world.mentions("Georgia")
    assert (mention.entry, mention.also) == ("georgia", ("georgia-us",))


@given(st.text(alphabet="Georgia Tech.’-\n\u00a0NewMexicoU.S", max_size=80))
def test_mentions_lie_apart_in_order_and_on_word_bounds(text: str) -> None:
    world = load_world()
    end = 0
    for mention in world.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.start == 0 or not text[mention.start - 1].isalnum()
        assert mention.end == len(text) or not text[mention.end].isalnum() or text[mention.end - 1] == "."
        end = mention.end


def settled(world: World, text: str) -> list[tuple[str, bool]]:
    [mentions] = settle(world, [text], [world.mentions(text)])
    return [(mention.entry, mention.ambiguous) for mention in mentions if mention.form in ("name", "alias")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cars queue from Russia into Georgia.", [("russia", False), ("georgia", False)]),
        ("From Florida they drove to Georgia.", [("florida", False), ("georgia-us", False)]),
        ("They drove to Georgia.", [("georgia", True)]),
        ("Russia told Florida about Georgia.", [("russia", False), ("florida", False), ("georgia", True)]),
        ("In Amman, Jordan opened its doors.", [("amman", False), ("jordan", False)]),
        ("Israel thanked Michael Jordan.", [("israel", False)]),
        ("Israel thanked Jordan Pickford.", [("israel", False)]),
    ],
)
def test_a_story_settles_what_a_name_means(world: World, text: str, expected: list[tuple[str, bool]]) -> None:
    assert settled(world, text) == expected
