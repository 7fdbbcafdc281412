"""Title case and sentence case, and how near a text comes to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

#: Words that the AP style keeps small inside a title.
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "en",
        "for",
        "if",
        "in",
        "nor",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "vs",
        "vs.",
        "via",
        "v",
        "v.",
    ]
)

#: What the Chicago style keeps small besides.
PREPOSITIONS = frozenset(
    {
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "amid",
        "among",
        "around",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "despite",
        "down",
        "during",
        "except",
        "from",
        "inside",
        "into",
        "like",
        "near",
        "onto",
        "over",
        "through",
        "toward",
        "under",
        "with",
    }
)


@cache
def _words(exceptions: tuple[str, ...]) -> Any:
    import regex

    kept = [*sorted(exceptions, key=len, reverse=True), r"[\p{N}\p{L}*]+[^\s]*"]
    return regex.compile("|".join(kept), regex.V1)


@cache
def _exception(exception: str) -> Any:
    import regex

    return regex.compile(exception, regex.V1 | regex.I)


def _excepted(word: str, exceptions: Sequence[str]) -> str | None:
    """The spelling that the exceptions give a word, None where they say nothing of it."""
    bare = word.rstrip(".,:;!?")
    for exception in exceptions:
        found = _exception(exception).search(word, timeout=1)
        if not found:
            continue
        if exception.casefold() == bare.casefold():
            return exception + word[len(bare) :]
        if found.group() == bare or exception == found.group():
            return word
    return None


def title_case(text: str, exceptions: tuple[str, ...], *, chicago: bool = False) -> str:
    """``text`` in title case."""
    small = SMALL | PREPOSITIONS if chicago else SMALL
    spans = [match.span() for match in _words(exceptions).finditer(text, timeout=5)]
    out, at = [], 0
    for index, (start, end) in enumerate(spans):
        word = text[start:end]
        out.append(text[at:start])
        at = end
        edge = index in (0, len(spans) - 1) or text[:start].rstrip().endswith(":")
        out.append(_title_word(word, exceptions, small, edge))
    return "".join(out) + text[at:]


def _title_word(word: str, exceptions: Sequence[str], small: frozenset[str], edge: bool) -> str:
    kept = _excepted(word, exceptions)
    if kept is not None:
        return kept
    if word.lower() in small and not edge:
        return word if word == "To" else word.lower()
    return "-".join(
        part if index and part.lower() in small else part[:1].upper() + part[1:]
        for index, part in enumerate(word.split("-"))
    )


def sentence_case(text: str, exceptions: tuple[str, ...], indicators: Sequence[str]) -> str:
    """``text`` in sentence case: a capital at the start, after a number with a stop and after an indicator."""
    out, at, before = [], 0, ""
    for index, match in enumerate(_words(exceptions).finditer(text, timeout=5)):
        word = match.group()
        starts = index == 0 or (index == 1 and before.rstrip(".").isdigit() and before.endswith("."))
        starts = starts or bool(indicators and before.endswith(tuple(indicators)))
        kept = _excepted(word, exceptions)
        lowered = word[:1].upper() + word[1:].lower() if starts else word.lower()
        out += [text[at : match.start()], lowered if kept is None else kept]
        at, before = match.end(), word
    return "".join(out) + text[at:]


def similarity(text: str, expected: str, exceptions: tuple[str, ...], *, title: bool) -> float:
    """The share of words, from 0 to 1, that are as expected; 0 for a sentence that does not start as one."""
    pairs = list(zip(_texts(text, exceptions), _texts(expected, exceptions), strict=False))
    right = 0
    for index, (word, wanted) in enumerate(pairs):
        if word == wanted or (title and word.isupper()) or _excepted(word, exceptions) == word:
            right += 1
        elif index == 0 and not title and not word[:1].isupper():
            return 0.0
    return right / len(pairs) if pairs else 1.0


def _texts(text: str, exceptions: tuple[str, ...]) -> Iterator[str]:
    return (match.group() for match in _words(exceptions).finditer(text, timeout=5))
