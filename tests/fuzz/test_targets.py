"""What fuzzing has kept goes through without a crash, and the targets tell a crash from a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt import Checker
from dialogvakt.hook import answering
from dialogvakt.lsp import server
from dialogvakt.workbench.validation import validate
from fuzz import targets
from fuzz.targets import TARGETS

SEEDS = Path(__file__).resolve().parents[2] / "fuzz" / "seeds"
CORPUS = SEEDS.with_name("corpus")


def test_every_target_has_seeds_and_all_seeds_a_target() -> None:
    assert {path.name for path in SEEDS.iterdir()} == set(TARGETS)
    assert all(any((SEEDS / name).iterdir()) for name in TARGETS)


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_kept_is_taken_or_refused(name: str) -> None:
    for path in sorted(path for place in (SEEDS, CORPUS) for path in (place / name).glob("*")):
        TARGETS[name](path.read_bytes())


def test_a_mistake_in_a_check_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise KeyError("broken")

    checker = Checker()
    monkeypatch.setattr(checker, "check", broken)
    monkeypatch.setattr(targets, "_checker", lambda: checker)
    with pytest.raises(KeyError):
        TARGETS["text"](b"Hei")


def test_a_mistake_that_the_hook_tells_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("broken")

    monkeypatch.setattr(answering, "_checker", broken)
    with pytest.raises(AssertionError, match="this is a mistake in dialogvakt"):
        TARGETS["hook"](b'{"text": "Hei"}')


def test_a_mistake_that_the_language_server_logs_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("broken")

    monkeypatch.setattr(server, "analyse", broken)
    with pytest.raises(AssertionError, match="KeyError"):
        TARGETS["lsp"]((SEEDS / "lsp" / "answers.jsonl").read_bytes())


def test_a_guideline_is_whole_again_after_each_input() -> None:
    for name in range(len(targets.GUIDELINE_FILES)):
        TARGETS["guideline"](b"%d: [" % name)
    assert not validate(targets._guideline_folder()).problems
