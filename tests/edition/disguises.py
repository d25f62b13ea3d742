"""Disguises of an edition: what people do to tables that leaves the numbers shown as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from tests import factories, folders
from tests.edition import books
from tests.edition.books import Page, Spec

TABLES = ("dimensions", "indicators", "types", "units", "respondents", "scores")
ALL = (".xlsx", ".xls", ".ods", ".csv")
BOOKS = (".xlsx", ".xls", ".ods")
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass
class Book:
    """The tables of an edition to be written, and how: as one workbook, as files, in what code."""

    pages: dict[str, Page]
    suffix: str = ".csv"
    together: bool = True
    encoding: str = "utf-8"
    delimiter: str = ","
    quoting: int = csv.QUOTE_MINIMAL
    line_end: str = "\r\n"
    name: str = ""
    extra: list[Page] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path, suffix: str) -> Book:
        """Return the tables of an edition folder."""
        pages = {name: books.page(name, folders.cells(folder, name)) for name in TABLES}
        return cls(pages, suffix)

    def save(self, folder: Path) -> None:
        """Write the tables into a folder."""
        pages = [*self.pages.values(), *self.extra]
        if self.suffix == ".csv":
            for page in pages:
                (folder / f"{page.name}{self.name or '.csv'}").write_bytes(self._text(page))
        elif self.together:
            books.WORKBOOKS[self.suffix](folder / f"ข้อมูล{self.name or self.suffix}", pages)
        else:
            for page in pages:
                file = folder / f"{page.name}{self.name or self.suffix}"
                books.WORKBOOKS[self.suffix](file, [page])

    def _text(self, page: Page) -> bytes:
        text = io.StringIO(newline="")
        rows = [[spec.shown for spec in row] for row in page.rows]
        writer = csv.writer(
            text, delimiter=self.delimiter, quoting=self.quoting, lineterminator=self.line_end
        )
        writer.writerows(rows)
        return text.getvalue().encode(self.encoding)

    @property
    def scores(self) -> Page:
        """Return the table of scores."""
        return self.pages["scores"]


Disguise = Callable[[Book, Random], None]


@dataclass(frozen=True)
class Named:
    """A disguise, the formats that can wear it, and when it is put on: values before rows."""

    put_on: Disguise
    formats: tuple[str, ...]
    stage: int

    @property
    def name(self) -> str:
        """Return what the disguise is called."""
        return self.put_on.__name__


DISGUISES: dict[str, Named] = {}
VALUES, HEADINGS, COLUMNS, ROWS, FILE = range(5)


def disguise(stage: int, *formats: str) -> Callable[[Disguise], Disguise]:
    """List a disguise."""

    def listed(put_on: Disguise) -> Disguise:
        DISGUISES[put_on.__name__] = Named(put_on, formats or ALL, stage)
        return put_on

    return listed


def some(book: Book, draw: Random, share: float = 0.3) -> Iterator[tuple[list[Spec], int, float]]:
    """Yield places of numbers among the scores: the row, the column in it, the number."""
    for row in book.scores.rows[1:]:
        for column, spec in enumerate(row):
            plain = isinstance(spec.value, float) and not spec.code and not spec.formula
            if plain and draw.random() < share:
                yield row, column, float(str(spec.value))


def each_score(book: Book, draw: Random, made: Callable[[float], Spec], share: float = 0.3) -> None:
    """Replace some of the scores."""
    for row, column, number in some(book, draw, share):
        row[column] = made(number)


def blanks(book: Book, text: str) -> None:
    """Write a word into the blank scores."""
    for row in book.scores.rows[1:]:
        row[1:] = [Spec(text) if spec.value is None else spec for spec in row[1:]]


@disguise(VALUES)
def percent_cells(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number / 100, "0.0%"))


@disguise(VALUES)
def percent_cells_without_decimals(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number / 100, "0%"), 1)


@disguise(VALUES)
def numbers_as_text(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(f"{number:g}"))


@disguise(VALUES)
def numbers_in_thai_digits(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(f"{number:g}".translate(THAI_DIGITS)))


@disguise(VALUES)
def numbers_between_spaces(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(f"  {number:g} \u00a0"))


@disguise(VALUES)
def numbers_with_zeros_behind(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(f"{number:.3f}"))


@disguise(VALUES)
def numbers_with_a_percent_sign(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(f"{number:g} %"))


@disguise(VALUES)
def numbers_after_the_thai_word_for_percent(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(f"ร้อยละ {number:g}"))


@disguise(VALUES, ".xlsx", ".xls")
def a_percent_sign_from_the_format(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number, '0.0"%"'))


@disguise(VALUES, ".xlsx", ".xls")
def formats_with_thai_digits(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number, "[$-D00041E]0.0"))


@disguise(VALUES, ".xlsx", ".xls")
def formats_of_accounts(book: Book, draw: Random) -> None:
    code = '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'
    each_score(book, draw, lambda number: Spec(number, code))


@disguise(VALUES, ".xlsx", ".xls")
def formats_that_round(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number, "0"))


@disguise(VALUES, ".xlsx", ".xls")
def formats_in_colour_by_value(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number, "[Red][<50]0.0;[Blue]0.0"))


@disguise(VALUES, ".xlsx", ".xls")
def formats_that_show_nothing(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number, ";;;"), 0.1)


@disguise(VALUES, ".xlsx", ".ods")
def formulas(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number, formula="B2*1"))


@disguise(VALUES, ".xlsx", ".ods")
def formulas_in_percent(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number / 100, "0%", formula="B2/100"))


@disguise(VALUES)
def crossed_out(book: Book, draw: Random) -> None:
    each_score(book, draw, lambda number: Spec(number, struck=True), 0.05)


@disguise(VALUES)
def a_dash_for_no_score(book: Book, draw: Random) -> None:
    blanks(book, "-")


@disguise(VALUES)
def thai_words_for_no_score(book: Book, draw: Random) -> None:
    blanks(book, "ไม่มีข้อมูล")


@disguise(VALUES)
def letters_for_no_score(book: Book, draw: Random) -> None:
    blanks(book, "N/A")


@disguise(VALUES)
def a_dot_for_no_score(book: Book, draw: Random) -> None:
    blanks(book, ".")


@disguise(VALUES)
def spaces_for_no_score(book: Book, draw: Random) -> None:
    blanks(book, "   ")


@disguise(VALUES)
def names_for_ids(book: Book, draw: Random) -> None:
    kinds = {kind.id: kind.name_th for kind in factories.TYPES}
    _renamed(book.pages["respondents"], 2, kinds)
    _renamed(book.pages["respondents"], 3, factories.CHANNELS)


@disguise(VALUES)
def units_by_their_names(book: Book, draw: Random) -> None:
    _renamed(book.pages["respondents"], 1, {u.code: u.name_th for u in factories.UNITS})


@disguise(VALUES)
def dimensions_by_their_names(book: Book, draw: Random) -> None:
    _renamed(book.pages["indicators"], 1, {d.id: d.name_th for d in factories.DIMENSIONS})


@disguise(VALUES)
def unseen_characters_in_names(book: Book, draw: Random) -> None:
    for name in ("indicators", "types", "units"):
        _renamed(book.pages[name], 1, lambda text: f"\u200b{text}\ufeff ")


@disguise(VALUES)
def am_in_two_characters(book: Book, draw: Random) -> None:
    for name in ("indicators", "dimensions", "types"):
        for column in range(1, 4):
            _renamed(book.pages[name], column, lambda text: text.replace("ำ", "ํา"))


@disguise(VALUES)
def weights_in_percent(book: Book, draw: Random) -> None:
    heading, *rows = book.pages["dimensions"].rows
    at = [spec.value for spec in heading].index("weight")
    for row in rows:
        row[at] = Spec(float(str(row[at].value)) / 100, "0%")


def _renamed(page: Page, column: int, names: dict[str, str] | Callable[[str], str]) -> None:
    called = names if callable(names) else lambda text: names.get(text, text)
    for row in page.rows[1:]:
        if isinstance(row[column].value, str):
            row[column] = replace(row[column], value=called(str(row[column].value)))


@disguise(HEADINGS)
def thai_headings(book: Book, draw: Random) -> None:
    names = {
        "respondents": ["รหัส", "จังหวัด", "ประเภท", "ช่องทาง"],
        "units": ["รหัส", "จังหวัด", "ชื่ออังกฤษ", "ภาค"],
        "types": ["รหัส", "ชื่อ", "ชื่อย่อ", "กระทรวง"],
    }
    for name, headings in names.items():
        book.pages[name].rows[0] = [Spec(text) for text in headings]
    book.scores.rows[0][0] = Spec("หน่วยงาน")


@disguise(HEADINGS)
def headings_with_other_letters_and_spaces(book: Book, draw: Random) -> None:
    for page in book.pages.values():
        page.rows[0] = [Spec(f" {str(s.value).replace('_', ' ').upper()}\n") for s in page.rows[0]]


@disguise(HEADINGS)
def indicators_by_their_names(book: Book, draw: Random) -> None:
    names = {each.id: each.name_th for each in factories.INDICATORS}
    head = book.scores.rows[0]
    head[:] = [Spec(names.get(_plain(spec), str(spec.value))) for spec in head]


def _plain(spec: Spec) -> str:
    return str(spec.value).strip().replace(" ", "_").lower()


@disguise(COLUMNS)
def a_column_of_remarks(book: Book, draw: Random) -> None:
    for row in book.scores.rows:
        row.append(Spec(None))
    book.scores.rows[0][-1] = Spec("ผู้บันทึก")
    book.scores.rows[3][-1] = Spec("โทรถามแล้ว")


@disguise(COLUMNS)
def a_blank_column_between(book: Book, draw: Random) -> None:
    at = draw.randrange(1, len(book.scores.rows[0]))
    for row in book.scores.rows:
        row.insert(at, Spec(None))


@disguise(COLUMNS)
def a_blank_column_before(book: Book, draw: Random) -> None:
    for page in book.pages.values():
        for row in page.rows:
            row.insert(0, Spec(None))


@disguise(COLUMNS)
def columns_in_another_order(book: Book, draw: Random) -> None:
    for page in book.pages.values():
        order = list(range(max(map(len, page.rows))))
        draw.shuffle(order)
        page.rows = [[row[n] for n in order] for row in page.rows]


@disguise(ROWS)
def rows_in_another_order(book: Book, draw: Random) -> None:
    for name in ("respondents", "scores"):
        page = book.pages[name]
        body = page.rows[1:]
        draw.shuffle(body)
        page.rows[1:] = body


@disguise(ROWS)
def blank_rows_between(book: Book, draw: Random) -> None:
    for page in book.pages.values():
        page.rows.insert(draw.randrange(1, len(page.rows)), [Spec(None) for _ in page.rows[0]])


@disguise(ROWS, *BOOKS)
def hidden_rows(book: Book, draw: Random) -> None:
    for name in ("respondents", "scores"):
        page = book.pages[name]
        page.hidden_rows = {n for n in range(1, len(page.rows)) if draw.random() < 0.3}


@disguise(ROWS, *BOOKS)
def hidden_columns(book: Book, draw: Random) -> None:
    book.scores.hidden_columns = {1, 3}
    book.pages["units"].hidden_columns = {0}


@disguise(ROWS, *BOOKS)
def a_hidden_sheet(book: Book, draw: Random) -> None:
    book.scores.is_hidden = True


@disguise(ROWS, *BOOKS)
def equal_cells_merged_downwards(book: Book, draw: Random) -> None:
    page = book.pages["respondents"]
    for column in range(len(page.rows[0])):
        texts = [row[column].value for row in page.rows]
        for top in range(1, len(texts) - 2):
            if texts[top] and texts[top : top + 3] == [texts[top]] * 3 != texts[top - 3 : top]:
                page.merged.append((top, column, top + 2, column))
                for row in page.rows[top + 1 : top + 3]:
                    row[column] = Spec(None)


def _put_above(page: Page, rows: list[list[Spec]]) -> None:
    page.rows[:0] = rows
    page.hidden_rows = {row + len(rows) for row in page.hidden_rows}
    page.merged = [(t + len(rows), left, b + len(rows), r) for t, left, b, r in page.merged]


@disguise(FILE)
def titles_above(book: Book, draw: Random) -> None:
    for page in book.pages.values():
        blank = [Spec(None) for _ in page.rows[0]]
        title = [Spec("ผลการสำรวจ ประจำปี 2570"), *blank[1:]]
        _put_above(page, [title, [Spec("หน่วย: คะแนน"), *blank[1:]], blank])


@disguise(FILE)
def a_row_of_groups_above(book: Book, draw: Random) -> None:
    width = len(book.scores.rows[0])
    above = [Spec(None) for _ in range(width)]
    above[1], above[4] = Spec("ด้านบุคลากร"), Spec("ด้านกระบวนงาน")
    _put_above(book.scores, [above])
    if book.suffix != ".csv":
        book.scores.merged += [(0, 1, 0, 3), (0, 4, 0, width - 1)]


@disguise(FILE)
def a_row_of_measures_below_the_header(book: Book, draw: Random) -> None:
    page = book.scores
    head = next(n for n, row in enumerate(page.rows) if sum(bool(s.value) for s in row) > 5)
    keys = ("respondent", "หน่วยงาน")
    measures = [
        Spec("ร้อยละ (0-100)" if s.value and _plain(s) not in keys else None)
        for s in page.rows[head]
    ]
    page.rows.insert(head + 1, measures)
    page.hidden_rows = {row + (row > head) for row in page.hidden_rows}


@disguise(FILE)
def totals_and_remarks_below(book: Book, draw: Random) -> None:
    for name in ("scores", "respondents"):
        page = book.pages[name]
        width = max(map(len, page.rows))
        rest = [Spec(None)] * (width - 1)
        page.rows.append([Spec("เฉลี่ย"), *(Spec(51.5) for _ in rest)])
        page.rows.append([Spec(None), *rest])
        page.rows.append([Spec("ที่มา: การสำรวจ"), *rest])


@disguise(FILE)
def another_sheet_of_notes(book: Book, draw: Random) -> None:
    book.extra.append(Page("บันทึกช่วยจำ", [[Spec("ติดต่อ"), Spec("02-000-0000")]]))


@disguise(FILE, *BOOKS)
def a_file_for_each_table(book: Book, draw: Random) -> None:
    book.together = False


@disguise(FILE, ".xlsx", ".ods", ".xls")
def the_end_of_another_format(book: Book, draw: Random) -> None:
    book.name = {".xlsx": ".xls", ".xls": ".xlsx", ".ods": ".xlsx"}[book.suffix]


@disguise(FILE, ".csv")
def text_under_the_name_of_a_workbook(book: Book, draw: Random) -> None:
    book.name = ".xls"


@disguise(FILE, ".csv")
def a_byte_order_mark(book: Book, draw: Random) -> None:
    book.encoding = "utf-8-sig"


@disguise(FILE, ".csv")
def utf_16(book: Book, draw: Random) -> None:
    book.encoding = "utf-16"


@disguise(FILE, ".csv")
def semicolons(book: Book, draw: Random) -> None:
    book.delimiter = ";"


@disguise(FILE, ".csv")
def tabs(book: Book, draw: Random) -> None:
    book.delimiter = "\t"


@disguise(FILE, ".csv")
def bars(book: Book, draw: Random) -> None:
    book.delimiter = "|"


@disguise(FILE, ".csv")
def quotes_around_all(book: Book, draw: Random) -> None:
    book.quoting = csv.QUOTE_ALL


@disguise(FILE, ".csv")
def lines_as_on_other_machines(book: Book, draw: Random) -> None:
    book.line_end = "\n"
