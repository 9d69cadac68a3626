"""What a workspace may set: the section `dialogvakt` of the editor's settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dialogvakt.config.configfile import ConfigFile
from dialogvakt.errors import InputError, explain_validation
from dialogvakt.report import Standard

SECTION = "dialogvakt"
# What the editor's side of the connection keeps in the same section: how to start the server, and its own log.
_OF_THE_EDITOR = ("command", "trace")


class Settings(BaseModel):
    """The guideline, folders that hold more of them, the standard of the messages, and the pause before a check.

    `debounce` is in milliseconds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    guideline: str | None = None
    guidelines: tuple[str, ...] = ()
    language: Standard | None = None
    debounce: Annotated[int, Field(ge=0, le=10_000)] = 200

    def changed_by(self, data: object) -> Settings:
        """Return the settings with those of an editor put over them; raises `InputError` that names the field.

        What is null or empty was not set. The section may stand alone or in the settings as a whole.
        """
        if data is not None and not isinstance(data, Mapping):
            raise InputError(SECTION, None, "is no object", allowed=tuple(type(self).model_fields))
        own = (data or {}).get(SECTION, data) or {}
        if not isinstance(own, Mapping):
            raise InputError(SECTION, None, "is no object", allowed=tuple(type(self).model_fields))
        given = {key: value for key, value in own.items() if value not in (None, "", []) and key not in _OF_THE_EDITOR}
        try:
            return type(self).model_validate(self.model_dump() | given)
        except ValidationError as error:
            raise explain_validation(error, type(self), SECTION) from None

    def below(self, folder: Path) -> Settings:
        """Return the settings with names of folders taken from a workspace's folder, where they are there."""
        guideline = None if self.guideline is None else _below(folder, self.guideline)
        guidelines = tuple(_below(folder, name) for name in self.guidelines)
        return self.model_copy(update={"guideline": guideline, "guidelines": guidelines})

    def above(self, file: ConfigFile) -> Settings:
        """Return the settings with those of a configuration where the editor says nothing."""
        found = {
            "guideline": self.guideline or file.guideline,
            "guidelines": self.guidelines or file.guidelines,
            "language": self.language or file.config.language,
        }
        return self.model_copy(update=found)


def _below(folder: Path, name: str) -> str:
    path = folder / name
    return str(path) if path.is_dir() else name
