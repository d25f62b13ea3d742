"""How slides are written in YAML: the fields and their kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from report_builder.story.chart_schema import Chart, Repeated
from report_builder.story.slide_labels import Label
from report_builder.story.spec import Name, Names, Spec, Template, bare
from report_builder.story.template import Written
from report_builder.story.wording import Wording

Kind = Literal[
    "cover",
    "agenda",
    "bullets",
    "stages",
    "timeline",
    "panels",
    "components",
    "pillars",
    "statements",
    "close",
    "case",
    "advice",
    "rows",
    "matrix",
    "roster",
    "table",
    "hub",
    "exhibits",
    "answers",
    "framework",
    "scores",
    "overview",
    "findings",
    "infographic",
]


class Pictured(Repeated):
    """What may have an icon: the one named, or else that of what it is repeated for."""

    icon: Template | None = None


class SubEntry(Pictured):
    """A paragraph: an item with a bullet, or `p`, one without.

    `indicators`, `who` and `source` say what a recommendation answers, who acts, who wrote it;
    `card` how it is put to a unit on its card, `way` whether the unit acts or those above it,
    `count` the answer ("item.option") whose count stands behind it there, `counted` what that is.
    `evidence` is what it rests on in the report beside scores, instead of that count.
    """

    p: Template | None = None
    item: Template | None = None
    bullet: Template | None = None
    indicators: Names = ()
    who: Template | None = None
    source: Name | None = None
    card: Template | None = None
    way: Annotated[Literal["own", "parent"], BeforeValidator(bare)] | None = None
    count: Name | None = None
    counted: Template | None = None
    problem: Name | None = None
    evidence: Template | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, data: object) -> object:
        return {"item": data} if isinstance(data, Written) else data


class Entry(SubEntry):
    """A paragraph, with the items below it."""

    sub: tuple[SubEntry, ...] = ()


class TableSpec(Repeated):
    """A table; with `each`, `row` is repeated below the written rows.

    The column `drawn`, counted from 0, shows how far the figures at both sides of it are apart.
    """

    header: tuple[Template, ...] = ()
    rows: tuple[tuple[Template, ...], ...] = ()
    row: tuple[Template, ...] = ()
    widths: tuple[float, ...] = ()
    drawn: int = 0


class Map(Spec):
    """A map of the units, filled by the score group that each belongs to.

    It has the outlines of the units, or a tile for each.
    """

    fill: Annotated[Literal["groups"], BeforeValidator(bare)]
    form: Annotated[Literal["outlines", "tiles"], BeforeValidator(bare)] = "outlines"


class TileSpec(Pictured):
    """A tile: its name, and what stands under it."""

    name: Template
    owner: Template | None = None


class PanelSpec(Pictured):
    """A panel; `from` names a mapping of the edition's texts whose fields are put over these.

    Of recommendations it keeps at `most` so many, those that answer the lowest scores.
    """

    name: Template | None = None
    path: Template | None = Field(None, alias="from")
    heading: Template | None = None
    caption: Template | None = None
    number: Template | None = None
    unit: Template | None = None
    text: tuple[Entry, ...] = ()
    chart: Chart | None = None
    table: TableSpec | None = None
    map: Map | None = None
    tiles: tuple[TileSpec, ...] = ()
    heat: Annotated[Literal["types"], BeforeValidator(bare)] | None = None
    foot: Template | None = None
    most: int = 0
    color: Template | None = None
    weight: float = Field(1.0, gt=0)


class SlideSpec(Repeated):
    """A slide as it is written; `from` names a mapping of the texts put over these fields.

    `rows` says how many panels stand in each row, or how many at most. A slide that is `optional`
    is left out where it finds no room.
    """

    path: Template | None = Field(None, alias="from")
    id: Template
    kind: Annotated[Kind, BeforeValidator(bare)]
    title: Template
    kicker: Template | None = None
    tag: Template | None = None
    source: Template | None = None
    notes: tuple[Template, ...] = ()
    panels: tuple[PanelSpec, ...] = ()
    rows: tuple[int, ...] | int = ()
    labels: Mapping[Label, Template] = {}
    optional: bool = False


class SlidePatch(Spec):
    """What the edition's texts may put over a slide of the deck's own template."""

    title: Template | None = None
    kicker: Template | None = None
    source: Template | None = None
    notes: tuple[Template, ...] = ()
    rows: tuple[int, ...] | int = ()
    labels: Mapping[Label, Template] = {}


class Taken(Spec):
    """The slides that stand at a path of the edition's texts, none when there is no such path."""

    path: Template = Field(alias="from")


class Lent(Spec):
    """The slide of the deck that has an id; `from` names a mapping of the texts put over it."""

    slide: Name
    path: Template | None = Field(None, alias="from")


class Group(Repeated):
    """Slides that are repeated together."""

    slides: tuple[SlideEntry, ...]


def _entry_kind(data: object) -> str:
    keys = set(data) if isinstance(data, Mapping) else set()
    if keys == {"from"}:
        return "taken"
    return next((kind for kind in ("group", "lent") if _NEEDED[kind] in keys), "slide")


_NEEDED = {"group": "slides", "lent": "slide"}
"""What an entry of a kind has, and no other."""


SlideEntry = Annotated[
    Annotated[Taken, Tag("taken")]
    | Annotated[Lent, Tag("lent")]
    | Annotated[Group, Tag("group")]
    | Annotated[SlideSpec, Tag("slide")],
    Discriminator(_entry_kind),
]


class Section(Spec):
    """A section of the deck; one that isn't `listed` stays out of the agenda.

    `short` is its name where there is little room, its title where it has none.
    """

    id: Name
    title: Template
    short: Template | None = None
    listed: bool = True
    slides: tuple[SlideEntry, ...]


class Outline(Spec):
    """templates/thai/deck.yaml or brief.yaml: the sections of a document in order."""

    literals: Names = ()
    title: Template
    wording: Wording | None = None
    sections: tuple[Section, ...]


class Slides(Spec):
    """The slides at a path of the edition's texts."""

    literals: Names = ()
    slides: tuple[SlideEntry, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, data: object) -> object:
        return {"slides": data} if isinstance(data, list) else data
