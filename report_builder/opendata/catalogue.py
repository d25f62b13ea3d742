"""Say of a data set what catalogues ask: licence, sources, coverage, how it was made.

The names of `catalogue` are those of the records of data.go.th, the catalogue of Thai government
data (CKAN); the values are the words that its forms offer.
"""

from __future__ import annotations

from typing import Any

from report_builder.edition.licences import LICENCES
from report_builder.edition.nouns import weighed_by
from report_builder.edition.scales import PLAIN, of_print
from report_builder.model import Edition
from report_builder.settings import Settings
from report_builder.thai.nouns import beside

_METHOD = (
    "คะแนนของด้านและคะแนนรวมเป็นค่าเฉลี่ยถ่วงน้ำหนักของผู้ตอบแต่ละราย ข้อที่ไม่มีข้อมูลไม่นำมาคำนวณ "
    "และปรับน้ำหนักของข้อที่เหลือ คะแนนของพื้นที่เป็นค่าเฉลี่ยของผู้ตอบในพื้นที่นั้น"
)


def licences(own: Settings) -> list[dict[str, str]]:
    """Return the licence as a data package names it; none where the edition declares none."""
    if not own.licence:
        return []
    title, path = LICENCES[own.licence]
    return [{"name": own.licence, "title": title, "path": path}]


def sources(own: Settings) -> list[dict[str, str]]:
    """Return where the data comes from."""
    title = f"{own.survey} พ.ศ. {own.year}"
    who = f" สำรวจโดย {own.surveyor}" if own.surveyor else ""
    return [{"title": f"{title}{who}", **({"path": own.url} if own.url else {})}]


def catalogue(edition: Edition, formats: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of a record of data.go.th; `formats` are those of the files."""
    own = edition.settings
    made_up = "ข้อมูลจำลอง ใช้อ้างอิงผลจริงไม่ได้"
    return {
        "data_type": "ข้อมูลสถิติ",
        "data_category": "ข้อมูลสาธารณะ",
        "data_format": [*formats],
        "data_language": "ไทย",
        "data_source": own.surveyor or own.publisher,
        "maintainer": own.publisher,
        "accessible_condition": made_up if own.synthetic else "ไม่มี",
        "license_id": licences(own)[0]["title"] if own.licence else "License not specified",
        "first_year_of_data": str(own.year),
        "last_year_of_data": str(own.year),
        "update_frequency_unit": "ปี",
        "geo_coverage": own.unit_noun,
        "disaggregate": [*_disaggregate(edition)],
        "unit_of_measure": score_label(edition),
        "calculation_method": _method(edition),
    }


def score_label(edition: Edition) -> str:
    """Say that scores are on 0-100, and what documents print that are on another scale."""
    scale = of_print(edition.settings)
    if scale == PLAIN:
        return f"คะแนน ({PLAIN})"
    printed = f"{scale.worst:g} + คะแนน × {scale.span / 100:g}"
    return f"คะแนน ({PLAIN} ในเอกสารพิมพ์เป็นช่วง {scale} คือ {printed})"


def _method(edition: Edition) -> str:
    if not edition.weighted:
        return _METHOD
    how = beside("ถ่วงน้ำหนักด้วย", weighed_by(edition.settings))
    return f"{_METHOD} คะแนนรวมทุกหน่วยและของกลุ่มหน่วยเป็นค่าเฉลี่ยของคะแนนรายหน่วย {how}"


def _disaggregate(edition: Edition) -> tuple[str, ...]:
    regions = (edition.settings.region_noun,) if any(u.region for u in edition.units) else ()
    return (edition.settings.unit_noun, *regions, "ด้าน", "ตัวชี้วัด")
