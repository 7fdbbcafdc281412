"""The files of a folder of facts or names."""

from __future__ import annotations

import os

from factcheck.paths import file_bytes


def yaml_files(folder: str | os.PathLike[str]) -> list[tuple[str, bytes]]:
    """The paths of the ``.yml`` files of a folder, with their contents, in order of file name."""
    with os.scandir(folder) as entries:
        paths = sorted(entry.path for entry in entries if entry.name.endswith(".yml"))
    return [(path, file_bytes(path)) for path in paths]
