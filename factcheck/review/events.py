"""What a journal is made of: events, and the records of flags and claims that they are about."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import StrEnum

import msgspec

from factcheck.claims.key import plain
from factcheck.flag import Evidence, Flag

#: Rule name of a passage that an editor flagged by hand.
BY_HAND = "review.by-hand"

_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Op(StrEnum):
    """What an event does."""

    DRAFT = "draft"
    DECIDE = "decide"
    NOTE = "note"
    FLAG = "flag"
    FIX = "fix"
    VERDICT = "verdict"
    UNDO = "undo"
    REDO = "redo"


class Choice(StrEnum):
    """A decision: a real error that must be fixed, or not an error."""

    ACCEPT = "accept"
    DISMISS = "dismiss"


class Reason(StrEnum):
    """Why a flag is dismissed."""

    NOT_AN_ERROR = "not an error"
    INTENDED = "intended"
    DISPUTED = "disputed"
    OTHER = "other"


class EvidenceRecord(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Evidence as it was when the decision was made; ``fact`` where it is a known fact and no passage."""

    text: str
    note: str = ""
    fact: bool = False
    statement: str = ""

    @classmethod
    def of(cls, evidence: Evidence) -> EvidenceRecord:
        """The record of ``evidence``."""
        return cls(evidence.text, evidence.note, evidence.span is None, evidence.statement)

    @property
    def said(self) -> str:
        """The sentence it stands in, where that is known, else its words."""
        return self.statement or self.text


class FlagRecord(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A flag as it was when the decision was made: enough to know it again after edits, and to show it when gone.

    ``replaces`` names the fingerprint of the earlier decision that stood on the flag before its statement changed.
    """

    rule: str
    fingerprint: str
    text: str
    statement: str
    masked: str = ""
    claim_key: str = ""
    level: str = "error"
    message: str = ""
    evidence: tuple[EvidenceRecord, ...] = ()
    line: int = 0
    replaces: str = ""

    @classmethod
    def of(cls, flag: Flag, *, line: int = 0, replaces: str = "") -> FlagRecord:
        """The record of ``flag``; ``line`` is where it stands now, from 1."""
        return cls(
            rule=flag.rule,
            fingerprint=flag.fingerprint,
            text=flag.text,
            statement=flag.statement,
            masked=flag.masked,
            claim_key=flag.claim_key,
            level=flag.level.value,
            message=flag.message,
            evidence=tuple(EvidenceRecord.of(each) for each in flag.evidence),
            line=line,
            replaces=replaces,
        )


class ClaimRecord(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A claim of the check sheet as it was when the verdict was given."""

    kind: str
    text: str
    normal_form: str
    statement: str = ""

    @property
    def key(self) -> str:
        """The same for a fact that recurs: its kind and normal form."""
        return f"{self.kind}\x00{plain(self.normal_form)}"


class Edit(msgspec.Struct, frozen=True, gc=False):
    """A change to the draft's source at ``start`` (code points): ``old`` makes way for ``new``.

    ``before`` and ``after`` are the hashes of the whole file without and with the change.
    """

    start: int
    old: str
    new: str
    before: str
    after: str


class Event(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """One line of a journal. ``at`` is UTC in ISO 8601, ``draft`` the hash of the draft it was said about.

    ``flags`` are what a decision, note, fix or hand-made flag is about; ``target`` is the event that an undo or
    redo refers to; ``choice``, ``reason``, ``verdict``, ``source`` and ``note`` are what was said.
    """

    id: str
    at: str
    who: str
    op: str
    draft: str = ""
    name: str = ""
    flags: tuple[FlagRecord, ...] = ()
    choice: str = ""
    reason: str = ""
    note: str = ""
    target: str = ""
    edit: Edit | None = None
    claims: tuple[ClaimRecord, ...] = ()
    verdict: str = ""
    source: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """Sort key: the order in which events count, the same in every merge of the same lines."""
        return (self.at, self.id)


def timestamp(moment: datetime) -> str:
    """``moment`` in UTC to the millisecond; a naive one is taken as UTC."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.strftime("%Y-%m-%dT%H:%M:%S.") + f"{aware.microsecond // 1000:03}Z"


def new_id(at: str, last: str = "") -> str:
    """A ULID (48 bits of time, 80 random bits, in Crockford's base 32), greater than ``last``."""
    moment = datetime.fromisoformat(at)
    milliseconds = max(0, round(moment.timestamp() * 1000))
    number = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    made = _base32(number)
    if made > last:
        return made
    previous = _number(last)
    return made if previous is None else _base32(previous + 1)


def _base32(number: int) -> str:
    return "".join(_BASE32[(number >> shift) & 31] for shift in range(125, -5, -5))


def _number(text: str) -> int | None:
    number = 0
    for character in text:
        digit = _BASE32.find(character)
        if digit < 0:
            return None
        number = number << 5 | digit
    return number
