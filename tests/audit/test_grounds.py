"""What is behind a text: what covers its box, not an icon's outline beside its first letters.

Letters of charts and tables are measured like others.
"""

from pathlib import Path

import pytest

from report_builder.audit import boxes
from report_builder.audit import pptx as reading
from report_builder.audit.page import Box
from report_builder.audit.pptx_grounds import Painted, behind
from report_builder.render.page import ChartBox, TableBox
from report_builder.render.place.deck.pages import deck_pages
from tests.audit import plant
from tests.render.pptx_reading import built
from tests.render.specimens import specimens

PAGE, BLUE, WHITE = Box(0, 0, 100, 100), (0, 0, 200), (255, 255, 255)
TEXT = Box(10, 10, 60, 20)


def grounds(*painted: Painted) -> set[tuple[int, int, int]]:
    below = [Painted(PAGE, (WHITE,)), *painted]
    return {color for under in behind(below, TEXT) for color in under}


def test_a_box_under_a_part_of_a_text_is_behind_it() -> None:
    assert grounds(Painted(Box(0, 0, 30, 30), (BLUE,))) == {WHITE, BLUE}


def test_a_free_form_is_behind_a_text_only_where_it_reaches_around_it() -> None:
    assert grounds(Painted(Box(0, 0, 30, 30), (BLUE,), free=True)) == {WHITE}
    assert grounds(Painted(Box(0, 0, 90, 90), (BLUE,), free=True)) == {BLUE}


def hard_to_read(file: Path) -> set[int]:
    """Return the numbers of the slides with letters that can't be read on what is behind them."""
    pages = reading.read(file)
    found = (finding for page in pages for finding in boxes.findings(file.name, page))
    return {finding.page for finding in found if finding.cause == "contrast"}


@pytest.mark.parametrize(
    ("kind", "part", "old", "new"),
    [
        (ChartBox, "ppt/charts/chart1.xml", "tx1", "bg1"),
        (TableBox, "ppt/tableStyles.xml", 'Clr val="tx2"', 'Clr val="bg1"'),
    ],
)
def test_letters_of_charts_and_tables_as_pale_as_what_they_stand_on_are_found(
    tmp_path: Path, kind: type, part: str, old: str, new: str
) -> None:
    file = tmp_path / "deck.pptx"
    pages = (p for p in deck_pages(specimens()) if any(isinstance(e, kind) for e in p.elements))
    file.write_bytes(built([next(pages)]))
    assert hard_to_read(file) == set()
    plant.in_part(file, part, lambda content: content.replace(old.encode(), new.encode()))
    assert len(hard_to_read(file)) == 1
