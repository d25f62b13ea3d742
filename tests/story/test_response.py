"""What the slide of answers says where the units were asked in other numbers than types."""

from math import isclose

import pandas as pd
import pytest

from report_builder.model import Respondent, plain
from tests import factories
from tests.story.stories import deck_of

TYPES = factories.TYPES[:2]
A, B = (kind.id for kind in TYPES)


def panels(asked, silent=0):
    """Return the panels of the slide; asked are the types in every unit, the last ones mute."""
    units = factories.UNITS[: len(asked)]
    people = [(u.code, kind) for u, kinds in zip(units, asked, strict=True) for kind in kinds]
    answering = len(people) - silent
    respondents = tuple(
        Respondent(f"R{n}", unit, kind, "post" if n < answering else "")
        for n, (unit, kind) in enumerate(people)
    )
    ids = [indicator.id for indicator in factories.edition().framework.indicators]
    scores = pd.DataFrame(50.0, index=[f"R{n}" for n in range(answering)], columns=ids)
    edition = factories.edition(units=units, types=TYPES, respondents=respondents, scores=scores)
    [slide] = [slide for slide in deck_of(edition).slides if slide.id == "response"]
    return {panel.name: panel for panel in slide.panels}


@pytest.mark.parametrize(
    ("asked", "silent", "labels"),
    [
        ([[A, B]] * 4, 1, ["ครบ 2", "1"]),
        ([[A], [A, B], [A, A, B], [B] * 5], 0, ["5", "3", "2", "1"]),
        ([[A, A, A], [A, A, A], [A, B, B], [B, B, B]], 3, ["ครบ 3", "0"]),
        ([[A], [A, B], [A, B], [A, A, A, A]], 4, ["2", "1", "0"]),
    ],
)
def test_every_unit_counts_in_the_chart_of_how_many_answered(asked, silent, labels):
    [series] = (chart := panels(asked, silent)["completeness"].exhibit).series
    told = [plain(each.label).replace("\u00a0", " ") for each in chart.categories]
    assert told == [f"{label} หน่วยงาน" for label in labels]
    assert isclose(sum(point.value for point in series.points), 100)


def test_so_many_numbers_of_answers_are_no_chart():
    assert len(panels([[A] * n for n in range(1, 9)])["completeness"].exhibit.categories) == 8
    assert "completeness" not in panels([[A] * n for n in range(1, 10)])


def key_chart(edition):
    [opener] = [slide for slide in deck_of(edition).slides if slide.id == "agenda_project"]
    return opener.panels[-1].exhibit


def test_an_opener_has_a_cell_for_every_respondent():
    edition = factories.edition()
    chart = key_chart(edition)
    asked = sum(asked for row in chart.cells for _, asked in row)
    answered = sum(answered for row in chart.cells for answered, _ in row)
    assert (answered, asked) == (len(edition.answered), len(edition.respondents))
    counts = [answered for answered, _ in chart.cells[0]]
    assert counts == sorted(counts, reverse=True)
