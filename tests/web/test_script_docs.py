"""`docs/script.md` says what the script is, and its page works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.plugin.server.conftest import Service
from tests.web.host import Opening
from tests.web.test_size import WEB, loaded, packed

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "script.md").read_text(encoding="utf-8")


def test_the_page_of_the_guide_tells_what_is_found(opening: Opening, service: Service) -> None:
    (shown,) = re.findall(r"```js\n(.*?)```", GUIDE, re.DOTALL)
    own = shown.replace("https://dialogvakt.example", service.url)
    host = opening(script=f"{own}\nwindow.attachment = attachment;")
    host.text.fill("Hun har kalium 6,8 i dag.")
    expect(host.page).to_have_title("phone")
    expect(host.lines).to_have_count(1)


@pytest.mark.parametrize("interface", ["Options", "Status"])
def test_all_options_and_all_of_the_status_are_described(interface: str) -> None:
    section = GUIDE.split("## Options\n")[1].split("\n## ")[0]
    (body,) = re.findall(rf"export interface {interface} {{\n(.*?)\n}}", (WEB / "types.d.ts").read_text(), re.DOTALL)
    members = re.findall(r"^  (\w+)\??:", body, re.MULTILINE)
    assert members
    assert [name for name in members if f"| `{name}` |" not in section] == []


def test_all_that_is_given_back_is_described() -> None:
    source = (WEB / "attach.js").read_text(encoding="utf-8").split("export class Attachment")[1]
    public = set(re.findall(r"^  (\w+)\(.*\) {$", source, re.MULTILINE)) - {"constructor"}
    section = GUIDE.split("## What it gives back\n")[1].split("\n## ")[0]
    assert set(re.findall(r"`(\w+)\(", section)) == public


def test_all_variables_are_described() -> None:
    sources = [WEB / "palette.js", WEB / "attach" / "styles.js"]
    used = {name for path in sources for name in re.findall(r"var\((--dialogvakt-[a-z-]+)", path.read_text())}
    assert set(re.findall(r"`(--dialogvakt-[a-z-]+)`", GUIDE)) == used


def test_what_the_guide_says_of_the_weight_is_right() -> None:
    script, panel = loaded({WEB / "attach.js"}), loaded({WEB / "panel.js"})
    rows = re.findall(r"^\| .* \| (\d+) \| (\d+) \|$", GUIDE, re.MULTILINE)
    for (modules, kilobytes), files in zip(rows, (script, panel, script | panel), strict=True):
        assert int(modules) == len(files)
        assert abs(int(kilobytes) - packed(files) / 1000) < 1
