"""What a journal's events add up to: decisions and verdicts, with undo taken into account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from factcheck.review.events import ClaimRecord, Event, FlagRecord, Op

#: Events that can be undone.
ACTIONS = frozenset({Op.DECIDE, Op.NOTE, Op.FLAG, Op.FIX, Op.VERDICT})

#: Events that settle how a flag stands.
_DECIDING = frozenset({Op.DECIDE, Op.FLAG, Op.FIX})


class Decision(NamedTuple):
    """What was decided and noted on one flag.

    ``choice`` is accept or dismiss, or empty where there is only a note. ``at`` and ``who`` are those of the choice
    (of the note where there is none); ``history`` holds every event in force on the flag and on those it replaces.
    ``replaced`` is whether a later decision on the same flag, with other words, took this one's place.
    """

    record: FlagRecord
    choice: str
    reason: str
    note: str
    who: str
    at: str
    history: tuple[Event, ...]
    replaced: bool = False

    @property
    def key(self) -> str:
        """The fingerprint of the flag that was decided on."""
        return self.record.fingerprint


class Verdict(NamedTuple):
    """What a checker found out about one claim of the check sheet."""

    claim: ClaimRecord
    verdict: str
    source: str
    note: str
    who: str
    at: str
    history: tuple[Event, ...]


class Ledger:
    """The state of a review. Events are added in their order; the outcome is the same for every order of lines."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._events: dict[str, Event] = {}
        self._undone: set[str] = set()
        self._by_flag: dict[str, list[tuple[Event, FlagRecord]]] = {}
        self._by_claim: dict[str, list[Event]] = {}
        self._replaced_by: dict[str, list[tuple[Event, FlagRecord]]] = {}
        for event in sorted(events, key=lambda event: event.order):
            self.add(event)

    def add(self, event: Event) -> None:
        """Take in an event that counts after all before it."""
        if event.op == Op.UNDO:
            self._undone.add(event.target)
        elif event.op == Op.REDO:
            self._undone.discard(event.target)
        elif event.op in ACTIONS and event.id not in self._events:
            self._events[event.id] = event
            for record in event.flags:
                self._by_flag.setdefault(record.fingerprint, []).append((event, record))
                if record.replaces and record.replaces != record.fingerprint and event.op in _DECIDING:
                    self._replaced_by.setdefault(record.replaces, []).append((event, record))
            for claim in event.claims:
                self._by_claim.setdefault(claim.key, []).append(event)

    def in_force(self, event: Event) -> bool:
        """Whether the event has not been undone."""
        return event.id not in self._undone

    def decision(self, key: str) -> Decision | None:
        """What stands on the flag with fingerprint ``key``, if anything."""
        events = [(event, record) for event, record in self._by_flag.get(key, ()) if self.in_force(event)]
        if not events:
            return None
        deciding = [pair for pair in events if pair[0].op in _DECIDING]
        spoken, record = (deciding or events)[-1]
        history = self._chain(key)
        return Decision(
            record=record,
            choice=spoken.choice if deciding else "",
            reason=spoken.reason if deciding else "",
            note=next((event.note for event in reversed(history) if event.op == Op.NOTE or event.note), ""),
            who=spoken.who,
            at=spoken.at,
            history=tuple(history),
            replaced=any(self.in_force(event) for event, _ in self._replaced_by.get(key, ())),
        )

    def decisions(self) -> list[Decision]:
        """Every decision in force, in the order in which the last word on each was said."""
        found = [decision for key in self._by_flag if (decision := self.decision(key))]
        return sorted(found, key=lambda decision: (decision.history[-1].order, decision.key))

    def by_hand(self) -> list[Decision]:
        """What stands last on each passage that was flagged by hand, and not taken back."""
        made = [event for event in self._events.values() if event.op == Op.FLAG and self.in_force(event)]
        keys = dict.fromkeys(self._latest(record.fingerprint) for event in made for record in event.flags)
        return [decision for key in keys if (decision := self.decision(key))]

    def _latest(self, key: str) -> str:
        """The flag whose decision, in the end, took the place of the one on ``key``."""
        seen: set[str] = set()
        while key not in seen:
            seen.add(key)
            replacing = [record for event, record in self._replaced_by.get(key, ()) if self.in_force(event)]
            if replacing:
                key = replacing[-1].fingerprint
        return key

    def verdict(self, key: str) -> Verdict | None:
        """What was found out about the claim with this key, if anything."""
        events = [event for event in self._by_claim.get(key, ()) if self.in_force(event)]
        if not events:
            return None
        last = events[-1]
        claim = next(claim for claim in last.claims if claim.key == key)
        return Verdict(claim, last.verdict, last.source, last.note, last.who, last.at, tuple(events))

    def verdicts(self) -> list[Verdict]:
        """Every verdict in force, oldest first."""
        found = [verdict for key in self._by_claim if (verdict := self.verdict(key))]
        return sorted(found, key=lambda verdict: (verdict.at, verdict.claim.key))

    def undoable(self, who: str) -> Event | None:
        """The last action of ``who`` that is in force."""
        return next((e for e in reversed(self._events.values()) if e.who == who and self.in_force(e)), None)

    def redoable(self, who: str) -> Event | None:
        """The action of ``who`` that was undone and comes back first: the oldest undone one after all in force."""
        found = None
        for event in reversed(self._events.values()):
            if event.who != who:
                continue
            if self.in_force(event):
                break
            found = event
        return found

    def _chain(self, key: str) -> list[Event]:
        """Every event in force on a flag and on the flags that it replaces, oldest first."""
        found: dict[str, Event] = {}
        keys, seen = [key], set()
        while keys:
            at = keys.pop()
            seen.add(at)
            for event, record in self._by_flag.get(at, ()):
                if self.in_force(event):
                    found[event.id] = event
                    if record.replaces and record.replaces not in seen:
                        keys.append(record.replaces)
        return sorted(found.values(), key=lambda event: event.order)
