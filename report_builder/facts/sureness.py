"""Facts of how sure scores and ranks are: the intervals of units, and of the score of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_builder.edition.nouns import settled
from report_builder.facts import make
from report_builder.facts.sources import Sources
from report_builder.model import Edition, Fact
from report_builder.results import Results
from report_builder.results.score import Mean
from report_builder.results.uncertainty import DRAWS, Interval
from report_builder.thai.nouns import beside

ANSWERS = f"เติมคำตอบที่ขาดด้วยแบบจำลองจากคำตอบที่มี {DRAWS:,} ครั้ง แล้วใช้ช่วงที่ครอบคลุมร้อยละ 90"
CHOICE = (
    f"เปลี่ยนน้ำหนักของด้านไม่เกินหนึ่งในสี่ หรือให้เท่ากัน และใช้ค่าเฉลี่ยเลขคณิตหรือเรขาคณิต {DRAWS:,} ครั้ง "
    "แล้วใช้ช่วงที่ครอบคลุมร้อยละ 90"
)
BOTH = f"{ANSWERS} พร้อมกับเปลี่ยนน้ำหนักและวิธีเฉลี่ย"
_ENDS = (("low", "ขอบล่าง"), ("high", "ขอบบน"))


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the ends of every interval."""
    sure, nouns = results.uncertainty, settled(edition.settings, edition.units)
    n = results.nation.total.n
    source = (sources.total(n),)
    if sure.whole:
        label = beside("คะแนนเฉลี่ยของ", nouns.whole.noun)
        for id, value, name in _ends("nation.score", sure.whole, label):
            yield make.score(id, Mean(value, n), name, ANSWERS, source)
    for code, one in sure.units.items():
        own, name = results.units[code].total, nouns.named(edition.unit[code])
        for id, value, label in _ends(f"unit.{code}.score", one.score, beside("คะแนนรวมของ", name)):
            yield make.score(id, Mean(value, own.n), label, ANSWERS, source)
        ranked: Mapping[str, tuple[Interval, str]] = {
            "rank": (one.rank, ANSWERS),
            "rank.choice": (one.rank_by_choice, CHOICE),
            "rank.both": (one.rank_by_both, BOTH),
        }
        for key, (interval, how) in ranked.items():
            for id, value, label in _ends(f"unit.{code}.{key}", interval, beside("อันดับของ", name)):
                yield Fact(id, value, "rank", 0, len(results.rank), label, how, source)


def _ends(id: str, interval: Interval, label: str) -> Iterator[tuple[str, float, str]]:
    for (end, word), value in zip(_ENDS, (interval.low, interval.high), strict=True):
        yield f"{id}.{end}", value, f"{word}ของช่วงความเชื่อมั่นของ{label}"
