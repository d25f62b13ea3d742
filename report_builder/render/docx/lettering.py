"""Say in which face and how large the letters of a Word file are."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.render.ooxml.drawingml import quoteattr
from report_builder.render.theme import theme
from report_builder.thai.font import given

SMALL_FACES, MATCHED = "TH Sarabun", 1 / 0.68
"""How the faces begin whose letters are small, and by how much they are set larger to look alike:
16 points of TH Sarabun New are 10.9 of Sarabun (`place.report.looks`)."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """The face of a file by its name, empty for that of the theme."""

    face: str = ""

    @property
    def faces(self) -> str:
        """Return the properties that name the face, for Thai and for Latin letters."""
        family = quoteattr(self.face or theme().fonts["body"])
        return f"<w:rFonts w:ascii={family} w:hAnsi={family} w:eastAsia={family} w:cs={family}/>"

    def size(self, points: float) -> str:
        """Return the properties of letters that look as large as Sarabun does at a size."""
        half = round(2 * points * self._larger)
        return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'

    @property
    def _larger(self) -> float:
        """Return by how much letters are set larger: a face that was given was measured."""
        own = given()
        if own:
            return own.regular.scale
        return MATCHED if self.face.startswith(SMALL_FACES) else 1.0
