"""The plants: in each class faults of many kinds, each in a file of a folder and mostly on a page.

Faults of pages are asked for so often; the pages that have what one needs are found when planted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.audit.plants import in_docx, in_folder, in_pdf, in_pptx, second

WORDS, CHARTS, ADDED, UNREADABLE = "words", "charts", "added", "unreadable"
FILES, FIGURES, OPEN, PROPERTIES = "files", "figures", "open data", "properties"
CLASSES = (WORDS, CHARTS, ADDED, UNREADABLE, FILES, FIGURES, OPEN, PROPERTIES)
PDF, PPTX, CARD_PDF, CARD_PPTX = "deck.pdf", "deck.pptx", "cards/TH-56.pdf", "cards/TH-56.pptx"
BRIEF_PDF, BRIEF_PPTX, NOTES = "brief.pdf", "brief.pptx", "notes.pdf"
BUNDLE_PDF, BUNDLE_PPTX = "cards.pdf", "cards.pptx"
REPORT_PDF, REPORT_DOCX = "report.pdf", "report.docx"
REPORT_TABLES, POSTER_PDF, POSTER_PPTX = "report-tables.xlsx", "poster.pdf", "poster.pptx"


@dataclass(frozen=True, slots=True)
class OnPages:
    """A fault that is planted on so many pages of a file; `whole` where it is seen on any page."""

    kind: str
    file: str
    change: Callable[[Any, int], bool]
    times: int = 1
    whole: bool = False


@dataclass(frozen=True, slots=True)
class InFolder:
    """A fault of a folder as a whole, by its name and the file that it is in."""

    kind: str
    file: str
    name: str
    change: Callable[[Path], None]


def _pages(
    kind: str, counts: Mapping[str, Sequence[tuple[Any, int]]], *, whole: bool = False
) -> Iterator[OnPages]:
    for file, changes in counts.items():
        yield from (OnPages(kind, file, change, times, whole) for change, times in changes)


p, x, s, w = in_pdf, in_pptx, second, in_docx
ON_PAGES = (
    *_pages(
        WORDS,
        {
            PDF: (
                (p.swapped, 6),
                (partial(p.swapped, large=True), 3),
                (p.number_changed, 3),
                (p.digits_turned, 1),
                (p.word_changed, 2),
                (p.title_cut, 2),
                (p.text_gone, 2),
                (p.alt_changed, 2),
            ),
            CARD_PDF: ((p.swapped, 1), (p.number_changed, 1), (p.word_changed, 1)),
            PPTX: (
                (x.swapped, 6),
                (x.swapped_in_one, 2),
                (x.swapped_in_table, 2),
                (x.places_swapped, 2),
                (x.number_changed, 2),
                (x.number_in_table, 1),
                (x.word_changed, 2),
                (x.word_in_table, 1),
                (x.title_changed, 1),
                (x.alt_changed, 2),
                (x.notes_number, 1),
                (x.notes_turned, 2),
                (x.notes_emptied, 1),
                (x.notes_swapped, 1),
            ),
            CARD_PPTX: ((x.swapped, 1), (x.swapped_in_table, 1), (x.alt_changed, 1)),
        },
    ),
    *_pages(
        CHARTS,
        {
            PPTX: (
                (x.point_recolored, 2),
                (x.series_hidden, 1),
                (x.categories_swapped, 1),
                (x.value_and_workbook, 2),
                (x.number_format, 1),
                (x.label_format, 1),
                (x.scatter_format, 1),
                (x.axis_min, 2),
                (x.axis_max, 2),
                (x.axis_reversed, 2),
                (x.names_reversed, 1),
                (x.axis_log, 1),
                (x.cached_value, 1),
                (x.cached_swap, 1),
                (x.workbook_value, 1),
                (x.workbook_swap, 1),
                (x.plot_narrowed, 1),
                (x.drawn_bar_halved, 1),
                (x.map_recolored, 1),
            ),
            PDF: (
                (p.bar_halved, 2),
                (p.bar_longer, 1),
                (p.bar_moved, 1),
                (p.dot_moved, 2),
                (p.map_recolored, 1),
                (p.mark_recolored, 1),
            ),
            CARD_PDF: ((p.dot_moved, 1), (p.mark_recolored, 1)),
            CARD_PPTX: ((x.axis_max, 1), (x.point_recolored, 1)),
        },
    ),
    *_pages(
        ADDED,
        {
            PDF: (
                (p.text_added, 1),
                (p.word_added, 1),
                (p.image_added, 2),
                (p.small_image_added, 1),
                (p.number_as_path, 2),
                (p.number_as_line, 1),
                (p.overpainted, 2),
                (p.form_added, 1),
                (p.annotated, 1),
                (p.stamped, 1),
                (p.highlighted, 1),
            ),
            CARD_PDF: ((p.image_added, 1), (p.number_as_path, 1)),
            PPTX: (
                (x.number_added, 1),
                (x.word_added, 1),
                (x.mark_added, 1),
                (x.path_added, 2),
                (x.overpainted, 2),
                (x.picture_added, 2),
                (x.number_as_picture_of_chart, 1),
                (x.background_pictured, 1),
            ),
            CARD_PPTX: ((x.picture_added, 1), (x.path_added, 1)),
        },
    ),
    *_pages(
        ADDED,
        {
            PPTX: (
                (x.commented, 1),
                (x.attached, 1),
                (x.text_on_layout, 1),
                (x.shape_on_layout, 1),
                (x.text_on_master, 1),
                (x.picture_on_layout, 1),
            ),
            CARD_PPTX: ((x.shape_on_master, 1), (x.picture_on_master, 1)),
        },
        whole=True,
    ),
    *_pages(
        UNREADABLE,
        {
            PDF: (
                (p.white, 2),
                (p.invisible, 1),
                (p.clipped_only, 1),
                (p.pale, 1),
                (p.on_its_ground, 1),
                (p.seen_through, 1),
                (p.struck, 2),
                (p.covered, 2),
                (p.blocked, 1),
                (p.page_covered, 1),
                (p.off_page, 1),
                (p.tiny, 1),
                (p.moved_off, 1),
            ),
            CARD_PDF: ((p.white, 1), (p.covered, 1)),
            PPTX: (
                (x.white, 2),
                (x.no_ink, 1),
                (x.seen_through, 1),
                (x.pale, 1),
                (x.gradient, 1),
                (x.struck, 1),
                (x.tiny, 1),
                (x.raised, 1),
                (x.other_face, 1),
                (x.off_slide, 1),
                (x.moved_aside, 1),
                (x.hidden, 1),
                (x.rotated, 1),
                (x.covered, 2),
                (x.blocked, 1),
                (x.page_covered, 1),
            ),
            CARD_PPTX: ((x.white, 1), (x.covered, 1)),
        },
    ),
    *_pages(
        UNREADABLE,
        {
            PPTX: ((x.theme_fonts, 1), (x.embedded_fonts_swapped, 1)),
            CARD_PPTX: ((x.theme_white, 1), (x.theme_accents_swapped, 1)),
        },
        whole=True,
    ),
    *_pages(
        FILES,
        {
            PDF: ((p.rotated, 1), (p.cropped, 1)),
            PPTX: ((x.animated, 1),),
        },
    ),
    *_pages(
        FILES,
        {
            PDF: ((p.exchanged, 1),),
            PPTX: (
                (x.slide_hidden, 1),
                (x.slides_exchanged, 1),
                (x.slide_gone, 1),
                (x.slide_twice, 1),
                (x.sections_renamed, 1),
                (x.size_changed, 1),
            ),
        },
        whole=True,
    ),
    *_pages(
        PROPERTIES,
        {
            PPTX: ((x.linked_out, 1), (x.image_linked, 1), (x.film_linked, 1)),
            CARD_PPTX: (
                (x.core_title, 1),
                (x.core_creator, 1),
                (x.core_description, 1),
                (x.core_subject, 1),
                (x.macro, 1),
                (x.object_linked, 1),
                (x.qr_covered, 1),
                (x.qr_altered, 1),
            ),
            CARD_PDF: ((p.qr_covered, 1),),
        },
        whole=True,
    ),
)

SECOND = (
    *_pages(
        WORDS,
        {
            PDF: ((s.names_exchanged, 1), (s.number_said_twice, 1)),
            NOTES: ((p.number_changed, 1),),
            BRIEF_PDF: ((p.swapped, 1),),
            BRIEF_PPTX: ((x.number_changed, 1),),
            BUNDLE_PDF: ((p.swapped, 1),),
            PPTX: ((s.paragraph_gone, 1), (s.rows_exchanged, 1)),
            CARD_PPTX: ((s.sign_turned, 1), (s.paragraphs_exchanged, 1)),
            CARD_PDF: ((s.alts_exchanged, 1),),
        },
    ),
    *_pages(
        CHARTS,
        {
            PPTX: ((s.trend_added, 1), (s.titled, 1), (s.in_hundreds, 1), (s.dots_gone, 1)),
            PDF: ((s.line_longer, 1), (s.bars_exchanged, 1)),
        },
    ),
    *_pages(
        ADDED,
        {
            PDF: ((s.inline_image, 1), (s.shaded, 1)),
            BUNDLE_PDF: ((p.image_added, 1),),
            PPTX: (
                *((s.in_a_group, 1), (s.row_added, 1), (s.alternate_added, 1)),
                (s.on_notes, 1),
            ),
        },
    ),
    *_pages(
        UNREADABLE,
        {
            PDF: ((s.risen, 1), (s.narrowed, 1), (s.spread, 1), (s.clipped, 1)),
            PPTX: (
                *((s.turned_upright, 1), (s.pushed_out, 1)),
                *((s.marked_over, 1), (s.column_closed, 1)),
            ),
        },
    ),
    *_pages(FILES, {PDF: ((s.enlarged, 1),)}),
    *_pages(
        FILES, {BUNDLE_PDF: ((p.exchanged, 1),), BUNDLE_PPTX: ((x.slide_gone, 1),)}, whole=True
    ),
    *_pages(PROPERTIES, {PPTX: ((s.led_elsewhere, 1), (s.said_by_app, 1))}, whole=True),
    *_pages(PROPERTIES, {PDF: ((s.link_led_elsewhere, 1),)}),
)

THIRD = (
    *_pages(
        WORDS,
        {
            REPORT_PDF: (
                *((p.swapped, 2), (p.number_changed, 2), (p.digits_turned, 1)),
                *((p.word_changed, 2), (p.text_gone, 1), (p.alt_changed, 1)),
                (s.names_exchanged, 1),
            ),
            POSTER_PDF: ((p.swapped, 1), (p.word_changed, 1)),
            POSTER_PPTX: ((x.swapped, 1),),
        },
    ),
    *_pages(
        WORDS,
        {
            REPORT_DOCX: (
                *((w.number_changed, 1), (w.number_in_table, 1), (w.swapped, 1)),
                *((w.swapped_in_table, 1), (w.rows_exchanged, 1), (w.word_changed, 1)),
                *((w.heading_changed, 1), (w.caption_renumbered, 1), (w.footnote_changed, 1)),
                *((w.paragraph_gone, 1), (w.paragraphs_exchanged, 1), (w.alt_changed, 1)),
                (w.listed_page, 1),
            )
        },
        whole=True,
    ),
    *_pages(
        CHARTS,
        {
            REPORT_PDF: (
                *((p.bar_halved, 1), (p.bar_longer, 1), (p.dot_moved, 1)),
                *((p.map_recolored, 1), (p.mark_recolored, 1), (s.bars_exchanged, 1)),
            ),
            POSTER_PDF: ((p.mark_recolored, 1),),
        },
    ),
    *_pages(
        CHARTS,
        {
            REPORT_DOCX: (
                *((w.cached_value, 1), (w.cached_swap, 1), (w.names_swapped, 1)),
                *((w.axis_max, 1), (w.axis_reversed, 1), (w.number_format, 1)),
                *((w.point_recolored, 1), (w.series_hidden, 1), (w.workbook_swapped, 1)),
                (w.pictures_swapped, 1),
            )
        },
        whole=True,
    ),
    *_pages(
        ADDED,
        {
            REPORT_PDF: (
                *((p.text_added, 1), (p.image_added, 1), (p.number_as_path, 1)),
                *((p.overpainted, 1), (p.annotated, 1), (p.stamped, 1)),
            )
        },
    ),
    *_pages(
        ADDED,
        {
            REPORT_DOCX: (
                *((w.paragraph_added, 1), (w.word_added, 1), (w.row_added, 1), (w.inserted, 1)),
                *((w.in_header, 1), (w.picture_twice, 1), (w.commented, 1)),
            )
        },
        whole=True,
    ),
    *_pages(
        UNREADABLE,
        {
            REPORT_PDF: (
                *((p.white, 1), (p.struck, 1), (p.covered, 1), (p.tiny, 1)),
                *((p.off_page, 1), (s.clipped, 1)),
            )
        },
    ),
    *_pages(
        UNREADABLE,
        {
            REPORT_DOCX: (
                *((w.white, 1), (w.vanished, 1), (w.struck, 1), (w.tiny, 1), (w.blocked, 1)),
                *((w.deleted, 1), (w.row_closed, 1), (w.style_white, 1), (w.fonts_swapped, 1)),
            )
        },
        whole=True,
    ),
    *_pages(FILES, {REPORT_PDF: ((p.rotated, 1),)}),
    *_pages(
        FILES,
        {REPORT_PDF: ((p.exchanged, 1),), REPORT_DOCX: ((w.page_sized, 1), (w.chapter_moved, 1))},
        whole=True,
    ),
    *_pages(
        PROPERTIES,
        {
            REPORT_DOCX: (
                *((w.core_title, 1), (w.core_subject, 1), (w.linked_out, 1)),
                *((w.template_attached, 1), (w.macro, 1)),
            )
        },
        whole=True,
    ),
)
"""The files of the report and the poster, written down before any of them was looked for."""


def _folder(kind: str, *changes: tuple[str, Any]) -> Iterator[InFolder]:
    for file, change in changes:
        words = (_named(value) for key, value in change.keywords.items() if key != "name")
        name = f"{change.func.__name__} {' '.join(words)}"
        yield InFolder(kind, file, name.strip(), partial(change.func, **change.keywords))


def _named(value: object) -> str:
    return getattr(value, "__name__", "") or str(value)


f = in_folder


def _table(file: str, change: Any) -> tuple[str, Any]:
    return file, partial(f.in_csv, name=file, change=change)


def _pdf(change: Any, file: str = PDF) -> tuple[str, Any]:
    return file, partial(f.in_pdf, name=file, change=change)


def _json(file: str, change: Any) -> tuple[str, Any]:
    return file, partial(f.in_json, name=file, change=change)


def _gone(file: str) -> tuple[str, Any]:
    return file, partial(f.gone, name=file)


F, DATA = "figures.csv", "opendata"
IN_FOLDER = (
    *_folder(
        FILES,
        *map(
            _gone,
            (
                CARD_PDF,
                CARD_PPTX,
                "cards/TH-50.pdf",
                PDF,
                PPTX,
                "cards",
                "register",
                F,
                "register/deck.json",
                "register/TH-50.json",
                "opendata",
                "opendata/scores.csv",
                "manifest.json",
                "SHA256SUMS",
            ),
        ),
        *(
            (file, partial(f.slipped_in, name=file, like=like))
            for file, like in (
                ("cards/TH-99.pdf", CARD_PDF),
                ("cards/TH-10 (1).pptx", CARD_PPTX),
                ("opendata/extra.csv", "opendata/units.csv"),
                ("register/x.json", "register/deck.json"),
            )
        ),
        (CARD_PDF, partial(f.replaced, name=CARD_PDF, by="cards/TH-50.pdf")),
        (PDF, partial(f.replaced, name=PDF, by=CARD_PDF)),
        (CARD_PPTX, partial(f.exchanged, one=CARD_PPTX, other="cards/TH-38.pptx")),
        (CARD_PDF, partial(f.emptied, name=CARD_PDF)),
        (CARD_PPTX, partial(f.cut, name=CARD_PPTX)),
        *map(
            _pdf,
            (
                f.outline_renamed,
                f.outline_exchanged,
                f.outline_gone,
                f.outline_misled,
                f.page_gone,
                f.page_twice,
                f.pages_exchanged,
            ),
        ),
        _pdf(f.page_added, CARD_PDF),
    ),
    *_folder(
        UNREADABLE,
        _pdf(f.fonts_swapped),
        _pdf(f.fonts_swapped, CARD_PDF),
        _pdf(f.glyphs_swapped),
        _pdf(f.glyph_emptied, CARD_PDF),
        _pdf(f.letters_misnamed),
    ),
    *_folder(ADDED, _pdf(f.attach), _pdf(f.attach, CARD_PDF)),
    *_folder(
        FIGURES,
        *(
            _table(F, change)
            for change in (
                f.cell("value", f.nudged),
                f.cell("printed", f.nudged),
                f.cell("label_th", lambda s: s[1:]),
                f.cell("unit", lambda s: s + "x"),
                f.cell("base", f.nudged),
                f.cell("base", lambda s: ""),
                f.cell("derivation", lambda s: s[:-2]),
                f.cell("derivation", lambda s: s + " 66.1", 900),
                f.cell("sources", f.nudged),
                f.cell("times_printed", f.nudged),
                f.cell("places", f.nudged),
                f.cell("places", lambda s: s + "\nสไลด์ 99 ข้อความ", 200),
                f.row_gone,
                f.row_added,
                f.row_twice,
                f.rows_exchanged,
                f.column_added,
            )
        ),
    ),
    *_folder(
        OPEN,
        *(
            _table(f"{DATA}/{file}.csv", change)
            for file, change in (
                ("scores", f.cell("score", f.nudged)),
                ("scores", f.cell("n", f.nudged, 300)),
                ("scores", f.cell("rank", f.nudged)),
                ("scores", f.row_gone),
                ("scores", f.rows_exchanged),
                ("ranks", f.cell("score", f.nudged)),
                ("ranks", f.cell("rank_low", f.nudged)),
                ("answers", f.cell("share", f.nudged)),
                ("answers", f.cell("count", f.nudged)),
                ("units", f.cell("name_th", lambda s: s[1:])),
                ("units", f.column_added),
                ("indicators", f.cell("weight", f.nudged, 5)),
                ("dimensions", f.cell("name_th", lambda s: s[1:], 2)),
            )
        ),
        (f"{DATA}/opendata.xlsx", partial(f.in_workbook, name=f"{DATA}/opendata.xlsx")),
        _json(f"{DATA}/datapackage.json", lambda d: d.update(title="66.1")),
        _json("manifest.json", lambda d: d.update(version="9")),
        _json("manifest.json", lambda d: d["inputs"].popitem()),
        _json("manifest.json", lambda d: d["files"].popitem()),
    ),
    *_folder(
        PROPERTIES,
        *(
            _pdf(change, CARD_PDF)
            for change in (
                f.title,
                f.author,
                f.subject,
                f.keywords,
                f.metadata,
                f.language,
                f.script,
                f.form,
                f.launch,
                f.leads_out,
            )
        ),
    ),
)
SECOND_IN_FOLDER = (
    *_folder(
        FILES,
        (PPTX, partial(f.replaced, name=PPTX, by=BRIEF_PPTX)),
        (BRIEF_PDF, partial(second.unnamed, name=BRIEF_PDF)),
        ("register/TH-56.json", partial(second.retold, name="register/TH-56.json")),
    ),
    *_folder(FIGURES, _table(F, second.ids_exchanged), _table(F, second.value_and_print)),
    *_folder(
        OPEN,
        _json(f"{DATA}/datapackage.json", second.resource_led),
        ("manifest.json", partial(second.of_other_year, name="manifest.json")),
    ),
    *_folder(
        PROPERTIES, _pdf(second.labelled), _pdf(second.named_further), _pdf(second.hidden_bars)
    ),
)
"""Forty and some more, written down after the first were mended and before looking."""
THIRD_IN_FOLDER = (
    *_folder(
        FILES,
        *map(_gone, (REPORT_PDF, REPORT_DOCX, REPORT_TABLES, "register/report.json")),
        (REPORT_DOCX, partial(f.cut, name=REPORT_DOCX)),
        *(_pdf(change, REPORT_PDF) for change in (f.page_gone, f.outline_renamed)),
    ),
    *_folder(OPEN, (REPORT_TABLES, partial(f.in_workbook, name=REPORT_TABLES))),
    *_folder(
        PROPERTIES, *(_pdf(change, REPORT_PDF) for change in (f.title, f.script, f.leads_out))
    ),
    *_folder(UNREADABLE, _pdf(f.glyphs_swapped, REPORT_PDF)),
)
