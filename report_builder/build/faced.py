"""Try whether a report can be written in the faces that an edition gives for it."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.edition import faces
from report_builder.edition.causes.of_fonts import NO_LETTERS
from report_builder.facts import FactBook
from report_builder.model import Edition
from report_builder.problem import Problem
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.thai.font import set_in

_BOTH = ("body", "bold")


def of_faces(edition: Edition, book: FactBook) -> Iterator[Problem]:
    """Yield the text of a report that the faces of its edition can't write; nothing for ours."""
    pair = faces.pair(edition.settings, edition.files)
    if pair is None:
        return
    from report_builder.render.pdf.signs import UnsafeText, signs

    with set_in(pair):
        try:
            for line in _lines(edition, book):
                for face in _BOTH:
                    signs(line, face)
        except UnsafeText as error:
            yield NO_LETTERS.at(faces.FOLDER, found=f"{error.text}: {error.why.en}")


def _lines(edition: Edition, book: FactBook) -> Iterator[str]:
    """Yield the lines of the report as they are placed in the faces that texts are set in."""
    from report_builder.render.flat import flat
    from report_builder.render.place.report import report_pages
    from report_builder.story.report.compose import composed_report

    report = composed_report(edition, book, Library(edition.texts), Mistakes())
    for page in report_pages(report):
        for element in flat(page):
            for text in element["texts"]:
                yield from text[4].split("\n")
