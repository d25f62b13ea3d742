"""Specimen slides of every kind, with hard Thai in them, for the tests of placing and drawing."""

from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.story.blocks import Deck, Panel, Paragraph, Slide, Table, Tag, UnitMap
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Point, Series

LONG = "หน่วยงานระดับจังหวัดมีเพียงคู่มือการใช้บริการ และการขยายขนาดตัวอักษร เพื่ออำนวยความสะดวกแก่ผู้ใช้บริการ"
HARD = "ปั้นน้ำเป็นตัว ญาติผู้ใหญ่ ฐิติ ฎีกา ฟ้าฝ่าป่าปู่ ศิลป์ สิทธิ์ ทั้งนี้ฯ ฯลฯ ต่าง ๆ"
NAMES = ("การบริการอิเล็กทรอนิกส์", "ช่องทางให้บริการ", "ความครอบคลุมผู้รับบริการทุกกลุ่ม")
MORE = ("การประชาสัมพันธ์บริการ", "การบริการโดยมีผู้รับบริการเป็นศูนย์กลาง", "การเปิดเผยข้อมูล")


def text(words: str, fact: str = "") -> Text:
    return (Run(words, fact),) if words else ()


def chart(
    kind: ChartKind, names: tuple[str, ...], values: tuple[float | None, ...], name: str = "chart"
) -> ChartSpec:
    percent = kind is not ChartKind.RADAR
    points = tuple(
        Point(f"specimen.{i}", v, "ไม่มีข้อมูล" if v is None else f"{v:.1f}" + "%" * percent)
        for i, v in enumerate(values)
    )
    categories = tuple(
        Category(text(n), text(f"{int(v or 0) * 4} แห่ง") if percent else ())
        for n, v in zip(names, values, strict=True)
    )
    return ChartSpec(
        name, kind, "แผนภูมิ", categories, (Series("ร้อยละ", "dimension1", points),),
        '0.0"%"' if percent else "0.0", 100.0, "แผนภูมิตัวอย่าง",
    )  # fmt: skip


def likert(name: str = "likert") -> ChartSpec:
    labels = ("เห็นด้วยอย่างยิ่ง", "เห็นด้วย", "เฉยๆ", "ไม่เห็นด้วย", "ไม่เห็นด้วยอย่างยิ่ง")
    colors = ("agree2", "agree1", "neutral", "disagree1", "disagree2")
    series = tuple(
        Series(label, color, (Point(f"likert.{color}", value, f"{value:.0f}%"),))
        for label, color, value in zip(labels, colors, (16.0, 42.0, 10.0, 23.0, 9.0), strict=True)
    )
    category = (Category(text("ความเพียงพอของคอมพิวเตอร์")),)
    return ChartSpec(name, ChartKind.LIKERT, "ความเพียงพอ", category, series, '0"%"', 100.0, "ลิเคิร์ต")


def panel(name: str, **parts: object) -> Panel:
    return Panel(name, **{"heading": text(f"หัวข้อ {name}"), **parts})  # type: ignore[arg-type]


def items(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text(t), "•") for t in texts)


def slide(kind: str, panels: tuple[Panel, ...], **parts: object) -> Slide:
    given = {
        "kicker": text("ความพร้อมรัฐบาลอิเล็กทรอนิกส์ของหน่วยงานภาครัฐระดับจังหวัด ในด้านบริการภาครัฐ"),
        "source": text("แบบสำรวจข้อ 6 และ 7 · การสำรวจระดับความพร้อมรัฐบาลอิเล็กทรอนิกส์"),
        **parts,
    }
    title = text("การบริการภาครัฐได้คะแนนต่ำที่สุดใน 5 ด้าน เฉลี่ย 48.4 คะแนน")
    return Slide(kind, kind, "results", title, panels=panels, **given)  # type: ignore[arg-type]


def specimens() -> Deck:
    """Return a deck with a slide of every kind."""
    scores = (43.4, 62.0, 16.1, 60.0, 51.2, 57.7)
    bars = chart(ChartKind.BAR, NAMES, (97.4, 63.2, None), "bars")
    columns = chart(ChartKind.COLUMN, NAMES + MORE[:1], (100.0, 92.1, 85.5, 81.6), "columns")
    share = chart(ChartKind.SHARE, ("มี", "ไม่มี"), (66.0, 34.0), "share")
    radar = chart(ChartKind.RADAR, NAMES + MORE, scores, "radar")
    table = Table(
        "ministries", (text("ลำดับ"), text("กระทรวง"), text("หน่วยงานระดับจังหวัด")),
        tuple((text(str(i)), text("กระทรวงการท่องเที่ยวและกีฬา"), text(HARD)) for i in range(1, 8)),
        (1.0, 4.0, 7.0), "ตารางกระทรวง",
    )  # fmt: skip
    fills = tuple((f"TH-{code}", f"group{code % 4 + 1}") for code in range(11, 97))
    labels = {
        "publisher": "สำนักงานรัฐบาลอิเล็กทรอนิกส์ (องค์การมหาชน) (สรอ.)",
        "date": "23 พฤศจิกายน 2559",
        "url": "https://www.ega.or.th/th/contentlist/931/11672/",
        "note": "ข้อมูลระดับหน่วยงานเป็นข้อมูลจำลองที่สร้างให้ตรงกับค่ารวมที่เผยแพร่",
        "national": "53.3",
        "national_label": "คะแนนเฉลี่ยของประเทศในภาพรวม",
        "national_unit": "คะแนน จากคะแนนเต็ม 100 คะแนน",
        "x_axis": "ระดับความพร้อมในการขับเคลื่อน",
        "x_low": "ความพร้อมต่ำ",
        "x_high": "ความพร้อมสูง",
        "y_axis": "ช่องว่าง",
        "duration": "ระยะเวลาทั้งหมด 9 เดือน",
        "thanks": "ขอบคุณ",
        "from": "สำนักงาน",
        "scan": "สแกนเพื่อดาวน์โหลด",
        "address": "https://example.org/",
    }
    words = tuple((key, text(value)) for key, value in labels.items())
    three = tuple(panel(f"p{i}", paragraphs=items(LONG, HARD, LONG)) for i in range(3))
    three_stages = tuple(
        panel(f"st{i}", number=text(str(i)), paragraphs=items(LONG, LONG)) for i in range(1, 4)
    )
    phases = tuple(panel(f"t{i}", caption=text("(มี.ค. – พ.ค. 2559)")) for i in range(8))
    quadrants = tuple(
        panel(f"q{i}", paragraphs=items(*[HARD[:40]] * 5), color="brand" if i == 1 else "tint")
        for i in range(5)
    )
    pair = (
        panel("a", exhibit=bars, caption=text("หน่วยงานที่ตอบ 466 หน่วยงาน"), paragraphs=items(LONG)),
        panel("b", exhibit=columns, paragraphs=items(HARD)),
    )
    four = (
        panel("a", exhibit=likert("l1")),
        panel("b", exhibit=likert("l2")),
        panel("c", exhibit=share, paragraphs=items(LONG)),
        panel("d", exhibit=bars, paragraphs=items(LONG)),
    )
    house = tuple(
        panel(f"f{i}", paragraphs=items(*NAMES), color=f"dimension{i + 1}") for i in range(5)
    )
    groups = tuple(
        panel(f"g{i}", number=text("30"), unit=text("จังหวัด"), color=f"group{i}")
        for i in range(1, 5)
    )
    shape = panel("map", exhibit=UnitMap("map", fills, "แผนที่"))
    profile = panel("told", paragraphs=items(LONG, HARD))
    indicators = tuple(
        panel(
            f"i{i}",
            number=text("43.4"),
            heading=text(n),
            paragraphs=items(LONG),
            color="dimension1",
        )
        for i, n in enumerate(NAMES + MORE)
    )
    sheets = tuple(Paragraph(text(name), "–", 1, "file-text") for name in NAMES)
    example = (
        Panel("lead", paragraphs=items(LONG)),
        panel("done", paragraphs=(Paragraph(text(LONG), "•", 0, "chats"), *sheets), weight=2.0),
        panel("scores", number=text("58.9"), unit=text("คะแนน"), exhibit=bars),
    )
    advice = Paragraph(
        text(LONG), "•", 0, "globe", text("43.4"), text("ช่องทางให้บริการ"), text("จังหวัด")
    )
    stated = tuple(
        replace(one, unit=text(HARD[:20]), caption=text(n), icon="globe")
        for one, n in zip(indicators[:3], NAMES, strict=True)
    )
    advised = tuple(replace(one, icon="users", paragraphs=(advice,)) for one in indicators[:2])
    advised_items = (advice, advice)
    small = tuple(
        panel(f"n{i}", exhibit=chart(ChartKind.BAR, NAMES, (99.0, 10.0, 2.0), f"c{i}"))
        for i in range(6)
    )
    tag = Tag("E-Service", "dimension1")
    key = panel("key", number=text("53.3"), unit=text("คะแนน"), icon="chart-bar")
    agenda = (*(panel(f"s{i}", heading=text(LONG[:60])) for i in range(5)), key)
    components = tuple(
        replace(one, icon="globe", paragraphs=(Paragraph(text(LONG)), *items(*NAMES, *MORE)))
        for one in indicators[:3]
    )
    roster = tuple(
        replace(one, icon="globe", number=text("43%", "channel.post.share0"), paragraphs=(told,))
        for one in indicators[:3]
        for told in (Paragraph(text("65")),)
    )
    slides = (
        slide("cover", (), labels=words, kicker=(), source=()),
        slide("agenda", agenda, rows=(5,), current=2),
        slide("bullets", (Panel("body", paragraphs=items(LONG * 2, HARD, LONG, HARD * 2)),)),
        slide("panels", three, rows=(3,)),
        slide(
            "rows",
            tuple(panel(f"r{i}", number=text("48.4"), paragraphs=items(HARD)) for i in range(3)),
        ),
        slide("statements", stated),
        slide("close", (key, Panel("along", paragraphs=advised_items)), labels=words),
        slide("stages", three_stages),
        slide("timeline", phases, rows=(3, 5), labels=words),
        slide("matrix", quadrants, labels=words),
        slide("table", (Panel("table", exhibit=table),)),
        slide("hub", tuple(panel(f"h{i}") for i in range(7))),
        slide("answers", pair, tag=tag),
        slide("exhibits", pair, tag=tag),
        slide("exhibits", four, rows=(2, 2), synthetic=True),
        slide("components", components),
        slide("roster", roster, labels=(("number", text("ร้อยละ")), ("figure1", text("แห่ง")))),
        slide("pillars", components),
        slide("case", example),
        slide("advice", advised, labels=words),
        slide("framework", house, rows=(1, 1, 3)),
        slide("scores", (panel("dimensions", exhibit=bars),), labels=words),
        slide("overview", (profile, shape, *groups), synthetic=True),
        slide("findings", (panel("radar", exhibit=radar), *indicators), tag=tag),
        slide(
            "infographic",
            small,
            rows=(3, 3),
            labels=(("zone1", text(LONG[:40])), ("zone2", text(HARD[:20]))),
        ),
    )
    return Deck("ตัวอย่าง", slides, (("results", "ผลการสำรวจ"),))
