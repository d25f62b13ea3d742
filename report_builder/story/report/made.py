"""Make the blocks of a report that no outline spells out: long tables, answers, an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from report_builder.model import Dimension, Edition, Item, Run, Text, Unit, joined
from report_builder.story.blocks import Panel
from report_builder.story.chart_schema import Chart
from report_builder.story.charts import chart
from report_builder.story.context import Story
from report_builder.story.ends import Part
from report_builder.story.groups import LEVEL
from report_builder.story.language.values import Scope
from report_builder.story.parts import numbered, shares
from report_builder.story.ranking import alphabetical
from report_builder.story.report.about import figure
from report_builder.story.report.advice import advice, needs, type_needs, urgent
from report_builder.story.report.blocks import Block, Figure, UnitIndex
from report_builder.story.report.cells import between, data_table, number, wording
from report_builder.story.report.short import indicators_short, regions_short, units_short
from report_builder.story.template import said
from report_builder.thai.words import sort_key

Make = Callable[[Story, Scope, Sequence[Block]], Iterator[Block]]
"""Makes blocks, given those before them."""
COLUMNS = 6
"""Columns of scores beside names, on one table at most."""
NARROW, FOLDED = 2, 24
"""Columns of scores at most, and rows at least, of a table that stands in two strips."""
MOST_CELLS = 20_000
"""Scores of units that are printed at most: beyond, tables of theirs are left to the workbook."""
BRIEF = 24
"""Letters of options at most that follow each other in a line."""
SHORT = 3
"""Options of an item whose answers a row of a table tells, at most."""
KINDS = {"multiple": "หลายคำตอบ", "single": "คำตอบเดียว", "likert": "ระดับความเห็น"}
GROUP = wording("{% if leveled %}{{ group.name }}{% else %}{{ score_range(group) }}{% endif %}")
"""The group of a unit: its level, or its scores."""


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

    caption = said(f"คะแนน อันดับ และช่วงของทุก{own.unit_noun}")
    yield data_table(story, "all_units", caption, header, [tuple(row(u)) for u in _by_rank(story)])


def _group(story: Story, unit: Unit) -> int:
    return int(story.facts[f"unit.{unit.code}.group"].value or 0)


def _unit_scores(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield tables of the scores of units in the dimensions, a few of them on each."""
    dimensions = story.edition.framework.dimensions
    if len(dimensions) > 1 and affordable(story.edition, len(dimensions)):
        columns = [(d.short_th, f"dimension.{d.id}") for d in dimensions]
        caption = f"คะแนนรายด้านของทุก{story.edition.settings.unit_noun}"
        yield from _scores(story, "unit_dimensions", caption, columns)


def _unit_indicators(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield tables of the scores of units in the indicators of the current dimension."""
    own: Dimension = scope["dimension"]
    if affordable(story.edition, len(story.edition.framework.indicators)):
        columns = [(i.short_th, f"indicator.{i.id}") for i in story.edition.framework.of(own.id)]
        caption = f"คะแนนรายตัวชี้วัดของทุก{story.edition.settings.unit_noun} {own.name_th}"
        yield from _scores(story, f"unit_{own.id}", caption, columns)


def affordable(edition: Edition, columns: int) -> bool:
    """Tell whether so many scores of every unit are printed."""
    return len(edition.units) > 1 and len(edition.units) * columns <= MOST_CELLS


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
        strips = 2 if len(part) <= NARROW and len(rows) > FOLDED else 1
        yield data_table(story, f"{id}_{nth}", words, header, rows, strips)


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
        yield data_table(story, "questionnaire", said("ข้อคำถาม"), header, rows)


def _options(item: Item) -> Text:
    """Return the options of an item, each on a line of its own where of many one is long."""
    labels = [option.label_th for option in item.options]
    if item.kind == "likert" and len(labels) > SHORT:
        return _literal(f"{labels[0]} ถึง {labels[-1]}")
    long = len(labels) > SHORT and max(map(len, labels)) > BRIEF
    return _literal(("\n" if long else " · ").join(labels))


def _literal(text: str) -> Text:
    return (Run(text, literal=True),) if text else ()


def _answers(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the figure of the answers to the current item."""
    item: Item = scope["item"]
    kind = "likert" if item.kind == "likert" else "bar"
    spec = Chart.model_validate({"kind": wording(kind), "item": wording(item.id)})
    question = said(item.question_th)
    exhibit = chart(story, spec, scope, f"answers_{item.id}.chart", question, "brand")
    yield from figure(story, f"answers_{item.id}", question, Panel(item.id, exhibit=exhibit), ())


def _answers_short(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the table of the answers of few options, a row for each item that no figure shows."""
    noun, shown = story.edition.settings.respondent_noun, shown_items(before)
    rows = [
        (said(i.question_th), _shares(story, i), number(story, f"item.{i.id}.n"))
        for i in story.edition.items
        if i.id not in shown and f"item.{i.id}.n" in story.facts and is_short(i)
    ]
    header = [("ข้อคำถาม", False), ("คำตอบ (ร้อยละ)", False), (f"{noun}ที่ตอบ", True)]
    if rows:
        yield data_table(story, "answers_short", said("คำตอบรายข้อ"), header, rows)


def is_short(item: Item) -> bool:
    """Tell whether a row of a table tells the answers to an item as well as a figure does."""
    return item.kind != "likert" and len(item.options) <= SHORT


def _shares(story: Story, item: Item) -> Text:
    """Return a line for each option: its label and its share."""
    every = (
        (Run(f"{o.label_th}\u00a0 "), *number(story, f"item.{item.id}.{o.id}.share"))
        for o in item.options
    )
    return joined(every, Run("\n"))


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
    noun = story.edition.settings.respondent_noun
    named = (*parts, *((noun, t) for t in story.edition.types))
    rows = [(said(p.name_th), said(p.name_en), said(kind)) for kind, p in named if p.name_en]
    if rows:
        header = [("คำภาษาไทย", False), ("คำภาษาอังกฤษ", False), ("ประเภท", False)]
        yield data_table(story, "glossary", said("คำเรียกที่ใช้ในการสำรวจ"), header, rows)


def _types(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield tables of the scores of the types of respondents in the dimensions."""
    noun = story.edition.settings.respondent_noun
    members = [(t.short_th, f"type.{t.id}") for t in story.edition.types]
    yield from _in_dimensions(story, "type", f"ประเภท{noun}", members)


def _type_indicators(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield tables of the scores of the types of respondents in the current dimension's parts."""
    own: Dimension = scope["dimension"]
    noun = story.edition.settings.respondent_noun
    parts = shares(
        story.edition.framework.of(own.id), -(-len(story.edition.framework.of(own.id)) // COLUMNS)
    )
    types = [t for t in story.edition.types if f"type.{t.id}.score" in story.facts]
    for nth, part in enumerate(parts if len(types) > 1 else (), 1):
        rows = [
            (
                said(t.short_th),
                *(number(story, f"type.{t.id}.indicator.{i.id}.score") for i in part),
            )
            for t in types
        ]
        header = [(f"ประเภท{noun}", False), *((i.short_th, True) for i in part)]
        words = said(f"คะแนนรายตัวชี้วัดของแต่ละประเภท{noun} {own.name_th}")
        caption = numbered(words, nth, len(parts))
        yield data_table(story, f"types_{own.id}_{nth}", caption, header, rows)


def _ways(story: Story, scope: Scope, before: Sequence[Block]) -> Iterator[Block]:
    """Yield the table of how types answered: by which channel, and how many did not."""
    own, settings = story.edition, story.edition.settings
    header = [(f"ประเภท{settings.respondent_noun}", False)]
    header += [(name, True) for name in settings.channels.values()]
    header += [("ไม่ตอบ", True), ("ที่สำรวจ", True)]
    ways = [f"channel.{id}" for id in settings.channels]
    rows = [
        (
            said(t.name_th),
            *(number(story, f"type.{t.id}.{of}.count") for of in (*ways, "not_responded", "asked")),
        )
        for t in own.types
        if f"type.{t.id}.asked.count" in story.facts
    ]
    totals = (*(f"{way}.count" for way in ways), "survey.not_responded.count")
    whole = (said("รวม"), *(number(story, of) for of in (*totals, "survey.respondents.count")))
    if len(rows) > 1 and ways:
        caption = said(f"จำนวน{settings.respondent_noun}ที่ตอบและไม่ตอบ แยกตามประเภทและช่องทาง")
        yield data_table(story, "ways", caption, header, [*rows, whole])


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
        yield data_table(story, f"{id}_dimensions_{nth}", caption, header, rows)


MADE: Mapping[str, Make] = {
    "units": _units,
    "unit_dimensions": _unit_scores,
    "unit_indicators": _unit_indicators,
    "questionnaire": _questionnaire,
    "answers": _answers,
    "glossary": _glossary,
    "types": _types,
    "type_indicators": _type_indicators,
    "ways": _ways,
    "regions": _regions,
    "advice": advice,
    "urgent": urgent,
    "needs": needs,
    "type_needs": type_needs,
    "answers_short": _answers_short,
    "index": _index,
    "units_short": units_short,
    "regions_short": regions_short,
    "indicators_short": indicators_short,
}
"""What makes the blocks of each name."""
