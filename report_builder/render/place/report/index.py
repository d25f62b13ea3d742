"""Place the index of units: each with the pages on which figures of its own stand.

Pages of chapters are bold, as they tell of few; annexes list all units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from report_builder.model import Run, Text, facts_in, joined, plain
from report_builder.render.layout import columns
from report_builder.render.page import Box, CellsBox, ChartBox, Element, Face, Line, Role, TextBox
from report_builder.render.place.report.looks import AREA, SMALL, set_in, tall
from report_builder.render.place.report.pieces import Piece
from report_builder.story.chartspec import ChartSpec
from report_builder.story.report.blocks import UnitIndex

COLUMNS = (1.0, 1.0)
ROOM = AREA.h - 1.3
"""Inches of a column, so that the title of the chapter has room above the first."""
UNIT = "unit."


def named_on(pages: Iterable[tuple[int, Iterable[Element]]]) -> Mapping[str, list[int]]:
    """Return the pages of texts, tables and charts on which each unit has figures, by its code.

    Pages come with their numbers.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number, elements in pages:
        for code in units_in(fact for element in elements for fact in _facts(element)):
            found[code].append(number)
    return found


def units_in(facts: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the units that facts are of, in order."""
    return tuple(dict.fromkeys(fact.split(".")[1] for fact in facts if fact.startswith(UNIT)))


def _facts(element: Element) -> Iterator[str]:
    lines: Iterable[Line] = ()
    if isinstance(element, TextBox):
        lines = element.lines
    elif isinstance(element, CellsBox):
        lines = (line for row in element.rows for line in row)
    texts = named_in(element.chart) if isinstance(element, ChartBox) else (i.text for i in lines)
    return (fact for text in texts for fact in facts_in(text))


def named_in(chart: ChartSpec) -> Iterator[Text]:
    """Yield the labels of dots of a chart that have a name in them."""
    for row in chart.dots:
        yield from (dot.label for dot in row if dot.label and dot.name in plain(dot.label))


def index_pieces(
    block: UnitIndex, pages: Mapping[str, Sequence[int]], annexes: int
) -> Iterator[Piece]:
    """Yield the pieces of an index, one for each page; a unit that no page names is left out.

    `annexes` is the page on which they begin.
    """
    width = columns(Box(0.0, 0.0, AREA.w, 0.0), COLUMNS)[0].w
    named = [(text, paged(pages[code], annexes)) for code, text in block.units if pages.get(code)]
    stacks = _stacked([_line(text, own, width) for text, own in named])
    for nth in range(0, len(stacks), len(COLUMNS)):
        yield _piece(f"{block.id}.{nth}", stacks[nth : nth + len(COLUMNS)])


def paged(pages: Sequence[int], annexes: int) -> Text:
    """Return the pages of a unit, in bold those before the annexes."""
    own, others = ([n for n in pages if (n < annexes) is main] for main in (True, False))
    told = ((Run(spans(own), bold=True, literal=True),), (Run(spans(others), literal=True),))
    return joined([text for text in told if plain(text)], Run(", "))


def _line(name: Text, pages: Text, width: float) -> Line:
    text = (*name, Run("  "), *pages)
    return set_in(Line(text, Role.TEXT, Face.BODY, SMALL, leading=1.45), width)


def spans(pages: Sequence[int]) -> str:
    """Return pages as an index has them: '4, 7–9'."""
    runs = groupby(enumerate(pages), lambda pair: pair[1] - pair[0])
    ends = [[page for _, page in group] for _, group in runs]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in ends)


def _stacked(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines in columns, of even height where they take less than a page."""
    whole = sum(map(tall, lines))
    most = min(ROOM, whole / len(COLUMNS) + max(map(tall, lines), default=0.0))
    stacks: list[list[Line]] = [[]]
    for line in lines:
        if sum(map(tall, (*stacks[-1], line))) > most:
            stacks.append([])
        stacks[-1].append(line)
    return [stack for stack in stacks if stack]


def _piece(name: str, stacks: Sequence[Sequence[Line]]) -> Piece:
    height = max(sum(map(tall, stack)) for stack in stacks)

    def draw(top: float, given: float) -> tuple[Element, ...]:
        cells = columns(Box(AREA.x, top, AREA.w, height), COLUMNS)
        pairs = enumerate(zip(stacks, cells, strict=False))
        return tuple(TextBox(f"{name}.{n}", cell, tuple(stack)) for n, (stack, cell) in pairs)

    return Piece(height, draw, 0.15, height, height)
