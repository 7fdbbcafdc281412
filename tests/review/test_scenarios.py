"""What becomes of a decision when the draft is edited: one row a kind of edit."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from factcheck.draft import Draft
from factcheck.engine import lint as engine_lint
from factcheck.engine import load_rules
from factcheck.review.events import Event, FlagRecord
from factcheck.review.ledger import Ledger
from factcheck.review.reconcile import reconcile
from factcheck.review.session import Lint
from factcheck.review.standing import Reconciliation

ARREST = "Police arrested 12 people in Oslo on Friday, Anna Berg said."
COST = "The council approved the plan at a cost of $4.2 million, 3 per cent more than in 2021."
BORDER = "Ferries leave the island of Hven twice a day."
OTHER = "The weather was fine. Shops opened at nine."
LONG = "The council approved the plan in March after a long debate, and the mayor thanked the staff of the library."

TWICE = f"{ARREST}\n\n{ARREST}"
TWO_CITIES = "Oslo banned 2 films.\n\nBergen banned 3 films."
TWO_CITIES_SWAPPED = "Oslo banned 3 films.\n\nBergen banned 2 films."
ELSEWHERE = "A court in Turin banned the sale of horns, which had annoyed the neighbours."

RULES = """
rules:
  - name: mark
    extends: existence
    message: "Look at '%s'"
    level: error
    tokens: [arrested, released, approved, rejected, increased, decreased, attacked, sued, banned]
  - name: bridge
    extends: contradiction
    message: "Conflicting statements on whether {topic}"
    level: error
    topic: the bridge is open
    positions:
      open: ['bridge (?:is|was|remains) open']
      closed: ['bridge (?:is|was|remains) closed']
"""


@pytest.fixture(scope="module")
def lint(tmp_path_factory: pytest.TempPathFactory) -> Lint:
    """The engine with two rules."""
    path = tmp_path_factory.mktemp("desk") / "rules.yml"
    path.write_text(RULES)
    rules = load_rules(path)
    return lambda draft: engine_lint(draft, rules)


class Edit(NamedTuple):
    """``after`` is how the flags of the edited draft stand when every flag before was dismissed."""

    kind: str
    before: str
    now: str
    after: str


CARRY, REOPEN, OPEN, GONE = "dismissed", "reopened", "open", ""

MARKED = [
    Edit("nothing changed", ARREST, ARREST, CARRY),
    Edit("paragraph moved down", f"{ARREST}\n\n{OTHER}\n\n{BORDER}", f"{OTHER}\n\n{BORDER}\n\n{ARREST}", CARRY),
    Edit("paragraph moved up", f"{OTHER}\n\n{COST}", f"{COST}\n\n{OTHER}", CARRY),
    Edit("two paragraphs swapped", f"{ARREST}\n\n{COST}", f"{COST}\n\n{ARREST}", f"{CARRY} {CARRY}"),
    Edit("sentence before it added", ARREST, f"Rain fell all day. {ARREST}", CARRY),
    Edit("sentence after it added", ARREST, f"{ARREST} The hearing is public.", CARRY),
    Edit("sentence after it deleted", f"{ARREST} The hearing is public.", ARREST, CARRY),
    Edit("joined to the paragraph before", f"{OTHER}\n\n{ARREST}", f"{OTHER} {ARREST}", CARRY),
    Edit("line wrapped", ARREST, ARREST.replace(" in ", "  in "), CARRY),
    Edit("quotation marks curled", 'He said "we arrested 12" then.', "He said “we arrested 12” then.", CARRY),
    Edit("apostrophe curled", "The city's guards arrested 12 people.", "The city’s guards arrested 12 people.", CARRY),
    Edit("no-break space", ARREST, ARREST.replace("12 people", "12\u00a0people"), CARRY),
    Edit("thin space", ARREST, ARREST.replace("in Oslo", "in\u2009Oslo"), CARRY),
    Edit("hyphen to no-break hyphen", "The well-known man was arrested.", "The well‑known man was arrested.", CARRY),
    Edit("dash to en dash", "He was arrested - again - by police.", "He was arrested – again – by police.", CARRY),
    Edit("soft hyphen", "The spokesman was arrested.", "The spokes\u00adman was arrested.", CARRY),
    Edit("capital letter", "the man was arrested at home.", "The man was arrested at home.", CARRY),
    Edit("full stop added", ARREST[:-1], ARREST, CARRY),
    Edit("comma added", "On the quay he was arrested by police.", "On the quay, he was arrested by police.", CARRY),
    Edit("typing error mended", "The suspekt was arrested at home.", "The suspect was arrested at home.", CARRY),
    Edit("inflection", "The suspect was arrested in the markets.", "The suspect was arrested in the market.", CARRY),
    Edit("article", "A suspect was arrested at home.", "The suspect was arrested at home.", CARRY),
    Edit("adverb added", "The man was arrested at home.", "The man was quickly arrested at home.", CARRY),
    Edit("adverb dropped", "The man was quietly arrested at home.", "The man was arrested at home.", CARRY),
    Edit("verb of saying", "Two men were arrested, he said.", "Two men were arrested, he added.", CARRY),
    Edit("clause dropped", LONG, "The council approved the plan in March after a long debate.", CARRY),
    Edit("sentence split", LONG, LONG.replace(", and the mayor", ". The mayor"), CARRY),
    Edit("sentences joined", LONG.replace(", and the mayor", ". The mayor"), LONG, CARRY),
    Edit("date moved forward", "He was arrested on Friday.", "On Friday he was arrested.", CARRY),
    Edit("figure in another sentence", f"{ARREST} It rained for 3 days.", f"{ARREST} It rained for 4 days.", CARRY),
    Edit("new sentence of the same rule", ARREST, f"{ARREST}\n\nA court banned the rally.", f"{CARRY} {OPEN}"),
    Edit("sentence copied", ARREST, TWICE, f"{CARRY} {OPEN}"),
    Edit("same phrase twice, both stay", TWICE, f"{ARREST}\n\n{OTHER}\n\n{ARREST}", f"{CARRY} {CARRY}"),
    Edit("same phrase twice, one goes", TWICE, ARREST, CARRY),
    Edit("figure changed", ARREST, ARREST.replace("12", "21"), REOPEN),
    Edit("figure changed in words", "He arrested two men.", "He arrested three men.", REOPEN),
    Edit("decimal point lost", COST, COST.replace("4.2", "42"), REOPEN),
    Edit("magnitude slip", COST, COST.replace("million", "billion"), REOPEN),
    Edit("currency", COST, COST.replace("$", "£"), REOPEN),
    Edit("percentage", COST, COST.replace("3 per cent", "5 per cent"), REOPEN),
    Edit("year", COST, COST.replace("2021", "2012"), REOPEN),
    Edit("more to less", COST, COST.replace("more than", "less than"), REOPEN),
    Edit("weekday", ARREST, ARREST.replace("Friday", "Thursday"), REOPEN),
    Edit("month", LONG, LONG.replace("March", "April"), REOPEN),
    Edit("day of the month", "He was arrested on 3 May 2022.", "He was arrested on 8 May 2022.", REOPEN),
    Edit("place", ARREST, ARREST.replace("Oslo", "Bergen"), REOPEN),
    Edit("person", ARREST, ARREST.replace("Anna Berg", "Anna Lund"), REOPEN),
    Edit("given name", ARREST, ARREST.replace("Anna Berg", "Karl Berg"), REOPEN),
    Edit("one letter of a name", ARREST, ARREST.replace("Berg", "Borg"), REOPEN),
    Edit("who did it to whom", "Anna Berg sued Karl Lund.", "Karl Lund sued Anna Berg.", REOPEN),
    Edit("who did it to whom, no names", "Police attacked protesters.", "Protesters attacked police.", REOPEN),
    Edit("negation added", "The council approved the plan.", "The council has not approved the plan.", REOPEN),
    Edit("negation dropped", "The court never banned the film.", "The court banned the film.", REOPEN),
    Edit("fact to demand", "The film was banned in May.", "The film should be banned in May.", REOPEN),
    Edit("demand to fact", "The rally must be banned.", "The rally was banned.", REOPEN),
    Edit("fact to possibility", "The rally was banned.", "The rally may be banned.", REOPEN),
    Edit("and to or", "The mayor and the council approved it.", "The mayor or the council approved it.", REOPEN),
    Edit("to to from", "He was arrested on the way to work.", "He was arrested on the way from work.", REOPEN),
    Edit("he to she", "He was arrested at home.", "She was arrested at home.", REOPEN),
    Edit("now to then", "The film is banned there.", "The film was banned there.", REOPEN),
    Edit("opposite verb in the flagged words", "The council approved it.", "The council rejected it.", REOPEN),
    Edit("opposite verb elsewhere", "Rents fell after taxes increased.", "Rents rose after taxes increased.", REOPEN),
    Edit("other verb elsewhere", "The man they arrested was killed.", "The man they arrested was injured.", REOPEN),
    Edit("other noun", "He was arrested with his brother.", "He was arrested with his lawyer.", REOPEN),
    Edit("opposites that look alike", "The banned imports were legal.", "The banned imports were illegal.", REOPEN),
    Edit("figure dropped", ARREST, "Police arrested people in Oslo on Friday, Anna Berg said.", REOPEN),
    Edit("figure added", "Police arrested men at the quay.", "Police arrested 5 men at the quay.", REOPEN),
    Edit("changed and moved", f"{ARREST}\n\n{OTHER}", f"{OTHER}\n\n{ARREST.replace('12', '14')}", REOPEN),
    Edit("one of two changed", TWICE, f"{ARREST}\n\n{ARREST.replace('12', '14')}", f"{CARRY} {REOPEN}"),
    Edit("figures of two swapped", TWO_CITIES, TWO_CITIES_SWAPPED, f"{REOPEN} {REOPEN}"),
    Edit("flagged word gone", ARREST, ARREST.replace("arrested", "met"), GONE),
    Edit("sentence gone", f"{OTHER}\n\n{ARREST}", OTHER, GONE),
    Edit("another draft", f"{ARREST}\n\n{COST}", ELSEWHERE, OPEN),
    Edit("emptied", ARREST, "", GONE),
]  # fmt: skip

OPEN_BRIDGE = "The bridge is open to cars."
CLOSED_BRIDGE = "The bridge is closed after 3 accidents with Danish lorries, Karl Lund said."


def conflict(kind: str, old: str, new: str, after: str) -> Edit:
    """An edit of the statement that the flagged one conflicts with."""
    return Edit(kind, f"{OPEN_BRIDGE}\n\n{CLOSED_BRIDGE}", f"{OPEN_BRIDGE}\n\n{CLOSED_BRIDGE.replace(old, new)}", after)


CONFLICTS = [
    Edit("evidence moved", f"{OPEN_BRIDGE}\n\n{OTHER}\n\n{CLOSED_BRIDGE}", f"{OPEN_BRIDGE}\n\n{CLOSED_BRIDGE}", CARRY),
    conflict("evidence changed: figure", "3", "5", REOPEN),
    conflict("evidence changed: nationality", "Danish", "Swedish", REOPEN),
    conflict("evidence changed: speaker", "Karl", "Olaf", REOPEN),
    conflict("evidence changed: cause", "accidents", "protests", REOPEN),
    conflict("evidence retyped", "3 ", "3\u00a0", CARRY),
    conflict("evidence doubled", CLOSED_BRIDGE, f"{CLOSED_BRIDGE}\n\nThe bridge is closed to 4 lorries.", REOPEN),
    conflict("conflict resolved", CLOSED_BRIDGE, OTHER, GONE),
]
ALL = [*MARKED, *CONFLICTS]


def edited(row: Edit, lint: Lint, choice: str = "dismiss") -> Reconciliation:
    """Decide on every flag of the draft before, and reconcile with those of the draft after."""
    flags = lint(Draft.from_text(row.before))
    assert flags, "nothing to decide on"
    events = [
        Event(id=f"{number:04}", at="2022-09-28", who="ana", op="decide", choice=choice, flags=(FlagRecord.of(flag),))
        for number, flag in enumerate(flags)
    ]
    return reconcile(lint(Draft.from_text(row.now)), Ledger(events).decisions())


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.kind)
def test_decision_follows_its_statement(row: Edit, lint: Lint) -> None:
    outcome = edited(row, lint)
    assert " ".join(view.status for view in outcome.views) == row.after
    assert not outcome.fixed
    for view in outcome.views:
        if view.status == REOPEN:
            assert view.change
            change = view.change
            assert (change.before, change.before_evidence) != (change.after, change.after_evidence)


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.kind)
def test_no_decision_is_lost(row: Edit, lint: Lint) -> None:
    for choice in ("accept", "dismiss"):
        outcome = edited(row, lint, choice)
        held = [view.decision for view in outcome.views if view.decision]
        kept = {decision.key for decision in (*held, *outcome.fixed, *outcome.orphans)}
        assert kept == {flag.fingerprint for flag in lint(Draft.from_text(row.before))}
        assert len(held) + len(outcome.fixed) + len(outcome.orphans) == len(kept)
        assert all(decision.choice == "accept" for decision in outcome.fixed)
        assert all(decision.choice == "dismiss" for decision in outcome.orphans)


def test_there_are_sixty_kinds_of_edit() -> None:
    assert len({row.kind for row in ALL}) >= 60
