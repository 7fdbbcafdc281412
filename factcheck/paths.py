"""Where the shipped rules lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rules_folder() -> Path:
    """The folder of the shipped packs: inside the package when installed, beside it in a checkout.

    Raises FileNotFoundError where neither is there.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no rules beside {package}; the installation is not complete")
