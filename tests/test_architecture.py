"""The house rules that code can check: imports run one way, and ``lint`` starts light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck

PACKAGE = Path(factcheck.__file__).parent
STEPS = (
    ("paths", "digest", "cache", "expressions", "display"),
    ("yamlfile",),
    ("draft",),
    ("world",),
    ("claims",),
    ("flag",),
    ("ruleset",),
    ("checks",),
    ("engine",),
    ("review",),
    ("report",),
    ("tui",),
    ("lsp",),
    ("cli",),
)
RANK = {name: rank for rank, names in enumerate(STEPS) for name in names}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_rules" not in path.parts)


def step_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_own_step_and_those_before(path: Path) -> None:
    step = step_of(path)
    if step in ("__init__", "__main__"):
        return
    steps = {name.split(".")[1] for name in imported(path) if name.startswith("factcheck.")}
    assert {name for name in steps if name in RANK and RANK[name] > RANK[step]} == set()
    assert step in RANK, f"{step} has no place in the order"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_tui_imports_textual_and_rich(path: Path) -> None:
    heavy = {name.split(".")[0] for name in imported(path)} & {"textual", "rich"}
    assert not heavy or step_of(path) == "tui"


def test_lint_loads_neither_textual_nor_rich_nor_pygls(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("The council met on Monday.\n", encoding="utf-8")
    program = (
        "import sys\n"
        "from factcheck.cli import main\n"
        "try:\n"
        f"    main(['lint', {str(draft)!r}])\n"
        "except SystemExit as end:\n"
        "    assert end.code == 0, end.code\n"
        "print(sorted({'textual', 'rich', 'pygls', 'asyncio'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stdout + done.stderr
