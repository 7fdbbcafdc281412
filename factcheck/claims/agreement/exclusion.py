"""Words that exclude one another, and words that a negator turns round."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from factcheck.claims.agreement.alignment import Line, Slot
from factcheck.claims.agreement.comparison import Choice, Polarity
from factcheck.claims.agreement.wordforms import first_word, irregular_forms, singular, stem, words
from factcheck.claims.lazy import in_lower_case


def _list(words: str) -> list[str]:
    return words.split()


_NEGATORS = frozenset(_list("not no never neither nor without cannot hardly barely nobody nothing none"))
#: After these a negator does not deny the next word: "not only", "no longer", "no doubt".
_NOT_DENYING = frozenset(
    _list("only just merely simply necessarily least longer later doubt matter less more fewer wonder one")
)
#: Words that take back a part of what follows, and the stems of verbs that do.
_HALF_NEGATORS = frozenset(_list("rather instead far few little less unlike lack unless except despite although too"))
_DENIALS = frozenset(
    map(
        stem, _list("deny fail refuse reject avoid prevent stop decline doubt dismiss remove exclude omit delete scrap")
    )
)
#: Beside the word it turns round, these say that only its degree is denied: "not so bright", "not looking so bright".
_DEGREES = frozenset(_list("so as that too very all every always entirely quite exactly enough"))
#: What follows these in a clause is wished, feared or guessed, not told.
_SUPPOSING = frozenset(_list("must should ought would could might if whether unless ensure ensuring ensured sure"))
#: What follows these in a clause is what the rest of the sentence goes against.
_CONCEDING = frozenset(_list("despite although though notwithstanding unlike unless if"))
#: The stems of verbs whose object is undone: "to reverse the fall".
_UNDOING = frozenset(map(stem, _list("reverse offset halt stem undo arrest avoid avert prevent counter recover")))
#: The stems of verbs that a "never" before them turns into an "always": "never forget".
_LACKING = frozenset(map(stem, _list("forget fail miss doubt lose lack regret cease")))
#: Words for how something began, and what its sentence goes on with.
_AT_FIRST = frozenset(_list("early earlier initially first"))
_THEN = frozenset(_list("and but before then though although"))
#: How many words of one clause such a verb reaches, and a supposing word.
_UNDONE = 5
#: Verbs that show that a participle before them is no predicate, and what follows a participle that stands so.
_FINITE = frozenset(_list("is are was were has have had will would can could may might must should"))
_AFTER_PARTICIPLE = frozenset(_list("by in at on from since for during under after to with"))
#: What the verb "have" is followed by where it is no auxiliary.
_OWNED = frozenset(_list("a an the its his her their our my your this these those any some at"))
#: Prefixes that turn the word they stand before into its opposite, and how long that word must be.
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_SHORTEST_BASE = 4
#: How many words back a negator still reaches the word it turns round.
_REACH = 3

#: Groups of words that exclude one another: the sides of each, a side being words that mean the same, set apart by
#: commas.
Groups = Mapping[str, Sequence[str]]


class Lexicon:
    """Groups of words that exclude one another.

    ``opposites`` are found in every inflected form, ``kinds`` (nouns and names) in singular and plural only. A word
    written small is not found where a capital inside a sentence makes it part of a name, and the other way round; in a
    headline all in capitals they say nothing. ``trend`` is the group whose first side is a rise and whose second is a
    fall, of which two figures may tell too.
    """

    def __init__(self, opposites: Groups, kinds: Groups, trend: str = "") -> None:
        self.trend = trend
        self._groups = (opposites, kinds)
        self._by_stem = _Index(opposites, stem)
        self._by_noun = _Index(kinds, singular)

    def stems(self, families: Iterable[str]) -> set[str]:
        """The stems of words with which the terms of these families of values begin."""
        names = [family.removeprefix("choice ") for family in families]
        sides = (side for part in self._groups for name in names for side in part.get(name, ()))
        terms = (term for side in sides for term in _terms(side))
        return {stem(term if term.isalpha() else first_word(term)) for term in terms}

    @cached_property
    def _phrases(self) -> set[str]:
        """The stems of words with which terms of several words begin: such a term hides a shorter one inside it."""
        sides = (side for part in self._groups for sides in part.values() for side in sides)
        terms = "\n".join(sides).replace(", ", "\n").split("\n")
        return set(map(stem, {first_word(term) for term in terms if not term.isalpha()}))

    def find(self, line: Line, stems: Collection[str] = ()) -> Iterator[Choice]:
        """Every word of a group in ``line``, once for each group it belongs to; the longest reading wins.

        With ``stems`` only terms are looked for that begin with one of them.
        """
        places: Sequence[int] = range(len(line.words))
        if stems:
            places = [at for at in places if line.stems[at] in stems or line.stems[at] in self._phrases]
        for forms, index in ((line.stems, self._by_stem), (line.nouns, self._by_noun)):
            free = 0
            for at in places:
                entries = index.starting(forms[at]) if at >= free else ()
                if not entries:
                    continue
                length, groups = _longest(entries, line, forms, at)
                for group, sides in groups.items():
                    slot = Slot(line, at, at + length)
                    yield Choice(slot, group, frozenset(sides), negated(line, at), aside=_aside(line, at))
                free = at + length


_Entry = tuple[tuple[str, ...], bool, str, int]

#: What stands before a word in a list of words.
_GAPS = str.maketrans(dict.fromkeys(",\t\n\r\u00a0", " "))


class _Index:
    """The terms of groups by their first word's form, worked out only for forms that a text has."""

    def __init__(self, groups: Groups, form: Callable[[str], str]) -> None:
        self._form = form
        self._sides = [(side, group, number) for group, sides in groups.items() for number, side in enumerate(sides)]
        self._starts = list(accumulate([1 + len(side) for side, _, _ in self._sides], initial=0))
        self._text = in_lower_case(f" {' '.join([side for side, _, _ in self._sides])} ").translate(_GAPS)
        self._entries: dict[str, Sequence[_Entry]] = {}

    def starting(self, form: str) -> Sequence[_Entry]:
        """The entries that begin with ``form``, the longest first."""
        if form not in self._entries:
            self._entries[form] = _entries(self._terms_like(form), form, self._form)
        return self._entries[form]

    def _terms_like(self, form: str) -> Iterator[tuple[str, str, int]]:
        """The terms that may begin with a word of this form, each with its group and side.

        But for irregular ones, words begin with their form, a final y of it apart ("cities": "city").
        """
        beginnings = (form[:1] + form[1:].removesuffix("y"), *irregular_forms(form))
        for place in sorted({place for letters in beginnings for place in self._holding(f" {letters}", form)}):
            side, group, number = self._sides[place]
            for term in _terms(side):
                if term.casefold().startswith(beginnings):
                    yield term, group, number

    def _holding(self, letters: str, form: str) -> Iterator[int]:
        """The sides that hold ``letters`` at the beginning of a word of this form."""
        at = self._text.find(letters)
        while at >= 0:
            after = self._text.find(" ", at + 1)
            word = self._text[at + 1 : after]
            if not word.isalpha() or self._form(word) == form:
                place = bisect_right(self._starts, at) - 1
                yield place
                after = self._starts[place + 1]
            at = self._text.find(letters, after)


def _terms(side: str) -> list[str]:
    return [term.strip() for term in side.split(",")]


def _entries(terms: Iterable[tuple[str, str, int]], form: str, of: Callable[[str], str]) -> Sequence[_Entry]:
    """The terms whose first word has ``form``, with the forms of all their words, the longest first."""
    entries: list[_Entry] = []
    for term, group, number in terms:
        if of(term if term.isalpha() else first_word(term)) == form:
            forms = (form,) if term.isalpha() else tuple(of(word.text) for word in words(term))
            entries.append((forms, term[0].isupper(), group, number))
    return sorted(entries, key=lambda entry: -len(entry[0]))


def _longest(entries: Iterable[_Entry], line: Line, forms: Sequence[str], at: int) -> tuple[int, dict[str, set[int]]]:
    """The length of the longest entry that stands at ``at``, and the sides it has in each group."""
    length = 0
    groups: dict[str, set[int]] = {}
    for term, capital, group, side in entries:
        if len(term) < length:
            break
        if tuple(forms[at : at + len(term)]) == term and _suits(line, at, capital):
            length = len(term)
            groups.setdefault(group, set()).add(side)
    return length, groups


def _suits(line: Line, at: int, capital: bool) -> bool:
    written = line.words[at].text[0].isupper()
    return written if capital else not written or at == 0 or line.in_capitals


def negated(line: Line, at: int) -> bool:
    """Whether a negator in the words just before turns word ``at`` round; two negators cancel out."""
    count = 0
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if _divided(line, index):
            break
        if denies(line, index):
            count += 1
    return count % 2 == 1


def denies(line: Line, index: int) -> bool:
    """Whether word ``index`` is a negator of what follows."""
    text = line.words[index].text.casefold().replace("’", "'")
    if text not in _NEGATORS and not text.endswith("n't"):
        return False
    following = line.words[index + 1].text.casefold() if index + 1 < len(line.words) else ""
    return following not in _NOT_DENYING


def _divided(line: Line, index: int) -> bool:
    """Whether a mark of punctuation stands between word ``index`` and the next."""
    text = line.passage.text
    return any(mark in ",;:.!?–—()" for mark in text[line.words[index].end : line.words[index + 1].start])


def polarities(line: Line, families: Collection[str] | None = None) -> Iterator[Polarity]:
    """Every word of matter (of ``families`` only): denied by a negator, said in words without any, or hard to tell."""
    said = [
        (index, base, turns)
        for index, word in enumerate(line.words)
        for base, turns in _bases(word.stem)
        if (families is None or f"polarity {base}" in families)
        and ((word.matters and not word.text[0].isdigit()) or _owns(line, index))
    ]
    if not said:
        return
    turned = set(_turned(line))
    doubt = next((at for at in range(len(line.words)) if _casts_doubt(line, at)), len(line.words))
    for index, base, turns in said:
        denied = True if index in turned else False if index < doubt else None
        turned_round = denied if not turns or denied is None else not denied
        supposed = _follows(line, index, _SUPPOSING)
        yield Polarity(Slot(line, index, index + 1), base, turned_round, supposed=supposed)


@lru_cache(maxsize=65536)
def _bases(stem: str) -> tuple[tuple[str, bool], ...]:
    """A stem, and the stems that it turns into their opposite by a prefix."""
    turned = [
        (stem.removeprefix(prefix), True)
        for prefix in _PREFIXES
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST_BASE
    ]
    return ((stem, False), *turned)


def _turned(line: Line) -> Iterator[int]:
    """The words that negators turn round: the first word of matter after each, and the word that "non-" begins."""
    for index in range(len(line.words)):
        if line.stems[index] == "non" and index + 1 < len(line.words):
            yield index + 1
        elif denies(line, index):
            yield from _object(line, index)


def _object(line: Line, negator: int) -> Iterator[int]:
    """The first word of matter after a negator, where it denies more than its degree."""
    for at in range(negator + 1, min(len(line.words), negator + 1 + _REACH)):
        if _divided(line, at - 1) or line.words[at].text.casefold() in _DEGREES:
            return
        if line.words[at].matters or _owns(line, at):
            if at + 1 == len(line.words) or line.words[at + 1].text.casefold() not in _DEGREES:
                yield at
            return


def _follows(line: Line, index: int, openers: Collection[str], reach: int = _UNDONE, *, stems: bool = False) -> bool:
    """Whether one of ``openers`` stands in the ``reach`` words before word ``index``, with no mark between them."""
    for at in range(index - 1, max(-1, index - 1 - reach), -1):
        if _divided(line, at):
            return False
        if (line.stems[at] if stems else line.words[at].text.casefold()) in openers:
            return True
    return False


def _aside(line: Line, at: int) -> bool:
    """Whether the sentence says word ``at`` only to go against it, to undo it or to tell things apart by it.

    So it does of what had been so before: "men who had been barred".
    """
    return (
        _follows(line, at, _CONCEDING, len(line.words))
        or _follows(line, at, _UNDOING, stems=True)
        or _is_attribute(line, at)
        or [word.text for word in line.words[max(0, at - 2) : at]] == ["had", "been"]
        or (denies(line, at) and at + 1 < len(line.words) and line.stems[at + 1] in _LACKING)
        or _came_first(line, at)
    )


def _came_first(line: Line, at: int) -> bool:
    """Whether word ``at`` tells how something began, and its sentence goes on: "fell in early trade and closed up"."""
    early = at > 0 and line.words[at - 1].text.casefold() in _AT_FIRST
    for later in range(at + 1, len(line.words)):
        word = line.words[later].text.casefold()
        if early and word in _THEN:
            return True
        if word in _THEN or later - at > _UNDONE:
            return False
        early = early or word in _AT_FIRST
    return False


def _is_attribute(line: Line, at: int) -> bool:
    """Whether word ``at`` is a participle that only describes the noun before it: "men held in a camp were freed"."""
    words = line.words
    if (
        not 0 < at < len(words) - 1
        or not words[at - 1].matters
        or words[at + 1].text.casefold() not in _AFTER_PARTICIPLE
    ):
        return False
    if not words[at].text.endswith("ed") and words[at].stem == words[at].text:
        return False
    for later in range(at + 1, len(words)):
        if _divided(line, later - 1):
            return False
        if words[later].text.casefold() in _FINITE:
            return True
    return False


def _owns(line: Line, index: int) -> bool:
    """Whether word ``index`` is the verb "have" with an object, and no auxiliary."""
    following = line.words[index + 1].text.casefold() if index + 1 < len(line.words) else ""
    return line.words[index].text.casefold() in ("have", "has", "had") and following in _OWNED


def _casts_doubt(line: Line, index: int) -> bool:
    """Whether word ``index`` denies, or half denies, something that follows it."""
    text = line.words[index].text.casefold().replace("’", "'")
    return text in _NEGATORS or text in _HALF_NEGATORS or text.endswith("n't") or stem(text) in _DENIALS
