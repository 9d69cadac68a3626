"""Writes a complete guideline for its new owner to go on from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, StrictUndefined

from dialogvakt.errors import InputError
from dialogvakt_rules import load_guideline
from dialogvakt_rules.loader import ID
from dialogvakt_rules.schemas import write_schemas

BASE = "norwegian-base"
_EXTENDING = ("guideline.yaml", "rules/very-short.yaml", "rules/very-short.cases.yaml")
_ALONE = (*_EXTENDING, "channels.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known of a new guideline; without `base` it stands alone, with channels of its own."""

    id: str
    title: str
    publisher: str
    document: str
    source: str
    version: str = "1.0"
    since: date | Literal["unknown"] = "unknown"
    until: date | Literal["unknown"] | None = None
    names: tuple[str, ...] = ()
    base: str | None = BASE


def write_starter(beginning: Beginning, parent: Path) -> Path:
    """Write the folder of a new guideline below `parent` and return it.

    Raises `InputError` for an id that cannot be, or one that is there.
    """
    if not ID.fullmatch(beginning.id):
        allowed = ("small letters a-z and digits in words joined by '-', as nordvik-sykehus",)
        raise InputError("ID", None, "cannot name a guideline", allowed=allowed)
    folder = parent / beginning.id
    if folder.exists():
        raise InputError("ID", None, f"there is a folder {beginning.id!r} already; nothing was written")
    environment = _environment()
    values = _values(beginning)
    texts = {
        name: environment.from_string((files("dialogvakt") / "workbench" / "starter" / f"{name}.j2").read_text("utf-8"))
        for name in (_EXTENDING if beginning.base else _ALONE)
    }
    try:
        (folder / "rules").mkdir(parents=True)
        for name, template in texts.items():
            (folder / name).write_text(template.render(values), "utf-8")
        write_schemas(folder / "schema")
    except OSError as error:
        raise InputError("--output", None, f"cannot be written: {error.strerror}") from None
    return folder


def _values(beginning: Beginning) -> dict[str, Any]:
    names = ("id", "title", "publisher", "document", "source", "version", "since", "until")
    base = load_guideline(beginning.base) if beginning.base else None
    return {name: getattr(beginning, name) for name in names} | {
        "names": beginning.names or (beginning.publisher,),
        "base": {"id": base.id, "rules": sorted(base.rules, key=attrgetter("code"))} if base else None,
    }


def _environment() -> Environment:
    # YAML has no use for the escapes of HTML.
    environment = Environment(
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  # nosec B701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # A text of JSON is one of YAML, whatever signs it holds.
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment
