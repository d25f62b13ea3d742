"""Charts of every kind with long labels, small and missing values; numbers are made up."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Point, Series, SeriesRole

SYSTEMS = (
    ("ระบบบริหารการเงินการคลัง (GFMIS)", 97.4, 442),
    ("ระบบจัดซื้อจัดจ้าง (e-Procurement)", 80.4, 365),
    ("ระบบสารบรรณ (e-Sarabun)", 79.3, 360),
    ("ระบบบริหารทรัพยากรบุคคล (DPIS)", 63.2, 287),
    ("ระบบบริหารพัสดุ/ครุภัณฑ์", 62.3, 283),
    ("ระบบบริหารงบประมาณ", 59.0, 268),
    ("ระบบสารสนเทศเพื่อการบริหาร (MIS)", 37.2, 169),
    ("ระบบบัญชี", 17.8, 81),
)
CHANNELS = (
    ("เว็บไซต์", 99.1, 463),
    ("เครือข่ายสังคมออนไลน์", 63.4, 296),
    ("ตู้ให้บริการ (Kiosk)", 10.1, 47),
    ("แอปพลิเคชันบนมือถือ (ระดับจังหวัดพัฒนาขึ้นเอง)", 2.1, 10),
)
TYPES = (
    ("สำนักงานจังหวัด", 100.0, 76),
    ("สำนักงานพัฒนาธุรกิจการค้าจังหวัด", 92.1, 70),
    ("สำนักงานสรรพากรพื้นที่", 85.5, 65),
    ("สำนักงานประกันสังคมจังหวัด", 85.5, 65),
    ("สำนักงานอุตสาหกรรมจังหวัด", 85.5, 65),
    ("สำนักงานเกษตรจังหวัด", 82.9, 63),
    ("สำนักงานการท่องเที่ยวและกีฬาจังหวัด", 81.6, 62),
)
SERVICE = (
    ("การบริการอิเล็กทรอนิกส์", 43.4),
    ("ช่องทางให้บริการ", 62.0),
    ("ความครอบคลุมผู้ใช้บริการทุกกลุ่ม", 16.1),
    ("การประชาสัมพันธ์การบริการ", 60.0),
    ("การบริการโดยมีผู้รับบริการเป็นศูนย์กลาง", 51.2),
    ("การเปิดเผยข้อมูล", 57.7),
)
HARD = (
    ("ผู้ใหญ่บ้านปั้นน้ำเป็นตัว ฎีกา กฎหมาย ญาติ", 12.5),
    ("ฟ้าฝ่าป่าปู่ ศิลป์ สิทธิ์ ที่ยิ่งใหญ่ตั้งมั่น", 0.0),
    ("ไม่ทราบ & <อื่น ๆ> “ไม่ระบุ” $5$", None),
)
OPINIONS = ("เห็นด้วยอย่างยิ่ง", "เห็นด้วย", "เฉยๆ", "ไม่เห็นด้วย", "ไม่เห็นด้วยอย่างยิ่ง")
RAMP = ("agree2", "agree1", "neutral", "disagree1", "disagree2")
SHADES = ("group4", "group3", "group2", "group1", "quiet")


def text(words: str) -> Text:
    return (Run(words),) if words else ()


def printed(value: float | None, sign: str = "%") -> str:
    return "ไม่มีข้อมูล" if value is None else f"{value:.1f}{sign}"


def counted(kind: ChartKind, rows: tuple[tuple[str, float, int], ...], lit: int = -1) -> ChartSpec:
    """Return a chart of percentages with counts; `lit` is the bar that stands out."""
    points = tuple(Point(f"x.{i}", v, printed(v)) for i, (_, v, _) in enumerate(rows))
    categories = tuple(Category(text(name), text(f"{n} แห่ง")) for name, _, n in rows)
    colors = tuple("dimension1" if i == lit else "quiet" for i in range(len(rows)))
    series = (Series("ร้อยละ", "dimension1", points),)
    return ChartSpec(
        kind.value,
        kind,
        "",
        categories,
        series,
        '0.0"%"',
        100.0,
        "ทดสอบ",
        colors if lit >= 0 else (),
    )


def scored(
    kind: ChartKind, rows: tuple[tuple[str, float | None], ...], color: str = "dimension1"
) -> ChartSpec:
    """Return a chart of scores from 0 to 100."""
    points = tuple(Point(f"x.{i}", v, printed(v, "")) for i, (_, v) in enumerate(rows))
    categories = tuple(Category(text(name)) for name, _ in rows)
    series = (Series("คะแนน", color, points),)
    return ChartSpec(kind.value, kind, "", categories, series, "0.0", 100.0, "ทดสอบ")


def stacked(
    kind: ChartKind,
    names: tuple[str, ...],
    colors: tuple[str, ...],
    bars: tuple[tuple[str, tuple[float | None, ...]], ...],
) -> ChartSpec:
    """Return a likert or share chart: a category per bar, a series per answer option."""
    series = tuple(
        Series(
            name,
            color,
            tuple(
                Point(f"x.{i}.{j}", values[j], printed(values[j]).replace(".0%", "%"))
                for i, (_, values) in enumerate(bars)
            ),
        )
        for j, (name, color) in enumerate(zip(names, colors, strict=True))
    )
    categories = tuple(Category(text(label)) for label, _ in bars)
    return ChartSpec(kind.value, kind, "", categories, series, '0"%"', 100.0, "ทดสอบ")


QUESTIONS = (
    ("ความเพียงพอของคอมพิวเตอร์", (16.0, 42.0, 10.0, 23.0, 9.0)),
    ("ความทันสมัยของคอมพิวเตอร์เหมาะสมต่อการใช้งาน", (11.0, 32.0, 14.0, 30.0, 13.0)),
    ("ผู้บริหารสนับสนุนการใช้ระบบอิเล็กทรอนิกส์ในหน่วยงาน", (45.0, 51.0, 1.0, 3.0, 0.0)),
)


def diverging(
    bars: tuple[tuple[str, tuple[float | None, ...], float], ...], counts: bool = True
) -> ChartSpec:
    """Return a diverging chart: answers from agreement to disagreement, and the mean of each."""
    shares = tuple((label, values) for label, values, _ in bars)
    chart = stacked(ChartKind.DIVERGING, OPINIONS, RAMP, shares)
    means = tuple(Point(f"m.{i}", mean, f"{mean:.1f}") for i, (_, _, mean) in enumerate(bars))
    told = (replace(s, role=role) for s, role in zip(chart.series, ROLES, strict=True))
    series = (*told, Series("คะแนนเฉลี่ย", "ink", means, role=SeriesRole.MEAN))
    counted = tuple(
        replace(c, count=text(f"หน่วยงานที่ตอบ {450 + i} หน่วยงาน")) if counts else c
        for i, c in enumerate(chart.categories)
    )
    return replace(chart, series=series, categories=counted)


FAVOUR, AGAINST = SeriesRole.FAVOUR, SeriesRole.AGAINST
ROLES = (FAVOUR, FAVOUR, SeriesRole.UNDECIDED, AGAINST, AGAINST)
RATED = tuple((label, values, 3.3 - i) for i, (label, values) in enumerate(QUESTIONS))
SPECIMENS: dict[str, tuple[ChartSpec, float, float, float]] = {
    "bars": (counted(ChartKind.BAR, SYSTEMS, lit=0), 5.8, 3.2, 12.0),
    "bars_narrow": (counted(ChartKind.BAR, CHANNELS, lit=0), 3.5, 2.0, 12.0),
    "bars_hard": (scored(ChartKind.BAR, HARD), 4.0, 2.0, 14.0),
    "columns": (counted(ChartKind.COLUMN, TYPES), 7.5, 3.2, 12.0),
    "columns_narrow": (counted(ChartKind.COLUMN, CHANNELS), 4.0, 2.6, 12.0),
    "columns_hard": (scored(ChartKind.COLUMN, HARD), 4.5, 2.4, 12.0),
    "likert": (stacked(ChartKind.LIKERT, OPINIONS, RAMP, QUESTIONS[:1]), 5.8, 0.95, 12.0),
    "likert_skewed": (stacked(ChartKind.LIKERT, OPINIONS, RAMP, QUESTIONS[2:]), 3.77, 1.4, 12.0),
    "likert_many": (stacked(ChartKind.LIKERT, OPINIONS, RAMP, QUESTIONS), 6.0, 3.0, 14.0),
    "share_two": (
        stacked(ChartKind.SHARE, ("มีระบบสำรองข้อมูล", "ไม่มี"), ("dimension3", "quiet"),
                (("", (66.0, 34.0)),)), 3.8, 1.35, 12.0,
    ),
    "share_five": (
        stacked(ChartKind.SHARE, tuple(name for name, *_ in SYSTEMS[:5]), SHADES,
                (("", (40.0, 30.0, 20.0, 8.5, 1.5)),)), 5.0, 2.6, 12.0,
    ),
    "share_missing": (
        stacked(ChartKind.SHARE, ("ไปรษณีย์", "ออนไลน์", "อีเมล"), SHADES[:3],
                (("", (81.0, 19.0, None)),)), 3.8, 1.6, 12.0,
    ),
    "diverging": (diverging(RATED), 11.9, 2.3, 12.0),
    "diverging_one": (diverging(RATED[2:], counts=False), 8.0, 1.6, 14.0),
    "diverging_narrow": (diverging(RATED[::-1]), 6.5, 4.2, 12.0),
    "diverging_sixteen": (diverging(RATED[:1] * 16), 11.9, 10.5, 12.0),
    "radar_six": (scored(ChartKind.RADAR, SERVICE), 4.8, 4.2, 12.0),
    "radar_three": (scored(ChartKind.RADAR, (*SERVICE[:1], *HARD[:1], *SERVICE[2:3]), "dimension3"),
                    4.8, 3.6, 14.0),
    "radar_five_missing": (scored(ChartKind.RADAR, (*SERVICE[:4], HARD[2]), "dimension4"),
                           6.0, 4.0, 14.0),
    "radar_small": (scored(ChartKind.RADAR, SERVICE), 4.8, 2.4, 12.0),
    "radar_eight": (scored(ChartKind.RADAR, (*SERVICE, *HARD[:2]), "dimension2"), 6.5, 4.6, 12.0),
}  # fmt: skip
"""Name -> chart, width and height in inches, size of the labels in points."""
