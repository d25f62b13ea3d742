"""The frozen values that every step of the pipeline shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from report_builder.framework import Dimension as Dimension
from report_builder.framework import Framework as Framework
from report_builder.framework import Indicator as Indicator
from report_builder.framework import Theme as Theme
from report_builder.settings import Settings
from report_builder.years import Link, Statement


@dataclass(frozen=True, slots=True)
class Unit:
    """What is ranked and gets a card: a province in 2559. `code` is TH-xx or the edition's own.

    Means of many units are weighted by `weight`, above 0; None where units have none. `cluster` is
    what it belongs to beside its region (กลุ่มจังหวัด), empty for none.
    """

    code: str
    name_th: str
    name_en: str
    region: str
    weight: float | None = None
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A level with a name (ระดับ) that units reach at a fixed score: 0-100, 0 for the lowest."""

    start: float
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of units beside their scores: a column of them, its name and its unit."""

    column: str
    name_th: str
    unit_th: str
    decimals: int


@dataclass(frozen=True, slots=True)
class RespondentType:
    """A type of respondent (ประเภทหน่วยงาน); what follows `short_th` may be empty."""

    id: str
    name_th: str
    short_th: str
    ministry_th: str
    icon: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Respondent:
    """A body that was asked; `channel` is the way it answered, empty when it did not."""

    id: str
    unit: str
    type: str
    channel: str


@dataclass(frozen=True, slots=True)
class Option:
    """An answer option; `value` is the Likert value 1-5, None for other kinds of item."""

    id: str
    label_th: str
    value: int | None


@dataclass(frozen=True)
class Item:
    """A questionnaire item (ข้อคำถาม): kind is 'multiple', 'single' or 'likert'."""

    id: str
    number: str
    kind: str
    question_th: str
    options: tuple[Option, ...]

    @cached_property
    def option(self) -> Mapping[str, Option]:
        """Look up an option by its id."""
        return {o.id: o for o in self.options}


EMBLEM = "emblem"
"""The place of a picture that stands on every cover."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the edition: where it goes, the words that stand for it, whose it is, its file.

    `place` is 'emblem', 'cover' or the id of a slide; `content` is PNG or JPEG.
    """

    place: str
    alt: str
    credit: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Edition:
    """One survey year as it came in, checked and repaired; nothing is computed yet.

    `scores` has one row per respondent (index: respondent id) or per unit (index: unit code)
    and one column per indicator, 0-100, NaN where missing. `answers` has the columns
    respondent, item, option; an empty option means answered, none chosen.
    `published` are figures published elsewhere, `checks` what they must say of each other.
    `texts` maps the name of each text file to its content. `files` maps each table to its file.
    """

    settings: Settings
    framework: Framework
    units: tuple[Unit, ...]
    types: tuple[RespondentType, ...]
    respondents: tuple[Respondent, ...]
    scores: pd.DataFrame
    items: tuple[Item, ...]
    answers: pd.DataFrame
    texts: Mapping[str, Any]
    published: pd.DataFrame
    files: Mapping[str, Path]
    checks: pd.DataFrame = field(default_factory=pd.DataFrame)
    levels: tuple[Level, ...] = ()
    """The groups of units by fixed scores, lowest first; none where they go by the mean."""
    context: Mapping[Context, Mapping[str, float]] = field(default_factory=dict)
    """What is known of units, by their codes, beside their scores."""
    pictures: tuple[Picture, ...] = ()
    previous: Previous | None = None
    """The year before, where results are compared with one."""
    earlier: tuple[Previous, ...] = ()
    """Years before that one, the latest first."""

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        """Look up a unit by its code."""
        return {u.code: u for u in self.units}

    @cached_property
    def item(self) -> Mapping[str, Item]:
        """Look up an item by its id."""
        return {i.id: i for i in self.items}

    @cached_property
    def type(self) -> Mapping[str, RespondentType]:
        """Look up a respondent type by its id."""
        return {t.id: t for t in self.types}

    @property
    def weighted(self) -> bool:
        """Tell whether the means of the whole and of regions are weighted by unit."""
        return all(unit.weight is not None for unit in self.units)

    @property
    def is_made_up(self) -> bool:
        """Tell whether all data are made up: synthetic, and nothing of them was published."""
        return self.settings.synthetic and self.published.empty

    @property
    def answered(self) -> tuple[Respondent, ...]:
        """Return the respondents that answered, in order."""
        return tuple(r for r in self.respondents if r.channel)


@dataclass(frozen=True)
class Previous:
    """The year that an edition is compared with, and what became of each part of the survey."""

    edition: Edition
    links: tuple[Link, ...]
    stated: Statement | None = None
    """What the open data of the year states, where that is all there is of it."""

    @property
    def year(self) -> int:
        """Return the year, Buddhist era."""
        return self.edition.settings.year


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: a file, a table in it, and a query that finds the rows."""

    file: str
    table: str
    query: str
    rows: int

    def __str__(self) -> str:
        return f"{self.file} [{self.table}] {self.query} ({self.rows} rows)"


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that may be printed.

    `value` is unrounded, None when missing; `unit` is 'score', 'percent', 'count', 'likert',
    'weight', 'rank', 'points' or 'year'; `base` is the number of cases behind it (n).
    """

    id: str
    value: float | None
    unit: str
    decimals: int
    base: int | None
    label: str
    derivation: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `fact` names the fact that it prints, if it prints one.

    The digits of a `literal` are no result: the number of an item, a date. `to` is the id of the
    part of a report that it refers to.
    """

    text: str
    fact: str = ""
    bold: bool = False
    literal: bool = False
    to: str = ""


Text = tuple[Run, ...]


def plain(text: Text) -> str:
    """Return the characters of a text without its facts and emphasis."""
    return "".join([run.text for run in text])


def joined(texts: Iterable[Text], between: Run) -> Text:
    """Return texts one after the other with a run between them."""
    return tuple(run for n, text in enumerate(texts) for run in ((between,) if n else ()) + text)


def facts_in(text: Text) -> Iterator[str]:
    """Yield the ids of the facts that a text prints, in order."""
    return (run.fact for run in text if run.fact)
