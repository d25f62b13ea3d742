"""The documents that can be built, as a table: each with its steps and what draws it.

An output of one document composes and places its pages; every painter that is wanted paints them.
Cards are many documents, drawn by workers. What one output alone needs is imported when it is
drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from report_builder.audit.frames import frames
from report_builder.build import cards, social, tables, word
from report_builder.build.painters import PAINTERS
from report_builder.build.work import Work
from report_builder.edition import faces
from report_builder.failures import CardsFailed, Failure
from report_builder.language import THAI, Language
from report_builder.model import plain
from report_builder.output import register
from report_builder.problem import Words
from report_builder.render.about import Attached
from report_builder.render.digits import in_thai_digits
from report_builder.render.layout import CARD, PAPER, POSTER, SLIDE, PageFormat
from report_builder.render.page import Page
from report_builder.render.place.draft import drafted
from report_builder.render.place.paper import paper_pages
from report_builder.story.blocks import Deck, Slide
from report_builder.story.paper import paper
from report_builder.story.ranking import alphabetical
from report_builder.thai.font import given, set_in

if TYPE_CHECKING:
    from report_builder.story.report.blocks import Report

SUMMARY = "summary-en"
NO_ENGLISH = Words(
    "ไม่ได้สร้าง summary-en.pdf เพราะไม่มีชื่ออังกฤษ (name_en) ของด้าน ตัวชี้วัด หรือหน่วยใดเลย",
    "summary-en.pdf is left out: no dimension, indicator or unit has an English name (name_en)",
)


@dataclass(frozen=True, slots=True)
class Document:
    """One document before it is painted: what it says, and where every part of it stands."""

    title: str
    slides: Sequence[Slide]
    pages: Sequence[Page]
    sections: Sequence[tuple[str, str]]
    language: Language = THAI
    attached: Sequence[Attached] = ()
    """Files that its PDF carries."""


@dataclass(frozen=True, slots=True)
class Output:
    """Something to build: its name, the steps before those of its formats, and what draws it."""

    name: str
    steps: int
    formats: Sequence[str]
    draw: Callable[[Work], tuple[Failure, ...]]
    """Draws it; returns the documents of it that could not be made."""


def one_document(
    name: str,
    compose: Callable[[Work], Document],
    form: PageFormat = SLIDE,
    formats: Sequence[str] = (*PAINTERS,),
) -> Output:
    """Return an output that is one document, written as NAME.pdf, NAME.pptx and so on."""
    return Output(name, 0, formats, partial(_draw_one, name, compose, form, formats))


def _draw_one(
    name: str,
    compose: Callable[[Work], Document],
    form: PageFormat,
    formats: Sequence[str],
    work: Work,
) -> tuple[Failure, ...]:
    painters = [painter for painter in work.painters if painter.suffix in formats]
    if not painters:
        return ()
    document = compose(work)
    pages = drafted(document.pages) if work.draft else document.pages
    own = work.about(document.title, form)
    about = replace(
        own,
        sections=document.sections,
        language=document.language,
        attached=document.attached,
    )
    plans = {painter.suffix: painter.plan(pages, about) for painter in painters}
    work.steps.warnings += (words for plan in plans.values() for words in plan.warnings)
    files = [file for file in register.files(name) if file.endswith((*formats,))]
    told = register.told(work.edition, name, files, document.slides, pages, about, plans)
    around = {}
    for painter in painters:
        path = work.folder / f"{name}.{painter.suffix}"
        with work.steps.step(path.name):
            path.write_bytes(painter.paint(pages, about))
        around[painter.suffix] = frames(path)
    register.write(work.folder, name, register.framed(told, around))
    return ()


def _deck(work: Work) -> Document:
    return _of_slides(work, work.story.deck, work.story.pages)


def _brief(work: Work) -> Document:
    return _of_slides(work, work.story.brief, work.story.brief_pages)


def _poster(work: Work) -> Document:
    return _of_slides(work, work.story.poster, work.story.poster_pages)


def _of_slides(work: Work, deck: Deck, pages: Sequence[Page]) -> Document:
    printed = in_thai_digits(pages) if work.thai_digits else pages
    return Document(deck.title, deck.slides, printed, deck.sections)


def _notes(work: Work) -> Document:
    deck = work.story.deck
    said = paper(deck)
    pages = paper_pages(said)
    return Document(
        deck.title, said, in_thai_digits(pages) if work.thai_digits else pages, deck.sections
    )


def _draw_report(work: Work) -> tuple[Failure, ...]:
    """Write the report as PDF and as a Word file, composed once, in the faces of the edition."""
    if not {"pdf", word.FORMAT} & {*work.formats}:
        return ()
    from report_builder.story.report.compose import compose_report

    composed = compose_report(work.edition, work.facts)
    with set_in(faces.pair(work.edition.settings, work.edition.files)):
        own = given()
        face = own.regular.family if own else composed.face
        report = replace(composed, thai_digits=work.thai_digits, face=face)
        word.draw(work, report)
        return _draw_one("report", partial(_report, report), PAPER, ("pdf",), work)


def _report(report: Report, work: Work) -> Document:
    """Return the report as it is placed: lines break as their digits are printed."""
    from report_builder.build.attached import open_data
    from report_builder.render.place.report import report_pages
    from report_builder.render.place.report.told import as_slides

    told = in_thai_digits(report) if report.thai_digits else report
    pages = report_pages(told)
    printed = in_thai_digits(pages) if report.thai_digits else pages
    sections = [(chapter.id, plain(chapter.title)) for chapter in report.chapters]
    carried = open_data(work.folder)
    return Document(report.title, as_slides(printed), printed, sections, attached=carried)


def _draw_summary(work: Work) -> tuple[Failure, ...]:
    """Write the English summary; it is left out, and said, where nothing has an English name."""
    from report_builder.story.report.english import has_english

    if not has_english(work.edition):
        work.steps.warnings.append(NO_ENGLISH)
        return ()
    return _draw_one(SUMMARY, _summary, PAPER, ("pdf",), work)


def _summary(work: Work) -> Document:
    from report_builder.render.place.report.summary import summary_pages
    from report_builder.render.place.report.told import as_slides
    from report_builder.story.report.summary import compose_summary

    report = compose_summary(work.edition, work.facts)
    pages = summary_pages(report)
    sections = [(chapter.id, plain(chapter.title)) for chapter in report.chapters]
    return Document(report.title, as_slides(pages), pages, sections, report.language)


def _draw_cards(work: Work) -> tuple[Failure, ...]:
    """Write the cards of the units that are wanted, and the bundles when all units have one."""
    forms = tuple(painter.suffix for painter in work.painters)
    if not forms:
        return ()
    about = work.about(work.edition.settings.survey, CARD)
    shop = cards.Shop(work.story.teller, work.folder, forms, about, work.draft)
    named = [work.edition.unit[code] for code in work.units]
    units = alphabetical(named or work.edition.units)
    with work.steps.step("cards"):
        reached = partial(work.steps.reached, "cards")
        made, failed = cards.draw(shop, units, reached, work.pool)
    if not made:
        raise CardsFailed(failed, 0)
    for form in () if work.units or failed else forms:
        with work.steps.step(f"cards.{form}"):
            cards.bundle(shop, made, form)
    return failed


OUTPUTS: Mapping[str, Output] = {
    output.name: output
    for output in (
        one_document("deck", _deck),
        one_document("brief", _brief),
        one_document("poster", _poster, POSTER),
        one_document("notes", _notes, PAPER, ("pdf",)),
        Output("report", 0, ("pdf", word.FORMAT), _draw_report),
        Output(SUMMARY, 0, ("pdf",), _draw_summary),
        Output("tables", 0, (tables.FORMAT,), tables.draw),
        Output("cards", 1, (*PAINTERS,), _draw_cards),
        Output("social", 0, (social.FORMAT,), social.draw),
    )
}
"""Everything that can be built."""
USUAL = tuple(name for name in OUTPUTS if name != social.FOLDER)
"""What is built where nothing is named: pictures, which take long, only when asked for."""
OF_UNITS = frozenset((cards.FOLDER, social.FOLDER))
"""What is made of the cards of units: without it none of them is rehearsed."""
SPOKEN = ("deck", "notes")
"""What the slides of the deck alone are told for."""
WRITTEN = ("report", SUMMARY, "tables")
"""What has no slide: without others no deck is rehearsed."""
FORMATS = tuple(dict.fromkeys(form for output in OUTPUTS.values() for form in output.formats))
"""Every format that something is built in."""
