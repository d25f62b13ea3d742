"""Check the tier of themes: which indicators belong to which theme, and to any."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.edition.causes import of_framework
from report_builder.edition.tables import Table
from report_builder.problem import Problem


def problems(indicators: Table, themes: Table | None) -> Iterator[Problem]:
    """Yield indicators whose theme is none, another dimension's, or missing; and empty themes.

    A theme that the table `themes` doesn't have is named by the schema where there is the table.
    """
    if themes is None:
        for row, theme in indicators.cells("theme", indicators.column("theme") != ""):
            yield indicators.problem(of_framework.UNKNOWN_THEME, row, "theme", theme)
        return
    yield from _misplaced(indicators, themes)
    used = set(indicators.column("theme"))
    for row, theme in themes.cells("id"):
        if theme and theme not in used:
            yield themes.problem(of_framework.EMPTY_THEME, row, "id", theme)


def _misplaced(indicators: Table, themes: Table) -> Iterator[Problem]:
    homes = dict(zip(themes.column("id"), themes.column("dimension"), strict=True))
    divided = {*homes.values(), ""} - {""}
    cells = zip(indicators.cells("theme"), indicators.column("dimension"), strict=True)
    for (row, theme), dimension in cells:
        if not theme and dimension in divided:
            yield indicators.problem(of_framework.NO_THEME, row, "theme")
        elif theme in homes and homes[theme] != dimension:
            found = f"{theme} ({homes[theme]})"
            yield indicators.problem(of_framework.THEME_ELSEWHERE, row, "theme", found)
