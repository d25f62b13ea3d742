"""A command loads what it needs: no format waits for the libraries of another."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import factories, folders

ASK = (
    "import sys; from report_builder.cli.app import app\n"
    "try: app(sys.argv[1:])\n"
    "except SystemExit as end: print(end.code, *sorted({m.split('.')[0] for m in sys.modules}))"
)
READING = {"openpyxl", "xlsxwriter", "xlrd", "fastparquet"}
PAINTING = {"pptx", "pikepdf", "pypdfium2"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folders.write(factories.unit_level_edition(), tmp_path_factory.mktemp("own") / "edition")


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (("--version",), READING | PAINTING | {"pandas"}),
        (("check",), READING | PAINTING),
        (("build", "--only", "deck", "--format", "pptx"), {"pikepdf"}),
        (("build", "--only", "deck", "--format", "pdf"), {"pptx", "openpyxl"}),
    ],
    ids=["version", "check", "pptx", "pdf"],
)
def test_a_command_loads_what_it_needs(
    edition: Path, tmp_path: Path, command: tuple[str, ...], unneeded: set[str]
) -> None:
    name, *options = command
    place = [] if name.startswith("-") else [edition]
    out = ["--out", tmp_path / "out", "--quiet"] if name == "build" else []
    asked = [sys.executable, "-c", ASK, name, *place, *options, *out]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    code, *loaded = said.splitlines()[-1].split()
    assert (code, unneeded & {*loaded}) == ("0", set())
