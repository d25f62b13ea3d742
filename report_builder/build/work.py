"""What one build works with: what it is asked for, the steps it tells, what documents share."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from report_builder.build.painters import PAINTERS, Painter
from report_builder.build.rehearsal import Rehearsal
from report_builder.facts import FactBook
from report_builder.model import Edition
from report_builder.pools import Forked, Pool
from report_builder.problem import Words
from report_builder.render.about import About
from report_builder.render.layout import SLIDE, PageFormat


class Watch(Protocol):
    """Told the name of each step when it begins, and how many steps further the build is."""

    def __call__(self, step: Words, advance: int = 1) -> None: ...  # noqa: D102


_STEPS = {
    "read": Words("อ่านและตรวจข้อมูล", "read and check the edition"),
    "results": Words("คำนวณผล", "work out the results"),
    "facts": Words("จดทะเบียนตัวเลข", "register the facts"),
    "opendata": Words("เขียนข้อมูลเปิด", "write the open data"),
    "story": Words("เรียบเรียงเรื่องและจัดหน้า", "tell the story and place its parts"),
    "cards": Words("สร้างสรุปรายพื้นที่", "write the cards"),
    "social": Words("วาดภาพสำหรับสื่อสังคม", "draw pictures for social media"),
    "audit": Words("ตรวจไฟล์ที่สร้าง", "audit the finished files"),
    "publish": Words("เผยแพร่", "publish"),
}


def told(step: str) -> Words:
    """Return the words of a step; one that has none of its own writes the file of its name."""
    return _STEPS.get(step, Words(f"สร้าง {step}", f"write {step}"))


class Steps:
    """The steps of one build: tells `watch` of each, keeps its time in seconds and all warnings."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.times: list[tuple[str, float]] = []
        self.warnings: list[Words] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Run one step of the build."""
        self._watch(told(name))
        start = time.perf_counter()
        yield
        self.times.append((name, time.perf_counter() - start))

    def reached(self, name: str, done: int, of: int) -> None:
        """Tell how far a step of many parts is."""
        words = told(name)
        self._watch(Words(f"{words.th} {done}/{of}", f"{words.en} {done}/{of}"), 0)


@dataclass(frozen=True, slots=True)
class Work:
    """What the documents of one build are made of, and the new folder they are written to."""

    edition: Edition
    story: Rehearsal
    facts: FactBook
    folder: Path
    formats: Sequence[str]
    units: Sequence[str]
    """Codes of the units whose cards are wanted, none for all units and their bundles."""
    steps: Steps
    draft: bool
    thai_digits: bool
    template: bytes | None
    """A PowerPoint file of one's own that the slides are built on, and cards take colours from."""
    pool: Pool = field(default_factory=Forked)
    """Who draws the cards."""

    @property
    def painters(self) -> tuple[Painter, ...]:
        """Return the painters of those of the formats that are wanted which pages have."""
        return tuple(PAINTERS[name] for name in self.formats if name in PAINTERS)

    def about(self, title: str, form: PageFormat = SLIDE) -> About:
        """Return what a document of a title and a form of pages says of itself."""
        settings = self.edition.settings
        return About(
            title,
            stamp(self.edition),
            author=settings.publisher,
            subject=settings.survey,
            template=self.template,
            form=form,
        )


def stamp(edition: Edition) -> date:
    """Return the date of all time stamps: SOURCE_DATE_EPOCH, by default the edition's date."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return datetime.fromtimestamp(int(given), UTC).date()
    return date.fromisoformat(edition.settings.date)
