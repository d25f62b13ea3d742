"""The sizes of the texts on pages, in points."""

from collections.abc import Iterable, Iterator

from report_builder.render.page import CellsBox, ChartBox, Element, Page, TableBox, TextBox
from report_builder.render.theme import theme


def off_scale(pages: Iterable[Page], scale: str) -> set[float]:
    """Return the sizes on pages that the type scale of a document hasn't (theme.toml)."""
    used = {size for page in pages for element in page.elements for size in _sizes(element)}
    return used - {*theme().sizes[scale]}


def _sizes(element: Element) -> Iterator[float]:
    match element:
        case TextBox():
            yield from (line.size for line in element.lines)
        case CellsBox():
            yield from (line.size for row in element.rows for line in row)
        case TableBox() | ChartBox():
            yield element.size
