"""SHA-256 without OpenSSL: to load that takes longer than to hash what a short run hashes."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


@cache
def _maker() -> Any:
    """The interpreter's own function, which goes by different names, else the one of ``hashlib``."""
    for module in ("_sha2", "_sha256", "hashlib"):
        try:
            return import_module(module).sha256
        except (ImportError, AttributeError):
            continue
    raise ImportError("this Python has no SHA-256")


def sha256(data: bytes) -> str:
    """The SHA-256 (FIPS 180-4) of ``data``, in hexadecimal."""
    digest: str = _maker()(data).hexdigest()
    return digest
