"""Tables: a column or row whose total is not the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from factcheck.checks.reckoning.written import SCALE_NAMES, exactness, last_place, repair, show
from factcheck.claims.lazy import Lazy
from factcheck.claims.numbers.numerals import Numeral, numerals
from factcheck.draft import Block, Cell, Passage
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

#: What may stand after a cell's number: a sign or one word that is its unit, and a mark of a note.
_AFTER = Lazy(r"\s?(?P<unit>%|[^\W\d_]{1,12}|)\s?(?:[*†‡]|\[\w{1,2}\])?")
#: A cell that is a rank or a figure, and so not what its row is called by.
_COUNT = Lazy(r"[\d.,]+")
_MINUS = ("-", "−", "–")

#: Above this share of a total, what its parts lack may be parts that the table does not list.
_LACKING = 0.25
#: A table may break the same total down so many times, one breakdown under the other.
_BREAKDOWNS = 4
#: The longest heading of a table, or note under it, in characters; more is the story's running text.
_NOTE = 160
#: A sum among the parts is of no more parts than this.
_LONGEST_RUN = 30


class Wording(Struct, frozen=True):
    """Expressions for a table's words: a total's label, shares of a whole, figures that nobody adds up (averages),
    figures that are rounded, and parts that overlap or are a choice.
    """

    totals: Sequence[Any]
    shares: Sequence[Any]
    unsummed: Sequence[Any]
    rounded: Sequence[Any]
    overlapping: Sequence[Any]


class _Figure(Struct, frozen=True):
    """A cell that holds one number and nothing else, with its unit or currency."""

    block: Block
    label: str
    number: Numeral
    value: float
    unit: str


class _Line(Struct, frozen=True):
    """A column, or a row: its name, its heading, its parts and its total."""

    name: str
    heads: str
    parts: list[_Figure]
    total: _Figure
    place: int

    @property
    def added(self) -> float:
        return sum(part.value for part in self.parts)


class _Grid(Struct, frozen=True):
    """A table's cells by row and column, or the other way round where ``turned``."""

    cells: Mapping[tuple[int, int], Block]
    turned: bool

    def text(self, row: int, column: int) -> str:
        block = self.cells.get((row, column))
        return " ".join(block.text.split()) if block else ""

    @property
    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})

    @property
    def columns(self) -> list[int]:
        return sorted({column for _, column in self.cells})


def find_tables(reading: Reading, blocks: Sequence[Block], wording: Wording) -> Iterator[Finding]:
    """Columns and rows with a total, first or last, that is not what the parts come to, rounding allowed for."""
    tables: dict[int, dict[Cell, Block]] = {}
    for block in blocks:
        if block.cell:
            tables.setdefault(block.cell.table, {})[block.cell] = block
    for cells in tables.values():
        around = _around(reading, list(cells.values()))
        if _found(wording.overlapping, around):
            continue
        rounded = _found(wording.rounded, around)
        upright = _Grid({(cell.row, cell.column): block for cell, block in cells.items()}, False)
        turned = _Grid({(cell.column, cell.row): block for cell, block in cells.items()}, True)
        for grid in (upright, turned):
            yield from _judged(grid, list(_lines(grid, wording)), wording, rounded=rounded)


def _around(reading: Reading, cells: Sequence[Block]) -> str:
    """The head of a table, and what stands right before and after it: a heading, a note on the figures."""
    blocks = reading.draft.blocks
    first, last = cells[0].index, cells[-1].index
    beside = [*blocks[max(0, first - 1) : first], *blocks[last + 1 : last + 2]]
    beside = [block for block in beside if not block.cell and len(block.text) <= _NOTE]
    heads = [block for block in cells if block.cell and block.cell.row == 0]
    return "\n".join(block.text for block in (*beside, *heads))


def _found(patterns: Iterable[Any], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _lines(grid: _Grid, wording: Wording) -> Iterator[_Line]:
    """The columns of a grid that hold nothing but figures between their head and their total."""
    rows = [row for row in grid.rows if row > 0 or grid.turned]
    labels = {row: _label(grid, row) for row in rows}
    if not grid.turned:
        while rows and sum((rows[-1], column) in grid.cells for column in grid.columns) < 2:
            rows.pop()  # a note on the source, in a row of its own
    else:
        rows = rows[1:]
        while rows and not any(_figure(grid, rows[0], column, "") for column in grid.columns[1:]):
            rows.pop(0)  # what the rows are called, after their ranks
    totals = [row for row in rows if any(pattern.fullmatch(labels[row]) for pattern in wording.totals)]
    if len(totals) != 1 or totals[0] not in (rows[0], rows[-1]) or len(rows) < 3:
        return
    parts = [row for row in rows if row != totals[0]]
    apart = (*wording.overlapping, *wording.shares, *wording.unsummed)
    if any(_found(apart, labels[row]) for row in parts):
        return
    for column in grid.columns:
        figures = [_figure(grid, row, column, labels[row]) for row in parts]
        total = _figure(grid, totals[0], column, labels[totals[0]])
        whole = [figure for figure in figures if figure]
        if total and len(whole) == len(figures) and _alike([*whole, total]):
            heads = " ".join(labels[row] for row in parts) if grid.turned else grid.text(0, column)
            yield _Line(_name(grid, column), heads, whole, total, column)


def _label(grid: _Grid, row: int) -> str:
    """What a row is called: its first words; of a turned grid, the head."""
    if grid.turned:
        return grid.text(row, 0)
    texts = (grid.text(row, column) for column in grid.columns)
    return next((text for text in texts if text and not _COUNT.fullmatch(text)), "").strip(" :*")


def _name(grid: _Grid, column: int) -> str:
    """A line as a message calls it."""
    if not grid.turned:
        head = grid.text(0, column)
        return f"the column “{head}”" if head else f"column {column + 1}"
    texts = (grid.text(row, column) for row in grid.rows)
    label = next((text for text in texts if text and not _COUNT.fullmatch(text)), "")
    return f"the row “{label}”" if label else f"row {column}"


def _figure(grid: _Grid, row: int, column: int, label: str) -> _Figure | None:
    block = grid.cells.get((row, column))
    number = next(iter(numerals(block.text)), None) if block and len(block.text) < 40 else None
    if block is None or number is None or number.form != "figures":
        return None
    before, after = block.text[: number.start].strip(), _AFTER.fullmatch(block.text, number.end)
    sign = before.strip("$£€") if number.currency else before
    if after is None or sign not in ("", "+", *_MINUS):
        return None
    value = -number.value if sign in _MINUS else number.value
    return _Figure(block, label, number, value, after["unit"] or number.currency)


def _alike(figures: Sequence[_Figure]) -> bool:
    """Whether figures, the last a total, can be added up: of one unit, and not all of them years.

    A unit or currency may stand once for all; the sign of a per cent stands beside each part that is one.
    """
    *parts, total = figures
    if all(1800 <= figure.value < 2100 and "," not in figure.block.text for figure in parts):
        return False
    units = {figure.unit for figure in parts}
    return len({*units, total.unit} - {""}) < 2 and ("%" not in units or len(units) == 1)


def _judged(grid: _Grid, lines: Sequence[_Line], wording: Wording, *, rounded: bool) -> Iterator[Finding]:
    """The lines that do not add up. A row's cells may be anything: rows are judged where most of them add up."""
    right = {line.place for line in lines if _adds_up(line, rounded=rounded)}
    wrong = [line for line in lines if line.place not in right]
    if grid.turned and len(right) < max(2, len(wrong) + 1):
        return
    for line in wrong:
        share = line.total.unit == "%" or _found(wording.shares, line.heads)
        if (share and line.total.value != 100) or _found(wording.unsummed, line.heads):
            continue
        if grid.turned or (not _is_between(line) and (right or _is_whole(line)) and not _broken_down_again(line)):
            yield _finding(line)


def _adds_up(line: _Line, *, rounded: bool) -> bool:
    return abs(line.added - line.total.value) <= _slack(line, rounded=rounded)


def _slack(line: _Line, *, rounded: bool = False) -> float:
    """How far parts and total may differ by rounding; counts without a unit are exact."""
    figures = [*line.parts, line.total]
    measured = rounded or line.total.value == 100 or any(figure.unit for figure in figures) or "(" in line.heads
    places = (last_place(figure.number) / 2 if measured else 0.0 for figure in figures)
    return sum(max(place, exactness(f.number)) for place, f in zip(places, figures, strict=True)) + 1e-9


def _is_between(line: _Line) -> bool:
    """Whether a total can be an average, or the highest or lowest figure."""
    values = [part.value for part in line.parts]
    return min(values) <= line.total.value <= max(values)


def _is_whole(line: _Line) -> bool:
    """Whether total and parts are near enough to be meant for the same, or a digit apart.

    Else the total may be of more than the table lists, or a balance.
    """
    total, added = line.total.value, line.added
    if total <= 0 or added <= 0:
        return False
    slipped = any(abs(one / other - 10) < 1 for one, other in ((total, added), (added, total)))
    return slipped or -total <= total - added <= _LACKING * total


def _broken_down_again(line: _Line) -> bool:
    """Whether the parts are several breakdowns of the same total, or hold sums of others among them."""
    values, total, slack = [part.value for part in line.parts], line.total.value, _slack(line)
    if any(abs(line.added - times * total) <= slack for times in range(2, _BREAKDOWNS + 1)):
        return True
    plain = [value for place, value in enumerate(values) if not _is_subtotal(values, place)]
    return len(plain) < len(values) and abs(sum(plain) - total) <= slack


def _is_subtotal(values: Sequence[float], place: int) -> bool:
    """Whether a value is the sum of two or more that stand right before or right after it."""
    for run in (values[place + 1 : place + _LONGEST_RUN], values[max(0, place - _LONGEST_RUN) : place][::-1]):
        added = 0.0
        for count, value in enumerate(run, 1):
            added += value
            if count > 1 and abs(added - values[place]) < 1e-9:
                return True
    return False


def _finding(line: _Line) -> Finding:
    numbers = [figure.number for figure in (line.total, *line.parts)]
    scale = line.total.number.scale if line.total.number.scaled else 1.0
    finest = min(numbers, key=lambda number: last_place(number) / number.scale)
    right = show(line.added / scale, finest) + SCALE_NAMES.get(scale, "")
    block = line.total.block
    return Finding(
        passage=Passage(block, 0, len(block.text)),
        values={"said": block.text, "right": right, "column": line.name},
        evidence=tuple(
            Shown(passage=Passage(part.block, 0, len(part.block.text)), note=part.label) for part in line.parts
        ),
        replacements=repair(block.text, line.added),
    )
