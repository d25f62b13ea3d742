"""Every word of the finished deck reads back, on its own page, whoever reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from report_builder import facts, results
from report_builder.model import Edition, plain
from report_builder.render.about import About
from report_builder.render.charts import chart_marks
from report_builder.render.charts.bars import free_reach
from report_builder.render.charts.marks import Label
from report_builder.render.digits import in_thai_digits
from report_builder.render.page import CellsBox, ChartBox, Element, Page, TableBox, TextBox
from report_builder.render.pdf.paths import POINTS
from report_builder.render.pdf.press import paint_pdf
from report_builder.render.pdf.sheet import Sheet
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.place.room import has_room
from report_builder.render.scales import shared
from report_builder.story.blocks import Deck
from report_builder.story.deck.compose import compose
from report_builder.thai.measure import dictionary_words
from tests.render.type_sizes import off_scale
from tests.thai.pages import DAY
from tests.thai.reading import EXACT, READERS, missing, shown, squeezed, torn


@pytest.fixture(scope="module")
def told(edition_2559: Edition) -> Deck:
    return compose(edition_2559, facts.build(edition_2559, results.compute(edition_2559)))


@pytest.fixture(scope="module")
def pages(told: Deck) -> tuple[Page, ...]:
    return deck_pages(fitted(told))


def test_the_deck_finds_room_in_thai_digits_too(told: Deck) -> None:
    thai = deck_pages(fitted(in_thai_digits(told)))
    assert all(has_room(element) for page in thai for element in page.elements)


@dataclass(frozen=True)
class Drawn:
    """A deck as a file, and every line of text that was drawn in it."""

    pdf: bytes
    lines: tuple[str, ...]


@pytest.fixture(scope="module")
def drawn(pages: tuple[Page, ...]) -> Drawn:
    lines: list[str] = []
    write = Sheet.text

    def keeping(sheet: Sheet, x: float, y: float, text: str, *style: Any) -> None:
        lines.append(text)
        write(sheet, x, y, text, *style)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Sheet, "text", keeping)
        pdf = paint_pdf(pages, About("ทดสอบ", DAY))
    return Drawn(pdf, tuple(filter(shown, lines)))


@pytest.fixture(scope="module")
def deck(drawn: Drawn) -> bytes:
    return drawn.pdf


def printed(element: Element) -> Iterator[str]:
    """Yield the texts that an element prints."""
    match element:
        case TextBox():
            yield from (line.bullet + plain(line.text) for line in element.lines)
        case TableBox():
            rows = (element.table.header, *element.table.rows)
            yield from (plain(cell) for row in rows for cell in row)
        case CellsBox():
            yield from (plain(cell.text) for row in element.rows for cell in row)
        case ChartBox():
            size = element.box.w * POINTS, element.box.h * POINTS
            marks = chart_marks(element.chart, *size, element.size)
            yield from (mark.text for mark in marks if isinstance(mark, Label))


def words(page: Page) -> list[str]:
    texts = [text for element in shared(page, free_reach).elements for text in printed(element)]
    return [word for text in texts for word in dictionary_words(text) if squeezed(word)]


@pytest.mark.parametrize("reader", READERS)
def test_every_word_of_the_deck_reads_back(
    pages: tuple[Page, ...], deck: bytes, reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    read = READERS[reader](deck)
    assert len(read) == len(pages)
    total = sum(len(words(page)) for page in pages)
    lost = {page.number: missing(words(page), text) for page, text in zip(pages, read, strict=True)}
    share = 1 - sum(map(len, lost.values())) / total
    with capsys.disabled():
        print(f"\n{reader}: {share:.2%} of {total} words on {len(pages)} pages")
    if reader in EXACT:
        assert {number: words for number, words in lost.items() if words} == {}
    assert share > 0.99


def test_every_text_of_the_deck_is_of_the_type_scale(pages: tuple[Page, ...]) -> None:
    assert off_scale(pages, "slide") == set()


@pytest.mark.parametrize("reader", READERS)
def test_every_line_of_the_deck_is_copied_whole(
    drawn: Drawn, reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = torn(drawn.lines, READERS[reader](drawn.pdf))
    with capsys.disabled():
        print(f"\n{reader}: {1 - len(lost) / len(drawn.lines):.2%} of {len(drawn.lines)} lines")
    assert lost == [] or (reader not in EXACT and len(lost) < 0.01 * len(drawn.lines))
