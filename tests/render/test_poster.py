"""A poster of any edition is one page on which all has room, its score before all else."""

from dataclasses import replace

import pytest

from report_builder.facts import build
from report_builder.model import Edition, plain
from report_builder.render.layout import POSTER
from report_builder.render.page import Page, TextBox
from report_builder.render.place.poster.page import LEAST_IMPORTANT, poster_page
from report_builder.render.place.room import has_room
from report_builder.results import compute
from report_builder.story.blocks import Slide
from report_builder.story.deck.compose import BRIEF, compose
from report_builder.story.poster import FILE, poster
from tests import factories, large
from tests.render.type_sizes import off_scale

EDITIONS = (factories.edition, factories.unit_level_edition, factories.answered_edition)


def hung(edition: Edition) -> tuple[Slide, Page]:
    facts = build(edition, compute(edition))
    return poster_page(poster(compose(edition, facts, FILE), compose(edition, facts, BRIEF)))


def shown(page: Page) -> list[str]:
    names = {element.name.removesuffix(".title") for element in page.elements}
    return [band for band in LEAST_IMPORTANT if band in names]


def renamed(edition: Edition, name: str) -> Edition:
    """Return an edition whose indicators and dimensions have a name many times over."""
    own = edition.framework
    framework = replace(
        own,
        dimensions=tuple(replace(d, name_th=f"{name}{d.id}") for d in own.dimensions),
        indicators=tuple(replace(i, name_th=f"{name}{i.id}") for i in own.indicators),
    )
    return replace(edition, framework=framework)


@pytest.mark.parametrize("made", [*EDITIONS, large.edition])
def test_all_has_room_on_the_page_of_any_edition(made) -> None:
    _, page = hung(made())
    assert all(map(has_room, page.elements))
    boxes = [element.box for element in page.elements if isinstance(element, TextBox)]
    assert max(box.bottom for box in boxes) <= POSTER.height
    assert "score" in shown(page)


def test_the_bundled_edition_has_every_band(edition_2559: Edition) -> None:
    slide, page = hung(edition_2559)
    assert shown(page) == [*LEAST_IMPORTANT]
    told = "".join(
        plain(line.text) for e in page.elements if isinstance(e, TextBox) for line in e.lines
    )
    assert "ข้อมูลจำลอง" in told
    assert plain(slide.title) in told.replace("\n", " ")


def test_long_names_cost_what_matters_least() -> None:
    every = shown(hung(factories.edition())[1])
    for times in (1, 5, 25):
        _, page = hung(renamed(factories.edition(), "การพัฒนาระบบสารสนเทศ" * times))
        assert all(map(has_room, page.elements))
        assert shown(page) == every[len(every) - len(shown(page)) :]
    assert len(shown(page)) < len(every)


def test_an_edition_without_scores_has_a_poster_that_says_so() -> None:
    edition = factories.edition()
    _, page = hung(replace(edition, scores=edition.scores.iloc[:0]))
    assert not shown(page)


def test_a_poster_of_made_up_data_says_so_where_it_has_no_scores() -> None:
    made_up = factories.edition(settings=factories.settings(synthetic=True))
    bare = replace(made_up, scores=made_up.scores.iloc[:0], published=made_up.published.iloc[:0])
    assert bare.is_made_up
    assert hung(bare)[1].synthetic


def test_every_text_is_of_the_type_scale(edition_2559: Edition) -> None:
    assert off_scale([hung(edition_2559)[1]], "slide") == set()
