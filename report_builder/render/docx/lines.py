"""Keep words whole at the ends of lines, and foresee how many lines a paragraph takes.

Programs break Thai by dictionaries of their own. A paragraph of several lines leaves so much free
at its right that LibreOffice tears no word of it, where there is such a width.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

from report_builder.model import Run, Text, joined, plain
from report_builder.render.docx.styles import (
    CAPTION,
    ITEMS,
    KEY_LABEL,
    PART,
    SECTION,
    SOURCE,
    STYLES,
    TABLE_CAPTION,
    TEXT,
)
from report_builder.render.docx.words import twips
from report_builder.render.ooxml.tearing import line_ends, torn, writer_ends
from report_builder.render.page import Face, Line, Role
from report_builder.render.place.flow import POINTS, hang, in_lines
from report_builder.render.place.report.blocks import DEEPER, INDENT, KEY_GAP, KEY_PAD
from report_builder.render.place.report.looks import AREA
from report_builder.render.place.report.pieces import FEWEST
from report_builder.story.report.blocks import (
    Block,
    DataTable,
    Figure,
    Heading,
    Keys,
    Listing,
    Prose,
    numbered,
)
from report_builder.thai.font import by_face

STEP, STEPS = 0.02, 45
"""Inches by which a paragraph may be set narrower, and how often: it is at least once."""
MANY = 99
"""More lines than a paragraph has."""
_NARROW, _MORE, _LOST = 0.04, 1.0, 2.0
"""How bad a step narrower, a further line and one that Writer may cut are, as shares of a term that
is torn."""
_LATIN = re.compile(r"(?<![A-Za-z(])\(?[A-Za-z]")
BESIDE = "  "
"""Between a number and the words of a heading or caption."""
_STYLES = {style.id: style for style in STYLES}


def right(style: str, text: Text, width: float = AREA.w) -> str:
    """Return the properties that leave free what keeps the words of a paragraph whole."""
    free = twips(spare(_styled(style, text), width))
    return f'<w:ind w:right="{free}"/>' if free else ""


def is_whole(style: str, text: Text) -> bool:
    """Tell whether a paragraph has so few lines that no page divides it."""
    return is_whole_line(_styled(style, text))


def is_whole_line(line: Line) -> bool:
    """Tell of a paragraph whether it has so few lines that no page divides it."""
    return plain(ended(line, AREA.w)).count("\n") + 1 < 2 * FEWEST


def in_items(own: Listing) -> Iterator[Line]:
    """Yield the items of a list as lines of their style, with where their words begin."""
    wide = max(hang(item.bullet) for item in own.items)
    for item in own.items:
        left = INDENT + item.level * DEEPER
        yield replace(_styled(ITEMS, item.text), indent=left, hang=wide if item.bullet else 0.0)


def headed(own: Heading) -> tuple[str, Text]:
    """Return the style of a heading, and its text with its number."""
    return SECTION if own.level == 2 else PART, _numbered(own.number, own.text)


def captioned(own: Figure | DataTable) -> tuple[str, Text]:
    """Return the style of a caption, and its text with its number."""
    style = CAPTION if isinstance(own, Figure) else TABLE_CAPTION
    return style, _numbered(plain(numbered(own)), own.caption)


def key_width(own: Keys) -> float:
    """Return the inches that are left for the words of numbers that stand out."""
    return AREA.w / len(own.keys) - KEY_GAP - 2 * KEY_PAD


def in_lines_of_word(own: Block) -> Block:
    """Return a block in whose texts there is a newline wherever lines end in LibreOffice."""
    match own:
        case Heading():
            return replace(own, text=_after_number(own.number, *headed(own)))
        case Prose():
            return replace(own, text=_ended(TEXT, own.text))
        case Listing():
            pairs = zip(own.items, in_items(own), strict=True)
            items = (replace(item, text=ended(line, AREA.w)) for item, line in pairs)
            return replace(own, items=tuple(items))
        case Keys():
            wide = key_width(own)
            labels = [ended(_styled(KEY_LABEL, key.label), wide) for key in own.keys]
            keys = [replace(key, label=text) for key, text in zip(own.keys, labels, strict=True)]
            return replace(own, keys=tuple(keys))
        case Figure() | DataTable():
            caption = _after_number(own.number, *captioned(own))
            return replace(own, caption=caption, source=_ended(SOURCE, own.source))
        case _:
            return own


def _numbered(number: str, text: Text) -> Text:
    return joined(filter(None, ((Run(number),) if number else (), text)), Run(BESIDE))


def _after_number(number: str, style: str, text: Text) -> Text:
    return _ended(style, text)[2 if number else 0 :]


def _ended(style: str, text: Text) -> Text:
    return ended(_styled(style, text), AREA.w)


def _styled(style: str, text: Text) -> Line:
    own = _STYLES[style]
    return Line(text, Role.TEXT, own.face, own.size)


@by_face(8192)
def spare(line: Line, width: float, most: int = MANY) -> float:
    """Return the inches that a paragraph in a width leaves free at its right, 0 for one line.

    A step further or less far does as well: programs measure a little otherwise. One of no more
    than `most` lines is sought.
    """
    if not _ends(line, width) and "\n" not in plain(line.text):
        return 0.0
    costs = [_cost(line, width - STEP * step, most) for step in range(STEPS + 1)]
    around = {at: sum(costs[max(0, at - 1) : at + 2]) + costs[at] for at in range(STEPS)}
    # what is told in lines for the PDF, whose lines are a hair shorter, leaves a step at least
    steps = range(int(most == MANY), STEPS)
    return STEP * min(steps, key=lambda at: around[at] + _NARROW * at)


def ended(line: Line, width: float) -> Text:
    """Return the text of a paragraph with a newline wherever its lines end in LibreOffice."""
    words, free = plain(line.text), spare(line, width)
    ends = _ends(line, width - free) if free else ()
    cuts = sorted({0, len(words), *ends, *(at for at, sign in enumerate(words) if sign == "\n")})
    lines = (words[a:b].strip("\n").rstrip(" ") for a, b in pairwise(cuts))
    return in_lines(line.text, tuple(lines))


def _cost(line: Line, width: float, most: int) -> float:
    """Return how bad the ends of lines are in Writer, and how bad they may become in others."""
    face, room = _face(line), _room(line, width)
    ways = [ends(line.text, face, line.size, room) for ends in (writer_ends, line_ends)]
    bad = sum(torn(line.text, ends) for ends in ways) + _MORE * len(ways[0])
    bad += MANY * max(0, max(map(len, ways)) + 1 - most)
    return bad + _LOST * sum(end in _lost(line.text) for end in ways[0])


@lru_cache(maxsize=4096)
def _lost(text: Text) -> Collection[int]:
    """Return where a line had better not end: before references and words of Latin letters.

    Writer fills some of these lines and cuts what stands there.
    """
    starts = accumulate((len(run.text) for run in text), initial=0)
    words = plain(text)
    fields = {
        at - (words[at - 1 : at] == "(") for at, run in zip(starts, text, strict=False) if run.to
    }
    return fields | {found.start() for found in _LATIN.finditer(words)}


def _ends(line: Line, width: float) -> tuple[int, ...]:
    return writer_ends(line.text, _face(line), line.size, _room(line, width))


def _room(line: Line, width: float) -> float:
    return (width - line.indent - line.hang) * POINTS


def _face(line: Line) -> Face:
    """Return the face of a paragraph in Word, which knows no name as long as that of headings."""
    return Face.BODY if line.face is Face.BODY else Face.BOLD
