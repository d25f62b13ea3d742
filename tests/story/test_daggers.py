"""A figure that was published otherwise bears a dagger, and the foot of its slide says how."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import resources
from report_builder.edition.load import load
from report_builder.facts import build
from report_builder.model import Run, plain
from report_builder.results import compute
from report_builder.story.chartspec import STACKED, ChartSpec
from report_builder.story.contents import parts_on
from report_builder.story.daggers import DAGGER
from report_builder.story.deck.compose import compose
from report_builder.story.differences import difference, differences, published
from tests import factories

PUBLISHED = {  # what the published slides print where ours differ, from differences.md
    12: {"7", "5"},
    23: {"90", "60", "65"},
    25: {"99.1", "63.4"},
    26: {"60"},
    28: {"65"},
    33: {"76", "67", "63"},
    35: {"70"},
    37: {"77"},
}


@pytest.fixture(scope="module")
def slides():
    edition = load(resources.path("assets", "editions", "2559"))
    return compose(edition, build(edition, compute(edition))).slides


def test_the_slides_of_2559_say_what_was_published_otherwise(slides):
    feet = {n: plain(s.source) for n, s in enumerate(slides, 1) if DAGGER in plain(s.source)}
    assert {*feet} == {*PUBLISHED}
    for number, foot in feet.items():
        told = foot[foot.index(DAGGER) :].replace("(", " ").split()
        assert PUBLISHED[number] <= set(told)


def test_a_dagger_at_the_foot_stands_for_one_on_the_slide(slides):
    for slide in (slide for slide in slides if slide.id != "differences"):
        above = any(DAGGER in plain(p.text) for p in parts_on(slide) if p.role != "source")
        assert above == (DAGGER in plain(slide.source)), slide.id


def edition(value, decimals=1, note="", slide=""):
    """Return an edition that published the mean of all as a value."""
    row = ["nation.score", value, decimals, slide, "mean", note]
    columns = ["id", "value", "decimals", "slide", "key", "note"]
    return replace(factories.edition(), published=pd.DataFrame([row], columns=columns))


def told(own):
    """Return the slides of an edition, and its mean as printed."""
    facts = build(own, compute(own))
    return compose(own, facts).slides, facts.printed("nation.score")


def test_a_figure_published_otherwise_bears_a_dagger_wherever_it_is_printed():
    """But in a title over a slide where it bears one below."""
    slides, mean = told(edition(99.9, note="ปัดเศษก่อนถ่วงน้ำหนัก (rounded before weighting)"))
    showing = [s for s in slides if any(_shows(p.text) for p in parts_on(s))]
    showing = [slide for slide in showing if slide.id != "differences"]
    assert showing
    for slide in showing:
        assert f"{DAGGER}\u00a0ต้นฉบับพิมพ์ 99.9 แทน {mean} (ปัดเศษก่อนถ่วงน้ำหนัก)" in plain(slide.source)
        parts = [part for part in parts_on(slide) if part.role not in ("point", "mark")]
        below = [part for part in parts if part.role not in ("title", "kicker")]
        under = {mark for part in below for mark in _after(part)}
        assert under <= {DAGGER}, slide.id
        over = {mark for part in parts if part not in below for mark in _after(part)}
        assert under or over <= {DAGGER}, slide.id


def _after(part):
    """Return what follows the mean where a part of a slide says it."""
    runs = [*part.text, Run("")]
    return [runs[n + 1].text for n, run in enumerate(part.text) if run.fact == "nation.score"]


def _shows(text):
    return any(run.fact == "nation.score" for run in text)


@given(st.floats(0, 100), st.integers(0, 3))
def test_what_agrees_to_the_decimals_of_either_has_no_dagger(value, decimals):
    base = factories.edition()
    facts = build(base, compute(base))
    exact = facts["nation.score"].value
    assert exact is not None
    own = edition(round(exact, decimals), decimals)
    assert (
        difference(published(own), facts, "nation.score", facts.printed("nation.score"), "1")
        is None
    )
    apart = abs(value - exact) > 1
    other = edition(value, decimals)
    found = difference(published(other), facts, "nation.score", facts.printed("nation.score"), "1")
    assert (found is not None) or not apart


def test_the_slide_that_a_figure_was_published_on_counts_first():
    base = factories.edition()
    facts = build(base, compute(base))
    mean = facts.printed("nation.score")
    rows = [
        ["nation.score", float(mean), 1, "21", "mean", ""],
        ["nation.score", 12.0, 0, "23", "mean", ""],
    ]
    columns = ["id", "value", "decimals", "slide", "key", "note"]
    own = replace(base, published=pd.DataFrame(rows, columns=columns))
    assert difference(published(own), facts, "nation.score", mean, "21") is None
    assert difference(published(own), facts, "nation.score", mean, "40") is None
    assert difference(published(own), facts, "nation.score", mean, "23") is not None


def test_parts_of_a_whole_bear_the_dagger_in_their_own_names(slides):
    charts = [p.exhibit for s in slides for p in s.panels if isinstance(p.exhibit, ChartSpec)]
    stacked = [c for c in charts if c.kind in STACKED]
    assert not any(DAGGER in plain(k.label) for c in stacked for k in c.categories)


def test_an_annex_lists_every_difference_and_why(slides):
    edition = load(resources.path("assets", "editions", "2559"))
    facts = build(edition, compute(edition))
    [listing] = [s for s in slides if s.id == "differences"]
    rows = [[plain(cell) for cell in row] for row in listing.panels[0].exhibit.rows]
    expected = [
        (d.published.slide, d.published.printed + d.sign, facts.printed(d.exact) + d.sign)
        for d in differences(edition, facts)
    ]
    told = [(slide, row[2], row[4]) for row in rows for slide in row[0].split(", ")]
    assert sorted(told) == sorted(expected)
    assert len(rows) < len(told)
    assert all(row[1] and row[5] for row in rows)


def test_without_additions_or_differences_there_is_no_such_annex():
    own, agreed = edition(99.9), edition(float(told(factories.edition())[1]))
    without = replace(own, settings=replace(own.settings, additions=False))
    assert "differences" in {slide.id for slide in told(own)[0]}
    assert "differences" not in {slide.id for slide in told(without)[0]}
    assert "differences" not in {slide.id for slide in told(agreed)[0]}
    assert "differences" not in {slide.id for slide in told(factories.edition())[0]}
