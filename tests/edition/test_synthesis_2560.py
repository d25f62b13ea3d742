"""The example edition 2560: made by its script, made up as a whole, and never what is meant."""

import subprocess
import sys
from pathlib import Path

import pytest

from report_builder import resources
from report_builder.cli import arguments
from report_builder.edition.load import load

ROOT = Path(__file__).parents[2]
FOLDER = resources.path("assets", "editions", "2560-example")


def test_script_reproduces_the_bundled_tables(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tools.synthesis.example", tmp_path], cwd=ROOT, check=True
    )
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {name: (FOLDER / name).read_bytes() for name in made}
    assert {"units.csv", "indicators.csv", "respondents.csv", "scores.csv"} <= made.keys()


def test_it_differs_from_the_year_before_in_every_way_that_is_compared(edition_2559) -> None:
    example, before = load(FOLDER), edition_2559
    assert example.unit.keys() - before.unit.keys() == {"TH-10"}
    new, old = ({i.id: i for i in each.framework.indicators} for each in (example, before))
    assert new.keys() - old.keys() == {"digital_infrastructure", "data_governance"}
    assert old.keys() - new.keys() == {"it_infrastructure"}
    weights = [[d.weight for d in each.framework.dimensions] for each in (example, before)]
    assert weights[0] != weights[1]
    answered = [{r.id for r in each.answered} for each in (example, before)]
    assert answered[0] - answered[1]
    assert answered[1] - answered[0]


def test_it_is_made_up_as_a_whole() -> None:
    assert load(FOLDER).is_made_up


@pytest.mark.parametrize("name", [None, "2559"])
def test_an_example_is_named_or_left_alone(name: str | None) -> None:
    assert arguments.edition_folder(name).name == "2559"
    assert arguments.edition_folder("2560-example") == FOLDER
