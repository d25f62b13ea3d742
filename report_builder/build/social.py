"""Draw pictures for social media: each is a page of its own as PDF, drawn once more in pixels."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.build.painters import PAINTERS
from report_builder.build.work import Work
from report_builder.output import register
from report_builder.problem import Words
from report_builder.render.digits import in_thai_digits
from report_builder.render.layout import PageFormat
from report_builder.render.page import Page
from report_builder.render.pixels import png
from report_builder.render.place.deck.frame import SYNTHETIC
from report_builder.render.place.draft import drafted
from report_builder.render.place.social import FORMS, picture
from report_builder.story.blocks import Slide, UnitMap
from report_builder.story.card.compose import compose_card
from report_builder.story.ranking import alphabetical
from report_builder.story.social import in_words, of_unit

FOLDER, PAGES = "social", "pdf"
"""The folder of pictures, and the one in it of their pages."""
FORMAT = "pdf"


def draw(work: Work) -> tuple[()]:
    """Write the pictures of the units that are wanted, without any of all and of the whole.

    Beside each stand its words, for those who don't see it; what has no room is warned of.
    """
    if FORMAT not in work.formats:
        return ()
    (work.folder / FOLDER / PAGES).mkdir(parents=True)
    with work.steps.step(FOLDER):
        slides = [*_slides(work)]
        for number, slide in enumerate(slides, 1):
            _write(work, slide)
            work.steps.reached(FOLDER, number, len(slides))
    return ()


def _slides(work: Work) -> Iterator[Slide]:
    """Yield what pictures say, those of the whole before those of units."""
    story = work.story
    frame, *pictures = story.social.slides
    printed = in_thai_digits if work.thai_digits else _as_it_is
    named = [work.edition.unit[code] for code in work.units]
    if not named:
        yield from pictures
    for unit in alphabetical(named or work.edition.units):
        yield printed(of_unit(frame, compose_card(story.teller, unit.code)))


def _as_it_is(slide: Slide) -> Slide:
    return slide


def _write(work: Work, slide: Slide) -> None:
    said = in_words(slide, SYNTHETIC)
    (work.folder / FOLDER / f"{slide.id}.txt").write_text(said, encoding="utf-8")
    for form in FORMS:
        page = picture(slide, form, country=_has_map(work))
        if page is None:
            work.steps.warnings.append(_full(slide, form))
        else:
            _draw(work, slide, page, form, said)


def _has_map(work: Work) -> bool:
    """Tell whether the brief shows units on a map, whose country pictures then have as art."""
    panels = (panel for slide in work.story.brief.slides for panel in slide.panels)
    return any(isinstance(panel.exhibit, UnitMap) for panel in panels)


def _full(slide: Slide, form: PageFormat) -> Words:
    return Words(
        f"ไม่ได้สร้างภาพ {slide.id} ขนาด {form.name} เพราะข้อความยาวเกินที่",
        f"the picture {slide.id} of {form.name} was not made: its words have no room",
    )


def _draw(work: Work, slide: Slide, placed: Page, form: PageFormat, said: str) -> None:
    """Write a picture, the page that it is drawn from, and what it says."""
    stem = f"{slide.id}-{form.name}"
    pages = drafted((placed,)) if work.draft else (placed,)
    about = work.about(placed.title, form)
    pdf = PAINTERS[FORMAT].paint(pages, about)
    files = {f"{FOLDER}/{PAGES}/{stem}.pdf": pdf, f"{FOLDER}/{stem}.png": png(pdf, said)}
    for name, content in files.items():
        (work.folder / name).write_bytes(content)
    beside = [*files, f"{FOLDER}/{slide.id}.txt"]
    told = register.told(work.edition, f"{FOLDER}-{stem}", beside, (slide,), pages, about)
    register.write(work.folder, f"{FOLDER}-{stem}", told)
