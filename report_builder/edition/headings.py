"""What tables and columns are called in Thai, beside their English names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from report_builder.edition.schema import SCHEMAS
from report_builder.thai.repair import repair


@dataclass(frozen=True, slots=True)
class Heading:
    """The Thai heading of a column, and the note that tells what to fill in."""

    th: str
    note: str = ""


SETTINGS, TEXTS = "settings", "texts"
SHEETS: Mapping[str, str] = {
    SETTINGS: "ตั้งค่า",
    "dimensions": "ด้าน",
    "themes": "หัวข้อย่อย",
    "indicators": "ตัวชี้วัด",
    "levels": "ระดับ",
    "context": "ข้อมูลประกอบ",
    "types": "ประเภทหน่วยงาน",
    "units": "จังหวัด",
    "respondents": "หน่วยงาน",
    "scores": "คะแนน",
    "items": "ข้อคำถาม",
    "options": "ตัวเลือก",
    "answers": "คำตอบ",
    "published": "ค่าที่เผยแพร่",
    "checks": "ข้อตรวจสอบ",
    "pictures": "ภาพ",
    "changes": "เทียบปีก่อน",
    TEXTS: "ข้อความ",
}
"""The sheets of a workbook in order, with their Thai names."""

_ID = Heading("รหัส", "อักษร a-z ตัวเลข _ หรือ - ไม่ซ้ำกัน")
_NAME = Heading("ชื่อ", "ชื่อเต็มภาษาไทย")
_SHORT = Heading("ชื่อย่อ", "ชื่อสั้นสำหรับกราฟและการ์ด เว้นว่างได้")
_ENGLISH = Heading("ชื่ออังกฤษ", "เว้นว่างได้")
_ICON = Heading("ไอคอน", "ชื่อภาพ เช่น globe, gear, users เว้นว่าง = เลือกให้จากคำในชื่อ")
_UNIT = Heading("จังหวัด", "รหัส ชื่อ หรือชื่อที่ใช้ทั่วไป เช่น TH-56, 56, พะเยา, จ.พะเยา")
_WHO = Heading("หน่วยงาน", "รหัสตามชีตหน่วยงาน (respondents)")
_ITEM = Heading("ข้อคำถาม", "รหัสตามชีตข้อคำถาม (items)")

HEADINGS: Mapping[str, Mapping[str, Heading]] = {
    SETTINGS: {
        "setting": Heading("การตั้งค่า", "ชื่อการตั้งค่า ไม่ต้องแก้"),
        "value": Heading("ค่า", "รายการที่มีหลายค่า ใช้หลายแถว"),
        "note": Heading("คำอธิบาย"),
    },
    "dimensions": {
        "id": _ID,
        "name_th": _NAME,
        "short_th": _SHORT,
        "name_en": _ENGLISH,
        "tag": Heading("ป้ายมุม", "ข้อความบนป้ายมุมสไลด์ เว้นว่างได้"),
        "weight": Heading("น้ำหนัก", "ร้อยละ รวมทุกด้านได้ 100"),
        "icon": _ICON,
    },
    "themes": {
        "id": _ID,
        "dimension": Heading("ด้าน", "รหัสตามชีตด้าน (dimensions)"),
        "name_th": _NAME,
        "short_th": _SHORT,
        "name_en": _ENGLISH,
        "weight": Heading("น้ำหนัก", "ร้อยละของด้าน รวมได้ 100 หรือเว้นว่างทั้งด้านเมื่อเท่ากัน"),
    },
    "indicators": {
        "id": _ID,
        "dimension": Heading("ด้าน", "รหัสตามชีตด้าน (dimensions)"),
        "name_th": _NAME,
        "short_th": _SHORT,
        "name_en": _ENGLISH,
        "weight": Heading("น้ำหนัก", "ร้อยละของด้านหรือหัวข้อย่อย รวมได้ 100 หรือเว้นว่างทั้งหมดเมื่อเท่ากัน"),
        "scale": Heading(
            "ช่วงคะแนน",
            "ช่วงคะแนนของตัวชี้วัดนี้ ค่าที่แย่ที่สุดก่อน เช่น 0-5 หรือ 5-1 เว้นว่าง = ตามการตั้งค่า scale",
        ),
        "theme": Heading("หัวข้อย่อย", "รหัสตามชีตหัวข้อย่อย (themes) เว้นว่างเมื่อด้านไม่มีหัวข้อย่อย"),
        "icon": _ICON,
    },
    "levels": {
        "from": Heading("ตั้งแต่คะแนน", "คะแนนที่ระดับนี้เริ่ม จากต่ำไปสูง แถวแรกเว้นว่างได้"),
        "name_th": Heading("ชื่อ", "เช่น เริ่มต้น พัฒนา ก้าวหน้า เป็นเลิศ"),
        "name_en": _ENGLISH,
    },
    "context": {
        "column": Heading("คอลัมน์", "ชื่อคอลัมน์ในชีต units ที่มีตัวเลข เช่น population"),
        "name_th": Heading("ชื่อ", "ชื่อที่พิมพ์ เช่น ประชากร"),
        "unit_th": Heading("หน่วยนับ", "เช่น คน แห่ง ล้านบาท เว้นว่างได้"),
        "decimals": Heading("ทศนิยม", "จำนวนตำแหน่งที่พิมพ์ เว้นว่าง = 0"),
    },
    "types": {
        "id": _ID,
        "name_th": _NAME,
        "short_th": _SHORT,
        "ministry_th": Heading("กระทรวง", "เว้นว่างได้"),
        "name_en": _ENGLISH,
        "icon": _ICON,
    },
    "units": {
        "code": Heading("รหัส", "จังหวัดเว้นว่างได้ หน่วยอื่นให้กำหนดรหัส a-z ตัวเลข _ หรือ -"),
        "name_th": Heading(_NAME.th, "ชื่อจังหวัด หรือชื่อของหน่วยที่จัดอันดับ"),
        "name_en": _ENGLISH,
        "region": Heading("ภาค", "ภาคหรือเขต เว้นว่างได้"),
        "cluster": Heading("กลุ่มจังหวัด", "กลุ่มที่ใช้เทียบในสรุปผลนอกจากภาค เว้นว่างได้"),
        "weight": Heading(
            "น้ำหนัก", "น้ำหนักในค่าเฉลี่ยรวม เช่น จำนวนประชากร มากกว่า 0 ทุกหน่วย หรือเว้นว่างทุกหน่วย"
        ),
    },
    "respondents": {
        "id": Heading("รหัส", "รหัสหน่วยงาน ไม่ซ้ำกัน"),
        "unit": _UNIT,
        "type": Heading("ประเภท", "รหัสตามชีตประเภทหน่วยงาน (types)"),
        "channel": Heading("ช่องทาง", "ช่องทางที่ตอบ เว้นว่างเมื่อไม่ได้ตอบ"),
    },
    "scores": {
        "respondent": Heading("หน่วยงาน", f"{_WHO.note} หรือรหัสหรือชื่อตามชีต units เมื่อไม่มีหน่วยงานที่ตอบ"),
        "unit": _UNIT,
        "indicator": Heading("ตัวชี้วัด", "รหัสหรือชื่อตัวชี้วัด"),
        "score": Heading("คะแนน", "เว้นว่างเมื่อไม่มีข้อมูล"),
    },
    "items": {
        "id": _ID,
        "number": Heading("ข้อ", "เลขข้อในแบบสำรวจ เว้นว่างได้"),
        "kind": Heading("ชนิด", "multiple = เลือกได้หลายข้อ, single = เลือกข้อเดียว, likert = ระดับ 1-5"),
        "question_th": Heading("คำถาม"),
    },
    "options": {
        "item": _ITEM,
        "id": _ID,
        "label_th": Heading("ตัวเลือก", "ข้อความของตัวเลือก"),
        "value": Heading("ระดับ", "1-5 สำหรับข้อชนิด likert เท่านั้น"),
    },
    "answers": {
        "respondent": _WHO,
        "item": _ITEM,
        "option": Heading("คำตอบ", "รหัสตัวเลือก เว้นว่างเมื่อตอบแต่ไม่เลือกตัวเลือกใด"),
    },
    "published": {
        "id": Heading("รหัส", "รหัสของค่า เช่น nation.score"),
        "value": Heading("ค่า"),
        "decimals": Heading("ทศนิยม", "จำนวนตำแหน่ง"),
        "slide": Heading("สไลด์"),
        "key": Heading("ชื่อในแหล่งที่มา"),
        "note": Heading("หมายเหตุ"),
    },
    "checks": {
        "id": _ID,
        "kind": Heading("ชนิด", "sum, ratio และอื่น ๆ ตามรายการ"),
        "figures": Heading("ค่า", "สไลด์:ชื่อ ของค่าที่เผยแพร่ คั่นด้วยช่องว่าง"),
        "against": Heading("เทียบกับ"),
        "note": Heading("หมายเหตุ"),
    },
    "pictures": {
        "place": Heading("ที่วาง", "emblem = ตรา, cover = ภาพปก หรือรหัสของสไลด์ เช่น case_study"),
        "file": Heading("แฟ้มภาพ", "ชื่อแฟ้มในโฟลเดอร์ pictures เช่น app.png (PNG หรือ JPEG)"),
        "alt_th": Heading("คำอธิบายภาพ", "ภาพนี้แสดงอะไร สำหรับผู้ที่มองไม่เห็นภาพ"),
        "credit": Heading("ที่มาของภาพ", "พิมพ์ใต้ภาพ เว้นว่างได้"),
    },
    "changes": {
        "kind": Heading(
            "ชนิด", "dimension = ด้าน, indicator = ตัวชี้วัด, unit = หน่วย, type = ประเภทผู้ตอบ"
        ),
        "id": Heading("รหัสปีนี้", "รหัสหรือชื่อในฉบับนี้ เว้นว่างเมื่อปีนี้ไม่มีแล้ว"),
        "previous": Heading("รหัสปีก่อน", "รหัสหรือชื่อในฉบับปีก่อน เว้นว่างเมื่อปีก่อนยังไม่มี"),
        "change": Heading(
            "การเปลี่ยน",
            "same = เหมือนเดิม, renamed = เปลี่ยนชื่อหรือรหัส, redefined = เปลี่ยนนิยาม (เทียบไม่ได้),"
            " new = ใหม่, dropped = เลิกใช้, merged = รวมจากหลายรหัส, split = แยกจากรหัสเดียว",
        ),
        "note": Heading("หมายเหตุ", "เหตุที่เปลี่ยน เว้นว่างได้"),
        "year": Heading("เทียบกับปี", "พ.ศ. ของฉบับก่อนที่แถวนี้พูดถึง เว้นว่าง = ปีล่าสุด และปีอื่นที่มีรหัสนั้น"),
    },
    TEXTS: {
        "file": Heading("แฟ้ม", "ชื่อชุดข้อความ เช่น findings"),
        "path": Heading(
            "ตำแหน่ง",
            "เช่น slides[1].title ไม่ต้องแก้ ข้อเสนอแนะมี item, card (ถ้อยคำในสรุปผล), way (own ทำเอง"
            " parent ประสานต้นสังกัด), who, indicators, count (คำตอบที่นับ เช่น q1.yes)"
            " และ counted (ความหมายของคำตอบ)",
        ),
        "text": Heading(
            "ข้อความ",
            "ใช้ {{ f('...') }} แทนตัวเลขที่เป็นผลสำรวจ และ **ตัวหนา** ได้"
            " ตัวเลขอื่น เช่น ปีละ 2 รุ่น ให้เพิ่มแถวที่มีตำแหน่ง literals[1]",
        ),
        "kind": Heading(
            "ชนิด", "เว้นว่าง = ข้อความ, value = ตัวเลข true false [] {}, example = ตัวอย่างที่ยังไม่ใช้"
        ),
    },
}

SETTING_NOTES: Mapping[str, str] = {
    "id": "รหัสของฉบับ เช่น 2559",
    "year": "ปีที่สำรวจ พ.ศ.",
    "date": "วันที่เผยแพร่ เช่น 23/11/2559 หรือ 2016-11-23",
    "title": "ชื่อบนหน้าปก ใช้ {{ year }} แทนปีได้",
    "survey": "ชื่อการสำรวจ ไม่มีปี",
    "subject": "เรื่องที่สำรวจ เช่น ความพร้อมรัฐบาลอิเล็กทรอนิกส์ เว้นว่าง = ชื่อการสำรวจที่ตัดคำว่า การสำรวจ",
    "population": "ผู้ที่เรื่องนั้นเป็นของ เช่น หน่วยงานภาครัฐระดับจังหวัด เว้นว่าง = ไม่กล่าวถึง",
    "subject_title": "เรื่องที่สำรวจตามที่เขียนในชื่อส่วนของสไลด์ เว้นว่าง = เรื่องที่สำรวจ ของ ผู้ที่เรื่องนั้นเป็นของ",
    "score_noun": "สิ่งที่คะแนนบอก เช่น ระดับความพร้อม เว้นว่าง = คะแนน",
    "title_en": "ชื่อในสรุปภาษาอังกฤษ ใช้ {{ year_ce }} แทนปี ค.ศ. ได้ เว้นว่าง = Survey results",
    "publisher": "หน่วยงานผู้เผยแพร่",
    "publisher_short": "ชื่อย่อของผู้เผยแพร่ เว้นว่างได้",
    "publisher_en": "ชื่ออังกฤษของผู้เผยแพร่ เว้นว่าง = ชื่อไทย",
    "surveyor": "ผู้สำรวจ เว้นว่างได้",
    "url": "ที่อยู่เว็บ เว้นว่างได้",
    "licence": "สัญญาอนุญาตของข้อมูลเปิด เช่น CC-BY-4.0, CC0-1.0, ODC-BY-1.0 เว้นว่าง = ไม่ระบุ",
    "synthetic": "true = ข้อมูลจำลอง, false = ข้อมูลจริง",
    "synthetic_note": "ที่มาของข้อมูลจำลอง เว้นว่างได้",
    "unit_noun": "คำเรียกหน่วยที่จัดอันดับ เช่น จังหวัด",
    "unit_noun_en": "คำเรียกหน่วยที่จัดอันดับเป็นภาษาอังกฤษ เอกพจน์ เช่น province เว้นว่าง = แปลจากคำไทยที่รู้จัก",
    "full_names": "true = ชื่อหน่วยเป็นชื่อเต็ม ไม่เติมคำเรียกหน่วยข้างหน้า เว้นว่าง = ดูจากชื่อ",
    "whole": "คำเรียกทุกหน่วยรวมกัน เช่น ประเทศ หรือ ทุกเทศบาล เว้นว่าง = ประเทศ (เมื่อเป็นจังหวัด) หรือ ทุกหน่วย",
    "whole_code": "รหัสของทุกหน่วยรวมกันในข้อมูลเปิด เว้นว่าง = TH (เมื่อเป็นประเทศ) หรือ ALL",
    "whole_th": "ชื่อไทยของทุกหน่วยรวมกันในข้อมูลเปิด เว้นว่าง = ประเทศไทย (เมื่อเป็นประเทศ) หรือคำเรียก",
    "whole_en": "ชื่ออังกฤษของทุกหน่วยรวมกันในข้อมูลเปิด เว้นว่าง = Thailand (เมื่อเป็นประเทศ) หรือ All units",
    "region_noun": "คำเรียกกลุ่มของหน่วย เช่น ภาค ทวีป เขตสุขภาพ เว้นว่าง = ภาค",
    "weight_noun": "สิ่งที่เป็นน้ำหนักของหน่วย เช่น จำนวนประชากร เว้นว่าง = น้ำหนักของหน่วย",
    "respondent_noun": "คำเรียกผู้ตอบ เช่น โรงพยาบาล เว้นว่าง = หน่วยงาน",
    "respondent_noun_en": "คำเรียกผู้ตอบเป็นภาษาอังกฤษ เอกพจน์ เช่น hospital เว้นว่าง = แปลจากคำไทยที่รู้จัก",
    "respondent_classifier": "ลักษณนามของผู้ตอบ เช่น แห่ง คน ครัวเรือน เว้นว่าง = แห่ง",
    "group_width": "ระยะห่างของกลุ่มคะแนนจากค่าเฉลี่ย เป็นคะแนนที่พิมพ์ เช่น 5 ไม่ใช้เมื่อมีตารางระดับ (levels)"
    " เว้นว่าง = หนึ่งในยี่สิบของช่วงคะแนนที่พิมพ์",
    "least_difference": "ผลต่างที่น้อยกว่านี้ไม่ถือว่าต่าง เป็นคะแนนที่พิมพ์ เว้นว่าง = 1 ใน 100 ของช่วง",
    "peer_distance": "ตัวชี้วัดที่ต่างจากค่าเฉลี่ยมากที่สุดเกินนี้แต่ยังไม่ชัดเจน บอกชื่อไว้"
    " เป็นคะแนนที่พิมพ์ เว้นว่าง = 3 ใน 100 ของช่วง",
    "least_coverage": "ร้อยละของผู้ตอบและของน้ำหนักตัวชี้วัดที่ต้องมีจึงจัดอันดับ เว้นว่าง = 50",
    "channels": "ช่องทางการตอบ หนึ่งแถวต่อช่องทาง เช่น channels.post = ไปรษณีย์ เว้นว่างได้",
    "region_order": "ลำดับของภาค หนึ่งแถวต่อภาค เว้นว่าง = ตามลำดับในตาราง units",
    "case_study": "รหัสหน่วยของกรณีศึกษา เว้นว่างเมื่อไม่มี",
    "no_unit": "จังหวัดที่ไม่อยู่ในการสำรวจ หนึ่งแถวต่อจังหวัด เว้นว่างเมื่อไม่มี",
    "ranking": "true = มีสไลด์ตารางอันดับของทุกหน่วย เว้นว่าง = ไม่มี",
    "additions": "false = ไม่มีภาคผนวกและจุดแยกตามประเภทผู้ตอบ เว้นว่าง = มี",
    "scale": "ช่วงคะแนนในข้อมูล เช่น 0-100, 0-5, 0-1 เว้นว่าง = 0-100",
    "print_scale": "ช่วงคะแนนที่พิมพ์ในเอกสาร เช่น 1-10 เว้นว่าง = 0-100",
    "report_face": "ฟอนต์ของรายงาน เช่น TH Sarabun New (แฟ้มอยู่ในโฟลเดอร์ fonts) เว้นว่าง = Sarabun",
    "previous": "ฉบับปีก่อนที่ใช้เทียบ เช่น ../2559 นับจากที่อยู่ของฉบับนี้ หลายปีใส่แถวละฉบับ เว้นว่าง = ไม่เทียบ",
}
"""What to fill in for each setting."""

Resolve = Callable[[str], str | None]
"""Gives the name of a column by its heading; None for a heading that is not known."""


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return a heading or name without case, space, underscores and marks of emphasis."""
    return "".join(c for c in repair(text).text.casefold() if c not in " _-*:\n\r\t.")


def table_named(text: str) -> str | None:
    """Return the table that a sheet or file is named after, in English or Thai."""
    return _TABLES.get(plain(text))


def resolver(table: str, others: Mapping[str, str] | None = None) -> Resolve:
    """Return what finds the columns of a table: English names, Thai headings, and `others`."""
    known = {plain(name): name for name in _columns(table)}
    thai = {plain(heading.th): name for name, heading in HEADINGS[table].items()}
    usual = {plain(text): name for text, name in _ALSO.get(table, {}).items()}
    exact = others or {}
    own = unique((plain(text), name) for text, name in exact.items())
    found = usual | own | thai | known
    return lambda text: exact.get(text.strip()) or found.get(plain(text))


def thai_heading(table: str, column: str) -> str:
    """Return the Thai heading of a column; empty for one that has none."""
    heading = HEADINGS[table].get(column)
    return heading.th if heading else ""


def unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by what they are called, leaving out what two of them are called."""
    found: dict[str, set[str]] = {}
    for called, name in pairs:
        if called:
            found.setdefault(called, set()).add(name)
    return {called: names.pop() for called, names in found.items() if len(names) == 1}


def _columns(table: str) -> Iterable[str]:
    named = SCHEMAS[table].named if table in SCHEMAS else ()
    return [*HEADINGS[table], *named]


_ALSO: Mapping[str, Mapping[str, str]] = {"units": {_UNIT.th: "name_th"}}
"""What else columns are called where no other column has that name."""
_TABLES: Mapping[str, str] = {plain(name): name for name in SHEETS} | {
    plain(th): name for name, th in SHEETS.items()
}
