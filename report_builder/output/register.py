"""Write down what each document says, and where.

What a document says is written to `register/<document>.json` before it is drawn, so that the
finished files can be checked against it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import yaml

from report_builder.audit.pdf_fonts import told_of
from report_builder.language import LANGUAGES
from report_builder.model import Edition, Run, Text, joined, plain
from report_builder.output.charted import charted
from report_builder.render.about import About
from report_builder.render.flat import flat
from report_builder.render.page import (
    CellsBox,
    Element,
    Line,
    OutlineBox,
    Page,
    Role,
    TextBox,
    targets,
)
from report_builder.render.plan import Plan
from report_builder.story.blocks import Slide, Table, UnitMap
from report_builder.story.chartspec import ChartSpec
from report_builder.story.contents import parts_on
from report_builder.story.names import names_with_digits
from report_builder.thai.font import given

FOLDER = "register"
SLIDE = "สไลด์"
PAGES = {
    "notes": "บทพูด หน้า",
    "brief": "สรุปสำหรับผู้บริหาร หน้า",
    "poster": "โปสเตอร์ หน้า",
    "report": "รายงาน หน้า",
    "summary-en": "สรุปภาษาอังกฤษ หน้า",
    "report-word": "รายงาน (Word) ส่วนที่",
}
"""What pages of documents are called, and those of any other document."""
ALONE = {"card": "สรุป", "picture": "ภาพ"}
"""What pages are called that stand alone, by the kind of their slide."""
SUFFIXES = ("pdf", "pptx")
"""The formats of documents."""
LITERAL = "="
"""Stands in place of a fact where a run's digits are no result."""
_BARE = {"given_up": [], "mapped": False, "charts": [], "alts": [], "notes": []}
"""What a place says beside its texts, where it has nothing else."""


def told(
    edition: Edition,
    document: str,
    files: Sequence[str],
    slides: Sequence[Slide],
    pages: Sequence[Page],
    about: About,
    plans: Mapping[str, Plan] = MappingProxyType({}),
) -> str:
    """Return as JSON what a document says on each of its pages, and what it may print there.

    `files` are the paths of its formats below the output folder, `about` what these say of
    themselves. A page whose id is none of a slide goes on with the slide before it. `plans` are
    those of the formats: the type that is smaller than usual, and what is drawn otherwise than it
    was placed.
    """
    own = _own(slides, pages)
    content = {
        **_head(edition, document, files),
        "smallest": {form: dict(plan.smallest) for form, plan in plans.items() if plan.smallest},
        "about": _about(about),
        "sections": [*dict.fromkeys(_sections(pages, about))],
        "titles": [page.title for page in pages],
        "outline": [[a.title, page.number] for page in pages for a in page.anchors if a.level],
        "spoken": [[*map(plain, page.notes)] or [page.title] for page in pages],
        "links": [[*_links(page, targets(pages))] for page in pages],
        "attached": [[a.name, a.title, sha256(a.content).hexdigest()] for a in about.attached],
        "faces": dict(_faces()),
        "places": [_place(document, slide, own[slide.id]) for slide in slides],
        "drawn": {
            "": [flat(page) for page in pages],
            **{form: [*plan.drawn.values()] for form, plan in plans.items() if plan.drawn},
        },
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _head(edition: Edition, document: str, files: Sequence[str]) -> dict[str, Any]:
    """Return what is said of every document: files, what is made up, digits that are no fact."""
    return {
        "document": document,
        "files": list(files),
        "synthetic": _synthetic(edition),
        "literals": sorted(_declared(edition)),
    }


def _synthetic(edition: Edition) -> str:
    """Return what of an edition is made up: nothing (empty), its parts or all of it."""
    if edition.is_made_up:
        return "all"
    return "parts" if edition.settings.synthetic else ""


def _links(page: Page, places: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield the texts that lead to a page, and its number."""
    for element in page.elements:
        if isinstance(element, TextBox) and element.link in places:
            yield "\n".join(plain(line.text) for line in element.lines), places[element.link] + 1
        for run in _referring(element):
            if f"#{run.to}" in places:
                yield run.text, places[f"#{run.to}"] + 1


def _referring(element: Element) -> Iterator[Run]:
    """Yield the runs of an element that refer to something, which a click leads to."""
    lines: Iterable[Line] = ()
    if isinstance(element, TextBox) and not element.link:
        lines = element.lines
    elif isinstance(element, CellsBox):
        lines = (line for row in element.rows for line in row)
    return (run for line in lines for run in line.text if run.to and line.role is not Role.ARTIFACT)


def _faces() -> Iterator[tuple[str, Any]]:
    """Yield the names and outlines of the faces that were given to draw a document with."""
    own = given()
    for face in (own.regular, own.bold) if own else ():
        yield face.file.removesuffix(".ttf"), told_of(face.content)


def _about(about: About) -> dict[str, str]:
    said = {"title": about.title, "subject": about.subject, "author": about.author}
    return {**said, "language": about.language.tag}


def _sections(pages: Sequence[Page], about: About) -> Iterator[str]:
    titles = dict(about.sections)
    return (titles.get(page.section, page.section) for page in pages)


def write(folder: Path, document: str, said: str) -> None:
    """Write what a document says into an output folder."""
    path = folder / FOLDER / f"{document}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(said, encoding="utf-8")


def framed(said: str, around: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """Return what a document says with what stands around its pages, by the suffix of its files."""
    content = {**json.loads(said), "around": {form: of for form, of in around.items() if of}}
    return json.dumps(content, ensure_ascii=False) + "\n"


def files(document: str) -> list[str]:
    """Return the paths that a document may have below an output folder, a file for each format."""
    return [f"{document}.{suffix}" for suffix in SUFFIXES]


def names(files: Iterable[str]) -> list[str]:
    """Return the documents whose register is among some paths below an output folder."""
    paths = (PurePosixPath(file) for file in files)
    return [path.stem for path in paths if path.parent.name == FOLDER]


def bundle(
    document: str, files: Sequence[str], of: Sequence[str], about: About, sections: Sequence[str]
) -> str:
    """Return as JSON that a document holds the pages of others, one after the other."""
    content: dict[str, Any] = {"document": document, "files": list(files), "of": list(of)}
    content["about"], content["sections"] = _about(about), list(sections)
    return json.dumps(content, ensure_ascii=False) + "\n"


def tabled(
    edition: Edition, document: str, file: str, sheets: Mapping[str, Sequence[Sequence[Text]]]
) -> str:
    """Return as JSON what stands in the cells of a workbook: a place for every sheet by its name.

    Each row is a part of its place, its cells parted by tabs.
    """
    between = Run("\t")
    content = {
        **_head(edition, document, [file]),
        "places": [
            {
                "id": name,
                "name": f"ตารางประกอบรายงาน {name}",
                "title": name,
                "pages": [page],
                "parts": [["cell", "", _runs(joined(row, between))] for row in rows],
                **_BARE,
            }
            for page, (name, rows) in enumerate(sheets.items(), 1)
        ],
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def chaptered(
    edition: Edition, document: str, file: str, slides: Sequence[Slide], about: About
) -> str:
    """Return as JSON what a document without pages of its own says: a place for every slide."""
    content = {
        **_head(edition, document, [file]),
        "about": _about(about),
        "places": [
            _place(document, slide, (Page(slide.id, number, "", "", slide.section, ()),))
            for number, slide in enumerate(slides, 1)
        ],
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _own(slides: Sequence[Slide], pages: Sequence[Page]) -> Mapping[str, list[Page]]:
    """Return the pages of each slide."""
    ids = {slide.id for slide in slides}
    own: dict[str, list[Page]] = defaultdict(list)
    current = ""
    for page in pages:
        current = page.id if page.id in ids else current
        own[current].append(page)
    return own


def _declared(edition: Edition) -> frozenset[str]:
    """Return the literals that the templates and texts declare, and names that hold digits."""
    texts = (*_templates(), *edition.texts.values())
    given = (text for text in texts if isinstance(text, Mapping))
    declared = (str(literal) for text in given for literal in text.get("literals", ()))
    return names_with_digits(edition).union(declared)


@cache
def _templates() -> tuple[Any, ...]:
    paths = sorted(path for own in LANGUAGES for path in own.templates.glob("*.yaml"))
    return tuple(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in paths)


def _place(document: str, slide: Slide, pages: Sequence[Page]) -> dict[str, Any]:
    exhibits = [panel.exhibit for panel in slide.panels if panel.exhibit]
    return {
        "id": slide.id,
        "name": _name(document, slide, pages[0].number),
        "pages": [page.number for page in pages],
        "given_up": [asdict(step) for page in pages for step in page.given_up],
        "title": plain(slide.title),
        "mapped": any(isinstance(exhibit, UnitMap) for exhibit in exhibits),
        "parts": [[p.role, p.panel, _runs(p.text)] for p in parts_on(slide) if plain(p.text)],
        "charts": [charted(e) for e in exhibits if isinstance(e, ChartSpec)],
        "alts": [*_alts(exhibits), *(picture.alt for picture in slide.pictures), *_codes(pages)],
        "notes": [_runs(note) for note in slide.notes],
    }


def _alts(exhibits: Iterable[ChartSpec | Table | UnitMap]) -> Iterator[str]:
    return (exhibit.alt for exhibit in exhibits if not isinstance(exhibit, Table))


def _codes(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the words that stand for drawings that are read, such as the code of an address."""
    drawings = (e for page in pages for e in page.elements if isinstance(e, OutlineBox))
    return (drawing.alt for drawing in drawings if drawing.alt)


def _name(document: str, slide: Slide, page: int) -> str:
    kind = ALONE.get(slide.kind)
    return f"{kind} {slide.id}" if kind else f"{PAGES.get(document, SLIDE)} {page}"


def _runs(text: Text) -> list[list[str]]:
    return [[run.text, run.fact or (LITERAL if run.literal else "")] for run in text]
