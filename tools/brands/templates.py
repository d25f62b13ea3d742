"""The templates to build on: those of programs, fetched or found here, and changed ones of ours."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image, ImageDraw
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Inches

from report_builder.render.pptx.template import blank_template
from tests.render import pptx_brands as brands

Change = Callable[[Any], None]

LIBREOFFICE = Path("/usr/lib/libreoffice/share/template/common/presnt")
SHIPPED = (
    *("Midnightblue", "Progress", "Candy", "Focus", "Forestbird", "Vivid", "Metropolis"),
    *("Blueprint_Plans", "Growing_Liberty", "DNA"),
)
"""Templates of LibreOffice: dark, drawn, with pictures, with bands."""
PACKAGES = {
    "officer": ("r-cran-officer", "usr/lib/R/site-library/officer/template/template.pptx"),
    "pandoc": ("pandoc-data", "usr/share/pandoc/data/pptx"),
}
"""Packages of Debian that carry a template, and where: a file, or the folder of its parts."""
OFFICE_COLORS = ["7A1F2B", "C8102E", "F2A900", "4D4D4D", "007A87", "8A8D8F"]
OFFICE_FACE = "TH Sarabun New"
NARROW = (10.0, 7.5)
NIGHT = "10243E"


def shipped(name: str) -> bytes:
    """Return a template of LibreOffice as it saves it for PowerPoint."""
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", folder]
        subprocess.run(
            [*command, LIBREOFFICE / f"{name}.otp"], check=True, stdout=subprocess.DEVNULL
        )
        return Path(folder, f"{name}.pptx").read_bytes()


def packaged(name: str) -> bytes:
    """Return the template that a package of Debian carries; the package isn't installed."""
    package, place = PACKAGES[name]
    with TemporaryDirectory() as folder:
        subprocess.run(
            ["apt-get", "-qq", "download", package], cwd=folder, check=True, capture_output=True
        )
        (archive,) = Path(folder).glob("*.deb")
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
        found = Path(folder, place)
        return found.read_bytes() if found.is_file() else _zipped(found)


def _zipped(folder: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder))
    return out.getvalue()


def ours(*changes: Change) -> bytes:
    """Return our template after some changes."""
    return _changed(brands.ours(), *changes)


def of_python_pptx(*changes: Change) -> bytes:
    """Return the template of python-pptx after some changes."""
    return _changed(brands.office(), *changes)


def _changed(presentation: Any, *changes: Change) -> bytes:
    for change in changes:
        change(presentation)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def logo(presentation: Any) -> None:
    """Put a logo on the master, at the right of the title."""
    picture = Image.new("RGB", (400, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 390, 390), fill="#7A1F2B")
    pen.ellipse((90, 90, 310, 310), fill="#F2A900")
    out = io.BytesIO()
    picture.save(out, "PNG")
    out.seek(0)
    master, wide = presentation.slide_masters[0], presentation.slide_width
    _, relation = master.part.get_or_add_image_part(out)
    at = (wide - Inches(0.95), Inches(0.12), Inches(0.75), Inches(0.75))
    number = 1 + max(shape.shape_id for shape in master.shapes)
    master.shapes._spTree.insert(2, _picture(number, relation, *at))


def _picture(number: int, relation: str, *at: int) -> Any:
    return CT_Picture.new_pic(number, "Logo", "Logo", relation, *at)  # type: ignore[no-untyped-call]


def twice(presentation: Any) -> None:
    """Give two placeholders of a layout one number, as some programs do."""
    for holder in presentation.slide_layouts[1].placeholders:
        holder.element.ph.set("idx", "1")


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "python-pptx": of_python_pptx,
    **{name: partial(packaged, name) for name in PACKAGES},
    **{name.lower(): partial(shipped, name) for name in SHIPPED},
    "one-number-twice": partial(of_python_pptx, twice),
    "ours": blank_template,
    "ours-colours": partial(ours, partial(brands.dressed, accents=OFFICE_COLORS, face="Sarabun")),
    "ours-face": partial(ours, partial(brands.dressed, accents=OFFICE_COLORS, face=OFFICE_FACE)),
    "ours-logo": partial(ours, logo),
    "ours-narrow": partial(ours, partial(brands.resized, width=NARROW[0], height=NARROW[1])),
    "ours-dark": partial(ours, partial(brands.painted, colors=[NIGHT])),
}
"""What makes each template, by name."""
