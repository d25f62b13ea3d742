"""Every command of the README works as it stands there, and both READMEs give the same ones."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder.cli import app
from tests import factories, folders

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.th.md")


def commands(readme: str) -> list[str]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


@pytest.mark.parametrize("command", commands(READMES[0]))
def test_a_command_of_the_readme_works(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, *arguments = shlex.split(command)
    if program == "make":
        subprocess.run([shutil.which("make"), "-n", *arguments], cwd=ROOT, check=True)  # type: ignore[list-item]
        return
    assert program == "report-builder"
    monkeypatch.chdir(tmp_path)
    folders.write(factories.edition(), tmp_path / "my-edition")
    narrowed = ["--format", "pptx"] if arguments == ["build"] else []
    result = CliRunner().invoke(app, [*arguments, *narrowed])
    assert result.exit_code == 0, result.output


def test_both_readmes_give_the_same_commands() -> None:
    assert commands(READMES[0]) == commands(READMES[1])


@pytest.mark.parametrize("readme", READMES)
def test_every_file_that_a_readme_links_to_is_there(readme: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / readme).read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
