"""Any edition that its authors could have made, within the limits that the program promises.

All of it is synthetic.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider

from report_builder.edition.scales import PLAIN
from report_builder.edition.scales import scale as scale_of
from tests.editions import names, responses
from tests.editions.frameworks import codes, frameworks, makers, units
from tests.editions.further import furthered
from tests.editions.given import BEFORE, Files, Given, Rows
from tests.editions.told import texts

MOST_UNITS = 200

NAMED, ASTRAY = ("unit", "respondent", "indicator"), 0.05
"""Columns of scores that hold none, and the share of scores that stay as they are."""
_ABSENT = object()
_NOUNS = ("จังหวัด", "เขต", "กรม", "โรงพยาบาล", "เทศบาล", "ประเทศ", "อปท.", "School")
_ASKED = ("หน่วยงาน", "ผู้ตอบแบบสำรวจ", "โรงเรียน", "ครัวเรือน")


@st.composite
def editions(choose: st.DrawFn, least: int = 1, most: int = MOST_UNITS) -> Given:
    """Return an edition of so many units, in files of any kind."""
    noun = choose(st.sampled_from(_NOUNS))
    scale = choose(st.sampled_from([*responses.SCALES]))
    tables: dict[str, Rows] = {**choose(frameworks()), "units": choose(units(least, most, noun))}
    channels: dict[str, str] = {}
    if choose(st.booleans()):
        asked = choose(responses.asked(tables["units"]))
        channels = asked.channels
        tables |= asked.tables
        tables["scores"] = choose(responses.scores("respondent", asked.answered, tables, scale))
        if choose(st.booleans()):
            tables |= choose(responses.questionnaires(asked.answered))
    else:
        who = codes(tables["units"])
        tables["scores"] = choose(responses.scores("unit", who, tables, scale))
    written = choose(texts(tables)) if choose(st.booleans()) else {}
    own = choose(given_settings(tables["units"], noun, scale, channels))
    files = choose(st.sampled_from(Files))
    leveled = choose(levels(scale)) if choose(st.booleans()) else {}
    weight = choose(st.sampled_from((None, "1,000", 2.5)))
    weighed = [{**row, **({"weight": weight} if weight else {})} for row in tables["units"]]
    more = {
        "weight_noun": choose(st.sampled_from(("", "จำนวนประชากร ปี 2568"))),
        "ranking": choose(st.booleans()),
    }
    now = Given({**own, **more}, {**tables, "units": weighed, **leveled}, written, files)
    several = choose(of_two_years(now)) if not choose(st.integers(0, 3)) else now
    return choose(furthered(several))


@st.composite
def of_two_years(choose: st.DrawFn, now: Given) -> Given:
    """Return an edition with a year before, or two, whose scores were others by chance."""
    low, high = map(float, (now.settings.get("scale") or "0-100").split("-"))
    spread, draw = (high - low) / 20, choose(st.randoms(use_true_random=True))
    step = choose(st.sampled_from((0.0, 0.2, -spread, 3 * spread)))

    def was(name: str, cell: Any) -> Any:
        if name in NAMED or not isinstance(cell, int | float) or draw.random() < ASTRAY:
            return cell
        return round(min(high, max(low, cell - step + draw.gauss(0, spread))), 2)

    def ago(years: int) -> Given:
        scores = [{n: was(n, cell) for n, cell in row.items()} for row in now.tables["scores"]]
        settings = {**now.settings, "year": now.settings["year"] - years}
        return replace(now, settings=settings, tables={**now.tables, "scores": scores}, texts={})

    places, before = [BEFORE], ago(1)
    if choose(st.booleans()):
        places, before = [BEFORE, f"{BEFORE}/{BEFORE}"], replace(before, before=ago(3))
    return replace(now, settings={**now.settings, "previous": places}, before=before)


@st.composite
def levels(choose: st.DrawFn, scale: str) -> dict[str, Rows]:
    """Return the table of two to seven levels, the first from the lowest score or from nothing."""
    low, high = map(float, scale.split("-"))
    draw, count = choose(st.randoms(use_true_random=True)), choose(st.integers(2, 7))
    called = choose(st.sampled_from(("ระดับ {}", "Level {}", f"{names.thai(draw)[:24]} {{}}")))
    starts = [low + (high - low) * k / count for k in range(count)]
    written = [choose(st.sampled_from(("", f"{low:g}"))), *(f"{s:.2f}" for s in starts[1:])]
    return {
        "levels": [
            {"from": start, "name_th": called.format(k), "name_en": ""}
            for k, start in enumerate(written, start=1)
        ]
    }


@st.composite
def given_settings(
    choose: st.DrawFn, rows: Rows, noun: str, scale: str, channels: dict[str, str]
) -> dict[str, Any]:
    """Return the settings, each optional one filled, blank or absent."""
    draw = choose(st.randoms(use_true_random=True))
    name = choose(makers())[0]
    regions = [*dict.fromkeys(row["region"] for row in rows if row.get("region"))]
    print_scale = choose(st.sampled_from((_ABSENT, "", "0-100", "1-10", "0-7", "0-1")))
    span = (scale_of(str(print_scale)) or PLAIN).span
    given_values = {
        "id": choose(st.sampled_from(("2568", "survey-1", "A_1"))),
        "year": choose(st.integers(2560, 2575)),
        "date": choose(st.sampled_from(("2025-11-30", "30/11/2568", "30 พ.ย. 2568"))),
        "title": choose(
            st.sampled_from(("ผลการสำรวจ{} พ.ศ. {{{{ year }}}}", "ผลการสำรวจ{}"))
        ).format(names.thai(draw)),
        "survey": f"การสำรวจ{name(draw)}",
        "publisher": f"สำนักงาน{name(draw)}",
        "publisher_short": choose(st.sampled_from(("สพร.", "OECD", "กองยุทธศาสตร์"))),
        "synthetic": choose(st.booleans()),
        "unit_noun": noun,
        "respondent_noun": choose(st.sampled_from(_ASKED)),
        "group_width": choose(_widths(span)),
        "surveyor": choose(_optional(f"ศูนย์{names.thai(draw)}", "")),
        "url": choose(_optional("https://example.org/survey/2568?id=1", "")),
        "synthetic_note": choose(_optional("ข้อมูลทั้งหมดสร้างขึ้นเพื่อทดสอบ", "")),
        "case_study": choose(_optional(codes(rows)[0], "")),
        "subject": choose(_optional(names.thai(draw), "")),
        "population": choose(_optional(f"หน่วยงานระดับ{noun}", "")),
        "subject_title": choose(_optional(names.thai(draw), "")),
        "score_noun": choose(_optional("ระดับความพร้อม", "")),
        "whole": choose(_optional(f"ทุก{noun}", "")),
        "whole_code": choose(_optional("ALL", "")),
        "whole_th": choose(_optional(f"ทุก{noun}", "")),
        "whole_en": choose(_optional("All of them", "")),
        "region_noun": choose(_optional("เขตพื้นที่", "")),
        "respondent_classifier": choose(_optional("หน่วย", "")),
        "full_names": choose(st.sampled_from((_ABSENT, _ABSENT, True, False))),
        "region_order": choose(_optional(regions[: draw.randint(0, len(regions))], [])),
        "no_unit": choose(_optional([], [])),
        "channels": channels or choose(_optional({"post": "ไปรษณีย์"}, {})),
        "scale": scale if scale != "0-100" else choose(_optional("0-100", "")),
        "print_scale": print_scale,
    }
    return {n: value for n, value in given_values.items() if value is not _ABSENT}


def _widths(span: float) -> st.SearchStrategy[Any]:
    return st.sampled_from((*(part * span / 100 for part in (5, 10, 2.5, 1)), "", _ABSENT))


def _optional(filled: Any, blank: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from((filled, filled, blank, _ABSENT))


class Steady(HypothesisProvider):
    """Draws no constants of the modules that are loaded, so that a number stays one edition."""

    def _maybe_draw_constant(self, *kind: Any, **how: Any) -> None:
        return None


AVAILABLE_PROVIDERS["steady"] = f"{__name__}.{Steady.__name__}"


def numbered(number: int, least: int = 1, most: int = MOST_UNITS) -> Given:
    """Return one edition of the strategy by its number, always the same.

    The first example that hypothesis makes is the plainest, the second is drawn by the seed.
    """
    found: list[Given] = []

    @seed(number)
    @settings(
        backend="steady",
        database=None,
        deadline=None,
        max_examples=2,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(editions(least, most))
    def keep(edition: Given) -> None:
        found.append(edition)

    keep()
    return found[-1]
