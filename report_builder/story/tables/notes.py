"""The notes of the tables: what a number is, how it comes about, why one is missing."""

from __future__ import annotations

from collections.abc import Mapping

from report_builder.edition.nouns import settled
from report_builder.model import Run, Text
from report_builder.story.tables.types import Source
from report_builder.thai.nouns import beside

SCORE, INTERVAL, RANK, RANKS, UNRANKED = "score", "interval", "rank", "ranks", "unranked"
COVERAGE, GROUP, BELOW, APART, GAP = "coverage", "group", "below", "apart", "gap"
WEIGHT, BASE, CHOICES = "weight", "base", "choices"
CHANGE, PLACES = "change", "places"


def notes(source: Source) -> Mapping[str, Text]:
    """Return every note that a table of an edition may have, by its id."""
    own = source.edition.settings
    unit, whole = own.unit_noun, settled(own, source.edition.units).whole
    least = source.number("fair.least")
    return {
        SCORE: (
            *_words("คะแนนมีค่าตั้งแต่ "),
            *source.number("scale.minimum"),
            *_words(" ถึง "),
            *source.number("scale.maximum"),
            *_words(" ค่าสูงหมายถึงดีกว่า คำนวณจากค่าที่ยังไม่ปัดเศษ แล้วจึงปัดเศษเมื่อแสดง"),
        ),
        INTERVAL: _words(
            "ช่วงที่เป็นได้เมื่อเติมข้อมูลที่ขาดด้วยแบบจำลองจากข้อมูลที่มี ที่ไม่มีช่วงคือไม่มีข้อมูลที่ขาด คะแนนจึงเป็นค่าเดียว"
        ),
        RANK: _words("เรียงคะแนนก่อนปัดเศษจากสูงไปต่ำ คะแนนเท่ากันได้อันดับเดียวกัน"),
        RANKS: _words(
            "ช่วงที่เป็นได้เมื่อเติมข้อมูลที่ขาดด้วยแบบจำลองจากข้อมูลที่มี พร้อมกับเปลี่ยนน้ำหนักของด้านและวิธีเฉลี่ย"
        ),
        UNRANKED: (
            *_words("ไม่จัดอันดับ เพราะมีข้อมูลไม่ถึงร้อยละ "),
            *source.number("fair.coverage"),
            *_words(" ของที่สำรวจ หรือของน้ำหนักของตัวชี้วัด"),
        ),
        COVERAGE: _words("ร้อยละของน้ำหนักของตัวชี้วัดที่มีคะแนน"),
        GROUP: _words("กลุ่มที่มีเลขมากกว่ามีคะแนนสูงกว่า ขอบของกลุ่มอยู่ในตารางกลุ่มคะแนน"),
        BELOW: (
            *_words(f"นับ{unit}ที่คะแนนน้อยกว่า{whole.mean}ตั้งแต่ "),
            *least,
            *_words(" คะแนน ไม่น้อยกว่าที่ผู้ตอบรายเดียวทำให้เปลี่ยนได้ และช่วงของคะแนนที่พิมพ์ไม่คร่อมหรือแตะค่าเฉลี่ย"),
        ),
        APART: (
            *_words(f"นับ{unit}อื่นที่คะแนนต่างกันตั้งแต่ "),
            *least,
            *_words(" คะแนน และช่วงของคะแนนที่พิมพ์ไม่ซ้อนกัน"),
        ),
        GAP: _words(f"คะแนนของ{unit}ลบ{whole.mean} ตามที่แสดง"),
        WEIGHT: _words("น้ำหนักเป็นร้อยละ ของด้านในคะแนนรวม และของตัวชี้วัดหรือหัวข้อย่อยในชั้นที่อยู่เหนือขึ้นไป"),
        BASE: _words(f"จำนวนผู้ตอบ หรือ{beside('จำนวน', unit)}ที่มีคะแนน ซึ่งเป็นฐานของค่าเฉลี่ย"),
        CHANGE: _words(
            "คำนวณจากค่าที่ปัดเศษแล้ว เฉพาะสิ่งที่ทั้งสองปีมีร่วมกัน จึงอาจไม่เท่ากับผลต่างของค่าของสองปีที่แสดง"
        ),
        PLACES: _words("จำนวนอันดับที่เลื่อนขึ้น ค่าลบคือเลื่อนลง"),
        CHOICES: _words("ข้อที่เลือกได้หลายคำตอบ ร้อยละรวมกันเกินหนึ่งร้อยได้"),
    }


def _words(text: str) -> Text:
    return (Run(text),)
