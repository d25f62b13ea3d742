"""Open data of two years: what changed is in it, and it is enough to be compared with."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from report_builder import facts
from report_builder.audit import tables as audited
from report_builder.audit.told import Figure
from report_builder.edition.load import load, read
from report_builder.model import Edition
from report_builder.opendata import tables
from report_builder.results import compute
from report_builder.results.change import Comparison
from report_builder.years import Link
from tests import factories, folders
from tests.results.test_change import later
from tests.years import compared, comparison, numbers, parts, renamed, without

EDITION = factories.edition()
BEFORE = replace(EDITION, settings=factories.settings(id="2569", year=2569, date="2026-11-30"))
NOW = later(1)


def package(edition: Edition, folder: Path) -> Path:
    """Write the open data of an edition into a new folder."""
    folder.mkdir(parents=True)
    for name, content in tables.files(edition, compute(edition), date(2026, 11, 30)).items():
        (folder / name).write_bytes(content)
    return folder


def stated(now: Edition, before: Edition, home: Path, links: Sequence[Link] = ()) -> Comparison:
    """Compare an edition on file with the open data of another."""
    folder = folders.write(now, home / "now")
    rows = [(o.kind, o.now, o.before, o.change, "") for o in links]
    if rows:
        folders.table(folder, "changes", ("kind", "id", "previous", "change", "note"), rows)
    found = compute(load(folder, package(before, home / "opendata"))).comparison
    assert found is not None
    return found


def test_an_edition_against_its_own_open_data_changes_nothing(tmp_path: Path) -> None:
    """Scores, ranks, groups and intervals are those that it states."""
    found = stated(EDITION, BEFORE, tmp_path)
    assert found.year == 2569
    assert len(found.change) > 150
    assert not any(c.distance or c.clear for c in found.change.values())
    assert all(abs(part) < 1e-4 for part in parts(found).values())


def test_open_data_and_rows_agree_where_the_framework_stayed(tmp_path: Path) -> None:
    """Published figures of whole, dimensions, indicators and units are compared as they are."""
    now = replace(EDITION, scores=NOW.scores, respondents=NOW.respondents)
    rows, means = comparison(now, BEFORE), stated(now, BEFORE, tmp_path)
    assert {id for id in rows.change if not id.startswith("type.")} == means.change.keys()
    for id, change in means.change.items():
        # open data has no intervals of regions
        own, shown = rows.change[id], 3 if id.startswith("region.") else None
        assert numbers(change)[:shown] == pytest.approx(numbers(own)[:shown], abs=2e-4), id
        assert id.startswith("region.") or change.clear == own.clear, id


def test_open_data_of_another_framework_is_compared_by_means_of_units(tmp_path: Path) -> None:
    """Parts add up to the published change; dimensions that stayed are as they were published."""
    now, links = without(NOW, "skills"), [Link("indicator", "", "skills", "dropped")]
    found, rows = stated(now, BEFORE, tmp_path, links), comparison(now, BEFORE, links)
    published = compute(now).nation.total.value
    assert published is not None
    change = published - found.published["nation.score"].value
    assert sum(parts(found).values()) == pytest.approx(change, abs=1e-9)
    assert "indicator.skills.score" not in found.change
    tools = found.change["dimension.tools.score"]
    assert tools.before.value == found.published["dimension.tools.score"].value
    # answers missing inside units are weighed otherwise than by respondents, by less than a point
    for id in ("nation.score", "dimension.people.score", "unit.D05.score"):
        assert found.change[id].now.value == pytest.approx(rows.change[id].now.value, abs=1)


def test_a_code_that_another_unit_had_is_not_taken_for_that_unit(tmp_path: Path) -> None:
    """Where D02 is gone and D03 took its code, what both years have changed nothing."""
    kept = tuple(r for r in EDITION.respondents if r.unit != "D02")
    scores = EDITION.scores[EDITION.scores.index.isin([r.id for r in kept])]
    units = tuple(u for u in EDITION.units if u.code != "D02")
    now = renamed(replace(EDITION, units=units, respondents=kept, scores=scores), {"D03": "D02"})
    links = [Link("unit", "D02", "D03", "renamed"), Link("unit", "", "D02", "dropped")]
    for found in (comparison(now, BEFORE, links), stated(now, BEFORE, tmp_path, links)):
        assert found.change["nation.score"].distance == 0
        assert found.change["unit.D02.score"].distance == 0


def test_rows_of_types_stand_in_the_order_of_the_edition() -> None:
    """Equal data give the same bytes in every build."""
    names = dict.fromkeys(
        change.now.spot.name
        for change in comparison(NOW, BEFORE).change.values()
        if change.now.spot.kind == "type"
    )
    assert [*names] == [kind.id for kind in EDITION.types]


def test_an_output_folder_is_taken_for_the_open_data_in_it(tmp_path: Path) -> None:
    """The folder of a build is enough to name."""
    package(BEFORE, tmp_path / "out" / "opendata")
    now = folders.write(EDITION, tmp_path / "now")
    assert load(now, tmp_path / "out").previous is not None


def test_a_year_is_found_in_stacked_tables(tmp_path: Path) -> None:
    """Tables of two years under one heading are read for the year that the package is of."""
    home, other = package(BEFORE, tmp_path / "one"), package(EDITION, tmp_path / "two")
    for name in ("dimensions", "indicators", "units", "scores"):
        rows = (other / f"{name}.csv").read_bytes().split(b"\r\n", 1)[1]
        (home / f"{name}.csv").write_bytes((home / f"{name}.csv").read_bytes() + rows)
    reading = read(folders.write(EDITION, tmp_path / "now"), home)
    assert not reading.errors
    assert "package_changed" in {problem.cause for problem in reading.problems}
    assert reading.previous is not None
    assert len(reading.previous.edition.units) == len(EDITION.units)


def test_all_earlier_years_of_stacked_tables_are_followed(tmp_path: Path) -> None:
    """Tables that hold two earlier years give both; that of the edition itself is passed over."""
    older = replace(BEFORE, settings=factories.settings(id="2567", year=2567, date="2024-11-30"))
    home = package(BEFORE, tmp_path / "one")
    for n, edition in enumerate((older, EDITION)):
        other = package(edition, tmp_path / f"other{n}")
        for name in ("dimensions", "indicators", "units", "scores"):
            rows = (other / f"{name}.csv").read_bytes().split(b"\r\n", 1)[1]
            (home / f"{name}.csv").write_bytes((home / f"{name}.csv").read_bytes() + rows)
    loaded = load(folders.write(EDITION, tmp_path / "now"), home)
    assert loaded.previous is not None
    assert [own.year for own in (loaded.previous, *loaded.earlier)] == [2569, 2567]
    found = compute(loaded).trend
    ends = [{id: f.value for id, f in found[year].items()} for year in (2567, 2570)]
    assert ends[0] == pytest.approx(ends[1], abs=1e-4)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("datapackage.json", b'"version": "2569.0.0"', b'"version": ""'),
        ("scores.csv", b"level,", b"stage,"),
        ("scores.csv", b",30,", b",many,"),
        ("indicators.csv", b",people,", b",folk,"),
    ],
)
def test_open_data_that_is_broken_is_one_error(
    tmp_path: Path, file: str, old: bytes, new: bytes
) -> None:
    """It is named with its file and place."""
    home = package(BEFORE, tmp_path / "opendata")
    content = (home / file).read_bytes()
    assert old in content
    (home / file).write_bytes(content.replace(old, new))
    (problem,) = read(folders.write(EDITION, tmp_path / "now"), home).errors
    assert problem.cause == "bad_package"
    assert file in problem.found


def test_rows_of_types_are_passed_over_with_open_data(tmp_path: Path) -> None:
    """Open data tells of no types, so that nothing can be wrong with what became of them."""
    found = stated(EDITION, BEFORE, tmp_path, [Link("type", "school", "academy", "renamed")])
    assert not [link for link in found.links if link.kind == "type"]


def test_made_up_data_is_no_year_before_real_data(tmp_path: Path) -> None:
    """What is printed as real is never set beside made-up figures."""
    real = replace(EDITION, settings=factories.settings(synthetic=False))
    home = package(BEFORE, tmp_path / "opendata")
    (problem,) = read(folders.write(real, tmp_path / "now"), home).errors
    assert problem.cause == "previous_made_up"


def test_what_changed_is_in_the_open_data() -> None:
    """A row for each figure of both years, and one for each part of the survey."""
    now = compared(without(NOW, "skills"), BEFORE, [Link("indicator", "", "skills", "dropped")])
    made = tables.files(now, compute(now), date(2027, 11, 30))
    changes, links = (_rows(made[f"{name}.csv"]) for name in ("changes", "comparability"))
    whole = next(
        r for r in changes if (r["level"], r["measure"], r["basis"]) == ("nation", "total", "all")
    )
    assert (whole["year"], whole["previous_year"]) == ("2570", "2569")
    change = compute(now).comparison
    assert change is not None
    assert float(whole["score"]) == pytest.approx(change.change["nation.score"].now.value, abs=5e-5)
    assert {"all", "alike"} == {r["basis"] for r in changes}
    assert {"unit", "region", "type", "nation"} == {r["level"] for r in changes}
    dropped = next(r for r in links if r["change"] == "dropped")
    assert (dropped["previous_id"], dropped["id"]) == ("skills", "")
    assert float(dropped["previous_weight"]) == 30
    assert {r["year"] for name in made if name.endswith(".csv") for r in _rows(made[name])} == {
        "2570"
    }


def _rows(content: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def test_the_audit_reads_changes_against_the_figures(tmp_path: Path) -> None:
    """A change in open data that isn't that of the register is found, whoever it is of."""
    own = compared(NOW, BEFORE)
    computed = compute(own)
    book = facts.build(own, computed)
    (tmp_path / "opendata").mkdir()
    for name, content in tables.files(own, computed, date(2027, 11, 30)).items():
        (tmp_path / "opendata" / name).write_bytes(content)
    figures = {id: Figure(id, f.value, "", f.unit, "") for id, f in book.items()}
    assert not [*audited.findings(tmp_path, figures)]
    for id in ("change.nation.score", "change.alike.dimension.people.score"):
        other = {**figures, id: replace(figures[id], value=(figures[id].value or 0.0) + 0.1)}
        (finding,) = audited.findings(tmp_path, other)
        assert id in finding.found
