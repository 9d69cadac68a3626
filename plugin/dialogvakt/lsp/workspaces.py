"""The settings of each folder of a workspace, as the editor has told them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pygls.uris import to_fs_path

from dialogvakt.errors import InputError
from dialogvakt.lsp.settings import Settings

_FILE = "file:"


class WorkspaceSettings:
    """Which settings hold for a document: those of the innermost folder around it, else those of the editor."""

    def __init__(self, defaults: Settings) -> None:
        self._defaults = defaults
        self._general = defaults
        self._own: dict[str, Settings] = {}

    def begin(self, told: object) -> list[InputError]:
        """Take what the editor told at the start as defaults, and return the errors."""
        errors: list[InputError] = []
        self._defaults = self._general = self._read(told, self._defaults, errors)
        return errors

    def change(self, told: object, folders: Mapping[str, object] | None = None) -> list[InputError]:
        """Take what the editor has told, in general and for each folder; settings with errors in them stay as before.

        Returns the errors.
        """
        errors: list[InputError] = []
        self._general = self._read(told, self._general, errors)
        self._own = {
            folder: self._read(own, self._own.get(folder, self._general), errors)
            for folder, own in (folders or {}).items()
        }
        return errors

    def of(self, uri: str, folders: Mapping[str, object]) -> Settings:
        """Return the settings for a document; `folders` are the workspace's by their URIs."""
        around = self.folder_around(uri, folders)
        if around is None:
            return self._general
        path = path_of(around)
        own = self._own.get(around, self._general)
        return own.below(path) if path else own

    @staticmethod
    def folder_around(uri: str, folders: Iterable[str]) -> str | None:
        """Return the innermost folder around a document."""
        return max((folder for folder in folders if uri.startswith(f"{folder.rstrip('/')}/")), key=len, default=None)

    def _read(self, told: object, before: Settings, errors: list[InputError]) -> Settings:
        try:
            return self._defaults.changed_by(told)
        except InputError as error:
            errors.append(error)
            return before


def path_of(uri: str) -> Path | None:
    """Return where a document or folder lies on disk; None for one that does not."""
    path = to_fs_path(uri) if uri.startswith(_FILE) else None
    return Path(path) if path else None
