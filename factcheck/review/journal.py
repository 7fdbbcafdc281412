"""The journal of one draft: an append-only file of events beside it, one JSON object a line, fsynced per decision.

Merging two branches is the union of the lines; their order in the file means nothing. A line that a crash tore was
never acknowledged: it is left alone and reported. Any other line that cannot be read may have held a decision.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from factcheck.review.events import Event, Op, new_id, timestamp
from factcheck.review.places import JournalError as JournalError
from factcheck.review.places import sync_folder

try:
    import fcntl
except ImportError:  # Windows: appends stay single writes, without the lock
    fcntl = None  # type: ignore[assignment]

_CONFLICT_MARKS = (b"<<<<<<< ", b"=======", b">>>>>>> ", b"||||||| ")
#: What a line may hold that holds nothing.
_BLANK = b" \t\r\x00\xef\xbb\xbf"
#: What every event's line starts with, and what is put after one that was torn, before the next event's line.
_OPENING = b'{"id":'
_TORN = b"#torn"
#: So many damaged lines are named in one message.
_NAMED = 5


class Trouble(NamedTuple):
    """A line of a journal that holds no event: ``line`` from 1; ``kind`` is torn, conflict or unreadable."""

    line: int
    kind: str

    def __str__(self) -> str:
        reasons = {
            "torn": "was cut off while it was written and is left out",
            "conflict": "is left from a git merge that was not finished; decisions around it count, remove the line "
            "(*.factcheck.jsonl merge=union in .gitattributes lets git merge journals)",
            "unreadable": "cannot be read and is left out; restore the journal from git, or remove the line: "
            "until then lint fails",
        }
        return f"line {self.line} {reasons[self.kind]}"


def now_utc() -> datetime:
    """The machine's clock; tests put another in its place."""
    return datetime.now(UTC)


class Journal:
    """The events of one draft's journal, in order, and the way to add to them.

    ``path`` need not exist: the file is made with the first event. Raises JournalError where the file is there and
    cannot be read.
    """

    def __init__(self, path: Path, *, who: str = "", now: Callable[[], datetime] = now_utc) -> None:
        self.path = path
        self.who = who
        self.now = now
        self._clear()
        self.refresh()

    def _clear(self) -> None:
        self.events: list[Event] = []
        self.troubles: list[Trouble] = []
        self._ids: set[str] = set()
        self._read_to = 0
        self._lines = 0
        self._file: tuple[int, int] | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a file yet."""
        return self.path.exists()

    def refuse_damage(self) -> None:
        """Raise JournalError where a line cannot be read that may have held a decision, for runs that must not guess.

        A line torn by a crash, and the marks of an unfinished merge, held none.
        """
        lines = [str(trouble.line) for trouble in self.troubles if trouble.kind == "unreadable"]
        if lines:
            more = f" and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
            raise JournalError(
                f"{self.path}: {'lines' if lines[1:] else 'line'} {', '.join(lines[:_NAMED])}{more} cannot be read, "
                "and decisions may be lost; restore the journal from git, or remove what is damaged"
            )

    def refresh(self) -> list[Event]:
        """Read what others have added since; the events that are new, in order."""
        try:
            with self.path.open("rb") as file:
                return self._catch_up(file.fileno())
        except FileNotFoundError:
            if self._file is not None:
                self._clear()
            return []
        except OSError as problem:
            raise JournalError(f"{self.path}: the journal cannot be read: {problem.strerror}") from problem

    def _catch_up(self, descriptor: int) -> list[Event]:
        status = os.fstat(descriptor)
        file = (status.st_dev, status.st_ino)
        if self._file not in (None, file) or status.st_size < self._read_to:
            self._clear()
        self._file = file
        if status.st_size == self._read_to:
            return []
        data = _read_from(descriptor, self._read_to)
        whole = data.rfind(b"\n") + 1
        fresh = self._take(data[:whole].split(b"\n")[:-1])
        self._read_to += whole
        tail = data[whole:]
        self.troubles = [trouble for trouble in self.troubles if trouble.line <= self._lines]
        if tail:
            event = _event(tail)
            if event is None:
                self.troubles.append(Trouble(self._lines + 1, "torn" if _is_torn(tail) else _kind(tail)))
            elif event.id not in self._ids:
                fresh.append(event)
                self._add(event)
        self.events.sort(key=lambda event: event.order)
        return sorted(fresh, key=lambda event: event.order)

    def _take(self, lines: list[bytes]) -> list[Event]:
        fresh = []
        for line in lines:
            self._lines += 1
            event = _event(line)
            if event is None:
                if line.strip(_BLANK):
                    self.troubles.append(Trouble(self._lines, _kind(line)))
            elif event.id not in self._ids:
                fresh.append(event)
                self._add(event)
        return fresh

    def _add(self, event: Event) -> None:
        self._ids.add(event.id)
        self.events.append(event)

    def append(self, op: Op, *, draft: str = "", name: str = "", **fields: Any) -> Event:
        """Write one event and return it once it is on disk.

        ``draft`` is the draft's hash and ``name`` its file name; a new journal starts with them. What another
        reviewer added meanwhile is read first, and the new event counts after it. Raises JournalError.
        """
        try:
            with _open_locked(self.path) as (descriptor, made):
                self._catch_up(descriptor)
                events = []
                if not self.events and op is not Op.DRAFT:
                    events.append(self._make(Op.DRAFT, None, draft=draft, name=name))
                events.append(self._make(op, events[-1] if events else None, draft=draft, **fields))
                lines = b"".join(_encode(event) + b"\n" for event in events)
                _write_all(descriptor, self._line_end(descriptor) + lines)
                os.fsync(descriptor)
                if made:
                    sync_folder(self.path.parent)
                self._catch_up(descriptor)
        except OSError as problem:
            raise JournalError(
                f"the decision could not be saved in {self.path}: {problem.strerror}; --journal names another place"
            ) from problem
        return events[-1]

    def _line_end(self, descriptor: int) -> bytes:
        """What must come before a new event so that it starts a line; a torn line is marked as one."""
        if _ends_line(descriptor):
            return b""
        torn = any(trouble.kind == "torn" and trouble.line > self._lines for trouble in self.troubles)
        return _TORN + b"\n" if torn else b"\n"

    def _make(self, op: Op, previous: Event | None, **fields: Any) -> Event:
        """An event that counts after every event seen so far, even when another's clock is ahead."""
        last = previous or (self.events[-1] if self.events else None)
        at = timestamp(self.now())
        if last is None:
            return Event(id=new_id(at), at=at, who=self.who, op=op.value, **fields)
        at = max(at, last.at)
        return Event(id=new_id(at, last.id if at == last.at else ""), at=at, who=self.who, op=op.value, **fields)


@contextlib.contextmanager
def _open_locked(path: Path) -> Iterator[tuple[int, bool]]:
    """The journal opened for appending and locked against other reviewers, and whether it was made just now."""
    made = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if fcntl is not None:
            with contextlib.suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor, made
    finally:
        os.close(descriptor)


def _read_from(descriptor: int, offset: int) -> bytes:
    os.lseek(descriptor, offset, os.SEEK_SET)
    pieces = []
    while piece := os.read(descriptor, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


def _write_all(descriptor: int, data: bytes) -> None:
    written = os.write(descriptor, data)
    while written < len(data):
        written += os.write(descriptor, data[written:])


def _ends_line(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    if size == 0:
        return True
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


_decoder = msgspec.json.Decoder(Event)


def _event(line: bytes) -> Event | None:
    try:
        event = _decoder.decode(line.removeprefix(b"\xef\xbb\xbf"))
        datetime.fromisoformat(event.at)
    except (msgspec.DecodeError, ValueError):
        return None
    return event


def _is_torn(tail: bytes) -> bool:
    """Whether a last line without its end is the start of an event, as a crash leaves it, and not something else."""
    start = tail.strip(_BLANK)[: len(_OPENING)]
    return _OPENING.startswith(start)


def _kind(line: bytes) -> str:
    """What is wrong with a whole line that holds no event."""
    if line.startswith(_CONFLICT_MARKS):
        return "conflict"
    marked = line.rstrip(_BLANK).endswith(_TORN)
    return "torn" if marked and _is_torn(line.rstrip(_BLANK).removesuffix(_TORN)) else "unreadable"


def _encode(event: Event) -> bytes:
    return msgspec.json.encode(event)
