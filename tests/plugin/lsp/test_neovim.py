"""A real editor: Neovim with the set-up that the documentation gives shows findings and makes the changes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.plugin.conftest import NORDVIK, ROOT, environment
from tests.plugin.lsp.conftest import HEADER

BEFORE = f"{HEADER}Fint 😀, og hun er her ifm. kontroll mtp. vekt.\n"


def open_in_neovim(draft: Path) -> dict[str, Any]:
    """Open a draft, and return what was seen: see `tests/lsp/init.lua`."""
    seen = draft.parent / "seen.json"
    wishes = {"cmd": [sys.executable, "-m", "dialogvakt", "lsp"], "settings": {"guideline": str(NORDVIK)}}
    folders = {name: str(draft.parent) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")}
    plugin = str(ROOT / "examples" / "neovim" / "dialogvakt.lua")
    env = environment({**folders, "WISHES": json.dumps(wishes), "PLUGIN": plugin, "SEEN": str(seen)})
    command = ["nvim", "--headless", "-u", str(ROOT / "tests" / "lsp" / "init.lua"), str(draft)]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=200, cwd=draft.parent)
    data: dict[str, Any] = json.loads(seen.read_text(encoding="utf-8"))
    return data


def test_neovim_shows_what_is_found_and_makes_the_safe_changes(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(BEFORE, encoding="utf-8")
    seen = open_in_neovim(draft)
    assert "problem" not in seen
    assert [(one["code"], one["text"]) for one in seen["before"]] == [
        ("sender", ""),
        ("abbreviation", "ifm."),
        ("abbreviation", "mtp."),
    ]
    assert seen["hover"].startswith("**Avsender (sender), punkt 4.2**")
    assert seen["offered"][-1] == "Rett alt som kan rettes trygt (2)"
    assert [one["code"] for one in seen["after"]] == ["sender"]
    changed = BEFORE.replace("ifm.", "i forbindelse med").replace("mtp.", "med tanke på")
    assert draft.read_text(encoding="utf-8") == changed
