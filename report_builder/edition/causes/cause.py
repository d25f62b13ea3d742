"""Name what can be wrong with an edition: for machines, and in words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.problem import NOTHING, Meant, Problem, Severity, Words


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a problem, with what is expected and what to do unless a place says better."""

    name: str
    what: Words
    expected: Words = NOTHING
    action: Words = NOTHING
    severity: Severity = Severity.ERROR

    def at(
        self,
        file: str,
        row: int | None = None,
        column: str = "",
        found: str = "",
        *,
        sheet: str = "",
        expected: Words | None = None,
        action: Words | None = None,
        cell: str = "",
    ) -> Problem:
        """Return the problem of this cause at a place."""
        return Problem(
            severity=self.severity,
            cause=self.name,
            what=self.what,
            file=file,
            sheet=sheet,
            row=row,
            column=column,
            found=found,
            expected=expected or self.expected,
            action=action or self.action,
            cell=cell,
        )


class Refused(Exception):
    """A file can't be read: the cause, what was found of it, and in which row or line."""

    def __init__(self, cause: Cause, found: str = "", row: int | None = None) -> None:
        super().__init__(cause.name, found)
        self.cause, self.found, self.row = cause, found, row

    def at(self, file: str) -> Problem:
        """Return the problem of a file."""
        return self.cause.at(file, self.row, found=self.found)


def named(name: str, code: str) -> str:
    """Return a name with the code it goes by; one alone where they are the same."""
    return f"{name} ({code})" if name and code and name != code else name or code


def meant(name: str | None, instead: str = "") -> Words:
    """Ask whether a near name was meant; nothing to ask without one.

    `instead` is what the cell would say then, where that isn't the name alone.
    """
    if not name:
        return NOTHING
    words = f"หมายถึง “{name}” หรือไม่", f"did you mean “{name}”?"
    return Meant(*words, instead or name)


def one_of(names: tuple[str, ...]) -> Words:
    """Say that one of the names is expected; nothing to say without any."""
    listed = ", ".join(filter(None, names))
    if not listed:
        return NOTHING
    return Words(f"ค่าใดค่าหนึ่งใน {listed}", f"one of {listed}")


CELL = Words("แก้ค่าในช่องนี้", "correct this cell")
SHARES = Words("ผลรวม 100", "a sum of 100")
