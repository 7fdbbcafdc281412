"""Files of facts and names that cannot be read say where and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.world.facts import read_facts
from factcheck.world.house_lists import read_lists
from factcheck.yamlfile import YamlBroken


@pytest.mark.parametrize(
    ("reader", "text", "problem"),
    [
        (read_facts, "entries:\n  - {id: x, kind: country, naem: X}\n", "2:28: unknown field 'naem'"),
        (read_facts, "entries:\n  - id: x\n    kind: country\n", "2:5: the field 'name' is missing"),
        (read_facts, "units:\n  - id: x\n    names: [y]\n   factor: 1\n", "4:4: this line belongs neither"),
        (read_facts, "groups:\n  - {id: x, name: [y]}\n", "2:19: text should stand here"),
        (read_facts, "groups:\n\t- id: x\n", "2:1: a tab at the start"),
        (read_lists, "pepole:\n  - Ann\n", "1:1: unknown field 'pepole'"),
        (read_lists, "people:\n  - {name: Ann, never: Anne}\n", "2:24: a list should stand here"),
        (read_lists, "people: Ann\n", "1:9: a list should stand here"),
    ],
)
def test_the_place_and_the_slip_are_named(
    reader: Callable[[Path], object], text: str, problem: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    with pytest.raises(YamlBroken) as broken:
        reader(tmp_path)
    assert str(broken.value).startswith(f"{tmp_path / 'a.yml'}:{problem}")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"people:\n  - \xff\n")
    with pytest.raises(YamlBroken, match=r"a\.yml:2:1: not UTF-8"):
        read_lists(tmp_path)
