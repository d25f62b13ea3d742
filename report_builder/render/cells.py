"""Write the rows of a table of styled lines: many small cells, so without a template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from markupsafe import Markup, escape

from report_builder.model import Run
from report_builder.render.page import CellsBox, Face, Line
from report_builder.render.theme import theme


def cells(element: CellsBox) -> Markup:
    """Return the rows of a table as XHTML, the first as its header.

    The first cell of a row is its heading; it spans the empty cells beside it.
    """
    head, *body = (_row(element, place) for place in range(len(element.rows)))
    return Markup(f"<thead>{head}</thead><tbody>{''.join(body)}</tbody>")


def _row(element: CellsBox, place: int) -> str:
    inner = "".join(_head(element.rows[0]) if place == 0 else _body(element.rows[place]))
    return f'<tr style="height:{round(element.heights[place], 4)}in">{inner}</tr>'


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
    text = "".join(_run(run, line.face) for run in line.text)
    return f'<{tag}{attributes} class="{look}"{_style(line)}>{text}</{tag}>'


def _style(line: Line) -> str:
    """Return what no class says: an indent, the colour of a dimension."""
    indent = f"padding-left:{line.indent}in;" if line.indent else ""
    named = line.color in theme().names
    color = "" if named else f"color:#{theme().hex(line.color)}"
    return f' style="{indent}{color}"' if indent or color else ""


def _run(run: Run, face: Face) -> str:
    text = str(escape(run.text)).replace("\n", "<br/>")
    return f"<b>{text}</b>" if run.bold and face is Face.BODY else text
