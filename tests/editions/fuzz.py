"""Hold the promise to the test with any number of editions: `make fuzz`.

Each edition is built in a process of its own, with a limit of time. What became of it is kept in
a folder, so that a run that was stopped goes on where it was; a changed program begins anew, with
the editions that failed before. Every failure leaves the edition and the command that shows it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.editions.promise import Kind, Outcome, kept
from tests.editions.strategy import numbered

ROOT = Path(__file__).parents[2]
STATE = ROOT / ".fuzz"
SOURCES = ("report_builder", "templates", "fonts", "assets", "tests/editions")
FEW, MANY, EVERY = 12, 200, 10
"""Units of most editions, and of every tenth."""

Options = tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """One edition by its number, and what became of it in how many seconds."""

    number: int
    outcome: Outcome
    seconds: float


def given(number: int, folder: Path) -> Path:
    """Write the edition of a number as its authors would have it, and return its folder."""
    most = MANY if number % EVERY == EVERY - 1 else FEW
    return numbered(number, most=most).write(folder)


def _tried(number: int, work: Path, options: Options) -> None:
    """Try one edition in a process group of its own; what became of it is written down."""
    os.setsid()
    outcome = kept(given(number, work / "edition"), work / "out", *options)
    (work / "outcome.json").write_text(json.dumps(asdict(outcome), ensure_ascii=False))


@dataclass
class Trial:
    """An edition that is being tried."""

    number: int
    work: Path
    process: BaseProcess
    begun: float

    @property
    def seconds(self) -> float:
        """Return how long it has been tried."""
        return time.monotonic() - self.begun

    def ended(self, limit: float) -> bool:
        """Tell whether it has ended; one past the limit is ended, with all its processes."""
        if self.process.is_alive() and self.seconds < limit:
            return False
        if self.process.is_alive() and self.process.pid:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.join()
        return True

    def example(self, limit: float) -> Example:
        """Return what became of it."""
        written = self.work / "outcome.json"
        if written.exists():
            told = json.loads(written.read_text())
            outcome = Outcome(Kind(told["kind"]), tuple(told["causes"]), told["told"])
        elif self.seconds >= limit:
            outcome = Outcome(Kind.SLOW, (f"not done in {limit:.0f} s",))
        else:
            outcome = Outcome(Kind.BROKEN, (f"the process ended: {self.process.exitcode}",))
        return Example(self.number, outcome, round(self.seconds, 1))


def _begun(number: int, options: Options) -> Trial:
    work = Path(tempfile.mkdtemp(prefix=f"fuzz-{number}-"))
    process = get_context("fork").Process(target=_tried, args=(number, work, options))
    process.start()
    return Trial(number, work, process, time.monotonic())


def tried(numbers: list[int], processes: int, limit: float, options: Options) -> Iterator[Example]:
    """Yield what became of each edition, several tried at once."""
    waiting, running = list(reversed(numbers)), list[Trial]()
    try:
        while waiting or running:
            while waiting and len(running) < processes:
                running.append(_begun(waiting.pop(), options))
            for trial in [trial for trial in running if trial.ended(limit)]:
                running.remove(trial)
                example = trial.example(limit)
                _keep(example, trial.work / "edition", options)
                shutil.rmtree(trial.work)
                yield example
            time.sleep(0.2)
    finally:
        for trial in running:
            trial.ended(0)
            shutil.rmtree(trial.work)


def _keep(example: Example, edition: Path, options: Options) -> None:
    """Keep the edition of a broken promise with what was said and the command that shows it."""
    place = STATE / "failed" / f"{example.number:04}"
    shutil.rmtree(place, ignore_errors=True)
    if example.outcome.kind in (Kind.BROKEN, Kind.SLOW):
        shutil.copytree(edition, place / "edition")
        command = f"uv run report-builder build {place / 'edition'} --out {place / 'out'} --verbose"
        lines = (
            " ".join((command, *options)),
            "",
            *example.outcome.causes,
            "",
            example.outcome.told,
        )
        (place / "why.txt").write_text("\n".join(lines), encoding="utf-8")


def version() -> str:
    """Return a name for the program and the strategy as they stand."""
    files = (p for name in SOURCES for p in sorted((ROOT / name).rglob("*")) if p.is_file())
    digest = sha256()
    for file in files:
        if file.suffix != ".pyc":
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _known(path: Path) -> dict[int, Example]:
    examples: dict[int, Example] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        told = json.loads(line)
        outcome = Outcome(Kind(told["kind"]), tuple(told["causes"]))
        examples[told["number"]] = Example(told["number"], outcome, told["seconds"])
    return examples


def _add(path: Path, example: Example) -> None:
    told = {"number": example.number, "seconds": example.seconds}
    told |= {"kind": example.outcome.kind, "causes": example.outcome.causes}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(told, ensure_ascii=False) + "\n")


def _failed_before() -> set[int]:
    place = STATE / "failed"
    return {int(path.name) for path in place.iterdir()} if place.exists() else set()


def summary(examples: list[Example]) -> Iterator[str]:
    """Yield the counts, then equal causes together, the most frequent first."""
    counts = Counter(example.outcome.kind for example in examples)
    accepted = len(examples) - counts[Kind.REFUSED]
    yield f"{counts[Kind.BUILT]} of {accepted} editions that check accepts build as promised"
    yield f"{counts[Kind.REFUSED]} of {len(examples)} editions are refused by check"
    for kind in (Kind.BROKEN, Kind.SLOW, Kind.REFUSED):
        of_kind = [example for example in examples if example.outcome.kind is kind]
        causes = Counter(cause for example in of_kind for cause in example.outcome.causes)
        for cause, count in causes.most_common():
            such = [str(e.number) for e in of_kind if cause in e.outcome.causes]
            yield f"{kind:8} {count:4}  {cause}  [{', '.join(such[:6])}]"


def main() -> int:
    """Try the editions that are left to try; return 1 when a promise was broken."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--examples", type=int, default=300, help="how many editions")
    asked.add_argument("--first", type=int, default=0, help="number of the first")
    asked.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--limit", type=float, default=600, help="seconds for one edition")
    asked.add_argument("options", nargs="*", help="options of build, after --")
    told = asked.parse_args()
    options = tuple(told.options)
    path = STATE / f"{version()}{'-'.join(options)}.jsonl"
    STATE.mkdir(exist_ok=True)
    done = _known(path)
    wanted = range(told.first, told.first + told.examples)
    before = _failed_before()
    left = sorted(set(wanted) - done.keys(), key=lambda number: (number not in before, number))
    for example in tried(left, told.processes, told.limit, options):
        _add(path, example)
        done[example.number] = example
        causes = "; ".join(example.outcome.causes)[:160]
        print(
            f"{example.number:4} {example.outcome.kind:8} {example.seconds:6.1f} s  {causes}",
            flush=True,
        )
    examples = [done[number] for number in wanted]
    print(*summary(examples), sep="\n")
    return int(any(e.outcome.kind in (Kind.BROKEN, Kind.SLOW) for e in examples))


if __name__ == "__main__":
    raise SystemExit(main())
