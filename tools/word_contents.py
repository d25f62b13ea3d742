"""Compare the pages that contents of Word files print with those that LibreOffice fills.

Usage: python -m tools.word_contents FILE_OR_FOLDER...
Draws each report.docx with LibreOffice and the fonts of the project, finds on which page the target
of every line of the contents, of the lists of figures and tables and of the index really stands,
prints the lines that say another page, and how many say the right one. Exit code 1 when a smaller
share of the lines of a file is right than LEAST.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from lxml import etree

from report_builder.render.place.report.index import spans
from report_builder.thai.words import to_arabic_digits
from tools.compare_decks import as_pdf, install_office

LEAST = 0.97
WITH_BOOKMARKS = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(r'XE "((?:[^"\\]|\\.)*)"')
Line = tuple[str, str, str]
"""A line: what it is called, the pages that it prints, those where its targets stand."""


def main(arguments: list[str]) -> int:
    """Compare files, or the Word files in folders; return the exit code."""
    install_office()
    files = [file for argument in arguments for file in _files(Path(argument))]
    return max(_told(file) for file in files)


def _files(place: Path) -> Iterator[Path]:
    yield from [place] if place.is_file() else sorted(place.rglob("report.docx"))


def _told(file: Path) -> int:
    found = [*lines(file.read_bytes())]
    wrong = [line for line in found if line[1] != line[2]]
    for name, printed, real in wrong:
        print(f"{name}: {printed}, in LibreOffice {real}")
    share = 1 - len(wrong) / max(1, len(found))
    print(f"{file}: {len(found) - len(wrong)} of {len(found)} lines right ({share:.1%})")
    return int(share < LEAST)


def lines(docx: bytes) -> Iterator[Line]:
    """Yield the lines of a report that print pages."""
    with zipfile.ZipFile(BytesIO(docx)) as parts:
        own = {name: parts.read(name) for name in parts.namelist()}
    body = etree.fromstring(own[DOCUMENT])
    named = _marked(body)
    pages = _pages(_zipped({**own, DOCUMENT: etree.tostring(body)}))
    for link in body.iter(f"{_W}hyperlink"):
        name, _, printed = _said(link).rpartition("\t")
        yield name, spans(_listed(printed)), spans(_where(pages, [link.get(f"{_W}anchor", "")]))
    for paragraph in body.iter(f"{_W}p"):
        if paragraph.find(f"{_W}pPr/{_W}pStyle[@{_W}val='Index1']") is not None:
            name, _, printed = _said(paragraph).rpartition("\t")
            yield name, spans(_listed(printed)), spans(_where(pages, named[name]))


def _marked(body: etree._Element) -> Mapping[str, list[str]]:
    """Put a bookmark at each mark of the index; return their names by the name that is marked."""
    named: dict[str, list[str]] = defaultdict(list)
    for nth, code in enumerate([*body.iter(f"{_W}instrText")], 1_000_000_000):
        mark, run = _MARK.search(code.text or ""), code.getparent()
        if mark and run is not None:
            name = f"mark{nth}"
            start = etree.Element(f"{_W}bookmarkStart", {f"{_W}id": str(nth), f"{_W}name": name})
            run.addprevious(start)
            start.addnext(etree.Element(f"{_W}bookmarkEnd", {f"{_W}id": str(nth)}))
            named[re.sub(r"\\(.)", r"\1", mark[1])].append(name)
    return named


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def _pages(docx: bytes) -> Mapping[str, int]:
    """Return the number of the page in LibreOffice of each bookmark of a file."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "report.docx")
        file.write_bytes(docx)
        printed = as_pdf(file, WITH_BOOKMARKS)
    with pikepdf.open(BytesIO(printed)) as pdf:
        numbers = {page.obj.objgen: nth for nth, page in enumerate(pdf.pages, 1)}
        places = pdf.Root.Dests
        return {name[1:]: numbers[place[0].objgen] for name, place in places.items()}


def _said(element: etree._Element) -> str:
    kinds = element.iter(f"{_W}t", f"{_W}tab")
    return "".join((part.text or "") if part.tag == f"{_W}t" else "\t" for part in kinds)


def _listed(printed: str) -> list[int]:
    """Return the pages that a line prints: '4, 7–9' are four."""
    ends = ([*map(int, part.split("–"))] for part in to_arabic_digits(printed).split(","))
    return sorted(page for own in ends for page in range(own[0], own[-1] + 1))


def _where(pages: Mapping[str, int], names: Iterable[str]) -> list[int]:
    """Return the pages of bookmarks, whose names LibreOffice writes without low lines."""
    return sorted({pages[name.replace("_", "5F")] for name in names})


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
