"""Settings of a workspace: what is wrong in them is told, and folders are found from the workspace's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt import InputError
from dialogvakt.lsp.settings import Settings
from dialogvakt.lsp.workspaces import WorkspaceSettings, path_of

DEFAULTS = Settings(guideline="one", language="nn")


@pytest.mark.parametrize(
    "told", [None, {}, {"dialogvakt": {}}, {"dialogvakt": None}, {"guideline": ""}, {"guidelines": []}]
)
def test_what_is_not_set_is_as_by_default(told: object) -> None:
    assert DEFAULTS.changed_by(told) == DEFAULTS


@pytest.mark.parametrize("told", [{"guideline": "two"}, {"dialogvakt": {"guideline": "two", "language": None}}])
def test_what_is_set_holds(told: object) -> None:
    assert DEFAULTS.changed_by(told) == Settings(guideline="two", language="nn")


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"gideline": "x"}, "dialogvakt: gideline: is no known field (did you mean guideline?)"),
        ({"language": "sv"}, "dialogvakt: language: has a value that is not allowed; allowed: nb, nn"),
        ({"debounce": -1}, "dialogvakt: debounce: is not valid"),
        ([], "dialogvakt: is no object"),
        ({"dialogvakt": 3}, "dialogvakt: is no object"),
    ],
)
def test_what_is_wrong_is_told(told: object, problem: str) -> None:
    with pytest.raises(InputError) as error:
        DEFAULTS.changed_by(told)
    assert str(error.value).startswith(problem)


def test_the_innermost_folder_around_a_document_decides(tmp_path: Path) -> None:
    (tmp_path / "inner" / "rules").mkdir(parents=True)
    outer, inner = tmp_path.as_uri(), (tmp_path / "inner").as_uri()
    settings = WorkspaceSettings(DEFAULTS)
    assert settings.change(None, {outer: None, inner: {"guideline": "rules", "guidelines": ["rules", "no"]}}) == []
    folders = {outer: None, inner: None}
    assert settings.of(f"{outer}/a.txt", folders) == DEFAULTS
    rules = str(tmp_path / "inner" / "rules")
    assert settings.of(f"{inner}/a.txt", folders) == Settings(guideline=rules, guidelines=(rules, "no"), language="nn")
    assert settings.of("untitled:a", folders) == DEFAULTS


def test_settings_with_errors_stay_as_before() -> None:
    settings = WorkspaceSettings(DEFAULTS)
    settings.change({"guideline": "two"})
    assert [error.field for error in settings.change({"guideline": 3})] == ["guideline"]
    assert settings.of("untitled:a", {}).guideline == "two"


@pytest.mark.parametrize(("uri", "path"), [("file:///a/b%20c.txt", Path("/a/b c.txt")), ("untitled:x", None)])
def test_only_files_have_a_path(uri: str, path: Path | None) -> None:
    assert path_of(uri) == path


def test_what_the_editor_needs_for_itself_is_passed_over() -> None:
    assert DEFAULTS.changed_by({"command": "/usr/bin/x", "trace": {"server": "off"}}) == DEFAULTS


def test_what_was_told_at_the_start_holds_until_the_editor_says_otherwise() -> None:
    settings = WorkspaceSettings(DEFAULTS)
    assert settings.begin({"guideline": "two"}) == []
    settings.change({"language": "nb"})
    assert settings.of("untitled:a", {}) == Settings(guideline="two", language="nb")
    assert [error.field for error in settings.begin({"guideline": 3})] == ["guideline"]
