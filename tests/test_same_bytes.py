"""Two builds are told apart by every byte, but for what they say of themselves."""

from pathlib import Path

import pytest

from tools.same_bytes import main


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({}, 0),
        ({"manifest.json": "{}"}, 0),
        ({"cards/TH-56.pdf": "b"}, 1),
        ({"deck.pdf": "a"}, 1),
    ],
    ids=["same", "seal", "another byte", "one more file"],
)
def test_a_byte_that_differs_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], other: dict[str, str], code: int
) -> None:
    before = {"manifest.json": "[]", "cards/TH-56.pdf": "a"}
    for name, files in (("before", before), ("after", before | other)):
        for file, content in files.items():
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
    assert main([str(tmp_path / "before"), str(tmp_path / "after")]) == code
    said = capsys.readouterr().out
    assert all(file in said for file in other)
