"""Read what the documents of an output folder are meant to say: the register, as data on disk."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, zip_longest
from pathlib import Path
from sys import intern
from typing import Any

from report_builder.audit.plan import Element, elements

FIGURES = "figures.csv"
FOLDER = "register"
LITERAL = "="
OPTIONAL = frozenset(("bullet", "code", "mark", "name", "tick"))
"""Roles of texts that a drawing may turn into something else, or leave to another text."""
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
FIELD_LIMIT = 10_000_000
_AROUND = ("document", "files", "synthetic", "literals", "about", "titles", "spoken")
"""What a document says that isn't on its pages, but around them."""

Rows = Sequence[Mapping[str, Any]]
"""The elements of a page as the register has them."""
Runs = tuple[tuple[str, str], ...]
"""Stretches of text, each with the fact that it prints, LITERAL, or nothing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact as the register has it; `value` is None when it is missing.

    `sources` are the rows that it is made of, a line for each table.
    """

    id: str
    value: float | None
    printed: str
    unit: str
    label: str = ""
    derivation: str = ""
    sources: str = ""
    base: str = ""

    @property
    def about(self) -> str:
        """Return all that is said of it in words."""
        return " ".join((self.id, self.label, self.derivation, self.base))


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a page: what it is there for, its panel, and its stretches."""

    role: str
    panel: str
    runs: Runs

    @property
    def text(self) -> str:
        """Return its characters."""
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Point:
    """A value that a chart is meant to show."""

    category: str
    series: str
    fact: str
    printed: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by the words for it, its points in order, its kind, and the ends of its scale."""

    name: str
    alt: str
    points: tuple[Point, ...]
    maximum: float | None = None
    kind: str = ""
    ends: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Place:
    """What one slide or card says; `pages` are its pages, `mapped` whether it shows units.

    `shortened` are the panels of which a part was given up to make the rest fit.
    """

    pages: tuple[int, ...]
    title: str
    mapped: bool
    parts: tuple[Part, ...]
    charts: tuple[Chart, ...]
    alts: tuple[str, ...]
    notes: tuple[Runs, ...]
    shortened: frozenset[str] = frozenset()

    def may_lack(self, part: Part) -> bool:
        """Tell whether a text may be missing from the pages."""
        return part.role in OPTIONAL or part.panel in self.shortened


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its files, its places in order, and the literals declared for it.

    `smallest` is the type in points that is planned to be smaller than usual, by the suffix of the
    format and the number of the page; `drawn` is what stands on each page, by the suffix of the
    formats that differ from the others. `synthetic` is what is made up: nothing (empty), `parts` or
    `all` of the data. `about` is what its files say of themselves, `spoken` the
    notes of each page, `around` what stood around the pages when they were written. `begins` are
    the first pages of the documents that a bundle holds, `of` the files of each of these. `links`
    are the texts of each page that lead to another, with its number. `outline` are the lines of an
    outline with their pages, where it has others than the titles of pages. `attached` are the files
    that its PDF carries: name, title and SHA-256. `faces` are those that were given to draw it
    with, by the names that they have in its PDF.
    """

    name: str
    files: tuple[str, ...]
    synthetic: str
    literals: tuple[str, ...]
    places: Iterable[Place]
    smallest: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    drawn: Mapping[str, Sequence[Rows]] = field(default_factory=dict)

    about: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    spoken: tuple[tuple[str, ...], ...] = ()

    @property
    def starts(self) -> tuple[int, ...]:
        """Return the pages that an outline leads to: all, or where a part begins in a bundle."""
        return self.begins or tuple(range(1, len(self.titles) + 1))

    @property
    def language(self) -> str:
        """Return the tag of its language: Thai unless it says another."""
        return self.about.get("language", "th-TH")

    begins: tuple[int, ...] = ()
    around: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    of: tuple[tuple[str, ...], ...] = ()
    links: tuple[tuple[tuple[str, int], ...], ...] = ()
    outline: tuple[tuple[str, int], ...] = ()
    attached: tuple[tuple[str, str, str], ...] = ()
    faces: Mapping[str, Any] = field(default_factory=dict)

    def standing(self, file: str, page: int) -> tuple[Element, ...] | None:
        """Return what stands on a page of a file, None where nothing is told of it."""
        pages = self.drawn.get(file.rpartition(".")[2]) or self.drawn.get("", ())
        return elements(pages[page - 1]) if page <= len(pages) else None

    def planned(self, file: str, page: int) -> float:
        """Return the smallest type that is planned for a page of a file, infinity for the usual."""
        return self.smallest.get(file.rpartition(".")[2], {}).get(str(page), float("inf"))


Figures = Mapping[str, Figure]
"""The register of figures by the ids of facts."""


def figures(folder: Path) -> Figures:
    """Return the register of figures of an output folder."""
    csv.field_size_limit(FIELD_LIMIT)
    with (folder / FIGURES).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        names = next(rows, [])
        told = (dict(zip_longest(names, row, fillvalue="")) for row in rows if row)
        return {row["id"]: _figure(row) for row in told}


def _figure(row: Mapping[str, str]) -> Figure:
    value = float(row["value"]) if row["value"] else None
    told = (row["id"], value, row["printed"], row["unit"], row["label_th"])
    return Figure(*told, intern(row["derivation"]), intern(row["sources"]), row["base"])


def documents(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the names of the documents of an output folder, each with its files."""
    paths = sorted((folder / FOLDER).glob("*.json"))
    return {path.stem: tuple(_read(path)["files"]) for path in paths}


def document(folder: Path, name: str) -> Document:
    """Return what a document says; a bundle says what its documents say, one after the other."""
    data = _read(folder / FOLDER / f"{name}.json")
    if "of" not in data:
        return _single(data)
    parts = [_read(folder / FOLDER / f"{part}.json") for part in data["of"]]
    return _bundle({**data, "drawn": _joined(parts)}, parts, tuple(_Places(folder, data["of"])))


def cover(folder: Path, name: str) -> Document:
    """Return what a document says, of a bundle only what stands around its pages.

    Its places are read each time that they are asked for; what is drawn on its pages isn't.
    """
    data = _read(folder / FOLDER / f"{name}.json")
    if "of" not in data:
        return _single(data)
    parts = ({k: v for k, v in part.items() if k in _AROUND} for part in _parts(folder, data["of"]))
    return _bundle(data, [*parts], _Places(folder, data["of"]))


def _parts(folder: Path, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    return (_read(folder / FOLDER / f"{name}.json") for name in names)


@dataclass(frozen=True)
class _Places:
    """The places of some documents, one after the other, each read when it is asked for."""

    folder: Path
    of: Sequence[str]

    def __iter__(self) -> Iterator[Place]:
        before = 0
        for part in _parts(self.folder, self.of):
            own = [_place(place, before) for place in part["places"]]
            before = max((page for place in own for page in place.pages), default=before)
            yield from own


def _bundle(
    data: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], places: Iterable[Place]
) -> Document:
    """Return a bundle, which says what its documents say, one after the other."""
    lists = {name: [one for p in parts for one in p.get(name, ())] for name in ("titles", "spoken")}
    counts = [len(part.get("titles", ())) for part in parts]
    begins = [1 + before for before in accumulate(counts[:-1], initial=0)]
    joined = {**parts[0], **data, "begins": begins, **lists, "around": data.get("around", {})}
    return _document({**joined, "parts": [p["files"] for p in parts]}, places)


def _joined(parts: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return what stands on the pages of some documents, one after the other."""
    forms: Iterable[str] = {form: None for part in parts for form in part.get("drawn", {})}
    return {form: [rows for part in parts for rows in _drawn(part, form)] for form in forms}


def _drawn(part: Mapping[str, Any], form: str) -> Sequence[Any]:
    told = part.get("drawn", {})
    found: Sequence[Any] = told.get(form) or told.get("", ())
    return found


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _single(data: Mapping[str, Any]) -> Document:
    return _document(data, tuple(_place(place, 0) for place in data["places"]))


def _document(data: Mapping[str, Any], places: Iterable[Place]) -> Document:
    files, literals = tuple(data["files"]), tuple(data["literals"])
    smallest = data.get("smallest", {})
    return Document(
        *(data["document"], files, data["synthetic"], literals, places, smallest),
        drawn=data.get("drawn", {}),
        about=data.get("about", {}),
        sections=tuple(data.get("sections", ())),
        titles=tuple(data.get("titles", ())),
        spoken=tuple(map(tuple, data.get("spoken", ()))),
        begins=tuple(data.get("begins", ())),
        around=data.get("around", {}),
        of=tuple(map(tuple, data.get("parts", ()))),
        links=tuple(tuple((text, page) for text, page in links) for links in data.get("links", ())),
        attached=tuple((name, title, sha) for name, title, sha in data.get("attached", ())),
        outline=tuple((title, page) for title, page in data.get("outline", ())),
        faces=data.get("faces", {}),
    )


def _place(data: Mapping[str, Any], before: int) -> Place:
    return Place(
        pages=tuple(page + before for page in data["pages"]),
        title=data["title"],
        mapped=data["mapped"],
        parts=tuple(Part(role, panel, _runs(runs)) for role, panel, runs in data["parts"]),
        charts=tuple(
            Chart(
                chart["name"],
                chart["alt"],
                tuple(_point(*point) for point in chart["points"]),
                chart.get("maximum"),
                chart.get("kind", ""),
                tuple(chart.get("ends", (0.0, 0.0))),
            )
            for chart in data["charts"]
        ),
        alts=tuple(data["alts"]),
        notes=tuple(map(_runs, data["notes"])),
        shortened=frozenset(step["panel"] for step in data["given_up"] if step["panel"]),
    )


def _point(category: str, series: str, fact: str, printed: str) -> Point:
    return Point(category, series, fact, printed.translate(_ARABIC))


def _runs(runs: list[list[str]]) -> Runs:
    return tuple((text.translate(_ARABIC) if fact else text, fact) for text, fact in runs)
