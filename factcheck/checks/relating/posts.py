"""Offices and who holds them: the wrong person, a title that a country does not have, another country's leader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.checks.relating.case import Case, articled, listed
from factcheck.claims.lazy import Lazy
from factcheck.ruleset.model import Finding, Shown
from factcheck.world.offices import Holder, Office, held_in, held_on, holding, named, resembles, words
from factcheck.world.periods import first_day

if TYPE_CHECKING:
    from factcheck.draft import Passage

#: Days around a change of office in which either holder may be called by the title.
GRACE = 14
#: A capitalised word right before a title: then its country or body stands there, or it is part of a name.
_CAPITAL_BEFORE = Lazy(r"[A-Z][\w.’'-]*\s+$")
#: What goes on with a list after "the French president, Angela Merkel": then the name may be the next in the list.
_LIST_GOES_ON = Lazy(r"\s*,?\s*(?:and|or|as well as|with)\b|\s*,\s+(?:the\s+)?[A-Z]")
_CLOSES = Lazy(r"[’']?s?\s*(?:[,.;:)!?–—]|$)")
#: "the president of the Senate", "president and chief executive": the title is of something else.
_OF_ELSE = Lazy(
    r"(?:\s+(?:of|for|at|and chief|and founder)\b|[-‐‑](?:elect|designate)|\s+(?:elect|emeritus|designate)\b)"
)
#: What was done under a former holder, or for or with one, is told with the title of that time.
_UNDER = Lazy(
    r"\b(?:under|since|during|after|before|until|when|succeed\w*|replac\w+|defeat\w*|"
    r"(?:advis[eo]rs?|aides?|secretary|counsel|envoy|ambassador|speechwriters?|writer|heir|successor|predecessor)\s+(?:to|for|of)|"
    r"(?:serv|work)(?:ed|ing)\s+(?:for|with|in|alongside)|"
    r"(?:appoint|nominat|nam|sign|pick|choos|commission|launch|found|struck|reach|agree|negotiat|broker)\w*\s+(?:by|with|between)|"
    r"(?:portraits?|statues?|death|killing|assassination|presidency|premiership|government|administration|reign|era|memoirs?|"
    r"biography|grave|widow|son|daughter)\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_KIN = Lazy(
    r"[’']?s?\s+(?:\w+\s+)?(?:wife|husband|widow|son|daughter|predecessor|successor|government|administration|cabinet|"
    r"years|reign|era|tenure|presidency|premiership)\b"
)
#: A sentence with these words tells of an earlier time.
_TOLD_BACK = Lazy(
    r"\b(?:had|used to|last (?:year|decade|century)|previous(?:ly)?|later|eventually|by then|that year|the year)\b",
    re.IGNORECASE,
)
_FAMILY_OF = Lazy(r"['’]s?\s+(?:wife|husband|son|daughter|brother|sister|father|mother|predecessor|successor)\b")


def office(case: Case) -> Finding | None:
    """Someone given an office that another held on the draft's day."""
    post = _post(case)
    person = case.match.passage_of("who")
    if post is None or person is None or case.clock is None:
        return None
    current = holding(post, case.clock, GRACE)
    if not current or any(resembles(holder, person.text) for holder in current):
        return None
    if any(words(name) <= words(person.text) or words(person.text) <= words(name) for name in post.earlier):
        return None
    if case.titled_past or _next_in_list(case, person) or _in_named_years(case, post, person.text):
        return None
    known = _known(case, post, person.text)
    if not known:
        return None
    year = _other_year(case)
    if year is None:
        return _wrong_holder(case, post, current, known)
    then = [holder for holder in post.holders if held_in(holder, year)]
    if not then or not first_day(post.since).year < year or any(resembles(holder, person.text) for holder in then):
        return None
    return _wrong_holder(case, post, then, known, day=f"any day of {year}")


def _other_year(case: Case) -> int | None:
    """The one year, another than that of the draft's day, of which the sentence tells."""
    years = {day.year for days in case.times for day in days}
    return next(iter(years)) if len(years) == 1 and case.clock_year not in years else None


def _post(case: Case) -> Office | None:
    """The office that the statement names."""
    title = case.match.group("office")
    if not title:
        return None
    offices = case.world.offices
    if "of" not in case.match.pattern.slots:
        return offices.find(title)
    country = case.country()
    return offices.find(title, country.id) if country else None


def _known(case: Case, post: Office, name: str) -> list[tuple[Office, Holder]]:
    """The terms, of this office or another, of the person of this name; none for one who is not known for certain.

    A family name alone is enough for a former or future holder of the office itself.
    """
    own = [(post, holder) for holder in post.holders if named(holder, name)]
    if own:
        return own
    if len(words(name)) < 2:
        return []
    return [(term.office, term.holder) for term in case.world.offices.terms if named(term.holder, name)]


def _in_named_years(case: Case, post: Office, name: str) -> bool:
    """Whether the sentence or the paragraph speaks of the time when this person held the office."""
    terms = [holder for holder in post.holders if named(holder, name)]
    years = case.years | case.paragraph_years
    if any(held_in(holder, year) for holder in terms for year in years):
        return True
    if any(held_on(holder, *days) for holder in terms for days in case.times or case.times_before):
        return True
    if not any(not holder.from_ or first_day(holder.from_).year <= case.clock_year for holder in terms):
        return False
    block, start, end = case.match.passage
    return (
        case.looks_back
        or _TOLD_BACK.search(case.match.passage.sentence.text) is not None
        or _UNDER.search(block.text[max(0, start - 60) : start]) is not None
        or _KIN.match(block.text, end) is not None
    )


def _next_in_list(case: Case, person: Passage) -> bool:
    """Whether a name after a comma may be the next of a list, or the subject of what follows."""
    title = case.match.passage_of("office")
    if title is None or title.start > person.start or "," not in case.between("office", "who"):
        return False
    text = person.block.text
    return not _CLOSES.match(text, person.end) or _LIST_GOES_ON.match(text, person.end) is not None


def _wrong_holder(
    case: Case, post: Office, current: Sequence[Holder], known: Sequence[tuple[Office, Holder]], day: str = ""
) -> Finding:
    right = list(dict.fromkeys(holder.who for holder in current))
    title = _title(case, post)
    facts = [Shown(fact=f"{title}: {_terms(current)}", note=f"as of {post.as_of}", source=post.source[0])]
    for other, holder in known[-2:]:
        fact = f"{holder.who}, {_title(case, other)}: {_term(holder)}"
        facts.append(Shown(fact=fact, note=f"as of {other.as_of}", source=other.source[0]))
    values = {
        "who": known[0][1].who,
        "office": title,
        "right": listed(right),
        "date": day or case.day,
        "terms": _terms([holder for held, holder in known if held is post]) or "never",
    }
    return Finding(
        passage=case.match.passage,
        values=values,
        evidence=tuple(facts),
        replacements=case.repairs(right if len(right) == 1 else (), "who"),
    )


def _title(case: Case, post: Office) -> str:
    if post.alone:
        return post.alone
    if post.bodies:
        body = post.bodies[0]
        return f"{post.titles[0]} of {f'the {body}' if ' ' in body or body.isupper() else body}"
    return f"{post.titles[0]} of {articled(case.world.entry(post.of).name)}"


def _terms(holders: Sequence[Holder]) -> str:
    return ", ".join(f"{holder.who} {_term(holder)}" for holder in holders)


def _term(holder: Holder) -> str:
    """The time of one term in words."""
    until = f"until {holder.until}" if holder.until else ""
    return " ".join(filter(None, [f"from {holder.from_}" if holder.from_ else "", until]))


def title(case: Case) -> Finding | None:
    """A title that a country does not have."""
    country, words_ = case.country(), case.match.group("office")
    if country is None or not words_ or case.looks_back or case.titled_past:
        return None
    if not case.match.group("who") and _OF_ELSE.match(case.match.passage.block.text, case.match.passage.end):
        return None
    row = case.world.offices.without(words_, country.id, case.clock)
    if row is None:
        return None
    has = [post.titles[0] for post in case.world.offices.all if post.of == country.id]
    fact = f"{articled(country.name)} has no {row.title}" + (f"; it has a {listed(has, 'and a')}" if has else "")
    values = {"office": row.title, "of": articled(country.name), "right": listed(has), "date": case.day}
    shown = Shown(fact=fact, note=f"as of {row.as_of}", source=row.source[0])
    return Finding(passage=case.match.passage, values=values, evidence=(shown,))


def leader(case: Case) -> Finding | None:
    """The leader of one country called that of another."""
    country, person = case.country(), case.match.passage_of("who")
    if country is None or person is None or len(words(person.text)) < 2 or case.titled_past:
        return None
    said = case.match.group("office")
    if said and (_post(case) or case.world.offices.without(said, country.id, case.clock)):
        return None
    found = [term for term in case.world.offices.terms if term.office.of and named(term.holder, person.text)]
    homes = list(dict.fromkeys(term.office.of for term in found))
    if not homes or country.id in homes:
        return None
    if _FAMILY_OF.match(person.block.text, person.end):
        return None
    now = [term for term in found if case.clock and term.holder in holding(term.office, case.clock)]
    term = (now or found)[-1]
    home = articled(case.world.entry(term.office.of).name)
    fact = f"{term.holder.who}, {_title(case, term.office)}: {_term(term.holder)}"
    shown = Shown(fact=fact, note=f"as of {term.office.as_of}", source=term.office.source[0])
    values = {"who": term.holder.who, "of": articled(country.name), "right": home, "date": case.day}
    return Finding(passage=case.match.passage, values=values, evidence=(shown,))


def in_office(case: Case) -> Finding | None:
    """A title before a name, without a country, that this person had at another time only."""
    said, person = case.match.group("office"), case.match.passage_of("who")
    if not said or person is None or case.clock is None or case.titled_past:
        return None
    found = [
        term
        for term in case.world.offices.terms
        if case.world.offices.find(said, term.office.of) is term.office
        and named(term.holder, person.text)
        and (term.office.alone or len(words(person.text)) > 1)
    ]
    if _CAPITAL_BEFORE.search(person.block.text[: case.match.passage.start][-30:]):
        return None
    posts = {term.office.id: term.office for term in found}
    if len(posts) != 1:
        return None
    post = next(iter(posts.values()))
    current = holding(post, case.clock, GRACE)
    if not current or any(resembles(holder, person.text) for holder in current):
        return None
    if _in_named_years(case, post, person.text):
        return None
    return _wrong_holder(case, post, current, [(term.office, term.holder) for term in found])
