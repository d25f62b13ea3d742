"""Facts of the survey itself: what was asked, and who answered."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.edition.scales import group_width, of_print
from report_builder.facts import make
from report_builder.facts.sources import EVERY_ROW, Sources, equal, one_of
from report_builder.model import Edition, Fact
from report_builder.results import Results
from report_builder.results.fair import rules
from report_builder.results.response import NOT_RESPONDED, RESPONDED, Responses
from report_builder.thai.nouns import beside

COUNTED = "นับจำนวนแถว"
ANSWERED = "นับผู้ที่มีช่องทางการตอบ"


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the survey's year and sizes, its framework, and who answered."""
    yield from _settings(edition, sources)
    yield from _framework(edition, sources)
    yield _size("survey.units.count", edition.settings.unit_noun, "units", edition.units, sources)
    if edition.respondents:
        yield from _asked(edition, sources)
        yield from _overall(edition, results.responses, sources)
        yield from _channels(edition, results.responses, sources)
        yield from _types(edition, results.responses, sources)
        yield from _completeness(edition, results.responses, sources)


def _settings(edition: Edition, sources: Sources) -> Iterator[Fact]:
    year, width = edition.settings.year, group_width(edition.settings)
    scale = of_print(edition.settings)
    set_by = "ค่าที่กำหนดในการตั้งค่าของฉบับ"
    source = (sources.table("settings", "year", 1),)
    yield Fact("survey.year", year, "year", 0, None, "ปีที่สำรวจ (พ.ศ.)", set_by, source)
    ends = f"คะแนนมีค่า {scale.worst:g} ถึงคะแนนเต็ม"
    yield Fact("scale.maximum", 100, "score", make.AS_GIVEN, None, "คะแนนเต็ม", ends)
    yield Fact("scale.minimum", 0, "score", make.AS_GIVEN, None, "คะแนนที่น้อยที่สุดที่มีได้", ends)
    label = "ระยะของขอบกลุ่มคะแนนจากค่าเฉลี่ย"
    source = (sources.table("settings", "group_width", 1),)
    points = scale.apart_on_hundred(width)
    yield Fact("groups.width", points, "points", make.AS_GIVEN, None, label, set_by, source)
    yield from _fair(edition, sources, set_by)


def _fair(edition: Edition, sources: Sources, set_by: str) -> Iterator[Fact]:
    """Yield the rules of what may be said of differences."""
    own = rules(edition.settings)
    for id, setting, value, unit, label in (
        ("fair.least", "least_difference", own.least, "points", "ผลต่างน้อยที่สุดที่ถือว่าต่างกัน"),
        ("fair.near", "peer_distance", own.near, "points", "ผลต่างที่ยังไม่ชัดเจนแต่มากกว่านี้ บอกชื่อไว้"),
        (
            "fair.coverage",
            "least_coverage",
            100 * own.coverage,
            "percent",
            "ร้อยละของข้อมูลที่ต้องมีจึงจัดอันดับ",
        ),
    ):
        source = (sources.table("settings", setting, 1),)
        decimals = make.AS_GIVEN if unit == "points" else make.decimals_of([value])
        yield Fact(id, value, unit, decimals, None, label, set_by, source)


def _framework(edition: Edition, sources: Sources) -> Iterator[Fact]:
    framework = edition.framework
    yield _size("framework.dimensions.count", "ด้าน", "dimensions", framework.dimensions, sources)
    if framework.themes:
        yield _size("framework.themes.count", "หัวข้อย่อย", "themes", framework.themes, sources)
    yield _size("framework.indicators.count", "ตัวชี้วัด", "indicators", framework.indicators, sources)
    for d in framework.dimensions:
        n = len(framework.of(d.id))
        source = (sources.table("indicators", equal("dimension", d.id), n),)
        label = beside("จำนวนตัวชี้วัดของ", d.name_th)
        yield make.count(f"dimension.{d.id}.indicators.count", n, label, COUNTED, source)


def _size(id: str, what: str, table: str, members: tuple[object, ...], sources: Sources) -> Fact:
    source = (sources.table(table, EVERY_ROW, len(members)),)
    return make.count(id, len(members), f"จำนวน{what}ทั้งหมด", COUNTED, source)


def _asked(edition: Edition, sources: Sources) -> Iterator[Fact]:
    noun = edition.settings.respondent_noun
    yield _size("survey.types.count", f"ประเภท{noun}", "types", edition.types, sources)
    asked = f"{noun}ที่สำรวจ"
    yield _size("survey.respondents.count", asked, "respondents", edition.respondents, sources)


def _overall(edition: Edition, responses: Responses, sources: Sources) -> Iterator[Fact]:
    noun, table = edition.settings.respondent_noun, responses.overall
    source = (sources.answered("", table.counts[RESPONDED]),)
    for id, label in ((RESPONDED, f"{noun}ที่ตอบ"), (NOT_RESPONDED, f"{noun}ที่ไม่ตอบ")):
        yield from make.frequency(f"survey.{id}", table, id, label, ANSWERED, source)


def _channels(edition: Edition, responses: Responses, sources: Sources) -> Iterator[Fact]:
    noun, table = edition.settings.respondent_noun, responses.channels
    for id, n in table.counts.items():
        label = beside(noun, "ที่ตอบทาง", edition.settings.channels.get(id, id))
        source = (sources.table("respondents", equal("channel", id), n),)
        yield from make.frequency(f"channel.{id}", table, id, label, COUNTED, source)


def _types(edition: Edition, responses: Responses, sources: Sources) -> Iterator[Fact]:
    for kind in edition.types:
        table = responses.types[kind.id]
        source = (sources.answered(equal("type", kind.id), table.counts[RESPONDED]),)
        label = beside(kind.name_th, "ที่ตอบ")
        yield from make.frequency(f"type.{kind.id}", table, RESPONDED, label, ANSWERED, source)


def _completeness(edition: Edition, responses: Responses, sources: Sources) -> Iterator[Fact]:
    noun, who = edition.settings.unit_noun, edition.settings.respondent_noun
    for k, n in responses.completeness.counts.items():
        units = [u for u, table in responses.units.items() if table.counts[RESPONDED] == int(k)]
        source = (sources.answered(one_of("unit", units), n * int(k)),)
        label = f"{noun}ที่มี{who}ตอบ {k} แห่ง"
        how = f"นับ{noun}ตามจำนวน{who}ที่ตอบ"
        yield from make.frequency(
            f"completeness.{k}", responses.completeness, k, label, how, source
        )
