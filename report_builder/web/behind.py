"""What stands behind the printed figures of a work: the register of its build, and its rows.

    HOME/ID/behind/TABLE.csv  the tables that the last build read, as queries read them

The tables are written by the job that builds, so that no file of others is read to answer a click.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from report_builder.output import figures as printed
from report_builder.output import publish, trace
from report_builder.output.register import FOLDER
from report_builder.web.works import instead

Figure = Mapping[str, str]
"""A row of the register of figures."""
_SUFFIX = ".csv"
DECK = "deck"
READ = 128
"""Registers of documents that are kept as they were read."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure is printed: the path of a PDF, a page of it, what the place is called, its id.

    The id is that of a slide in the deck, where the PDF is one of the deck.
    """

    file: str
    page: int
    name: str
    id: str


def keep(edition: Path, previous: Sequence[Path], behind: Path) -> None:
    """Write the tables of an edition that was built, instead of those of the last one."""
    with instead(behind) as new:
        for name, table in trace.tables_of(edition, previous).items():
            table.frame.to_csv(new / f"{name}{_SUFFIX}")


@dataclass(frozen=True, slots=True)
class Kept:
    """The tables that were kept of a build."""

    behind: Path

    def frame(self, table: str) -> pd.DataFrame | None:
        """Return a table with the rows of its file as index, None when there is no such table."""
        known = {path.stem: path for path in self.behind.glob(f"*{_SUFFIX}")}
        return trace.queried(known[table]) if table in known else None

    def changed(self, table: str) -> bool:
        """Tell that a table is the one that the documents were built from."""
        return False


def figures(out: Path) -> Mapping[str, Figure]:
    """Return the register of figures of an output folder by id; nothing without one."""
    path = out / printed.FIGURES
    return _figures(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=4)
def _figures(path: Path, written: int) -> Mapping[str, Figure]:
    return trace.figures(path.parent)


def synthetic(out: Path) -> bool:
    """Tell whether the documents of an output folder say that their data are made up."""
    path = next((out / FOLDER).glob("*.json"), None)
    return bool(path and _told(out, path.stem).get("synthetic"))


def places(out: Path, fact: str) -> Sequence[Place]:
    """Return where a figure is printed in the PDFs of an output folder."""
    return _index(out, (out / publish.MANIFEST).stat().st_mtime_ns).get(fact, ())


@lru_cache(maxsize=4)
def _index(out: Path, written: int) -> Mapping[str, Sequence[Place]]:
    """Return where every figure of an output folder is printed."""
    found: dict[str, dict[Place, None]] = defaultdict(dict)
    for document in printed.documents(out):
        pdf = next((name for name in document["files"] if name.endswith(".pdf")), "")
        for place in document["places"] if (out / pdf).is_file() else ():
            name = f"{place['name']} {place['title']}"
            where = Place(pdf, place["pages"][0], name, str(place["id"]))
            for fact in _printed(place):
                found[fact][where] = None
    return {fact: (*of,) for fact, of in found.items()}


def slides(out: Path) -> Mapping[str, str]:
    """Return what the slides of the deck are called by their ids, nothing without a deck."""
    return {p["id"]: f"{p['name']} {p['title']}" for p in _told(out, DECK).get("places", ())}


def _printed(place: Mapping[str, Any]) -> Iterator[str]:
    return (fact for _, _, runs in place["parts"] for _, fact in runs if fact)


def register(out: Path, name: str, page: int) -> tuple[str, int, Sequence[Mapping[str, Any]]]:
    """Return the name of a PDF, the page in it, and the places that its register has.

    A page of a bundle is that of one of the documents which it holds.
    """
    said = _told(out, PurePosixPath(name).stem)
    first = 1
    for document in said.get("of", ()):
        own = _told(out, document)
        if page < first + len(own["titles"]):
            pdf = next((file for file in own["files"] if (out / file).suffix == ".pdf"), "")
            return (
                (pdf, page - first + 1, own["places"])
                if (out / pdf).is_file()
                else (name, page, ())
            )
        first += len(own["titles"])
    return name, page, said.get("places", ())


def titles(out: Path, name: str) -> Sequence[str]:
    """Return what each page of a PDF is called; nothing of a bundle of too many to read."""
    said = _told(out, PurePosixPath(name).stem)
    bundled = said.get("of", ())
    if len(bundled) > READ:
        return ()
    return [t for of in bundled for t in _told(out, of)["titles"]] or said.get("titles", ())


def _told(out: Path, document: str) -> Mapping[str, Any]:
    path = out / FOLDER / f"{document}.json"
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=READ)
def _read(path: Path, written: int) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
