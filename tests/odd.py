"""Editions out of the ordinary: any number of dimensions, indicators and types of respondents."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from report_builder.model import (
    Dimension,
    Edition,
    Framework,
    Indicator,
    Respondent,
    RespondentType,
)
from tests import factories

RECOMMENDATION = "ส่งเสริมให้หน่วยงานพัฒนาเรื่องนี้อย่างต่อเนื่อง พร้อมติดตามผลและเผยแพร่ให้ประชาชนทราบอย่างทั่วถึง"


def framework(dimensions: int, indicators: int, name: str = "ตัวชี้วัด") -> Framework:
    """Return dimensions of equal weights; indicators are shared out among them in turn."""
    ids = [f"d{n:02}" for n in range(1, dimensions + 1)]
    weights = [100 / dimensions] * dimensions
    of = sorted(ids[n % dimensions] for n in range(indicators))
    sizes = {id: of.count(id) for id in ids}
    return Framework(
        tuple(
            Dimension(id, f"ด้าน{letter(n)}", f"ด้าน{letter(n)}", id, id, weight)
            for n, (id, weight) in enumerate(zip(ids, weights, strict=True))
        ),
        tuple(
            Indicator(f"i{n:02}", id, name + letter(n), name + letter(n), "", 100 / sizes[id])
            for n, id in enumerate(of)
        ),
    )


def letter(number: int) -> str:
    """Return a name without digits for a number: ก, ข, ... then กก, กข, ..."""
    letters = "กขคงจฉชซญดตถทธนบปผพมยรลวสหอ"
    high, low = divmod(number, len(letters))
    return (letters[high - 1] if high else "") + letters[low]


def edition(
    dimensions: int = 5, indicators: int = 17, types: int = 7, **changes: object
) -> Edition:
    """Return an edition of twelve units, every respondent of which answered."""
    own = framework(dimensions, indicators)
    kinds = tuple(
        RespondentType(f"t{n:02}", f"หน่วยงาน{letter(n)}", f"หน่วยงาน{letter(n)}", "")
        for n in range(types)
    )
    respondents = tuple(
        Respondent(f"{unit.code}-{kind.id}", unit.code, kind.id, "post")
        for unit in factories.UNITS
        for kind in kinds
    )
    rows = {
        r.id: [(at * 37 + of * 53 + at * of * 11) % 1001 / 10 for of in range(indicators)]
        for at, r in enumerate(respondents)
    }
    columns = [indicator.id for indicator in own.indicators]
    scores = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    advice = [{"item": RECOMMENDATION, "indicators": [indicator]} for indicator in columns]
    plain = {
        "framework": own,
        "types": kinds,
        "respondents": respondents,
        "scores": scores.rename_axis("respondent"),
        "texts": {"recommendations": {"all": {"text": advice}}},
    }
    return factories.edition(**{**plain, **changes})


def answered(edition: Edition, **counts: int) -> Edition:
    """Return the edition with only the first so many respondents of the named units answering."""
    places = {unit.code: iter(range(len(edition.types))) for unit in edition.units}
    most = {unit.code: counts.get(unit.code, len(edition.types)) for unit in edition.units}
    respondents = tuple(
        r if next(places[r.unit]) < most[r.unit] else replace(r, channel="")
        for r in edition.respondents
    )
    answering = [r.id for r in respondents if r.channel]
    return replace(edition, respondents=respondents, scores=edition.scores.loc[answering])


def extreme(edition: Edition) -> Edition:
    """Return the edition with D02 at 100 and 0 in turn."""
    scores = edition.scores.copy()
    scores.loc[scores.index.str.startswith("D02-")] = [
        100.0 * (column % 2 == 0) for column in range(scores.shape[1])
    ]
    return replace(edition, scores=scores)


def renamed(edition: Edition, name: str) -> Edition:
    """Return the edition with another name of D02."""
    units = (replace(u, name_th=name) if u.code == "D02" else u for u in edition.units)
    return replace(edition, units=tuple(units))
