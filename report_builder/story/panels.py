"""Make panels: their words, and the chart, table or map that they hold."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress, zip_longest
from typing import Any

from report_builder.edition.scales import of_print
from report_builder.errors import StoryError
from report_builder.geography.tiles import places
from report_builder.model import Run, Text, plain
from report_builder.story.alts import of_map
from report_builder.story.blocks import (
    GridTile,
    Origin,
    Panel,
    Paragraph,
    Share,
    Table,
    Tile,
    UnitMap,
)
from report_builder.story.charts import chart
from report_builder.story.chartspec import ChartKind, ChartSpec
from report_builder.story.context import Story, icon_of
from report_builder.story.groups import group_of
from report_builder.story.heat import heat
from report_builder.story.language.misuse import SINGULAR
from report_builder.story.language.values import Scope
from report_builder.story.parts import MOST_BARS, parted
from report_builder.story.schema import Entry, Map, PanelSpec, SubEntry, TableSpec, TileSpec
from report_builder.story.spec import Spec
from report_builder.story.template import Written, said
from report_builder.thai.words import MISSING

MAPS = {"outlines": "แผนที่", "tiles": "แผนที่แบบช่องสี่เหลี่ยม"}
"""What maps of each form are called."""
PERCENT, OVER = "%", ">"
BULLETS = ("•", "–")
"""Bullets of items and of the items below them."""


def panels(story: Story, specs: Sequence[PanelSpec], scope: Scope) -> tuple[Panel, ...]:
    """Return the panels of a slide in order, those that are repeated as often as they are."""
    return tuple(
        _told(story, _merged(story, spec, inner), inner, f"panel{place}")
        for place, spec in enumerate(specs, 1)
        for inner in story.repeated(spec, scope)
    )


def origin(spec: Spec) -> Origin | None:
    """Return where the longest text of a spec stands, one of the edition's before any other."""
    texts = sorted(written_in(spec), key=lambda w: (w.file.startswith("text/"), len(w.text)))
    return Origin(texts[-1].file, texts[-1].place) if texts else None


def written_in(value: Any) -> Iterator[Written]:
    """Yield every text that a spec holds."""
    if isinstance(value, Written):
        yield value
    elif isinstance(value, Spec):
        for field in value.model_fields_set:
            yield from written_in(getattr(value, field))
    elif isinstance(value, Mapping):
        yield from written_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for inner in value:
            yield from written_in(inner)


def _told(story: Story, spec: PanelSpec, scope: Scope, fallback: str) -> Panel:
    return replace(_panel(story, spec, scope, fallback), origin=origin(spec))


def side_by_side(panel: Panel) -> tuple[Panel, ...]:
    """Return a panel, in parts side by side when its bars are more than stand in one."""
    exhibit = panel.exhibit
    if not isinstance(exhibit, ChartSpec) or exhibit.kind is not ChartKind.BAR:
        return (panel,)
    return parted(panel, -(-len(exhibit.categories) // MOST_BARS) or 1)


def _merged(story: Story, spec: PanelSpec, scope: Scope) -> PanelSpec:
    if spec.path is None:
        return spec
    over = story.taken(PanelSpec, spec.path, scope)
    return spec if over is None else spec.under(over)


def _panel(story: Story, spec: PanelSpec, scope: Scope, fallback: str) -> Panel:
    name = _name(story, spec, scope) or fallback
    heading = story.text(spec.heading, scope)
    color = story.color(spec.color, scope)
    exhibit = _exhibit(story, spec, scope, name, heading, color)
    number = story.text(spec.number, scope)
    empty = spec.chart is not None and exhibit is None and not number
    return Panel(
        name=name,
        heading=heading,
        caption=story.text(spec.caption, scope),
        number=number,
        unit=() if plain(number) in ("", MISSING) else story.text(spec.unit, scope),
        stands=_score(story, number),
        paragraphs=(
            *((Paragraph(said(MISSING)),) if empty else ()),
            *_lowest(story, _paragraphs(story, spec.text, scope), spec.most),
        ),
        exhibit=exhibit,
        foot=story.text(spec.foot, scope),
        tiles=tuple(_tiles(story, spec.tiles, scope)),
        color=color,
        weight=spec.weight,
        icon=story.icon(spec, scope),
    )


def _tiles(story: Story, specs: Sequence[TileSpec], scope: Scope) -> Iterator[Tile]:
    for spec in specs:
        for inner in story.repeated(spec, scope):
            under, icon = story.text(spec.owner, inner), story.icon(spec, inner)
            yield Tile(story.text(spec.name, inner), under, icon)


def _name(story: Story, spec: PanelSpec, scope: Scope) -> str:
    if spec.name is not None:
        return story.writer.words(spec.name, scope)
    if spec.each is not None:
        one: Any = scope[SINGULAR[spec.each]]
        return str(one.id)
    return spec.chart.item.text if spec.chart and spec.chart.item else ""


def _paragraphs(story: Story, entries: Sequence[Entry], scope: Scope) -> Iterator[Paragraph]:
    for entry in entries:
        for inner in story.repeated(entry, scope):
            yield _paragraph(story, entry, inner, level=0)
            for sub in entry.sub:
                for innermost in story.repeated(sub, inner):
                    yield _paragraph(story, sub, innermost, level=1)


def _lowest(story: Story, paragraphs: Iterable[Paragraph], most: int) -> Sequence[Paragraph]:
    """Return so many recommendations at most, those of the lowest scores; 0 keeps all."""

    def score(paragraph: Paragraph) -> float:
        values = [story.facts[run.fact].value for run in paragraph.number if run.fact]
        return next((value for value in values if value is not None), math.inf)

    return sorted(paragraphs, key=score)[:most] if most else tuple(paragraphs)


def _paragraph(story: Story, entry: SubEntry, scope: Scope, level: int) -> Paragraph:
    icon, written = story.icon(entry, scope), entry.item if entry.p is None else entry.p
    text = story.text(written, scope)
    bullet = "" if entry.p else plain(story.text(entry.bullet, scope)) or BULLETS[level]
    told = Paragraph(text, bullet, level, icon, shares=tuple(_shares(story, text)))
    return _founded(story, told, entry, scope) if entry.indicators else told


def _shares(story: Story, text: Text) -> Iterator[Share]:
    """Yield the shares that a text tells, each once."""
    told = dict.fromkeys(replace(run, bold=False) for run in text if run.fact)
    for run in told:
        value, figure = story.facts[run.fact].value, _figure(story, run)
        if value is not None and figure:
            yield Share(figure, value)


def _figure(story: Story, run: Run) -> Text:
    """Return the figure of a share that is told, over which it is where it was rounded down."""
    fact, said = story.facts[run.fact], run.text.removesuffix(PERCENT)
    if fact.unit != "percent" or fact.value is None:
        return ()
    for same in (fact.id, f"{fact.id}0"):
        if same in story.facts and story.facts.printed(same) == said:
            return (Run(said, same), Run(PERCENT))
    over = said.isdecimal() and fact.value > float(said)
    return (Run(OVER), Run(said, fact.id), Run(PERCENT)) if over else ()


def _founded(story: Story, told: Paragraph, entry: SubEntry, scope: Scope) -> Paragraph:
    """Return a recommendation with the score that it answers first, and who acts."""
    known = story.edition.framework.indicator
    told = replace(told, who=story.text(entry.who, scope))
    scored = (i for i in entry.indicators if i in known and _has_score(story, i))
    first = next(scored, None)
    if first is None:
        return told
    inner = {**scope, "indicator": known[first]}
    words = story.wording.evidence
    return replace(
        told,
        icon=told.icon or icon_of(known[first]),
        number=story.text(words.number, inner),
        caption=story.text(words.caption, inner),
        stands=_stands(story, f"indicator.{first}.score"),
    )


def _score(story: Story, number: Text) -> float | None:
    """Return how many percent up its scale a number stands that is one score, else None."""
    told = [run.fact for run in number if run.fact]
    alone = len(told) == 1 and story.facts[told[0]].unit == "score"
    return _stands(story, told[0]) if alone else None


def _stands(story: Story, fact: str) -> float | None:
    """Return how many percent up its scale a score stands, None where it is missing."""
    scale, value = of_print(story.edition.settings), story.facts[fact].value
    return None if value is None else 100 * (value - scale.worst) / (scale.best - scale.worst)


def _has_score(story: Story, indicator: str) -> bool:
    return story.facts[f"indicator.{indicator}.score"].value is not None


def _exhibit(
    story: Story, spec: PanelSpec, scope: Scope, name: str, heading: Text, color: str
) -> ChartSpec | Table | UnitMap | None:
    if spec.chart is not None:
        with story.mistakes.noted():
            return chart(story, spec.chart, scope, f"{name}.chart", heading, color)
    if spec.table is not None:
        return _table(story, spec.table, scope, f"{name}.table", heading)
    if spec.heat is not None:
        return heat(story, scope["type_part"].types, f"{name}.table", heading)
    if spec.map is not None:
        return _map(story, spec.map, f"{name}.map", heading)
    return None


def _table(story: Story, spec: TableSpec, scope: Scope, name: str, heading: Text) -> Table:
    def cells(row: Sequence[Any], inner: Scope) -> tuple[Text, ...]:
        return tuple(story.text(cell, inner) for cell in row)

    repeated = story.repeated(spec, scope) if spec.row else ()
    header = cells(spec.header, scope)
    for row in (*spec.rows, *filter(None, [spec.row])):
        if len(row) != len(spec.header):
            story.mistakes.note(_uneven(row, len(spec.header)))
    return Table(
        name=name,
        header=header,
        rows=(
            *(cells(row, scope) for row in spec.rows),
            *(cells(spec.row, inner) for inner in repeated),
        ),
        widths=spec.widths or (1.0,) * len(spec.header),
        drawn=spec.drawn,
        alt="ตาราง " + (plain(heading) or ", ".join(plain(cell) for cell in header)),
    )


def filled(panel: Panel) -> Panel:
    """Return a panel whose table has no column that has nothing in any row."""
    table = panel.exhibit
    if not isinstance(table, Table) or not table.rows:
        return panel
    columns = enumerate(zip_longest(*table.rows, fillvalue=()))
    some = [any(map(plain, cells)) or 0 < place == table.drawn for place, cells in columns]
    kept = replace(
        table,
        header=tuple(compress(table.header, some)),
        rows=tuple(tuple(compress(row, some)) for row in table.rows),
        widths=tuple(compress(table.widths, some)),
        shades=tuple(tuple(compress(row, some)) for row in table.shades),
        icons=tuple(compress(table.icons, some)),
        drawn=sum(some[: table.drawn]),
    )
    return replace(panel, exhibit=kept)


def _uneven(row: Sequence[Written], wanted: int) -> StoryError:
    first = row[0] if row else Written("", "", "")
    return first.error(
        f"แถวนี้มี {len(row)} ช่อง หัวตารางมี {wanted} ช่อง ต้องเท่ากัน",
        f"this row has {len(row)} cells and the header {wanted}: they should be the same",
    )


def _map(story: Story, spec: Map, name: str, heading: Text) -> UnitMap:
    own = {unit.code: group_of(story.edition, story.facts, unit) for unit in story.edition.units}
    fills = tuple((code, group.id) for code, group in own.items() if group)
    told = [plain(story.text(story.wording.group, {"group": each})) for each in story.groups()]
    alt = of_map(story, f"{MAPS[spec.form]} {plain(heading)}", [code for code, _ in fills], told)
    return UnitMap(name, fills, alt, _grid_tiles(dict(fills)) if spec.form == "tiles" else ())


def _grid_tiles(units: Collection[str]) -> tuple[GridTile, ...]:
    """Return a tile for every province, row by row; those of units have letters that fit."""
    placed = sorted(places().items(), key=lambda item: (item[1].row, item[1].column))
    return tuple(
        GridTile(code, at.row, at.column, at.letters * (code in units and len(at.letters) < 3))
        for code, at in placed
    )
