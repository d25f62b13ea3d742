"""Even columns: texts about as tall as each other, and rows of items that stand level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

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


def level_rows(
    columns: Sequence[Sequence[Sequence[Line]]], widths: Sequence[float]
) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of columns of items, each item as high as the others of its row.

    `widths` are those of the columns in inches.
    """
    tall = [
        [flow.height(item, w) for item in items] for items, w in zip(columns, widths, strict=True)
    ]
    most = [max(row) for row in zip_longest(*tall, fillvalue=0.0)]
    return tuple(
        tuple(
            line
            for n, item in enumerate(items)
            for line in _lowered(item, n and most[n - 1] - own[n - 1])
        )
        for items, own in zip(columns, tall, strict=True)
    )


def _lowered(item: Sequence[Line], by: float) -> tuple[Line, ...]:
    first, *others = item
    return (replace(first, space_before=first.space_before + by * flow.POINTS), *others)
