"""Write styled lines as XHTML: a page holds texts in great numbers, so without a template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from report_builder.model import Run, Text
from report_builder.render.page import Box, Line, Role, TextBox
from report_builder.render.pdf.pieces import Piece, pieces
from report_builder.render.place.flow import text_lines, with_company
from report_builder.render.theme import theme

_JOINED = {Role.ITEM, Role.TITLE, Role.HEADING}
"""Lines of these roles that follow each other are one list or one heading."""


def place(box: Box) -> Markup:
    """Return the place of a box in inches as CSS."""
    sides = (("left", box.x), ("top", box.y), ("width", box.w), ("height", box.h))
    return Markup(";".join(f"{side}:{round(length, 4)}in" for side, length in sides))


def text_box(element: TextBox) -> Markup:
    """Return the lines of a box as XHTML, a paragraph by itself as one element."""
    inner = element.box.inset(*element.inset)
    lines = tuple(with_company(line, inner.w) for line in element.lines)
    if element.anchor == "middle" and _is_one_line(lines, inner.w):
        css = f"{place(inner)};{_style(lines[0], True)};line-height:{inner.h}in"
        return Markup(_paragraph(lines[0], "box ", css))
    if element.anchor in ("middle", "bottom"):
        size = f"width:{inner.w}in;height:{inner.h}in;vertical-align:{element.anchor}"
        written = f'<div class="cell" style="{size}">{_lines(lines)}</div>'
    elif len(lines) == 1 and lines[0].role not in _JOINED:
        return Markup(_paragraph(lines[0], "box ", f"{place(inner)};{_style(lines[0], True)}"))
    else:
        written = _lines(lines)
    return Markup(f'<div class="box" style="{place(inner)}">{written}</div>')


def _is_one_line(lines: Sequence[Line], width: float) -> bool:
    return len(lines) == 1 and lines[0].role not in _JOINED and text_lines(lines[0], width) == 1


def text(runs: Text) -> Markup:
    """Return runs as XHTML; newlines are breaks."""
    return Markup("".join(_piece(piece) for piece in pieces(runs)))


def paragraphs(lines: Sequence[Line]) -> tuple[tuple[Role, tuple[Line, ...]], ...]:
    """Group the lines of a box: items that follow each other are one list, headings one heading."""
    groups = groupby(
        enumerate(lines), lambda line: (line[1].role, 0 if line[1].role in _JOINED else line[0])
    )
    return tuple((role, tuple(line for _, line in group)) for (role, _), group in groups)


def _lines(lines: Sequence[Line]) -> str:
    return "".join(_group(role, group, lines[0]) for role, group in paragraphs(lines))


def _group(role: Role, lines: Sequence[Line], first: Line) -> str:
    styled = [(line, _style(line, line is first)) for line in lines]
    if role is Role.ITEM:
        items = (
            f'<li class="{line.face}" style="{css}">{_words(line)}</li>' for line, css in styled
        )
        return f"<ul>{''.join(items)}</ul>"
    if role in _JOINED:
        spans = (
            f'<span class="{line.face}" style="display:block;{css}">{_words(line)}</span>'
            for line, css in styled
        )
        return f"<{role}>{''.join(spans)}</{role}>"
    return "".join(_paragraph(line, "", css) for line, css in styled)


def _paragraph(line: Line, box: str, css: str) -> str:
    hidden = ' aria-hidden="true"' if line.role is Role.ARTIFACT else ""
    return f'<p class="{box}{line.face}"{hidden} style="{css}">{_words(line)}</p>'


def _style(line: Line, first: bool) -> str:
    return ";".join(_declarations(line, first))


def _declarations(line: Line, first: bool) -> Iterator[str]:
    yield f"font-size:{line.size}pt;line-height:{line.leading};color:#{theme().hex(line.color)}"
    if line.align != "left":
        yield f"text-align:{line.align}"
    if line.space_before and not first:
        yield f"margin-top:{line.space_before}pt"
    if line.indent or line.bullet:
        yield f"padding-left:{round(line.indent + line.hang, 4)}in"
    if line.bullet:
        yield f"text-indent:-{line.hang}in"


def _words(line: Line) -> str:
    width = f"width:{line.hang}in;text-indent:0"
    bullet = f'<span class="bullet" style="{width}">{escape(line.bullet)}</span>'
    return f"{bullet if line.bullet else ''}{text(line.text)}"


def _piece(piece: Piece) -> str:
    written = "".join(map(run, piece.runs))
    return f'<span class="kept">{written}</span>' if piece.kept else written


def run(part: Run) -> str:
    """Return a run as XHTML; newlines are breaks."""
    broken = str(escape(part.text)).replace("\n", "<br/>")
    return f"<b>{broken}</b>" if part.bold else broken
