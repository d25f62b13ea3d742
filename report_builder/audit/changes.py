"""Say page by page what was changed in files, and which data would make it true.

People edit slides and cards by hand. What differs is told once, where it stands, with the value of
before; a number of the data with the rows that it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from report_builder.audit import told
from report_builder.audit.findings import CHANGED, Finding, apart
from report_builder.audit.reading import letters, numbers
from report_builder.audit.told import Document, Figure, Figures, Place
from report_builder.problem import Words, shown

MOST = 40
"""So many changes are told of in words; all are in JSON."""
_FACTS, _SOURCES, _LONG = 3, 2, 110
"""So many facts, sources of a fact and characters of a source are shown."""
_NOTES = " (notes)"
_NEAR, _HALF = 1e-6, 0.5
_WHOLE = ("turned", "chart_value")
"""Causes of findings that tell all of a change."""

_NO_DATA = Words(
    "เป็นข้อความของฉบับหรือแม่แบบ ไม่ใช่ค่าจากข้อมูล",
    "this is a text of the edition or a template, nothing of its data",
)


def changes(folder: Path, findings: Sequence[Finding]) -> tuple[Words, ...]:
    """Return a line for each change by file and page, with the data behind it on lines below."""
    documents, figures = _documents(folder, findings), told.figures(folder)
    ordered = sorted(findings, key=_where)
    found: list[Words] = []
    for (_, file, page, _), own in groupby(ordered, key=_where):
        place = _place(documents.get(file), page)
        found += dict.fromkeys(_line(one, place, figures) for one in _once([*own]))
    return tuple(found)


def _where(finding: Finding) -> tuple[bool, str, int, bool]:
    """Return whether it is on a page, file, page, and whether it is in the notes.

    Findings are told in this order, those of whole files first.
    """
    file = finding.file.removesuffix(_NOTES)
    return finding.page is not None, file, finding.page or 0, file != finding.file


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings of one page but for what a change that is told of has brought or taken."""
    changed = [one for one in findings if one.cause in _WHOLE and one.found and one.expected]
    for one in findings:
        if one in changed or not any(_is_within(one, change) for change in changed):
            yield one


def _is_within(one: Finding, change: Finding) -> bool:
    """Tell whether a finding is a part of a text that was changed, or the label of a bar."""
    own, due = letters(one.found), letters(one.expected)
    if change.cause == "turned":
        return own in letters(change.found) and due in letters(change.expected)
    values = (*numbers(change.found)[-1:], *numbers(change.expected)[-1:])
    words = (own or due).removesuffix("%")
    said = numbers(words)[-1:]
    label = said == [words] or (bool(said) and one.cause == "chart_print")
    return label and any(abs(float(v) - float(said[0])) <= _HALF for v in values)


def first(lines: Sequence[Words]) -> tuple[Words, ...]:
    """Return the first of the lines of changes, and how many more there are."""
    more = len(lines) - MOST
    rest = (Words(f"และอีก {more:,} จุด", f"and {more:,} more"),) if more > 0 else ()
    return (*lines[:MOST], *rest)


def _documents(folder: Path, findings: Sequence[Finding]) -> Mapping[str, Document]:
    """Return the documents of the files in which something was found."""
    wanted = {one.file.removesuffix(_NOTES) for one in findings if one.page is not None}
    listed = told.documents(folder).items()
    return {
        file: told.document(folder, name) for name, files in listed for file in wanted & {*files}
    }


def _place(document: Document | None, page: int) -> Place | None:
    places = document.places if document else ()
    return next((place for place in places if page in place.pages), None)


def _line(finding: Finding, place: Place | None, figures: Figures) -> Words:
    said = finding.message()
    behind = _behind(finding, place, figures) if place and finding.cause in CHANGED else None
    if behind is None:
        return said
    return Words(f"{said.th}\n    {behind.th}", f"{said.en}\n    {behind.en}")


def _behind(finding: Finding, place: Place, figures: Figures) -> Words | None:
    """Say which data would have to change, None where nothing was told before."""
    _, due = apart(finding.found, finding.expected)
    wanted = numbers(due.replace(",", ""))
    for printed in _printed(finding, place):
        known = (figures[fact] for fact in dict.fromkeys(printed) if fact in figures)
        facts = [one for one in known if any(_says(one, number) for number in wanted)]
        if facts:
            return _of_facts(facts[:_FACTS])
    return _NO_DATA if due else None


def _printed(finding: Finding, place: Place) -> Iterator[Sequence[str]]:
    """Yield facts that may be meant: those of the text or point itself, then all of the page."""
    expected, found = letters(finding.expected), letters(finding.found)
    parts = [part for part in place.parts if expected and expected in letters(part.text)]
    yield [fact for part in parts for _, fact in part.runs]
    points = [point for chart in place.charts for point in chart.points]
    yield [point.fact for point in points if letters(point.category) in found]
    runs = [run for said in (*place.notes, *(part.runs for part in place.parts)) for run in said]
    yield [*(point.fact for point in points), *(fact for _, fact in runs)]


def _says(figure: Figure, number: str) -> bool:
    """Tell whether a fact is printed as a number, or is one."""
    near = figure.value is not None and abs(figure.value - float(number)) <= _NEAR
    return near or figure.printed.replace(",", "").lstrip("-") == number


def _of_facts(facts: Sequence[Figure]) -> Words:
    lines = [line for figure in facts for line in _lines(figure)]
    th, en = ("จะเป็นจริงเมื่อข้อมูลต่อไปนี้เปลี่ยน", "it would be true if this data changed")
    below = "".join(f"\n      {line}" for line in lines)
    return Words(f"{th}:{below}", f"{en}:{below}")


def _lines(figure: Figure) -> Iterator[str]:
    """Yield the name of a fact, and the rows that it is made of or the setting that says it."""
    yield f"{figure.label} ({figure.id} = {figure.printed})"
    sources = [one for one in figure.sources.split("\n") if one]
    yield from (f"← {shown(one[:_LONG])}" for one in sources[:_SOURCES])
    if len(sources) > _SOURCES:
        yield f"← … {len(sources) - _SOURCES}"
    if not sources:
        yield f"← {shown(figure.derivation[:_LONG])}"
