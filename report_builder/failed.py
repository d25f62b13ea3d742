"""Documents that could not be made while others could."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from report_builder.errors import BuildFailed
from report_builder.problem import Words


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be made although others could: what it is about, and why."""

    code: str
    name: str
    why: Words


class CardsFailed(BuildFailed):
    """Some cards could not be made; all the rest was published."""

    def __init__(self, failures: Iterable[Failure], made: int) -> None:
        self.failures = tuple(failures)
        th = "; ".join(f"{f.name} ({f.code}): {f.why.th}" for f in self.failures)
        en = "; ".join(f"{f.name} ({f.code}): {f.why.en}" for f in self.failures)
        super().__init__(
            f"สร้างสรุปไม่สำเร็จ {len(self.failures)} แห่ง เผยแพร่ที่เหลือ {made} แฟ้มแล้ว: {th}",
            f"{len(self.failures)} cards failed, the other {made} files were published: {en}",
        )
