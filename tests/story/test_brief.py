"""The brief says in a few slides what the facts of any edition hold, and leaves out the rest."""

from dataclasses import replace

import pytest

from report_builder.facts import FactBook, build
from report_builder.model import Edition, plain
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.results import compute
from report_builder.story.apart import apart, gaps, wide_apart
from report_builder.story.blocks import Slide
from report_builder.story.deck.compose import BRIEF, compose
from tests import factories, large

WHOLE = ["cover", "score", "areas", "dimensions", "findings", "gaps", "advice", "minister", "close"]
MOST = 10
EDITIONS = (factories.edition, factories.unit_level_edition, factories.answered_edition)


def facts_of(edition: Edition) -> FactBook:
    return build(edition, compute(edition))


def brief(edition: Edition) -> tuple[Slide, ...]:
    return compose(edition, facts_of(edition), BRIEF).slides


@pytest.fixture(scope="module")
def told(edition_2559: Edition) -> tuple[Slide, ...]:
    return brief(edition_2559)


def test_the_bundled_edition_has_every_slide_on_a_page(edition_2559: Edition) -> None:
    deck = fitted(compose(edition_2559, facts_of(edition_2559), BRIEF))
    assert [page.id for page in deck_pages(deck)] == WHOLE


@pytest.mark.parametrize("made", [*EDITIONS, large.edition])
def test_any_edition_has_a_brief_of_few_pages(made) -> None:
    edition = made()
    pages = deck_pages(fitted(compose(edition, facts_of(edition), BRIEF)))
    assert pages[0].id == "cover"
    assert 2 < len(pages) <= MOST


def test_an_edition_without_scores_says_only_where_to_read_on() -> None:
    edition = factories.edition()
    empty = replace(edition, scores=edition.scores.iloc[:0])
    assert [slide.id for slide in brief(empty)] == ["cover", "close"]


def test_the_gap_of_types_has_the_ends_of_all_their_scores(edition_2559: Edition) -> None:
    facts = facts_of(edition_2559)
    scores = [facts[f"type.{t.id}.score"].value for t in edition_2559.types]
    found = apart(edition_2559, facts, "types")
    ends = [facts[end.fact].value for end in (found.low, found.high)]
    assert ends == [min(scores), max(scores)]
    assert wide_apart(edition_2559, facts).width >= found.width
    widths = [gap.width for gap in gaps(edition_2559, facts)]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) == len(edition_2559.framework.indicators)


def test_every_dimension_has_one_recommendation_for_its_lowest_score(
    edition_2559: Edition, told: tuple[Slide, ...]
) -> None:
    facts, advice = facts_of(edition_2559), next(s for s in told if s.id == "advice")
    deck = compose(edition_2559, facts).slides
    every = {p.name: p.paragraphs for s in deck if s.kind == "advice" for p in s.panels}
    for panel in advice.panels:
        (only,) = panel.paragraphs
        scores = [_score(facts, other) for other in every[panel.name] if other.number]
        assert _score(facts, only) == min(scores)


def _score(facts: FactBook, paragraph) -> float:
    return facts[paragraph.number[0].fact].value


def test_findings_stand_apart_and_print_facts(told: tuple[Slide, ...]) -> None:
    findings = next(slide for slide in told if slide.id == "findings")
    assert [panel.name for panel in findings.panels] == ["ends", "apart", "below"]
    assert all(any(run.fact for run in panel.number) for panel in findings.panels)


def test_an_edition_puts_its_own_title_over_a_slide() -> None:
    own = factories.edition(texts={"brief": {"score": {"title": "ชื่อของเรา"}}})
    assert "ชื่อของเรา" in [plain(slide.title) for slide in brief(own)]


def test_slides_of_the_brief_bear_no_dagger_of_a_slide_of_their_number(
    edition_2559: Edition,
) -> None:
    facts = facts_of(edition_2559)
    row = {"id": "nation.score", "value": facts["nation.score"].value, "decimals": 1}
    row |= {"slide": "2", "key": "", "note": ""}
    other = row | {"value": 1.0}
    own = replace(edition_2559, published=edition_2559.published.iloc[:0])
    frame = type(own.published)([row | {"slide": "21"}, other])
    score = next(s for s in brief(replace(own, published=frame)) if s.id == "score")
    assert "†" not in plain(score.title)
