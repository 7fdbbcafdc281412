"""What is counted and what is done to it: head nouns and governing verbs around a number, found without a tagger.

English says a lot in its small words and endings: a noun phrase ends at the first preposition, auxiliary, conjunction
or mark, and after a number above one its head is a plural.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from factcheck.claims.lazy import Lazy


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(words.split())


#: Words at which a noun phrase ends.
STOPS = word_set(
    "a an the this that these those and or but nor so yet if when while as than because although though until till "
    "since in on at to from by with for of into onto upon over under about after before between among during through "
    "across against along around behind beneath beside beyond despite down inside like near off out outside per "
    "throughout toward towards up via within without above below is are was were be been being am has have had having "
    "do does did will would shall should can could may might must not n't no who whom whose which what where why how "
    "i you he she it we they me him us them his her its their our your my there here then now ago also too only just "
    "still already again later earlier away apart each every both either neither said says say saying told according "
    "including compared plus versus vs minus amid because except such very more less fewer most least much many "
    "all any some today yesterday tomorrow alone together went came took made got gave saw let left lost won "
    "became began fell rose grew ran held kept paid led met set put hit cut died live lived work worked"
)
_DETERMINERS = word_set("the a an its his her their our your my these those this that all such other")
_PLURALS = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf",
    "halves": "half", "leaves": "leaf", "thieves": "thief", "police": "police", "staff": "staff", "crew": "crew",
    "personnel": "personnel", "troops": "troop", "cattle": "cattle", "sheep": "sheep", "fish": "fish",
    "aircraft": "aircraft", "series": "series", "species": "species", "dead": "dead", "injured": "injured",
    "wounded": "wounded", "missing": "missing", "media": "medium", "criteria": "criterion", "crises": "crisis",
    "buses": "bus", "viruses": "virus", "bonuses": "bonus", "analyses": "analysis", "homeless": "homeless",
    "elderly": "elderly", "unemployed": "unemployed", "percent": "percent", "hertz": "hertz", "movies": "movie",
    "cookies": "cookie", "calories": "calorie", "selfies": "selfie", "rookies": "rookie", "zombies": "zombie",
    "shoes": "shoe", "toes": "toe", "horsepower": "horsepower", "yen": "yen", "yuan": "yuan", "rand": "rand",
    "servicemen": "serviceman", "businesses": "business", "gases": "gas", "geese": "goose", "oxen": "ox",
}  # fmt: skip
#: Words in -s that are no plurals.
_NOT_PLURAL = word_set(
    "this his its was has is does goes us yes always perhaps besides afterwards less across plus gas news versus "
    "various previous serious famous religious continuous consecutive pus bus us-led"
)
#: Adjectives after which a noun is meant though none is written: "the 14 dead".
NOMINAL = frozenset({"dead", "injured", "wounded", "missing", "homeless", "unemployed", "elderly"})

_IRREGULAR_VERBS = {
    form: base
    for base, forms in {
        "kill": "killed", "die": "died dies dying die", "be": "is are was were been being am", "have": "has had having",
        "rise": "rose risen rising", "fall": "fell fallen", "grow": "grew grown", "shrink": "shrank shrunk",
        "sink": "sank sunk", "win": "won", "lose": "lost", "buy": "bought", "sell": "sold", "begin": "began begun",
        "leave": "left", "find": "found", "give": "gave given", "take": "took taken", "keep": "kept", "meet": "met",
        "make": "made", "break": "broke broken", "bring": "brought", "build": "built", "catch": "caught",
        "choose": "chose chosen", "come": "came", "drive": "drove driven", "fight": "fought", "fly": "flew flown",
        "flee": "fled", "get": "got gotten", "go": "went gone", "hear": "heard", "hide": "hid hidden", "hold": "held",
        "know": "knew known", "lead": "led", "lend": "lent", "pay": "paid", "run": "ran", "say": "said",
        "see": "saw seen", "send": "sent", "sit": "sat", "speak": "spoke spoken", "spend": "spent", "stand": "stood",
        "steal": "stole stolen", "strike": "struck stricken", "swim": "swam swum", "teach": "taught", "tell": "told",
        "think": "thought", "wear": "wore worn", "withdraw": "withdrew withdrawn", "write": "wrote written",
        "do": "did done does", "feel": "felt", "shoot": "shot", "hurt": "hurt", "hit": "hit", "cut": "cut",
        "put": "put", "set": "set", "cost": "cost", "let": "let", "quit": "quit", "shut": "shut", "split": "split",
        "become": "became", "bear": "bore borne born", "beat": "beaten", "drown": "drowned", "eat": "ate eaten",
        "feed": "fed", "burn": "burnt", "draw": "drew drawn", "drink": "drank drunk", "show": "shown", "bid": "bid",
        "lay": "laid", "lie": "lay lain lying", "mean": "meant", "seek": "sought", "throw": "threw thrown",
        "read": "read", "ride": "rode ridden", "sue": "sued suing", "tie": "tied tying", "slay": "slain",
        "serve": "served serving", "vote": "voted voting", "live": "living lives", "include": "including",
        "overtake": "overtook", "undergo": "underwent undergone", "arise": "arose", "hang": "hung", "dig": "dug",
        "wound": "wounded", "injure": "injured", "face": "faced", "need": "needed", "seize": "seized",
        "total": "totalled totaled totalling", "travel": "travelled travelled",
    }.items()
    for form in forms.split()
}  # fmt: skip
#: Plain forms that follow a plural subject often enough to be told from nouns.
_PLAIN_VERBS = word_set(
    "die live work vote face remain say want need take make get go come have play attend belong believe think support "
    "oppose use own suffer speak earn receive visit flee include become stand sit lie share"
)
_AUXILIARIES = word_set(
    "is are was were be been being has have had will would shall should can could may might must do does did"
)
_REPORTING = word_set("say tell add report state announce claim confirm note think believe estimate be have do")
_NOT_VERBS = word_set(
    "during evening morning nothing something anything everything hundred red need indeed seed speed bed building "
    "united allied meeting king ring spring thing wing wedding beijing aged according including"
)

_WORD_RIGHT = Lazy(r"[ \u00a0]+([^\W\d_][\w’'&.-]*[\w’']|[^\W\d_])")
_OF = Lazy(r"\s+of\s+", re.IGNORECASE)
#: What may stand after that before the noun: these words, or a figure.
_SPACED = Lazy(r"([^\W\d_]+|\d[\d,.]*)\s+")
_AFTER_OF = word_set(
    "the its his her their our your my these those all some this that two three four five six seven eight nine ten "
    "twelve"
)
#: One word for several persons or things: "a couple and their son" are three.
SEVERAL = Lazy(r"\b(?:couples?|pairs?|twins|triplets|trio|famil(?:y|ies)|parents|crew|team|group|class|band|squad)\b")
_OR_MORE = Lazy(
    r"(?:\+|\s(?:or (?:more|so|fewer|less)|plus)\b)",
    re.IGNORECASE,
    needs=("+", "or more", "or so", "or fewer", "or less", "plus"),
)
#: With the character after it, it is no longer than this.
_OR_MORE_LENGTH = 12
_WORD_LEFT = Lazy(r"([^\W\d_][\w’'-]*)[ \u00a0]+$")
_COMPARED = word_set("more fewer less")
_EITHER = word_set("cut hit set work")


class Head(Struct, frozen=True):
    """The noun a number counts: in the singular, its qualifiers, and where the phrase ends."""

    noun: str = ""
    qualifiers: tuple[str, ...] = ()
    end: int = 0


@lru_cache(maxsize=16384)
def singular(noun: str) -> str:
    """The singular of a noun, lower case; what is no plural stays as it is."""
    word = noun.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if known := _PLURALS.get(word):
        return known
    if not is_plural(word):
        return word
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=16384)
def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    word = word.lower().replace("’", "'")
    if word in _PLURALS:
        return True
    if "'" in word or word in _NOT_PLURAL:
        return False
    if word.endswith("s"):
        return len(word) > 3 and not word.endswith(("ss", "us", "is"))
    return word.endswith(("men", "children")) and len(word) > 4


@lru_cache(maxsize=16384)
def verb_base(word: str) -> str:
    """The base form of a verb form; "" where the word does not look like one.

    Forms in -ed and -ing of one verb give one base; a rare one may lack or have a final e.
    """
    word = word.lower()
    if base := _IRREGULAR_VERBS.get(word):
        return base
    if word in _PLAIN_VERBS:
        return word
    if word in _NOT_VERBS or word in STOPS:
        return ""
    if word.endswith("eed"):
        return word if word.endswith("ceed") else word[:-1]
    for suffix in ("ied", "ed", "ing"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) > 2 and any(letter in "aeiouy" for letter in rest):
            return rest + "y" if suffix == "ied" else _with_e(rest)
    return ""


def _with_e(rest: str) -> str:
    if rest[-1] == rest[-2] and rest[-1] not in "lsfz":
        return rest[:-1]
    if rest.endswith(("c", "v", "u", "z", "dg", "rg", "ng", "as", "is", "os", "us", "rs", "ns", "iat", "uat")):
        return rest + "e"
    short = len(rest) <= 5 and rest[-1] in "dklmnprtb" and rest[-2] in "aiou" and rest[-3] not in "aeiou"
    return rest + "e" if short or (rest.endswith(("at", "ir", "ur", "os")) and not rest.endswith("eat")) else rest


def words_right(text: str, at: int, limit: int = 7) -> list[tuple[str, int]]:
    """Up to ``limit`` words that follow ``at`` with nothing but spaces between them, each with its end."""
    words: list[tuple[str, int]] = []
    while len(words) < limit and (match := _WORD_RIGHT.match(text, at)):
        at = match.end()
        words.append((match[1], at))
    return words


def head_after(text: str, at: int, *, plural: bool = True) -> Head:
    """The head of the noun phrase that goes on at ``at``, after a number.

    ``plural`` is whether a plural is expected; without it the last word before the phrase ends is the head. An "of"
    is looked through ("a third of the voters").
    """
    if more := _OR_MORE.match(text, at, at + _OR_MORE_LENGTH):
        at = more.end()
    if of := _OF.match(text, at):
        at = of.end()
        while (spaced := _SPACED.match(text, at)) and (spaced[1][0].isdecimal() or spaced[1].lower() in _AFTER_OF):
            at = spaced.end()
        at -= 1
    words: list[tuple[str, int]] = []
    for word, end in words_right(text, at):
        lower = word.lower().rstrip(".")
        begins = not words and (lower in _COMPARED or (lower in _EITHER and not plural))
        if (lower in STOPS and not begins) or (words and lower.endswith("ly")):
            break
        if not plural and word[0].isupper() and words and words[-1][0].islower():
            break
        words.append((word, end))
        if word.endswith("."):
            break
    head = _pick_head(words, plural, at)
    return head if head.noun or not of else _pick_head(words, not plural, at)


def _pick_head(words: list[tuple[str, int]], plural: bool, at: int) -> Head:
    names = [word.rstrip(".") for word, _ in words]
    chosen = -1
    for place, name in enumerate(names):
        if not (is_plural(name) if plural else False):
            continue
        follower = names[place + 1] if place + 1 < len(names) else ""
        if name.lower() in NOMINAL and is_plural(follower):
            continue
        chosen = place
        if is_plural(follower) and not verb_base(follower) and follower.lower() not in NOMINAL:
            chosen = place + 1
        break
    if chosen < 0:
        if plural:
            return Head(end=at)
        chosen = _singular_head(names)
        if chosen < 0:
            return Head(end=at)
    qualifiers = tuple(name.lower() for name in names[:chosen])
    return Head(singular(names[chosen]), qualifiers, words[chosen][1])


def _singular_head(names: list[str]) -> int:
    """The last word before something that looks like a verb, three words at most."""
    for place, name in enumerate(names[:4]):
        if place and verb_base(name):
            return place - 1
    return min(len(names), 3) - 1


def verb_around(text: str, start: int, end: int) -> str:
    """Base form of the verb that governs the phrase ``[start, end)``: the one it is object of, else its own verb.

    ``start`` is where the number with its hedges begins.
    """
    before = _verb_before(text, start)
    return before or _verb_after(text, end)


def _verb_before(text: str, start: int) -> str:
    at = start
    for _ in range(3):
        match = _WORD_LEFT.search(text, max(0, at - 30), at)
        if not match:
            return ""
        word = match[1].lower()
        at = match.start()
        if word in _DETERMINERS or word in (
            "by",
            "to",
            "for",
            "up",
            "as",
            "on",
            "in",
            "with",
            "at",
            "another",
            "those",
        ):
            continue
        if base := verb_base(word):
            return "" if base in _REPORTING else base
        return ""
    return ""


def _verb_after(text: str, end: int) -> str:
    auxiliary = False
    for place, (word, _) in enumerate(words_right(text, end, 9)):
        lower = word.lower()
        if lower in ("and", "or", "but", "that", "as", "because", "if", "while", "than"):
            return ""
        if lower in _AUXILIARIES:
            auxiliary = True
            continue
        if base := verb_base(lower):
            if lower.endswith("ing") and not auxiliary and place:
                continue
            return base
        if place == 0 and lower in ("who", "which"):
            continue
    return "be" if auxiliary else ""
