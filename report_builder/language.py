"""The language that documents speak: where its texts lie, what files call it, its own words.

How it says dates and lists of names stands here; phrases of numbers are those of `thai`, and
another language says them in its templates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from report_builder import resources


@dataclass(frozen=True, slots=True)
class Language:
    """A language by the folder of its templates and by its tag (BCP 47, such as th-TH).

    The words are those that documents say of their own accord: what figures and tables are called
    before their number, how the rest of a table goes on, what heads the names of its rows, and the
    mark of made-up data. Dates take the names of `months` and the years that the calendar is ahead
    of the common era (`era`), lists what stands `between` names and before the `last` of them.
    """

    folder: str
    tag: str
    figure: str
    table: str
    goes_on: str
    item: str
    synthetic: str
    months: tuple[str, ...]
    era: int
    between: str
    last: str

    def full_date(self, day: date) -> str:
        """Return a date as "23 พฤศจิกายน 2559" or "23 November 2016"."""
        return f"{day.day} {self.months[day.month - 1]} {day.year + self.era}"

    def listed(self, names: Sequence[str]) -> str:
        """Return names as they stand in a sentence: "ก ข และค", "A, B and C"."""
        *first, last = names
        return self.last.join(filter(None, (self.between.join(first), last)))

    def named(self, file: str) -> str:
        """Return the name of a template as messages tell it: templates/thai/deck.yaml."""
        return f"templates/{self.folder}/{file}"

    def template(self, file: str) -> str:
        """Return the text of a template, such as deck.yaml."""
        return self.templates.joinpath(file).read_text(encoding="utf-8")

    @property
    def templates(self) -> Path:
        """Return the folder of the templates."""
        return resources.path("templates", self.folder)


THAI = Language(
    folder="thai",
    tag="th-TH",
    figure="ภาพที่",
    table="ตารางที่",
    goes_on="(ต่อ)",
    item="รายการ",
    synthetic="ข้อมูลจำลอง",
    months=(
        *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
        *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    ),
    era=543,
    between=" ",
    last=" และ",
)
ENGLISH = Language(
    folder="english",
    tag="en",
    figure="Figure",
    table="Table",
    goes_on="(continued)",
    item="Item",
    synthetic="Synthetic data",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    era=0,
    between=", ",
    last=" and ",
)
LANGUAGES = (THAI, ENGLISH)
