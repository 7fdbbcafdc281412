"""A cache of things that are slow to build: data in files, keyed by content, safe to share and to delete.

A file holds two MessagePack values: the checksum (CRC-32) of the second, and the data.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from factcheck.digest import blake2b
from factcheck.paths import file_bytes

#: Raised by one whenever the form of anything that is cached changes.
SCHEMA = 19

#: Bytes of the checksum.
_HEAD = 5


def cache_folder() -> str | None:
    """Where cached data lies: ``$FACTCHECK_CACHE`` (empty: nowhere, None), else a folder in the user's cache."""
    chosen = os.environ.get("FACTCHECK_CACHE")
    if chosen is not None:
        return chosen or None
    base = os.environ.get("XDG_CACHE_HOME") or ""
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "factcheck") if os.path.isabs(base) else None


def content_key(*parts: bytes | str) -> str:
    """A key for what is built from ``parts``: the same parts, the same key; other parts, another."""
    pieces = [f"factcheck cache {SCHEMA}".encode()]
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        pieces += [b"%d:" % len(data), data]
    return blake2b(b"".join(pieces))


def cached(key: str, build: Callable[[], Any]) -> Any:
    """The plain data (what MessagePack can hold) that ``build`` makes, from the cache where it lies there.

    A cache that cannot be read or written is no error: ``build`` runs, and its result is used as it is.
    """
    found = kept(key)
    if found is not None:
        return found
    built = build()
    keep(key, built)
    return built


def kept(key: str, type: Any = Any) -> Any:  # noqa: A002
    """The data of ``type`` that lies in the cache under ``key``; None where it does not."""
    import msgspec

    folder = cache_folder()
    if folder is None:
        return None
    try:
        found = file_bytes(_place(folder, key))
        data = memoryview(found)[_HEAD:]
        return msgspec.msgpack.decode(data, type=type) if found.startswith(_checksum(data)) else None
    except (OSError, ValueError, RecursionError, MemoryError, msgspec.DecodeError):
        return None


def keep(key: str, data: Any) -> None:
    """Put data that MessagePack can hold into the cache; where it cannot be written, nothing happens."""
    import msgspec

    folder = cache_folder()
    if folder is None:
        return
    beside = os.path.join(folder, f".{key}.{os.getpid()}.tmp")
    try:
        os.makedirs(folder, exist_ok=True)
        encoded = msgspec.msgpack.encode(data)
        with open(beside, "wb") as file:
            file.write(_checksum(encoded) + encoded)
        os.replace(beside, _place(folder, key))
    except OSError:
        with suppress(OSError):
            os.unlink(beside)


def _place(folder: str, key: str) -> str:
    return os.path.join(folder, f"{key}.msgpack")


def _checksum(data: bytes | memoryview) -> bytes:
    """What tells whether a file is whole: parts of it may be decoded long after it was read."""
    from zlib import crc32

    return b"\xce" + crc32(data).to_bytes(4, "big")
