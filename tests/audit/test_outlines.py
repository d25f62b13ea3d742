"""An outline of a page is known by its place, its colour and its area."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from report_builder.audit import places
from report_builder.audit.drawn import Drawing, Mark
from report_builder.audit.plan import Area, Element, Sign


@example(side=7.935, left=412.14, top=254.74)
@given(side=st.floats(6, 12), left=st.floats(10, 500), top=st.floats(10, 700))
def test_a_small_outline_is_itself_however_its_points_were_rounded(
    side: float, left: float, top: float
) -> None:
    def tenths(length: float) -> float:
        return float(np.float32(round(length, 1)))

    edges = tuple(map(tenths, (left, top, left + side, top + side)))
    area, ink = (edges[2] - edges[0]) * (edges[3] - edges[1]) / 2, (23, 35, 46)
    sign = Sign("outline", Area(*edges), ink, round(side * side / 2))
    told = Element("outline", Area(*edges), (), (sign,))
    mark = Mark(*edges, (*ink, 255), None, area, 0)
    drawn = Drawing(595.0, 842.0, (), (mark,))
    assert [*places.findings("card.pdf", 1, [told], drawn)] == []
