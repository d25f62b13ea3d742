"""What tests of the command line share: a command run, its exit codes, the files it left."""

from pathlib import Path

from typer.testing import CliRunner, Result

from report_builder.cli.app import app

DONE, USAGE, BAD_INPUT, FAILED = 0, 2, 3, 4


def run(*arguments: str) -> Result:
    """Run a command of the program."""
    return CliRunner().invoke(app, arguments)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def documents(folder: Path) -> dict[str, bytes]:
    """Return the PDF and PowerPoint files below a folder by their paths."""
    return {n: c for n, c in contents(folder).items() if n.endswith((".pdf", ".pptx"))}
