"""Loading rule packs: from YAML files, or from what an earlier run made of the same files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from factcheck.cache import content_key, keep, kept
from factcheck.paths import rules_folder
from factcheck.ruleset.compiled import Compiled
from factcheck.ruleset.model import Kinds, RulesBroken
from factcheck.ruleset.ruleset import RuleSet

#: Folders that hold no rules: known facts and house lists of names, Vale's configuration.
NOT_PACKS = frozenset({"world", "names", "config", "Vocab"})


class RuleFile(msgspec.Struct, frozen=True):
    """A rule file as found: its pack, its path and its bytes; ``shipped`` is whether it comes with factcheck."""

    pack: str
    path: Path
    data: bytes
    shipped: bool


def shipped_packs() -> list[str]:
    """The names of the packs that come with factcheck."""
    return sorted(entry.name for entry in rules_folder().iterdir() if entry.is_dir() and _is_pack(entry))


def load_packs(packs: Sequence[str | Path], kinds: Kinds) -> RuleSet:
    """Load rule packs: names of shipped packs, folders or files; every shipped pack where none is named.

    Raises RulesBroken with every problem of every file; a pack that does not exist is such a problem.
    """
    from factcheck import __version__

    files = list(_find(packs))
    parts = (part for file in files for part in (file.pack, file.path.name, file.data))
    content = content_key("rules", __version__, *parts)
    key = content_key(content, *(str(file.path) for file in files))
    compiled = kept(key, Compiled)
    if compiled is not None:
        return RuleSet.from_data(compiled, kinds, content)
    data = _compile(files, kinds)
    keep(key, data)
    return RuleSet.from_data(msgspec.msgpack.decode(msgspec.msgpack.encode(data), type=Compiled), kinds, content)


def _compile(files: Sequence[RuleFile], kinds: Kinds) -> dict[str, Any]:
    """Imported late: reading YAML is the slow part, and most runs find its result in the cache."""
    from factcheck.ruleset.compiler import compile_files

    return compile_files(files, kinds)


def _find(packs: Sequence[str | Path]) -> Iterator[RuleFile]:
    """The files of packs, each once; without packs those of every shipped one."""
    shipped = shipped_packs()
    seen: set[Path] = set()
    for pack in packs or shipped:
        for file in _pack_files(pack, shipped):
            place = file.path if file.shipped else file.path.resolve()
            if place not in seen:
                seen.add(place)
                yield file


def _pack_files(pack: str | Path, shipped: Sequence[str]) -> Iterator[RuleFile]:
    name = str(pack)
    if isinstance(pack, str) and name in shipped:
        yield from _folder_files(rules_folder() / name, name, shipped=True)
        return
    path = Path(pack)
    if path.is_dir():
        yield from _folder_files(path, path.resolve().name, shipped=False)
    elif path.is_file():
        yield RuleFile(path.resolve().parent.name, path, path.read_bytes(), shipped=False)
    else:
        from factcheck.ruleset.fields import did_you_mean
        from factcheck.yamlfile import YamlProblem

        hint = did_you_mean(name, shipped) or f"; the packs are {', '.join(shipped)}"
        raise RulesBroken([YamlProblem(name, 0, 0, f"no such pack of rules, file or folder{hint}")])


def _folder_files(folder: Path, pack: str, *, shipped: bool) -> Iterator[RuleFile]:
    """The rule files of a folder in order of their names; those of a sub-folder of an external one are its own pack."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            if _is_pack(entry):
                yield from _folder_files(entry, pack if shipped else entry.name, shipped=shipped)
        elif entry.suffix in (".yml", ".yaml") and not entry.name.startswith(".") and ".test." not in entry.name:
            yield RuleFile(pack, entry, entry.read_bytes(), shipped)


def _is_pack(folder: Path) -> bool:
    return folder.name not in NOT_PACKS and not folder.name.startswith((".", "_"))
