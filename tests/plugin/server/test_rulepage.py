"""The page of a rule says what there is to know about it, as text and nothing else, in both standards."""

from __future__ import annotations

import re
from dataclasses import replace

import httpx
import pytest

from dialogvakt.explanation import explain
from dialogvakt.report import Standard
from dialogvakt.server.rulepage import rule_page
from dialogvakt_rules import Bilingual, Guideline, Rule
from tests.plugin.conftest import ROOT

PATH = "/v1/guidelines/nordvik/rules/critical-value"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def rule(guideline: Guideline) -> Rule:
    found = guideline.rule("critical-value")
    assert found
    return found


@pytest.mark.parametrize("standard", ["nb", "nn"])
def test_everything_is_said(guideline: Guideline, rule: Rule, standard: Standard) -> None:
    page = rule_page(guideline, rule, standard)
    assert f'<html lang="{standard}">' in page
    for section in explain(guideline, rule, standard):
        assert section.heading in page
        assert all(line in page for line in section.lines)


def test_what_a_guideline_says_is_text(guideline: Guideline, rule: Rule) -> None:
    page = rule_page(guideline, replace(rule, why=Bilingual("<script>a</script> & b", "c")), "nb")
    assert "&lt;script&gt;a&lt;/script&gt; &amp; b" in page
    assert "<script" not in page


def test_a_browser_gets_the_page_and_a_program_gets_data(client: httpx.Client) -> None:
    page = client.get(PATH, headers=BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert page.headers["vary"] == "Accept"
    assert "Farlig verdi" in page.text
    assert "Farleg verdi" in client.get(f"{PATH}?language=nn", headers=BROWSER).text
    assert client.get(PATH).json()["code"] == "critical-value"


def test_what_the_page_needs_is_served(client: httpx.Client) -> None:
    for address in re.findall(r'href="(\.\./[^"]+)"', client.get(PATH, headers=BROWSER).text):
        assert client.get(str(httpx.URL(PATH).join(address))).status_code == 200
    assert (ROOT / "plugin/dialogvakt/web/rule.css").is_file()


def test_an_unknown_rule_is_a_problem_for_browsers_too(client: httpx.Client) -> None:
    answer = client.get("/v1/guidelines/nordvik/rules/nowhere", headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
