"""Any framework has cards: on one page, or with a back that holds what the front can't bear."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from report_builder import facts, results
from report_builder.edition.lengths import NAME, NOUN, RECOMMENDATION
from report_builder.errors import StoryError
from report_builder.model import Edition, plain
from report_builder.render.charts.marks import Dot
from report_builder.render.charts.spine import spine_marks
from report_builder.render.page import CellsBox, ChartBox
from report_builder.render.place.card.limits import too_long
from report_builder.render.place.card.parts import Sheet
from report_builder.render.place.card.sheets import MOST_ROWS, card_sheets
from report_builder.render.place.card.text import CONTENT, MARGIN
from report_builder.story.blocks import Panel, Table
from report_builder.story.card.compose import compose_card
from report_builder.story.card.names import CardPanel
from report_builder.story.card.teller import teller
from report_builder.story.chartspec import ChartKind
from tests import factories, odd
from tests.render.card_checks import faults

WORDS = ("ระบบบริการประชาชนแบบเบ็ดเสร็จ", "แผนตามมาตรา 44 ", "5G ", "Interoperability", "ก")
LONG_WORD = "Supercalifragilistic" * 10


def sheets(edition: Edition, code: str = "D02") -> tuple[Sheet, ...]:
    computed = results.compute(edition)
    return card_sheets(
        compose_card(teller(edition, computed, facts.build(edition, computed)), code)
    )


def panels(sheet: Sheet) -> set[str]:
    return {panel.name for panel in sheet.slide.panels}


def named(sheets: tuple[Sheet, ...]) -> Counter[str]:
    """Count the names in the rows of the profiles of all pages."""
    tables = (p.exhibit for s in sheets for p in s.slide.panels if p.name == "profile")
    return Counter(
        plain(row[0]) for table in tables if isinstance(table, Table) for row in table.rows
    )


names = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(lambda w: "".join(w).strip()),
    st.integers(1, NAME).map(lambda n: LONG_WORD[:n]),
    st.just("ระบบอิเล็กทรอนิกส์ในการบริหารจัดการภายใน" * 5),
).map(lambda name: name[:NAME])


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Draw editions of any framework, with names of any length and scores missing anywhere."""
    dimensions, each = draw(st.integers(1, 16)), draw(st.integers(1, 8))
    count = draw(st.integers(dimensions, dimensions * each))
    types = draw(st.sampled_from((1, 3, 7, 20, 40)))
    name = draw(st.one_of(st.just("ตัวชี้วัด"), names))
    edition = odd.edition(dimensions, count, types, framework=odd.framework(dimensions, count, ""))
    edition = _renamed(edition, name, draw(st.one_of(st.just("ด้าน"), names)))
    units = tuple(
        replace(unit, name_th=draw(names), region=draw(st.sampled_from(("", "เขตใต้", name))))
        for unit in edition.units[: draw(st.integers(1, 3))]
    )
    kept = {unit.code for unit in units}
    respondents = tuple(r for r in edition.respondents if r.unit in kept)
    scores = edition.scores.loc[[r.id for r in respondents]].copy()
    for rows, columns in draw(st.lists(st.tuples(blocks(), blocks()), max_size=3)):
        scores.iloc[rows, columns] = float("nan")
    if draw(st.booleans()):
        scores = scores * 0 + 50
    noun = draw(st.sampled_from(("เขต", "องค์กรปกครองส่วนท้องถิ่น" * 2)))
    chosen = factories.settings(unit_noun=noun, url=draw(st.sampled_from(("", "https://x.th/"))))
    return replace(edition, units=units, respondents=respondents, scores=scores, settings=chosen)


def blocks() -> st.SearchStrategy[slice]:
    return st.builds(slice, st.integers(0, 9), st.one_of(st.none(), st.integers(1, 10)))


def _renamed(edition: Edition, indicator: str, dimension: str) -> Edition:
    def called(name: str, at: int) -> str:
        return f"{name[: NAME - 3]}{odd.letter(at)}"

    own = edition.framework
    return replace(
        edition,
        framework=replace(
            own,
            dimensions=tuple(
                replace(d, name_th=called(dimension, at), short_th=called(dimension, at))
                for at, d in enumerate(own.dimensions)
            ),
            indicators=tuple(
                replace(i, name_th=called(indicator, at), short_th=called(indicator, at))
                for at, i in enumerate(own.indicators)
            ),
        ),
    )


@given(edition=editions())
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)
def test_every_card_within_the_limits_is_placed_with_every_text_in_its_box(
    edition: Edition,
) -> None:
    assert list(too_long(edition)) == []
    for unit in edition.units[:2]:
        placed = sheets(edition, unit.code)
        assert [fault for sheet in placed for fault in faults(sheet.page)] == []
        assert [sheet.slide.id for sheet in placed] == [sheet.page.id for sheet in placed]
        rows = named(placed)
        wanted = len(edition.framework.indicators) if rows else 0
        assert sum(rows.values()) >= wanted


def test_a_usual_framework_has_one_page_and_says_nothing_of_another() -> None:
    [only] = sheets(odd.edition())
    assert only.page.id == "D02"
    assert "overleaf" not in dict(only.slide.labels)


def test_key_figures_take_the_whole_row_where_no_map_stands_at_its_end() -> None:
    [front] = sheets(odd.edition(2, 4))
    ends = [e.box.right for e in front.page.elements if e.name.startswith(CardPanel.RESPONDED)]
    assert ends == pytest.approx([MARGIN + CONTENT] * len(ends))
    assert ends


def test_a_large_framework_has_its_dimensions_in_front_and_all_indicators_on_the_back() -> None:
    front, *back = sheets(odd.edition(8, 64))
    shown = next(p.exhibit for p in front.slide.panels if p.name == "profile")
    assert isinstance(shown, Table)
    assert [plain(row[0]) for row in shown.rows] == [f"ด้าน{odd.letter(n)}" for n in range(8)]
    assert plain(dict(front.slide.labels)["overleaf"]) == "รายละเอียดอยู่หน้าถัดไป"
    rows = named(tuple(back))
    assert {f"ตัวชี้วัด{odd.letter(n)}" for n in range(64)} <= rows.keys()
    assert set(rows.values()) == {1}
    assert [sheet.page.id for sheet in back] == [f"D02/{n}" for n in range(2, 2 + len(back))]


def test_no_page_of_a_back_ends_with_a_dimension_whose_indicators_are_on_the_next() -> None:
    _, *back = sheets(odd.edition(16, 120))
    assert len(back) > 1
    for sheet in back:
        table = next(e for e in sheet.page.elements if e.name == "profile.table")
        assert isinstance(table, CellsBox)
        assert not table.rows[-1][0].text[0].bold


@pytest.mark.parametrize(("dimensions", "indicators"), [(5, 31), (3, 33)])
def test_so_many_rows_still_stand_on_one_page(dimensions: int, indicators: int) -> None:
    assert dimensions + indicators == MOST_ROWS
    [only] = sheets(odd.edition(dimensions, indicators, 3))
    assert sum(named((only,)).values()) == MOST_ROWS


def test_many_respondents_go_to_the_back_before_the_indicators() -> None:
    front, back = sheets(odd.edition(types=40))
    assert panels(back) == {"agencies"}
    assert {"profile", "advice", "peers"} <= panels(front)


def test_a_dimension_and_its_only_indicator_are_one_row() -> None:
    [only] = sheets(odd.edition(4, 4))
    assert [*named((only,))] == [f"ด้าน{odd.letter(n)} (ตัวชี้วัด{odd.letter(n)})" for n in range(4)]
    mixed = sheets(odd.edition(3, 4))
    assert sum(named(mixed).values()) == 1 + 2 + 2


def test_an_entry_that_no_page_holds_is_refused_and_named_by_the_limits() -> None:
    endless = {"item": "ยาวมาก " * 2400, "indicators": ["i00"]}
    edition = odd.edition(1, 1, texts={"recommendations": {"all": {"text": [endless]}}})
    with pytest.raises(StoryError, match="shorten it"):
        sheets(edition)
    [long] = too_long(edition)
    assert (long.source, long.limit) == ("text/recommendations.yaml", RECOMMENDATION)
    assert long.place == "all > text > 1 > item"


@pytest.mark.parametrize(
    ("field", "limit"),
    [("survey", NAME), ("unit_noun", NOUN), ("url", 200), ("synthetic_note", 400)],
)
def test_a_setting_beyond_its_limit_is_named(field: str, limit: int) -> None:
    for letters, found in ((limit, []), (limit + 1, [field])):
        edition = factories.edition(settings=factories.settings(**{field: "ก" * letters}))
        assert [one.place for one in too_long(edition)] == found


def test_a_name_beyond_its_limit_is_named_with_its_row() -> None:
    edition = odd.renamed(odd.edition(), "ก" * (NAME + 1))
    [found] = too_long(edition)
    assert (found.source, found.row, found.place) == ("units", "D02", "name_th")


@pytest.mark.parametrize("letters", [60, NAME])
def test_a_front_from_which_every_row_goes_has_no_empty_table(letters: int) -> None:
    name = ("ระบบอิเล็กทรอนิกส์ในการบริหารจัดการภายใน" * 3)[: letters - 3]
    edition = _renamed(odd.edition(16, 16, 3), name, name)
    exhibits = [panel.exhibit for sheet in sheets(edition) for panel in profiles(sheet)]
    rows = [len(table.rows) for table in exhibits if isinstance(table, Table)]
    assert sum(rows) == 16
    assert 0 not in rows


def profiles(sheet: Sheet) -> list[Panel]:
    return [panel for panel in sheet.slide.panels if panel.name == "profile"]


@pytest.mark.parametrize("height", [60.0, 200.0, 2000.0])
def test_dots_of_a_card_are_as_small_as_its_letters_however_high_the_rows(height: float) -> None:
    size, found = 9.0, sheets(odd.edition(3, 6, 2), odd.edition(3, 6, 2).units[0].code)
    charts = [e for s in found for e in s.page.elements if isinstance(e, ChartBox)]
    spines = [e.chart for e in charts if e.chart.kind is ChartKind.SPINE]
    assert spines
    dots = [m for c in spines for m in spine_marks(c, 200.0, height, size) if isinstance(m, Dot)]
    assert all(0 < dot.radius < size / 2 for dot in dots)
