"""The English summary: English names throughout, Thai ones only where an edition has no other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from report_builder import facts, results
from report_builder.model import Edition, Framework, Text, plain
from report_builder.render.page import CellsBox, ChartBox, MapBox, TextBox
from report_builder.render.place.report.summary import summary_pages
from report_builder.story.report.english import has_english, in_english, plural
from report_builder.story.report.summary import compose_summary
from tests import factories

THAI = re.compile("[ก-๛]")
FIRST, MEASURE = factories.DIMENSIONS[0], factories.INDICATORS[0]
OWN = {"publisher_en": "Office of Surveys", "unit_noun_en": "district"}


def said(edition: Edition) -> str:
    """Return everything that the pages of the summary of an edition say and speak."""
    report = compose_summary(edition, facts.build(edition, results.compute(edition)))
    texts: list[Text | str] = [report.title]
    for page in summary_pages(report):
        for element in page.elements:
            if isinstance(element, TextBox):
                texts += [line.text for line in element.lines]
            elif isinstance(element, CellsBox):
                texts += [line.text for row in element.rows for line in row]
                texts.append(element.alt)
            elif isinstance(element, ChartBox):
                texts += [c.label for c in element.chart.categories]
                texts.append(element.chart.alt)
            elif isinstance(element, MapBox):
                texts.append(element.map.alt)
    return "\n".join(text if isinstance(text, str) else plain(text) for text in texts)


@pytest.mark.parametrize("make", [factories.edition, factories.unit_level_edition])
def test_no_thai_stands_where_everything_has_an_english_name(make: object) -> None:
    edition = make()  # type: ignore[operator]
    units = tuple(replace(unit, region="") for unit in edition.units)
    edition = replace(edition, units=units, settings=replace(edition.settings, **OWN))
    words = said(edition)
    assert "district" in words.casefold()
    assert "Districts and regions" not in words
    assert not THAI.findall(words)


def test_a_name_without_english_stands_in_thai() -> None:
    edition = factories.unit_level_edition()
    first = replace(edition.units[0], name_en="")
    words = said(replace(edition, units=(first, *edition.units[1:])))
    assert first.name_th in words


def test_one_thing_is_never_told_as_many() -> None:
    edition = factories.unit_level_edition()
    framework = Framework((replace(FIRST, weight=100.0),), (replace(MEASURE, weight=100.0),))
    few = replace(
        edition,
        framework=framework,
        units=edition.units[:1],
        scores=edition.scores.loc[[edition.units[0].code], [MEASURE.id]],
    )
    words = said(few)
    assert "1 indicator in 1 dimension" in words
    assert not re.findall(r"(?<![\d.,–])1 \w+s\b", words)


def test_an_edition_without_english_has_none() -> None:
    edition = factories.edition()
    own = edition.framework
    bare = replace(
        own,
        dimensions=tuple(replace(d, name_en="") for d in own.dimensions),
        indicators=tuple(replace(i, name_en="") for i in own.indicators),
    )
    units = tuple(replace(unit, name_en="") for unit in edition.units)
    assert has_english(edition)
    assert not has_english(replace(edition, framework=bare, units=units))


def test_names_alone_become_english() -> None:
    edition = factories.edition()
    told = in_english(edition)
    assert [d.id for d in told.framework.dimensions] == [d.id for d in edition.framework.dimensions]
    assert {u.name_th for u in told.units} == {u.name_en for u in edition.units}


@pytest.mark.parametrize(
    ("one", "many"), [("province", "provinces"), ("agency", "agencies"), ("branch", "branches")]
)
def test_nouns_as_many(one: str, many: str) -> None:
    assert plural(one) == many
