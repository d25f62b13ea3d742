"""A page with every kind of element in every style, for the tests of drawing."""

from __future__ import annotations

from report_builder.model import Run, Text
from report_builder.render.maps import shapes
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Face,
    Figure,
    Icon,
    Line,
    MapBox,
    Page,
    Role,
    Rule,
    Shape,
    TableBox,
    TextBox,
)
from report_builder.render.place.flow import hang
from report_builder.story.blocks import Table, UnitMap
from tests.render.chart_specimens import SPECIMENS

HARD = "ปั้นน้ำเป็นตัว ญาติผู้ใหญ่ ฐิติ ฎีกา ฟ้าฝ่าป่าปู่ ศิลป์ สิทธิ์ ทั้งนี้ฯ ฯลฯ ต่าง ๆ"
LONG = "หน่วยงานระดับจังหวัดมีเพียงคู่มือการใช้บริการ และการขยายขนาดตัวอักษรเพื่ออำนวยความสะดวกให้ผู้ใช้บริการ"
MIXED: Text = (
    Run("หน่วยงานร้อยละ "),
    Run("75", "item.x", bold=True),
    Run(" เน้นการให้ข้อมูลพื้นฐาน", bold=True),
    Run("ทั้งของหน่วยงานและข้อมูลส่วนบุคคลของผู้รับบริการ\nเฉลี่ย "),
    Run("53.3", "nation.score"),
    Run(" คะแนน & <ไม่ใช่แท็ก>"),
)


def text(words: str) -> Text:
    return (Run(words),)


def line(words: Text | str, role: Role = Role.TEXT, **style: object) -> Line:
    plain = {"face": Face.BODY, "size": 14.0, "hang": hang(str(style.get("bullet", ""))), **style}
    return Line(text(words) if isinstance(words, str) else words, role, **plain)  # type: ignore[arg-type]


def title(words: str = "บริการภาครัฐได้คะแนนต่ำที่สุดใน 5 ด้าน") -> TextBox:
    heading = line(words, Role.TITLE, face=Face.HEADING, size=28.0, leading=1.4)
    return TextBox("title", Box(0.667, 0.7, 12.0, 0.6), (heading,))


def number(place: int) -> TextBox:
    mark = line(str(place), Role.ARTIFACT, size=12.0, color="muted", align="right")
    return TextBox("number", Box(12.0, 6.98, 0.667, 0.28), (mark,))


def page(place: int, *elements: Element) -> Page:
    parts = (title(), *elements, number(place))
    return Page(f"page{place}", place, "body", f"หน้า {place}: ทดสอบ", "s", parts)


def items() -> tuple[Line, ...]:
    return (
        line("หัวข้อย่อย", Role.HEADING, face=Face.BOLD, size=16.0),
        line(MIXED, Role.ITEM, bullet="•", space_before=4.0),
        line(LONG, Role.ITEM, bullet="•", space_before=4.0),
        line(HARD, Role.ITEM, bullet="–", indent=0.2, color="muted", size=12.0),
        line("ย่อหน้าหลังรายการ", space_before=6.0),
        line(LONG, Role.ITEM, bullet="1.1", space_before=4.0),
    )


def shapes_page() -> Page:
    """Return a page of text boxes: anchors, shapes, alignments, rules and figures."""
    boxes: list[Element] = [TextBox("items", Box(0.667, 1.6, 3.8, 4.6), items())]
    styles = (
        (Shape.RECTANGLE, "tint", "", "top", "left", "ink"),
        (Shape.ROUNDED, "brand", "", "middle", "center", "white"),
        (Shape.CHEVRON, "dimension1", "", "middle", "left", "white"),
        (Shape.OVAL, "group2", "brand", "middle", "center", "ink"),
        (Shape.RECTANGLE, "", "muted", "bottom", "right", "ink"),
    )
    for place, (shape, fill, outline, anchor, align, color) in enumerate(styles):
        box = Box(4.9, 1.6 + place * 0.95, 3.4, 0.8)
        words = line(f"น้ำหนัก 30% {shape.value}", align=align, color=color, leading=1.35)
        boxes.append(
            TextBox(f"b{place}", box, (words,), anchor, shape, fill, outline, (0.15, 0.05))
        )
    boxes += [
        Figure("round", Box(8.8, 1.7, 1.0, 0.6), Shape.ROUNDED, "dimension2"),
        Figure("oval", Box(10.0, 1.7, 0.6, 0.6), Shape.OVAL, "", "dimension5"),
        Rule("flat", 8.8, 2.6, 12.6, 2.6, "hairline", 1.5),
        *(
            Rule(f"ray{i}", 10.7, 4.3, 10.7 + x, 4.3 + y, "brand", 1.25, arrow=True)
            for i, (x, y) in enumerate([(1.5, 0), (1, 1), (0, 1.3), (-1, -1), (-1.6, 0.3)])
        ),
        *(
            Icon(name, Box(8.8 + place * 1.0, 5.9, 0.8, 0.8), name, f"dimension{place + 1}")
            for place, name in enumerate(("globe", "users", "shield-check", "flag-th"))
        ),
    ]
    return page(1, *boxes)


def exhibits_page() -> Page:
    """Return a page with a table, a map and a chart."""
    header = (text("ลำดับ"), text("กระทรวง"), text("หน่วยงานระดับจังหวัด"))
    rows = tuple((text(str(i)), text("กระทรวงการท่องเที่ยวและกีฬา"), MIXED) for i in (1, 2))
    table = Table("ministries", header, rows, (1, 4, 7), "ตารางกระทรวง")
    codes = [code for code in shapes().rings if code != "TH-10"]
    fills = tuple((code, f"group{place % 4 + 1}") for place, code in enumerate(codes))
    chart, width, height, size = SPECIMENS["bars"]
    return page(
        2,
        TableBox("table", Box(0.667, 1.6, 7.6, 2.0), table, (0.4, 0.8, 0.8), 12.0, "brand"),
        ChartBox("chart", Box(0.667, 3.7, width, height - 0.2), chart, size - 2),
        MapBox(
            "map", Box(8.7, 1.6, 4.0, 5.2), UnitMap("map", fills, "แผนที่ของกลุ่มคะแนน"), inset=True
        ),
    )


def charts_page() -> Page:
    """Return a page with a chart of every kind."""
    places = {
        "bars_narrow": (0.667, 1.5),
        "columns_narrow": (4.5, 1.5),
        "share_two": (8.8, 1.5),
        "likert": (0.667, 5.7),
        "radar_six": (8.3, 2.9),
        "share_missing": (0.667, 3.8),
    }
    boxes = []
    for name, (x, y) in places.items():
        chart, width, height, size = SPECIMENS[name]
        boxes.append(ChartBox(name, Box(x, y, width, height), chart, size))
    return page(3, *boxes)


def specimen_pages() -> tuple[Page, ...]:
    """Return the pages of the specimen document."""
    return shapes_page(), exhibits_page(), charts_page()
