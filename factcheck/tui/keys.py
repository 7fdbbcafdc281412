"""Every key of the workbench: its id, what it does, and how a desk can change it in a keymap file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import BindingType


class Key(NamedTuple):
    """A key: the id that keymap files use, the keys, the action, a word for the footer, and a line of help."""

    id: str
    keys: str
    action: str
    word: str
    help: str
    footer: bool = False


DECIDE = (
    Key("accept", "a", "accept", "Accept", "accept: it is an error and must be fixed", True),
    Key("dismiss", "x", "dismiss_flag", "Dismiss", "dismiss: no error; asks why", True),
    Key("skip", "s", "skip", "Skip", "skip for now", True),
    Key("accept-rule", "A", "accept_rule", "Accept all", "accept all open flags of this rule in view"),
    Key("dismiss-rule", "X", "dismiss_rule", "Dismiss all", "dismiss all open flags of this rule in view"),
    Key("note", "c", "note", "Note", "put a note on the flag", True),
    Key("fix", "f", "fix", "Fix", "apply the suggestion; writes the draft", True),
    *(Key(f"fix-{n}", str(n), f"fix_number({n})", f"Fix {n}", f"apply suggestion {n}") for n in range(1, 10)),
    Key("edit", "e", "edit", "Edit", "type other words for the flagged ones; writes the draft"),
    Key("flag-passage", "m", "flag_passage", "Flag passage", "flag the selected passage by hand"),
    Key("undo", "u,backspace", "undo", "Undo", "take back the last step", True),
    Key("redo", "U", "redo", "Redo", "do again what was taken back"),
)

MOVE = (
    Key("next", "j", "go(1)", "Next", "next flag"),
    Key("previous", "k", "go(-1)", "Previous", "previous flag"),
    Key("next-open", "n", "go_open(1)", "Next open", "next flag to decide"),
    Key("previous-open", "N", "go_open(-1)", "Previous open", "previous flag to decide"),
    Key("first", "g", "go_to(0)", "First", "first flag"),
    Key("last", "G", "go_to(-1)", "Last", "last flag"),
    Key("other", "o", "other", "Other", "to the other passage, and back", True),
    Key("previous-evidence", "[", "evidence(-1)", "Previous evidence", "previous evidence"),
    Key("next-evidence", "]", "evidence(1)", "Next evidence", "next evidence"),
    Key("article-down", "J", "scroll_article(1)", "Article down", "scroll the article down"),
    Key("article-up", "K", "scroll_article(-1)", "Article up", "scroll the article up"),
    Key("page-down", "space,pagedown", "page_article(1)", "Page down", "page through the article"),
    Key("page-up", "pageup", "page_article(-1)", "Page up", "page back through the article"),
    Key("back", "escape", "back", "Back", "back to the queue; there, take the filter away"),
)

SEE = (
    Key("compare", "v", "compare", "Compare", "both passages side by side", True),
    Key("filter", "/", "filter", "Filter", "filter: rule: level: status: by: text", True),
    Key("only-rule", "r", "only_rule", "Only this rule", "only flags of this rule, or all again"),
    Key("status", "t", "mode", "Open or all", "all, open or decided flags"),
    Key("find", "F", "find", "Find", "find words in the article"),
    Key("zoom", "z", "zoom", "Zoom", "give this pane the whole screen, or back"),
    Key("sheet", "y", "sheet", "Check sheet", "the check sheet: every claim of the draft"),
)

DRAFTS = (
    Key("next-draft", ">", "draft(1)", "Next draft", "next draft"),
    Key("previous-draft", "<", "draft(-1)", "Previous draft", "previous draft"),
    Key("drafts", "D", "drafts", "Drafts", "the list of drafts"),
    Key("reread", "R", "reread", "Read again", "read the draft again from disk"),
    Key("export", "w", "export", "Export", "write the check report"),
    Key("help", "?", "help", "Help", "this list", True),
    Key("quit", "q", "app.quit", "Quit", "quit; everything is saved already"),
)

VERDICTS = (
    Key("confirmed", "a", "verdict('confirmed')", "Confirmed", "confirmed", True),
    Key("corrected", "e", "verdict('corrected')", "Corrected", "was wrong and is corrected", True),
    Key("cannot-verify", "x", "verdict('cannot verify')", "Cannot verify", "cannot be verified", True),
    Key("disputed", "d", "verdict('disputed')", "Disputed", "is disputed", True),
)

SHEET_KEYS = (
    Key("sheet-next", "j", "go(1)", "Next", "next claim"),
    Key("sheet-previous", "k", "go(-1)", "Previous", "previous claim"),
    Key("sheet-next-open", "n", "go_open(1)", "Next open", "next claim without a verdict", True),
    Key("sheet-undo", "u,backspace", "undo", "Undo", "take back the last step", True),
    Key("sheet-redo", "U", "redo", "Redo", "do again what was taken back"),
    Key("sheet-worth", "t", "order", "By worth", "those most in need of a source first, or in order", True),
    Key("sheet-help", "?", "help", "Help", "this list", True),
    Key("sheet-back", "y,escape,q", "app.pop_screen", "Back to the flags", "back to the flags", True),
)

GROUPS = {"Decide": DECIDE, "Move": MOVE, "See": SEE, "Drafts and more": DRAFTS}
SHEET_GROUPS = {"Verdicts": VERDICTS, "Move and more": SHEET_KEYS}

#: Groups whose keys are at hand together, so that no key may stand twice.
_TOGETHER = ((DECIDE, MOVE, SEE, DRAFTS), (VERDICTS, SHEET_KEYS))


def bindings(*groups: Iterable[Key]) -> list[BindingType]:
    """The keys as Textual wants them."""
    from textual.binding import Binding

    return [
        Binding(key.keys, key.action, key.word, show=key.footer, id=key.id, tooltip=key.help)
        for group in groups
        for key in group
    ]


class KeymapError(ValueError):
    """A keymap file that cannot be used; the message says where and why."""


def read_keymap(path: Path) -> dict[str, str]:
    """The keys that the YAML file at ``path`` gives to ids: ``accept: a`` or ``accept: [a, f2]``.

    Raises KeymapError with every problem.
    """
    from factcheck.yamlfile import YamlBroken, load

    try:
        node = load(path.read_text(encoding="utf-8"), str(path))
    except OSError as problem:
        raise KeymapError(f"{path}: {(problem.strerror or str(problem)).lower()}") from problem
    except UnicodeDecodeError as problem:
        raise KeymapError(f"{path}: not UTF-8 text") from problem
    except YamlBroken as broken:
        raise KeymapError(str(broken)) from broken
    if node.kind == "scalar" and node.value is None:
        return {}
    if node.kind != "mapping":
        raise KeymapError(f"{path}:{node.line}:{node.column}: a keymap is a list of lines such as accept: a")
    given: dict[str, str] = {}
    problems = []
    for name, value in node:
        keys = [item.text for item in value.items] if value.kind == "list" else [value.text]
        trouble = _trouble(name, keys)
        if trouble:
            problems.append(f"{path}:{value.line}:{value.column}: {trouble}")
        given[name] = ",".join("comma" if key == "," else key for key in keys)
    problems += [f"{path}: {clash}" for clash in _clashes(given)]
    if problems:
        raise KeymapError("\n".join(problems))
    return given


def _trouble(name: str, keys: list[str]) -> str:
    known = [key.id for groups in _TOGETHER for group in groups for key in group]
    if name not in known:
        from difflib import get_close_matches

        close = get_close_matches(name, known, 1)
        return f"unknown key id “{name}”" + (f"; did you mean “{close[0]}”?" if close else "")
    if not all(keys):
        return f"“{name}” has no key"
    return ""


def _clashes(given: Mapping[str, str]) -> list[str]:
    found = []
    for groups in _TOGETHER:
        taken: dict[str, str] = {}
        for key in (key for group in groups for key in group):
            for name in given.get(key.id, key.keys).split(","):
                if name in taken and taken[name] != key.id:
                    found.append(f"“{name}” is given to both {taken[name]} and {key.id}")
                taken[name] = key.id
    return found
