"""Any number of builds in one process, in turn or in threads, give the bytes of one alone."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.build.outputs import FORMATS, USUAL
from report_builder.build.pipeline import build
from report_builder.model import Edition
from tests import factories, folders
from tests.commands import contents

EDITIONS = ("silent", "unit_level")
ALONE = "import sys; from report_builder.cli.app import app; app(sys.argv[1:])"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two editions that share nothing but units."""
    place = tmp_path_factory.mktemp("editions")
    folders.write(few(factories.edition()), place / "silent")
    folders.spoil(
        place / "silent", "scores", 2, folders.cells(place / "silent", "scores")[0][1], ""
    )
    folders.write(few(factories.unit_level_edition()), place / "unit_level")
    return place


def few(edition: Edition) -> Edition:
    """Return an edition with three of its units and those who answered there."""
    units = edition.units[:3]
    codes = {unit.code for unit in units}
    respondents = tuple(r for r in edition.respondents if r.unit in codes)
    rows = codes | {r.id for r in respondents}
    scores = edition.scores[[key in rows for key in edition.scores.index]]
    return replace(edition, units=units, respondents=respondents, scores=scores)


def built(edition: Path, out: Path) -> dict[str, bytes]:
    """Build everything of an edition here and return its files."""
    build(edition, out, lambda step, advance=1: None, [*USUAL], [*FORMATS])
    return contents(out)


def built_alone(edition: Path, out: Path) -> dict[str, bytes]:
    """Build everything of an edition in a process of its own."""
    command = [sys.executable, "-c", ALONE, "build", edition, "--out", out, "--quiet"]
    subprocess.run(command, check=True)
    return contents(out)


def test_builds_in_threads_give_what_each_gives_alone(editions: Path, tmp_path: Path) -> None:
    wanted = {name: built_alone(editions / name, tmp_path / f"alone-{name}") for name in EDITIONS}
    named = [*EDITIONS, EDITIONS[0]]
    outs = [tmp_path / f"thread-{n}" for n in range(len(named))]
    with ThreadPoolExecutor(len(named)) as pool:
        made = [*pool.map(built, (editions / name for name in named), outs)]
    for name, files in zip(named, made, strict=True):
        assert files == wanted[name]


def test_a_second_build_after_a_change_passes_its_audit_and_tells_the_change(
    tmp_path: Path,
) -> None:
    edition = folders.write(few(factories.edition()), tmp_path / "edition")
    first = built(edition, tmp_path / "out")
    column = folders.cells(edition, "scores")[0][1]
    folders.spoil(edition, "scores", 2, column, "1")
    second = built(edition, tmp_path / "out")
    assert first["figures.csv"] != second["figures.csv"]
    assert built(edition, tmp_path / "other") == second
