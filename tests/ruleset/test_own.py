"""Facts and names of a newsroom's own: read, held against what is known, and known to the rules they came with."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import Draft, RulesBroken, lint, load_rules
from factcheck.engine import load_knowledge
from factcheck.paths import rules_folder
from factcheck.ruleset.examples import run_examples
from factcheck.ruleset.own_facts import read_facts
from factcheck.ruleset.own_names import read_names
from factcheck.ruleset.ruleset import RuleSet
from factcheck.world.facts import read_facts as read_shipped
from factcheck.world.files import yaml_files

PLACES = """
as_of: "2026-05-31"
source: https://www.example.org/almanac
entries:
  - id: ruritania
    kind: country
    name: Ruritania
    adjectives: [Ruritanian]
    capital: [{value: Strelsau}]
    borders: [austria]
  - {id: strelsau, kind: city, name: Strelsau, country: ruritania}
"""
LEAGUE = """
groups:
  - id: alpine-league
    name: Alpine League
    called: the Alpine League
    source: https://www.example.org/members
    since: "1990-01-01"
    as_of: "2026-01-31"
    members: [{from: "1990-01-01", who: [austria, switzerland]}]
"""
CABINET = """
offices:
  - id: ruritania-prime-minister
    of: ruritania
    titles: [prime minister]
    since: "2001-01-01"
    as_of: "2026-01-31"
    source: https://www.example.org/cabinets
    holders:
      - {who: Rudolf Mauban, from: "2001-01-01", until: "2020-03-02"}
      - {who: Flavia Rischenheim, from: "2020-03-02"}
"""
#: Two offices of one id, with other titles.
COURTS = "offices:" + "".join(
    f'\n  - {{id: malta-court, of: malta, titles: [{title}], since: "2001", as_of: "2026", source: x, holders: []}}'
    for title in ("vizier", "warden")
)
NAMES = "people:\n  - Antoinette Sapt\n  - {name: Flavia Rischenheim, never: [Flavia Richenhaim]}\n"
#: Packs whose rules ask for what is known.
PACKS = ("geography", "relations", "spelling")
MET = "Ruritania and other Alpine League countries met."


def pack(folder: Path, **files: str) -> Path:
    """A pack with files of facts, and of names in those whose name begins with one."""
    for name, text in files.items():
        path = folder / ("names" if name.startswith("names") else "world") / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def flags(rules: RuleSet, text: str) -> list[tuple[str, str]]:
    return [(flag.rule, flag.text) for flag in lint(Draft.from_text(text, date="2025-05-01"), rules)]


def problems(*packs: Path) -> list[str]:
    with pytest.raises(RulesBroken) as broken:
        load_rules("calendar", *packs)
    return str(broken.value).replace(f"{packs[0]}/", "").splitlines()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return pack(tmp_path / "house", places=PLACES, league=LEAGUE, cabinet=CABINET, names=NAMES)


def test_shipped_rules_use_what_is_the_newsrooms_own(house: Path) -> None:
    rules = load_rules(*PACKS, house)
    assert flags(rules, MET) == [("geography.other-members", "other Alpine League countries")]
    assert flags(rules, "Strelsau, in Ruritania, is old. Vienna, the Ruritanian capital, is not.") == [
        ("relations.capital", "Vienna, the Ruritanian capital")
    ]
    assert flags(rules, "Ruritania's prime minister, Rudolf Mauban, spoke.")[0][0] == "relations.holder"
    assert flags(rules, "Ruritania borders Austria. Austria borders Ruritania.") == []
    assert flags(rules, "Antoinette Sapte met Flavia Richenhaim.") == [
        ("spelling.known-name", "Antoinette Sapte"),
        ("spelling.house-name", "Flavia Richenhaim"),
    ]
    assert flags(rules, "Kazakhstan and other EU countries met.")[0][0] == "geography.other-members"


def test_rule_sets_of_one_process_do_not_mix(house: Path, tmp_path: Path) -> None:
    other = pack(tmp_path / "other", league=LEAGUE.replace("[austria", "[ruritania, austria"), places=PLACES)
    ours, theirs, shipped = (load_rules(*PACKS, *own) for own in ([house], [other], []))
    for _ in range(2):
        assert flags(ours, MET)
        assert not flags(theirs, MET)
        assert not flags(shipped, MET)
        assert flags(ours, "Antoinette Sapte spoke.")
        assert not flags(theirs, "Antoinette Sapte spoke.")


def test_a_selection_and_the_rules_own_examples_know_the_same(house: Path) -> None:
    (house / "rules.yml").write_text(
        "rules:\n  - name: league\n    extends: membership\n    message: m\n    group: alpine-league\n"
        "    phrase: ['league members such as {place}']\n"
        "    examples: {flag: [League members such as Ruritania met.], pass: [League members such as Austria met.]}\n",
        encoding="utf-8",
    )
    rules = load_rules(house)
    assert run_examples(rules, lint) == []
    assert flags(rules.select(["house"]), "League members such as Ruritania met.")


def test_facts_alone_are_read_without_rules(house: Path) -> None:
    (house / "broken.yml").write_text("extends: nothing\n", encoding="utf-8")
    knowledge = load_knowledge(house)
    assert knowledge
    assert knowledge.world.entry("strelsau").country == "ruritania"
    assert load_knowledge("shipped") is None


def test_every_file_of_facts_is_found(tmp_path: Path) -> None:
    house = pack(tmp_path / "house", names=NAMES)
    (house / "names" / "sport").mkdir()
    (house / "names" / "sport" / "clubs.yaml").write_text("terms: [Zenda Rovers]\n", encoding="utf-8")
    (house / "desk" / "names").mkdir(parents=True)
    (house / "desk" / "names" / "more.yml").write_text("terms: [Lake Treaty]\n", encoding="utf-8")
    (house / "names" / ".hidden.yml").write_text("- x\n", encoding="utf-8")
    knowledge = load_rules("calendar", house).knowledge
    assert knowledge
    assert {knowledge.house.kind(name) for name in ("Zenda Rovers", "Lake Treaty")} == {"term"}
    assert knowledge.house.kind("Antoinette Sapt") == "person"


def test_what_is_shipped_passes_as_ones_own() -> None:
    shipped = read_shipped(Path(rules_folder()) / "world")
    own = read_facts(yaml_files(Path(rules_folder()) / "world"), shipped)
    assert {entry.id for entry in own.entries} == {entry.id for entry in shipped.entries}
    assert own.offices == shipped.offices
    assert read_names(yaml_files(Path(rules_folder()) / "names")).people


SLIPS = [
    ("entries: [{id: a, kind: contry, name: A}]", "'kind' cannot be 'contry'; did you mean 'country'?"),
    ("entries: [{id: a, kind: city, naem: A}]", "unknown field 'naem'; did you mean 'name'?"),
    ("entries: [{id: a, kind: city, name: ''}]", "text should stand here"),
    (
        "entries: [{id: a, kind: city, name: A, country: astria}]",
        "no country has the id 'astria'; did you mean 'austria'?",
    ),
    ("entries: [{id: a, kind: city, name: A, country: vienna}]", "no country has the id 'vienna'"),
    ("entries: [{id: a, kind: country, name: A, borders: [astria]}]", "no country has the id 'astria'"),
    ("entries: [{id: a, kind: city, name: Aa, ambiguous: [Ab]}]", "'Ab' is none of the words of this entry"),
    ("entries: [{id: a, kind: country, name: A, currency: [{value: ERU}]}]", "no currency has the code 'ERU'"),
    ("entries: [{id: a, kind: city, name: A}, {id: a, kind: city, name: B}]", "'a' stands already at"),
    ("entries: [{id: eu, kind: city, name: Eu}]", "a place and a group both have the id 'eu'"),
    ("as_of: soon", "'soon' is no date"),
    ("as_of: 2026-1-31", "'2026-1-31' is no date"),
    ("as_of: 2026-02-30", "'2026-02-30' is no date"),
    (
        "entries: [{id: a, kind: city, name: A, named: [{value: B, from: 2020, until: 2019}]}]",
        "'until' is before 'from'",
    ),
    ("groups: [{id: g, name: G, called: G, source: x, members: [{who: [nowhere-land]}]}]", "no place has the id"),
    ("groups: [{id: g, name: G, source: x, members: []}]", "the field 'called' is missing"),
    (CABINET, "no country has the id 'ruritania'"),
    (
        CABINET.replace("ruritania\n", "united-kingdom\n"),
        "the title 'prime minister' belongs to the office 'uk-prime-min",
    ),
    (CABINET.replace("    of: ruritania\n", ""), "an office is that of a country ('of') or of a body ('bodies')"),
    (CABINET.replace("ruritania\n", "malta\n").replace("[prime minister]", "[]"), "'titles' has nothing in it"),
    ("lacking: [{title: President, who: [france], since: 2000, as_of: 2026, source: x}]", "'france' has the office"),
    ("units: [{id: f, dimension: lenght, names: [f], factor: 2}]", "no unit has the dimension 'lenght'; did you mean"),
    ("units: [{id: f, dimension: length, names: [f], factor: 0}]", "'0' is no factor: a number above 0"),
    ("units: [{id: f, dimension: length, names: [f], factor: 1, offset: x}]", "'x' is no number"),
    ("entries: [{id: zed, kind: country, name: France}]", "the country 'france' has the name 'France' already"),
    ("currencies: [{code: rud, name: Dinar}]", "is no code of ISO 4217, which is three capital letters: write RUD"),
    (CABINET.replace('    as_of: "2026-01-31"\n', ""), "the field 'as_of' is missing, here or at the top of the file"),
    (COURTS, "'malta-court' stands already at"),
    ("rules: []", "unknown field 'rules'"),
    ("a: [", "did not find expected node content"),
]


@pytest.mark.parametrize(("text", "said"), SLIPS, ids=[said[:40] for _, said in SLIPS])
def test_a_slip_in_facts_is_named(text: str, said: str, tmp_path: Path) -> None:
    found = problems(pack(tmp_path / "house", slip=text))
    assert said in found[0]
    assert found[0].startswith("world/slip.yml:")


def test_all_mistakes_come_at_once_with_their_places(tmp_path: Path) -> None:
    house = pack(
        tmp_path / "house",
        names="pepole: [Ann Lee]\n",
        names2="people:\n  - Ann Lee\nterms:\n  - Ann Lee\nwomen: [Ann Anne]\nmen: [Ann]\n",
        a="entries:\n  - {id: a, kind: city, name: A, country: qqq}\n",
        b="entires: []\n",
    )
    (house / "rule.yml").write_text(
        "extends: membership\nmessage: m\ngroup: b\nphrase: x\nlimit: -1\n", encoding="utf-8"
    )
    (house / "names" / "c.yml").write_bytes(b"people:\n  - \xff\n")
    assert problems(house) == [
        "names/c.yml:2:1: not UTF-8",
        "names/names.yml:1:1: unknown field 'pepole'; did you mean 'people'?",
        "names/names2.yml:4:5: 'Ann Lee' stands already at names/names2.yml:2",
        "names/names2.yml:6:7: 'Ann' stands already at names/names2.yml:5",
        "rule.yml:5:8: 'limit' is the most flags in one draft; 0 is no limit",
        "world/a.yml:2:43: no country has the id 'qqq'",
        "world/b.yml:1:1: unknown field 'entires'; did you mean 'entries'?",
    ]


def test_a_wrong_field_hides_nothing_else(tmp_path: Path) -> None:
    house = pack(
        tmp_path / "house",
        a="entries:\n  - {id: ruritania, kind: country, name: Ruritania, capitol: x, borders: [astria]}\n",
        b="entries:\n  - {id: a, kind: city, name: A, country: ruritania}\n"
        "  - {id: a, kind: town, name: B, country: ruritanja}\n",
        c="entries:\n  - {id: d, kind: city, name: D, country: zenda}\n  - {id: z, kind: city, country: elphberg}\n",
        d="entires:\n  - {id: zenda, kind: country, name: Zenda}\n",
        e="entries:\n  - {idd: elphberg, kind: country, name: Elphberg}\n",
        names="people:\n  - {naem: Ann Lee}\n  - Bea Lee\n  - {name: Cy Lee, nver: [x]}\n",
        names2="people: [Bea Lee]\nterms: [Cy Lee]\nwomen:\n  -\n",
    )
    assert problems(house) == [
        "names/names.yml:2:6: unknown field 'naem'; did you mean 'name'?",
        "names/names.yml:4:20: unknown field 'nver'; did you mean 'never'?",
        "names/names2.yml:1:10: 'Bea Lee' stands already at names/names.yml:3",
        "names/names2.yml:2:9: 'Cy Lee' stands already at names/names.yml:4",
        "names/names2.yml:4:4: 'women' should hold text, not nothing",
        "world/a.yml:2:53: unknown field 'capitol'; did you mean 'capital'?",
        "world/a.yml:2:75: no country has the id 'astria'; did you mean 'austria'?",
        "world/b.yml:3:10: 'a' stands already at world/b.yml:2",
        "world/b.yml:3:19: 'kind' cannot be 'town'; it is one of: country, territory, region, city, former, contested",
        "world/b.yml:3:43: no country has the id 'ruritanja'; did you mean 'ruritania'?",
        "world/c.yml:3:5: the field 'name' is missing",
        "world/d.yml:1:1: unknown field 'entires'; did you mean 'entries'?",
        "world/e.yml:2:6: unknown field 'idd'; did you mean 'id'?",
    ]


def test_what_follows_from_a_slip_is_no_second_one(tmp_path: Path) -> None:
    house = pack(
        tmp_path / "house",
        a="entries:\n  - {id: ruritania, kind: contry, name: Ruritania}\n"
        "  - {id: zenda, kind: city, name: Zenda, country: ruritania}\n",
        b=CABINET.replace("    of:", "    off:"),
        c="units:\n  - {id: rod, dimension: length, factr: '5', names: [rod]}\n",
        d="entries:\n  - {id: z, kind: country, name: Z, currency: [{value: ZED}]}\n"
        "currencies:\n  - {code: zed, name: Zed}\n",
    )
    assert [line.partition(": ")[0] for line in problems(house)] == [
        "world/a.yml:2:27",
        "world/b.yml:4:5",
        "world/c.yml:2:34",
        "world/d.yml:4:12",
    ]


def test_a_file_that_cannot_be_read_may_hold_what_others_refer_to(tmp_path: Path) -> None:
    house = pack(tmp_path / "house", a="a: [", b="entries: [{id: a, kind: town, name: A, country: ruritania}]\n")
    assert [line.partition(":")[0] for line in problems(house)] == ["world/a.yml", "world/b.yml"]


NAME_SLIPS = [
    ("people: [{name: Flavia R, never: [Flavia R]}]", "1:35: 'Flavia R' is never to be written, and a name at"),
    ("people: [{name: Ann L, never: [Anne L]}, Anne L]", "1:32: 'Anne L' is never to be written, and a name at"),
]


@pytest.mark.parametrize(("text", "said"), NAME_SLIPS)
def test_a_slip_in_names_is_named(text: str, said: str, tmp_path: Path) -> None:
    (found,) = problems(pack(tmp_path / "house", names=text))
    assert found.startswith(f"names/names.yml:{said}")


def test_two_towns_of_two_countries_may_have_one_name(tmp_path: Path) -> None:
    towns = "entries: [{id: vienna-va, kind: city, name: Vienna, country: united-states}]"
    assert load_rules("calendar", pack(tmp_path / "house", a=towns))


def test_offices_take_the_day_of_their_file(tmp_path: Path) -> None:
    lacking = 'lacking: [{title: vizier, who: [malta], since: "1990", source: x}]\n'
    cabinet = CABINET.replace('    as_of: "2026-01-31"\n', "").replace("ruritania", "malta").replace("prime ", "court ")
    house = pack(tmp_path / "house", a=f'as_of: "2026-02-28"\n{cabinet}{lacking}')
    own = read_facts(yaml_files(house / "world"), read_shipped(Path(rules_folder()) / "world"))
    assert (own.offices[0].as_of, own.lacking[0].as_of) == ("2026-02-28", "2026-02-28")
    assert all(office.as_of for office in read_shipped(Path(rules_folder()) / "world").offices)


ROD = 'units: [{id: rod, dimension: length, names: [rod, rods], factor: "5"}]\n'


@pytest.mark.parametrize(
    ("units", "source"),
    [
        (ROD, "NIST Special Publication 811, appendix B"),
        (f"source: the almanac\n{ROD}", "the almanac; NIST Special Publication 811, appendix B"),
        (ROD.replace("factor", "source: the statute, factor"), "the statute; NIST Special Publication 811, appendix B"),
    ],
)
def test_a_conversion_names_the_source_of_its_units(units: str, source: str, tmp_path: Path) -> None:
    rules = load_rules("arithmetic", pack(tmp_path / "house", units=units))
    (flag,) = lint(Draft.from_text("The wall is 10 rods (80 metres) long."), rules)
    assert [shown.source for shown in flag.evidence if shown.source] == [source]
    (flag,) = lint(Draft.from_text("The wall is 10 miles (80 metres) long."), rules)
    assert [shown.source for shown in flag.evidence if shown.source] == ["NIST Special Publication 811, appendix B"]


def test_facts_and_names_among_rules_are_sent_to_their_folders(tmp_path: Path) -> None:
    house = pack(tmp_path / "house", names=NAMES)
    (house / "names" / "names.yml").rename(house / "people.yml")
    (house / "wrld").mkdir()
    (house / "wrld" / "a.yml").write_text(PLACES, encoding="utf-8")
    told = f"--rules {house}, the folder that holds world/ and names/".replace(f"{house}/", "")
    assert problems(house) == [
        f"people.yml:1:1: these are names, no rules: move the file into names, and give {told}",
        f"wrld/a.yml:2:1: these are facts, no rules: rename wrld to world, and give {told}",
    ]
    (house / "wrld").rename(house / "world")
    for wrong in (house / "world", house / "world" / "a.yml"):
        assert f"these are facts, no rules: give {told}" in problems(wrong)[0]


def test_rules_are_held_against_the_facts_that_they_come_with(house: Path) -> None:
    rule = house / "rule.yml"
    rule.write_text("extends: membership\nmessage: m\ngroup: alpine-league\nphrase: x\n", encoding="utf-8")
    assert len(load_rules(house)) == 1
    (house / "world" / "league.yml").unlink()
    assert "unknown group 'alpine-league'" in problems(house)[0]


def test_what_is_known_comes_from_the_cache_as_data(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    program = (
        "import sys; from factcheck import Draft, lint, load_rules; "
        f"print(len(lint(Draft.from_text({MET!r}, date='2025-05-01'), load_rules('geography', {str(house)!r})))); "
        "print({'yaml', 'rapidfuzz'} & set(sys.modules))"
    )
    run = [sys.executable, "-c", program]
    first, second = (
        subprocess.run(run, cwd=Path(rules_folder()).parent, capture_output=True, text=True, check=True).stdout
        for _ in "ab"
    )
    assert first.startswith("1\n")
    assert second == "1\nset()\n"
    (house / "world" / "league.yml").write_text(LEAGUE.replace("[austria", "[ruritania, austria"), encoding="utf-8")
    assert not flags(load_rules("geography", house), MET)
    for path in (tmp_path / "cache").glob("*.msgpack"):
        path.write_bytes(path.read_bytes()[:-9])
    assert not flags(load_rules("geography", house), MET)


def test_own_entries_are_silent_after_their_own_day(house: Path) -> None:
    rules = load_rules(*PACKS, house)
    text = "Vienna, the Ruritanian capital, is old."
    for day, count in (("2026-05-31", 1), ("2026-06-01", 0)):
        assert len(lint(Draft.from_text(text), rules, date=datetime.date.fromisoformat(day))) == count
