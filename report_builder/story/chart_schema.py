"""How charts are written in YAML: the fields and their kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, PlainValidator
from pydantic_core import PydanticKnownError

from report_builder.story.chartspec import ChartKind
from report_builder.story.spec import Spec, Template, bare

Each = Annotated[
    Literal[
        "dimensions",
        "themes",
        "indicators",
        "groups",
        "types",
        "channels",
        "completeness",
        "advised",
        "weakest",
        "lowest",
        "ranking",
        "columns",
        "ranked",
        "type_parts",
        "differences",
        "turns",
        "items",
    ],
    BeforeValidator(bare),
]


class Repeated(Spec):
    """What may be repeated for each of something, and left out when a condition fails."""

    each: Each | None = None
    when: Template | None = None


class ValueSpec(Repeated):
    """One value of a chart: its label, the id of its fact, and of the count beside it."""

    label: Template
    fact: Template
    count: Template | None = None
    color: Template | None = None


def _chart_kind(data: object) -> ChartKind:
    """Return the kind of chart of a name; one that is none is told as a misspelt word is."""
    kinds = {kind.value: kind for kind in ChartKind if kind.name_th}
    name = str(bare(data))
    if name not in kinds:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(map(repr, kinds))})
    return kinds[name]


class Chart(Spec):
    """A chart of an item's options, of scores, or of listed values.

    A diverging one shows the opinions of several `items`, whose `labels` are by item, and in all
    (`total`) how many agree or disagree; one of one
    axis several topics as `rows`, or the answers of an item with the types behind them, or
    the units that are spread most and least, so many (`spread`) of each, or so many scores (`gaps`)
    by which types or regions stand farthest apart, or what changed `since` the year before.
    One of `spans` shows where the score of each unit lies, two pairs of units, or how far apart
    respondents stand in each unit and all units; one of squares the units with a
    rank. A `trend` shows the whole and its dimensions through the years.
    """

    kind: Annotated[ChartKind, PlainValidator(_chart_kind)]
    item: Template | None = None
    items: tuple[Template, ...] = ()
    options: tuple[Template, ...] = ()
    decimals: Literal[0, 1] = 1
    counts: bool = True
    sort: Annotated[Literal["value", "order"], BeforeValidator(bare)] | None = None
    scores: Template | None = None
    values: tuple[ValueSpec, ...] = ()
    title: Template | None = None
    labels: Mapping[str, Template] = {}
    icons: Mapping[str, Template] = {}
    color: Template | None = None
    highlight: Template | tuple[Template, ...] = ()
    rows: tuple[Topic, ...] = ()
    total: Annotated[Literal["agree", "disagree"] | None, BeforeValidator(bare)] = None
    spread: int = 0
    gaps: int = 0
    spans: Annotated[Literal["clear", "pairs", "inside"] | None, BeforeValidator(bare)] = None
    trend: Annotated[Literal["dimensions"] | None, BeforeValidator(bare)] = None
    since: Annotated[
        Literal["dimensions", "regions", "movers", "units"] | None, BeforeValidator(bare)
    ] = None


class Topic(Chart):
    """A row of a chart of one axis: the values of a topic, which its `title` names."""

    kind: Annotated[ChartKind, PlainValidator(_chart_kind)] = ChartKind.BAR
    base: Template | None = None
    icon: Template | None = None
