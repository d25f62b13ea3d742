"""Put parts together as a file, so that the same content always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from report_builder.render.ooxml.drawingml import DECLARATION

_EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return parts as a zip file whose bytes depend on the parts alone, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return out.getvalue()


def content_types(kinds: Mapping[str, str]) -> str:
    """Return the part that says of every part what it is."""
    inner = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in sorted(kinds.items())
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )
