"""Reads the handover templates that channels name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.errors import GuidelineError, Problems
from dialogvakt_rules.guideline import HandoverTemplates
from dialogvakt_rules.vocabulary import Vocabulary
from dialogvakt_rules.yamlfile import Value

FOLDER = "handover"
LONGEST = 20_000
_NAME = re.compile(rf"{FOLDER}/[A-Za-z0-9][A-Za-z0-9._-]*\.j2")


def read_handover(cursor: Cursor, vocabulary: Vocabulary | None) -> HandoverTemplates | None:
    """The title and the templates of a channel's note; None when parts are missing.

    The templates are held against the vocabulary, if there is one.
    """
    parts = cursor.fields(("title", "template"))
    if "title" not in parts or "template" not in parts:
        return None
    files = parts["template"].fields(("nb", "nn"))
    title = parts["title"].bilingual()
    if not all(code in files for code in ("nb", "nn")):
        return None
    sources = [_source(files[code], vocabulary) for code in ("nb", "nn")]
    return HandoverTemplates(title, Bilingual(*sources))


def template_files(folder: Path) -> tuple[Path, ...]:
    """The handover templates of a guideline."""
    return tuple(sorted((folder / FOLDER).glob("*")))


def unnamed_templates(folder: Path, channels: Cursor | None) -> tuple[Path, ...]:
    """The templates that the table of channels does not name, and that would be passed over in silence."""
    named = set(_texts(channels.value)) if channels else set()
    return tuple(path for path in template_files(folder) if f"{FOLDER}/{path.name}" not in named)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _source(cursor: Cursor, vocabulary: Vocabulary | None) -> str:
    name = cursor.text()
    if not name:
        return ""
    if not _NAME.fullmatch(name):
        cursor.fail(f"must be a file in the folder {FOLDER!r}, like '{FOLDER}/phone.nb.j2'")
        return ""
    path = Path(cursor.file.name).parent / name
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        cursor.fail(f"the file {name!r} {reason}")
        return ""
    if len(source) > LONGEST:
        cursor.fail(f"the file {name!r} has more than {LONGEST} characters")
        return ""
    if vocabulary is not None:
        _check(path, source, vocabulary, cursor.problems)
    return source


def _check(path: Path, source: str, vocabulary: Vocabulary, problems: Problems) -> None:
    from dialogvakt_rules.handovertemplate import handover_problems  # Jinja2 takes long to load

    for found in handover_problems(source, vocabulary):
        problems.add(GuidelineError(str(path), found.line, "", found.problem, found.allowed, found.nearest))
