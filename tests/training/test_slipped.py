"""Copies of drafts with slips in them."""

import json
import random
import sys
from pathlib import Path

import pytest

from training.slipped import main, one_slip, slipped


def test_a_slip_changes_one_letter_at_most_two() -> None:
    chance = random.Random(1)
    for _ in range(200):
        slip = one_slip("brystsmerter", chance)
        assert slip != "brystsmerter"
        assert abs(len(slip) - len("brystsmerter")) <= 1


def test_only_some_longer_words_slip_and_names_do_not() -> None:
    text = "Hansen har fått vondt i dag. " * 50
    new = slipped(text, 1.0, random.Random(1))
    assert new.count("Hansen har fått ") + new.count("dag.") >= 50
    assert " vondt " not in new
    assert slipped(text, 0.0, random.Random(1)) == text


def test_the_copy_keeps_all_but_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    draft = {"id": "a", "text": "vondt brystet " * 40, "codes": ["acute-care"]}
    source.write_text(json.dumps(draft) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["slipped", str(source), str(out), "--share", "0.5"])
    main()
    copy = json.loads(out.read_text(encoding="utf-8"))
    assert copy["text"] != draft["text"]
    assert copy | {"text": ""} == draft | {"text": ""}
