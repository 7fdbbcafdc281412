"""Where the journal of a draft is, also after the draft was renamed.

The journal of ``draft.md`` is ``draft.md.factcheck.jsonl``: the draft's full name, since ``draft.md`` and
``draft.txt`` may lie in one folder.
"""

from __future__ import annotations

import contextlib
import os
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.paths import file_bytes

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".factcheck.jsonl"


class JournalError(Exception):
    """A journal cannot be read, or a decision could not be written: then nothing was recorded."""


def journal_path(draft: Path) -> Path:
    """Where the journal of a draft of this name is."""
    return draft.with_name(draft.name + SUFFIX)


def find_journal(draft: str | os.PathLike[str], sha256: str) -> Path | None:
    """The journal of ``draft``: its own, or one in the same folder whose draft is gone and had this hash.

    None where there is neither. A draft that was renamed keeps its decisions this way.
    """
    own = os.fspath(draft) + SUFFIX
    if os.path.exists(own):
        return _path(own)
    return next((journal for journal in _left_alone(os.path.dirname(own)) if _mentions(journal, sha256)), None)


def adopt(found: Path, draft: Path) -> Path:
    """Give the journal of a renamed draft its new name, unless one of that name is there; returns its path."""
    own = journal_path(draft)
    if found == own or own.exists():
        return found
    with contextlib.suppress(OSError):
        found.rename(own)
        sync_folder(own.parent)
        return own
    return found


def strays(folder: str | os.PathLike[str]) -> list[Path]:
    """The journals in ``folder`` that no draft there goes by: theirs was deleted, or renamed and then edited."""
    left = _left_alone(folder)
    drafts = _digests(os.fspath(folder)) if left else ()
    return [journal for journal in left if not _mentions(journal, *drafts)]


def _left_alone(folder: str | os.PathLike[str]) -> list[Path]:
    """The journals in ``folder`` that have no draft of their name."""
    place = os.fspath(folder)
    with contextlib.suppress(OSError):
        names = _journals(place or os.curdir, os.stat(place or os.curdir).st_mtime_ns)
        found = (os.path.join(place, name) for name in names)
        return [_path(journal) for journal in found if not os.path.exists(journal.removesuffix(SUFFIX))]
    return []


def _digests(folder: str) -> list[str]:
    """The hashes of the drafts in a folder."""
    from factcheck.digest import file_sha256
    from factcheck.draft.reader import format_of

    names = filter(format_of, os.listdir(folder or os.curdir))
    return [digest for name in names if (digest := file_sha256(os.path.join(folder, name)))]


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file's entry in ``folder`` safe on disk, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@lru_cache(maxsize=64)
def _journals(folder: str, _changed: int) -> tuple[str, ...]:
    """Names of the journals in a folder; ``_changed`` is its time of change, so that the answer stays fresh."""
    return tuple(sorted(entry for entry in os.listdir(folder) if entry.endswith(SUFFIX)))


def _path(journal: str) -> Path:
    """Imported late: most drafts have no journal."""
    from pathlib import Path

    return Path(journal)


def _mentions(journal: Path, *digests: str) -> bool:
    """Whether a journal names one of the hashes."""
    try:
        data = file_bytes(journal)
    except OSError:
        return False
    return any(digest.encode() in data for digest in digests)
