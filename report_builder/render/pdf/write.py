"""Turn XHTML into PDF bytes: archival (PDF/A-3u), accessible (PDF/UA-1), its Thai read back."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from mimetypes import guess_type
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

import pydyf
import weasyprint
from cssselect2 import ElementWrapper
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

from report_builder import resources
from report_builder.errors import BuildFailed
from report_builder.language import THAI
from report_builder.render.pdf.engine import fence, tags
from report_builder.render.pdf.engine.replacements import REPLACEMENTS
from report_builder.render.warned import warnings_raised
from report_builder.thai.font import FACES, program

fence.install(REPLACEMENTS)

NO_IMAGES: Mapping[str, bytes] = MappingProxyType({})
LEVEL = 4
"""How much streams are compressed; the usual level, 6, makes files 3 % smaller."""
_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPTIONS = {"pdf_variant": "pdf/a-3u", "pdf_tags": True}
_UNUSED = ("::", *(f"  @{side}" for side in ("top", "right", "bottom", "left")))
"""How lines of the usual style sheet begin that style what our documents don't have."""
_SERVED = ("fonts", "templates", "assets")
_UA = files("report_builder.render.pdf").joinpath("page", "pdfua.xml")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF, such as the data that it shows."""

    name: str
    data: bytes
    description: str


def write_pdf(
    html: str,
    *,
    title: str,
    date: date,
    attachments: Sequence[Attachment] = (),
    stylesheets: Sequence[str] = (),
    images: Mapping[str, bytes] = NO_IMAGES,
) -> bytes:
    """Return well-formed XHTML as a tagged PDF/A-3u and PDF/UA-1 file in Thai.

    Images are bytes by name, for the addresses image:NAME; package:PATH reads a file of fonts,
    templates or assets; no other address is read. Stylesheets that many documents share are best
    given here as CSS: they are parsed once. Equal input gives equal bytes.

    Raises UnsafeText for text or fonts that can't be read back, LoggedWarning for any warning,
    BuildFailed for XHTML that isn't well-formed or an address that may not be read.
    """
    with warnings_raised(), _fatal_errors_raised():
        page = _page(html, _Fetcher(images))
        fonts = _fonts()
        document = page.render(
            fonts.configuration,
            stylesheets=[fonts.css, *(_stylesheet(css) for css in stylesheets)],
            **_OPTIONS,
        )
        moment = datetime(date.year, date.month, date.day)
        _describe(document.metadata, title, moment)
        files = [_attached(file, moment) for file in attachments]
        pdf: bytes = document.write_pdf(finisher=_finish, attachments=files, **_OPTIONS)
    return pdf


@dataclass(frozen=True)
class _Fonts:
    """The fonts of all PDFs as WeasyPrint knows them."""

    configuration: FontConfiguration
    css: weasyprint.CSS


@cache
def _fonts() -> _Fonts:
    configuration = FontConfiguration()
    rules = "".join(
        f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight};"
        f" src: url('font:{face.file}') }}\n"
        for face in FACES.values()
    )
    css = weasyprint.CSS(string=rules, font_config=configuration, url_fetcher=_Fetcher(NO_IMAGES))
    return _Fonts(configuration, css)


@lru_cache(maxsize=16)
def _stylesheet(css: str) -> weasyprint.CSS:
    return weasyprint.CSS(string=css, url_fetcher=_Fetcher(NO_IMAGES))


class _Document(weasyprint.HTML):  # type: ignore[misc]
    """A document without markers, notes and margins, which WeasyPrint would style everywhere."""

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:
        return [_plain()]


@cache
def _plain() -> weasyprint.CSS:
    source = files("weasyprint").joinpath("css", "html5_ua.css").read_text("utf-8")
    rules = (line for line in source.splitlines() if not line.startswith(_UNUSED))
    return weasyprint.CSS(string="\n".join(rules))


def _page(html: str, fetcher: _Fetcher) -> weasyprint.HTML:
    """Return a document for WeasyPrint, parsed as XML: ten times faster than as HTML."""
    try:
        root = ElementTree.fromstring(html)
    except ElementTree.ParseError as error:
        raise BuildFailed(f"เอกสาร XHTML ผิดรูป: {error}", f"malformed XHTML: {error}") from error
    for element in root.iter():
        element.tag = element.tag.removeprefix(_XHTML)
    root.set("lang", THAI.tag)
    tags.hide_whole(root)
    page = _Document.__new__(_Document)
    page.base_url, page.url_fetcher, page.media_type = None, fetcher, "print"
    page.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
    page.etree_element = root
    return page


def _describe(metadata: Any, title: str, moment: datetime) -> None:
    metadata.title, metadata.lang = title, THAI.tag
    metadata.created = metadata.modified = f"{moment.isoformat()}Z"


def _attached(file: Attachment, moment: datetime) -> weasyprint.Attachment:
    return weasyprint.Attachment(
        string=file.data,
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship="Data",
    )


def _finish(document: Any, pdf: Any) -> None:
    """Declare a PDF/A file to be PDF/UA-1 as well, and make the bytes of its objects once."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    end = b"</rdf:RDF>"
    metadata.stream = [part.replace(end, _UA.read_bytes() + end) for part in metadata.stream]
    pdf.objects[:] = [made if made.free == "f" else _Made(made) for made in pdf.objects]


class _Made:
    """An object of a PDF with its bytes, which are written, and hashed for the file's identity."""

    def __init__(self, made: Any) -> None:
        if isinstance(made, pydyf.Stream) and made.compress:
            _compress(made)
        self.number, self.generation, self.free, self.offset = made.number, 0, "n", 0
        self.compressible, self.data = made.compressible, made.data
        self.indirect = b"%d 0 obj\n%s\nendobj" % (self.number, self.data)


def _compress(stream: Any) -> None:
    """Compress a stream in a third of the time that the highest level takes."""
    plain = pydyf.Stream(stream.stream).data.removesuffix(b"\nendstream")
    data = zlib.compress(plain.partition(b"\nstream\n")[2], LEVEL)
    stream.stream, stream.compress = [data], False
    stream.extra["Filter"] = "/FlateDecode"


class _Fetcher:
    """Reads what a document may name: fonts, files of the package, images given to it."""

    _fail_on_errors = True

    def __init__(self, images: Mapping[str, bytes]) -> None:
        self.images = images

    def __call__(self, url: str) -> URLFetcherResponse:
        data = self.read(url)
        kind = guess_type(url)[0] or "image/svg+xml"
        return URLFetcherResponse(url, data, {"Content-Type": kind})

    def read(self, url: str) -> bytes:
        """Return what stands at an address; raises BuildFailed for any other address."""
        scheme, _, name = url.partition(":")
        parts = name.split("/")
        if scheme == "image" and name in self.images:
            return self.images[name]
        if scheme == "font" and name in {face.file for face in FACES.values()}:
            return program(name)
        if scheme == "package" and parts[0] in _SERVED and ".." not in parts:
            return resources.path(*parts).read_bytes()
        raise BuildFailed(f"เอกสารอ้างถึง {url} ซึ่งไม่อนุญาต", f"the document may not read {url}")


@contextmanager
def _fatal_errors_raised() -> Iterator[None]:
    try:
        yield
    except FatalURLFetchingError as error:
        raise error.__cause__ or error from None
