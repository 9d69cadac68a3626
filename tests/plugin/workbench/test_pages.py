"""A guideline's pages hold all its rules, in both standards, and nothing in them is markup of the guideline's."""

from __future__ import annotations

from pathlib import Path

from dialogvakt_rules import load_guideline
from tests.plugin.workbench.conftest import NORDVIK, Command, change


def test_the_pages_hold_every_rule_with_drafts_on_both_sides(command: Command, tmp_path: Path) -> None:
    result = command("docs", "helse-bergen-d81023", "-o", tmp_path / "site")
    assert result.exit_code == 0
    guideline = load_guideline("helse-bergen-d81023")
    for standard, name in (("nb", "index.html"), ("nn", "nn.html")):
        page = (tmp_path / "site" / name).read_text("utf-8")
        assert f'<html lang="{standard}">' in page
        for rule in guideline.rules:
            assert f'<article id="{rule.code}"' in page
            assert f"<h3>{rule.title.in_language(standard)}</h3>" in page
        assert page.count('<ul class="drafts">') == 2 * len(guideline.rules)
        assert all(service.name in page for service in guideline.services.services)
        assert "<script" not in page


def test_what_changed_since_the_last_version_is_told(command: Command, folder: Path, tmp_path: Path) -> None:
    change(folder / "rules" / "critical-value.yaml", "channel: phone", "channel: visit")
    command("docs", folder, "--since", NORDVIK, "-o", tmp_path / "site")
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "Endret siden versjon 2.0" in page
    assert "Farlig verdi: kanalen er" in page


def test_markup_in_a_guideline_is_shown_and_not_obeyed(command: Command, folder: Path, tmp_path: Path) -> None:
    change(folder / "rules" / "critical-value.cases.yaml", "Kalium 6.3 i prøven.", "'Kalium 6.3 <img src=x> i prøven.'")
    command("docs", folder, "-o", tmp_path / "site")
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "<img" not in page
    assert "&lt;img src=x&gt;" in page


def test_the_page_tells_days_state_limits_and_reply_time(command: Command, tmp_path: Path) -> None:
    command("docs", "helse-bergen-d81023", "-o", tmp_path / "site")
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "<dd>20. mars 2025 til 20. mars 2026 (utgått per " in page
    assert "<dt>Svartid</dt><dd>3 til 5 virkedager</dd>" in page
    assert "kalium over 6,2 · kalium under 2,8" in page
    assert "<li>DIALOG – forespørsel Arena PS</li>" in page
    command("docs", "vestre-viken", "-o", tmp_path / "other")
    assert "<dt>Gjeld</dt><dd>ukjent</dd>" in (tmp_path / "other" / "nn.html").read_text("utf-8")
