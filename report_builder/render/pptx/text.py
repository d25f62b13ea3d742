"""Write lines of text as paragraphs whose face, size and colour follow the theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from report_builder.language import THAI
from report_builder.model import Run, Text
from report_builder.render.ooxml.drawingml import (
    LANGUAGE,
    PERCENT,
    emu,
    escape,
    faces,
    quoteattr,
    solid_fill,
)
from report_builder.render.page import Face, Line

FOREIGN = f'lang="en-US" altLang="{THAI.tag}"'
_LATIN = re.compile(r"((?<![A-Za-z])[A-Za-z][!-~]*(?:[ \u00a0]+[A-Za-z][!-~]*)*)")
"""English words in a row, each with the digits and signs that belong to it."""
POINTS = 72
LINE_PITCH = 1.2
"""Distance of base lines at 100 % line spacing, as a multiple of the size."""
_CLOSER, _AS_CLOSE = 0.712, 0.344
"""What leads from the leading of a heading to that at which one line of it stands as high as in the
PDF: measured in LibreOffice, which puts the letters of large faces lower."""
_LEVEL, _LOWER = 1.25, 0.53
"""The leading at which text stands as high in LibreOffice as in the PDF, and by how much of what is
added to it text stands lower: measured on a whole deck."""

ALIGN = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a place gives the text of one level; a line says only what differs from it.

    A size of 0 is unknown. `hang`, `indent` are inches, `before` points above the paragraph.
    """

    size: float = 0.0
    face: Face = Face.BODY
    color: str = ""
    align: str = "left"
    leading: float = 0.0
    bullet: str = ""
    hang: float = 0.0
    indent: float = 0.0
    before: float = 0.0


PLAIN = Style()


def style_of(line: Line) -> Style:
    """Return what a place must give for a line to have nothing left to say."""
    return Style(
        line.size,
        line.face,
        line.color,
        line.align,
        line.leading,
        line.bullet if len(line.bullet) == 1 else "",
        line.hang,
        line.indent,
        line.space_before,
    )


def levels(styles: Iterable[Style]) -> str:
    """Return the looks of the levels of a text, the first level first."""
    return "".join(_level(number, style) for number, style in enumerate(styles, 1))


def _level(number: int, style: Style) -> str:
    family = "mj" if style.face is Face.HEADING else "mn"
    color = solid_fill(style.color) if style.color else ""
    return (
        f'<a:lvl{number}pPr marL="{emu(style.indent + style.hang)}" indent="{-emu(style.hang)}" '
        f'algn="{ALIGN[style.align]}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0">'
        f"{line_spacing(style.leading)}"
        f'<a:spcBef><a:spcPts val="{round(style.before * 100)}"/></a:spcBef>{_bullet(style.bullet)}'
        f'<a:defRPr {LANGUAGE} sz="{round(style.size * 100)}" '
        f'b="{int(style.face is Face.BOLD)}" kern="0">'
        f"{color}{faces(family)}</a:defRPr></a:lvl{number}pPr>"
    )


def line_spacing(leading: float) -> str:
    """Return the line spacing that puts base lines leading times the size apart."""
    percent = round(leading / LINE_PITCH * PERCENT)
    return f'<a:lnSpc><a:spcPct val="{percent}"/></a:lnSpc>'


def _spacing(line: Line, given: Style) -> str:
    """Return how far lines are apart: exactly where asked for, else where the place differs."""
    if line.apart:
        return f'<a:lnSpc><a:spcPts val="{round(line.apart * 100)}"/></a:lnSpc>'
    return line_spacing(line.leading) if line.leading != given.leading else ""


def as_high(leading: float) -> float:
    """Return the leading at which one line of a heading stands as high as it was placed."""
    return min(leading, _CLOSER + _AS_CLOSE * leading)


def sunk(size: float, leading: float) -> float:
    """Return the inches by which text of a size in points stands lower than in the PDF."""
    return _LOWER * (leading - _LEVEL) * size / POINTS


def paragraphs(lines: Iterable[Line], given: Style = PLAIN) -> str:
    """Return lines as paragraphs in a place that already gives a style."""
    return "".join(paragraph(line, given) for line in lines)


def paragraph(line: Line, given: Style = PLAIN, field: str = "") -> str:
    """Return one paragraph; with a field ('slidenum'), its text is kept up to date by Office."""
    return _paragraph(line, given, field, _properties(line, given))


def leveled(line: Line, styles: Sequence[Style]) -> str:
    """Return a paragraph on that level of its place which gives all its looks."""
    style = style_of(line)
    return _paragraph(line, style, "", f'<a:pPr{_spare(line)} lvl="{styles.index(style)}"/>')


def _paragraph(line: Line, given: Style, field: str, properties: str) -> str:
    end = f"<a:endParaRPr {_attributes(line, given, False)}/>"
    return f"<a:p>{properties}{''.join(_runs(line, given, field))}{end}</a:p>"


def _properties(line: Line, given: Style) -> str:
    level = ' lvl="1"' if line.indent and line.bullet else ""
    align = f' algn="{ALIGN[line.align]}"' if line.align != given.align else ""
    return (
        f'<a:pPr marL="{emu(line.indent + line.hang)}"{_spare(line)}{level} '
        f'indent="{-emu(line.hang)}"{align}>'
        f"{_spacing(line, given)}"
        f'<a:spcBef><a:spcPts val="{round(line.space_before * 100)}"/></a:spcBef>'
        f"{_bullet(line.bullet)}</a:pPr>"
    )


def _spare(line: Line) -> str:
    """Return the margin at the right, also where there is none: some programs keep the last one."""
    return f' marR="{emu(line.spare)}"'


def _bullet(bullet: str) -> str:
    if len(bullet) != 1:
        return "<a:buNone/>"
    return f'<a:buFont typeface="+mn-lt"/><a:buChar char={quoteattr(bullet)}/>'


def _runs(line: Line, given: Style, field: str) -> Iterator[str]:
    if len(line.bullet) > 1:
        yield _run(Run(f"{line.bullet}\t"), line, given)
    for run in _joined(line.text):
        if field:
            yield _field(run, line, given, field)
        else:
            yield _broken(run, line, given)


def _joined(text: Text) -> Iterator[Run]:
    """Yield the runs of a text, those of one look as one: staff format whole phrases."""
    for bold, runs in groupby(text, lambda run: run.bold):
        yield Run("".join(run.text for run in runs), bold=bold)


def _broken(run: Run, line: Line, given: Style) -> str:
    stop = f"<a:br>{_run_properties(run, line, given)}</a:br>"
    return stop.join(
        "".join(_run(Run(part, bold=run.bold), line, given) for part in _by_language(words))
        for words in run.text.split("\n")
    )


def _by_language(words: str) -> list[str]:
    """Divide words into stretches of one language each."""
    return [part for part in _LATIN.split(words) if part]


def _run(run: Run, line: Line, given: Style) -> str:
    properties = _run_properties(run, line, given)
    if _LATIN.match(run.text):
        properties = properties.replace(LANGUAGE, FOREIGN, 1)
    return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>"


def _field(run: Run, line: Line, given: Style, field: str) -> str:
    return (
        f'<a:fld id="{{9C7A7E5B-5C0B-4B0E-8E0B-2A5C0F1D7E11}}" type="{field}">'
        f"{_run_properties(run, line, given)}<a:t>{escape(run.text)}</a:t></a:fld>"
    )


def _run_properties(run: Run, line: Line, given: Style) -> str:
    bold = run.bold and line.face is Face.BODY
    tone = line.strong if bold and line.strong else line.color
    color = solid_fill(tone) if tone != given.color else ""
    family = "" if (line.face is Face.HEADING) == (given.face is Face.HEADING) else _family(line)
    return f"<a:rPr {_attributes(line, given, bold)}>{color}{family}</a:rPr>"


def _attributes(line: Line, given: Style, bold: bool) -> str:
    size = f' sz="{round(line.size * 100)}"' if line.size != given.size else ""
    heavy = bold or line.face is Face.BOLD
    weight = f' b="{int(heavy)}"' if heavy != (given.face is Face.BOLD) else ""
    return f'{LANGUAGE}{size}{weight} dirty="0"'


def _family(line: Line) -> str:
    return faces("mj" if line.face is Face.HEADING else "mn")
