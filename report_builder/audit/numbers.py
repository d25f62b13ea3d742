"""Check the numbers that the story hands over: each a fact as registered, or declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from report_builder.audit.findings import Finding
from report_builder.audit.page import Page
from report_builder.audit.reading import BETWEEN, numbers, squeezed
from report_builder.audit.told import FIGURES, LITERAL, Figure, Part, Place, Runs

MISSING = "ไม่มีข้อมูล"
DOWNWARD = ("−", "▼", "ต่ำกว่า", "ลดลง", "fellby")
UPWARD = ("+", "▲", "สูงกว่า", "สูงขึ้น", "roseby")
"""What is said before a distance whose sign is left out."""
PHRASES: Mapping[str, tuple[float, float]] = {
    "กว่าร้อยละ": (0.0, 10.0),
    ">": (0.0, 10.0),
    "ประมาณร้อยละ": (-5.0, 5.0),
    "เพียงร้อยละ": (-0.5, 0.5),
    "ร้อยละ": (-0.05, 0.05),
}
"""Words of rounding, and how far below and above the number said the value may lie."""
_HALF = Decimal("0.5")
_NOISE = Decimal("1e-6")

Figures = Mapping[str, Figure]


def register(figures: Iterable[Figure]) -> Iterator[Finding]:
    """Yield the facts of the register whose printed text isn't their value rounded half up."""
    for figure in figures:
        if not _prints(figure):
            yield Finding(
                "figure", FIGURES, None, f"{figure.id} {figure.printed}", str(figure.value)
            )


def _prints(figure: Figure) -> bool:
    if figure.value is None or figure.printed == MISSING:
        return figure.value is None and figure.printed == MISSING
    said, value = Decimal(figure.printed.replace(",", "")), Decimal(repr(figure.value))
    unit = Decimal(1).scaleb(int(said.as_tuple().exponent))
    nearest = (value.quantize(unit, ROUND_HALF_UP), (value + _NOISE).quantize(unit, ROUND_HALF_UP))
    return said in nearest or abs(value - said) <= _HALF * unit


def literals(declared: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of the declared literals, none of their ends within a longer number."""
    names = sorted({squeezed(text) for text in declared}, key=lambda text: (-len(text), text))
    return re.compile("|".join(map(_whole, filter(None, names))) or r"(?!)")


def _whole(name: str) -> str:
    """Return the pattern of a name; only a digit at its end may be part of a longer number.

    Squeezed names follow each other without a space: "ระบบงาน 3" and "มาตรา 44" in a sentence.
    """
    before = r"(?<!\d)(?<!\d[.,])" if name[0].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if name[-1].isdigit() else ""
    return before + re.escape(name) + after


def findings(
    file: str, place: Place, figures: Figures, declared: re.Pattern[str]
) -> Iterator[Finding]:
    """Yield the typed numbers of a place, and its facts printed otherwise than registered."""
    for part in place.parts:
        typed = _typed(part.runs)
        for number in numbers(declared.sub(BETWEEN, typed)) if numbers(typed) else ():
            yield Finding("typed", file, place.pages[0], f"{number} … {part.text}")
        yield from _printings(file, place, part, figures)


def _typed(runs: Runs) -> str:
    return squeezed("".join(BETWEEN if fact else text for text, fact in runs))


def _printings(file: str, place: Place, part: Part, figures: Figures) -> Iterator[Finding]:
    before = ""
    for text, fact in part.runs:
        if fact not in ("", LITERAL):
            figure = figures.get(fact)
            if figure is None:
                yield Finding("unknown", file, place.pages[0], fact)
            elif not _as_registered(text, figure, squeezed(before)):
                said = f"{before}{text}"[-40:]
                yield Finding("printing", file, place.pages[0], said, figure.printed)
        before += text


def _as_registered(text: str, figure: Figure, before: str) -> bool:
    """Tell whether a fact is printed as registered, in a rounding phrase, or without its sign."""
    if figure.unit == "points" and figure.printed.strip("-0.,"):
        return _directed(text, figure, before)
    as_it_is = text in (figure.printed, f"{figure.printed}%")
    return as_it_is or _rounded(text, figure, before)


def _directed(text: str, figure: Figure, before: str) -> bool:
    """Tell whether a distance has its sign, or the last words about direction before it do."""
    said = max((*UPWARD, *DOWNWARD), key=before.rfind)
    if said not in before:
        return text == figure.printed
    right = UPWARD if (figure.value or 0) > 0 else DOWNWARD
    return text == figure.printed.removeprefix("-") and said in right


def _rounded(text: str, figure: Figure, before: str) -> bool:
    phrase = next((words for words in PHRASES if before.endswith(words)), "")
    if not phrase or figure.value is None or not numbers(text):
        return False
    low, high = PHRASES[phrase]
    return low <= figure.value - float(text.replace(",", "")) <= high


def notes(file: str, place: Place, page: Page, figures: Figures) -> Iterator[Finding]:
    """Yield the numbers in the notes of a page that neither its texts nor its facts hold."""
    said = numbers(page.notes.replace(",", ""))
    if not said:
        return
    runs = [run for part in place.parts for run in part.runs]
    runs += [run for note in place.notes for run in note]
    about = (figures[fact].about for _, fact in runs if fact in figures)
    texts = " ".join((*(text for text, _ in runs), *about)).replace(",", "")
    known = set(numbers(texts))
    for number in said:
        if number not in known:
            yield Finding("number", f"{file} (notes)", page.number, number)
