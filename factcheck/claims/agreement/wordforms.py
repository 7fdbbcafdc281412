"""Words of a text and the stems that bring their inflected forms together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)?")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words that carry grammar rather than matter.
FUNCTION_WORDS = _set(
    """
    a an the this that these those of in on at to from by for with into onto upon about as than then so such and or
    but nor if while when where who whom whose which what how why there here it its he him his she her hers they them
    their theirs we us our ours you your yours i me my mine be is are was were been being am do does did done doing
    has have had having will would shall should can could may might must also too very just only even still already
    yet again now not no never neither none without s t ll re ve d m said say says saying
    """
)

_IRREGULAR = {
    form: base
    for base, forms in {
        "rise": "rose risen rising", "fall": "fell fallen", "grow": "grew grown", "shrink": "shrank shrunk",
        "sink": "sank sunk", "win": "won", "lose": "lost", "buy": "bought", "sell": "sold", "begin": "began begun",
        "leave": "left", "find": "found", "give": "gave given", "take": "took taken", "keep": "kept", "meet": "met",
        "make": "made", "break": "broke broken", "bring": "brought", "build": "built", "catch": "caught",
        "choose": "chose chosen", "come": "came", "die": "died dying dead", "drive": "drove driven", "fight": "fought",
        "fly": "flew flown", "forbid": "forbade forbidden", "forget": "forgot forgotten", "freeze": "froze frozen",
        "get": "got gotten", "go": "went gone", "hear": "heard", "hide": "hid hidden", "hold": "held", "kneel": "knelt",
        "know": "knew known", "lead": "led", "lend": "lent", "lie": "lay lain lying", "pay": "paid", "run": "ran",
        "say": "said", "see": "saw seen", "send": "sent", "sit": "sat", "speak": "spoke spoken", "spend": "spent",
        "stand": "stood", "steal": "stole stolen", "strike": "struck stricken", "swim": "swam swum", "teach": "taught",
        "tell": "told", "think": "thought", "wake": "woke woken", "wear": "wore worn", "withdraw": "withdrew withdrawn",
        "write": "wrote written", "do": "did done", "have": "has had", "be": "is are was were been", "feel": "felt",
        "agree": "agreed",
        "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "wife": "wives",
        "life": "lives", "half": "halves", "thief": "thieves",
    }.items()
    for form in forms.split()
}  # fmt: skip

_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "wives": "wife"}


class Word(Struct, frozen=True):
    """One word of a text: ``[start, end)`` in it, as written, and its stem."""

    start: int
    end: int
    text: str
    stem: str

    @property
    def matters(self) -> bool:
        """Whether the word has content of its own."""
        word = self.text.casefold()
        return word not in FUNCTION_WORDS and not word.endswith(("n't", "n’t"))


def words(text: str) -> tuple[Word, ...]:
    """The words and numbers of ``text`` in order; hyphens divide, apostrophes do not."""
    return tuple(Word(m.start(), m.end(), m.group(), stem(m.group())) for m in _WORD.finditer(text))


def first_word(text: str) -> str:
    """The first word or number of ``text``, which has one."""
    found = _WORD.search(text)
    return found.group() if found else ""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of ``word``: without possessive, plural, ``-ed``, ``-ing`` and final ``e``, in lower case.

    >>> stem("increasing") == stem("increased") == stem("Increases")
    True
    """
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _IRREGULAR.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    return _without_e(_without_tense(_without_plural(word)))


def irregular_forms(base: str) -> Sequence[str]:
    """The irregular forms, written small, of the word that is ``base`` or has it for its stem."""
    return _irregular_forms().get(base, ())


@cache
def _irregular_forms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, base in (*_IRREGULAR.items(), *_PLURALS.items()):
        for key in {base, stem(base)}:
            found.setdefault(key, []).append(form)
    return found


def plain(word: str) -> str:
    """``word`` without accents."""
    if word.isascii():
        return word
    from unicodedata import combining, normalize

    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """``word`` in lower case without possessive and plural ending."""
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    return _PLURALS.get(word) or (_without_plural(word) if len(word) > 3 else word)


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_tense(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word
    for suffix in ("ing", "ed"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) > 2 and any(letter in "aeiouy" for letter in rest):
            if rest[-1] == rest[-2] and rest[-1] not in "lsz":
                return rest[:-1]
            return rest
    return word


def _without_e(word: str) -> str:
    if word.endswith("ll") or len(word) < 4:
        return word[:-1] if word.endswith("ll") else word
    return word.removesuffix("e")


#: The stems of FUNCTION_WORDS.
FUNCTION_STEMS = frozenset(stem(word) for word in FUNCTION_WORDS)
