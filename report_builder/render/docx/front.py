"""Write what stands before the chapters: the cover, the contents, the lists of figures and tables.

The contents are fields that say already what Word would: which page each part comes to stand on is
worked out from the same sizes, distances and widths; Word does so anew when it is told to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Text
from report_builder.render.docx.blocks import TOC
from report_builder.render.docx.desk import Desk
from report_builder.render.docx.figures import drawn
from report_builder.render.docx.lines import BESIDE
from report_builder.render.docx.styles import (
    CONTENTS,
    COVER_NOTE,
    COVERED,
    EXHIBIT,
    FIRST,
    KICKER,
    LISTED,
    LISTS,
    MARK,
    SECOND,
    TABLE_CAPTIONS,
    TITLE,
)
from report_builder.render.docx.words import (
    ENDED,
    begun,
    bookmarked,
    field,
    paragraph,
    runs,
    words,
)
from report_builder.render.place.deck.frame import SYNTHETIC
from report_builder.render.place.report.blocks import called
from report_builder.render.place.report.contents import DEEPEST, FIGURES, TABLES
from report_builder.render.place.report.contents import TITLE as HEADED
from report_builder.story.report.blocks import (
    DataTable,
    Figure,
    Heading,
    Report,
    numbered,
)

MAP = 3.6
"""Inches of the height of the map on the cover."""
_COVER = {
    "kicker": KICKER,
    "title": TITLE,
    "publisher": COVERED,
    "date": COVERED,
    "surveyor": COVERED,
    "url": COVERED,
}
"""The styles of what stands on the cover above the map, in order of reading."""
NOTE, _AT_RIGHT = "note", '<w:jc w:val="right"/>'
ON_COVER = (*_COVER, NOTE)
"""What stands on the cover, in order of reading."""
Entry = tuple[str, str, str]
"""A line of the contents: its style, the id of what it leads to, its runs."""


def cover(desk: Desk) -> str:
    """Return the cover, with the first map of the report."""
    said = dict(desk.report.cover)
    above = (paragraph(_COVER[name], runs(said[name], {})) for name in _COVER if name in said)
    shown = paragraph(EXHIBIT, f"<w:r>{_map(desk)}</w:r>", _AT_RIGHT) if desk.map else ""
    note = paragraph(COVER_NOTE, runs(said[NOTE], {})) if NOTE in said else ""
    mark = paragraph(MARK, words(SYNTHETIC)) if desk.report.synthetic else ""
    return f"{''.join(above)}{shown}{note}{mark}"


def _map(desk: Desk) -> str:
    assert desk.map
    box = desk.map.box
    small = replace(desk.map, box=replace(box, w=box.w * MAP / box.h, h=MAP))
    return drawn(desk, small, desk.map.map.alt)


def contents(desk: Desk) -> str:
    """Return the contents on a page of their own, then the lists of figures and of tables."""
    told = desk.report
    code = f'TOC \\o "1-{DEEPEST}" \\h \\z \\u'
    whole = _list(desk, CONTENTS, HEADED, code, [*_entries(told)])
    of_figures, of_tables = (
        f'TOC \\h \\z \\t "{style},1"' for style in ("caption", TABLE_CAPTIONS)
    )
    gallery = '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    return (
        f"<w:sdt><w:sdtPr><w:docPartObj>{gallery}</w:docPartObj></w:sdtPr><w:sdtContent>{whole}</w:sdtContent></w:sdt>"
        f"{_list(desk, LISTS, FIGURES, of_figures, _captions(told.figures))}"
        f"{_list(desk, LISTS, TABLES, of_tables, _captions(told.tables))}"
    )


def _entries(told: Report) -> Iterator[Entry]:
    for chapter in told.chapters:
        yield FIRST, chapter.id, _named(called(chapter), chapter.title)
        for block in chapter.blocks:
            if isinstance(block, Heading) and block.level <= DEEPEST:
                yield SECOND, block.id, _named(block.number, block.text)


def _captions(listed: Sequence[Figure | DataTable]) -> list[Entry]:
    return [
        (LISTED, one.id, f"{runs(numbered(one), {})}{words(BESIDE)}{runs(one.caption, {})}")
        for one in listed
    ]


def _named(number: str, text: Text) -> str:
    return (words(number + BESIDE) if number else "") + runs(text, {})


def _list(desk: Desk, head: str, title: str, code: str, entries: Sequence[Entry]) -> str:
    """Return a list of what is on which page, as a field that says so; nothing for no entries."""
    if not entries:
        return ""
    lines = [_line(desk, id, inner) for _, id, inner in entries]
    lines[0] = begun(code) + lines[0]
    lines[-1] += ENDED
    styled = (paragraph(style, line) for (style, _, _), line in zip(entries, lines, strict=True))
    return f"{paragraph(head, words(title))}{''.join(styled)}"


def _line(desk: Desk, id: str, inner: str) -> str:
    target = bookmarked(id, TOC)
    page = field(f"PAGEREF {target} \\h {desk.digits}", words(desk.page(id)))
    return (
        f'<w:hyperlink w:anchor="{target}" w:history="1">{inner}<w:r><w:tab/></w:r>{page}'
        "</w:hyperlink>"
    )
