"""What comes of comparing figures: a verdict on each, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from report_builder.problem import Words
from report_builder.thai.words import number


class Verdict(StrEnum):
    """How two figures go together: as printed, within rounding, or not."""

    MATCH = "match"
    ROUNDING = "rounding"
    CONFLICT = "conflict"


VERDICTS = {
    Verdict.CONFLICT: Words("ขัดแย้งกัน", "conflicts"),
    Verdict.ROUNDING: Words("ต่างกันเพราะปัดเศษ", "roundings"),
    Verdict.MATCH: Words("ตรงกัน", "matches"),
}


UNDECLARED = Words(
    "ยังไม่ได้อธิบาย ให้เขียนเหตุผลในคอลัมน์ note ของ published หรือ checks",
    "not declared: say why in the column note of published or checks",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: what was published, where, what it was held against, and the verdict.

    `id` is slide:key of a published figure, slide:item.n of a base, or the id of a check. `figures`
    are the published ones that it speaks of. A conflict is `declared` where the edition has a note.
    """

    id: str
    verdict: Verdict
    published: str
    computed: str
    explanation: Words
    fact: str = ""
    figures: tuple[Figure, ...] = ()
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure; `label` is that of its fact, `slide` and `key` say where it stands."""

    id: str
    value: float
    decimals: int
    slide: str
    key: str
    note: str
    label: str = ""

    @property
    def printed(self) -> str:
        """Return it as it was published."""
        return number(self.value, self.decimals)

    @property
    def half(self) -> float:
        """Half of the last place that is printed."""
        return 0.5 * 10.0**-self.decimals


def note(text: str) -> Words:
    """Return a note of the edition, "Thai (English)", as words."""
    th, _, en = text.removesuffix(")").partition(" (")
    return Words(th, en or th)


def undeclared(found: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Return the conflicts of which the edition has no note."""
    return tuple(comparison for comparison in found if _is_undeclared(comparison))


def _is_undeclared(comparison: Comparison) -> bool:
    return comparison.verdict is Verdict.CONFLICT and not comparison.declared


def as_data(found: Iterable[Comparison]) -> list[dict[str, Any]]:
    """Return comparisons as data for another program."""
    return [asdict(comparison) for comparison in found]


def as_text(found: Sequence[Comparison], *, every: bool) -> Iterator[str]:
    """Yield comparisons as lines in Thai with English, conflicts first; every one or not."""
    for verdict, words in VERDICTS.items():
        members = [comparison for comparison in found if comparison.verdict is verdict]
        yield f"{words.th} · {words.en}: {len(members)}"
        if every or verdict is not Verdict.MATCH:
            yield from (line for member in members for line in _told(member))


def _told(comparison: Comparison) -> Iterator[str]:
    published, computed = comparison.published, comparison.computed
    yield f"  {comparison.id}: เผยแพร่ published {published}, คำนวณ computed {computed}"
    yield from (f"    {_place(figure)}" for figure in comparison.figures)
    if comparison.explanation.th:
        yield f"    {comparison.explanation.th}"
        yield f"    {comparison.explanation.en}"
    if _is_undeclared(comparison):
        yield f"    {UNDECLARED.th}"
        yield f"    {UNDECLARED.en}"


def _place(figure: Figure) -> str:
    """Return the label of a figure, where it stands, and the name of its fact."""
    slide = f"สไลด์ slide {figure.slide}" if figure.slide else ""
    return " · ".join(filter(None, (figure.label, slide, figure.key, figure.id)))
