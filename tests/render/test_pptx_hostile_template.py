"""A template brings nothing along that runs, unfolds or leads out of the file."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from report_builder.errors import TemplateError
from report_builder.render.pptx.guarded import safe
from report_builder.render.pptx.template import blank_template
from tests.commands import BAD_INPUT, run

MASTER = "ppt/slideMasters/slideMaster1.xml"
RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Change = Callable[[bytes], bytes]


def with_parts(**changes: Change) -> bytes:
    """Return our template with parts changed or added; `__` stands for a slash, `_D_` for a dot."""
    parts = read(blank_template())
    for name, change in changes.items():
        place = name.replace("__", "/").replace("_D_", ".")
        parts[place] = change(parts.get(place, b""))
    return zipped(parts)


def read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def related(kind: str, target: str, mode: str = "External", place: str = RELATIONS) -> bytes:
    """Return our template with one more relation of a part, the master unless another is named."""
    parts = read(blank_template())
    relation = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"'
    relation += f' TargetMode="{mode}"/></Relationships>'
    parts[place] = parts[place].replace(b"</Relationships>", relation.encode())
    return zipped(parts)


def declared(part: bytes) -> bytes:
    return part.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>', 1)


HOSTILE = {
    "bomb": lambda: with_parts(ppt__media__a_D_png=lambda part: bytes(90_000_000)),
    "entities": lambda: with_parts(ppt__presentation_D_xml=declared),
    "entities of a relation": lambda: with_parts(_rels___D_rels=declared),
    "macros": lambda: with_parts(ppt__vbaProject_D_bin=lambda part: b"Sub AutoOpen()"),
    "picture of the web": lambda: related("image", "https://example.org/a.png"),
    "picture of a share": lambda: related("image", "file:///\\\\server\\a.png"),
    "linked program": lambda: related("oleObject", "file:///c:/a.exe"),
    "embedded program": lambda: related("oleObject", "../embeddings/a.bin", "Internal"),
    "control": lambda: related("control", "../activeX/a.xml", "Internal"),
    "hyperlink to a file": lambda: related("hyperlink", "file:///c:/windows/a.exe"),
    "hyperlink that runs": lambda: related("hyperlink", "javascript:alert(1)"),
    "ribbon": lambda: related("ui/extensibility", "customUI/a.xml", "Internal", "_rels/.rels"),
    "template elsewhere": lambda: related(
        "attachedTemplate", "http://a.example/t.potm", place="ppt/_rels/presentation.xml.rels"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_is_refused_in_words(name: str) -> None:
    with pytest.raises(TemplateError, match=r"ใช้แม่แบบ PowerPoint นี้ไม่ได้") as caught:
        safe(HOSTILE[name]())
    assert "ให้" in caught.value.words.th


LAYOUT, THEME, MAIN = (
    "ppt/slideLayouts/slideLayout2.xml",
    "ppt/theme/theme1.xml",
    "ppt/presentation.xml",
)
BROKEN: Mapping[str, tuple[str, Callable[[dict[str, bytes]], object]]] = {
    "theme is missing": (MASTER, lambda parts: parts.pop(THEME)),
    "layout is missing": (MASTER, lambda parts: parts.pop(LAYOUT)),
    "layout is cut off": (LAYOUT, lambda parts: parts.update({LAYOUT: parts[LAYOUT][:300]})),
    "master maps no colours": (MASTER, lambda parts: without(parts, MASTER, b"<p:clrMap ")),
    "theme has no colours": (THEME, lambda parts: without(parts, THEME, b"<a:clrScheme ")),
    "theme has no faces": (THEME, lambda parts: without(parts, THEME, b"<a:fontScheme ")),
    "no size": (MAIN, lambda parts: without(parts, MAIN, b"<p:sldSz ")),
    "picture is missing": (
        MASTER,
        lambda parts: parts.update(
            {MASTER: parts[MASTER].replace(b"<p:spTree", b'<p:bg r:embed="rId99"/><p:spTree', 1)}
        ),
    ),
}
"""Templates with a fault: the part that it is told of, and what makes it."""


def without(parts: dict[str, bytes], name: str, start: bytes) -> None:
    """Take an element out of a part, from its start on."""
    tag = start.strip(b"< ")
    whole = rb"<" + tag + rb" [^>]*?(/>|>.*?</" + tag + rb">)"
    parts[name] = re.sub(whole, b"", parts[name], count=1, flags=re.DOTALL)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_told_by_its_part(name: str) -> None:
    part, breaking = BROKEN[name]
    parts = read(blank_template())
    breaking(parts)
    with pytest.raises(TemplateError, match=part) as caught:
        safe(zipped(parts))
    assert "ซ่อม" in caught.value.words.th


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "ว่างเปล่า"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(3000), "รหัสผ่าน"),
        (zipped({"word/document.xml": b"<a/>"}), "ไม่ใช่แฟ้ม .pptx"),
    ],
)
def test_what_is_no_package_of_powerpoint_is_told_as_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        safe(data)


def test_our_template_is_taken_as_it_is() -> None:
    assert read(safe(blank_template())) == read(blank_template())


def test_an_address_of_a_web_page_may_stay() -> None:
    safe(related("hyperlink", "https://www.dga.or.th/"))


def test_what_belongs_to_slides_that_are_left_behind_is_no_fault() -> None:
    parts = read(blank_template())
    relation = f'<Relationship Id="a" Type="{OFFICE}/image" Target="http://a.example/b.png" '
    relation += 'TargetMode="External"/>'
    parts["ppt/slides/_rels/slide1.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relation}</Relationships>"
    ).encode()
    safe(zipped(parts))


def test_a_pipe_or_folder_is_no_template_and_nothing_is_built(here: Path) -> None:
    os.mkfifo(here / "brand.pptx")
    for name in ("brand.pptx", ".", "nowhere.pptx"):
        result = run("build", "small", "--template", name, "--out", "out")
        assert result.exit_code == BAD_INPUT
        assert not (here / "out").exists()


def test_macros_are_named_before_anything_is_drawn(here: Path) -> None:
    (here / "brand.pptx").write_bytes(HOSTILE["macros"]())
    result = run("build", "small", "--template", "brand.pptx", "--out", "out")
    assert result.exit_code == BAD_INPUT
    assert "vbaProject" in result.stderr
