"""Write the rows of a table of styled lines: many small cells, so without a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from markupsafe import Markup

from report_builder.model import Run, plain
from report_builder.render.page import CellsBox, Face, Line
from report_builder.render.pdf.texts import run
from report_builder.render.place.flow import POINTS
from report_builder.render.theme import theme


def cells(element: CellsBox) -> Markup:
    """Return a table as XHTML, its first row as its header.

    The first cell of a row is its heading; it spans the empty cells beside it. Rows of one line
    get their height from the line, which costs less than a height. Where cells hold several
    lines, base lines are as far apart as those of the last row say.
    """
    usual = Counter(element.heights).most_common(1)[0][0]
    several = any("\n" in run.text for row in element.rows for line in row for run in line.text)
    leading = str(element.rows[-1][0].leading) if several else f"{round(usual * POINTS, 3)}pt"
    columns = "".join(f'<col style="width:{round(width, 4)}in"/>' for width in element.widths)
    head, *body = (
        _row(element, place, "" if height == usual and not several else f"{round(height, 4)}in")
        for place, height in enumerate(element.heights)
    )
    return Markup(
        f'<table class="cells" style="line-height:{leading}"><colgroup>{columns}</colgroup>'
        f"<thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"
    )


def _row(element: CellsBox, place: int, height: str) -> str:
    inner = "".join(_head(element.rows[0]) if place == 0 else _body(element.rows[place]))
    return f'<tr style="height:{height}">{inner}</tr>' if height else f"<tr>{inner}</tr>"


def _head(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        yield _cell(line, "th", ' scope="col"') if line.text else "<td></td>"


def _body(lines: Sequence[Line]) -> Iterator[str]:
    first, *others = lines
    beside = [*dropwhile(lambda line: not line.text, others)]
    span = 1 + len(others) - len(beside)
    yield _cell(first, "th", ' scope="row"' + (f' colspan="{span}"' if span > 1 else ""))
    for line in beside:
        yield _cell(line, "td", "") if line.text else "<td></td>"


def _cell(line: Line, tag: str, attributes: str) -> str:
    look = f"{line.face} {line.align} s{line.size * 10:.0f} {line.color}"
    runs = line.text if line.face is Face.BODY else (Run(plain(line.text)),)
    return f'<{tag}{attributes} class="{look}"{_style(line)}>{"".join(map(run, runs))}</{tag}>'


def _style(line: Line) -> str:
    """Return what no class says: an indent, the colour of a dimension."""
    indent = f"padding-left:{line.indent}in;" if line.indent else ""
    named = line.color in theme().names
    color = "" if named else f"color:#{theme().hex(line.color)}"
    return f' style="{indent}{color}"' if indent or color else ""
