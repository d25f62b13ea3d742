"""Divide an area into columns whose texts are about as tall as each other."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.render.layout import columns
from report_builder.render.page import Box, Line
from report_builder.render.place import flow

ROUNDS, LEAST = 4, 0.1
"""How often widths are evened, and the inches that no text counts for."""


def even_columns(
    area: Box,
    texts: Sequence[Sequence[Line]],
    gap: float,
    inset: float,
    shares: tuple[float, float],
) -> tuple[Box, ...]:
    """Return a column for each text, none narrower or wider than shares of the usual width.

    `gap` is the inches between columns, `inset` what a column keeps free of its width.
    """
    weights = [1.0] * len(texts)
    for _ in range(ROUNDS):
        cells = columns(area, weights, gap)
        tall = [flow.height(t, c.w - inset) or LEAST for t, c in zip(texts, cells, strict=True)]
        usual = sum(tall) / len(tall)
        given = [w * (t / usual) ** 0.5 for w, t in zip(weights, tall, strict=True)]
        weights = [min(max(w, shares[0]), shares[1]) for w in given]
    return columns(area, weights, gap)
