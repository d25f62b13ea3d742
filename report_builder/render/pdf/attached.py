"""Write the files that a document carries, as PDF/A-3 asks for (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib

from report_builder.render.about import About, Attached
from report_builder.render.pdf.file import File, string


def carried(file: File, about: About) -> str:
    """Write what a document carries; return what its catalog says of it, '' where it is nothing."""
    if not about.attached:
        return ""
    own = {one.name: _described(file, one, about) for one in about.attached}
    names = "".join(f"{string(name)} {own[name]} 0 R" for name in sorted(own))
    every = " ".join(f"{number} 0 R" for number in own.values())
    return f"/AF[{every}]/Names<</EmbeddedFiles<</Names[{names}]>>>>"


def _described(file: File, one: Attached, about: About) -> int:
    """Write a file with its name, what it is, and that it is the data of the document."""
    kind = one.kind.replace("/", "#2F")
    digest = hashlib.md5(one.content, usedforsecurity=False).hexdigest()
    content = file.stream(
        one.content,
        f"/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {len(one.content)}"
        f"/ModDate(D:{about.date:%Y%m%d}000000Z)/CheckSum<{digest}>>>",
    )
    name = string(one.name)
    return file.add(
        f"<</Type/Filespec/F{name}/UF{name}/Desc{string(one.title)}/AFRelationship/Data"
        f"/EF<</F {content} 0 R/UF {content} 0 R>>>>"
    )
