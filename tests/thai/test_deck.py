"""Every word of the finished deck reads back, on its own page, whoever reads it."""

from collections.abc import Iterator

import pytest

from report_builder import facts, results
from report_builder.model import Edition, plain
from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Label
from report_builder.render.page import CellsBox, ChartBox, Element, Page, TableBox, TextBox
from report_builder.render.pdf.xhtml import POINTS, deck_pdf
from report_builder.render.place import deck_pages
from report_builder.story.deck.compose import compose
from report_builder.thai.measure import dictionary_words
from tests.thai.pages import DAY
from tests.thai.reading import EXACT, READERS, missing, squeezed


@pytest.fixture(scope="module")
def pages(edition_2559: Edition) -> tuple[Page, ...]:
    book = facts.build(edition_2559, results.compute(edition_2559))
    return tuple(deck_pages(compose(edition_2559, book)))


@pytest.fixture(scope="module")
def deck(pages: tuple[Page, ...]) -> bytes:
    return deck_pdf(pages, "ทดสอบ", DAY)


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
    texts = [text for element in page.elements for text in printed(element)]
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
