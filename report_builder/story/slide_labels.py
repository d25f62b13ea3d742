"""The names of the labels of slides: words of a cover, an axis, a column, that are in no panel."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticKnownError

NAMED = (
    *("publisher", "surveyor", "date", "note", "url"),
    *("thanks", "from", "scan", "address"),
    "legend",
    *("national", "national_label", "national_unit"),
    *("scale", "unit", "unclear", "least", "lowest", "units", "ends", "enabling"),
    *("x_axis", "x_low", "x_high", "y_axis", "y_low", "y_high"),
    *("names", "number", "score", "evidence", "who", "low", "high", "out", "back", "duration"),
)
"""Those of covers, of the last slide, of scores, of the parts of a dimension, of diagrams and
columns."""
_COUNTED = re.compile(r"(?:figure|month|zone)\d+")
"""Those of columns of figures, of the months of a timeline, and of the zones of an infographic."""


def _known(name: str) -> str:
    """Return the name of a label; one that no slide has is told as a misspelt word is."""
    if name not in NAMED and not _COUNTED.fullmatch(name):
        raise PydanticKnownError("literal_error", {"expected": ", ".join(map(repr, NAMED))})
    return name


Label = Annotated[str, AfterValidator(_known)]
