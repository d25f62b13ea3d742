"""A table of figures in two versions draws how far they are apart."""

import pytest

from report_builder.model import Run
from report_builder.render.page import Box, Figure
from report_builder.render.place.deck import compared
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide, Table

AREA = Box(0.667, 1.31, 12.0, 5.3)


def slide(pairs: list[tuple[str, str]], drawn: int = 2) -> Slide:
    cells = [
        tuple((Run(word),) if word else () for word in ("รายการ", before, "", now))
        for before, now in pairs
    ]
    table = Table("t", ((Run("ก"),),) * 4, tuple(cells), (4.0, 1.0, 2.0, 1.0), "ท", drawn=drawn)
    return Slide("s", "table", "annex", (Run("ก"),), panels=(Panel("p", exhibit=table),))


def dots(pairs: list[tuple[str, str]]) -> list[float]:
    """Return how far the dot of each row stands at the right of the one it moved from."""
    placed = compared.compared(slide(pairs), AREA, Sizes(14.0))
    assert placed is not None
    figures = [element for element in placed if isinstance(element, Figure)]
    return [
        now.box.x - before.box.x for before, now in zip(figures[::2], figures[1::2], strict=True)
    ]


def test_dots_stand_as_far_apart_as_their_figures() -> None:
    fourth, whole, back = dots([("60%", "62%"), ("90%", "98%"), ("1,076", "1,072.0")])
    assert whole == pytest.approx(4 * fourth)
    assert back == pytest.approx(-2 * fourth)


def test_rows_without_numbers_have_no_dots() -> None:
    assert len(dots([("60%", "62%"), ("มากกว่า 90%", "98%")])) == 1


def test_figures_that_are_the_same_have_dots_at_one_place() -> None:
    assert dots([("60%", "60%")]) == [0.0]


def test_a_table_without_a_drawn_column_is_no_drawing() -> None:
    assert compared.compared(slide([("60%", "62%")], 0), AREA, Sizes(14.0)) is None
