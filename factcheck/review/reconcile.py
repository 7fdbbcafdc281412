"""Which decision belongs to which flag, once draft or rules have changed; and whether it still stands.

A decision belongs to a flag of the same rule whose statement is the same after its claims are masked, or close to
it. It carries only when the claim key is the same and no word of weight was put in another's place; otherwise it
re-opens. Similarity finds the flag, it never decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from factcheck.flag import Flag
from factcheck.review.events import Choice, EvidenceRecord, FlagRecord
from factcheck.review.ledger import Decision
from factcheck.review.sameness import bare, plain, said, still_says
from factcheck.review.standing import Change, Reconciliation, Status, View

#: Least similarity (0 to 100) of two masked statements that may be one, edited.
NEAR = 66.0
#: Masked statements are compared up to this many characters.
COMPARED = 400
#: A statement that was split or joined is known again by its flagged words if what is left has this many words.
SPLIT_WORDS = 4
#: Points of similarity that the same flagged words are worth between two candidates.
SAME_TEXT_BONUS = 5.0


def reconcile(flags: Sequence[Flag], decisions: Iterable[Decision]) -> Reconciliation:
    """Give every decision to one flag at most, and every flag one decision at most."""
    left = list(decisions)
    given: dict[int, Decision] = {}
    if left:
        records = [FlagRecord.of(flag) for flag in flags]
        for identity in (said, _claimed):
            left = _give_the_same(records, left, given, identity)
        left = _give_the_nearest(flags, [decision for decision in left if not decision.replaced], given)
    views = tuple(judge(flag, given.get(index)) for index, flag in enumerate(flags))
    fixed = tuple(decision for decision in left if decision.choice == Choice.ACCEPT)
    orphans = tuple(decision for decision in left if decision.choice != Choice.ACCEPT)
    return Reconciliation(views, fixed, orphans)


def judge(flag: Flag, decision: Decision | None) -> View:
    """How ``flag`` stands, given the decision that belongs to it."""
    if decision is None or not decision.choice:
        return View(flag, Status.OPEN, decision)
    if still_says(decision.record, flag):
        return View(flag, Status.ACCEPTED if decision.choice == Choice.ACCEPT else Status.DISMISSED, decision)
    before = tuple(each.said for each in decision.record.evidence)
    after = tuple(EvidenceRecord.of(each).said for each in flag.evidence)
    if Counter(map(plain, before)) == Counter(map(plain, after)):
        before = after = ()
    return View(flag, Status.REOPENED, decision, Change(decision.record.statement, flag.statement, before, after))


def _claimed(record: FlagRecord) -> tuple[str, ...]:
    """A flag by its masked statement and its claims."""
    return record.rule, plain(record.masked or record.statement), record.claim_key


def _give_the_same(
    records: Sequence[FlagRecord],
    decisions: Sequence[Decision],
    given: dict[int, Decision],
    identity: Callable[[FlagRecord], tuple[str, ...]],
) -> list[Decision]:
    """Decisions on flags of the same identity; returns the decisions left over.

    Where the same statement stood twice and once is gone, an accepted flag is kept rather than a dismissed one.
    """
    claimants: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
    for decision in decisions:
        claimants[identity(decision.record)].append(decision)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        if index not in given:
            places[identity(record)].append(index)
    left: list[Decision] = []
    for same, wanting in claimants.items():
        free = places.get(same, [])
        fewer = len(wanting) > len(free)
        here = {records[index].fingerprint for index in free}
        wanting.sort(key=lambda d: (fewer and d.choice != Choice.ACCEPT, d.replaced, d.key not in here))
        for decision in wanting:
            place = _place_of(decision, records, free)
            if place is None:
                left.append(decision)
            else:
                free.remove(place)
                given[place] = decision
    return left


def _place_of(decision: Decision, records: Sequence[FlagRecord], free: list[int]) -> int | None:
    text = plain(decision.record.text)
    ranked = sorted(
        (index for index in free if _may_be(decision.record, records[index])),
        key=lambda index: (records[index].fingerprint != decision.key, plain(records[index].text) != text, index),
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
            elif _part_of(mine, self.masked[index]) or fuzz.token_sort_ratio(mine, self.masked[index]) >= NEAR:
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
    shorter, longer = sorted((bare(one), bare(other)), key=len)
    return shorter.count(" ") >= SPLIT_WORDS - 1 and f" {shorter} " in f" {longer} "


def _may_be(record: FlagRecord, flag: FlagRecord | Flag) -> bool:
    """False where two flags of one rule mark different words of a statement that both words stand in."""
    mine, other = plain(record.text), plain(flag.text)
    if mine == other or mine in other or other in mine:
        return True
    return not (_stands_in(mine, plain(flag.statement)) and _stands_in(other, plain(record.statement)))


def _stands_in(words: str, statement: str) -> bool:
    return f" {bare(words)} " in f" {bare(statement)} "
