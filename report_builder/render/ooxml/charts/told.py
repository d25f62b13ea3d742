"""Say in the workbook what a chart prints beside its values: counts, and names after values.

Charts take these texts from their cells, so that they change with the numbers of the workbook.
"""

from __future__ import annotations

import re

from report_builder.model import plain
from report_builder.render.charts.words import printed
from report_builder.render.ooxml.charts.plots import Plot
from report_builder.render.ooxml.charts.workbook import Column, letter
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.terms import NBSP

COUNT, LABEL, OVER = "จำนวน", "ป้าย", "ชื่อเหนือแท่ง"
_COUNTED = re.compile(r"([^0-9]*)([0-9][0-9,]*)([^0-9]*)")
_BREAK = "CHAR(10)"


def count_of(chart: ChartSpec, at: int) -> str:
    """Return the count beside a value as the chart prints it, '' for none."""
    known = chart.series[0].points[at].value is not None
    return plain(chart.categories[at].count).replace(NBSP, " ") if known else ""


def counts(chart: ChartSpec) -> Column | None:
    """Return the column of the counts beside the values, None where there are none.

    They are numbers where all are said in the same words, else texts.
    """
    texts = [count_of(chart, at) for at in range(len(chart.categories))]
    found = [_COUNTED.fullmatch(text) for text in texts if text]
    if not found:
        return None
    words = {(match[1], match[3]) for match in found if match}
    if not all(found) or len(words) > 1:
        return Column(COUNT, tuple(text or None for text in texts))
    before, after = (f'"{part}"' if part else "" for part in words.pop())
    numbers = (
        float(_COUNTED.sub(r"\2", text).replace(",", "")) if text else None for text in texts
    )
    return Column(COUNT, tuple(numbers), f"{before}#,##0{after}")


def labels(drawn: Plot) -> Column | None:
    """Return the column of names after their values, None where the chart names them alone."""
    if not drawn.titles:
        return None
    rows = range(len(drawn.names))
    texts = tuple(_label(drawn, at) for at in rows)
    return Column(LABEL, texts, formulas=tuple(_formula(drawn, at) for at in rows))


def over(drawn: Plot) -> Column | None:
    """Return the bars of no length whose labels are the names, None where these stand beside."""
    return None if drawn.over is None else Column(OVER, (0.0,) * len(drawn.names))


def _label(drawn: Plot, at: int) -> str:
    value = printed(drawn.chart.series[0].points[at])
    return value + drawn.joint + "\n".join(drawn.titles[at])


def _formula(drawn: Plot, at: int) -> str:
    """Return what joins the value and the name of a row, '' where there is no value."""
    if drawn.chart.series[0].points[at].value is None:
        return ""
    code = drawn.chart.number_format.replace('"', '""')
    joint = _BREAK if drawn.joint == "\n" else f'"{drawn.joint}"'
    name = _broken(f"A{at + 2}", drawn.names[at], drawn.titles[at])
    return f'TEXT({letter(0)}{at + 2},"{code}")&{joint}&{name}'


def _broken(cell: str, name: str, lines: tuple[str, ...]) -> str:
    """Return the formula of a name with a new line where each but the last of its lines ends."""
    ends, formula = [0], cell
    for line in lines[:-1]:
        ends.append(name.index(line, ends[-1]) + len(line))
    for end in reversed(ends[1:]):
        space = len(name[end:]) - len(name[end:].lstrip())
        formula = f"REPLACE({formula},{end + 1},{space},{_BREAK})"
    return formula
