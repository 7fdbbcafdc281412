"""What the keys do, what the signs mean, and how to filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import ActiveBinding

from factcheck.tui import glyphs
from factcheck.tui.keys import Key
from factcheck.tui.paragraphs import Paragraph, paragraph
from factcheck.tui.screens.dialogs import ReadDialog

_SHORT = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
}

_FILTER = (
    ("rule:figures", "rules with “figures” in their name"),
    ("level:error status:todo", "errors that wait for a decision"),
    ("by:ana -status:dismissed", "decided by Ana, dismissed ones left out"),
    ("budget", "flags with this word in message, statement, evidence or note"),
)


def help_dialog(groups: Mapping[str, Iterable[Key]], active: Mapping[str, ActiveBinding]) -> ReadDialog:
    """The help for a screen: its keys as they are now, keymap included."""
    keys: dict[str, list[str]] = {}
    for key, binding in active.items():
        if binding.binding.id:
            keys.setdefault(binding.binding.id, []).append(_SHORT.get(key, key))
    return ReadDialog(
        "Keys",
        [
            *_keys(groups, keys),
            paragraph("", ("Signs", "strong")),
            *(paragraph(f"  {signs:<12}", words) for signs, words in glyphs.LEGEND),
            paragraph(""),
            paragraph("", ("Filter", "strong")),
            *(paragraph(f"  {text:<26}", words) for text, words in _FILTER),
        ],
        hint="arrows scroll, any other key closes this",
    )


def _keys(groups: Mapping[str, Iterable[Key]], keys: Mapping[str, list[str]]) -> Iterable[Paragraph]:
    for title, group in groups.items():
        yield paragraph("", (title, "strong"))
        for key in group:
            if key.id in keys and not key.id.startswith("fix-"):
                yield paragraph(f"  {' '.join(keys[key.id]):<12}", key.help)
            elif key.id == "fix-1":
                yield paragraph(f"  {'1-9':<12}", "apply the suggestion with this number")
        yield paragraph("")
