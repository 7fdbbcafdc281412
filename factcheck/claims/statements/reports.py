"""Reports: who is said to say what, and how far in the sentence it reaches ("X said", "according to X")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.lazy import Lazy
from factcheck.claims.statements.noun_phrases import (
    Phrase,
    name_in,
    opening_subject,
    subject_after,
    subject_before,
)
from factcheck.claims.statements.pronouns import PRONOUNS
from factcheck.claims.statements.wording import (
    FINITE_PATTERN,
    IRREGULAR_PAST,
    OTHER_SPEECH,
    PLAIN_SPEECH,
    reporting_words,
)
from factcheck.draft import Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

#: The speaker where a report names none.
UNNAMED = "an unnamed source"

#: Words that stand where a name may and are nobody's name.
_NO_NAMES = frozenset(
    "nobody no none nothing neither everyone everybody everything someone somebody something anyone anybody anything "  # noqa: SIM905
    "each every all both some many most few several others another".split()
)


class Report(Struct, frozen=True):
    """One act of reporting: who, the words that say so, and how far it reaches in its sentence.

    ``before`` and ``after`` say on which sides of the words the reported matter stands.
    """

    words: Passage
    sentence: Passage
    name: str
    before: bool
    after: bool

    def covers(self, passage: Passage) -> bool:
        """Whether ``passage`` is part of what is reported."""
        if not self.sentence.overlaps(passage):
            return False
        return (self.before and passage.end <= self.words.start) or (self.after and passage.start >= self.words.end)


def find_reports(reading: Reading) -> Iterator[Report]:
    """Every report of the draft in document order, pronouns resolved to the speaker named last."""
    last = {False: "", True: ""}
    parts = iter(reading.quoted)
    part = next(parts, None)
    for block in reading.draft.blocks:
        for match in reporting_words(block.text):
            place = Passage(block, match.start(), match.end())
            while part and (part[0].block.index, part[0].end) <= (block.index, match.start()):
                part = next(parts, None)
            quoted = part is not None and part[0].holds(place)
            sentence = block.sentence_at(match.start())
            found = _according(match, sentence) if " " in match[0] else _report(match, sentence)
            if not found:
                continue
            phrase, start, end, before, after = found
            name = _resolved(phrase, sentence, last[quoted] or last[False])
            if name != UNNAMED:
                last[quoted] = name
            yield Report(Passage(block, start, end), sentence, name, before, after)


def _resolved(phrase: Phrase | None, sentence: Passage, last: str) -> str:
    """The name for a subject; a pronoun stands for the name that opened the sentence before, else the last speaker."""
    if phrase is None or not phrase.words or phrase.words.casefold() in ("nobody", "no one", "none"):
        return UNNAMED
    if re.compile(r"[’'](?:re|s|ve|d|m|ll)$").sub("", phrase.words.lower()) not in PRONOUNS:
        return name_in(phrase.words)
    return _opening_name(sentence, phrase) or last or UNNAMED


_OPENS_NO_NAME = PRONOUNS | _NO_NAMES | {"the", "but", "and", "in", "on", "at", "a"}


_NAME_AND_WORD = Lazy(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir)\.? )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?:, [^,.]{2,60},)? (?P<word>[a-z]+)\b"
)
_VERBS = frozenset(f"is was has had will would did does {IRREGULAR_PAST}".split())


def _person_opening(text: str, start: int, end: int) -> re.Match[str] | None:
    """The ``name`` with which ``text[start:end]`` opens, where its verb follows, an apposition between or not."""
    match = _NAME_AND_WORD.match(text, start, end)
    return match if match and (match["word"] in _VERBS or match["word"].endswith("ed")) else None


def _opening_name(sentence: Passage, phrase: Phrase) -> str | None:
    """A person whom the words before the pronoun, or the sentence before, open with."""
    if phrase.words.lower() not in ("he", "she", "who"):
        return None
    text = sentence.block.text
    earlier = [s for s in sentence.block.sentences if s.end <= sentence.start][-1:]
    for start, end in [(sentence.start, phrase.start), *((s.start, s.end) for s in earlier)]:
        match = _person_opening(text, start, end)
        if match and match["name"].split()[0].lower() not in _OPENS_NO_NAME:
            return name_in(match["name"])
    return None


Found = tuple[Phrase | None, int, int, bool, bool]


def _according(match: re.Match[str], sentence: Passage) -> Found | None:
    phrase = subject_after(sentence.block.text, match.end(), sentence.end)
    if phrase is None:
        return None
    return phrase, match.start(), phrase.end, True, True


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(r"\b(?:is|are|was|were|be|been|being|get|got|as|the|an?|to|its|his|her|their|of)\s+(?:\w+ly )?$")


@cache
def _content_follows() -> re.Pattern[str]:
    """What a verb that may mean something else must have after it to be a report."""
    return re.compile(
        r"(?:\s+(?:that|on \w+ that|at \w+ that|to \w+ that|in an? [\w ]{3,30} that|he|she|they|it|there|his|her|their"
        r"|we|I|how|what|why|whether)\b|\s*[,:]?\s*[“\"]|\s*:|\s+on (?:Twitter|Facebook|X|Telegram|Instagram)\b)"
    )


@cache
def _tail() -> re.Pattern[str]:
    """What may close a report whose matter stood before it."""
    return re.compile(
        r"(?:\s+(?:(?:on|in|at|during|after|by|through|via|from|to|last|this|yesterday|today|earlier|later|afterwards?"
        r"|afterward|again|too|of|me|us|reporters|journalists|as|when|while|recently|told)\b[^,;:“\"]*))?\s*(?:[.!?,;”\"]|$)"
    )


def _report(match: re.Match[str], sentence: Passage) -> Found | None:
    """Subject, place and reach of the report at a reporting verb, or None where the verb is no report."""
    text, verb, verb_end = sentence.block.text, match.start(), match.end()
    lead = text[max(sentence.start, verb - 30) : verb]
    if _passive().search(lead) or re.compile(r" to (?:have|be)\b").match(text[verb_end : verb_end + 9]):
        return None
    closes_before = re.compile(r"[”\"’',?!]\s*$").search(lead)
    if closes_before and match[0].islower() and match[0] not in ("say", "saying", "telling"):
        phrase = subject_after(text, verb_end, sentence.end)
        if phrase and (closes_before[0].strip() != "," or _ends(text, phrase.end)):
            return phrase, verb, phrase.end, True, text[phrase.end : phrase.end + 1] == ","
    phrase = (
        _main_subject(sentence, verb)
        if match[0] in ("saying", "telling")
        else subject_before(text, sentence.start, verb)
    )
    if phrase is None:
        return (
            (None, verb, verb_end, False, True)
            if match[0] in PLAIN_SPEECH and text[verb_end : verb_end + 6] == " that "
            else None
        )
    content_before = _told_before(text[sentence.start : phrase.start], text, verb_end, sentence.end)
    at_tail = bool(_tail().match(text, verb_end, sentence.end))
    if (
        match[0] in OTHER_SPEECH
        and not _content_follows().match(text, verb_end, sentence.end)
        and not (content_before and at_tail)
    ):
        return None
    start = min(phrase.start, verb)
    if content_before and at_tail:
        goes_on = _is_parenthesis(text, verb_end, sentence.end)
        return phrase, start, _matter_start(text, verb_end, sentence.end) if goes_on else verb_end, True, goes_on
    return phrase, start, _matter_start(text, verb_end, sentence.end), False, True


@cache
def _quotation_follows() -> re.Pattern[str]:
    """The words between a reporting verb and the quotation it opens ("wrote on Twitter, “")."""
    return re.compile(r"(?:\s(?!that\b)[\w’'.-]+){0,12}[,:]?(?=\s*[“\"])")


@cache
def _clause_follows() -> re.Pattern[str]:
    """The words between a reporting verb and the clause it opens ("told the agency that", "said on air that")."""
    opening = r"(?:(?<=told)|(?<=telling)|\s(?:on|in|at|to|during|via|from|after|late|early|earlier|later|again|also))"
    return re.compile(rf"{opening}(?:\s(?!that\b)[\w’'.-]+){{1,12}}(?=\sthat\b)")


def _told_before(before: str, text: str, verb_end: int, high: int) -> bool:
    """Whether the words before a report are what is reported, and no apposition ahead of an opening quotation."""
    if not re.compile(r"[,”\"!?]\s*$").search(before):
        return False
    opens = _quotation_follows().match(text, verb_end, high)
    return not opens or not before.rstrip().endswith(",") or bool(FINITE_PATTERN.search(before) or "”" in before)


def _matter_start(text: str, verb_end: int, high: int) -> int:
    """Where the words end that go with a reporting verb: where and to whom it was said is not what was said."""
    for pattern in (_quotation_follows(), _clause_follows()):
        match = pattern.match(text, verb_end, high)
        if match and not FINITE_PATTERN.search(match[0]):
            return match.end()
    return verb_end


def _main_subject(sentence: Passage, verb: int) -> Phrase | None:
    """The noun phrase that opens the sentence, for "…, saying that …"."""
    match = _person_opening(sentence.block.text, sentence.start, verb)
    if match:
        return Phrase(match["name"], match.start("name"), match.end("name"))
    return opening_subject(sentence.block.text, sentence.start, verb)


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in '.,;!?”"'


def _is_parenthesis(text: str, verb_end: int, high: int) -> bool:
    """Whether the report stands between commas, with matter on both sides."""
    return bool(re.compile(r"[^.;:“\"]{0,40},\s+\w").match(text[verb_end:high])) or bool(
        re.compile(r"[^;:“\"]{0,60}[,:.]\s*[“\"]").match(text[verb_end:high])
    )
