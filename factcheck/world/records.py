"""Facts that lie as MessagePack until they are asked for."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class Records(Mapping[str, T]):
    """Values by their keys in order, each typed when it is first asked for."""

    def __init__(self, waiting: Mapping[str, msgspec.Raw], type: type[T]) -> None:  # noqa: A002
        self._waiting = waiting
        self._typed: dict[str, T] = {}
        self._decoder = msgspec.msgpack.Decoder(type)

    def __getitem__(self, key: str) -> T:
        found = self._typed.get(key)
        if found is None:
            found = self._typed[key] = self._decoder.decode(self._waiting[key])
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or ``default``."""
        return self[key] if key in self._waiting else default

    def __contains__(self, key: object) -> bool:
        return key in self._waiting

    def __iter__(self) -> Iterator[str]:
        return iter(self._waiting)

    def __len__(self) -> int:
        return len(self._waiting)


def raw(data: Any) -> msgspec.Raw:
    """Data as it lies there."""
    return msgspec.Raw(msgspec.msgpack.encode(data))


def raws(data: Mapping[str, Any]) -> dict[str, msgspec.Raw]:
    """What Records hold of these data."""
    return {key: raw(value) for key, value in data.items()}
