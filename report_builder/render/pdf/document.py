"""Write drawn pages as a file: archival (PDF/A-3u), accessible (PDF/UA-1), with an outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template

from report_builder import resources
from report_builder.render.about import About
from report_builder.render.pdf.attached import carried
from report_builder.render.pdf.file import File, string
from report_builder.render.pdf.fonts import put_fonts
from report_builder.render.pdf.paths import number
from report_builder.render.pdf.sheet import Link, Node, Sheet, Used
from report_builder.render.pictures import Ready

_METADATA = files("report_builder.render.pdf").joinpath("metadata.xml")
_PROFILE = "sRGB2014.icc"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: its title, the page it leads to, counted from 0, and those below."""

    title: str
    page: int
    below: tuple[Entry, ...] = ()


class Document:
    """A file in the making, to which pages are added in order; none is kept."""

    def __init__(self, used: Used, count: int) -> None:
        """Take what all pages draw with, and how many they are."""
        self.used, self.file = used, File()
        self._tree, self._resources = self.file.reserve(), self.file.reserve()
        self._structure, self._root = self.file.reserve(), self.file.reserve()
        self._pages = [self.file.reserve() for _ in range(count)]
        self._sections: list[int] = []
        self._content: list[int] = []
        """Of each page, the elements of its marked contents in order."""
        self._links: list[int] = []

    def add(self, sheet: Sheet) -> None:
        """Write a page."""
        nth, file = len(self._content), self.file
        page, elements = self._pages[nth], dict[Node, int]()
        clicked = [self._reserved(link, page) for link in sheet.links]
        self._sections.append(self._element(sheet.root, self._root, page, elements))
        self._content.append(file.add(_references(elements[node] for node in sheet.marked)))
        for number_of, link in zip(clicked, sheet.links, strict=True):
            self._put_link(number_of, link, sheet, elements[link.node])
        # PDF measures upwards from the foot of a page, elements stand downwards from its top
        drawn = f"1 0 0 -1 0 {number(sheet.height)} cm\n" + "\n".join(sheet.operators)
        content = file.stream(drawn.encode("latin-1"))
        file.put(
            page,
            f"<</Type/Page/Parent {self._tree} 0 R/MediaBox[0 0 {number(sheet.width)} "
            f"{number(sheet.height)}]/Contents {content} 0 R/Resources {self._resources} 0 R"
            f"/StructParents {nth}/Tabs/S{f'/Annots{_references(clicked)}' if clicked else ''}>>",
        )

    def finished(self, about: About, outline: Sequence[Entry]) -> bytes:
        """Return the file with what it says of itself."""
        file, kids = self.file, _references(self._pages)
        file.put(self._tree, f"<</Type/Pages/Count {len(self._pages)}/Kids{kids}>>")
        self._put_resources()
        self._put_structure()
        root = file.add(
            f"<</Type/Catalog/Pages {self._tree} 0 R/Lang({about.language.tag})"
            "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
            f"/StructTreeRoot {self._structure} 0 R/Metadata {_metadata(file, about)} 0 R"
            f"/OutputIntents[{_intent(file)} 0 R]/Outlines {self._outlined(outline)} 0 R"
            f"{carried(file, about)}>>"
        )
        # the day is the edition's, not that of the build: the same input gives the same bytes
        day = f"(D:{about.date:%Y%m%d}000000Z)"
        told = f"<</Title{string(about.title)}/CreationDate{day}/ModDate{day}>>"
        return file.finished(root, file.add(told))

    def _element(self, node: Node, parent: int, page: int, elements: dict[Node, int]) -> int:
        """Write an element of the structure and all in it; return its number."""
        own = elements[node] = self.file.reserve()
        kids = " ".join(
            f"{self._element(kid, own, page, elements)} 0 R" if isinstance(kid, Node) else str(kid)
            for kid in node.children
        )
        self.file.put(
            own,
            f"<</Type/StructElem/S/{node.tag}/P {parent} 0 R/Pg {page} 0 R/K[{kids}]{node.told}>>",
        )
        return own

    def _reserved(self, link: Link, page: int) -> int:
        """Return the number of what is clicked, which its element in the structure holds."""
        own = self.file.reserve()
        link.node.children.append(f"<</Type/OBJR/Obj {own} 0 R/Pg {page} 0 R>>")
        return own

    def _put_link(self, own: int, link: Link, sheet: Sheet, element: int) -> None:
        """Write what is clicked: where it stands, what it is called, where it leads."""
        target = link.target
        where = (
            f"/Dest[{self._pages[target]} 0 R/Fit]"
            if isinstance(target, int)
            else f"/A<</S/URI/URI({_escaped(target)})>>"
        )
        self.file.put(
            own,
            f"<</Type/Annot/Subtype/Link/Rect[{sheet.rectangle(link.box)}]/Border[0 0 0]/F 4"
            f"/StructParent {len(self._pages) + len(self._links)}/Contents{string(link.text)}"
            f"{where}>>",
        )
        self._links.append(element)

    def _put_resources(self) -> None:
        fonts = put_fonts(self.file, self.used.codes)
        states = "".join(
            f"/G{nth}<</ca {number(opacity)}>>" for nth, opacity in enumerate(self.used.opacities)
        )
        drawings = "".join(
            f"/{name} {self._drawing(drawn)} 0 R" for drawn, name in self.used.drawings.items()
        )
        pictures = "".join(
            f"/{name} {self._picture(picture)} 0 R" for picture, name in self.used.pictures.items()
        )
        told = f"/Font<<{fonts}>>/ExtGState<<{states}>>/XObject<<{drawings}{pictures}>>"
        self.file.put(self._resources, f"<<{told}>>")

    def _put_structure(self) -> None:
        parents = [*self._content, *self._links]
        numbers = " ".join(f"{nth} {parent} 0 R" for nth, parent in enumerate(parents))
        tree = self.file.add(f"<</Nums[{numbers}]>>")
        self.file.put(
            self._structure,
            f"<</Type/StructTreeRoot/K[{self._root} 0 R]/ParentTree {tree} 0 R"
            f"/ParentTreeNextKey {len(parents)}>>",
        )
        kids = _references(self._sections)
        self.file.put(
            self._root, f"<</Type/StructElem/S/Document/P {self._structure} 0 R/K{kids}>>"
        )

    def _drawing(self, drawn: str) -> int:
        """Write what several pages draw, in the coordinates of a page that runs down."""
        return self.file.stream(
            drawn.encode("latin-1"), "/Type/XObject/Subtype/Form/BBox[-2000 -2000 4000 4000]"
        )

    def _picture(self, picture: Ready) -> int:
        """Write a picture as the JPEG that it is (7.4.8)."""
        return self.file.packed(
            picture.content,
            f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
            "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
        )

    def _outlined(self, entries: Sequence[Entry]) -> int:
        """Write the outline and return its number."""
        own = self.file.reserve()
        self.file.put(own, f"<</Type/Outlines{self._entries(entries, own)}>>")
        return own

    def _entries(self, entries: Sequence[Entry], parent: int) -> str:
        """Write lines of the outline; return what the line above them says of them."""
        if not entries:
            return ""
        own = [self.file.reserve() for _ in entries]
        for before, number_of, after, entry in zip(
            (0, *own), own, (*own[1:], 0), entries, strict=False
        ):
            beside = f"/Prev {before} 0 R" * bool(before) + f"/Next {after} 0 R" * bool(after)
            self.file.put(
                number_of,
                f"<</Title{string(entry.title)}/Parent {parent} 0 R{beside}"
                f"/Dest[{self._pages[entry.page]} 0 R/Fit]"
                f"{self._entries(entry.below, number_of)}>>",
            )
        return f"/First {own[0]} 0 R/Last {own[-1]} 0 R/Count {len(own)}"


def _metadata(file: File, about: About) -> int:
    """Write what the file says of itself; it is read as it is, without a PDF reader."""
    told = Template(_METADATA.read_text("utf-8"))
    day = f"{about.date:%Y-%m-%d}T00:00:00Z"
    content = told.substitute(title=escape(about.title), day=day)
    return file.stream(content.encode(), "/Type/Metadata/Subtype/XML")


def _intent(file: File) -> int:
    """Write which colours are meant: those of screens."""
    profile = file.stream(
        resources.path("assets", _PROFILE).read_bytes(), "/N 3/Alternate/DeviceRGB"
    )
    return file.add(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {profile} 0 R>>"
    )


def _references(numbers: Iterable[int]) -> str:
    return f"[{' '.join(f'{one} 0 R' for one in numbers)}]"


def _escaped(address: str) -> str:
    return address.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
