"""Other tools get our words as phrases, and what they take becomes tables and a picture."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from benchmarks.peers import table
from benchmarks.peers.environments import TOOLS, WORKER
from benchmarks.peers.lexicon import collect
from benchmarks.peers.plot import plot
from benchmarks.peers.result import Result, result_of
from tests.plugin.conftest import environment

LENGTHS = (200, 800)
FAST = {
    "ready": 1.5,
    "first": 0.1,
    "peak_mb": 150.0,
    "series": {
        "200": {"times": [0.001] * 10, "found": [1] * 10},
        "800": {"times": [0.002] * 9 + [0.02], "found": [3] * 10},
    },
}
RESULTS = [result_of("dialogvakt", "1.0", FAST), Result("medspacy", "2.0", None)]


def test_words_in_a_row_become_phrases_and_the_rest_is_left_out() -> None:
    lexicon = collect()
    phrases = {phrase for phrases in lexicon["targets"].values() for phrase in phrases}
    assert {"akutt nyresvikt", "dyspné", "pas."} <= phrases
    assert not [phrase for phrase in phrases if set("*|&#_()$") & set(phrase) or phrase != phrase.strip()]
    assert lexicon["replacements"]["pas."] == "pasienten"


def test_cues_know_what_they_do() -> None:
    cues = collect()["cues"]
    assert any(cue["value"] == "negated" and cue["direction"] == "forward" and "ikke" in cue["phrases"] for cue in cues)
    assert any(cue["stops"] for cue in cues)
    assert any(cue["blocks"] for cue in cues)


def test_every_tool_is_pinned_and_described() -> None:
    assert {tool.name for tool in TOOLS} == set(table._DOES)
    assert all(tool.version[0].isdigit() for tool in TOOLS)


def test_a_lock_of_a_tool_names_no_address_and_has_hashes() -> None:
    for lock in (WORKER.parent / "requirements").glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text and "index-url" not in text
        assert text.count("==") <= text.count("--hash=")
    assert '"resolved"' not in (WORKER.parent / "textlint" / "package-lock.json").read_text(encoding="utf-8")


def test_a_worker_measures_each_series(tmp_path: Path) -> None:
    data = {
        "lexicon": {},
        "seconds": 60,
        "first": "Pas. har det bra.",
        "warm_up": ["Hei."],
        "series": {"200": ["Pas. har det bra.", "Hun har kalium 6,8."]},
    }
    path = tmp_path / "data.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    command = [sys.executable, str(WORKER), "dialogvakttool", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment())
    told = json.loads(done.stdout)
    assert len(told["series"]["200"]["times"]) == 2
    assert told["ready"] > told["first"] > 0
    assert told["peak_mb"] > 50


def test_the_page_tells_figures_and_what_could_not_be_had() -> None:
    text = table.page(RESULTS, LENGTHS)
    assert "| dialogvakt 1.0 | 2.00 ms | 11.90 ms | 18.38 ms | 263 | 1.50 s | 100 ms | 150 MB | 3.0 |" in text
    assert "| medspacy 2.0 | could not be installed |" in text
    assert "| dialogvakt | 1.00 / 1.00 (10) | 2.00 / 11.90 (10) |" in text


def test_the_readme_gets_its_table_between_the_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{table._BEGIN}\nold\n{table._END}\nafter\n", encoding="utf-8")
    table.put_into(readme, RESULTS)
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{table._BEGIN}\nMeasured on ")
    assert text.endswith(f"\n{table._END}\nafter\n")
    assert "old" not in text


@pytest.mark.parametrize("times", [(0.001, 0.002), (0.0004, 3.0)])
def test_the_picture_is_svg_with_a_line_for_each_tool_that_was_measured(times: tuple[float, float]) -> None:
    series = {str(length): {"times": [time] * 4, "found": [1] * 4} for length, time in zip(LENGTHS, times, strict=True)}
    picture = plot([result_of("dialogvakt", "1.0", FAST | {"series": series}), *RESULTS[1:]], LENGTHS)
    lines = list(ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}polyline"))
    assert len(lines) == 1
