"""The formats of documents as a table: what paints the pages of each.

What a painter needs is imported when it paints: no format needs the libraries of another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from report_builder.render.about import About
from report_builder.render.page import Page
from report_builder.render.plan import Plan, as_placed


@dataclass(frozen=True, slots=True)
class Painter:
    """A format: the suffix of its files, and what paints pages with what is said about them.

    `plan` is what it plans for the pages beforehand.
    """

    suffix: str
    paint: Callable[[Sequence[Page], About], bytes]
    plan: Callable[[Sequence[Page], About], Plan] = as_placed


def _pdf(pages: Sequence[Page], about: About) -> bytes:
    from report_builder.render.pdf.press import paint_pdf

    return paint_pdf(pages, about)


def _pptx(pages: Sequence[Page], about: About) -> bytes:
    from report_builder.render.pptx.deck import paint_pptx

    return paint_pptx(pages, about)


def _planned_pptx(pages: Sequence[Page], about: About) -> Plan:
    from report_builder.render.pptx.plan import planned

    return planned(pages, about)


PAINTERS: Mapping[str, Painter] = {
    painter.suffix: painter
    for painter in (Painter("pdf", _pdf), Painter("pptx", _pptx, _planned_pptx))
}
"""Every format that can be built."""
