"""The built wheel and an editable install both find the shipped rules."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (
    "import factcheck; from factcheck.paths import rules_folder; "
    "print(rules_folder()); print(len(factcheck.load_rules()))"
)

OWN_NAMES = (
    "from factcheck import Draft, lint, load_rules; "
    "print(*(flag.rule for flag in lint(Draft.from_text('Antoinette Sapte spoke.'), load_rules('shipped', 'house'))))"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), "."]
    subprocess.run(command, cwd=ROOT, check=True)
    (built,) = folder.glob("*.whl")
    return built


def run(python: Path, folder: Path, program: str = PROGRAM) -> list[str]:
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run([python, "-c", program], cwd=folder, env=clean, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_wheel_holds_every_rule_and_no_test(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {f"factcheck/_rules/{path.relative_to(ROOT / 'rules')}" for path in (ROOT / "rules").rglob("*.yml")}
    assert shipped <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "fixtures/"))]


def test_the_wheel_runs_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    """Dependencies come from the environment of the tests: nothing is fetched."""
    venv.create(tmp_path / "fresh", with_pip=False)
    python = tmp_path / "fresh" / "bin" / "python"
    (site,) = (tmp_path / "fresh" / "lib").glob("python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    installed = [path for path in map(Path, sys.path) if path.name == "site-packages"]
    (site / "dependencies.pth").write_text("\n".join(map(str, installed)), encoding="utf-8")
    folder, count = run(python, tmp_path)
    assert Path(folder) == site / "factcheck" / "_rules"
    assert int(count) >= 40
    (tmp_path / "house" / "names").mkdir(parents=True)
    (tmp_path / "house" / "names" / "a.yml").write_text("people: [Antoinette Sapt]\n", encoding="utf-8")
    assert run(python, tmp_path, OWN_NAMES) == ["spelling.known-name"]


def test_a_checkout_finds_the_rules_beside_the_package(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert Path(done.stdout.split()[0]) == ROOT / "rules"
