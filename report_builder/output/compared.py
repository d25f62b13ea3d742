"""Compare two builds of one edition: which figures, sentences and pages are not as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any

from report_builder.errors import NotBuilt, OtherEdition
from report_builder.output import figures, publish, trace
from report_builder.output.cells import Cell, cells

PAGE, NOTE = "หน้า", "บทพูด"
"""What differs where a whole page is new or gone, and where the words of a speaker are."""

Part = tuple[str, str]
"""What a part of a page is, and its text."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is printed otherwise; '' where a build doesn't have it.

    `sources` name the rows behind it, `pages` where it is printed, in the last build that has it.
    """

    id: str
    label: str
    before: str
    after: str
    sources: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text that differs: its document, page and part; '' where a build doesn't have it."""

    document: str
    place: str
    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two builds.

    `finer` counts figures that changed, but print what they printed. `inputs` are the files that
    changed, `cells` their cells, where the editions were given. `seals` are the SHA-256 of both
    manifests.
    """

    title: str
    date: str
    synthetic: bool
    seals: tuple[str, str]
    figures: tuple[Figure, ...]
    finer: int
    sentences: tuple[Sentence, ...]
    inputs: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """Return document and page of all that differ, in order."""
        return tuple(dict.fromkeys((one.document, one.place) for one in self.sentences))


def compared(before: Path, after: Path, editions: tuple[Path, Path] | None = None) -> Comparison:
    """Return what differs between two output folders, and cell by cell between their editions.

    Raises NotBuilt for a folder without a manifest or register, OtherEdition for builds of two
    editions, BadInput for an edition with errors.
    """
    made = [_manifest(folder) for folder in (before, after)]
    if made[0]["edition"] != made[1]["edition"]:
        raise OtherEdition(made[0]["edition"], made[1]["edition"])
    old, new = (trace.figures(folder) for folder in (before, after))
    told = [{one["document"]: one for one in figures.documents(f)} for f in (before, after)]
    first: Mapping[str, Any] = next(iter(told[1].values()), {})
    return Comparison(
        str(first.get("about", {}).get("title", made[1]["edition"])),
        str(made[1]["date"]),
        bool(first.get("synthetic", False)),
        (_seal(before), _seal(after)),
        tuple(_figures(old, new, {**_pages(told[0]), **_pages(told[1])})),
        sum(_is_finer(old[id], new[id]) for id in old.keys() & new.keys()),
        tuple(_sentences(*told)),
        tuple(_inputs(*(one["inputs"] for one in made))),
        tuple(cells(*editions)) if editions else (),
    )


def _manifest(folder: Path) -> Mapping[str, Any]:
    found = publish.manifest(folder)
    if not found:
        raise NotBuilt(str(folder))
    return found


def _seal(folder: Path) -> str:
    return str(publish.described(folder / publish.MANIFEST)["sha256"])


def _inputs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    return (name for name in sorted({*old, *new}) if old.get(name) != new.get(name))


def _is_finer(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    return old["printed"] == new["printed"] and old["value"] != new["value"]


def _pages(told: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the pages that print each figure."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for page in (page for document in told.values() for page in document["places"]):
        for fact in (fact for _, _, runs in page["parts"] for _, fact in runs):
            found[fact][page["name"]] = None
    return {fact: (*names,) for fact, names in found.items()}


def _figures(
    old: Mapping[str, Mapping[str, str]],
    new: Mapping[str, Mapping[str, str]],
    pages: Mapping[str, tuple[str, ...]],
) -> Iterator[Figure]:
    for id in dict.fromkeys((*new, *old)):
        was, is_now = (rows[id]["printed"] if id in rows else "" for rows in (old, new))
        if was != is_now:
            row = new.get(id) or old[id]
            rows = (*row["sources"].splitlines(),)
            yield Figure(id, row["label_th"], was, is_now, rows, pages.get(id, ()))


def _sentences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Sentence]:
    """Yield what differs on the pages of documents that both builds have."""
    for name in (name for name in new if name in old):
        pages, others = ({page["id"]: page for page in of[name]["places"]} for of in (old, new))
        for id in dict.fromkeys((*others, *pages)):
            page = others.get(id) or pages[id]
            for part, was, is_now in _apart(_parts(pages.get(id)), _parts(others.get(id))):
                yield Sentence(name, page["name"], part, was, is_now)


def _parts(page: Mapping[str, Any] | None) -> list[Part]:
    """Return the parts of a page in order of reading; none for a page that a build doesn't have."""
    if page is None:
        return []
    shown = [(figures.ROLES.get(r, r), figures.words(runs)) for r, _, runs in page["parts"]]
    return [(PAGE, ""), *shown, *((NOTE, figures.words(runs)) for runs in page["notes"])]


def _apart(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[str, str, str]]:
    """Yield part, text before and after of what differs; of a page new or gone its title alone."""
    if not old or not new:
        titles = [text for part, text in (*old, *new) if part == figures.ROLES["title"]]
        title = (titles or [""])[0]
        yield (PAGE, title, "") if old else (PAGE, "", title)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for was, is_now in zip_longest(old[a:b], new[c:d]):
                yield (is_now or was)[0], was[1] if was else "", is_now[1] if is_now else ""
