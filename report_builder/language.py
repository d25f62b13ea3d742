"""The language that documents speak: where its texts lie, and what files call it.

Words for numbers, dates and lists are those of the package `thai`; another language brings a
folder of templates and a package like it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from report_builder import resources


@dataclass(frozen=True, slots=True)
class Language:
    """A language by the folder of its templates and by its tag (BCP 47, such as th-TH).

    The words are those that documents say of their own accord: what figures and tables are called
    before their number, how the rest of a table goes on, what heads the names of its rows, and the
    mark of made-up data.
    """

    folder: str
    tag: str
    figure: str
    table: str
    goes_on: str
    item: str
    synthetic: str

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


THAI = Language("thai", "th-TH", "ภาพที่", "ตารางที่", "(ต่อ)", "รายการ", "ข้อมูลจำลอง")
ENGLISH = Language("english", "en", "Figure", "Table", "(continued)", "Item", "Synthetic data")
LANGUAGES = (THAI, ENGLISH)
