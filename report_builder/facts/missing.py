"""Say which answers are missing, of all units or of one: how many, and where their rows are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from report_builder.facts.sources import Sources
from report_builder.model import Edition, Respondent, Source
from report_builder.results.score import per_unit, units_of_rows


@dataclass(frozen=True)
class Missing:
    """What was asked of a unit, or of all: who has no scores, and the scores that there are.

    `scores` has the indicators that anyone has a score in.
    """

    unit: str | None
    noun: str
    asked: int
    silent: tuple[Respondent, ...]
    scores: pd.DataFrame
    scored: int
    """How many rows have a score, of all."""
    by: Sources

    def told(self) -> str:
        """Say how many answers are missing."""
        blanks = int(self.scores.isna().to_numpy().sum())
        silent = (
            f"{self.noun}ที่ไม่มีคะแนน {len(self.silent):,} จาก {self.asked:,}" if self.silent else "",
            f"ช่องคะแนนที่ว่าง {blanks:,} ช่อง" if blanks else "",
        )
        listed = " และ".join(filter(None, silent))
        return f"ข้อมูลที่ขาดคือ{listed}" if listed else "ไม่มีข้อมูลที่ขาด"

    def sources(self) -> tuple[Source, ...]:
        """Name the rows that answers are missing in, then all scores, which fill them in."""
        units = [self.unit] if self.unit else None
        unanswered = sum(not one.channel for one in self.silent)
        blank = int(self.scores.isna().any(axis=1).sum())
        return (
            *([self.by.unanswered(self.unit, unanswered)] if unanswered else []),
            *([self.by.blank(list(self.scores.columns), blank, units)] if blank else []),
            self.by.total(self.scored),
        )


class Gaps:
    """What is missing in the answers of an edition, in all or in those of one unit."""

    def __init__(self, edition: Edition, sources: Sources) -> None:
        self._sources = sources
        self._noun = edition.settings.respondent_noun
        self._scores = edition.scores.dropna(axis="columns", how="all")
        self._scored = int(self._scores.notna().any(axis=1).sum())
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
        silent = tuple(one for one in asked if one.id not in self._scores.index)
        scores = self._scores.loc[self._rows[unit]] if unit else self._scores
        return Missing(unit, self._noun, len(asked), silent, scores, self._scored, self._sources)
