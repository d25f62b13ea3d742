"""Each slide of 2559 says what the published deck says on it.

The phrases below are those of the published presentation, with the slips mended that
text/mended.yaml lists; the numbers in them are the published ones.
"""

import re
from dataclasses import replace

import pytest

from report_builder import resources
from report_builder.edition.load import load
from report_builder.facts import build
from report_builder.model import plain
from report_builder.results import compute
from report_builder.story.contents import facts_on, literals_on, texts_on
from report_builder.story.daggers import DAGGER
from report_builder.story.deck.compose import compose

KINDS = (
    *("cover", "agenda", "bullets", "pillars", "stages", "timeline", "pillars", "matrix", "roster"),
    *("hub", "roster", "exhibits", "agenda", "framework", *["components"] * 5, "agenda", "scores"),
    *("overview", "rows", "findings", "answers", "findings", "answers", "findings"),
    *("answers", "answers", "findings", "answers", "answers", "findings", "answers"),
    *("agenda", "infographic", "case", "case", "agenda", "advice", "advice"),
)
TAGS = {
    **dict.fromkeys((24, 25), "E-Service"),
    **dict.fromkeys((26, 27), "Back office"),
    **dict.fromkeys((28, 29, 30), "Infrastructure"),
    **dict.fromkeys((31, 32, 33), "Policy"),
    **dict.fromkeys((34, 35), "E-Officer"),
}
AGENDA = (
    "ที่มา วัตถุประสงค์ และการดำเนินงานโครงการ",
    "กรอบการสำรวจความพร้อมรัฐบาลอิเล็กทรอนิกส์หน่วยงานภาครัฐระดับจังหวัด ประจำปี 2559",
    "ผลการสำรวจความพร้อมรัฐบาลอิเล็กทรอนิกส์หน่วยงานภาครัฐระดับจังหวัด ประจำปี 2559",
    "สรุปสถานะความพร้อมรัฐบาลอิเล็กทรอนิกส์หน่วยงานภาครัฐระดับจังหวัด ประจำปี 2559 และจังหวัดตัวอย่าง",
    "ข้อเสนอแนะการพัฒนา",
)
PHRASES = {
    1: (
        "ผลการสำรวจระดับความพร้อมการพัฒนารัฐบาลอิเล็กทรอนิกส์ สำหรับหน่วยงานระดับจังหวัด",
        "ประจำปี พ.ศ. 2559",
        "สำนักงานรัฐบาลอิเล็กทรอนิกส์ (องค์การมหาชน) (สรอ.)",
        "ดำเนินการสำรวจและวิเคราะห์ผลโดย: บริษัท เอฟฟินิตี้ จำกัด",
        "23 พฤศจิกายน 2559",
        "https://www.ega.or.th/th/contentlist/931/11672/",
        "ข้อมูลจำลอง",
    ),
    2: AGENDA,
    3: ("ความเป็นมาของโครงการ", "ในปี 2559 นี้ เป็นการดำเนินการในปีแรก"),
    4: ("วัตถุประสงค์", "เผยแพร่ข้อมูลสถานภาพ"),
    5: ("กรอบแนวทางและวิธีการดำเนินโครงการสำรวจ", "1.1", "2.4", "3.2"),
    6: (
        "เป้าหมาย 7 หน่วยงาน ดำเนินการผ่านสำนักงานจังหวัดทั้ง 76 จังหวัด รวม 532 หน่วยงาน",
        "ระยะเวลาการดำเนินงานโครงการทั้งหมด 9 เดือน",
        "ติดตามผล",
    ),
    7: ("แนวทางการพัฒนากรอบการสำรวจ", "(ICT2020)", "มหาวิทยาลัยวาเซดะ", "แอฟริกาใต้"),
    8: ("มาตรการที่สำคัญเป็นลำดับที่ 1", "Quick Wins", "การยืนยันตัวตน", "ภาษีและรายได้"),
    9: (
        "ทั้ง 7 กระทรวง ครอบคลุม 76 จังหวัด รวมทั้งหมด 532 หน่วยงาน",
        "กระทรวงการคลัง",
        "สำนักงานสรรพากรพื้นที่จังหวัด",
    ),
    10: ("การกระจายและติดตามแบบสำรวจได้อาศัยความร่วมมือ", "สำนักงานการท่องเที่ยวและกีฬาจังหวัด"),
    11: ("ช่องทางการตอบกลับแบบสำรวจ", "แบบฟอร์มดาวน์โหลด", "แบบสำรวจออนไลน์"),
    12: (
        "อัตราการตอบแบบสำรวจกลับ",
        "จำนวนหน่วยงานที่สำรวจ 532 หน่วยงาน",
        *("ตอบกลับ 466 แห่ง", "66 แห่ง", "88%", "12%", "70%", "17%", "13%", "57%", "18%"),
        *("ครบ 7 หน่วยงาน", "รวม 76 จังหวัด", "100%", "92%", "86%", "83%", "82%"),
        *("76 แห่ง", "70 แห่ง", "65 แห่ง", "63 แห่ง", "62 แห่ง"),
    ),
    13: AGENDA,
    14: (
        "กรอบการสำรวจความพร้อมของรัฐบาลอิเล็กทรอนิกส์ระดับจังหวัด ประจำปี พ.ศ. 2559",
        *("(Cyber Security)", "(E-Inclusion)", "(Budget Viability)", "(Governability)"),
        "Enabling Environment",
        "การบริการภาครัฐ หมายถึง การบริการอิเล็กทรอนิกส์",
    ),
    15: (
        "กรอบการสำรวจด้านการบริการภาครัฐมีรายละเอียดการสำรวจใน 6 องค์ประกอบ ดังนี้",
        "การเรียกดูข้อมูลพื้นฐานของบริการหรือข้อมูลส่วนบุคคล",
        "ตู้ให้บริการ (Kiosk)",
    ),
    16: ("ด้านการบริหารจัดการมีรายละเอียดการสำรวจใน 2 องค์ประกอบ", "8 ระบบหลัก", "(e-Budgeting)"),
    17: ("ด้านโครงสร้างพื้นฐานมีรายละเอียดการสำรวจใน 3 องค์ประกอบ", "ความถี่ในการสำรองข้อมูล"),
    18: ("ด้านนโยบายและกฎระเบียบมีรายละเอียดการสำรวจใน 4 องค์ประกอบ", "2544", "2549", "2550"),
    19: ("ด้านบุคลากรมีรายละเอียดการสำรวจใน 2 องค์ประกอบ", "(Webmaster)"),
    20: AGENDA,
    21: (
        "คะแนนระดับความพร้อมการพัฒนารัฐบาลอิเล็กทรอนิกส์ของหน่วยงานภาครัฐระดับจังหวัดในภาพรวม",
        *("53.3", "48.4", "50.9", "57.7", "59.3", "54.7"),
        *("ค่าน้ำหนัก 30%", "ค่าน้ำหนัก 20%", "ค่าน้ำหนัก 15%", "100 คะแนน"),
    ),
    22: (
        "ความพร้อมรัฐบาลอิเล็กทรอนิกส์ของหน่วยงานภาครัฐระดับจังหวัดในภาพรวม",
        "ภาพรวมระดับความพร้อมตาม 5 มิติหลัก",
        "กลุ่มใหญ่ที่สุด 30 จังหวัด ได้ 48.3–53.3 คะแนน ต่ำกว่าค่าเฉลี่ยของประเทศ",
        *("น้อยกว่า 48.3", "53.3–58.3", "มากกว่า 58.3", "รวม 76 จังหวัด"),
        "ไม่รวม\nกรุงเทพมหานคร (สีเทา)",
    ),
    23: (
        "สรุปภาพรวมระดับความพร้อมรัฐบาลอิเล็กทรอนิกส์ของหน่วยงานภาครัฐระดับจังหวัดในแต่ละด้าน",
        "ร้อยละ 99 ของหน่วยงานใช้เว็บไซต์เป็นช่องทางหลัก",
        "ร้อยละ 20 ไม่มีการอัปเดตข้อมูล",
        "ประมาณร้อยละ 47 มีอุปกรณ์ IT",
        "กว่าร้อยละ 90 ได้รับการจัดสรร",
        "ร้อยละ 45 ของหน่วยงาน",
        "ร้อยละ 66 ให้ความสำคัญ",
        "ในแต่ละประเด็นคำนวณจากหน่วยงานทั้งหมด",
    ),
    24: (
        "ด้านการบริการภาครัฐต่ำที่สุด 48.4 คะแนน ความครอบคลุมทุกกลุ่มได้ 16.1",
        *("43.4", "62.0", "16.1", "60.0", "51.2", "57.7", "30%"),
        *("ร้อยละ 75 เน้น", "ร้อยละ 73", "เพียงร้อยละ 38", "ร้อยละ 96", "เพียงร้อยละ 64"),
        "PDF ถึงร้อยละ 95",
    ),
    25: (
        "ช่องทางการบริการ และแอปพลิเคชันมือถือ",
        *("463 แห่ง", "296 แห่ง", "47 แห่ง", "10 แห่ง", "หน่วยงานที่ตอบ 90 หน่วยงาน"),
        *("Go2Buriram", "my SSO", "แบบสำรวจข้อ 2"),
    ),
    26: ("ในด้านการบริหารจัดการ", "60.0", "41.7", "50.9", "(ร้อยละ 97)", "(ร้อยละ 79)", "ร้อยละ 43"),
    27: (
        *("442 แห่ง", "97.4%", "81 แห่ง", "17.8%", "445 แห่ง", "100.0%", "140 แห่ง", "31.5%"),
        *("หน่วยงานที่ตอบ 454 หน่วยงาน", "แบบสำรวจข้อ 6 และ 7"),
    ),
    28: ("52.7", "66.3", "53.2", "57.7", "กว่าร้อยละ 90", "เพียงร้อยละ 35", "ร้อยละ 50 มีการเตรียมการ"),
    29: (
        *("3.3 คะแนน", "3.1 คะแนน", "3.2 คะแนน", "หน่วยงานที่ตอบ 444 หน่วยงาน"),
        *("ประมาณร้อยละ 43", "ประมาณ 10 Mbps", "2–5 Mbps", "93%", "23.4", "23.5", "23.8"),
    ),
    30: (
        "46.8%",
        "33.6%",
        "27.7%",
        "66%",
        "34%",
        "211",
        "70.3%",
        "6.3%",
        "ร้อยละ 60 ของหน่วยงาน",
    ),
    31: ("59.6", "59.3", "47.8", "70.5", "กว่าร้อยละ 80", "การจำกัดสิทธิ์ในการเปลี่ยนแปลงข้อมูล"),
    32: ("388 แห่ง", "90.7%", "349 แห่ง", "81.5%", "หน่วยงานที่ตอบ 428 หน่วยงาน", "แบบสำรวจข้อ 19"),
    33: ("390 แห่ง", "87%", "279 แห่ง", "หน่วยงานที่ตอบ 449 หน่วยงาน", "แบบสำรวจข้อ 21"),
    34: ("57.4", "52.1", "54.7", "กว่าร้อยละ 70", "นายช่างไฟฟ้า"),
    35: (
        *("คะแนน 2.2", "คะแนน 2.9", "281 แห่ง", "70.8%", "346 แห่ง", "88.3%", "0.8%"),
        *(
            "ถึงร้อยละ 40 ของหน่วยงานที่ตอบคำถาม เห็นว่า",
            "ประมาณร้อยละ 88",
            "กว่าร้อยละ 70",
            "แบบสำรวจข้อ 15, 23.9 และ 23.10",
        ),
    ),
    36: AGENDA,
    37: (
        *("99%", "17%", "80%", "79%", "63%", "61%", "43%", "31%", "93%", "70%", "8%"),
        *("45%", "58%", "5%", "3%", "62%", "n = 454", "n = 300", "n = 448"),
        "หน่วยงานระดับกรมต้นสังกัดและหน่วยงานที่เกี่ยวข้อง",
    ),
    38: ("จังหวัดพะเยา", "เว็บบอร์ดของสำนักงาน", "Word และ Excel"),
    39: ("จังหวัดพะเยา", "แผนการรับมือกรณีฉุกเฉิน", "นิตยสารออนไลน์"),
    40: AGENDA,
    41: ("ข้อเสนอแนะในการยกระดับความพร้อม", "ไฟล์ที่นำไปใช้ต่อได้", "ระบบบริหารพัสดุ/ครุภัณฑ์"),
    42: ("ภายในหน่วยงานเพียงที่เดียว", "พ.ศ. 2550", "เพิ่มตำแหน่งงานด้าน IT"),
}


@pytest.fixture(scope="module")
def edition():
    return load(resources.path("assets", "editions", "2559"))


@pytest.fixture(scope="module")
def facts(edition):
    return build(edition, compute(edition))


@pytest.fixture(scope="module")
def deck(edition, facts):
    return compose(edition, facts)


def words_on(slide):
    text = "\n".join(plain(text) for text in texts_on(slide))
    return re.sub("[ \u00a0]+", " ", text)


def test_the_42_slides_stand_in_order_and_an_annex_after_them(deck):
    assert tuple(slide.kind for slide in deck.slides[: len(KINDS)]) == KINDS
    *annex, close = deck.slides[len(KINDS) :]
    assert [slide.id for slide in annex] == ["types_1", "spread", "sureness", "differences"]
    assert close.id == "close"
    assert all(slide.section == "annex" for slide in annex)
    assert [slide.synthetic for slide in annex] == [True, True, True, False]
    assert all("เพิ่มเติมจากต้นฉบับ" in plain(slide.notes[1]) for slide in annex)


def test_without_additions_there_are_the_42_slides_and_no_types(edition_2559):
    own = replace(edition_2559, settings=replace(edition_2559.settings, additions=False))
    deck = compose(own, build(own, compute(own)))
    assert tuple(slide.kind for slide in deck.slides) == KINDS
    facts = {fact for slide in deck.slides for fact in facts_on(slide)}
    assert not [fact for fact in facts if ".type." in fact or fact.startswith("spread.")]


@pytest.mark.parametrize("number", PHRASES)
def test_a_slide_says_what_was_published(deck, number):
    words = words_on(deck.slides[number - 1])
    assert [phrase for phrase in PHRASES[number] if phrase not in words] == []


def test_the_corner_tags_stand_where_they_stood(deck):
    tags = {n: slide.tag.text for n, slide in enumerate(deck.slides, 1) if slide.tag}
    assert {n: tag for n, tag in tags.items() if n in TAGS} == TAGS


def test_each_agenda_lights_its_section(deck):
    assert [slide.current for slide in deck.slides if slide.kind == "agenda"] == [0, 1, 2, 3, 4]


def test_slides_about_single_provinces_and_types_are_marked(deck):
    marked = [n for n, slide in enumerate(deck.slides, 1) if slide.synthetic]
    assert marked == [
        *(1, 2, 9, 11, 12, 21, 22, 24, 26, 28, 31, 34),
        *(36, 38, 39, *range(41, 46)),
    ]


def test_every_number_of_the_results_is_a_fact(deck):
    """Of the slides of results only these numbers are no facts; the source prints them so too."""
    spoken = {"5", "3", "8", "10", "2–5"}  # of 5 points; 3 of 8 systems; 10 and 2–5 Mbps
    items = {"2", "6", "7", "9", "12", "13", "15", "19", "21"}
    parts_of_items = {"23.4", "23.4-5", "23.5", "23.8", "23.9", "23.10"}
    axis = {"40", "45", "50", "55", "60", "65"}
    results = [slide for slide in deck.slides[20:37] if slide.kind != "agenda"]
    bare = (replace(slide, source=slide.source[: _dagger(slide)]) for slide in results)
    ticks = {"0", "25", "50", "75", "100"}
    counted = {str(n) for n in range(2, 8)}  # types that have the same share
    found = frozenset().union(*(literals_on(slide) for slide in bare))
    assert found <= spoken | items | parts_of_items | ticks | counted | axis


def _dagger(slide):
    """Return where the foot of a slide begins to say what was published otherwise."""
    starts = [n for n, run in enumerate(slide.source) if DAGGER in run.text]
    return starts[0] if starts else None


def test_every_fact_on_a_slide_is_registered(deck, facts):
    assert {fact for slide in deck.slides for fact in facts_on(slide)} <= set(facts)


def test_names_are_unique_within_a_slide(deck):
    for slide in deck.slides:
        names = [panel.name for panel in slide.panels]
        names += [panel.exhibit.name for panel in slide.panels if panel.exhibit]
        assert len(names) == len(set(names)), slide.id


def test_every_exhibit_is_described(deck):
    exhibits = [panel.exhibit for slide in deck.slides for panel in slide.panels if panel.exhibit]
    assert all(exhibit.alt for exhibit in exhibits)


def test_bars_of_the_case_are_grey_where_nothing_is_clear(deck):
    """By hand from the page: of พะเยา and of the whole 49.8 and 50.9, all others further apart."""
    (slide,) = (slide for slide in deck.slides if slide.id == "case_service")
    (chart,) = (p.exhibit for p in slide.panels if p.name == "scores")
    points = chart.series[0].points
    own = {point.printed: tone for point, tone in zip(points, chart.colors, strict=True)}
    assert [score for score, tone in own.items() if tone == "muted"] == ["49.8"]
