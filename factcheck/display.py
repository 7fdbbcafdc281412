"""Text made safe to show: nothing in a draft, rule or note may reach the terminal as a control sequence."""

from __future__ import annotations

from functools import cache

_BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))


@cache
def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= dict.fromkeys((*range(0x80, 0xA0), *_BIDI_CONTROLS), "\N{REPLACEMENT CHARACTER}")
    table |= {0x7F: "\N{SYMBOL FOR DELETE}", 0x09: " ", 0x2028: " ", 0x2029: " "}
    table |= dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
    return table


def display_safe(text: str) -> str:
    """``text`` with control characters, bidirectional controls and lone surrogates shown as visible ones.

    The length stays the same, so that offsets hold. Line ends become visible as well: split into lines first.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_table())


def quoted(text: str, limit: int = 80) -> str:
    """``text`` on one line in typographic quotation marks, cut in the middle when longer than ``limit``."""
    line = " ".join(text.split())
    if len(line) > limit:
        half = (limit - 1) // 2
        line = f"{line[:half].rstrip()}…{line[-half:].lstrip()}"
    return f"“{line}”"
