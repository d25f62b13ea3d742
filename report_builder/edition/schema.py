"""Which tables an edition has, which columns they have, and what may stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from report_builder import icons
from report_builder.edition.causes import of_framework, of_tables
from report_builder.edition.causes.cause import Cause
from report_builder.problem import Words
from report_builder.years import CHANGES
from report_builder.years import KINDS as PARTS

KINDS = ("multiple", "single", "likert")
CHECKS = ("sum", "mean", "ratio", "order", "equal")


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a column may hold, ends included."""

    low: float
    high: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: whether its cells must be filled, and what they may hold.

    A `code` goes into names of facts and files. `refers` names the table whose key it holds,
    `unknown` the cause when no row has that key. A word such as "-" counts as blank unless a row
    of the table `blank_unless` goes by it. A column that need not be there counts as blank.
    A `printed` text may only have letters that the faces of the documents have. A `scale` is the
    range of an indicator's scores. `lacking` says what to do where the column is missing, when
    there is more to it than to add it.
    """

    name: str
    filled: bool = False
    code: bool = False
    range: Range | None = None
    choices: tuple[str, ...] = ()
    refers: str = ""
    unknown: Cause = of_tables.NOT_A_CHOICE
    blank_unless: str = ""
    printed: bool = False
    scale: bool = False
    lacking: Words | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of a table and those that together name a row; `open` columns are indicators."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]
    open: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(column.name for column in self.columns)


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, printed=True) for name in names)


_ID = Column("id", filled=True)
_CODE = Column("id", filled=True, code=True)
_NAME = Column("name_th", filled=True, printed=True)
_ICON = Column("icon", choices=icons.names())
_SHARE = Range(0, 100)
_UNIT = Column("unit", filled=True, refers="units", unknown=of_tables.UNKNOWN_UNIT)
_TYPE = Column("type", filled=True, refers="types", unknown=of_tables.UNKNOWN_TYPE)
_ITEM = Column("item", filled=True, refers="items", unknown=of_tables.UNKNOWN_ITEM)
_WHO = Column("respondent", filled=True, refers="respondents", unknown=of_tables.UNKNOWN_RESPONDENT)
_DIMENSION = Column(
    "dimension", filled=True, refers="dimensions", unknown=of_tables.UNKNOWN_DIMENSION
)

_THEME = Column("theme", refers="themes", unknown=of_framework.UNKNOWN_THEME, blank_unless="themes")
_CHANNEL = Column("channel", refers="channels", blank_unless="channels")
_OPTION = Column("option", blank_unless="options")
_SCORED = Column("indicator", filled=True, refers="indicators", unknown=of_tables.UNKNOWN_INDICATOR)

UNIT_SCORES = Schema((_UNIT,), ("unit",), open=True)
_WHOSE = replace(_WHO, lacking=of_tables.WHOSE_SCORES)
RESPONDENT_SCORES = Schema((_WHOSE,), ("respondent",), open=True)

SCHEMAS: Mapping[str, Schema] = {
    "dimensions": Schema(
        (
            *(_CODE, _NAME, *_text("short_th", "name_en", "tag")),
            *(Column("weight", range=_SHARE), _ICON),
        ),
        ("id",),
    ),
    "indicators": Schema(
        (
            *(_CODE, _DIMENSION, _NAME, *_text("short_th", "name_en")),
            *(Column("weight", range=_SHARE), Column("scale", scale=True), _THEME, _ICON),
        ),
        ("id",),
    ),
    "themes": Schema(
        (_CODE, _DIMENSION, _NAME, *_text("short_th", "name_en"), Column("weight", range=_SHARE)),
        ("id",),
    ),
    "levels": Schema((Column("from"), _NAME, *_text("name_en")), ("name_th",)),
    "context": Schema(
        (
            *(Column("column", filled=True, code=True), _NAME, *_text("unit_th")),
            Column("decimals", range=Range(0, 2, whole=True)),
        ),
        ("column",),
    ),
    "types": Schema((_CODE, _NAME, *_text("short_th", "ministry_th", "name_en"), _ICON), ("id",)),
    "units": Schema(
        (
            *(Column("code", code=True), _NAME),
            *(*_text("name_en", "region", "cluster"), Column("weight")),
        ),
        ("code",),
    ),
    "respondents": Schema((_ID, _UNIT, _TYPE, _CHANNEL), ("id",)),
    "scores": RESPONDENT_SCORES,
    "items": Schema(
        (
            *(_CODE, *_text("number"), Column("kind", filled=True, choices=KINDS)),
            Column("question_th", filled=True, printed=True),
        ),
        ("id",),
    ),
    "options": Schema(
        (
            *(_ITEM, _CODE, Column("label_th", filled=True, printed=True)),
            Column("value", range=Range(1, 5, whole=True)),
        ),
        ("item", "id"),
    ),
    "answers": Schema((_WHO, _ITEM, _OPTION), ("respondent", "item", "option")),
    "published": Schema(
        (
            *(_ID, Column("value", filled=True, range=Range(-1e12, 1e12))),
            *(Column("decimals", filled=True, range=Range(0, 6, whole=True)), Column("slide")),
            *(Column("key"), Column("note")),
        ),
        ("id", "slide", "key"),
    ),
    "pictures": Schema(
        (
            *(Column("place", filled=True), Column("file", filled=True)),
            *(Column("alt_th", filled=True, printed=True), *_text("credit")),
        ),
        ("place",),
    ),
    "changes": Schema(
        (
            *(Column("kind", filled=True, choices=PARTS), Column("id"), Column("previous")),
            *(Column("change", filled=True, choices=CHANGES), Column("note"), Column("year")),
        ),
        ("kind", "id", "previous", "year"),
    ),
    "checks": Schema(
        (
            *(_ID, Column("kind", filled=True, choices=CHECKS)),
            *(Column("figures", filled=True), Column("against", filled=True), Column("note")),
        ),
        ("id",),
    ),
}


def long(wide: Schema) -> Schema:
    """Return the schema of scores with a row for each respondent or unit and indicator."""
    return Schema((*wide.columns, _SCORED, Column("score")), (*wide.key, "indicator"))


REQUIRED = ("dimensions", "indicators", "units", "scores")
NEEDS: Mapping[str, tuple[str, ...]] = {
    "respondents": ("types",),
    "items": ("options", "answers"),
    "options": ("items",),
    "answers": ("items", "respondents"),
    "checks": ("published",),
}
"""Tables that must be there when another one is."""
