"""The run of many editions: what is slow or dies is a failure, equal causes are one."""

import os
import time
from pathlib import Path

import pytest

from tests.editions import fuzz
from tests.editions.fuzz import Example, summary, tried
from tests.editions.promise import Kind, Outcome


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is found in a folder of the test."""
    monkeypatch.setattr(fuzz, "STATE", tmp_path)
    monkeypatch.setattr(fuzz, "given", _given)
    return tmp_path


def _given(number: int, folder: Path) -> Path:
    folder.mkdir()
    (folder / "edition.toml").write_text(str(number))
    return folder


def test_what_breaks_is_slow_or_dies_is_kept_with_the_command_that_shows_it(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept(edition: Path, out: Path, *options: str) -> Outcome:
        number = int((edition / "edition.toml").read_text())
        if number == 1:
            os._exit(7)
        if number == 2:
            time.sleep(60)
        return Outcome(Kind.BROKEN, ("spoilt",)) if number == 3 else Outcome(Kind.BUILT)

    monkeypatch.setattr(fuzz, "kept", kept)
    found = {e.number: e.outcome for e in tried([0, 1, 2, 3], 4, 5, ("--only", "deck"))}
    assert [found[n].kind for n in range(4)] == [Kind.BUILT, Kind.BROKEN, Kind.SLOW, Kind.BROKEN]
    assert found[1].causes == ("the process ended: 7",)
    failed = sorted(path.name for path in (state / "failed").iterdir())
    assert failed == ["0001", "0002", "0003"]
    told = (state / "failed" / "0003" / "why.txt").read_text()
    assert f"build {state / 'failed' / '0003' / 'edition'}" in told
    assert "--only deck" in told
    assert "spoilt" in told


def test_a_failure_that_is_gone_is_kept_no_more(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for outcome in (Outcome(Kind.BROKEN, ("spoilt",)), Outcome(Kind.BUILT)):
        monkeypatch.setattr(fuzz, "kept", lambda *a, o=outcome: o)
        assert [e.outcome for e in tried([5], 1, 60, ())] == [outcome]
        assert (state / "failed" / "0005").exists() is (outcome.kind is Kind.BROKEN)


def test_equal_causes_are_counted_together_and_refusals_apart() -> None:
    broken = Outcome(Kind.BROKEN, ("AuditFailed: a text doesn't fit its box",))
    examples = [
        Example(0, Outcome(Kind.BUILT), 1.0),
        Example(1, broken, 1.0),
        Example(2, Outcome(Kind.REFUSED, ("weight_sum weight",)), 1.0),
        Example(3, broken, 1.0),
    ]
    assert [*summary(examples)] == [
        "1 of 3 editions that check accepts build as promised",
        "1 of 4 editions are refused by check",
        "broken      2  AuditFailed: a text doesn't fit its box  [1, 3]",
        "refused     1  weight_sum weight  [2]",
    ]
