"""The program says the version that the changelog tells of."""

import re
from pathlib import Path

from report_builder import __version__

CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


def test_the_newest_section_of_the_changelog_is_this_version() -> None:
    versions = re.findall(r"^## (\S+)", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[0] == __version__
    assert versions == sorted(versions, key=_parts, reverse=True)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
