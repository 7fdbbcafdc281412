"""Changes to the draft's file: atomic, byte for byte, and only to the text that was read."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

import msgspec

from factcheck.digest import sha256
from factcheck.draft import Span
from factcheck.flag import Evidence, Flag, Suggestion
from factcheck.review.events import Edit
from factcheck.review.places import sync_folder


class DraftChanged(Exception):
    """The draft on disk is not the text that was read; nothing was written."""


def make_edit(source: str, span: Span, new: str) -> Edit:
    """The change that puts ``new`` where ``span`` stands in ``source``; line ends of ``new`` become the draft's own.

    Raises ValueError where nothing would change.
    """
    new = _with_line_ends(new, source)
    old = source[span.start : span.end]
    if new == old:
        raise ValueError("the replacement is what stands there already")
    changed = source[: span.start] + new + source[span.end :]
    return Edit(span.start, old, new, digest(source), digest(changed))


def inverse(edit: Edit) -> Edit:
    """The change that takes ``edit`` back."""
    return Edit(edit.start, edit.new, edit.old, edit.after, edit.before)


def apply_edit(path: Path, edit: Edit) -> str:
    """Write the draft with ``edit`` made and return its new source.

    The new file takes the old one's place in one step, with the same permissions. Raises DraftChanged where the file
    has other bytes than the edit was made for, OSError where it cannot be written.
    """
    target = path.resolve()
    try:
        data = target.read_bytes()
    except FileNotFoundError as problem:
        raise DraftChanged(f"{path} is gone; nothing was written") from problem
    if sha256(data) != edit.before:
        raise DraftChanged(f"{path} was changed by another program; nothing was written")
    source = data.decode("utf-8")
    end = edit.start + len(edit.old)
    changed = source[: edit.start] + edit.new + source[end:]
    if source[edit.start : end] != edit.old or digest(changed) != edit.after:
        raise DraftChanged(f"{path} does not hold the words to be replaced; nothing was written")
    _replace(target, changed.encode("utf-8"))
    return changed


def digest(source: str) -> str:
    """The hash of the file that holds ``source``."""
    return sha256(source.encode("utf-8"))


def remap(flag: Flag, edit: Edit) -> Flag:
    """``flag`` with every span where it stands after ``edit``."""
    return msgspec.structs.replace(
        flag,
        span=remap_span(flag.span, edit),
        evidence=tuple(_remap_evidence(each, edit) for each in flag.evidence),
        suggestions=tuple(
            Suggestion(span=remap_span(each.span, edit), replacement=each.replacement) for each in flag.suggestions
        ),
    )


def remap_span(span: Span, edit: Edit) -> Span:
    """Where ``span`` stands after ``edit``; a span that holds the edit grows or shrinks, one inside it becomes it."""
    end = edit.start + len(edit.old)
    shift = len(edit.new) - len(edit.old)
    if span.end <= edit.start:
        return span
    if span.start >= end:
        return Span(span.start + shift, span.end + shift)
    return Span(min(span.start, edit.start), max(span.end, end) + shift)


def _remap_evidence(evidence: Evidence, edit: Edit) -> Evidence:
    if evidence.span is None:
        return evidence
    return msgspec.structs.replace(evidence, span=remap_span(evidence.span, edit))


def _with_line_ends(text: str, source: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\r\n" in source:
        return lines.replace("\n", "\r\n")
    return lines.replace("\n", "\r") if "\r" in source and "\n" not in source else lines


def _replace(target: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, stat.S_IMODE(target.stat().st_mode))
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    sync_folder(target.parent)
