"""Make the blocks of a report that no outline spells out: long tables, answers, an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from report_builder.model import Dimension, Item, Run, Text, Unit, plain
from report_builder.story.blocks import Panel, Paragraph, Table
from report_builder.story.chart_schema import Chart
from report_builder.story.charts import chart
from report_builder.story.context import Story
from report_builder.story.ends import Part
from report_builder.story.groups import LEVEL
from report_builder.story.language.run import Scope
from report_builder.story.panels import panels
from report_builder.story.parts import numbered, shares
from report_builder.story.ranking import alphabetical
from report_builder.story.report.about import about, figure
from report_builder.story.report.blocks import Align, Block, DataTable, Figure, UnitIndex
from report_builder.story.report.cells import between, number
from report_builder.story.report.short import indicators_short, regions_short, units_short
from report_builder.story.report.told import one_line
from report_builder.story.schema import PanelSpec
from report_builder.story.template import Written, said
from report_builder.thai.words import sort_key

Make = Callable[[Story, Scope, Sequence[Block]], Iterator[Block]]
"""Makes blocks, given those before them."""
COLUMNS = 6
"""Columns of scores beside names, on one table at most."""
MOST_CELLS = 20_000
"""Scores of units that are printed at most: beyond, tables of theirs are left to the workbook."""
KINDS = {"multiple": "เลือกได้หลายคำตอบ", "single": "เลือกคำตอบเดียว", "likert": "ระดับความเห็น"}
GROUP = Written(
    "{% if leveled %}{{ group.name }}{% else %}{{ score_range(group) }}{% endif %}",
    "report.yaml",
    "made",
)
"""The group of a unit: its level, or its scores."""
SIDE: Mapping[bool, tuple[Align, ...]] = {True: ("right",), False: ("left",)}


def _by_rank(story: Story) -> list[Unit]:
    ranks = {u: story.facts[f"unit.{u.code}.rank"].value for u in story.edition.units}
    scores = {u: story.facts[f"unit.{u.code}.score"].value for u in story.edition.units}
    return sorted(
        story.edition.units,
        key=lambda u: (ranks[u] is None, ranks[u] or 0.0, -(scores[u] or 0.0), sort_key(u.name_th)),
    )


def _units(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the table of all units: score, rank and the intervals of both, group, answers."""
    own = story.edition.settings
    asked = any(f"unit.{u.code}.responded.count" in story.facts for u in story.edition.units)
    regions = any(u.region for u in story.edition.units)
    header = [
        (own.unit_noun, False),
        *(((own.region_noun, False),) if regions else ()),
        *(("อันดับ", True), ("ช่วงอันดับ", True), ("คะแนน", True), ("ช่วงคะแนน", True)),
        (LEVEL if story.edition.levels else "กลุ่มคะแนน", True),
        *(((f"{own.respondent_noun}ที่ตอบ", True),) if asked else ()),
    ]
    groups = {g.k: g for g in story.groups()}

    def row(unit: Unit) -> Iterator[Text]:
        id = f"unit.{unit.code}"
        yield said(unit.name_th)
        if regions:
            yield said(unit.region)
        yield number(story, f"{id}.rank")
        yield between(story, f"{id}.rank.both")
        yield number(story, f"{id}.score")
        yield between(story, f"{id}.score")
        yield story.text(GROUP, {"group": groups[k]}) if (k := _group(story, unit)) else ()
        if asked:
            yield number(story, f"{id}.responded.count")

    caption = said(f"คะแนน อันดับ และกลุ่มของทุก{own.unit_noun}")
    yield _table(story, "all_units", caption, header, [tuple(row(u)) for u in _by_rank(story)])


def _group(story: Story, unit: Unit) -> int:
    return int(story.facts[f"unit.{unit.code}.group"].value or 0)


def _written(text: str) -> Written:
    return Written(text, "report.yaml", "made")


def _unit_scores(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield tables of the scores of units in the dimensions, a few of them on each."""
    dimensions = story.edition.framework.dimensions
    if len(dimensions) > 1 and _affordable(story, len(dimensions)):
        columns = [(d.short_th, f"dimension.{d.id}") for d in dimensions]
        caption = f"คะแนนรายด้านของทุก{story.edition.settings.unit_noun}"
        yield from _scores(story, "unit_dimensions", caption, columns)


def _unit_indicators(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield tables of the scores of units in the indicators of the current dimension."""
    own: Dimension = scope["dimension"]
    if _affordable(story, len(story.edition.framework.indicators)):
        columns = [(i.short_th, f"indicator.{i.id}") for i in story.edition.framework.of(own.id)]
        caption = f"คะแนนรายตัวชี้วัดของทุก{story.edition.settings.unit_noun} {own.name_th}"
        yield from _scores(story, f"unit_{own.id}", caption, columns)


def _affordable(story: Story, columns: int) -> bool:
    return len(story.edition.units) > 1 and len(story.edition.units) * columns <= MOST_CELLS


def _scores(
    story: Story, id: str, caption: str, columns: Sequence[tuple[str, str]]
) -> Iterator[Block]:
    noun = story.edition.settings.unit_noun
    parts = shares(columns, -(-len(columns) // COLUMNS))
    units = alphabetical(story.edition.units)
    for nth, part in enumerate(parts, 1):
        rows = [
            (said(u.name_th), *(number(story, f"unit.{u.code}.{of}.score") for _, of in part))
            for u in units
        ]
        header = [(noun, False), *((name, True) for name, _ in part)]
        words = numbered(said(caption), nth, len(parts))
        yield _table(story, f"{id}_{nth}", words, header, rows)


def _table(
    story: Story,
    id: str,
    caption: Text,
    header: Sequence[tuple[str, bool]],
    rows: Sequence[tuple[Text, ...]],
) -> DataTable:
    """Return a table of headings, each with whether numbers stand under it."""
    head = tuple(said(name) for name, _ in header)
    table = Table(id, head, tuple(rows), (1.0,) * len(head), f"ตาราง {plain(caption)}")
    aligns = tuple(side for _, right in header for side in SIDE[right])
    return DataTable(id, "", caption, table, aligns, about(story, Panel(id, exhibit=table), ()))


def _questionnaire(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the questions with their kinds and answers."""
    rows = [
        (
            _literal(item.number),
            said(item.question_th),
            said(KINDS.get(item.kind, "")),
            _options(item),
        )
        for item in story.edition.items
    ]
    header = [("ข้อ", False), ("คำถาม", False), ("รูปแบบ", False), ("ตัวเลือก", False)]
    if rows:
        yield _table(story, "questionnaire", said("ข้อคำถาม"), header, rows)


def _options(item: Item) -> Text:
    return _literal("\n".join(option.label_th for option in item.options))


def _literal(text: str) -> Text:
    return (Run(text, literal=True),) if text else ()


def _answers(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the figure of the answers to the current item."""
    item: Item = scope["item"]
    kind = "likert" if item.kind == "likert" else "bar"
    spec = Chart.model_validate({"kind": _written(kind), "item": _written(item.id)})
    question = said(item.question_th)
    exhibit = chart(story, spec, scope, f"answers_{item.id}.chart", question, "brand")
    yield from figure(story, f"answers_{item.id}", question, Panel(item.id, exhibit=exhibit), ())


def shown_items(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the questionnaire items whose answers figures show."""
    charts = (b.exhibit for b in blocks if isinstance(b, Figure))
    facts = (p.fact for c in charts for s in getattr(c, "series", ()) for p in s.points)
    return frozenset(fact.split(".")[1] for fact in facts if fact.startswith("item."))


def _index(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    units = alphabetical(story.edition.units)
    yield UnitIndex("index", tuple((unit.code, said(unit.name_th)) for unit in units))


def _glossary(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the names of the framework in both languages."""
    own = story.edition.framework
    parts: tuple[tuple[str, Part], ...] = (
        *(("ด้าน", d) for d in own.dimensions),
        *(("หัวข้อย่อย", t) for t in own.themes),
        *(("ตัวชี้วัด", i) for i in own.indicators),
    )
    rows = [(said(p.name_th), said(p.name_en), said(kind)) for kind, p in parts if p.name_en]
    if rows:
        header = [("คำภาษาไทย", False), ("คำภาษาอังกฤษ", False), ("ประเภท", False)]
        yield _table(story, "glossary", said("คำเรียกส่วนต่าง ๆ ของกรอบการสำรวจ"), header, rows)


def _types(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield tables of the scores of the types of respondents in the dimensions."""
    noun = story.edition.settings.respondent_noun
    members = [(t.name_th, f"type.{t.id}") for t in story.edition.types]
    yield from _in_dimensions(story, "type", f"ประเภท{noun}", members)


def _regions(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield tables of the scores of the regions in the dimensions."""
    members = [(name, f"region.{name}") for name in story.regions()]
    yield from _in_dimensions(story, "region", story.edition.settings.region_noun, members)


def _in_dimensions(
    story: Story, id: str, noun: str, members: Sequence[tuple[str, str]]
) -> Iterator[Block]:
    dimensions = story.edition.framework.dimensions
    parts = shares(dimensions, -(-len(dimensions) // COLUMNS))
    scored = [pair for pair in members if f"{pair[1]}.score" in story.facts]
    for nth, part in enumerate(parts, 1):
        rows = [
            (
                said(name),
                number(story, f"{of}.score"),
                *(number(story, f"{of}.dimension.{d.id}.score") for d in part),
            )
            for name, of in scored
        ]
        header = [(noun, False), ("คะแนนรวม", True), *((d.short_th, True) for d in part)]
        caption = numbered(said(f"คะแนนรวมและคะแนนรายด้านแยกตาม{noun}"), nth, len(parts))
        yield _table(story, f"{id}_dimensions_{nth}", caption, header, rows)


def _advice(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the recommendations for the current dimension, what they rest on, and who acts."""
    own: Dimension = scope["dimension"]
    path = Written(f"recommendations.{own.id}", "report.yaml", "made")
    (panel,) = panels(story, (PanelSpec.model_validate({"path": path}),), scope)
    listed = [p for p in panel.paragraphs if p.bullet]
    rows = [(p.text, _evidence(p), p.who) for p in listed]
    header = [("ข้อเสนอแนะ", False), ("หลักฐาน", False), ("ผู้ดำเนินการ", False)]
    if rows:
        yield _table(story, f"advice_{own.id}", said(f"ข้อเสนอแนะ{own.name_th}"), header, rows)


def _evidence(paragraph: Paragraph) -> Text:
    score = (*paragraph.number, Run("\u00a0คะแนน: ")) if paragraph.number else ()
    return (*score, *one_line(paragraph.caption))


MADE: Mapping[str, Make] = {
    "units": _units,
    "unit_dimensions": _unit_scores,
    "unit_indicators": _unit_indicators,
    "questionnaire": _questionnaire,
    "answers": _answers,
    "glossary": _glossary,
    "types": _types,
    "regions": _regions,
    "advice": _advice,
    "index": _index,
    "units_short": units_short,
    "regions_short": regions_short,
    "indicators_short": indicators_short,
}
"""What makes the blocks of each name."""
