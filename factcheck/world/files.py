"""The files of a folder of facts or names."""

from __future__ import annotations

from pathlib import Path


def yaml_files(folder: Path) -> list[tuple[Path, bytes]]:
    """The ``.yml`` files of a folder with their contents, in order of file name."""
    return [(path, path.read_bytes()) for path in sorted(folder.glob("*.yml"))]
