"""How every JSON document is written: indented, ending in a line feed, and always valid UTF-8."""

from __future__ import annotations

from typing import Any

import msgspec


def render_document(document: Any) -> str:
    r"""``document`` as JSON. Lone surrogates, as in a file's name that is not UTF-8, are shown escaped: ``\udce9``."""
    try:
        data = msgspec.json.encode(document)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_encodable(msgspec.to_builtins(document)))
    return msgspec.json.format(data, indent=2).decode() + "\n"


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _encodable(each) for key, each in value.items()}
    return [_encodable(each) for each in value] if isinstance(value, list) else value
