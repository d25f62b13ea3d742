"""Say which answers are missing, of all units or of one: how many, and where their rows are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from report_builder.facts.sources import Sources
from report_builder.model import Edition, Respondent, Source
from report_builder.results.score import per_unit, units_of_rows


@dataclass(frozen=True)
class Missing:
    """What was asked of a unit, or of all: how many have no scores, and how many scores lack.

    `columns` are the indicators that anyone has a score in.
    """

    unit: str | None
    noun: str
    asked: int
    silent: int
    unanswered: int
    """How many of the silent didn't answer at all."""
    columns: tuple[str, ...]
    blanks: int
    lacking: int
    """How many rows have a blank."""
    scored: int
    """How many rows have a score, of all."""
    by: Sources

    def told(self) -> str:
        """Say how many answers are missing."""
        silent = f"{self.noun}ที่ไม่มีคะแนน {self.silent:,} จาก {self.asked:,}" if self.silent else ""
        blanks = f"ช่องคะแนนที่ว่าง {self.blanks:,} ช่อง" if self.blanks else ""
        listed = " และ".join(filter(None, (silent, blanks)))
        return f"ข้อมูลที่ขาดคือ{listed}" if listed else "ไม่มีข้อมูลที่ขาด"

    def sources(self) -> tuple[Source, ...]:
        """Name the rows that answers are missing in, then all scores, which fill them in."""
        units, by = [self.unit] if self.unit else None, self.by
        return (
            *([by.unanswered(self.unit, self.unanswered)] if self.unanswered else []),
            *([by.blank(self.columns, self.lacking, units)] if self.lacking else []),
            by.total(self.scored),
        )


class Gaps:
    """What is missing in the answers of an edition, in all or in those of one unit."""

    def __init__(self, edition: Edition, sources: Sources) -> None:
        self._sources = sources
        self._noun = edition.settings.respondent_noun
        scores = edition.scores.dropna(axis="columns", how="all")
        blanks = scores.isna().sum(axis=1).tolist()
        self._columns = tuple(scores.columns)
        self._blanks: dict[str, int] = dict(zip(scores.index, blanks, strict=True))
        self._scored = sum(blank < len(self._columns) for blank in blanks)
        self._asked = () if per_unit(edition) else edition.respondents
        self._rows = defaultdict[str, list[str]](list)
        for row, unit in units_of_rows(edition).items():
            self._rows[unit].append(row)
        self._of_unit = defaultdict[str, list[Respondent]](list)
        for one in self._asked:
            self._of_unit[one.unit].append(one)

    def of(self, unit: str | None = None) -> Missing:
        """Return what is missing in a unit, or in all."""
        asked = self._of_unit[unit] if unit else self._asked
        silent = [one for one in asked if one.id not in self._blanks]
        blanks = [self._blanks[row] for row in (self._rows[unit] if unit else self._blanks)]
        return Missing(
            unit=unit,
            noun=self._noun,
            asked=len(asked),
            silent=len(silent),
            unanswered=sum(not one.channel for one in silent),
            columns=self._columns,
            blanks=sum(blanks),
            lacking=sum(map(bool, blanks)),
            scored=self._scored,
            by=self._sources,
        )
