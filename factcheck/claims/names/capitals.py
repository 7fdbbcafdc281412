"""Runs of capitalised words in running text, and what the capitals of a draft say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from factcheck.claims.names.name_words import (
    CALENDAR,
    COMMON_OPENERS,
    MONTH_NAMES,
    OPENERS,
    ORGANISATION_WORDS,
    PARTICLES,
    folded,
)
from factcheck.draft import Block, BlockKind

#: In a headline with at least this share of capitalised words, capitals say nothing.
TITLE_CASE_SHARE = 0.6
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.RELATED, BlockKind.CAPTION})
#: What a hyphen may tie to a name without being part of it ("US-led"), as may any participle in -ed.
_SUFFIXES = frozenset(
    "led run born held made won wide style era area only like type friendly free bound elect designate to in of "  # noqa: SIM905
    "century mad level watcher watchers speaking leaning loving size ish esque wing day year".split()
)
#: The article of an Arabic name, after which every hyphen is part of it.
_ARTICLES = frozenset(("al", "el", "an", "as", "ar", "ad", "at", "ash"))


class Word(Struct, frozen=True):
    """One word of a run: ``[start, end)`` in the block's text."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The word as the closed lists have it."""
        return folded(self.text)


class Run(Struct, frozen=True):
    """Capitalised words that stand together; ``opens`` is whether a sentence or a quotation begins with them."""

    words: tuple[Word, ...]
    opens: bool


@cache
def _word_pattern() -> str:
    """A capitalised word: initials, abbreviated titles, words with hyphens and inner apostrophes; no ending 's."""
    return (
        r"(?:(?:[A-Z]\.){2,}|[A-Z]\.(?=\s?[A-Z])|(?:M[rsx]|Mrs|Dr|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Prof|Rev|[JS]r|Maj|Cpl"
        r"|Adm|Cmdr|Supt|Det|Inc|Corp|Ltd|Co)\.|(?:[Aa]l|[Ee]l|[Aa][nsrdt]|[Aa]sh)-[A-Z]\w+(?:-\w+)*"
        r"|[^\W\d_a-z][\w&]*(?:-\w+|['’](?!s\b)\w+)*)"
    )


@cache
def _run_pattern() -> re.Pattern[str]:
    word = _word_pattern()
    joint = rf"(?:\s(?:&\s|(?:{'|'.join(PARTICLES)})\s){{0,3}}|\s(?:of|for)\s(?:the\s)?|(?<=\.))"
    return re.compile(rf"(?<![\w@#/])(?:{word}{joint})*{word}")


@cache
def _parts_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_word_pattern()}|[a-z&]+")


#: After these, with or without white space, a sentence or a quotation opens; or after a stop and what closes it.
_OPENERS = frozenset('“‘"([:•–—-')
_STOPS = frozenset(".!?…")


def _opens_after(before: str) -> bool:
    """Whether a sentence or a quotation opens after the characters ``before``."""
    before = before.removesuffix("\n")
    bare = before.rstrip("“‘\"'([")
    if not _OPENERS.isdisjoint(before[len(bare) :]):
        return True
    bare = bare.rstrip()
    return not bare or bare[-1] in _OPENERS or bare.rstrip("'’”\")")[-1:] in _STOPS


def is_title_case(block: Block) -> bool:
    """Whether a headline gives nearly every word a capital."""
    if block.kind not in _HEADLINES:
        return False
    words = re.compile(r"[^\W\d_]{4,}").findall(block.text)
    return len(words) > 2 and sum(word[0].isupper() for word in words) / len(words) >= TITLE_CASE_SHARE


def words_in(text: str) -> Iterator[Word]:
    """Every word of ``text``, an ending 's left off."""
    for match in re.compile(r"[^\W\d_](?:[\w&]|-(?=\w)|['’](?!s\b)(?=\w))*").finditer(text):
        yield Word(match.group(), match.start(), match.end())


def runs_in(block: Block) -> Iterator[Run]:
    """The capitalised runs of a block in order; none goes beyond its sentence."""
    text = block.text
    for sentence in block.sentences:
        for words in _rows(text, sentence.start, sentence.end):
            if _is_shouted(words):
                continue
            start = words[0].start
            opens = start - sentence.start < 4 or _opens_after(text[max(sentence.start, start - 6) : start])
            yield from _divided(words, opens)


def _rows(text: str, start: int, end: int) -> Iterator[list[Word]]:
    """The rows of capitalised words in ``text[start:end]``; each ends before a suffix that a hyphen ties to it."""
    while match := _run_pattern().search(text, start, end):
        words = _words(text, match)
        suffixes = [at for word in words for at in _suffixes(word)] if "-" in match.group() else []
        for suffix in suffixes:
            yield from _rows(text, start, suffix)
            start = suffix
        if not suffixes:
            yield words
            start = words[-1].end


def _words(text: str, row: re.Match[str]) -> list[Word]:
    return [Word(m.group(), m.start(), m.end()) for m in _parts_pattern().finditer(text, *row.span())]


def _suffixes(word: Word) -> Iterator[int]:
    """Where in the text the hyphens stand that tie a suffix to ``word``."""
    first, *rest = word.text.split("-")
    if first[:1].lower() + first[1:] in _ARTICLES and rest and re.compile(r"[A-Z]\w").match(rest[0]):
        return
    at = word.start + len(first)
    for part in rest:
        tied = part.replace("’", "'").partition("'")[0]
        participle = len(tied) > 3 and tied.endswith("ed") and tied.isascii() and tied.isalpha() and tied.islower()
        if participle or tied in _SUFFIXES:
            yield at
        at += 1 + len(part)


def _divided(words: list[Word], opens: bool) -> Iterator[Run]:
    """A run cut at words that are no part of a name, and at an "of" that joins nothing to a body."""
    part: list[Word] = []
    for index, word in enumerate(words):
        if _cuts(word, part, words[index + 1 : index + 2]):
            yield from _run(part, opens and bool(part) and part[0] is words[0])
            part = []
        else:
            part.append(word)
    yield from _run(part, opens and bool(part) and part[0] is words[0])


def _cuts(word: Word, part: list[Word], following: list[Word]) -> bool:
    name = word.folded
    if name in ("of", "for", "the"):
        return not any(before.folded in ORGANISATION_WORDS for before in part)
    if name in CALENDAR:
        return not (name in MONTH_NAMES and (part or (following and following[0].text[0].isupper())))
    if name in OPENERS and word.text[0].isupper():
        return len(word.text) > 1 or not part
    return False


def _run(words: list[Word], opens: bool) -> Iterator[Run]:
    while words and not _is_capital(words[-1]):
        words = words[:-1]
    while words and not _is_capital(words[0]):
        words = words[1:]
    if words:
        yield Run(tuple(words), opens)


def _is_shouted(words: list[Word]) -> bool:
    """Whether words have their capitals from standing in a line of capitals."""
    return sum(len(word.text) > 3 for word in words) > 1 and all(word.text.isupper() for word in words)


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() or "-" in word.text


class Survey:
    """How a draft writes its words: which stand in lower case, and which have a capital inside sentences, or often."""

    def __init__(self, blocks: Iterable[Block], runs: Iterable[Run]) -> None:
        self.lower = frozenset(word for block in blocks for word in re.compile(r"\b[a-z][a-z'’-]+").findall(block.text))
        runs = list(runs)
        inside = {word.text for run in runs for word in (run.words[1:] if run.opens else run.words)}
        first = Counter(run.words[0].text for run in runs if run.opens)
        often = {word for word, count in first.items() if count > 1 and word.casefold() not in self.lower}
        self.inside = frozenset(inside | often - {word for word in often if word.casefold() in COMMON_OPENERS})

    def merely_opens(self, word: Word, given: bool) -> bool:
        """Whether the capital of a word that opens a sentence may say no more than that; ``given``: a given name."""
        if word.text in self.inside or given:
            return False
        name = word.folded
        return name in self.lower or name in COMMON_OPENERS or name.endswith(("ly", "ing", "ed"))
