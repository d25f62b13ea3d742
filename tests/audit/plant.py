"""Alter finished files as a careless hand would, to see the audit find it."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pymupdf

Change = Callable[[bytes], bytes]


def copied(out: Path, folder: Path, document: str) -> Path:
    """Return a copy of an output folder with one of its documents, which may be altered."""
    said = Path("register", f"{document}.json")
    files = json.loads((out / said).read_text(encoding="utf-8"))["files"]
    for name in (said, Path("figures.csv"), *map(Path, files)):
        (folder / "out" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(out / name, folder / "out" / name)
    return folder / "out"


def in_zip(data: bytes, changes: dict[str, Change]) -> bytes:
    """Return a zip file with some of its members changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry, changes.get(entry.filename, lambda same: same)(content))
    return target.getvalue()


def in_part(file: Path, part: str, change: Change) -> None:
    """Change one part of a PowerPoint file."""
    file.write_bytes(in_zip(file.read_bytes(), {part: change}))


def swapped(old: str, new: str) -> Change:
    """Return the change of the first occurrence of a text, which must be there."""

    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return change


def in_pdf(file: Path, page: int, old: str, new: str) -> None:
    """Write another text over the first occurrence of one on a page of a PDF."""
    with pymupdf.open(file) as document:
        place = document[page - 1].search_for(old)[0]
        document[page - 1].add_redact_annot(place, text=new, fontsize=14)
        document[page - 1].apply_redactions()
        content = document.tobytes()
    file.write_bytes(content)


def over_pdf(file: Path, page: int, text: str) -> None:
    """Write a text over the first words of a page of a PDF."""
    with pymupdf.open(file) as document:
        left, _, _, bottom, *_ = document[page - 1].get_text("words")[0]
    on_pdf(file, page, left, bottom - 5, text, size=20)


def on_pdf(file: Path, page: int, x: float, y: float, text: str, size: float = 14) -> None:
    """Write a text on a page of a PDF, x and y in points from its top left corner."""
    with pymupdf.open(file) as document:
        document[page - 1].insert_text((x, y), text, fontsize=size)
        content = document.tobytes()
    file.write_bytes(content)
