"""What goes wrong while documents are built, or with their files: one class per cause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from report_builder.errors import ReportError
from report_builder.problem import NOTHING, Words, shown

_NAMED = 5
"""Warnings that a message names."""


class BuildFailed(ReportError):
    """The build could not be finished; nothing was published."""


class LoggedWarning(BuildFailed):
    """A library warned while rendering, so the result can't be trusted."""

    def __init__(self, warnings: Iterable[str]) -> None:
        listed = [shown(warning) for warning in warnings]
        text = "; ".join(listed[:_NAMED]) + f" (+{len(listed) - _NAMED})" * (len(listed) > _NAMED)
        super().__init__(
            f"มีคำเตือนระหว่างการสร้างเอกสาร จึงไม่เผยแพร่: {text}",
            f"there were warnings while rendering, so nothing was published: {text}",
        )


class BrokenInvariant(BuildFailed):
    """Results or facts contradict each other; `broken` says every rule that does not hold."""

    def __init__(self, broken: Iterable[str]) -> None:
        self.broken = tuple(broken)
        text = "; ".join(self.broken)
        super().__init__(
            f"ผลการคำนวณขัดแย้งกันเอง จึงไม่สร้างเอกสาร: {text}",
            f"results contradict each other, so nothing was built: {text}",
        )


class AuditFailed(BuildFailed):
    """The finished files don't say what the register says.

    `faults` names every difference; what is told is `summary`, a few lines of them, and where
    all are listed.
    """

    def __init__(
        self, faults: Iterable[Words], summary: Iterable[Words], listing: Words = NOTHING
    ) -> None:
        self.faults, summary = tuple(faults), tuple(summary)
        count = f"{len(self.faults):,}"
        th, en = f"ไฟล์ไม่ผ่านการตรวจ พบ {count} จุด", f"the files failed the audit in {count} places"
        super().__init__(
            "\n".join(filter(None, (th, *(words.th for words in summary), listing.th))),
            "\n".join(filter(None, (en, *(words.en for words in summary), listing.en))),
        )


class FaultyFiles(AuditFailed):
    """Files that a build has just made failed the audit: a fault of the program, not of the data.

    `listing` is the file in which all faults are listed.
    """

    def __init__(self, faults: Iterable[Words], summary: Iterable[Words], listing: str) -> None:
        super().__init__(
            faults,
            summary,
            Words(
                "นี่เป็นข้อบกพร่องของโปรแกรม ไม่ใช่ของข้อมูล จึงไม่เผยแพร่ "
                f"โปรดแจ้งผู้พัฒนาพร้อมแฟ้ม {listing} ระหว่างนี้ทำฉบับร่างได้ด้วย --draft",
                "this is a fault of the program, not of your data; nothing was published: report "
                f"it with the file {listing}; meanwhile make a draft with --draft",
            ),
        )


class MissingLibrary(BuildFailed):
    """The system library that finds Thai words is not installed."""

    def __init__(self, reason: str) -> None:
        package = "libpango-1.0-0"
        super().__init__(
            f"ไม่พบไลบรารีของระบบ ให้ติดตั้งด้วย apt-get install {package} ({reason})",
            f"a system library is missing; run apt-get install {package} ({reason})",
        )


class CannotWrite(BuildFailed):
    """The result can't be written where it should go."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(
            f"เขียนลงโฟลเดอร์ {folder} ไม่ได้: {reason} ให้ปิดแฟ้มที่เปิดอยู่ เพิ่มที่ว่าง หรือตรวจสิทธิ์ แล้วลองใหม่",
            f"can't write to {folder}: {reason}; close its files, make room or check permissions",
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be made although others could: what it is about, and why."""

    code: str
    name: str
    why: Words


class CardsFailed(BuildFailed):
    """Some cards could not be made; all the rest was published, without the bundles."""

    def __init__(self, failures: Iterable[Failure], made: int) -> None:
        self.failures = tuple(failures)
        th = "; ".join(f"{f.name} ({f.code}): {f.why.th}" for f in self.failures)
        en = "; ".join(f"{f.name} ({f.code}): {f.why.en}" for f in self.failures)
        super().__init__(
            f"สร้างสรุปไม่สำเร็จ {len(self.failures)} แห่ง จึงไม่รวมเล่ม เผยแพร่ที่เหลือ {made} แฟ้มแล้ว: {th}",
            f"{len(self.failures)} cards failed, so no bundle was made; the other {made} files "
            f"were published: {en}",
        )
