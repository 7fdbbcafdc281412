"""Which decision belongs to which flag, once draft or rules have changed; and whether it still stands.

A decision belongs to a flag of the same rule whose statement is the same after its claims are masked, or close to
it. It carries only when the claim key is the same and no word of weight was put in another's place; otherwise it
re-opens. Similarity finds the flag, it never decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.claims import key
from factcheck.flag import Flag
from factcheck.review.events import Choice, EvidenceRecord, FlagRecord
from factcheck.review.ledger import Decision

#: Least similarity (0 to 100) of two masked statements that may be one, edited.
NEAR = 66.0
#: Masked statements are compared up to this many characters.
COMPARED = 400
#: What stands for a claim in a masked statement: quantity, date, name.
SIGNS = "#@~"
#: A statement that was split or joined is known again by its flagged words if what is left has this many words.
SPLIT_WORDS = 4
#: Points of similarity that the same flagged words are worth between two candidates.
SAME_TEXT_BONUS = 5.0


#: ``plain`` of what is compared again and again: flags and records of one draft.
plain = lru_cache(maxsize=16384)(key.plain)


class Status(StrEnum):
    """How a flag stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    REOPENED = "reopened"


class Change(NamedTuple):
    """What a decision was made on, and what stands there now: statements, and evidence where that differs."""

    before: str
    after: str
    before_evidence: tuple[str, ...] = ()
    after_evidence: tuple[str, ...] = ()


class Match(NamedTuple):
    """A flag, the decision that belongs to it if there is one, and how the flag stands."""

    flag: Flag
    status: Status = Status.OPEN
    decision: Decision | None = None
    change: Change | None = None


class Reconciliation(NamedTuple):
    """``matches`` in the order of the flags; ``fixed`` are accepted flags that are gone, ``orphans`` all others."""

    matches: tuple[Match, ...]
    fixed: tuple[Decision, ...]
    orphans: tuple[Decision, ...]


def reconcile(flags: Sequence[Flag], decisions: Iterable[Decision]) -> Reconciliation:
    """Give every decision to one flag at most, and every flag one decision at most."""
    decisions = list(decisions)
    given: dict[int, Decision] = {}
    left = _give_the_same(flags, decisions, given)
    left = _give_the_nearest(flags, [decision for decision in left if not decision.replaced], given)
    matches = tuple(judge(flag, given.get(index)) for index, flag in enumerate(flags))
    fixed = tuple(decision for decision in left if decision.choice == Choice.ACCEPT)
    orphans = tuple(decision for decision in left if decision.choice != Choice.ACCEPT)
    return Reconciliation(matches, fixed, orphans)


def judge(flag: Flag, decision: Decision | None) -> Match:
    """How ``flag`` stands, given the decision that belongs to it."""
    if decision is None or not decision.choice:
        return Match(flag, Status.OPEN, decision)
    if still_says(decision.record, flag):
        return Match(flag, Status.ACCEPTED if decision.choice == Choice.ACCEPT else Status.DISMISSED, decision)
    before = tuple(each.said for each in decision.record.evidence)
    after = tuple(EvidenceRecord.of(each).said for each in flag.evidence)
    if Counter(map(plain, before)) == Counter(map(plain, after)):
        before = after = ()
    return Match(flag, Status.REOPENED, decision, Change(decision.record.statement, flag.statement, before, after))


def still_says(record: FlagRecord, flag: Flag) -> bool:
    """Whether the flag's statement and evidence say what they said when ``record`` was made.

    The claim keys must be equal. Beyond them only words may differ that do not change what is said: words added or
    left out, function words, another spelling or inflection. The claim key cannot know every verb, so one
    word of weight in the place of another ("arrested", "released") is a change.
    """
    if record.claim_key != flag.claim_key:
        return False
    if not _same_words(plain(record.statement), plain(flag.statement), record.masked, flag.masked):
        return False
    before = Counter(plain(each.said) for each in record.evidence if not each.fact)
    after = Counter(plain(each.said) for each in map(EvidenceRecord.of, flag.evidence) if not each.fact)
    gone, new = sorted((before - after).elements()), sorted((after - before).elements())
    return len(gone) == len(new) and all(_same_words(old, now) for old, now in zip(gone, new, strict=True))


def _give_the_same(flags: Sequence[Flag], decisions: list[Decision], given: dict[int, Decision]) -> list[Decision]:
    """Decisions on flags that are the same in all but typography and place; returns the decisions left over.

    Where the same statement stood twice and once is gone, an accepted flag is kept rather than a dismissed one.
    """
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for index, flag in enumerate(flags):
        places[_identity(flag.rule, flag.masked or flag.statement, flag.claim_key)].append(index)
    claimants: dict[tuple[str, str, str], list[Decision]] = defaultdict(list)
    for decision in decisions:
        record = decision.record
        claimants[_identity(record.rule, record.masked or record.statement, record.claim_key)].append(decision)
    left: list[Decision] = []
    for same, wanting in claimants.items():
        free = places.get(same, [])
        fewer = len(wanting) > len(free)
        here = {flags[index].fingerprint for index in free}
        wanting.sort(key=lambda d: (fewer and d.choice != Choice.ACCEPT, d.replaced, d.key not in here))
        for decision in wanting:
            place = _place_of(decision, flags, free)
            if place is None:
                left.append(decision)
            else:
                free.remove(place)
                given[place] = decision
    return left


def _identity(rule: str, masked: str, claim_key: str) -> tuple[str, str, str]:
    return rule, plain(masked), claim_key


def _place_of(decision: Decision, flags: Sequence[Flag], free: list[int]) -> int | None:
    text = plain(decision.record.text)
    ranked = sorted(
        (index for index in free if _may_be(decision.record, flags[index])),
        key=lambda index: (flags[index].fingerprint != decision.key, plain(flags[index].text) != text, index),
    )
    return ranked[0] if ranked else None


class _Candidates:
    """The flags of one rule that no decision belongs to yet."""

    def __init__(self, flags: Sequence[Flag], places: list[int]) -> None:
        self.flags = flags
        self.masked = {index: _comparable(flags[index].masked or flags[index].statement) for index in places}
        self.by_text: dict[str, list[int]] = defaultdict(list)
        for index in places:
            self.by_text[plain(flags[index].text)].append(index)

    def near(self, record: FlagRecord) -> Iterable[tuple[int, float, bool]]:
        """Flags that may be the recorded one after an edit: index, similarity, whether it would carry."""
        from rapidfuzz import fuzz, process

        mine = _comparable(record.masked or record.statement)
        found = {
            index: score
            for _, score, index in process.extract(mine, self.masked, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
        }
        for index in self.by_text.get(plain(record.text), ()):
            if index in found:
                found[index] += SAME_TEXT_BONUS
            elif _part_of(mine, self.masked[index]):
                found[index] = NEAR
        for index, score in found.items():
            if _may_be(record, self.flags[index]):
                yield index, score, still_says(record, self.flags[index])


def _give_the_nearest(flags: Sequence[Flag], decisions: list[Decision], given: dict[int, Decision]) -> list[Decision]:
    """Decisions whose statement was edited, best pairs first; returns the decisions left over."""
    places: dict[str, list[int]] = defaultdict(list)
    wanted = {decision.record.rule for decision in decisions}
    for index, flag in enumerate(flags):
        if index not in given and flag.rule in wanted:
            places[flag.rule].append(index)
    candidates = {rule: _Candidates(flags, indexes) for rule, indexes in places.items()}
    pairs = [
        (not carries, -score, number, index)
        for number, decision in enumerate(decisions)
        if decision.record.rule in candidates
        for index, score, carries in candidates[decision.record.rule].near(decision.record)
    ]
    settled: set[int] = set()
    for _, _, number, index in sorted(pairs):
        if number not in settled and index not in given:
            given[index] = decisions[number]
            settled.add(number)
    return [decision for number, decision in enumerate(decisions) if number not in settled]


def _comparable(masked: str) -> str:
    return plain(masked)[:COMPARED]


def _part_of(one: str, other: str) -> bool:
    """Whether the shorter statement, of some length, stands word for word in the longer: one was split or joined."""
    shorter, longer = sorted((_bare(one), _bare(other)), key=len)
    return shorter.count(" ") >= SPLIT_WORDS - 1 and f" {shorter} " in f" {longer} "


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[\w#@~]+(?:['.,/:-]\w+)*|[%$€£¥]")


@lru_cache(maxsize=16384)
def _bare(text: str) -> str:
    return " ".join(_word_pattern().findall(text))


def _may_be(record: FlagRecord, flag: Flag) -> bool:
    """False where two flags of one rule mark different words of a statement that both words stand in."""
    mine, other = plain(record.text), plain(flag.text)
    if mine == other or mine in other or other in mine:
        return True
    return not (_stands_in(mine, plain(flag.statement)) and _stands_in(other, plain(record.statement)))


def _stands_in(words: str, statement: str) -> bool:
    return f" {_bare(words)} " in f" {_bare(statement)} "


def _same_words(before: str, after: str, before_masked: str = "", after_masked: str = "") -> bool:
    """Whether two plain texts differ at most in words that do not change what is said.

    Claims are masked on both sides where masks are given: their values are the claim key's affair, their order is
    looked at here ("Smith sued Jones").
    """
    if before == after:
        return True
    if before_masked and after_masked:
        if _swapped(_claims(before, plain(before_masked)), _claims(after, plain(after_masked))):
            return False
        before, after = plain(before_masked), plain(after_masked)
    old, new = _word_pattern().findall(before), _word_pattern().findall(after)
    if old == new:
        return True
    from rapidfuzz.distance import Indel

    gone: list[str] = []
    come: list[str] = []
    changes = [(gone, come)]
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            changes.append(([], []))
        else:
            changes[-1][0].extend(old[code.src_start : code.src_end])
            changes[-1][1].extend(new[code.dest_start : code.dest_end])
    return _unmoved(changes) and all(_harmless(gone, come) for gone, come in changes)


def _claims(statement: str, masked: str) -> list[tuple[str, str]]:
    """Sign and words of each claim that ``masked`` hides in ``statement``, in order, as far as they can be told."""
    pieces = re.split(f"([{SIGNS}])", masked)
    found = []
    at = len(pieces[0])
    for sign, literal in zip(pieces[1::2], pieces[2::2], strict=True):
        end = statement.find(literal, at + 1) if literal else len(statement)
        if end < 0:
            break
        found.append((sign, statement[at:end]))
        at = end + len(literal)
    return found


def _swapped(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> bool:
    """Whether two claims of one kind have changed places."""
    return any(
        [claim for claim in before if claim[0] == sign and claim in after]
        != [claim for claim in after if claim[0] == sign and claim in before]
        for sign in SIGNS
    )


def _unmoved(changes: list[tuple[list[str], list[str]]]) -> bool:
    """Whether no word of weight was taken from one place and put in another ("police attacked protesters")."""
    gone = {word for old, _ in changes for word in old}
    come = {word for _, new in changes for word in new}
    return not ((gone & come) - _light_words())


def _harmless(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether ``come`` may stand in the place of ``gone`` without a change of fact."""
    gone, come = [w for w in gone if w not in _light_words()], [w for w in come if w not in _light_words()]
    if any(not word.isalpha() for word in (*gone, *come)):
        return False
    if not gone or not come:
        return True
    fewer, more = (gone, come) if len(gone) <= len(come) else (come, gone)
    return all(any(_variants(word, other) for other in more) for word in fewer)


def _variants(one: str, other: str) -> bool:
    """Whether two lower-case words are one word in two spellings or inflections."""
    from rapidfuzz.distance import Indel

    return one[:3] == other[:3] and min(len(one), len(other)) >= 4 and Indel.normalized_similarity(one, other) >= 0.7


@cache
def _light_words() -> frozenset[str]:
    """Words that may be exchanged without a change of fact: articles, pronouns, connectives, verbs of saying; masks."""
    return frozenset(
        re.findall(
            r"\w+",
            "a an the this that these those it its he she they him her them his their there here who which whose what "
            "and also then so as of in on at to for by with from into onto upon is are was were be been being has have "
            "had do does did now just very quite really too said says say told tells added adds",
        )
    ) | set(SIGNS)
