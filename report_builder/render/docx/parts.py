"""Gather the parts of a Word file beside its text: charts, pictures, footnotes, fonts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from report_builder.render.docx.words import NAMESPACES, paragraph
from report_builder.render.ooxml.charts import CHART_TYPE, WORKBOOK_TYPE
from report_builder.render.ooxml.drawingml import DECLARATION, quoteattr
from report_builder.render.theme import theme
from report_builder.thai.font import FACES, Face, given

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = ("Regular", "Bold")
"""The faces that travel along, by the style that they are."""
_KEYS = uuid.UUID("0c5b5c8e-6a54-4f0b-9f37-5a1f5b0d7a52")


@dataclass
class Parts:
    """The parts of a file by name, their types, and the relations of those that have some."""

    content: dict[str, bytes | str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    footnotes: list[str] = field(default_factory=list)
    frames: dict[str, str] = field(default_factory=dict)
    """The relations of heads and feet of pages, by what these are."""

    def add(self, name: str, kind: str, content: bytes | str) -> None:
        """Add a part; `kind` is its content type."""
        self.content[name], self.types[name] = content, kind

    def relate(self, owner: str, kind: str, target: str) -> str:
        """Return the id of a new relation of a part; its target stands beside it or below."""
        own = self.relations.setdefault(owner, [])
        own.append((kind if "://" in kind else f"{_OFFICE}/{kind}", target))
        return f"rId{len(own)}"

    def chart(self, xml: str, workbook: bytes) -> str:
        """Add a chart with its workbook; return the relation of the document to it."""
        number = 1 + sum(name.startswith("word/charts/") for name in self.content)
        name, book = f"word/charts/chart{number}.xml", f"word/embeddings/workbook{number}.xlsx"
        self.add(name, CHART_TYPE, xml)
        self.add(book, WORKBOOK_TYPE, workbook)
        self.relate(name, "package", f"../embeddings/workbook{number}.xlsx")
        return self.relate(DOCUMENT, "chart", f"charts/chart{number}.xml")

    def picture(self, content: bytes) -> str:
        """Add a picture in PNG; return the relation of the document to it."""
        number = 1 + sum(name.startswith("word/media/") for name in self.content)
        self.add(f"word/media/picture{number}.png", "image/png", content)
        return self.relate(DOCUMENT, "image", f"media/picture{number}.png")

    def footnote(self, inner: str) -> int:
        """Add a footnote of runs; return its number."""
        self.footnotes.append(inner)
        return len(self.footnotes)

    def related(self, name: str) -> str:
        """Return the part of the relations of another."""
        inner = "".join(
            f'<Relationship Id="rId{n}" Type="{kind}" Target={quoteattr(target)}/>'
            for n, (kind, target) in enumerate(self.relations[name], 1)
        )
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'{DECLARATION}<Relationships xmlns="{namespace}">{inner}</Relationships>'


DOCUMENT = "word/document.xml"


def add_footnotes(parts: Parts, style: str) -> None:
    """Add the part of the footnotes that were gathered, and what stands between them and text."""
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    between = "".join(
        f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for kind, id, tag in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    told = "".join(
        f'<w:footnote w:id="{n}">{paragraph(style, f"{mark}{space}{inner}")}</w:footnote>'
        for n, inner in enumerate(parts.footnotes, 1)
    )
    xml = f"{DECLARATION}<w:footnotes {NAMESPACES}>{between}{told}</w:footnotes>"
    parts.add("word/footnotes.xml", f"{_WORD}.footnotes+xml", xml)
    parts.relate(DOCUMENT, "footnotes", "footnotes.xml")


def add_numbering(parts: Parts, bullets: Sequence[str]) -> None:
    """Add the part of the lists: the n-th bullet is that of the n-th list, from 1."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val={quoteattr(bullet)}/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        for n, bullet in enumerate(bullets, 1)
    )
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(bullets) + 1)
    )
    xml = f"{DECLARATION}<w:numbering {NAMESPACES}>{kinds}{lists}</w:numbering>"
    parts.add("word/numbering.xml", f"{_WORD}.numbering+xml", xml)
    parts.relate(DOCUMENT, "numbering", "numbering.xml")


def add_fonts(parts: Parts) -> None:
    """Add the table of fonts with whole fonts in it, so that Thai looks right everywhere."""
    own = given()
    ours = _font(parts, theme().fonts["body"], FACES["body"], FACES["bold"])
    told = ours + (_font(parts, own.regular.family, own.regular, own.bold) if own else "")
    table = "word/fontTable.xml"
    xml = f"{DECLARATION}<w:fonts {NAMESPACES}>{told}</w:fonts>"
    parts.add(table, f"{_WORD}.fontTable+xml", xml)
    parts.relate(DOCUMENT, "fontTable", "fontTable.xml")


def _font(parts: Parts, family: str, *faces: Face) -> str:
    embedded = (_embedded(parts, style, face) for style, face in zip(_STYLES, faces, strict=True))
    return (
        f'<w:font w:name={quoteattr(family)}><w:charset w:val="DE"/>'
        f'<w:family w:val="auto"/><w:pitch w:val="variable"/>{"".join(embedded)}</w:font>'
    )


def _embedded(parts: Parts, style: str, face: Face) -> str:
    key = uuid.uuid5(_KEYS, face.file)
    name = f"fonts/{style}{2 if face.content else 1}.odttf"
    kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
    parts.add(f"word/{name}", kind, obfuscated(face, key))
    relation = parts.relate("word/fontTable.xml", "font", name)
    return f'<w:embed{style} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'


def obfuscated(face: Face, key: uuid.UUID) -> bytes:
    """Return the font of a face as Word keeps it: its first 32 bytes turned by a key.

    Source: ECMA-376 part 4, 2.8.1 (embedded fonts).
    """
    data = face.program
    turns = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(data, turns, strict=False)) + data[32:]
