"""Whatever an edition is called and however much it measures, its deck finds room."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model import Edition, Framework, Run, facts_in, plain
from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Bar
from report_builder.render.layout import BODY, PAGE
from report_builder.render.page import ChartBox, Figure, MapBox, Page, TableBox, TextBox
from report_builder.render.place.deck import frame
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages, placed
from report_builder.render.place.flow import POINTS, height
from report_builder.render.place.room import has_room
from report_builder.story.blocks import Deck, Panel, Paragraph, Slide
from report_builder.story.chartspec import ChartKind
from report_builder.story.contents import facts_on, texts_on
from tests import odd
from tests.story.stories import deck_of, found

WORDS = (
    *("บริการภาครัฐ", "ระบบงาน 3 ระบบ", "5G", "การมีส่วนร่วมของประชาชน"),
    *("Digital", "มาตรา 44", "e-Service"),
)
LONG_WORDS = (
    "Donaudampfschifffahrtsgesellschaftskapitän" * 2,
    "กขฃคฅฆงจฉชซ" * 5,
    "Pneumonoultramicroscopicsilicovolcanoconiosis",
)

LYING, THICK = (ChartKind.BAR, ChartKind.FUNNEL, ChartKind.LIKERT, ChartKind.TRACKS), 1.5
"""Charts of lying bars, and how thick these are at least, in points."""
FILLED = 0.7
"""Share of the height of a page that exhibits reach down at least."""


def names(longest: int) -> st.SearchStrategy[str]:
    """Return names of up to so many letters: Thai, Latin, digits, words longer than a column."""
    words = st.lists(st.sampled_from((*WORDS, *LONG_WORDS)), min_size=1, max_size=12)
    return words.map(lambda chosen: " ".join(chosen)[:longest].strip())


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Draw an edition of any framework, with and without findings, some of its scores missing."""
    dimensions = draw(st.integers(1, 16))
    indicators = draw(st.integers(dimensions, dimensions + 44))
    plain_one = odd.edition(dimensions, indicators, draw(st.integers(1, 3)))
    longest = draw(st.sampled_from((12, 40, 120)))
    called = itertools.cycle(draw(st.lists(names(longest), min_size=1, max_size=6)))
    own = plain_one.framework
    framework = Framework(
        tuple(
            replace(d, name_th=(name := next(called)), short_th=name, tag=name[:40])
            for d in own.dimensions
        ),
        tuple(replace(i, name_th=next(called), name_en=next(called)[:60]) for i in own.indicators),
    )
    gone = draw(st.sets(st.sampled_from([i.id for i in own.indicators])))
    scores = plain_one.scores.assign(**dict.fromkeys(gone, float("nan")))
    edition = replace(plain_one, framework=framework, scores=scores, texts={})
    return found(edition) if draw(st.booleans()) else edition


def outside(page: Page) -> list[str]:
    drawn = (TextBox, ChartBox, TableBox, MapBox, Figure)
    boxes = [(e.name, e.box) for e in page.elements if isinstance(e, drawn)]
    return [
        name
        for name, box in boxes
        if min(box.x, box.y) < -1e-6 or box.right > PAGE.right + 1e-6 or box.bottom > PAGE.bottom
    ]


def flat(page: Page) -> list[str]:
    """Return the charts that are pressed so flat that a lying bar is a line."""
    charts = (e for e in page.elements if isinstance(e, ChartBox))
    return [
        each.name
        for each in charts
        for mark in chart_marks(each.chart, each.box.w * POINTS, each.box.h * POINTS, each.size)
        if isinstance(mark, Bar) and mark.w > THICK > mark.h and each.chart.kind in LYING
    ]


def words_of(deck: Deck) -> set[str]:
    return {plain(text) for slide in deck.slides for text in texts_on(slide)}


@settings(max_examples=15, derandomize=True)
@given(editions())
def test_every_deck_finds_room(edition: Edition) -> None:
    told = deck_of(edition)
    deck = fitted(told)
    for page in deck_pages(deck):
        assert outside(page) == flat(page) == [], page.id
        assert all(map(has_room, page.elements)), page.id
    names = {i.name_th for i in edition.framework.indicators}
    said = "\n".join(words_of(deck)).replace("\u00a0", " ")
    assert [name for name in names if name not in said] == []
    assert all(e.name_th in said for e in edition.framework.dimensions)


@pytest.mark.parametrize(("dimensions", "indicators"), [(1, 2), (2, 4), (3, 4), (3, 8), (4, 8)])
def test_pages_of_small_frameworks_are_filled(dimensions: int, indicators: int) -> None:
    deck = fitted(deck_of(odd.edition(dimensions, indicators, 2, texts={})))
    shown = [page for page in deck_pages(deck) if page.id in ("framework", "indicators")]
    assert shown
    for page in shown:
        drawn = (e.box.bottom for e in page.elements if isinstance(e, (ChartBox, Figure)))
        lowest = max(bottom for bottom in drawn if bottom <= BODY.bottom + 1e-6)
        assert (lowest - BODY.y) / BODY.h > FILLED, page.id


@pytest.mark.parametrize("kind", ["bullets", "components"])
def test_few_words_stand_larger_than_many(kind: str) -> None:
    text = Paragraph((Run("ความพร้อมของหน่วยงาน"),), "•")
    few, many = (
        placed(Slide("x", kind, "s", (), panels=(Panel("p", paragraphs=(text,) * count),)))
        for count in (2, 6)
    )
    assert few
    assert many
    sizes = [
        max(e.lines[0].size for e in page if isinstance(e, TextBox) and e.slot != "title")
        for page in (few, many)
    ]
    assert sizes[0] > sizes[1]


@pytest.mark.parametrize("dimensions", [8, 14, 15, 16, 40])
def test_charts_of_one_page_stand_apart(dimensions: int) -> None:
    deck = fitted(deck_of(odd.edition(dimensions, dimensions, 1, texts={})))
    for page in deck_pages(deck):
        boxes = [e.box for e in page.elements if isinstance(e, ChartBox)]
        for one, other in itertools.combinations(boxes, 2):
            beside = one.right <= other.x + 1e-6 or other.right <= one.x + 1e-6
            assert beside or one.bottom <= other.y + 1e-6 or other.bottom <= one.y + 1e-6, page.id


@pytest.mark.parametrize("dimensions", [1, 2, 3, 7, 8, 16, 40])
def test_parts_of_a_slide_are_alike_in_size(dimensions: int) -> None:
    slides = fitted(deck_of(odd.edition(dimensions, dimensions * 3, 1, texts={}))).slides
    for _, parts in itertools.groupby(slides, lambda slide: slide.id.partition("-")[0]):
        sizes = [len(part.panels) for part in parts]
        assert max(sizes) - min(sizes) <= 1


def test_the_feet_of_parts_name_no_score_that_stands_on_another() -> None:
    edition = odd.edition(2, 40, 1, texts={})
    scores = edition.scores.copy()
    for place in (0, len(scores.columns) - 1):
        scores.iloc[0, place] = float("nan")
    divided = fitted(deck_of(replace(edition, scores=scores))).slides
    parts = [
        slide for slide in divided if "(1/" in plain(slide.title) or "(2/" in plain(slide.title)
    ]
    told = [set(facts_in(slide.source)) for slide in parts]
    assert any(told)
    for slide, bases in zip(parts, told, strict=True):
        shown = set(facts_on(replace(slide, source=())))
        scored = {base.removesuffix(".n") + ".score" for base in bases if base.startswith("ind")}
        assert scored <= shown


@pytest.mark.parametrize(("times", "rises"), [(1, True), (12, False)])
def test_what_stands_below_a_title_rises_only_under_one_line(times: int, rises: bool) -> None:
    slide = Slide("x", "overview", "s", (Run("ผลการสำรวจ " * times),))
    [title] = [e for e in frame.header(slide) if isinstance(e, TextBox) and e.slot == "title"]
    top = frame.body(slide).y
    assert (top < BODY.y) is rises
    assert top >= title.box.y + height(title.lines, title.box.w)


@pytest.mark.parametrize("letters", [10, 60, 120])
def test_a_cover_has_room_for_long_names_of_those_who_made_the_survey(letters: int) -> None:
    name = ("สำนักงานพัฒนาระบบบริการ" * 6)[:letters]
    plain_one = odd.edition(2, 4, 2)
    settings = replace(plain_one.settings, publisher=name, surveyor=name, title=name)
    deck = fitted(deck_of(replace(plain_one, settings=settings)))
    cover = next(iter(deck_pages(deck)))
    assert all(map(has_room, cover.elements))
    assert outside(cover) == []


def test_a_panel_without_data_is_not_alone_on_a_page() -> None:
    plain_one = odd.edition(8, 48, 1, texts={})
    blank = [i.id for i in plain_one.framework.indicators if i.dimension == "d02"]
    scores = plain_one.scores.assign(**dict.fromkeys(blank, float("nan")))
    edition = replace(plain_one, scores=scores)
    shown = [s for s in fitted(deck_of(edition)).slides if s.id.startswith("indicators")]
    assert len(shown) > 1
    assert any(not panel.exhibit for slide in shown for panel in slide.panels)
    assert all(any(panel.exhibit for panel in slide.panels) for slide in shown)


@pytest.mark.parametrize("score", ["8", "50.9", "0.361", "1,000.00"])
def test_a_score_of_any_digits_stands_beside_its_part(score: str) -> None:
    text = Paragraph((Run("ความพร้อมของหน่วยงาน"),), "•")
    part = Panel("p", heading=(Run("ด้าน"),), number=(Run(score),), paragraphs=(text, text))
    page = placed(Slide("x", "components", "s", (), panels=(part,)))
    assert page
    [shown] = [e for e in page if isinstance(e, TextBox) and e.name == "p.score"]
    assert height(shown.lines[:1], shown.box.w) < 1.5 * shown.lines[0].size / POINTS


@pytest.mark.parametrize(
    "word", ["ด้าน", "Telecommunications", "Krungthepmahanakhonamonrattanakosin"]
)
def test_a_name_of_one_long_word_stands_whole_beside_its_text(word: str) -> None:
    text = Paragraph((Run("ความพร้อมของหน่วยงาน"),), "•")
    part = Panel("p", heading=(Run(word),), number=(Run("50.9"),), paragraphs=(text, text))
    assert placed(Slide("x", "rows", "s", (), panels=(part, part)))


@pytest.mark.parametrize("score", ["0.0", "50.9", "1,000.00"])
def test_the_words_over_scores_of_advice_have_room(score: str) -> None:
    told = Paragraph((Run("ส่งเสริมการพัฒนา"),), number=(Run(score),), caption=(Run("ตัวชี้วัด"),))
    labels = (("score", (Run("คะแนน"),)), ("evidence", (Run("จังหวัดที่ต่ำกว่า"),)))
    part = Panel("p", heading=(Run("ด้าน"),), paragraphs=(told,))
    assert placed(Slide("x", "advice", "s", (), panels=(part,), labels=labels))
