"""Numbers that authors type, and what check says of them beside what it says of the data."""

from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.build.rehearsal import rehearsed
from report_builder.edition.load import read
from report_builder.problem import Problem, Severity
from tests import factories, folders

TYPED = "จัดอบรมปีละ 2 รุ่น ภายในปี 2572"
[DIMENSION, *_] = factories.edition().framework.dimensions
[INDICATOR, *_] = factories.edition().framework.of(DIMENSION.id)


def problems(tmp_path: Path, item: str, *, answers: str, literals: tuple[str, ...] = ()):
    advice = {DIMENSION.id: {"text": [{"item": item, "indicators": [answers]}]}}
    texts = {"recommendations": {"literals": [*literals], **advice}}
    edition = replace(factories.edition(), texts=texts)
    return rehearsed(read(folders.write(edition, tmp_path / "edition"))).problems


def of_texts(found: tuple[Problem, ...]) -> list[Problem]:
    return [p for p in found if p.severity is Severity.ERROR]


def test_a_typed_number_says_where_to_declare_it(tmp_path: Path) -> None:
    [error] = of_texts(problems(tmp_path, TYPED, answers=INDICATOR.id))
    words = error.message().th
    assert all(part in words for part in ("“2”", "“2572”", "f('...')", "literals[1]"))


@pytest.mark.parametrize("literals", [("2", "2572"), ("ปีละ 2 รุ่น ภายในปี 2572",), (TYPED,)])
def test_what_it_says_to_do_mends_it(tmp_path: Path, literals: tuple[str, ...]) -> None:
    assert not of_texts(problems(tmp_path, TYPED, answers=INDICATOR.id, literals=literals))


@pytest.mark.parametrize("name", sorted({INDICATOR.name_th, INDICATOR.short_th}))
def test_an_indicator_called_by_its_name_is_told_its_id(tmp_path: Path, name: str) -> None:
    [error] = of_texts(problems(tmp_path, "พัฒนา", answers=name))
    assert error.found == name
    assert INDICATOR.id in error.what.th


def test_errors_of_texts_stand_before_what_is_only_said_of_the_data(tmp_path: Path) -> None:
    severities = [p.severity for p in problems(tmp_path, TYPED, answers="nothing")]
    assert severities == sorted(severities, key=list(Severity).index)
    assert {Severity.ERROR, Severity.WARNING} <= {*severities}
