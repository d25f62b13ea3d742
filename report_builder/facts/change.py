"""Facts of what changed since the previous year; none without one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace

from report_builder.edition.nouns import settled
from report_builder.facts import make
from report_builder.facts.earlier import TABLES, Earlier
from report_builder.facts.sources import equal
from report_builder.facts.sureness import EDGES
from report_builder.model import Dimension, Edition, Fact, Indicator, Previous, Source
from report_builder.results import Results
from report_builder.results.change import Change, Comparison, Parts
from report_builder.results.fair import NOISE
from report_builder.results.year import RANK, SCORE, Figure
from report_builder.thai.nouns import beside
from report_builder.years import KEPT

Book = Mapping[str, Fact]
WEIGHED = "ค่าที่กำหนดในกรอบการสำรวจของปีนั้น"
AS_WAS = "คำนวณจากข้อมูลปีก่อน ด้วยกรอบการสำรวจของปีนั้น"
SHARED = "คำนวณเฉพาะตัวชี้วัดและหน่วยที่มีทั้งสองปี ใช้ค่าเฉลี่ยของน้ำหนักสองปี"
ALIKE = f"{SHARED} เฉพาะผู้ตอบที่ตอบทั้งสองปี"
LESS = "ค่าของปีนี้ลบค่าของปีก่อน ตามที่พิมพ์ เฉพาะส่วนที่มีทั้งสองปี"
PLACES = "อันดับปีก่อนลบอันดับปีนี้ ในหน่วยที่จัดอันดับทั้งสองปี"
CLEAR = "ชัดเจน: ต่างกันตั้งแต่ผลต่างที่ถือว่าต่าง และช่วงของสองปีตามที่พิมพ์ไม่ซ้อนกัน"
UNCLEAR = "ไม่ชัดเจน: ต่างกันน้อยกว่าผลต่างที่ถือว่าต่าง หรือช่วงของสองปีซ้อนกัน"
ENDS = "ขอบของช่วงของปีนี้ลบขอบตรงข้ามของช่วงของปีก่อน รวมผลต่างตามที่พิมพ์"
_FEW = (".theme.", ".indicator.")
"""Parts of a unit whose changes are stated without an interval: they are many."""
_PARTS: Mapping[str, str] = {
    "real": "คะแนนของผู้ตอบเดิม",
    "respondents": "ผู้ตอบที่ต่างไป",
    "units": "หน่วยที่ต่างไป",
    "weights": "น้ำหนักที่ต่างไป",
    "framework": "ตัวชี้วัดที่ต่างไป",
}
"""What the change of the whole is made of."""
_KINDS: Mapping[str, str] = {
    "dimension": "ด้าน",
    "indicator": "ตัวชี้วัด",
    "unit": "",
    "type": "ประเภทผู้ตอบ",
}
_CHANGES: Mapping[str, str] = {
    "same": "เหมือนเดิม",
    "renamed": "เปลี่ยนชื่อหรือรหัส",
    "redefined": "เปลี่ยนนิยาม",
    "new": "เพิ่มใหม่",
    "dropped": "เลิกใช้",
    "merged": "รวมเข้าด้วยกัน",
    "split": "แยกออก",
}


def facts(edition: Edition, results: Results, book: Book) -> Iterator[Fact]:
    """Register the previous year, what it is on what both have, and what changed.

    `book` are the facts of this year, whose labels and rows those of changes take.
    """
    comparison, previous = results.comparison, edition.previous
    if comparison is None or previous is None:
        return
    earlier = Earlier(edition, previous)
    settings = (Source("edition.toml", f"{TABLES}settings", "year", 1),)
    year = float(comparison.year)
    yield Fact("previous.survey.year", year, "year", 0, None, "ปีที่เทียบ", "ปีของฉบับปีก่อน", settings)
    for fact in book.values():
        if fact.id in comparison.published:
            yield _published(fact, comparison, earlier)
        if fact.id in comparison.change:
            yield from _change(fact, comparison, earlier)
    yield from _parts(comparison, book, earlier)
    yield from _counts(edition, comparison, book)
    yield from _links(edition, comparison)
    yield from _weights(previous, book)


def _published(fact: Fact, comparison: Comparison, earlier: Earlier) -> Fact:
    label = f"{fact.label} พ.ศ. {comparison.year}"
    return _of(fact, f"previous.{fact.id}", comparison.published[fact.id], label, AS_WAS, earlier)


def _of(fact: Fact, id: str, figure: Figure, label: str, how: str, earlier: Earlier) -> Fact:
    """Return the fact of a figure of the previous year."""
    sources = earlier.of(figure)
    return replace(
        fact, id=id, value=figure.value, base=figure.n, label=label, derivation=how, sources=sources
    )


def _change(fact: Fact, comparison: Comparison, earlier: Earlier) -> Iterator[Fact]:
    change, was = comparison.change[fact.id], comparison.published.get(fact.id)
    told = was is not None and abs(was.value - change.before.value) <= NOISE
    own = _Compared(fact, change, comparison.year, earlier)
    if not told or abs((fact.value or 0.0) - change.now.value) > NOISE:
        yield from own.both("common", "เฉพาะส่วนที่เทียบได้", SHARED)
    yield from own.risen("change", "", LESS)
    alike = comparison.alike.get(fact.id)
    if alike and not fact.id.startswith("unit."):
        own = replace(own, change=alike)
        yield from own.both("alike", "เฉพาะผู้ตอบเดิม", ALIKE)
        yield from own.risen("change.alike", " เฉพาะผู้ตอบเดิม", f"{LESS} และผู้ตอบเดิม")


@dataclass(frozen=True, slots=True)
class _Compared:
    """A fact of this year, what changed in it since a year, and the rows of that year."""

    fact: Fact
    change: Change
    year: int
    earlier: Earlier

    def both(self, name: str, whose: str, how: str) -> Iterator[Fact]:
        """Yield a figure of both years by the way that they are compared."""
        fact, own = self.fact, self.change.now
        label = f"{fact.label} พ.ศ. {self.year} {whose}"
        id = f"{name}.previous.{fact.id}"
        yield _of(fact, id, self.change.before, label, how, self.earlier)
        id, label = f"{name}.{fact.id}", f"{fact.label} {whose}"
        yield replace(fact, id=id, value=own.value, base=own.n, label=label, derivation=how)

    def risen(self, name: str, whose: str, how: str) -> Iterator[Fact]:
        """Yield by how much a figure rose, and the ends of what that can be."""
        fact, change = self.fact, self.change
        scored = fact.id.endswith(SCORE)
        how = how if scored else PLACES if fact.id.endswith(RANK) else LESS
        told = replace(
            fact,
            id=f"{name}.{fact.id}",
            value=change.distance,
            unit="points" if scored else "count",
            base=change.now.n,
            label=f"การเปลี่ยนแปลงของ{fact.label}จาก พ.ศ. {self.year}{whose}",
            derivation=f"{how} {CLEAR if change.clear else UNCLEAR}",
            sources=(*fact.sources, *self.earlier.of(change.before)),
        )
        yield told
        few = fact.id.startswith("unit.") and any(part in fact.id for part in _FEW)
        for (end, word), value in zip(EDGES, (change.low, change.high), strict=True):
            if value is not None and not few:
                label = f"{word}ของช่วงที่เป็นได้ของ{told.label}"
                yield replace(
                    told, id=f"{told.id}.{end}", value=value, label=label, derivation=ENDS
                )


def _parts(comparison: Comparison, book: Book, earlier: Earlier) -> Iterator[Fact]:
    """Yield the change of the published whole and what it is made of."""
    parts, now = comparison.parts, book["nation.score"]
    was = comparison.published.get(now.id)
    if parts is None or was is None:
        return
    sources = (*now.sources, *earlier.of(was))
    total, since = _sum(parts), f"จาก พ.ศ. {comparison.year}"
    label, how = f"การเปลี่ยนแปลงของ{now.label}ตามที่เผยแพร่{since}", "ค่าของปีนี้ลบค่าของปีก่อน ก่อนปัดเศษ"
    id = "change.published.nation.score"
    yield make.points(id, total, was.n, label, how, sources)
    how = "ผลต่างของค่าที่คำนวณทีละขั้น จากค่าที่เผยแพร่จนเหลือเฉพาะส่วนที่มีทั้งสองปี ก่อนปัดเศษ"
    for name, word in _PARTS.items():
        label = f"ส่วนของการเปลี่ยนแปลงของ{now.label}{since} ที่มาจาก{word}"
        yield make.points(f"change.part.{name}", getattr(parts, name), was.n, label, how, sources)


def _sum(parts: Parts) -> float:
    return math.fsum(astuple(parts))


def _counts(edition: Edition, comparison: Comparison, book: Book) -> Iterator[Fact]:
    """Yield how many units, dimensions and indicators rose and fell clearly."""
    nouns = settled(edition.settings, edition.units)
    of = {
        "units": (nouns.unit, [f"unit.{u.code}.score" for u in edition.units]),
        "dimensions": ("ด้าน", [f"dimension.{d.id}.score" for d in edition.framework.dimensions]),
        "indicators": ("ตัวชี้วัด", [f"indicator.{i.id}.score" for i in edition.framework.indicators]),
    }
    source = book["nation.score"].sources
    for name, (noun, ids) in of.items():
        known = [comparison.change[id] for id in ids if id in comparison.change]
        ways = Counter(_way(change) for change in known)
        for way, word in _WAYS.items():
            label = f"{beside('จำนวน', noun, 'ที่คะแนน')}{word}จาก พ.ศ. {comparison.year}"
            how = f"นับจากการเปลี่ยนแปลงของแต่ละ{noun}"
            id = f"change.{name}.{way}.count"
            yield make.count(id, ways[way], label, how, source, len(known))


_WAYS: Mapping[str, str] = {
    "higher": "สูงขึ้นชัดเจน",
    "lower": "ลดลงชัดเจน",
    "unclear": "เปลี่ยนไม่ชัดเจน",
}


def _way(change: Change) -> str:
    if not change.clear:
        return "unclear"
    return "higher" if change.distance > 0 else "lower"


def _weights(previous: Previous, book: Book) -> Iterator[Fact]:
    """Yield what dimensions and indicators that both years have weighed the year before."""
    framework = previous.edition.framework
    tiers: Mapping[str, Mapping[str, Dimension | Indicator]]
    tiers = {"dimension": framework.dimension, "indicator": framework.indicator}
    for kind, parts in tiers.items():
        decimals = make.decimals_of(part.weight for part in parts.values())
        for link in previous.links:
            if link.kind == kind and link.change in KEPT:
                now = book[f"{kind}.{link.now}.weight"]
                label, table = f"{now.label} พ.ศ. {previous.year}", f"{kind}s"
                source = Source(f"{table}.csv", f"{TABLES}{table}", equal("id", link.before), 1)
                yield replace(
                    make.weight(
                        f"previous.{now.id}", parts[link.before].weight, decimals, label, source
                    ),
                    derivation=WEIGHED,
                )


def _links(edition: Edition, comparison: Comparison) -> Iterator[Fact]:
    """Yield how many parts of each kind became what, and how many respondents both years have."""
    noun = settled(edition.settings, edition.units).unit
    counts = Counter((link.kind, link.change) for link in comparison.links)
    every = Counter(link.kind for link in comparison.links)
    how = "นับตามตาราง changes และส่วนที่รหัสและชื่อเหมือนกันทั้งสองปี"
    for (kind, change), n in counts.items():
        what = f"จำนวน{_KINDS[kind] or noun}ที่{_CHANGES[change]}"
        label = f"{what} เทียบกับ พ.ศ. {comparison.year}"
        yield make.count(f"changes.{kind}.{change}.count", n, label, how, (), every[kind])
    if comparison.respondents:
        label, how = "จำนวนผู้ตอบที่ตอบทั้งสองปี", "นับผู้ตอบที่เป็นประเภทเดียวในหน่วยเดียวกันทั้งสองปี"
        yield make.count("alike.respondents.count", comparison.respondents, label, how, ())
