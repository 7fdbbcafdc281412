"""Loading rule packs: from YAML files, or from what an earlier run made of the same files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.cache import content_key, keep, kept
from factcheck.paths import file_bytes, rules_folder
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
    path: str
    data: bytes
    shipped: bool
    holds: str = "rules"


def shipped_packs() -> list[str]:
    """The names of the packs that come with factcheck."""
    return [name for name, is_folder in _entries(rules_folder()) if is_folder and _is_pack(name)]


def load_packs(packs: Sequence[str | os.PathLike[str]], kinds: Kinds) -> RuleSet:
    """Load rule packs: names of shipped packs ("shipped": all), folders or files; by default every shipped one.

    What a folder's ``world`` and ``names`` hold goes with the rules, to be known beside the shipped facts. Raises
    RulesBroken with every problem of every file; a pack that does not exist is such a problem.
    """
    from factcheck import __version__

    files, own = _parted(packs)
    parts = (part for file in (*files, *own) for part in (_place(file), os.path.basename(file.path), file.data))
    content = content_key("rules", __version__, *parts)
    key = content_key(content, *(file.path for file in files))
    knowledge, problems = _known(own)
    compiled = None if problems else kept(key, Compiled)
    if compiled is None:
        compiled = _compile(files, own, kinds, knowledge, problems)
        keep(key, compiled)
    return RuleSet.from_data(compiled, kinds, content, knowledge)


def knowledge_of(packs: Sequence[str | os.PathLike[str]]) -> Knowledge | None:
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
    files: Sequence[RuleFile],
    own: Sequence[RuleFile],
    kinds: Kinds,
    knowledge: Knowledge | None,
    problems: Sequence[YamlProblem],
) -> Compiled:
    """Compile those files that no run has compiled before.

    Imported late: reading YAML is the slow part, and most runs find its result in the cache.
    """
    from factcheck.ruleset.compiler import compile_files

    keys = {} if problems else {file.path: _key_of(file, own) for file in files}
    return compile_files(files, kinds, knowledge, problems, keys)


def _key_of(file: RuleFile, own: Sequence[RuleFile]) -> str:
    """The cache's key of one file; what is known decides whether one that does not come with factcheck is right."""
    from factcheck import __version__

    known: tuple[bytes | str, ...] = () if file.shipped else ("held against", *(each.data for each in own))
    return content_key("rule file", __version__, file.pack, file.path, file.data, *known)


def _parted(packs: Sequence[str | os.PathLike[str]]) -> tuple[list[RuleFile], list[RuleFile]]:
    """The files of packs: those of rules, and those of a newsroom's own facts and names."""
    files = list(_find(packs))
    return [file for file in files if file.holds == "rules"], [file for file in files if file.holds != "rules"]


def _place(file: RuleFile) -> str:
    return file.pack if file.holds == "rules" else f"{file.pack}/{file.holds}"


def _find(packs: Sequence[str | os.PathLike[str]]) -> Iterator[RuleFile]:
    """The files of packs, each once; without packs those of every shipped one."""
    shipped = shipped_packs()
    seen: set[str] = set()
    for pack in packs or (SHIPPED,):
        for file in _pack_files(pack, shipped):
            place = file.path if file.shipped else os.path.realpath(file.path)
            if place not in seen:
                seen.add(place)
                yield file


def _pack_files(pack: str | os.PathLike[str], shipped: Sequence[str]) -> Iterator[RuleFile]:
    name = os.fspath(pack)
    if isinstance(pack, str) and name in (SHIPPED, *shipped):
        for known in shipped if name == SHIPPED else (name,):
            yield from _folder_files(os.path.join(rules_folder(), known), known, shipped=True)
        return
    whole = os.path.realpath(name)
    if os.path.isdir(name):
        yield from _folder_files(name, os.path.basename(whole), shipped=False)
    elif os.path.isfile(name):
        yield RuleFile(os.path.basename(os.path.dirname(whole)), name, file_bytes(name), shipped=False)
    else:
        from factcheck.ruleset.fields import did_you_mean
        from factcheck.yamlfile import YamlProblem

        hint = did_you_mean(name, [*shipped, SHIPPED]) or f"; the packs are {', '.join(shipped)}"
        raise RulesBroken([YamlProblem(name, 0, 0, f"no such pack of rules, file or folder{hint}")])


def _folder_files(folder: str, pack: str, *, shipped: bool) -> Iterator[RuleFile]:
    """The files of a folder in order of their names; those of a sub-folder of an external one are its own pack."""
    for name, is_folder in _entries(folder):
        path = os.path.join(folder, name)
        if is_folder:
            if _is_pack(name):
                yield from _folder_files(path, pack if shipped else name, shipped=shipped)
            elif name in OWN and not shipped:
                below = sorted(os.path.join(inner, own) for inner, _, files in os.walk(path) for own in files)
                for own in filter(os.path.isfile, filter(_is_read, below)):
                    yield RuleFile(pack, own, file_bytes(own), shipped, name)
        elif _is_read(path):
            yield RuleFile(pack, path, file_bytes(path), shipped)


def _entries(folder: str) -> list[tuple[str, bool]]:
    """What a folder holds, in order of the names, and whether each is a folder."""
    with os.scandir(folder) as entries:
        return sorted((entry.name, entry.is_dir()) for entry in entries)


def _is_read(path: str) -> bool:
    name = os.path.basename(path)
    return name.endswith((".yml", ".yaml")) and not name.startswith(".") and ".test." not in name


def _is_pack(name: str) -> bool:
    return name not in NOT_PACKS and not name.startswith((".", "_"))
