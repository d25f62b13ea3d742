"""Tell how far lines of Thai must be apart so that no marks of theirs meet."""

from __future__ import annotations

import re
from itertools import product

from report_builder.thai.measure import inks

_DEEP = re.compile("[ฺุูญฎฏฐ]")
_HIGH = re.compile("[ัิีึื็ำ][่้๊๋์]|[่้๊๋]ำ")
"""Letters that reach far below their line, and marks on marks: no others reach each other."""


def least_leading(upper: str, lower: str, face: str, start: float = 0.0) -> float:
    """Return how far the base lines of two lines must be apart at least for their marks.

    All is a multiple of the size; `start` is how far right of the upper line the lower begins.
    0 where no mark of one stands over one of the other.
    """
    if not (_DEEP.search(upper) and _HIGH.search(lower)):
        return 0.0
    return max(
        (
            other.top - one.bottom
            for one, other in product(inks(upper, face), inks(lower, face))
            if min(one.right, other.right + start) > max(one.left, other.left + start)
        ),
        default=0.0,
    )
