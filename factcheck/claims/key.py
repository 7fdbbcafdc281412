"""The claim key: what must stay the same for a decision on a statement to stand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.claims.lazy import Lazy, in_lower_case
from factcheck.claims.numbers.nouns import word_set
from factcheck.claims.ordered import touching
from factcheck.digest import sha256
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.model import DateClaim
    from factcheck.claims.reading import Reading

#: A flagged phrase of at most this many words is itself part of the fact that was decided on.
SHORT_PHRASE_WORDS = 6

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        "…": "...",
    }
)


def plain(text: str) -> str:
    """``text`` without the differences typography makes: quotation marks, dashes, spaces, soft hyphens, case."""
    return " ".join(text.translate(_TYPOGRAPHY).casefold().split())


#: Words that turn a statement round: polarity, modality, direction. A change of one is a change of fact.
_TURNING = word_set(
    """
    not no nor never none nobody nothing neither without cannot deny denies denied denying refuse refuses refused
    refusing may might could would should must will shall if unless whether allegedly reportedly possible possibly
    perhaps likely planned expected rise rises rising risen rose fall falls falling fallen fell increase increases
    increased increasing decrease decreases decreased decreasing gain gains gained lose loses lost losing more less
    fewer most least above below over under before after up down higher lower won win all some
    """
)
#: A word in lower case, or one that turns a statement round in two parts.
_WORD = Lazy(r"(\w+n['’]t(?!\w)|(?:fail(?:s|ed)?|ought) to(?!\w))|\w+")


def _turning_words(text: str) -> list[str]:
    return [found[0] for found in _WORD.finditer(in_lower_case(text)) if found[1] or found[0] in _TURNING]


class _Marked:
    """The claims of one statement: where they stand and what they say."""

    @classmethod
    def of(cls, reading: Reading, passage: Passage) -> _Marked:
        """The claims of the statement ``passage``, found once however many flags stand in it."""
        if passage not in reading.marked:
            reading.marked[passage] = cls(reading, passage)
        found: _Marked = reading.marked[passage]
        return found

    def __init__(self, reading: Reading, passage: Passage) -> None:
        self.passage = passage
        found: list[tuple[Passage, str, str]] = []
        for quantity in touching(reading.quantities, passage):
            found.append((quantity.passage, "#", quantity.key))
        for date in touching(reading.dates, passage):
            found.append((date.passage, "@", _written(date)))
        for name in touching(reading.names, passage):
            found.append((name.passage, "~", name.key))
        self.claims = sorted(
            ((at, sign, key) for at, sign, key in found if passage.holds(at)), key=lambda claim: claim[0].order
        )

    @cached_property
    def text(self) -> str:
        """The statement's own words."""
        return self.passage.text

    @cached_property
    def masked(self) -> str:
        pieces: list[str] = []
        at = self.passage.start
        for where, sign, _ in self.claims:
            if where.start < at:
                continue
            pieces += [self.passage.block.text[at : where.start], sign]
            at = where.end
        pieces.append(self.passage.block.text[at : self.passage.end])
        return plain("".join(pieces))

    @cached_property
    def keys(self) -> str:
        claims = {f"{sign}{plain(key)}" for _, sign, key in self.claims}
        turning = [plain(word) for word in _turning_words(self.passage.text)]
        return ";".join([*sorted(claims), *(f"^{word}" for word in sorted(turning))])


def _written(date: DateClaim) -> str:
    """A relative date by its words: the same draft has the same key whatever the clock is set to."""
    return date.passage.text if date.relative else date.key


def statement_of(passage: Passage) -> Passage:
    """The sentence, or sentences, that ``passage`` stands in."""
    first = passage.sentence
    last = passage.block.sentence_at(max(passage.start, passage.end - 1))
    return Passage(passage.block, min(first.start, passage.start), max(last.end, passage.end))


def describe(
    reading: Reading, passage: Passage, others: Iterable[Passage] = (), facts: Iterable[str] = ()
) -> tuple[str, str, str]:
    """The statement around ``passage``, the same with its claims masked, and the claim key.

    The key holds the claims of the statement and of the statements of ``others`` (its evidence), the known
    ``facts`` it stands on, and the flagged phrase itself where that is short.
    """
    marked = _Marked.of(reading, statement_of(passage))
    parts = [marked.keys]
    if len(passage.text.split()) <= SHORT_PHRASE_WORDS:
        parts.append(plain(passage.text))
    parts += sorted({_Marked.of(reading, statement_of(other)).keys for other in others})
    parts += sorted({plain(fact) for fact in facts})
    return marked.text, marked.masked, " | ".join(parts)


def fingerprint(rule: str, masked: str, claim_key: str, occurrence: int) -> str:
    """An identifier of 20 hexadecimal digits; ``occurrence`` tells apart findings that are the same in all else."""
    return sha256("\x00".join((rule, masked, claim_key, str(occurrence))).encode("utf-8", "replace"))[:20]
