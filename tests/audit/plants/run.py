"""Plant faults in copies of a published folder and tell which of them the audit finds.

    python -m tests.audit.plants.run [FOLDER] [CLASS ...]

Faults of pages are planted together, one a page, so that a file is read once for many of them.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from report_builder import resources
from report_builder.audit import audit, integrity, told
from report_builder.audit.findings import Finding
from report_builder.build.outputs import FORMATS, USUAL
from report_builder.build.pipeline import build
from report_builder.errors import NotBuilt
from tests.audit.plants import in_docx, in_pdf, in_pptx, second
from tests.audit.plants.in_pptx import Deck
from tests.audit.plants.table import (
    CLASSES,
    IN_FOLDER,
    ON_PAGES,
    SECOND,
    SECOND_IN_FOLDER,
    THIRD,
    THIRD_IN_FOLDER,
    InFolder,
    OnPages,
)

GONE = ("gone", "slipped_in")
"""What integrity tells that no reading of files can: the rest must be found by reading."""
SEALED = ("manifest.json", "SHA256SUMS")
OFFICE = (".pptx", ".docx")
DOCUMENTS = (".pdf", *OFFICE, "report-tables.xlsx")


@dataclass(frozen=True, slots=True)
class Result:
    """A planted fault, its class and place, and what was found of it."""

    kind: str
    name: str
    found: tuple[str, ...]


def _name(change: Callable[..., object]) -> str:
    if isinstance(change, partial):
        for module in (in_docx, in_pdf, in_pptx, second):
            named = (name for name, own in vars(module).items() if own is change)
            if name := next(named, ""):
                return name
        return f"{_name(change.func)} {' '.join(map(str, change.keywords))}".strip()
    return change.__name__


def _document(folder: Path, file: str) -> str:
    """Return the document that a file is of; one that no document lists is named like it."""
    listed = told.documents(folder).items()
    return next((name for name, files in listed if file in files), Path(file).stem)


@contextmanager
def copied(folder: Path, file: str = "") -> Iterator[Path]:
    """Yield a copy of a folder, with no other file of the document that one is of."""
    with TemporaryDirectory() as place:
        out = Path(place) / "out"
        shutil.copytree(folder, out)
        for other in out.glob(str(Path(file).with_suffix(".*"))) if file else ():
            if other != out / file:
                other.unlink()
        yield out


def _opened(path: Path) -> object:
    if path.suffix in OFFICE:
        return Deck.read(path)
    return pikepdf.open(path, allow_overwriting_input=True)


def _saved(document: object, path: Path) -> None:
    if isinstance(document, Deck):
        document.write(path)
    else:
        document.save(path)  # type: ignore[attr-defined]


def _count(path: Path) -> int:
    if path.suffix == ".pptx":
        names = Deck.read(path).parts
        return sum(n.startswith("ppt/slides/slide") for n in names)
    if path.suffix == ".docx":
        return 1
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def batches(folder: Path, plants: Sequence[OnPages]) -> Iterator[tuple[str, list[tuple]]]:
    """Yield for a file lists of faults with pages, no page twice in a list."""
    pending: dict[str, list[tuple[OnPages, int]]] = defaultdict(list)
    for plant in plants:
        for time in range(plant.times):
            if plant.whole:
                yield plant.file, [(plant, time, None)]
            else:
                pending[plant.file].append((plant, time))
    for file, waiting in pending.items():
        one_page = _count(folder / file) == 1
        size = 1 if one_page else 16
        for at in range(0, len(waiting), size):
            yield file, [(*one, None) for one in waiting[at : at + size]]


def on_pages(folder: Path, file: str, batch: Sequence[tuple]) -> list[Result]:
    """Plant a batch, each fault on the first page that is free and has what it needs."""
    with copied(folder, file) as out:
        path = out / file
        free = [*range(1, _count(path) + 1)]
        placed: list[tuple[OnPages, int]] = []
        document = _opened(path)
        results = []
        for plant, time, _ in batch:
            start = (7 * time + 11 * len(placed) + len(_name(plant.change))) % max(1, len(free))
            for page in [*free[start:], *free[:start]]:
                try:
                    done = plant.change(document, page)
                except IndexError:
                    continue
                if done:
                    placed.append((plant, page))
                    free.remove(page)
                    break
            else:
                results.append(Result(plant.kind, f"{file} {_name(plant.change)} UNFIT", ()))
        _saved(document, path)
        findings = _found(out, [_document(folder, file)])
    for plant, page in placed:
        own = [
            str(one.message().th)
            for one in findings
            if one.file.startswith(file) and (plant.whole or one.page == page or len(batch) == 1)
        ]
        results.append(Result(plant.kind, f"{file} {_name(plant.change)} p{page}", tuple(own)))
    return results


def _found(out: Path, documents: Sequence[str] | None) -> list[Finding]:
    try:
        return [*audit(out, documents)]
    except NotBuilt as error:
        return [Finding("file", str(error), None)]


def in_folder(folder: Path, plant: InFolder) -> list[Result]:
    with copied(folder) as out:
        plant.change(out)
        own = plant.file.endswith(DOCUMENTS) or plant.file.startswith("register/")
        documents = [_document(folder, plant.file)] if own else ["TH-38"]
        found = _found(out, documents) if plant.file.split("/")[0] not in SEALED else []
        try:
            sealed = [
                one
                for one in integrity.findings(out)
                if one.cause in GONE
                or (one.cause == "changed" and one.file in SEALED and plant.file in SEALED)
            ]
        except NotBuilt as error:
            sealed = [Finding("gone", str(error), None)]
    said = tuple(str(one.message().th) for one in (*found, *sealed))
    return [Result(plant.kind, f"{plant.file} {plant.name}", said)]


def run(folder: Path, kinds: Sequence[str]) -> list[Result]:
    """Return what became of every fault of some classes."""
    tasks: list[Callable[[], list[Result]]] = []
    pages = [plant for plant in (*ON_PAGES, *SECOND, *THIRD) if plant.kind in kinds]
    tasks += [partial(on_pages, folder, *batch) for batch in batches(folder, pages)]
    whole = (*IN_FOLDER, *SECOND_IN_FOLDER, *THIRD_IN_FOLDER)
    tasks += [partial(in_folder, folder, one) for one in whole if one.kind in kinds]
    _tasks[:] = tasks
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        return [result for task in pool.map(_done, range(len(tasks))) for result in task]


_tasks: list[Callable[[], list[Result]]] = []
"""What workers do, which they are forked with: changes can't be sent to them."""


def _done(at: int) -> list[Result]:
    return _tasks[at]()


def rates(results: Sequence[Result]) -> Mapping[str, tuple[int, int]]:
    """Return found and planted by class."""
    planted = Counter(result.kind for result in results)
    found = Counter(result.kind for result in results if result.found)
    return {kind: (found[kind], planted[kind]) for kind in CLASSES if planted[kind]}


def built(out: Path) -> Path:
    """Build what faults are planted in: the bundled edition."""
    folder = resources.path("assets", "editions", "2559")
    build(folder, out, lambda step, advance=1: None, [*USUAL], [*FORMATS])
    return out


def main() -> None:
    """Plant the faults of all classes, or of those named, and tell what was missed, and rates."""
    kinds = [name for name in sys.argv[1:] if name in CLASSES]
    given = [Path(name) for name in sys.argv[1:] if name not in CLASSES]
    with TemporaryDirectory() as place:
        results = run(given[0] if given else built(Path(place) / "out"), kinds or CLASSES)
    for result in results:
        if not result.found:
            print("missed", result.kind, "|", result.name)
    counted = rates(results)
    for kind, (found, planted) in counted.items():
        print(f"{kind:12} {found:4} / {planted:4}  {found / planted:6.1%}")
    found, planted = (sum(pair[at] for pair in counted.values()) for at in (0, 1))
    print(f"{'all':12} {found:4} / {planted:4}  {found / planted:6.1%}")


if __name__ == "__main__":
    main()
