"""Every command of the README works as it stands there, and both READMEs give the same ones.

The commands are run in their order in an empty folder, where a small edition of a few provinces
stands for the bundled one and for what people fill in; builds make one format only, that of tables
where all is built of what was filled in, as it is of the bundled one.
"""

import re
import shlex
import shutil
import subprocess
import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder.cli import arguments
from report_builder.cli.app import app
from report_builder.edition.given_settings import OPTIONAL, validate
from report_builder.edition.schema import SCHEMAS
from report_builder.geography.provinces import provinces
from report_builder.model import Edition
from report_builder.settings import Settings
from tests import factories, folders

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.th.md")
NAMED = ("TH-56", "TH-57")
FILLED = "survey-2560"
LARGEST = 100_000
UNFILLED, DONE = 3, 0


def text(readme: str) -> str:
    return (ROOT / readme).read_text(encoding="utf-8")


def commands(readme: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text(readme), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def links(readme: str) -> list[str]:
    found = re.findall(r'\]\(([^)#]+)\)|src="([^"]+)"', text(readme))
    return [link or source for link, source in found if "://" not in link]


def of_provinces() -> Edition:
    """Return the small edition with provinces as its units, those of the README among them."""
    small = factories.edition()
    codes = [*NAMED, *(code for code in sorted(known()) if code not in NAMED)]
    own = dict(zip((unit.code for unit in small.units), codes, strict=False))
    units = tuple(
        replace(unit, code=own[unit.code], name_th=known()[own[unit.code]]) for unit in small.units
    )
    asked = tuple(replace(each, unit=own[each.unit]) for each in small.respondents)
    return replace(small, units=units, respondents=asked)


def known() -> dict[str, str]:
    return {province.code: province.name_th for province in provinces().values()}


@pytest.mark.parametrize("command", [c for c in commands(READMES[0]) if c.startswith("make ")])
def test_make_knows_the_targets_of_the_readme(command: str) -> None:
    make = shutil.which("make")
    assert make
    subprocess.run([make, "-n", *shlex.split(command)[1:]], cwd=ROOT, check=True)


def test_the_commands_of_the_readme_work_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled = folders.write(of_provinces(), tmp_path / "editions" / "2559")
    monkeypatch.setattr(arguments, "bundled", lambda: {"2559": bundled})
    monkeypatch.chdir(tmp_path)
    for command in commands(READMES[0]):
        program, *asked = shlex.split(command)
        if program != "make":
            assert program == "report-builder"
            run(asked)
            if "--blank" in asked:
                fill(Path(asked[1]), bundled)


def run(asked: list[str]) -> None:
    builds = asked[0] == "build" and "--format" not in asked
    form = "xlsx" if asked == ["build", FILLED] else "pptx"
    result = CliRunner().invoke(app, [*asked, *(["--format", form] if builds else [])])
    assert result.exit_code == DONE, (asked, result.output)


def fill(folder: Path, bundled: Path) -> None:
    """Put the year's settings and tables beside the blank form, not ready without them."""
    assert CliRunner().invoke(app, ["check", str(folder)]).exit_code == UNFILLED
    for name in ("edition.toml", "respondents.csv", "scores.csv"):
        shutil.copy(bundled / name, folder)


def test_every_option_of_the_readme_exists() -> None:
    named = {option for readme in READMES for option in re.findall(r"`(--[a-z-]+)", text(readme))}
    asked = ("new", "check", "build", "figures", "diff", "serve", "preview", "password")
    helps = [CliRunner().invoke(app, [command, "--help"]).output for command in asked]
    assert [option for option in sorted(named) if not any(option in told for told in helps)] == []


def test_both_readmes_give_the_same_commands() -> None:
    assert commands(READMES[0]) == commands(READMES[1])


def test_both_readmes_name_the_same_files_columns_and_options() -> None:
    coded = [sorted(set(re.findall(r"`([^`\n]+)`", text(readme)))) for readme in READMES]
    assert coded[0] == coded[1]


@pytest.mark.parametrize("readme", READMES)
def test_every_file_that_a_readme_links_to_is_there(readme: str) -> None:
    assert [link for link in links(readme) if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_pictures_are_light(readme: str) -> None:
    pictures = [ROOT / link for link in links(readme) if link.endswith(".png")]
    assert len(pictures) == 2
    assert [p.name for p in pictures if p.stat().st_size >= LARGEST] == []


def settings_in(readme: str) -> dict[str, object]:
    (block,) = re.findall(r"```toml\n(.*?)```", text(readme), re.DOTALL)
    return tomllib.loads(block)


def test_the_settings_of_the_readme_are_all_there_are_and_valid() -> None:
    told = settings_in(READMES[0])
    assert told == settings_in(READMES[1])
    assert told.keys() == {field.name for field in fields(Settings)}
    required = [name for name in told if name not in OPTIONAL]
    assert [*told][: len(required)] == required
    assert validate(told)[1] == ()


def test_the_readme_names_the_columns_that_must_be_filled() -> None:
    needed = {c.name for schema in SCHEMAS.values() for c in schema.columns if c.filled}
    found = re.search(r"\*\*Columns that must be filled\*\*.*?;", text(READMES[0]), re.DOTALL)
    assert found
    named = set(re.findall(r"`([a-z_]+)`", found[0]))
    assert needed - {"respondent"} <= named | {"code"}
