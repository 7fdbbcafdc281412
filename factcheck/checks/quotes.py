"""quotes: quotation marks that do not pair or face the wrong way, and quotations that do not agree."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from factcheck.draft import Block, Passage
from factcheck.draft.model import BODY
from factcheck.flag import Level
from factcheck.ruleset.model import Check, Finding, Shown
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.quotations.quotations import MarkedBlock
    from factcheck.claims.quotations.quote_marks import Slip
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search


#: Paragraphs in which a quotation left open may still be closed.
RUN_ON = 4


class QuotesFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to look for.

    ``unbalanced``: a mark that opens what nothing closes, or closes what nothing opened ({problem}). ``reopened``: a
    mark that opens a quotation again inside a paragraph. ``facing``: a curly mark that faces the wrong way
    ({right}). ``apostrophe``: an opening mark where an apostrophe belongs ({right}). ``differs``: a fragment or
    display quotation with other words than the fuller quotation ({change}). ``twice``: one long quotation in two
    wordings ({change}).
    """

    find: Literal["unbalanced", "reopened", "facing", "apostrophe", "differs", "twice"]


class Quotes(Check[QuotesFields]):
    """Quotation marks, and quotations of one draft against one another."""

    extends: ClassVar[str] = "quotes"
    fields: ClassVar[type[RuleFields]] = QuotesFields
    fills = frozenset(("problem", "right", "change"))
    claims: ClassVar[bool] = False

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for each mark or quotation that the rule is about."""
        scope = {passage.block.index for passage in search.passages}
        find = self.rule.fields.find
        if find in ("differs", "twice"):
            yield from _variants(reading, find, scope)
            return
        for marked in reading.marked_blocks:
            if marked.block.index in scope:
                yield from _unbalanced(reading, marked) if find == "unbalanced" else _slips(marked, find)


def _slips(marked: "MarkedBlock", find: str) -> Iterator[Finding]:
    for slip in marked.marks.slips:
        if slip.kind == find:
            repairs = (slip.repair,) if slip.repair else ()
            yield Finding(passage=_mark(marked.block, slip), values={"right": slip.repair}, replacements=repairs)


def _mark(block: Block, slip: "Slip") -> Passage:
    return Passage(block, slip.start, slip.end)


def _unbalanced(reading: "Reading", marked: "MarkedBlock") -> Iterator[Finding]:
    block = marked.block
    for slip in marked.marks.slips:
        if slip.kind in ("unclosed", "unopened"):
            problem = "opens a quotation that is never closed"
            if slip.kind == "unopened":
                problem = "closes a quotation that was never opened"
            yield Finding(passage=_mark(block, slip), values={"problem": problem})
    pair = marked.unclosed
    if pair and pair.opened:
        passage = Passage(block, pair.start - len(pair.mark), pair.start)
        level = Level.SUGGESTION if _may_run_on(reading, marked) else None
        yield Finding(passage=passage, values={"problem": "opens a quotation that is never closed"}, level=level)


def _may_run_on(reading: "Reading", marked: "MarkedBlock") -> bool:
    """Whether the writer may have meant the quotation to run on: it was reopened, or a mark soon after closes it."""
    from factcheck.claims.quotations.quotations import FLOW
    from factcheck.claims.quotations.quote_tokens import first_mark_closes

    if any(slip.kind == "reopened" for slip in marked.marks.slips):
        return True
    pair = marked.unclosed
    if pair is None or marked.block.kind not in FLOW:
        return False
    following = [other for other in reading.draft.blocks[marked.block.index + 1 :] if other.kind in FLOW]
    return any(first_mark_closes(other.text, pair.mark) for other in following[:RUN_ON])


def _variants(reading: "Reading", find: str, scope: set[int]) -> Iterator[Finding]:
    from factcheck.claims.quotations.quote_wording import differing, repeated

    for variant in differing(reading) if find == "differs" else repeated(reading):
        passage = variant.quotation.passage
        if passage.block.index in scope:
            note = "the fuller quotation" if find == "differs" else "the quotation as it stands before"
            shown = Shown(passage=variant.fuller, note=note)
            # A fragment may be cut on purpose, and a speaker may say a thing again in other words.
            open_case = passage.block.kind in BODY if find == "differs" else not variant.swapped
            level = Level.SUGGESTION if open_case else None
            yield Finding(passage=passage, values={"change": variant.change}, evidence=(shown,), level=level)
