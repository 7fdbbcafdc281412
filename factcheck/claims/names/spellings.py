"""Whether two words can be one name in two spellings: a slip of the hand, or two ways to write a foreign name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from factcheck.world.nearness import one_slip

#: Below so many letters two names are alike too easily.
LEAST = 5
#: Of family names beside one given name, so many are enough.
SHORT = 3
#: So long a name may differ in two letters, where all else says that it is one.
LONG = 7
#: Two transliterations of one name begin with the same letters, so many of them.
_SAME_START = 2
#: Endings by which one word is formed from another, and so is another word.
_ENDINGS = (
    *("s", "es", "'s", "n", "an", "ian", "i", "ite", "ish", "er", "ers", "ed", "e", "y", "ie", "ese", "ic", "al", "ly"),
    *("d", "r", "ing", "ism", "ist", "a", "o", "son", "sen"),
)


def formed(one: str, other: str) -> bool:
    """Whether one word is the other with an ending ("Ukraine", "Ukrainian"; "Brown", "Browns"), or a changed one."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if long.startswith(short) and long[len(short) :] in _ENDINGS and long[len(short) :] != short[-1]:
        return True
    same = len(_shared_start(short, long))
    return (short[same:], long[same:]) in _SWAPPED or (long[same:], short[same:]) in _SWAPPED


#: Endings that stand in one another's place: singular and plural, man's name and woman's, adjective and noun.
_SWAPPED = frozenset(
    [
        ("y", "ies"),
        ("a", "o"),
        ("a", "e"),
        ("man", "men"),
        ("e", "ing"),
        ("us", "a"),
        ("n", "s"),
        ("an", "en"),
        ("er", "or"),
    ]
)


def _shared_start(one: str, other: str) -> str:
    end = 0
    while end < min(len(one), len(other)) and one[end] == other[end]:
        end += 1
    return one[:end]


@cache
def transliterated(word: str) -> str:
    """A word with what transliterations from Russian, Ukrainian and Arabic write in several ways made one.

    Method: the tables of BGN/PCGN, ISO 9 and the passports of the states, read side by side.
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    text = "".join(char for char in plain if char.isalpha())
    for pattern, letter in _SAME_SOUND:
        text = re.sub(pattern, letter, text)
    return re.compile(r"(.)\1+").sub(r"\1", text)


_SAME_SOUND = (
    *(
        ("shch|sch", "sh"),
        ("tch", "ch"),
        ("kh", "h"),
        ("zh", "j"),
        ("ts|tz", "c"),
        ("ph", "f"),
        ("w", "v"),
        ("ou|oo", "u"),
    ),
    *(
        ("q|ck", "k"),
        ("(?<=[aeiou])y(?=[^aeiou]|$)", "i"),
        ("^ye|^je", "e"),
        ("iy$|yy$|ij$|ii$|yi$|y$", "i"),
        ("j", "i"),
    ),
    *(("yu|iu", "u"), ("ya|ia", "a"), ("y", "i")),
)


def same_name(one: str, other: str, *, family: bool = False) -> bool:
    """Whether two different words look like one name in two spellings. Accents alone are no difference.

    ``family``: two family names beside one given name, which are not formed from one another but by a plural, or as
    adjectives are from lands ("Africa", "African").
    """
    if one == other or min(len(one), len(other)) < (SHORT if family else LEAST) or one[0] != other[0]:
        return False
    if one.isupper() or other.isupper() or _bare(one) == _bare(other):
        return False
    short, long = sorted((one, other), key=len)
    if long == short + "s" or (long == short + "n" and short[-1] == "a") or (not family and formed(one, other)):
        return False
    if one_slip(one, other):
        return True
    return one[:_SAME_START] == other[:_SAME_START] and transliterated(one) == transliterated(other)


def slips(word: str) -> set[str]:
    """Keys of a word: two words for which ``same_name`` holds, or one of which has a letter more, share one of them.

    Those are the word with each of its letters left out (a slip in it leaves one of these the same), and its sound.
    """
    return {word, f"~{transliterated(word)}", *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def nearly_same(one: str, other: str) -> bool:
    """``same_name`` of two family names beside one given name, or two long ones that are two slips apart."""
    if same_name(one, other, family=True):
        return True
    if min(len(one), len(other)) < LONG or one[0] != other[0] or formed(one, other) or _bare(one) == _bare(other):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other) <= 2


def _bare(word: str) -> str:
    """Letters without accents, case and punctuation."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if char.isalpha())
