"""What the command line says: progress and errors on standard error, results on standard output."""

from __future__ import annotations

import errno
import json
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from report_builder.errors import BUILD_FAILED, BadInput, ReportError
from report_builder.failures import AuditFailed, CannotWrite
from report_builder.problem import Problem, Severity, Words

if TYPE_CHECKING:
    from report_builder.audit import Finding
    from report_builder.build.pipeline import Built
    from report_builder.build.work import Watch
    from report_builder.output.publish import Kept

_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}
_NAMES: Mapping[Severity, Words] = {
    Severity.ERROR: Words("ข้อผิดพลาด", "error"),
    Severity.WARNING: Words("คำเตือน", "warning"),
    Severity.NOTE: Words("หมายเหตุ", "note"),
}
_NAMED = 5
"""Files that are named where there are many."""
ALL_IN_JSON = Words("ดูทุกจุดได้ด้วย --json", "--json lists them all")


BEGUN = Words("เตรียมโปรแกรม", "get ready")
"""What is done before the first step of a build: the program itself is read."""
CHECKED = Words("อ่านและตรวจข้อมูล", "read and check the data")
"""What a check does, which is one step."""


@dataclass(frozen=True)
class Terminal:
    """Tell the user what happens, in Thai with English, or as JSON for a program."""

    quiet: bool = False
    as_json: bool = False
    verbose: bool = False

    @contextmanager
    def progress(self, first: Words) -> Iterator[Callable[[int], Watch]]:
        """Show a progress bar, and what is done first, at once.

        Yields what returns, for a number of steps, what is told of each.
        """
        columns = (
            *(BarColumn(bar_width=24), MofNCompleteColumn()),
            TextColumn("{task.description}", markup=False),
        )
        console = _errors()
        hidden = self.quiet or self.as_json or not console.is_terminal
        with Progress(*columns, console=console, disable=hidden, transient=True) as bar:
            task = bar.add_task(_both(first), total=None)

            def watch(step: Words, advance: int = 1) -> None:
                bar.update(task, advance=advance, description=_both(step))

            def begun(steps: int) -> Watch:
                bar.update(task, total=steps, completed=-1)
                return watch

            yield begun

    @contextmanager
    def errors_told(self) -> Iterator[None]:
        """Tell an error without a traceback and exit with its code; a bug of the program with 4."""
        try:
            yield
        except ReportError as error:
            self._tell_error(error)
            raise typer.Exit(error.exit_code) from None
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                self._tell_error(CannotWrite(str(error.filename or "stdout"), str(error)))
            else:
                self._tell_bug(error)
            raise typer.Exit(BUILD_FAILED) from None

    def tell_built(self, built: Built) -> None:
        """Tell which files were written and kept, and with verbose the time of each step."""
        if self.as_json:
            steps = [{"step": name, "seconds": round(took, 3)} for name, took in built.steps]
            told = {"ok": True, "edition": built.edition, "out": str(built.out)}
            kept = {**asdict(built.kept), "built": [*built.kept.built]}
            sealed = {"manifest_sha256": built.seal, "seconds": round(_waited(), 3)}
            said = [asdict(words) for words in built.warnings]
            made = {"files": built.files, "kept": kept, "warnings": said, **sealed, "steps": steps}
            _print_json({**told, **made})
        elif not self.quiet:
            for words in built.warnings:
                _errors().print(_message(Severity.WARNING, words))
            _lines(_summary(built, self.verbose))

    def tell(self, data: object, lines: Iterable[str]) -> None:
        """Tell an answer: its lines, or the data that it is made of."""
        if self.as_json:
            _print_json({"ok": True, "found": data})
        else:
            _lines(lines)

    def tell_audited(
        self, folder: Path, findings: Sequence[Finding], others: Sequence[str]
    ) -> None:
        """Tell what an audit found, and files that are others'; raises AuditFailed for a fault."""
        if findings:
            from report_builder.audit import changes

            lines = changes.changes(folder, findings)
            raise AuditFailed(lines, changes.first(lines), ALL_IN_JSON)
        sound = f"ตรวจแล้วไม่พบข้อผิดพลาด · the audit found no fault: {folder}"
        foreign = (f"  แฟ้มอื่นที่ไม่ได้ตรวจ · not ours, not checked: {name}" for name in others)
        self.tell([], [sound, *foreign])

    def _tell_error(self, error: ReportError) -> None:
        problems = error.problems if isinstance(error, BadInput) else ()
        if self.as_json:
            told = {"ok": False, "exit_code": error.exit_code, "cause": type(error).__name__}
            words = {} if problems else {"th": error.words.th, "en": error.words.en}
            faults = error.faults if isinstance(error, AuditFailed) else ()
            listed = {"faults": [asdict(fault) for fault in faults]} if faults else {}
            _print_json({**told, **words, **listed, "problems": [_as_data(p) for p in problems]})
        elif problems:
            _tell_problems(problems)
        else:
            _errors().print(_message(Severity.ERROR, error.words))

    def _tell_bug(self, error: Exception) -> None:
        words = Words(
            f"โปรแกรมทำงานผิดพลาด ไม่ได้เปลี่ยนแปลงผลลัพธ์เดิม: {error!r}",
            f"the program failed, earlier output is untouched: {error!r}",
        )
        if self.verbose:
            _errors().print(Text(traceback.format_exc()))
        if self.as_json:
            _print_json({"ok": False, "exit_code": BUILD_FAILED, "th": words.th, "en": words.en})
        else:
            _errors().print(_message(Severity.ERROR, words))


def _errors() -> Console:
    return Console(stderr=True, soft_wrap=True, highlight=False)


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _print_json(content: Mapping[str, Any]) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=1))


def _summary(built: Built, verbose: bool) -> Iterator[str]:
    total = _waited()
    yield f"สร้างเสร็จใน {total:.1f} วินาที · built in {total:.1f} s: {built.out}"
    for place, names in groupby(sorted(built.files, key=_folder), key=_folder):
        yield from _written(built.out, place, [*names])
    yield from _kept(built.kept)
    yield f"  SHA-256 ของ manifest.json · of manifest.json: {built.seal}"
    for name, took in built.steps if verbose else ():
        yield f"  {took:6.2f} s  {name}"


def _waited() -> float:
    """Return the seconds since the command was given."""
    return time.time() - psutil.Process().create_time()


def _kept(kept: Kept) -> Iterator[str]:
    """Yield what became of the files of the last build."""
    if kept.built:
        yield f"  คงแฟ้มเดิมไว้ · kept from before: {len(kept.built):,} files"
    for name, other in kept.edited:
        yield f"  {name} ถูกแก้ไขไว้ เก็บเป็น {other} · was edited, kept as {other}"
    if kept.stale:
        few = ", ".join(kept.stale[:_NAMED]) + " …" * (len(kept.stale) > _NAMED)
        th = f"ลบแฟ้มจากข้อมูลเดิม {len(kept.stale):,} แฟ้ม"
        yield f"  {th} · dropped, made of earlier data: {few}"


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _written(out: Path, folder: str, names: Sequence[str]) -> Iterator[str]:
    """Yield a line for each document, and one for all files of a folder."""
    sizes = [(out / name).stat().st_size for name in names]
    if folder:
        yield f"  {folder}/  {len(names):,} files  {sum(sizes):,} bytes"
    else:
        yield from (f"  {name}  {size:,} bytes" for name, size in zip(names, sizes, strict=True))


def _tell_problems(problems: Iterable[Problem]) -> None:
    listed = tuple(problems)
    for problem in listed:
        _errors().print(_message(problem.severity, problem.message()))
    counts = {s: sum(p.severity is s for p in listed) for s in Severity}
    if listed:
        th = ", ".join(f"{_NAMES[s].th} {n:,}" for s, n in counts.items() if n)
        en = ", ".join(f"{_NAMES[s].en} {n:,}" for s, n in counts.items() if n)
        _errors().print(Text(f"รวม {th} · in all: {en}"))


def _message(severity: Severity, words: Words) -> Text:
    mark = Text(f"{_NAMES[severity].th} ", style=_STYLES[severity])
    return mark.append(words.th, style="default").append(f"\n  {words.en}", style="dim")


def _as_data(problem: Problem) -> dict[str, Any]:
    words = problem.message()
    return {
        "severity": problem.severity.value,
        "cause": problem.cause,
        "file": problem.file,
        "sheet": problem.sheet,
        "places": list(problem.places),
        "row": problem.row,
        "column": problem.column,
        "found": problem.found,
        "th": words.th,
        "en": words.en,
    }


def _both(words: Words) -> str:
    return f"{words.th} · {words.en}"
