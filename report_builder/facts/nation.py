"""Facts of the nation and its regions: scores, weights, ranks, quartiles and groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from report_builder.edition.nouns import settled
from report_builder.facts import make
from report_builder.facts.sources import EVERY_ROW, Sources, equal, one_of
from report_builder.facts.survey import COUNTED
from report_builder.facts.ways import Ways, of_many, rescaled
from report_builder.model import Dimension, Edition, Fact, Source
from report_builder.results import Results
from report_builder.results.score import Mean, Scores
from report_builder.results.tabulate import group_sizes
from report_builder.thai import nouns
from report_builder.thai.nouns import beside
from report_builder.thai.words import rounded

EDGES = "และค่านั้นลบและบวกระยะของขอบกลุ่ม ไม่เกินปลายของช่วงคะแนน"
BELOW = "นับที่คะแนนต่ำกว่าค่าเฉลี่ยตั้งแต่ผลต่างที่ถือว่าต่าง และช่วงของคะแนนที่พิมพ์ไม่คร่อมหรือแตะค่าเฉลี่ย"
REACHED = "ขอบกลุ่มบวกหนึ่ง ไม่นับกลุ่มที่อยู่นอกช่วงคะแนน"
LOWEST, HIGHEST = 0.0, 100.0
SPECK = 0.05
"""Part of the scale at one of its ends that prints as that end."""
Span = tuple[float | None, float | None]
GIVEN_EDGES = "เกณฑ์ที่กำหนดในตารางระดับ (levels)"


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the scores of nation and regions, weights, quartiles and groups."""
    own, ways = settled(edition.settings, edition.units), of_many(edition)
    mean = beside("คะแนนเฉลี่ยของ", own.whole.noun)
    yield from _nation(edition, results, sources, ways, mean)
    yield from _weights(edition, sources)
    yield from _quartiles(edition, results, sources)
    yield from _below(edition, results, sources)
    yield from _groups(edition, results, sources, mean)
    yield from _regions(edition, results, sources, ways)


def _nation(
    edition: Edition, results: Results, sources: Sources, ways: Ways, label: str
) -> Iterator[Fact]:
    total = results.nation.total
    source = (sources.total(total.n), *sources.weights())
    yield from make.score_and_base("nation", total, label, ways.total, source)
    for d in edition.framework.dimensions:
        how = ways.of(edition.framework, d)
        yield from _dimension(d, results, sources, how)
    for t in edition.framework.themes:
        mean, find = results.nation.themes[t.id], sources.theme(t.id)
        label, source = beside("คะแนนเฉลี่ย", t.name_th), (find(mean.n), *sources.weights())
        yield from make.score_and_base(f"theme.{t.id}", mean, label, ways.theme, source)
    for i in edition.framework.indicators:
        mean = results.nation.indicators[i.id]
        source = (sources.indicator(i.id)(mean.n), *sources.weights())
        id = f"indicator.{i.id}"
        how = rescaled(ways.indicator, edition.settings, i)
        yield from make.score_and_base(id, mean, beside("คะแนนเฉลี่ย", i.name_th), how, source)


def _dimension(
    dimension: Dimension, results: Results, sources: Sources, how: str
) -> Iterator[Fact]:
    id, name = f"dimension.{dimension.id}", dimension.name_th
    mean = results.nation.dimensions[dimension.id]
    source = (sources.dimension(dimension.id)(mean.n), *sources.weights())
    yield from make.score_and_base(id, mean, beside("คะแนนเฉลี่ย", name), how, source)
    rank, ranked = results.dimension_rank.get(dimension.id), len(results.dimension_rank)
    source = (sources.total(results.nation.total.n),)
    yield make.rank(f"{id}.rank", rank, ranked, beside("อันดับของ", name), source)


def _weights(edition: Edition, sources: Sources) -> Iterator[Fact]:
    dimensions, indicators = edition.framework.dimensions, edition.framework.indicators
    decimals = make.decimals_of(d.weight for d in dimensions)
    for d in dimensions:
        label, source = beside("น้ำหนักของ", d.name_th), sources.row("dimensions", d.id)
        yield make.weight(f"dimension.{d.id}.weight", d.weight, decimals, label, source)
    yield _sum_of_weights([d.weight for d in dimensions], decimals, sources)
    yield from _weights_of_themes(edition, sources)
    decimals = make.decimals_of(i.weight for i in indicators)
    for i in indicators:
        inside = "ภายในหัวข้อย่อย" if i.theme else "ภายในด้าน"
        label, source = beside("น้ำหนักของ", i.name_th, inside), sources.row("indicators", i.id)
        yield make.weight(f"indicator.{i.id}.weight", i.weight, decimals, label, source)


def _weights_of_themes(edition: Edition, sources: Sources) -> Iterator[Fact]:
    themes = edition.framework.themes
    decimals = make.decimals_of(t.weight for t in themes)
    for t in themes:
        label, source = beside("น้ำหนักของ", t.name_th, "ภายในด้าน"), sources.row("themes", t.id)
        yield make.weight(f"theme.{t.id}.weight", t.weight, decimals, label, source)


def _sum_of_weights(weights: Sequence[float], decimals: int, sources: Sources) -> Fact:
    """State what the weights of the dimensions sum to as they are printed."""
    total = float(sum(rounded(weight, decimals) for weight in weights))
    label, how = "ผลรวมน้ำหนักของทุกด้านตามที่แสดง", "ผลรวมของน้ำหนักหลังปัดเศษ"
    source = (sources.table("dimensions", EVERY_ROW, len(weights)),)
    return Fact("framework.weights.sum", total, "weight", decimals, None, label, how, source)


def _quartiles(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    noun = edition.settings.unit_noun
    how = f"ควอร์ไทล์ของคะแนนเฉลี่ยของแต่ละ{noun} ประมาณค่าระหว่างอันดับแบบเส้นตรง"
    for i in edition.framework.indicators:
        q1, q3, n = results.quartiles[i.id]
        source = (sources.indicator(i.id)(results.nation.indicators[i.id].n),)
        for name, value, place in (("q1", q1, "ขอบล่าง"), ("q3", q3, "ขอบบน")):
            label = beside(f"{place}ของ", noun, "กลุ่มกลางใน", i.name_th)
            yield make.score(f"indicator.{i.id}.{name}", Mean(value, n), label, how, source)


def _below(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Yield how many units are clearly below the whole in each indicator."""
    noun = edition.settings.unit_noun
    for i in edition.framework.indicators:
        whole, place = results.nation.indicators[i.id], f"indicator.{i.id}"
        own = {code: unit.indicators[i.id].value for code, unit in results.units.items()}
        scored = {code: value for code, value in own.items() if value is not None}
        count = sum(
            value < (whole.value or 0.0) and place in results.clear[code]
            for code, value in scored.items()
        )
        label = beside("จำนวน", noun, "ที่ต่ำกว่าค่าเฉลี่ยชัดเจนใน", i.name_th)
        source = (sources.indicator(i.id)(whole.n),)
        yield make.count(f"{place}.below.count", count, label, BELOW, source, len(scored))


def _groups(edition: Edition, results: Results, sources: Sources, mean: str) -> Iterator[Fact]:
    scores, noun = sources.total(results.nation.total.n), edition.settings.unit_noun
    table = group_sizes(results.group, len(results.edges) + 1)
    called, spans = _called(edition, len(table.counts)), _spans(edition, results)
    yield make.count("groups.count", len(spans), "จำนวนกลุ่มคะแนน", REACHED, ())
    for k in map(str, spans):
        units = [code for code, group in results.group.items() if str(group) == k]
        source = (sources.table("units", one_of("code", units), len(units)), scores)
        label, how = f"{noun}ใน{called[int(k) - 1]}", f"นับ{noun}ตามคะแนนรวมก่อนปัดเศษ"
        yield from make.frequency(f"group.{k}", table, k, label, how, source)
    yield from _edges(edition, results, spans, called, *_way(edition, sources, scores, mean))
    label, how = f"จำนวน{noun}ที่มีคะแนน", f"นับ{noun}ที่มีคะแนน"
    yield make.count("survey.scored.count", table.n, label, how, (scores,))
    label, how = f"จำนวน{noun}ที่จัดอันดับ", f"นับ{noun}ที่มีข้อมูลพอจัดอันดับ"
    yield make.count("survey.ranked.count", len(results.rank), label, how, (scores,))


def _called(edition: Edition, count: int) -> tuple[str, ...]:
    """Return what the groups are called: by their levels, or by their numbers."""
    by_number = (f"กลุ่มคะแนนที่ {k}" for k in range(1, count + 1))
    named = (nouns.named("ระดับ", level.name_th) for level in edition.levels)
    return tuple(named) or tuple(by_number)


def _way(edition: Edition, sources: Sources, scores: Source, mean: str) -> tuple[str, Source]:
    """Return how the edges come about, and the rows behind them."""
    if edition.levels:
        return GIVEN_EDGES, sources.table("levels", EVERY_ROW, len(edition.levels))
    return f"{mean} {EDGES}", scores


def _spans(edition: Edition, results: Results) -> dict[int, Span]:
    """Return where each group begins and ends, None for open ends.

    Groups around a mean at the end of the scale that no score can reach are left out, and the ends
    of the next are those of the scale.
    """
    pairs = enumerate(pairwise((None, *results.edges, None)), start=1)
    if edition.levels:
        return dict(pairs)
    taken = {*results.group.values()}
    return {k: _within(span) for k, span in pairs if k in taken or _is_reached(span)}


def _is_reached(span: Span) -> bool:
    low, high = span
    return (high is None or high > LOWEST + SPECK) and (low is None or low < HIGHEST - SPECK)


def _within(span: Span) -> Span:
    low, high = span
    return None if low is None else max(LOWEST, low), None if high is None else min(HIGHEST, high)


def _edges(
    edition: Edition,
    results: Results,
    spans: Mapping[int, Span],
    called: Sequence[str],
    how: str,
    source: Source,
) -> Iterator[Fact]:
    base, decimals = results.nation.total.n, make.AS_GIVEN if edition.levels else 1
    for k, span in spans.items():
        for id, edge, place in zip(("low", "high"), span, ("ขอบล่าง", "ขอบบน"), strict=True):
            if edge is not None:
                label = f"{place}ของ{called[k - 1]}"
                yield Fact(f"group.{k}.{id}", edge, "score", decimals, base, label, how, (source,))


def _regions(edition: Edition, results: Results, sources: Sources, ways: Ways) -> Iterator[Fact]:
    noun = edition.settings.unit_noun
    for name, scores in results.regions.items():
        units = [unit.code for unit in edition.units if unit.region == name]
        source = (sources.table("units", equal("region", name), len(units)),)
        label = beside("จำนวน", noun, "ใน", name)
        yield make.count(f"region.{name}.units.count", len(units), label, COUNTED, source)
        for key, who, codes in (
            ("scored", "ที่มีคะแนน", results.group),
            ("ranked", "ที่จัดอันดับ", results.rank),
        ):
            id, label = f"region.{name}.{key}.count", beside("จำนวน", noun, f"{who}ใน", name)
            count = sum(code in codes for code in units)
            yield make.count(id, count, label, f"นับ{noun}{who}", source, len(units))
        yield from _region(edition, name, units, scores, sources, ways)


def _region(
    edition: Edition,
    name: str,
    units: list[str],
    scores: Scores,
    sources: Sources,
    ways: Ways,
) -> Iterator[Fact]:
    source = (sources.total(scores.total.n, units), *sources.weights(units))
    label = beside("คะแนนเฉลี่ยของ", name)
    yield make.score(f"region.{name}.score", scores.total, label, ways.total, source)
    for d in edition.framework.dimensions:
        mean, id = scores.dimensions[d.id], f"region.{name}.dimension.{d.id}.score"
        label = beside("คะแนนเฉลี่ย", d.name_th, "ของ", name)
        source = (sources.dimension(d.id)(mean.n, units), *sources.weights(units))
        yield make.score(id, mean, label, ways.of(edition.framework, d), source)
