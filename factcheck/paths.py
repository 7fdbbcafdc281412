"""Where the shipped rules lie.

What every run meets joins and looks up paths with ``os.path``: importing ``pathlib`` would take a lint of one draft a
fiftieth of its time.
"""

from __future__ import annotations

import os
from functools import cache


@cache
def rules_folder() -> str:
    """The folder of the shipped packs: inside the package when installed, beside it in a checkout.

    Raises FileNotFoundError where neither is there.
    """
    package = os.path.dirname(os.path.realpath(__file__))
    for folder in (os.path.join(package, "_rules"), os.path.join(os.path.dirname(package), "rules")):
        if os.path.isdir(folder):
            return folder
    raise FileNotFoundError(f"no rules beside {package}; the installation is not complete")


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a file. Raises OSError."""
    with open(path, "rb") as file:
        return file.read()
