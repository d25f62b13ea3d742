"""The same edition however it is dressed; whatever is really damaged is named."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.assemble import assemble
from report_builder.edition.load import load, read
from report_builder.model import Edition
from tests import factories, folders
from tests.edition.disguises import ALL, DISGUISES, Book


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folders.write(factories.edition(), tmp_path_factory.mktemp("plain") / "edition")


@pytest.fixture(scope="module")
def expected(plain: Path) -> Edition:
    return load(plain)


def dressed(plain: Path, place: Path, suffix: str, names: list[str], draw: Random) -> Path:
    """Write the edition in disguises, put on in the order that they can be worn."""
    book = Book.of(plain, suffix)
    for each in sorted((DISGUISES[name] for name in names), key=lambda each: each.stage):
        each.put_on(book, draw)
    place.mkdir()
    (place / "edition.toml").write_bytes((plain / "edition.toml").read_bytes())
    assert book != Book.of(plain, suffix)
    book.save(place)
    return place


def undressed(place: Path) -> Edition:
    """Return the edition as it is read, without an error."""
    reading = read(place)
    assert reading.errors == ()
    assert reading.settings is not None
    return assemble(reading.settings, reading.tables, reading.texts, reading.files)


def assert_same(one: Edition, other: Edition) -> None:
    for part in ("settings", "framework", "units", "types", "respondents"):
        assert getattr(one, part) == getattr(other, part), part
    assert list(one.scores.index) == list(other.scores.index)
    assert list(one.scores.columns) == list(other.scores.columns)
    np.testing.assert_allclose(one.scores, other.scores, rtol=1e-12, equal_nan=True)


def test_there_are_more_than_forty_disguises() -> None:
    assert len(DISGUISES) > 40


WORN = [
    (each.name, each.formats[n % len(each.formats)]) for n, each in enumerate(DISGUISES.values())
]


@pytest.mark.parametrize(("name", "suffix"), WORN, ids=[" ".join(pair) for pair in WORN])
def test_each_disguise_leaves_the_edition_as_it_is(
    name: str, suffix: str, plain: Path, expected: Edition, tmp_path: Path
) -> None:
    place = dressed(plain, tmp_path / "edition", suffix, [name], Random(2559))
    assert_same(undressed(place), expected)


@settings(max_examples=40, derandomize=True)
@given(data=st.data(), suffix=st.sampled_from(ALL))
def test_two_or_three_disguises_at_once_leave_the_edition_as_it_is(
    data: st.DataObject,
    suffix: str,
    plain: Path,
    expected: Edition,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    worn = st.sampled_from([n for n, each in DISGUISES.items() if suffix in each.formats])
    names = data.draw(st.lists(worn, min_size=2, max_size=3, unique=True))
    draw = Random(data.draw(st.integers(0, 999)))
    place = dressed(plain, tmp_path_factory.mktemp("d") / "edition", suffix, names, draw)
    assert_same(undressed(place), expected)
