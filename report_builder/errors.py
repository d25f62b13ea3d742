"""What can go wrong: one class per cause, each with an exit code and words in Thai and English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from report_builder.problem import NOTHING, Problem, Words, shown

CONFLICTS, USAGE, BAD_INPUT, BUILD_FAILED = 1, 2, 3, 4


class ReportError(Exception):
    """The base of every error that is told to the user without a traceback."""

    exit_code: ClassVar[int] = BUILD_FAILED

    def __init__(self, th: str, en: str) -> None:
        super().__init__(f"{th}\n{en}")
        self.words = Words(th, en)


class UsageError(ReportError):
    """The command was given something it can't work with."""

    exit_code = USAGE


class UnknownEdition(UsageError):
    """No folder and no bundled edition goes by the name."""

    def __init__(self, name: str, bundled: Iterable[str]) -> None:
        known = ", ".join(bundled)
        super().__init__(
            f"ไม่พบฉบับ “{name}” ให้ระบุโฟลเดอร์ของฉบับ หรือฉบับที่มากับโปรแกรม: {known}",
            f"there is no edition “{name}”; name its folder or a bundled edition: {known}",
        )


class ForeignFolder(UsageError):
    """The output folder holds files that this program did not write."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"โฟลเดอร์ {folder} มีแฟ้มอื่นอยู่ ให้เลือกโฟลเดอร์ว่างหรือโฟลเดอร์ใหม่ด้วย --out",
            f"{folder} holds other files; choose an empty or new folder with --out",
        )


class BusyFolder(UsageError):
    """Another build is writing to the output folder."""

    def __init__(self, folder: str, process: int) -> None:
        super().__init__(
            f"กำลังมีการสร้างลงโฟลเดอร์ {folder} อยู่ (โปรเซส {process}) "
            "ให้รอจนเสร็จ หรือเลือกโฟลเดอร์อื่นด้วย --out",
            f"another build (process {process}) is writing to {folder}; wait until it is done, "
            "or choose another folder with --out",
        )


class UnknownUnit(UsageError):
    """No unit of the edition goes by the name."""

    def __init__(self, name: str, near: str = "") -> None:
        super().__init__(
            f"ไม่มี “{name}” ในฉบับนี้" + (f" หมายถึง “{near}” หรือไม่" if near else ""),
            f"this edition has no unit “{name}”" + (f"; did you mean “{near}”?" if near else ""),
        )


class NotBuilt(UsageError):
    """The folder holds no result of a build."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"โฟลเดอร์ {folder} ไม่มีผลลัพธ์ ให้สร้างด้วย report-builder build ก่อน",
            f"{folder} holds no built documents; run report-builder build first",
        )


class NothingBuilt(UsageError):
    """What was asked for is left out of this edition; `why` says why."""

    def __init__(self, why: Iterable[Words]) -> None:
        th, en = zip(*((words.th, words.en) for words in why), strict=True)
        super().__init__("; ".join(th), "; ".join(en))


class OtherEdition(UsageError):
    """Two builds that were to be compared are of two editions."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"เป็นผลลัพธ์คนละฉบับ ({one} กับ {other}) diff ใช้เทียบการสร้างสองครั้งของฉบับเดียวกัน",
            f"these are builds of two editions ({one}, {other}); diff compares two builds of one",
        )


class NothingToCorrect(UsageError):
    """A page of corrections was asked for where nothing printed differs."""

    def __init__(self) -> None:
        super().__init__(
            "ไม่มีตัวเลขหรือข้อความที่ต่างกัน จึงไม่ได้เขียนหน้าแก้ไข",
            "no printed figure or sentence differs, so no page of corrections was written",
        )


class NothingToTrace(UsageError):
    """No fact is printed so, has such an id, or stands at such a place."""

    def __init__(self, question: str, near: Iterable[str]) -> None:
        meant = ", ".join(near)
        super().__init__(
            f"ไม่พบ “{question}” ในทะเบียนตัวเลข ใช้ตัวเลขที่พิมพ์ ชื่อค่า slide:28 หรือรหัส เช่น TH-56"
            + (f" หมายถึง {meant} หรือไม่" if meant else ""),
            f"no figure goes by “{question}”; use a printed number, the id of a fact, slide:28 or "
            "a code such as TH-56" + (f"; did you mean {meant}?" if meant else ""),
        )


class FolderInUse(UsageError):
    """A new edition can't be made where other files are."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"โฟลเดอร์ {folder} มีแฟ้มอยู่แล้ว ให้ระบุโฟลเดอร์ใหม่",
            f"{folder} already holds files; name a new folder",
        )


class BadInput(ReportError):
    """The edition has errors; `problems` names all of them at once, warnings and notes too."""

    exit_code = BAD_INPUT

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [problem.message() for problem in self.problems]
        super().__init__("\n".join(w.th for w in lines), "\n".join(w.en for w in lines))


class UnknownFact(ReportError):
    """A text or template asks for a fact that the edition doesn't have."""

    exit_code = BAD_INPUT

    def __init__(self, fact: str, near: str = "") -> None:
        self.fact, self.near = fact, near
        super().__init__(
            f"ไม่มีค่าชื่อ “{fact}” ในฉบับนี้" + (f" หมายถึง “{near}” หรือไม่" if near else ""),
            f"this edition has no fact “{fact}”" + (f"; did you mean “{near}”?" if near else ""),
        )


class UnknownFigure(ReportError):
    """A check of the edition names a published figure that isn't in published.csv."""

    exit_code = BAD_INPUT

    def __init__(self, check: str, figure: str) -> None:
        super().__init__(
            f"checks.csv: {check} อ้างถึง “{figure}” ซึ่งไม่มีใน published.csv ให้ใช้ สไลด์:key",
            f"checks.csv: {check} names “{figure}”, which isn't in published.csv; use slide:key",
        )


class StoryError(ReportError):
    """A text or template of the story can't be used: where, which text, why and what to do."""

    exit_code = BAD_INPUT

    def __init__(self, file: str, place: str, text: str, why: Words) -> None:
        self.file, self.place, self.text, self.why = file, place, text, why
        super().__init__(
            f"{file} ที่ {place}: {why.th} — พบ “{text}”",
            f"{file} at {place}: {why.en} — found “{text}”",
        )


class DoesNotFit(StoryError):
    """What a slide says fits on no page: its id, the panel that is too full, its longest words."""

    def __init__(self, slide: str, panel: str, words: str) -> None:
        self.slide, self.panel, self.words_found = slide, panel, words
        why = Words("ข้อความยาวเกินหน้า โปรดตัดให้สั้นลง", "the text fits on no page: shorten it")
        super().__init__("deck", f"{slide} > {panel}", shown(words), why)


class TemplateError(ReportError):
    """A PowerPoint template can't be used: what is wrong with it, and what it should have."""

    exit_code = BAD_INPUT

    def __init__(self, what: Words, action: Words = NOTHING) -> None:
        super().__init__(
            f"ใช้แม่แบบ PowerPoint นี้ไม่ได้: {what.th} {action.th}".rstrip(),
            f"this PowerPoint template can't be used: {what.en} {action.en}".rstrip(),
        )


class NoCluster(UsageError):
    """No scheduler answers at the address of a cluster."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"ไม่มีตัวจัดงาน (Dask scheduler) ที่ {address} ({reason}) ตรวจที่อยู่ หรือไม่ใช้ --scheduler",
            f"no Dask scheduler answers at {address} ({reason}); check the address, or leave out "
            "--scheduler",
        )


class MissingExtra(UsageError):
    """A part of the program needs packages that are not installed."""

    def __init__(self, extra: str, packages: Iterable[str]) -> None:
        listed, command = ", ".join(packages), f"pip install 'report-builder[{extra}]'"
        super().__init__(
            f"ยังไม่ได้ติดตั้งส่วนนี้ ({listed}) ให้ติดตั้งด้วย {command}",
            f"this part is not installed ({listed}); run {command}",
        )
