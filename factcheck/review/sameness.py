"""Whether a flag still says what it said when it was decided on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from factcheck.claims import key
from factcheck.flag import Flag
from factcheck.review.events import EvidenceRecord, FlagRecord

#: What stands for a claim in a masked statement: quantity, date, name.
SIGNS = "#@~"

#: ``plain`` of what is compared again and again: flags and records of one draft.
plain = lru_cache(maxsize=16384)(key.plain)


def still_says(record: FlagRecord, flag: Flag) -> bool:
    """Whether the flag's statement and evidence say what they said when ``record`` was made.

    Where all the words are the same they do, so that a new release that reads claims otherwise re-opens nothing.
    Else the claim keys must be equal, and beyond them only words may differ that do not change what is said: words
    added or left out, function words, another spelling or inflection. The claim key cannot know every verb, so one
    word of weight in the place of another ("arrested", "released") is a change.
    """
    same_statement = plain(record.statement) == plain(flag.statement)
    if same_statement and said(record) == said(FlagRecord.of(flag)):
        return True
    if record.claim_key != flag.claim_key:
        return False
    if not _same_words(plain(record.statement), plain(flag.statement), record.masked, flag.masked):
        return False
    before = Counter(plain(each.said) for each in record.evidence if not each.fact)
    after = Counter(plain(each.said) for each in map(EvidenceRecord.of, flag.evidence) if not each.fact)
    gone, new = sorted((before - after).elements()), sorted((after - before).elements())
    return len(gone) == len(new) and all(_same_words(old, now) for old, now in zip(gone, new, strict=True))


def said(record: FlagRecord) -> tuple[str, ...]:
    """A flag by all its words, typography apart."""
    return (
        record.rule,
        plain(record.statement),
        plain(record.text),
        *sorted(plain(each.said) for each in record.evidence),
    )


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[\w#@~]+(?:['.,/:-]\w+)*|[%$€£¥]")


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """The words of a plain text, parted by single spaces."""
    return " ".join(_word_pattern().findall(text))


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

    changes: list[tuple[list[str], list[str]]] = [([], [])]
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
    """Words that may be exchanged without a change of fact: articles and the like, verbs of saying; masks.

    No conjunction, pronoun, auxiliary or preposition of direction is among them: "and" is not "or", "is" not "was".
    """
    return frozenset(
        re.findall(
            r"\w+",
            "a an the this that these those which also then so as of in on at upon just very quite really too "
            "said says say told tells added adds",
        )
    ) | set(SIGNS)
