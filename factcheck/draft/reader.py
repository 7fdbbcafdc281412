"""Which reader for which file, and from a file's bytes to a Draft."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from errno import ENOENT
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.draft import parts
from factcheck.draft.long_blocks import divided
from factcheck.draft.model import BODY, Block, BlockKind, Draft, Metadata, Segment, SourceMap
from factcheck.paths import file_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

#: File suffix, in lower case → format. A format is a module of this folder with a ``parse`` function; HTML, DOCX and
#: wire formats take their lines here.
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
}

#: In the names of what factcheck itself puts beside a draft: journals and reports.
OWN = ".factcheck."

FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))


class DraftError(ValueError):
    """A draft that cannot be read. ``path`` is the file (None for text without one), ``message`` says why and where."""

    def __init__(self, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def format_of(path: str | os.PathLike[str]) -> str | None:
    """The format that the file's suffix stands for, None where it stands for none."""
    return SUFFIXES.get(os.path.splitext(path)[1].lower())


def read(path: str | os.PathLike[str], *, date: datetime.date | str | None = None) -> Draft:
    """Read the draft in the file at ``path``; ``date`` (a date or ``YYYY-MM-DD``) stands for one it does not give.

    Raises DraftError where the file is missing, of no known format, not UTF-8, its front matter is broken, or the date
    in it cannot be read and no ``date`` is given.
    """
    name = os.fspath(path)
    format_ = _known_format(name) if os.path.exists(name) else None
    try:
        data = file_bytes(name)
    except OSError as error:
        raise DraftError((error.strerror or str(error)).lower(), name) from None
    return read_bytes(data, path=name, format=format_, date=date)


def read_bytes(
    data: bytes,
    *,
    path: str,
    format: str | None = None,  # noqa: A002
    date: datetime.date | str | None = None,
) -> Draft:
    """Read a draft from a file's bytes; the format is ``format``, else the one ``path``'s suffix stands for.

    Raises DraftError as ``read`` does.
    """
    format_ = format or _known_format(path)
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DraftError(_not_utf8(data, error.start), path) from None
    return read_text(source, format_, date=date, path=path)


def read_text(
    text: str,
    format: str = "text",  # noqa: A002
    *,
    title: str | None = None,
    standfirst: str | None = None,
    date: datetime.date | str | None = None,
    path: str | None = None,
) -> Draft:
    """Read a draft from text; ``title``, ``standfirst`` and ``date`` stand for metadata that the text lacks.

    ``format`` is one of FORMATS, or a suffix such as ``md``. Raises DraftError for an unknown format, a ``date`` that
    is none, broken front matter, or a date there that cannot be read where no ``date`` is given.
    """
    given = _as_date(date)
    format_ = SUFFIXES.get(f".{format}", format)
    parsed, metadata = _parse(text, format_, path, has_title=bool(title), has_date=given is not None)
    blocks = list(divided(parsed))
    shown = []
    if title and metadata.title is None:
        metadata = replace(metadata, title=title)
        shown.append(_placeless(BlockKind.TITLE, title))
    if standfirst and metadata.standfirst is None:
        metadata = replace(metadata, standfirst=standfirst)
        shown.append(_placeless(BlockKind.STANDFIRST, standfirst))
    metadata = _with_dateline(metadata, blocks)
    if metadata.date is None:
        metadata = replace(metadata, date=given)
    return Draft(text, [*shown, *blocks], metadata, format=format_, path=path)


def iter_drafts(folder: str | os.PathLike[str], on_error: Callable[[OSError], object] | None = None) -> Iterator[str]:
    """The path of every draft below ``folder``, in order.

    Hidden files and folders, linked folders and factcheck's own files (``NAME.factcheck.md``, a report) are left out.
    A folder that cannot be looked into, and what has a draft's name and is no file (a link to nothing, a pipe), is
    given to ``on_error`` and the others go on; without one the error is raised.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
        kinds = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in found]
    except OSError as error:
        _tell(error, on_error)
        return
    for name, is_folder in kinds:
        path = name if folder == os.curdir else os.path.join(folder, name)
        if is_folder:
            yield from iter_drafts(path, on_error)
        elif format_of(name) and OWN not in name and not os.path.isdir(path):
            if os.path.isfile(path):
                yield path
            else:
                _tell(FileNotFoundError(ENOENT, "no file, or a link to nothing", path), on_error)


def _tell(error: OSError, on_error: Callable[[OSError], object] | None) -> None:
    if on_error is None:
        raise error
    on_error(error)


def _parse(text: str, format_: str, path: str | None, **known: bool) -> tuple[list[Block], Metadata]:
    if format_ not in FORMATS:
        raise DraftError(f"unknown format “{format_}”; known are {' and '.join(FORMATS)}", path)
    from factcheck.draft.frontmatter import FrontMatterError

    try:
        return _parser(format_)(text, **known)
    except FrontMatterError as error:
        place = Draft(text, [], Metadata()).position(error.offset)
        message = f"broken front matter at line {place.line}, column {place.column}: {error.problem}"
        raise DraftError(message, path) from None


def _parser(format_: str) -> Callable[..., tuple[list[Block], Metadata]]:
    from importlib import import_module

    parse: Callable[..., tuple[list[Block], Metadata]] = import_module(f"factcheck.draft.{format_}").parse
    return parse


def _known_format(path: str) -> str:
    found = format_of(path)
    if found is None:
        raise DraftError(f"not a draft: the name ends in none of {', '.join(SUFFIXES)}", path)
    return found


def _not_utf8(data: bytes, offset: int) -> str:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    return f"not UTF-8 text: byte 0x{data[offset]:02X} at byte {offset + 1}, line {line}"


def _as_date(date: datetime.date | str | None) -> datetime.date | None:
    if date is None or isinstance(date, datetime.date):
        return date
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise DraftError(f"“{date}” is no date of the form YYYY-MM-DD") from None


def _placeless(kind: BlockKind, text: str) -> Block:
    return Block(kind, text, SourceMap([Segment(0, len(text), 0, 0, False)]))


def _with_dateline(metadata: Metadata, blocks: list[Block]) -> Metadata:
    """Add what the first paragraph's dateline says."""
    first = next((block for block in blocks if block.kind in BODY), None)
    found = parts.dateline(first.text) if first else None
    if not found:
        return metadata
    return replace(metadata, dateline=metadata.dateline or found.text, date=metadata.date or found.date)
