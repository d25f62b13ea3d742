"""Write down what is printed where: what each document says, and the register of all figures.

What a document says is written to `register/<document>.json` before it is drawn, so that the
finished files can be checked against it. `figures.csv` lists every fact with every place where
it is printed.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import yaml

from report_builder.facts import FactBook
from report_builder.facts.book import printed
from report_builder.language import THAI
from report_builder.model import Edition, Fact, Run, Text, joined, plain
from report_builder.render.about import About
from report_builder.render.flat import flat
from report_builder.render.page import Page, TextBox, targets
from report_builder.render.plan import Plan
from report_builder.story.blocks import ChartKind, ChartSpec, Dot, Slide, Table, UnitMap
from report_builder.story.contents import parts_on
from report_builder.story.narrate import names_with_digits
from report_builder.thai.words import MISSING, rounded, to_arabic_digits

FIGURES = "figures.csv"
FOLDER = "register"
SLIDE = "สไลด์"
PAGES = {
    "notes": "บทพูด หน้า",
    "brief": "สรุปสำหรับผู้บริหาร หน้า",
    "poster": "โปสเตอร์ หน้า",
    "report": "รายงาน หน้า",
    "report-word": "รายงาน (Word) ส่วนที่",
}
"""What pages of documents are called, and those of any other document."""
ALONE = {"card": "สรุป", "picture": "ภาพ"}
"""What pages are called that stand alone, by the kind of their slide."""
SUFFIXES = ("pdf", "pptx")
"""The formats of documents."""
COLUMNS = (
    *("id", "label_th", "value", "printed", "unit", "base", "derivation"),
    *("sources", "times_printed", "places"),
)
LITERAL = "="
"""Stands in place of a fact where a run's digits are no result."""
ROLES: Mapping[str, str] = {
    "kicker": "หัวเรื่อง",
    "title": "ชื่อเรื่อง",
    "tag": "ป้ายมุม",
    "label": "ป้าย",
    "code": "รหัสภาพ",
    "heading": "หัวข้อ",
    "caption": "คำอธิบาย",
    "number": "ตัวเลขเด่น",
    "unit": "หน่วย",
    "category": "กราฟ",
    "count": "กราฟ",
    "name": "กราฟ",
    "series": "กราฟ",
    "point": "กราฟ",
    "mark": "กราฟ",
    "tick": "กราฟ",
    "cell": "ตาราง",
    "bullet": "ข้อความ",
    "text": "ข้อความ",
    "foot": "หมายเหตุ",
    "source": "ที่มา",
}
_BARE = {"given_up": [], "mapped": False, "charts": [], "alts": [], "notes": []}
"""What a place says beside its texts, where it has nothing else."""
_NOISE = 9
"""Decimals beyond which a value is binary noise."""


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
        "document": document,
        "files": list(files),
        "synthetic": _synthetic(edition),
        "literals": sorted(_declared(edition)),
        "smallest": {form: dict(plan.smallest) for form, plan in plans.items() if plan.smallest},
        "about": _about(about),
        "sections": [*dict.fromkeys(_sections(pages, about))],
        "titles": [page.title for page in pages],
        "outline": [[a.title, page.number] for page in pages for a in page.anchors if a.level],
        "spoken": [[*map(plain, page.notes)] or [page.title] for page in pages],
        "links": [[*_links(page, targets(pages))] for page in pages],
        "places": [_place(document, slide, own[slide.id]) for slide in slides],
        "drawn": {
            "": [flat(page) for page in pages],
            **{form: [*plan.drawn.values()] for form, plan in plans.items() if plan.drawn},
        },
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


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


def _about(about: About) -> dict[str, str]:
    said = {"title": about.title, "subject": about.subject, "author": about.author}
    return {**said, "language": THAI.tag}


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
        "document": document,
        "files": [file],
        "synthetic": edition.settings.synthetic,
        "literals": sorted(_declared(edition)),
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
        "document": document,
        "files": [file],
        "synthetic": edition.settings.synthetic,
        "literals": sorted(_declared(edition)),
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
    paths = sorted(THAI.templates.glob("*.yaml"))
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
        "charts": [_chart(e) for e in exhibits if isinstance(e, ChartSpec)],
        "alts": [*_alts(exhibits), *(picture.alt for picture in slide.pictures)],
        "notes": [_runs(note) for note in slide.notes],
    }


def _alts(exhibits: Iterable[ChartSpec | Table | UnitMap]) -> Iterator[str]:
    return (exhibit.alt for exhibit in exhibits if not isinstance(exhibit, Table))


def _name(document: str, slide: Slide, page: int) -> str:
    kind = ALONE.get(slide.kind)
    return f"{kind} {slide.id}" if kind else f"{PAGES.get(document, SLIDE)} {page}"


def _runs(text: Text) -> list[list[str]]:
    return [[run.text, run.fact or (LITERAL if run.literal else "")] for run in text]


def _chart(chart: ChartSpec) -> dict[str, Any]:
    points = [
        [_category(chart, at), series.name, point.fact, point.printed]
        for series in chart.series
        for at, point in enumerate(series.points)
    ]
    return {
        "name": chart.name,
        "alt": chart.alt,
        "points": points + _dots(chart),
        "maximum": chart.maximum,
        "kind": chart.kind.value,
        "ends": _ends(chart),
    }


def _ends(chart: ChartSpec) -> list[float]:
    """Return where the scale of a chart begins and ends."""
    if chart.kind is ChartKind.SPINE:
        return [chart.ticks[0].value, chart.ticks[-1].value]
    values = [point.value for series in chart.series for point in series.points if point.value]
    return [chart.minimum, chart.maximum or max(values, default=1.0)]


def _dots(chart: ChartSpec) -> list[list[str]]:
    """Return the units in a chart of dots by their place in a row: a point for every category."""
    most = max(map(len, chart.dots), default=0)
    rows = [[*row, *[None] * (most - len(row))] for row in chart.dots]
    return [
        [plain(chart.categories[at].label), f"dot{n}", *_shown(dot)]
        for n, dots in enumerate(zip(*rows, strict=True))
        for at, dot in enumerate(dots)
    ]


def _shown(dot: Dot | None) -> tuple[str, str]:
    return (dot.point.fact, dot.point.printed) if dot else ("", "")


def _category(chart: ChartSpec, at: int) -> str:
    name = plain(chart.categories[at].label)
    missing = bool(chart.series) and chart.series[0].points[at].value is None
    return f"{name} {MISSING}" if missing else name


def figures(facts: FactBook, folder: Path) -> bytes:
    """Return the register of all facts as CSV, printed where the documents of a folder say so.

    UTF-8 with a byte order mark, for spreadsheet programs; one row per fact, in the order of
    their registration. `times_printed` counts the places.
    """
    places = _places(documents(folder), facts)
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows(_row(fact, places.get(fact.id, [])) for fact in facts.values())
    return text.getvalue().encode("utf-8-sig")


def documents(folder: Path) -> tuple[dict[str, Any], ...]:
    """Return what the documents of an output folder say, the longest first, bundles left out."""
    paths = sorted((folder / FOLDER).glob("*.json"))
    read = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return tuple(sorted((d for d in read if "places" in d), key=lambda d: -len(d["places"])))


def _row(fact: Fact, places: Sequence[str]) -> Iterator[object]:
    yield fact.id
    yield fact.label
    yield "" if fact.value is None else f"{rounded(fact.value, _NOISE).normalize():f}"
    yield from (printed(fact), fact.unit, "" if fact.base is None else fact.base)
    yield from (fact.derivation, "\n".join(map(str, fact.sources)))
    yield from (len(places), "\n".join(places))


def _places(told: Iterable[Mapping[str, Any]], facts: FactBook) -> Mapping[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for document in told:
        for place in document["places"]:
            for fact, where in dict.fromkeys(_usages(place, facts)):
                places[fact].append(f"{place['name']} {where}")
    return places


def _usages(place: Mapping[str, Any], facts: FactBook) -> Iterator[tuple[str, str]]:
    """Yield each fact that a place prints and where: “กราฟ “ช่องทาง””, in order of reading."""
    headings = {panel: words(runs) for role, panel, runs in place["parts"] if role == "heading"}
    for role, panel, runs in place["parts"]:
        within = f" “{headings[panel]}”" if panel in headings and role != "heading" else ""
        for text, fact in runs:
            if fact in facts:
                bare = to_arabic_digits(text.removesuffix("%"))
                said = "" if bare == facts.printed(fact) else f" (พิมพ์ “{text}”)"
                yield fact, ROLES[role] + within + said


def words(runs: Sequence[Sequence[str]]) -> str:
    """Return the text of the runs of a part."""
    return "".join(text for text, _ in runs)
