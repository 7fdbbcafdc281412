"""Whether two statements are about the same time, place and event, as far as their words show.

Statements about different ones do not contradict each other; nor do a before and an after, or two that the writer
sets against each other in so many words.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from factcheck.claims.statements.clauses import clause_at, rest_of
from factcheck.claims.statements.events import events_in
from factcheck.claims.statements.times import different_times, named_time, tense_of
from factcheck.claims.statements.wording import FINITE_PATTERN, MONTHS, WEEKDAYS
from factcheck.draft import Passage
from factcheck.draft.model import BODY


@cache
def _change() -> re.Pattern[str]:
    """Words that tell of a state that came or went, anywhere in the sentence."""
    return re.compile(
        r"\b(?:previously|formerly|initial|initially|originally|at first(?! light| glance| sight)"
        r"|(?<!lasted\s)until(?!\sfurther\snotice|\s(?:the|his|her|their)\s(?:trial|hearing|sentenc))|till|used to"
        r"|no longer|subsequently|eventually|re-?open\w*|re-?instat\w*|resum\w+|temporar\w+|briefly"
        r"|overturn\w*(?=\s(?:the|an?|his|her|its|their|that|this)\s(?:\w+\s)?(?:ruling|decision|verdict|conviction"
        r"|sentence|ban|order|result|election|law|judg\w+))|(?:was|were|been|be)\soverturned(?=\s(?:by|on|in)\b)"
        r"|quash\w*|re-?trial|withdr\w+|revers\w+|chang(?:e|ed|es|ing) (?:his|her|its|their|course|mind)|since then"
        r"|in the past|by then|back then|on appeal|upheld|lifted|eased|(?:has|have|had) since"
        r"|(?:broke|breach|violat|jump|skipp?)(?:n|ed|ing)? (?:(?:the|his|her|their) )?(?:\w+ ){0,2}"
        r"(?:bail|bond|parole|probation|curfew|conditions|licence)"
        r"|had (?:\w+ )?(?:said|told|vowed|promised|pledged|planned|hoped|insisted|threatened|warned|denied"
        r"|announced))\b",
        re.IGNORECASE,
    )


@cache
def _perfect() -> re.Pattern[str]:
    return re.compile(r"\bhad (?:been|not|already|never|\w+(?:ed|en))\b", re.IGNORECASE)


@cache
def _shift() -> re.Pattern[str]:
    """Words beside a statement that set it before or after something, or apart from another."""
    return re.compile(
        r"\b(?:earlier|later|then|once|again|soon after|after that|before that|ago|recently|finally|soon|already"
        r"|(?:in|from|during|after) that (?!time\b)\w+"
        r"|by (?:noon|midday|midnight|evening|morning|dawn|dusk|night|lunchtime"
        r"|\d[\d.:]*\s?(?:[ap]\.?m\b|o[’']clock))|unrelated|previous|time that"
        r"|(?:for|after) (?:\w+ ){1,2}(?:minutes|hours|days|weeks|months)"
        r"|the (?:next|following) (?:day|morning|afternoon|evening|night|week|month|year)"
        r"|first time|(?:an?|the|its|his|her|their|in|at|after) (?:second|third|fourth|fifth)"
        r"(?! (?:half|quarter))|another"
        r"|(?:first|earlier|last|original) (?:hearing|trial|session|inquest|inquiry|match|game|meeting|vote|round)"
        r"|(?:after|following) (?:(?:an?|the|some|several|more|further|its|his|her|their) )?(?:[\w-]+ )?"
        r"(?:amend\w+|revisions?|rethink|u-turn|re-?count|concessions?|compromise|outcry|backlash)"
        r"|separate(?:ly)?|similar(?:ly)?|different|neighbou?ring|adjoining|other(?! people| passengers)|elsewhere"
        r"|except|all but|any(?:one|body)? (?:who|else))\b",
        re.IGNORECASE,
    )


@cache
def _part() -> re.Pattern[str]:
    """Words right before a statement by which it holds of a part, or of another time."""
    return re.compile(
        r"\b(?:mostly|some of|most of|parts? of|half of|partly|partially|almost|nearly|former|ex)\b[\w\s,-]{0,20}$",
        re.IGNORECASE,
    )


@cache
def _contrast() -> re.Pattern[str]:
    """The start of a sentence that a writer sets against what stands before it."""
    return re.compile(
        r"[“\"]?(?:And )?(?:But|Although|Though|Despite|In spite of|Contrary|In contrast|By contrast|Whereas|Instead"
        r"|Yet|Nevertheless|Nonetheless|Unlike|Rather|Even|On the other hand|Conversely|Still|Except|Now|While"
        r"|In fact)\b"
    )


@cache
def _dispute() -> re.Pattern[str]:
    """Words that say in the sentence itself that accounts differ."""
    return re.compile(
        r"\b(?:however|contradict\w*|conflicting|disput(?:e|ed|es|ing)|disagree\w*|incorrect\w*|wrongly|mistake\w*"
        r"|erroneous\w*|falsely|(?:is|was|were|are) false|false (?:claim|report|rumou?r|statement|accusation)s?"
        r"|false (?:information|allegations?)|correction|the opposite|challeng(?:ed|es|ing)"
        r"|questioned|counter(?:ed|s that)|den(?:y|ies|ied|ying)|denials?)\b",
        re.IGNORECASE,
    )


@cache
def _named_place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?:the\s+|(?:north|south|east|west|central)\w*\s+)*"
        r"((?:St\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    )


@cache
def _stretch() -> re.Pattern[str]:
    return re.compile(r"\bbetween ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) and ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(rf"(?:{WEEKDAYS}|{MONTHS}|Twitter|Facebook|Instagram|Telegram)\b")


def is_past_perfect(passage: Passage) -> bool:
    """Whether the passage tells what had been so before something else."""
    return _perfect().search(passage.text) is not None


def apart(
    ours: Passage,
    theirs: Passage,
    clock: datetime.date | None = None,
    *,
    shifted: bool = False,
    denied: bool = False,
    timeless: bool = False,
    anytime: bool = False,
    anywhere: bool = False,
) -> bool:
    """Whether the words around two passages, in order, set them apart in time, place or event, or side by side.

    ``clock`` is the draft's day: times of its own year and month do not set apart what gives no time. ``shifted`` says
    that one is reported speech, whose "was" may be an "is", ``denied`` that one is a denial itself. ``timeless``
    says that the statements are about times themselves ("founded in 1886"), which so set nothing apart,
    ``anytime`` that they exclude each other whenever each is so, ``anywhere`` that they do in whatever places.
    """
    first, second = ours.sentence, theirs.sentence
    if first == second or _contrast().match(second.text):
        return True
    if any(_tells_of_change(one, anytime) or _is_other(one) for one in (ours, theirs)):
        return True
    if not anytime and _in_turn().match(rest_of(second, theirs)[0]):
        return True
    if not denied and any(_dispute().search(_around(one)) for one in (ours, theirs)):
        return True
    if of_other_time(ours, theirs, clock, timeless=timeless) or (not shifted and _different_tense(ours, theirs)):
        return True
    if _different_scope(ours, theirs, anywhere):
        return True
    if not anywhere and _different_places(first, second):
        return True
    return _different_events(first.text, second.text) or _different_directions(first.text, second.text)


def of_other_time(
    ours: Passage, theirs: Passage, clock: datetime.date | None = None, *, timeless: bool = False
) -> bool:
    """Whether the words close to two passages, in order, set one before, after or apart from the other."""
    return _set_off(ours) or _set_off(theirs) or different_times(ours, theirs, clock, timeless=timeless)


def _tells_of_change(passage: Passage, anytime: bool) -> bool:
    """Whether words around the passage tell of a state that came or went.

    They stand in its sentence; where what it says holds at any time, not in a clause that follows on its own.
    """
    before, after = rest_of(passage.sentence, passage)
    if anytime:
        if _until().match(after):
            return True
        after = rest_of(clause_at(passage).passage, passage)[1]
    return _change().search(f"{before} | {after}") is not None


@cache
def _until() -> re.Pattern[str]:
    """The end of a state, right after it: "until Friday", and not "until the river rose"."""
    return re.compile(rf"\s*(?:until|till)\s(?![^,.;]*{FINITE_PATTERN.source})")


def _set_off(passage: Passage, width: int = 30) -> bool:
    """Whether the words close to the passage in its sentence set it before or after something, or narrow it."""
    sentence, text = passage.sentence, passage.block.text
    before = text[max(sentence.start, passage.start - width) : passage.start]
    stop = max(passage.end, min(sentence.end, passage.end + width))
    while passage.end < stop < sentence.end and text[stop].isalnum() and text[stop - 1].isalnum():
        stop -= 1
    after = text[passage.end : stop]
    found = _part().search(before)
    # "Former general Lobo killed": who somebody was sets nothing that is told of him apart
    parted = found and not (found[0].lower().startswith(("former", "ex")) and passage.text[0].isupper())
    return bool(parted) or any(_shift().search(words) for words in (before, after))


def _around(passage: Passage) -> str:
    """The sentence without the passage."""
    return " | ".join(rest_of(passage.sentence, passage))


def _different_tense(ours: Passage, theirs: Passage) -> bool:
    """A state that was and a state that is; headlines tell the past in the present and do not count."""
    if ours.block.kind not in BODY or theirs.block.kind not in BODY:
        return False
    first, second = tense_of(ours), tense_of(theirs)
    return first is not None and second is not None and first != second


def _different_places(first: Passage, second: Passage) -> bool:
    return any(
        ours and theirs and ours.isdisjoint(theirs)
        for ours, theirs in ((found(first.text), found(second.text)) for found in (_places, _stretches, _sites))
    )


def _stretches(text: str) -> set[str]:
    """The ends of the parts of roads and lines that a text names ("between Faro and Loule")."""
    return {end for ends in _stretch().findall(text) for end in ends}


def _sites(text: str) -> set[str]:
    """The places and the ends of stretches that a text names."""
    return _places(text) | _stretches(text)


@cache
def _said_where() -> re.Pattern[str]:
    """Where somebody spoke, which is not where it happened ("he told reporters in Faro")."""
    hearers = r"(?:reporters|journalists|conference|television|radio)"
    return re.compile(rf"\b(?:said|told (?:\w+ ){{0,3}}?{hearers})(?: on \w+day)? (?:in|at|near|outside) ")


def _places(text: str) -> set[str]:
    text = _said_where().sub("", text)
    return {word for name in _named_place().findall(text) if not _no_place().match(name) for word in name.split()}


def _different_events(first: str, second: str) -> bool:
    ours, theirs = events_in(first), events_in(second)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


@cache
def _other_case() -> re.Pattern[str]:
    """Words by which a sentence tells of another case than the story's."""
    return re.compile(
        r"\b(?:separate|related|unrelated|another|different|similar|second|earlier|previous) (?:[\w-]+ )?"
        r"(?:case|incident|investigation|inquiry|probe|matter|operation|raid|offence|proceedings|trial)s?\b",
        re.IGNORECASE,
    )


@cache
def _version() -> re.Pattern[str]:
    """Words inside a statement by which a thing is one of several versions of it."""
    return re.compile(
        r"\b(?:amended|revised|original|modified|altered|reworked|redrawn|redrafted|rewritten|watered[- ]down"
        r"|scaled[- ](?:back|down)|slimmed[- ]down|(?:first|second|third|earlier|previous|final) (?:[a-z]+ )?"
        r"(?:version|draft|plan|proposal|bill|offer|bid|application|scheme|motion|deal|design))\b",
        re.IGNORECASE,
    )


def _is_other(passage: Passage) -> bool:
    """Whether a statement tells of another case than the story's, or of one version of a thing."""
    return bool(_other_case().search(passage.sentence.text) or _version().search(passage.text))


@cache
def _in_turn() -> re.Pattern[str]:
    """The start of a sentence by which what it tells came of something that was done in the meantime."""
    return re.compile(rf"(?:After|Once|When)\s(?:[\w’'-]+\s){{1,5}}?{FINITE_PATTERN.source}")


@cache
def _direction() -> re.Pattern[str]:
    return re.compile(r"\b(?:north|south|east|west|in|out|coast|city)-?bound\b|\b(?:anti-?)?clockwise\b", re.IGNORECASE)


def _different_directions(first: str, second: str) -> bool:
    """Whether two texts tell of different carriageways or ways of travel ("northbound", "southbound")."""
    ours, theirs = ({word.lower().replace("-", "") for word in _direction().findall(text)} for text in (first, second))
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


#: What ties an arrest, a charge or a quarrel to what it is about, in other words than "over".
_CAUSES = frozenset({"in connection with", "in relation to", "connected to", "linked to", "related to"})


@cache
def _scope() -> re.Pattern[str]:
    """A phrase beside a statement that says of what it holds ("on wages", "for the school", "In the south, …")."""
    return re.compile(
        rf"\s?(?P<word>{'|'.join(sorted(_CAUSES))}|on board|for|to|on|over|from|inside|outside|aboard|among|against"
        r"|about|with|of|in|at"
        r"|as(?=\s(?!the\b|it\b|s?he\b|they\b|his\b|her\b|its\b|their\b|of\b|well\b)))"
        r"\s(?P<what>[\w’'-]+(?:\s[\w’'-]+){0,3})",
        re.IGNORECASE,
    )


def _scope_of(passage: Passage) -> tuple[str, str]:
    """Preposition and words of the phrase right after the passage, else of the one that opens its sentence."""
    sentence, text = passage.sentence, passage.block.text
    found = _scope().match(text, passage.end) if text[passage.end : passage.end + 1].isspace() else None
    if not found:
        comma = text.find(",", sentence.start, passage.start)
        found = _scope().match(text, sentence.start, comma) if comma >= 0 else None
    if not found:
        return "", ""
    word = found["word"].lower()
    return "over" if word in _CAUSES else word, found["what"]


def _different_scope(ours: Passage, theirs: Passage, anywhere: bool) -> bool:
    """Whether one preposition ties both statements to different things, or only one of them to an inside.

    Of what excludes each other ``anywhere``, different places are no different things.

    "On the coast line" and "on the hill line" are two things, "on the line" may be either. What is done over a theft is
    not done over an assault; elsewhere a thing without an event may be the one that the other names.
    """
    (word, mine), (other, yours) = _scope_of(ours), _scope_of(theirs)
    narrow = ("inside", "aboard", "on board", "among")
    if anywhere and word in ("in", "at", "on", "outside", *narrow):
        return False
    if word != other and {word, other} != {"over", "for"}:
        return (word in narrow) != (other in narrow)
    one_event = word != "over" and bool(events_in(mine)) != bool(events_in(yours))
    if one_event or events_in(mine) & events_in(yours):
        return False
    first, second = _content(mine), _content(yours)
    return bool(first - second) and bool(second - first)


def _content(words: str) -> set[str]:
    """The words of matter in a phrase, up to the next preposition; nothing for a time."""
    phrase = re.compile(r"\b(?:of|in|on|at|to|for|by|with|from|and|or|after|before|as|when|while)\b").split(words)[0]
    if named_time().search(phrase):
        return set()
    grammar = {"the", "a", "an", "his", "her", "its", "their", "this", "that", "all", "any", "s"}
    return {word for word in re.compile(r"\w+").findall(phrase.lower()) if word not in grammar}
