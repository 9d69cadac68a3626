"""The training corpus and what may not stand in it."""

import json
from pathlib import Path

import pytest

from training.duplicates import near_duplicates
from training.passages import LABELS, read_passages

_ROOT = Path(__file__).parents[2]
_CORPUS = _ROOT / "corpus"
_OURS = ("validation", "blind", "development")
_DEV = _ROOT.parent / "shared" / "corpus" / "dev.jsonl"


def test_there_are_enough_passages_in_both_standards_and_of_every_label() -> None:
    passages = read_passages(_CORPUS / "training")
    assert len(passages) >= 8_000
    assert 0.45 < sum(passage.language == "nn" for passage in passages) / len(passages) < 0.55
    assert all(sum(label in passage.labels for passage in passages) > 200 for label in LABELS)


def test_no_passage_is_nearly_another() -> None:
    texts = [passage.text for passage in read_passages(_CORPUS / "training")]
    assert [(texts[one], texts[other]) for one, other in near_duplicates(texts, texts)] == []


def _copied(path: Path) -> list[tuple[int, int]]:
    texts = [passage.text for passage in read_passages(_CORPUS / "training")]
    drafts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return list(near_duplicates(texts, drafts))


@pytest.mark.parametrize("name", _OURS)
def test_no_passage_stands_in_a_whole_draft(name: str) -> None:
    assert _copied(_CORPUS / f"{name}.jsonl") == []


@pytest.mark.skipif(not _DEV.is_file(), reason="dev.jsonl is not part of this repository")
def test_no_passage_stands_in_a_draft_of_dev() -> None:
    assert _copied(_DEV) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "no passage"),
        ('{"text": "a", "language": "nb", "writer": "w1"}', "no passage"),
        ('{"text": "a", "language": "nb", "writer": "w1", "labels": ["fire"]}', "unknown labels"),
    ],
)
def test_a_line_that_is_no_passage_is_told_with_file_and_line(line: str, problem: str, tmp_path: Path) -> None:
    good = json.dumps({"text": "a", "language": "nb", "writer": "w1", "labels": []})
    (tmp_path / "w1.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"w1\.jsonl:2: {problem}"):
        read_passages(tmp_path)


def test_near_duplicates_are_found_whatever_their_case_and_signs() -> None:
    texts = [
        "Hun har fått feber og hoste siden i går.",
        "hun har fått feber, og hoste siden i går kveld!",
        "Takk for det.",
    ]
    assert list(near_duplicates(texts, texts)) == [(1, 0)]
    assert list(near_duplicates(texts[2:], texts[:2])) == []
