"""Say numbers, dates and shares in Thai."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from unicodedata import normalize

from report_builder.language import THAI
from report_builder.thai.terms import NBSP, number_with_unit

MISSING = "ไม่มีข้อมูล"
SHORT_MONTHS = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)

Number = float | int | Decimal
_NOISE = Decimal("1e-9")
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_WITHOUT_THAI = re.compile("[^\\s\u0e00-\u0e7f]+")
_LATIN = re.compile("[A-Za-z]")
_STROKED = str.maketrans("łøđ", "lod")
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SILENT = re.compile("[\u0e47-\u0e4e\u0300-\u036f]")
_LETTER_WITH_SILENT = re.compile("[^\u0e47-\u0e4e\u0300-\u036f]([\u0e47-\u0e4e\u0300-\u036f]*)")


@dataclass(frozen=True)
class Phrase:
    """A rounding phrase in two parts, so that the number can be kept as a fact of its own."""

    before: str
    """Words before the number, such as "กว่าร้อยละ"."""
    number: str
    """The number as printed, such as "90"."""

    def __str__(self) -> str:
        return f"{self.before}{NBSP}{self.number}"


@lru_cache(maxsize=65536)
def rounded(value: Number, decimals: int) -> Decimal:
    """Round half up to the given decimals, after taking away binary noise below 1e-9."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    clean = exact.quantize(_NOISE, ROUND_HALF_UP)
    return clean.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def finer(value: Number, decimals: int) -> float:
    """Return a value two decimals finer than it is printed, which prints the same.

    Where the nearest such value is printed otherwise, as 34.750 of 34.7499, it is the one before.
    """
    step, printed = Decimal(1).scaleb(-decimals - 2), rounded(value, decimals)
    near = rounded(value, decimals + 2)
    toward = step.copy_sign(near)
    return float(near if rounded(near, decimals) == printed else near - toward)


def number(value: Number | None, decimals: int = 0) -> str:
    """Print a number with thousands commas, rounded half up; "ไม่มีข้อมูล" when it is missing."""
    if value is None or math.isnan(value):
        return MISSING
    return f"{rounded(value, decimals):,}"


def over(share: Number, step: int = 10, decimals: int = 1) -> Phrase:
    """Say "กว่าร้อยละ 90" of a share (0 to 100) above a multiple of step, else "ร้อยละ 90".

    The share is compared as printed with decimals, so that 90.0 is never called over 90.
    """
    return _phrase("กว่าร้อยละ", share, step, decimals, _floor)


def about(share: Number, step: int = 1, decimals: int = 1) -> Phrase:
    """Say "ประมาณร้อยละ 47" of a share (0 to 100) near a multiple of step, else "ร้อยละ 47"."""
    return _phrase("ประมาณร้อยละ", share, step, decimals, _nearest)


def only(share: Number, step: int = 1, decimals: int = 0) -> Phrase:
    """Say "เพียงร้อยละ 50" of a share (0 to 100), "เพียงประมาณร้อยละ 50" when it is near it."""
    near = about(share, step, decimals)
    return Phrase("เพียง" + near.before, near.number)


def _phrase(
    words: str, share: Number, step: int, decimals: int, to_step: Callable[[Decimal, int], Decimal]
) -> Phrase:
    printed = rounded(share, decimals)
    stated = to_step(printed, step)
    return Phrase("ร้อยละ" if stated == printed else words, number(stated))


def _floor(value: Decimal, step: int) -> Decimal:
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def _nearest(value: Decimal, step: int) -> Decimal:
    return (value / step).to_integral_value(ROUND_HALF_UP) * step


def buddhist_year(day: date) -> int:
    """Return the Buddhist-era year, 543 more than the common era."""
    return day.year + THAI.era


def common_era(year: int) -> int:
    """Return the year of the common era of a Buddhist-era year."""
    return year - THAI.era


def short_date(day: date) -> str:
    """Print a date as "23 พ.ย. 2559"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {buddhist_year(day)}"


def to_thai_digits(text: str) -> str:
    """Replace 0-9 by ๐-๙, save in addresses and names with Latin letters such as ICT2020."""
    return _WITHOUT_THAI.sub(_digits_of, text)


def to_arabic_digits(text: str) -> str:
    """Return text with the digits of every number in it Arabic."""
    return text.translate(_ARABIC)


def _digits_of(found: re.Match[str]) -> str:
    part = found.group()
    return part if _LATIN.search(part) else part.translate(_THAI_DIGITS)


def sort_key(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the key that sorts as the Royal Institute dictionary does.

    A leading vowel counts after its consonant; tone marks and the like only break ties, as do the
    accents of Latin letters.
    """
    spoken = _LEADING_VOWEL.sub(r"\2\1", normalize("NFD", text.casefold().translate(_STROKED)))
    return _SILENT.sub("", spoken), tuple(_LETTER_WITH_SILENT.findall(spoken))


def glue(text: str) -> str:
    """Replace by no-break spaces those between a number and its unit, or before ๆ and ฯลฯ.

    Units are listed in templates/thai/units.txt. The length of the text doesn't change.
    """
    return number_with_unit().sub(lambda found: found[0].replace(" ", NBSP), text)
