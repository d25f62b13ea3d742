"""Find the files that travel with the program: fonts, templates and assets."""

from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(str(files("report_builder")))


def path(*parts: str) -> Path:
    """Return where a package file or folder lies, such as fonts and Sarabun-Bold.ttf in it.

    An installed copy holds fonts, templates and assets inside the package; in the source tree
    they stand beside it. Raises FileNotFoundError when neither holds it.
    """
    for root in (_PACKAGE, _PACKAGE.parent):
        found = root.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError(f"package file {'/'.join(parts)} is missing from {_PACKAGE}")


def bundled() -> dict[str, Path]:
    """Return the editions that travel with the program, by name, oldest first."""
    folders = sorted(path("assets", "editions").iterdir())
    return {folder.name: folder for folder in folders if folder.is_dir()}
