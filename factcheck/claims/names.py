"""Names in a draft: capitalised runs told apart as persons, places, organisations and nationalities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.model import Name
from factcheck.claims.name_words import HONORIFICS, OPENERS, ORGANISATION_WORDS, PARTICLES, ROLE_NOUNS, SPEECH, TITLES
from factcheck.draft import Block, BlockKind, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.world.model import Mention

#: In a headline with at least this share of capitalised words, capitals say nothing.
TITLE_CASE_SHARE = 0.6


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    opens: bool

    @property
    def folded(self) -> str:
        return self.text.casefold().rstrip(".")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@cache
def _word() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w&]|['’\-](?=\w))*(?:(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.)?"
    )


@cache
def _age_after() -> re.Pattern[str]:
    return re.compile(r"\s?(?:,|\()\s?(?:aged? |who is )?(\d{1,3})(?=[,.;)]|\s(?:years old|and|who|from|of)\b)")


@cache
def _age_before() -> re.Pattern[str]:
    return re.compile(r"(\d{1,3})-year-old(?:\s[\w-]+){0,3}\s$")


def find_names(reading: Reading) -> Iterator[Name]:
    """Every mention of a name, in document order.

    A run of capitalised words is a name unless it merely opens a sentence; known places and blocs are looked up, and
    a single word that repeats the family name of an earlier person is that person. Method: capitals and closed word
    lists, after the rules of thumb in Collins and Singer, "Unsupervised models for named entity classification" (1999).
    """
    lower = Counter(word.text for block in reading.draft.blocks for word in _words(block.text) if not word.capital)
    families: dict[str, Name] = {}
    later: list[Block] = []
    found: list[Name] = []
    for block in reading.draft.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.FURNITURE, BlockKind.DATE, BlockKind.DATELINE):
            continue
        if _is_title_case(block):
            later.append(block)
            continue
        for name in _names_in(reading, block, lower, families):
            if name.kind == "person" and name.given:
                families.setdefault(name.family, name)
            found.append(name)
    known_words = {name.words: name for name in found}
    for block in later:
        found += _known_in(block, known_words)
    yield from sorted(found, key=lambda name: name.passage.order)


def _words(text: str) -> Iterator[_Word]:
    for match in _word().finditer(text):
        word = match.group()
        end = match.end()
        if word[-2:] in ("'s", "’s"):
            word, end = word[:-2], end - 2
        if word:
            yield _Word(word, match.start(), end, False)


def _is_title_case(block: Block) -> bool:
    if block.kind not in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.RELATED, BlockKind.CAPTION):
        return False
    words = [word for word in _words(block.text) if len(word.text) > 3]
    return len(words) > 2 and sum(word.capital for word in words) / len(words) >= TITLE_CASE_SHARE


def _names_in(reading: Reading, block: Block, lower: Counter[str], families: dict[str, Name]) -> Iterator[Name]:
    known = {mention.start: mention for mention in reading.world.mentions(block.text)}
    for sentence in block.sentences:
        words = [
            word._replace(start=word.start + sentence.start, end=word.end + sentence.start, opens=number == 0)
            for number, word in enumerate(_words(sentence.text))
        ]
        for run in _runs(block.text, words, lower):
            yield from _split(reading, block, run, known, families)


def _runs(text: str, words: list[_Word], lower: Counter[str]) -> Iterator[list[_Word]]:
    """Capitalised words that stand together, with the particles between them."""
    run: list[_Word] = []
    for index, word in enumerate(words):
        if run and not _adjoin(text, run[-1], word):
            yield from _whole(run)
            run = []
        if word.capital and not _merely_opens(word, words, index, lower, bool(run)):
            run.append(word)
        elif run and _joins(run, word, words, index):
            run.append(word)
        else:
            yield from _whole(run)
            run = []
    yield from _whole(run)


def _whole(run: list[_Word]) -> Iterator[list[_Word]]:
    while run and not run[-1].capital:
        run = run[:-1]
    if run:
        yield run


def _adjoin(text: str, left: _Word, right: _Word) -> bool:
    between = text[left.end : right.start]
    return between in (" ", "\u00a0", "\n", "-", " & ") or (between == "" and left.text.endswith("."))


def _joins(run: list[_Word], word: _Word, words: list[_Word], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    if word.folded in PARTICLES:
        return following is not None and (following.capital or following.folded in PARTICLES)
    if word.folded in ("of", "for"):
        return any(part.folded in ORGANISATION_WORDS for part in run) and following is not None and following.capital
    return False


def _merely_opens(word: _Word, words: list[_Word], index: int, lower: Counter[str], in_run: bool) -> bool:
    """Whether the capital only says that a sentence begins (or that the word is a weekday, a month, a pronoun)."""
    if in_run and len(word.text) > 1:
        return word.folded in OPENERS and word.folded not in ("may", "march", "april", "june", "august", "will", "last")
    if word.folded in OPENERS:
        return True
    if not word.opens:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    return lower[word.text.casefold()] > 0 and not (following and following.capital and word.folded in TITLES)


def _split(
    reading: Reading, block: Block, run: list[_Word], known: dict[int, Mention], families: dict[str, Name]
) -> Iterator[Name]:
    """One run as the names it holds: known places and nationalities apart, titles off."""
    titles: list[_Word] = []
    rest = list(run)
    while rest:
        mention = known.get(rest[0].start)
        if mention is None:
            if rest[0].folded in TITLES and len(rest) > 1:
                titles.append(rest.pop(0))
                continue
            break
        covered = [word for word in rest if word.end <= mention.end]
        if not covered:
            break
        yield _known_name(reading, block, mention)
        rest = rest[len(covered) :]
        titles = []
    if rest:
        yield _name(block, rest, " ".join(word.text for word in titles), families)


def _known_name(reading: Reading, block: Block, mention: Mention) -> Name:
    entry = reading.world.entry(mention.entry)
    if mention.form in ("adjective", "people"):
        kind = "nationality"
    else:
        kind = "organisation" if entry.kind == "group" else "place"
    passage = Passage(block, mention.start, mention.end)
    return Name(passage=passage, kind=kind, words=tuple(passage.text.split()), known=mention.entry)


def _name(block: Block, words: list[_Word], title: str, families: dict[str, Name]) -> Name:
    passage = Passage(block, words[0].start, words[-1].end)
    texts = tuple(word.text for word in words)
    age = _age(block.text, passage)
    role = _role(block.text, passage.start)
    kind = _kind(block.text, passage, texts, title, age, role, families)
    given = family = ""
    if kind == "person":
        family = _family(texts)
        given = " ".join(texts[: len(texts) - len(family.split())])
    return Name(passage=passage, kind=kind, words=texts, given=given, family=family, title=title, role=role, age=age)


def _family(words: tuple[str, ...]) -> str:
    """The family name: the last word with the particles before it."""
    suffix = 1 if len(words) > 2 and words[-1].rstrip(".").casefold() in ("jr", "sr", "ii", "iii", "iv") else 0
    at = len(words) - 1 - suffix
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return " ".join(words[at : len(words) - suffix])


def _kind(
    text: str,
    passage: Passage,
    words: tuple[str, ...],
    title: str,
    age: int | None,
    role: str,
    families: dict[str, Name],
) -> str:
    if any(word.casefold().rstrip(".") in ORGANISATION_WORDS for word in words) and not age:
        return "organisation"
    honoured = any(part.casefold().rstrip(".") in HONORIFICS for part in title.split())
    if age is not None or honoured or (len(words) == 1 and words[0] in families):
        return "person"
    if len(words) == 1:
        return "organisation" if words[0].isupper() and len(words[0]) > 1 else "other"
    if title or role or any(re.fullmatch(r"[A-Z]\.", word) for word in words[1:-1]):
        return "person"
    after = text[passage.end : passage.end + 24]
    following = re.match(r",?\s(\w+)", after)
    if len(words) <= 3 and following and (following[1] in SPEECH or following[1] in ("who", "whose")):
        return "person"
    return "other"


def _age(text: str, passage: Passage) -> int | None:
    after = _age_after().match(text, passage.end)
    before = _age_before().search(text, max(0, passage.start - 50), passage.start)
    match = after or before
    return int(match[1]) if match and 0 < int(match[1]) < 120 else None


def _role(text: str, start: int) -> str:
    """The role noun in lower case that stands right before the name, with the words that qualify it."""
    before = re.search(r"((?:[a-z][\w’'-]*\s){0,2}[a-z][\w’'-]+)[\s,]\s?$", text[max(0, start - 60) : start])
    if not before:
        return ""
    words = before[1].split()
    return words[-1] if words[-1] in ROLE_NOUNS else ""


def _known_in(block: Block, known: dict[tuple[str, ...], Name]) -> Iterator[Name]:
    """Names found elsewhere in the draft, in a headline whose capitals say nothing."""
    words = list(_words(block.text))
    at = 0
    while at < len(words):
        for length in range(min(5, len(words) - at), 0, -1):
            name = known.get(tuple(word.text for word in words[at : at + length]))
            if name is not None:
                passage = Passage(block, words[at].start, words[at + length - 1].end)
                yield Name(
                    passage=passage,
                    kind=name.kind,
                    words=name.words,
                    given=name.given,
                    family=name.family,
                    known=name.known,
                )
                at += length
                break
        else:
            at += 1
