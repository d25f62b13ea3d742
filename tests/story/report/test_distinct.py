"""By what an indicator stands out: what a paragraph claims of it holds beside all others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from report_builder import facts, results
from report_builder.framework import Indicator
from report_builder.story.report.distinct import Distinct
from tests import factories

EDITION = factories.edition()
FACTS = facts.build(EDITION, results.compute(EDITION))
DISTINCT = Distinct(EDITION, FACTS)


def test_no_two_paragraphs_of_a_dimension_begin_alike_while_there_is_another_beginning() -> None:
    for dimension in EDITION.framework.dimensions:
        leads = [DISTINCT.findings(i)[0] for i in EDITION.framework.of(dimension.id)]
        assert len({*leads}) == len(leads)


def test_what_is_called_lowest_is() -> None:
    scores = {i: FACTS[f"indicator.{i.id}.score"].value or 0.0 for i in factories.INDICATORS}
    for name, end in (("lowest", min), ("highest", max)):
        called = [i for i in factories.INDICATORS if name in DISTINCT.findings(i)]
        assert all(scores[i] == end(scores.values()) for i in called)


@given(st.lists(st.integers(0, 4), min_size=7, max_size=7))
def test_those_called_first_are_greater_than_most(values: list[int]) -> None:
    by = dict(zip(factories.INDICATORS, map(float, values), strict=True))

    def measure(indicator: Indicator) -> float:
        return by[indicator]

    for one in DISTINCT._first(measure):
        assert sum(by[one] > other for other in by.values()) > len(by) / 2
