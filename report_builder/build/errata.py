"""Write the page of corrections that goes with a second edition of the same documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from report_builder.build.painters import PAINTERS
from report_builder.errors import NothingToCorrect
from report_builder.model import Run, Text
from report_builder.output.compared import NOTE, Comparison, Figure, Sentence
from report_builder.output.figures import ROLES
from report_builder.render.about import About
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.story.blocks import Deck, Panel, Slide, Table

TITLE = "ใบแก้ไข"
NONE, MINUS = "–", "−"
"""What stands where a build has nothing, and before a negative number."""
_NUMBER = re.compile(r"[\d.,๐-๙]+")
_UNSHOWN = (ROLES["point"], ROLES["cell"], NOTE)
"""Parts whose words come from the data, where a figure's correction says all; what is spoken."""
SPEECH = "notes"
_PAGES = 6
"""Pages of a figure that are named."""


def errata(found: Comparison, suffix: str) -> bytes:
    """Return the pages of corrections between two builds, in the format of a suffix.

    They list the figures that are printed otherwise and where, the sentences that are worded
    otherwise, and the SHA-256 of both manifests. Raises NothingToCorrect where there are none.
    """
    slides = tuple(_slides(found))
    if not slides:
        raise NothingToCorrect
    title = f"{TITLE} · {found.title}"
    pages = deck_pages(fitted(Deck(title, slides, (("", title),))))
    return PAINTERS[suffix].paint(pages, About(title, date.fromisoformat(found.date)))


def _slides(found: Comparison) -> Iterator[Slide]:
    printed = [figure for figure in found.figures if figure.pages]
    worded = [one for one in found.sentences if _is_worded(one)]
    if printed:
        columns = {"รายการ": 5.0, "เดิม": 1.2, "แก้เป็น": 1.2, "พิมพ์ที่": 4.0}
        table = _table("figures", columns, map(_of_figure, printed))
        yield _slide(found, f"แก้ไขตัวเลข {len(printed):,} ค่า", table)
    if worded:
        columns = {"ที่": 2.0, "เดิม": 4.8, "แก้เป็น": 4.8}
        table = _table("sentences", columns, map(_of_sentence, worded))
        yield _slide(found, f"แก้ไขข้อความ {len(worded):,} แห่ง", table)


def _is_worded(one: Sentence) -> bool:
    """Tell whether readers find other words in a sentence, and not other numbers alone."""
    was, is_now = (_NUMBER.sub("0", text) for text in (one.before, one.after))
    return one.document != SPEECH and one.part not in _UNSHOWN and was != is_now


def _of_figure(figure: Figure) -> Sequence[str]:
    left = len(figure.pages) - _PAGES
    pages = ", ".join(figure.pages[:_PAGES]) + (f" และอีก {left:,} หน้า" if left > 0 else "")
    was, is_now = (text.replace("-", MINUS) or NONE for text in (figure.before, figure.after))
    return figure.label, was, is_now, pages


def _of_sentence(one: Sentence) -> Sequence[str]:
    return f"{one.place} {one.part}", one.before or NONE, one.after or NONE


def _table(name: str, columns: Mapping[str, float], rows: Iterator[Sequence[str]]) -> Table:
    """Return a table; `columns` are their relative widths by heading."""
    cells = tuple(tuple(map(_text, row)) for row in rows)
    said = f"ตารางแก้ไข {len(cells):,} รายการ: {', '.join(columns)}"
    return Table(name, tuple(map(_text, columns)), cells, tuple(columns.values()), said)


def _slide(found: Comparison, title: str, table: Table) -> Slide:
    before, after = found.seals
    return Slide(
        id=table.name,
        kind="table",
        section="",
        title=_text(title),
        kicker=_text(f"{TITLE} · {found.title}"),
        panels=(Panel(table.name, exhibit=table),),
        source=_text(f"SHA-256 ของ manifest.json เดิม {before}\nฉบับแก้ไข {after}"),
        synthetic=found.synthetic,
    )


def _text(words: str) -> Text:
    return (Run(words, literal=True),)
