"""Loading rule packs: from YAML files, or from what an earlier run made of the same files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.cache import content_key, keep, kept
from factcheck.paths import rules_folder
from factcheck.ruleset.compiled import Compiled
from factcheck.ruleset.model import Kinds, RulesBroken
from factcheck.ruleset.ruleset import RuleSet

if TYPE_CHECKING:
    from factcheck.world import Knowledge
    from factcheck.yamlfile import YamlProblem

#: Folders that hold no rules: known facts and house lists of names, and Vale's configuration.
OWN = ("world", "names")
NOT_PACKS = frozenset({*OWN, "config", "Vocab"})
#: What stands for every shipped pack.
SHIPPED = "shipped"


class RuleFile(msgspec.Struct, frozen=True):
    """A file of a pack as found: its pack, its path and its bytes; ``shipped`` is whether it comes with factcheck.

    ``holds`` is what is in it: "rules", or a newsroom's own facts ("world") or names ("names").
    """

    pack: str
    path: Path
    data: bytes
    shipped: bool
    holds: str = "rules"


def shipped_packs() -> list[str]:
    """The names of the packs that come with factcheck."""
    return sorted(entry.name for entry in rules_folder().iterdir() if entry.is_dir() and _is_pack(entry))


def load_packs(packs: Sequence[str | Path], kinds: Kinds) -> RuleSet:
    """Load rule packs: names of shipped packs ("shipped": all), folders or files; by default every shipped one.

    What a folder's ``world`` and ``names`` hold goes with the rules, to be known beside the shipped facts. Raises
    RulesBroken with every problem of every file; a pack that does not exist is such a problem.
    """
    from factcheck import __version__

    files, own = _parted(packs)
    parts = (part for file in (*files, *own) for part in (_place(file), file.path.name, file.data))
    content = content_key("rules", __version__, *parts)
    key = content_key(content, *(str(file.path) for file in files))
    knowledge, problems = _known(own)
    compiled = None if problems else kept(key, Compiled)
    if compiled is None:
        compiled = _compile(files, kinds, knowledge, problems)
        keep(key, compiled)
    return RuleSet.from_data(compiled, kinds, content, knowledge)


def knowledge_of(packs: Sequence[str | Path]) -> Knowledge | None:
    """What is known with the facts and names of packs, without their rules; None where they have none.

    Raises RulesBroken, as load_packs does.
    """
    knowledge, problems = _known(_parted(packs)[1])
    if problems:
        raise RulesBroken(problems)
    return knowledge


def _known(own: Sequence[RuleFile]) -> tuple[Knowledge | None, list[YamlProblem]]:
    """What is known with a newsroom's own facts and names, and what is wrong in them."""
    if not own:
        return None, []
    from factcheck.ruleset.own import know

    try:
        return know(own), []
    except RulesBroken as broken:
        return None, broken.problems


def _compile(
    files: Sequence[RuleFile], kinds: Kinds, knowledge: Knowledge | None, problems: Sequence[YamlProblem]
) -> Compiled:
    """Imported late: reading YAML is the slow part, and most runs find its result in the cache."""
    from factcheck.ruleset.compiler import compile_files

    return compile_files(files, kinds, knowledge, problems)


def _parted(packs: Sequence[str | Path]) -> tuple[list[RuleFile], list[RuleFile]]:
    """The files of packs: those of rules, and those of a newsroom's own facts and names."""
    files = list(_find(packs))
    return [file for file in files if file.holds == "rules"], [file for file in files if file.holds != "rules"]


def _place(file: RuleFile) -> str:
    return file.pack if file.holds == "rules" else f"{file.pack}/{file.holds}"


def _find(packs: Sequence[str | Path]) -> Iterator[RuleFile]:
    """The files of packs, each once; without packs those of every shipped one."""
    shipped = shipped_packs()
    seen: set[Path] = set()
    for pack in packs or (SHIPPED,):
        for file in _pack_files(pack, shipped):
            place = file.path if file.shipped else file.path.resolve()
            if place not in seen:
                seen.add(place)
                yield file


def _pack_files(pack: str | Path, shipped: Sequence[str]) -> Iterator[RuleFile]:
    name = str(pack)
    if isinstance(pack, str) and name in (SHIPPED, *shipped):
        for known in shipped if name == SHIPPED else (name,):
            yield from _folder_files(rules_folder() / known, known, shipped=True)
        return
    path = Path(pack)
    if path.is_dir():
        yield from _folder_files(path, path.resolve().name, shipped=False)
    elif path.is_file():
        yield RuleFile(path.resolve().parent.name, path, path.read_bytes(), shipped=False)
    else:
        from factcheck.ruleset.fields import did_you_mean
        from factcheck.yamlfile import YamlProblem

        hint = did_you_mean(name, [*shipped, SHIPPED]) or f"; the packs are {', '.join(shipped)}"
        raise RulesBroken([YamlProblem(name, 0, 0, f"no such pack of rules, file or folder{hint}")])


def _folder_files(folder: Path, pack: str, *, shipped: bool) -> Iterator[RuleFile]:
    """The files of a folder in order of their names; those of a sub-folder of an external one are its own pack."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            if _is_pack(entry):
                yield from _folder_files(entry, pack if shipped else entry.name, shipped=shipped)
            elif entry.name in OWN and not shipped:
                for path in sorted(entry.rglob("*")):
                    if _is_read(path) and path.is_file():
                        yield RuleFile(pack, path, path.read_bytes(), shipped, entry.name)
        elif _is_read(entry):
            yield RuleFile(pack, entry, entry.read_bytes(), shipped)


def _is_read(path: Path) -> bool:
    return path.suffix in (".yml", ".yaml") and not path.name.startswith(".") and ".test." not in path.name


def _is_pack(folder: Path) -> bool:
    return folder.name not in NOT_PACKS and not folder.name.startswith((".", "_"))
