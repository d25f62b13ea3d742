"""Summary, points and advice of a card follow one rule: what is furthest behind comes first."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import facts, results
from report_builder.model import Edition, Text, plain
from report_builder.story.blocks import Slide
from report_builder.story.card.compose import compose_card
from report_builder.story.card.standing import printed
from report_builder.story.card.teller import Teller, teller
from tests import odd


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Draw an edition of few or many indicators, advice for some of them, answers missing."""
    dimensions = draw(st.integers(1, 5))
    own = odd.edition(dimensions, draw(st.integers(dimensions, 12)), draw(st.integers(1, 7)))
    random = np.random.default_rng(draw(st.integers(0, 10**6)))
    units = random.normal(0, draw(st.sampled_from([0, 8, 25])), len(own.scores))[:, None]
    around = draw(st.sampled_from([2, 12, 30]))
    cells = np.clip(random.normal(50 + units, around, own.scores.shape), 0, 100).round(1)
    cells[random.random(cells.shape) < draw(st.sampled_from([0.0, 0.2, 0.6]))] = np.nan
    texts = draw(st.sampled_from([own.texts, {}, with_ways(own.texts)]))
    rules = replace(own.settings, least_difference=draw(st.sampled_from([None, 0.0, 6.0])))
    return replace(own, scores=own.scores * 0 + cells, texts=texts, settings=rules)


def with_ways(texts: dict) -> dict:
    """Return texts of advice of which every other is for the unit itself, the rest for others."""
    told = texts["recommendations"]["all"]["text"]
    ways = [{**one, "way": ("parent", "own")[n % 2]} for n, one in enumerate(told)]
    return {"recommendations": {"all": {"text": ways}}}


def too_few(told: Teller, code: str, text: Text) -> list[str]:
    """Return the indicators that a text tells of which too few of a unit have a score in."""
    asked = told.facts[f"unit.{code}.asked.count"].value or 0
    least = (told.facts["fair.coverage"].value or 0) / 100 * asked
    own = f"unit.{code}.indicator."
    ids = [run.fact.removesuffix(".gap") for run in text if run.fact.startswith(own)]
    return [id for id in ids if f"{id}.n" in told.facts and told.facts[f"{id}.n"].value < least]


def gaps_in(told: Teller, text: Text) -> list[Decimal]:
    """Return the distances to the whole that a text tells, as printed."""
    ids = dict.fromkeys(run.fact for run in text if run.fact.endswith(".gap"))
    return [printed(told.facts[id]) or Decimal(0) for id in ids if ".indicator." in id]


def advised(slide: Slide) -> list[str]:
    """Return the indicators that advice is given on, in order."""
    texts = [p.text for panel in slide.panels if panel.name == "advice" for p in panel.paragraphs]
    own = f"unit.{slide.id}.indicator."
    ids = [run.fact for text in texts if "เรียนรู้" not in plain(text) for run in text]
    scores = (id for id in ids if id.startswith(own) and id.endswith(".score"))
    return [id.removeprefix(own).removesuffix(".score") for id in scores]


def gap_of(told: Teller, code: str, indicator: str) -> Decimal:
    return printed(told.facts[f"unit.{code}.indicator.{indicator}.gap"]) or Decimal(0)


@settings(max_examples=30, deadline=None)
@given(editions())
def test_what_is_most_urgent_is_the_first_point_and_the_first_advice(edition: Edition) -> None:
    computed = results.compute(edition)
    told = teller(edition, computed, facts.build(edition, computed))
    least, ids = told.least, [i.id for i in edition.framework.indicators]
    for unit in edition.units:
        slide = compose_card(told, unit.code)
        clear = [id for id in ids if f"indicator.{id}" in computed.clear[unit.code]]
        known = {id: gap_of(told, unit.code, id) for id in clear}
        below = sorted(gap for gap in known.values() if gap < 0)
        above = sorted((gap for gap in known.values() if gap > 0), reverse=True)
        panels = {panel.name: panel for panel in slide.panels}
        summary = panels["summary"].paragraphs[0].text
        said = gaps_in(told, summary)
        assert not too_few(told, unit.code, summary)
        if len(ids) > 1:
            for ordered, side in ((below, -1), (above, 1)):
                of_side = [gap for gap in said if gap * side > 0]
                assert bool(of_side) == bool(ordered)
                assert all(abs(gap - ordered[0]) < max(least, Decimal("0.1")) for gap in of_side)
            for name, ordered in (("gaps", below), ("strengths", above)):
                points = [p.text for p in panels[name].paragraphs] if name in panels else []
                sure = [text for text in points if "ยังไม่ชัดเจน" not in plain(text)]
                listed = [gap for text in sure for gap in gaps_in(told, text)]
                perhaps = [gap for t in points if t not in sure for gap in gaps_in(told, t)]
                assert listed == ordered[:3]
                assert not [id for text in sure for id in too_few(told, unit.code, text)]
                assert all(abs(gap) > max(map(abs, ordered), default=0) for gap in perhaps)
                if len(ordered) > 2:
                    counted = {told.facts[r.fact].value for r in panels[name].caption if r.fact}
                    assert counted == {len(ordered)}
        if below:
            order = [gap_of(told, unit.code, id) for id in advised(slide)]
            assert order[0] == below[0]
            assert all(gap <= later for gap, later in pairwise(order))
        else:
            assert "เรียนรู้" not in " ".join(
                plain(p.text) for p in panels.get("advice", panels["reading"]).paragraphs
            )
        assert not [id for id in advised(slide) if known.get(id, Decimal(0)) > 0]
