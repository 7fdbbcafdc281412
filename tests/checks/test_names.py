"""One bearer in two spellings, ages, titles, and names as the house writes them: tables of wrong and right."""

from __future__ import annotations

import pytest

from factcheck import Draft, lint
from factcheck.flag import Flag
from factcheck.ruleset.ruleset import RuleSet
from tests.shipped import shipped


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped("spelling")


def flags(rules: RuleSet, text: str, **parts: str) -> list[Flag]:
    return lint(Draft.from_text(text, **parts), rules)


WRONG = [
    ("person", "Helen Strand runs the port. Mr Paul saw her. Strend, he said, was late."),
    ("person", "Angela Mallory won. “I am glad,” Angela Malory said."),
    ("person", "Piotr Metzger won. Later Piotr Meltzer spoke."),
    ("person", "Dmitry Kovalski came. Dmitri Kovalsky left."),
    ("person", "Oksana Petrenko sang. Petranko bowed."),
    ("person", "Ida Gonzales ran. Ida Gonzalez won."),
    ("given-name", "Catherine Orme sang. Katherine Orme bowed."),
    ("given-name", "Mohammed Rashid came. Muhammad Rashid left."),
    ("given-name", "Yevgeny Bral came. Evgeny Bral left."),
    ("thing", "They met at Nizhny Zaramag. Later Nizhnyy Zaramag was shut."),
    ("thing", "The Halvorsen Institute agreed. The Halversen Institute denied it."),
    ("age", "Ida Holm, 34, sang. The judges liked Ida Holm, 43, best."),
    ("age", "Ida Holm, 34, sang. Nobody matched the 36-year-old Ida Holm in volume."),
    ("title", "Captain Ida Holm spoke. Nobody answered Colonel Holm."),
    ("title", "Sen. Ida Holm spoke. Nobody answered Gov. Holm."),
    ("title", "Chief executive Ida Holm spoke. Nobody answered the finance director, Ida Holm."),
    ("title", "Finance director Ida Holm spoke. At noon Ida Holm, Arbel’s chief executive, left."),
    ("title", "Foreign Minister Ida Holm spoke. Nobody answered Defence Minister Holm."),
    ("title", "Colonel Holm spoke. Nobody answered Major Holm."),
    ("honorific", "Robin Ashgrove came. Mr Ashgrove spoke. Ole Lind brought his cousin Eva Lind. Ms Ashgrove left."),
    ("honorific", "Robin Ashgrove came. Mr Ashgrove spoke. Ms Ashgrove left."),
    ("affiliation", "Ida Holm, director of Arbel Lines, spoke. Ida Holm, director of Nordsee Lloyd, left."),
    ("house-name", "He paid by Pay Pal."),
    ("house-name", "She ate at McDonalds."),
    ("house-capitals", "They sell it on Youtube."),
    ("house-capitals", "They drove a Rolls Royce."),
    ("lower-case", "The ship left estonia."),
    ("lower-case", "A ukrainian driver waited."),
    ("lower-case", "It was banned under islam."),
    ("nationality", "Joris Maas of the Netherlands won. Maas, a Belgian, raised an arm."),
    ("age", "Ida Holm, 34, sang. Eva Holm, 36, bowed. Holm, 63, left."),
    ("person", "Ida Whitcomb spoke. Whitcombe said so again."),
    ("person", "Mr Adusei runs the mill. The council asked Mr Adusie to stay."),
    ("person", "Prof Tveit spoke. Prof Tveit was late. Nobody heard Prof Tveid."),
    ("person", "Kwabena Adusei runs the mill. “It is mine,” said Adusie."),
]
RIGHT = [
    "Mr Hansen runs the mill. Mr Hanson sold it.",
    "Judge Marlow heard Mr Marlew. Mr Adusei runs it. Dr Adusie sold it.",
    "Mr Adusei and Mr Adusie run the mill.",
    "Kwabena Adusei runs the mill in Adusie, a village.",
    "The Lakeside Adusei opens in May. Adusie said so.",
    "Sergei Tsarin met Sergi Kavadze. Tsarin and Kavadze spoke.",
    "John Brown, James Brown and Joan Brown own the farm. Brown spoke.",
    "Ida Hansen beat Eva Hanson. Hansen was glad and Hanson was not.",
    "Helen Strand spoke. The Strands own the port.",
    "Helen Strand spoke. Brand managers listened.",
    "Ida Holm, 44, won. Her daughter Ida Holm, 12, watched.",
    "Jon Holm, 34, and Jon Holm, 61, his father, ran.",
    "Helen Cork spoke in Cork.",
    "Lineup: Strand, Strond, Lind, Holm. Helen Strand scored.",
    "Maria Orme and Mario Orme sang. Martin Lind and Martina Lind bowed.",
    "J. Orme sang. John Orme bowed. John F. Orme left.",
    "Jon and John: in one room Jon Orme met John Orme.",
    "Bank Austria lent to Bank Australia. Austrian Bank lent to Austria Bank.",
    "South Korea won. The South Korean team left. Niger Delta, Nigeria Delta.",
    "Red Rock Trail and Red Rocks Trail meet. Senate Bill and Senate Hill.",
    "Ida Holm, 34, sang. Eva Holm, 36, bowed.",
    "Ida Holm, 34, sang. Holm, 30 at the time, had won before.",
    "Ida Holm (34) scored; Ida Holm (78) scored again.",
    "Lieutenant Colonel Ida Holm spoke. Colonel Holm left.",
    "Former Gov. Ida Holm spoke. Sen. Holm left.",
    "Chief executive and finance director Ida Holm spoke. Chief executive Ida Holm left.",
    "Deputy Foreign Minister Ida Holm spoke. Defence Minister Ida Holm left.",
    "Former finance director Ida Holm spoke. Chief executive Ida Holm left.",
    "Colonel Holm spoke. His brother, Major Holm, left.",
    "Colonel Holm met Major Holm.",
    "Lieutenant Colonel Holm spoke. Colonel Holm left.",
    "Robin Ashgrove came. Mr Ashgrove sat. He and his wife live in Oslo. Ms Ashgrove left.",
    "Robin Ashgrove came. Mr Ashgrove sat. His sister Eva sang. Ms Ashgrove left.",
    "Robin Ashgrove came. Mr Ashgrove brought his wife; Mrs Ashgrove sang.",
    "Ida Holm, director of Arbel Lines, spoke. Ida Holm, director of Arbel, left.",
    "Ida Holm, director of Arbel, spoke. Ida Holm, mother of two, left.",
    "It was a nice reading from the split mill. The turkey, the china and the polish were jersey brown.",
    "See estonia.ee, @estonia, #estonia and mail@estonia.ee.",
    "PAYPAL AND YOUTUBE AGREE. PayPal paid YouTube.",
    "Most debt is Sub-Saharan Africa’s. A Sub-Saharan African nation paid. African nations owe more.",
    "Curaçao and Curacao, São Paulo and Sao Paulo.",
    "Ida Holm of Norway won. Holm, a Norwegian, raised an arm. Eva Holm, a Dane, was last.",
    "Ida Holm, 34, sang. Eva Holm, 36, bowed. Holm, 36, left.",
    "Ida Whitcomb spoke. The Whitcombe road is shut.",
]


@pytest.mark.parametrize(("rule", "text"), WRONG)
def test_what_is_wrong_is_flagged_by_its_rule(rules: RuleSet, rule: str, text: str) -> None:
    assert [flag.rule for flag in flags(rules, text)] == [f"spelling.{rule}"]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(rules: RuleSet, text: str) -> None:
    assert [(flag.rule, flag.text) for flag in flags(rules, text)] == []


def test_every_place_of_both_spellings_is_shown(rules: RuleSet) -> None:
    text = "Nizhny Zaramag was shut. Cars left Nizhnyy Zaramag. At Nizhny Zaramag they waited. Nizhnyy Zaramag slept."
    (flag,) = flags(rules, text)
    assert flag.text == "Nizhnyy Zaramag"
    assert sorted((flag.span, *(shown.span for shown in flag.evidence if shown.span))) == [
        (0, 14), (35, 50), (55, 69), (83, 98),
    ]  # fmt: skip


def test_the_commoner_spelling_is_not_taken_for_the_right_one(rules: RuleSet) -> None:
    first = flags(rules, "Ida Gonzales ran. Ida Gonzalez won. Gonzalez sang. Gonzalez bowed.")
    assert [(flag.text, flag.level) for flag in first] == [("Ida Gonzalez", "warning")]


def test_the_nearest_place_is_shown_first(rules: RuleSet) -> None:
    text = "Ida Holm, 34, sang.\n\nEva Lind sang.\n\nIda Holm, 34, bowed.\n\nThey saw Ida Holm, 43, go. Holm, 43, left."
    (flag,) = flags(rules, text)
    assert [(shown.note, shown.span and shown.span.start) for shown in flag.evidence] == [
        ("34", 37),
        ("34", 0),
        ("43", 86),
    ]


def test_no_repair_is_given_where_no_list_knows_the_name(rules: RuleSet) -> None:
    (flag,) = flags(rules, "Ida Gonzales ran. Ida Gonzalez won.")
    assert flag.suggestions == ()


def test_the_house_list_decides_which_spelling_is_wrong(rules: RuleSet) -> None:
    for text in ("Volodymyr Zelensky spoke. Zelenskiy left.", "Zelenskiy left. Volodymyr Zelensky spoke."):
        (flag,) = flags(rules, text)
        assert (flag.text, [one.replacement for one in flag.suggestions]) == ("Zelenskiy", ["Zelensky"])


def test_a_full_name_near_a_known_one_is_flagged_once(rules: RuleSet) -> None:
    (flag,) = flags(rules, "Volodymyr Zelenksy spoke. Zelensky left.")
    assert (flag.rule, [one.replacement for one in flag.suggestions]) == ("spelling.known-name", ["Volodymyr Zelensky"])


def _suffix(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in (2, 1, 0))


def test_each_spelling_is_flagged_once_however_many_there_are(rules: RuleSet) -> None:
    text = " ".join(f"John Smit{_suffix(number)} left." for number in range(150))
    found = flags(rules, text)
    assert len(found) == len({flag.text for flag in found}) == 149


@pytest.mark.parametrize("many", [40, 80])
def test_what_is_compared_grows_no_faster_than_the_draft(
    rules: RuleSet, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.checks.naming import attached, spelling

    calls = {"nearly_same": 0, "changes": 0}
    for module, name in ((spelling, "nearly_same"), (attached, "changes")):
        real = getattr(module, name)

        def counted(*args: object, _name: str = name, _real: object = real) -> object:
            calls[_name] += 1
            return _real(*args)  # type: ignore[operator]

        monkeypatch.setattr(module, name, counted)
    flags(rules, " ".join(f"Ida Holm, {30 + number % 5}, met John Smit{_suffix(number)}." for number in range(many)))
    assert calls["nearly_same"] <= 3 * many
    assert calls["changes"] <= 3 * many


def test_evidence_tells_how_much_more_there_is(rules: RuleSet) -> None:
    text = "\n\n".join(["Ida Gonzales ran."] * 10 + ["Ida Gonzalez won."])
    (flag,) = flags(rules, text)
    assert [shown.note for shown in flag.evidence] == ["the other spelling"] * 5 + ["the other spelling, and 4 more"]
