"""Who follows the page for guideline authors word for word comes to a tested guideline."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.plugin.conftest import environment

PAGE = Path(__file__).resolve().parents[3] / "docs" / "guideline-authors.md"
_BLOCK = re.compile(r"(?P<before>[^\n]*)\n\n```(?P<kind>sh|yaml|text)\n(?P<text>.*?)```", re.DOTALL)
_FILE = re.compile(r"(Lag filen|Bytt linjen i|Legg til nederst i) `([^`]+)`:$")


def follow(folder: Path, before: str, kind: str, text: str) -> str:
    """Do what one step of the page says, and return what was printed."""
    if kind == "sh":
        dialogvakt = f'dialogvakt() {{ "{sys.executable}" -m dialogvakt "$@"; }}; set -e\n'
        command = ["bash", "-c", dialogvakt + text]
        done = subprocess.run(command, cwd=folder, env=environment(None), capture_output=True, text=True, check=False)
        # The last draft is one that the guideline sends another way.
        expected = int(text.splitlines()[-1].startswith("dialogvakt check "))
        assert done.returncode == expected, text + done.stdout + done.stderr
        return done.stdout
    told = _FILE.search(before)
    assert told, before
    path = folder / told[2]
    if told[1] == "Lag filen":
        assert not path.exists()
        path.write_text(text, "utf-8")
    elif told[1] == "Legg til nederst i":
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    else:
        lines = path.read_text("utf-8").splitlines()
        (at,) = [number for number, line in enumerate(lines) if line.partition(":")[0] == text.partition(":")[0]]
        lines[at] = text.rstrip()
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return ""


def test_the_page_leads_to_a_tested_guideline(tmp_path: Path) -> None:
    steps = [match.group("before", "kind", "text") for match in _BLOCK.finditer(PAGE.read_text("utf-8"))]
    assert len(steps) == PAGE.read_text("utf-8").count("```") // 2
    printed = [follow(tmp_path, *step) for step in steps]
    shown = "".join(printed)
    (asked,) = (at for at, (_, _, text) in enumerate(steps) if text.endswith("why nordvik-sykehus\n"))
    # Before there is a rule that asks for it.
    assert "{fact: value, label: potassium, number: 6.4" in " ".join(printed[asked].split())
    assert "nordvik-sykehus er i orden: 3 regler, 8 prøver." in shown
    assert "4 prøver kjørt, alle som ventet." in shown
    assert "Høyt kalium (high-potassium): slo ut" in shown
    assert "100 % av punktene er dekket" in shown
    assert (tmp_path / "nordvik-sider" / "nn.html").is_file()
    last = " ".join(printed[-1].split())
    assert "nordvik-sykehus 1.0 gjelder 1. januar 2026 til 31. desember 2026" in last
    assert "nordvik-sykehus 2.0 gjelder ikke ennå 1. januar 2027 til videre" in last
    assert "Høyt kalium: grensen er 5,8, før 6." in last
    before, after = last.split("Anbefalt kanal: ")[1:]
    assert (before.split()[0], after.split()[0]) == ("dialogmelding", "telefon")
