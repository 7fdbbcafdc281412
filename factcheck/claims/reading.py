"""A draft as read against the world: every kind of claim, found once and only when asked for."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.claims.agreement.values import Sides
    from factcheck.claims.dates.date_mentions import Mention
    from factcheck.claims.model import DateClaim, Name, Quantity, Quotation, Speaker, Statement
    from factcheck.claims.names.bearers import Bearer
    from factcheck.claims.names.places import Place
    from factcheck.claims.quotations.quotations import MarkedBlock
    from factcheck.claims.statements.reports import Report
    from factcheck.draft import Block, Draft, Passage
    from factcheck.world import House, Knowledge, World
    from factcheck.world import Mention as Known


class Reading:
    """What checks look at: the draft, the known world, the clock and the draft's claims.

    ``knowledge`` is what the run knows beside the draft; where none is given, what comes with factcheck. ``clock`` is
    the day the draft speaks from: the one given, else the draft's metadata, else its dateline, else None. It is never
    the machine's.
    """

    def __init__(self, draft: Draft, date: datetime.date | None = None, knowledge: Knowledge | None = None) -> None:
        self.draft = draft
        self.clock = date or draft.metadata.date
        self.marked: dict[Passage, Any] = {}
        self._knowledge = knowledge

    @cached_property
    def knowledge(self) -> Knowledge:
        """What is known beside the draft."""
        from factcheck.world import Knowledge

        return self._knowledge or Knowledge()

    @cached_property
    def world(self) -> World:
        """What is known outside the draft."""
        return self.knowledge.world

    @cached_property
    def house(self) -> House:
        """The house lists of names."""
        return self.knowledge.house

    def known_in(self, block: Block) -> list[Known]:
        """The known places and groups that a block names, settled as far as the story settles them."""
        return self._known[block.index]

    @cached_property
    def _known(self) -> dict[int, list[Known]]:
        """By block; what other stories' headlines and page furniture name settles nothing."""
        from factcheck.world.settle import settle

        told = [block for block in self.draft.blocks if block.asserts]
        found = settle(self.world, [b.text for b in told], [self.world.mentions(b.text) for b in told])
        known = {block.index: mentions for block, mentions in zip(told, found, strict=True)}
        for block in self.draft.blocks:
            if block.index not in known:
                known[block.index] = settle(self.world, [block.text], [self.world.mentions(block.text)])[0]
        return known

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity in document order."""
        from factcheck.claims.numbers.quantities import find_quantities

        return tuple(find_quantities(self))

    @cached_property
    def dates(self) -> tuple[DateClaim, ...]:
        """Every date expression in document order."""
        from factcheck.claims.dates.dates import find_dates

        return tuple(find_dates(self))

    @cached_property
    def mentions(self) -> tuple[tuple[Block, tuple[Mention, ...]], ...]:
        """Date expressions as written, ends of ranges included, by block."""
        from factcheck.claims.dates.date_mentions import find_mentions

        return tuple((block, tuple(find_mentions(block.text))) for block in self.draft.blocks if block.asserts)

    @cached_property
    def marked_blocks(self) -> tuple[MarkedBlock, ...]:
        """Quotation marks by block, related links included."""
        from factcheck.claims.quotations.quotations import mark_blocks

        return tuple(mark_blocks(self.draft))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every mention of a name in document order."""
        from factcheck.claims.names.names import find_names

        return tuple(find_names(self))

    @cached_property
    def bearers(self) -> tuple[Bearer, ...]:
        """The persons whom the draft introduces in full, each with the mentions that are theirs."""
        from factcheck.claims.names.bearers import persons

        return tuple(persons(self))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation in document order."""
        from factcheck.claims.quotations.quotations import find_quotations

        return tuple(find_quotations(self))

    @cached_property
    def quoted(self) -> tuple[tuple[Passage, Quotation], ...]:
        """Every quoted passage in document order with its quotation, scare quotes left out.

        A quotation that runs over paragraphs has one in each.
        """
        pairs = ((part, q) for q in self.quotations if q.form != "scare" for part in q.parts or (q.passage,))
        return tuple(sorted(pairs, key=lambda pair: pair[0].order))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place named in the blocks that assert, in document order."""
        from factcheck.claims.names.places import find_places

        return tuple(find_places(self))

    @cached_property
    def destinations(self) -> tuple[Place, ...]:
        """The places that the draft says people go to, in document order."""
        return tuple(place for place in self.places if place.sure and place.is_destination)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Every act of reporting ("X said", "according to X") in document order."""
        from factcheck.claims.statements.reports import find_reports

        return tuple(find_reports(self))

    @cached_property
    def sides(self) -> Sides:
        """Title, standfirst and captions on one side, the body on the other, with the values of each."""
        from factcheck.claims.agreement.values import Sides

        return Sides(self)

    def statement(self, passage: Passage) -> Statement:
        """The clause around ``passage`` with its polarity, mode and speaker."""
        from factcheck.claims.statements.statements import statement_at

        return statement_at(self, passage)

    def speaker(self, passage: Passage) -> Speaker:
        """Who says what stands at ``passage``."""
        from factcheck.claims.statements.speakers import speaker_at

        return speaker_at(self, passage)

    def tells(self, passage: Passage) -> bool:
        """Whether the story itself asserts what stands at ``passage``."""
        from factcheck.claims.statements.statements import told_by_story

        return told_by_story(self, passage)
