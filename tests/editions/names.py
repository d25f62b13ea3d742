"""Names and sentences as people give them, made by a seeded generator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

_HEADS = (
    "การพัฒนา",
    "คุณภาพ",
    "ระบบ",
    "ความพร้อมด้าน",
    "ทักษะ",
    "การบริหารจัดการ",
    "มาตรฐาน",
    "ความปลอดภัย",
)
_THINGS = (
    *("บุคลากร", "ข้อมูล", "เครือข่าย", "งบประมาณ", "น้ำดื่ม", "สิ่งแวดล้อม", "โรงเรียน", "พื้นที่"),
    *("ผู้สูงอายุ", "ธรรมาภิบาล", "สารสนเทศ", "ชุมชน", "กฎหมาย", "การศึกษา", "สาธารณสุข", "ป่าไม้"),
)
_ENDS = ("ขั้นพื้นฐาน", "ในระดับพื้นที่", "อย่างต่อเนื่อง", "ของหน่วยงาน", "ตามแผนแม่บท", "แบบมีส่วนร่วม")
_LATIN = (
    *("Access", "Quality", "Governance", "Health", "Infrastructure", "Skills", "Open Data"),
    *("Résilience", "Côte d'Azur", "São Tomé", "Zürich", "Participation", "Budget"),
    *("Łódź", "Đà Nẵng"),
)
_DIGITS = (
    "5G",
    "มาตรา 44",
    "3 ระบบ",
    "30 บาท",
    "ISO 27001",
    "ระยะที่ 2",
    "24 ชั่วโมง",
    "4.0",
    "100%",
    "๑๐ ปี",
)
_MARKS = (
    "R&D",
    "น้ำ/ไฟฟ้า",
    "(ร่าง)",
    "C++",
    "“คนดี”",
    "ก.พ.ร.",
    "e-Service",
    "เด็ก <18 ปี",
    "ฯลฯ",
    "เร็วๆ",
)
_LONG = (
    "Telecommunications-infrastructure",
    "Donaudampfschifffahrtsgesellschaft",
    "Krungthepmahanakhonamonrattanakosin",
    "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์",
)
_STRANGE = ("ວຽງຈັນ", "北京", "Αθήνα", "น้ำ 💧")
"""Names with letters that faces of Thai and Latin lack."""

Maker = Callable[[Random], str]


def thai(draw: Random) -> str:
    """Return a Thai phrase of one to four words."""
    ends = [draw.choice(_ENDS)] if draw.random() < 0.4 else []
    return "".join([draw.choice(_HEADS), *draw.sample(_THINGS, draw.randint(1, 2)), *ends])


def short(draw: Random) -> str:
    """Return a single Thai word."""
    return draw.choice(_THINGS)


def latin(draw: Random) -> str:
    """Return one to three words in Latin letters."""
    return " ".join(draw.sample(_LATIN, draw.randint(1, 3)))


def digits(draw: Random) -> str:
    """Return a name with a number in it."""
    return f"{short(draw)} {draw.choice(_DIGITS)}"


def marks(draw: Random) -> str:
    """Return a name with characters that mean something to a markup language or to Thai."""
    return f"{short(draw)}{draw.choice(_MARKS)}"


def mixed(draw: Random) -> str:
    """Return a name in Thai and Latin letters."""
    return f"{thai(draw)} ({latin(draw)})" if draw.random() < 0.5 else f"{latin(draw)}{short(draw)}"


def long(draw: Random) -> str:
    """Return a name of about 60 to 120 letters."""
    name = thai(draw)
    while len(name) < draw.randint(60, 90):
        name += draw.choice(("และ", " ", "เพื่อ")) + thai(draw)
    return name[:120]


def word(draw: Random) -> str:
    """Return a name of one long word."""
    return draw.choice(_LONG)


def strange(draw: Random) -> str:
    """Return a name in letters of another language."""
    return draw.choice(_STRANGE)


KINDS: Mapping[str, Maker] = {
    maker.__name__: maker for maker in (thai, short, latin, digits, marks, mixed, long, word)
}


def made(draw: Random, makers: tuple[Maker, ...], count: int) -> list[str]:
    """Return different names, each by one of the makers; what comes again gets a word more."""
    names: dict[str, None] = {}
    while len(names) < count:
        name = draw.choice(makers)(draw)
        while name in names:
            name = f"{name} {draw.choice(_THINGS)}{draw.choice(_ENDS)}"
        names[name] = None
    return [*names]


def sentence(draw: Random, figure: str = "") -> str:
    """Return a sentence, with an expression that prints a figure when one is given."""
    told = f" {figure} " if figure else ""
    phrases = draw.choice((1, 1, 2, 4))
    return f"{thai(draw)}{told}" + "และ".join(thai(draw) for _ in range(phrases))
