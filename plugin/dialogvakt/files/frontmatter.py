"""Front matter: what is known beside the text, as YAML between two lines of `---` at the top of a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dialogvakt.draft import Context
from dialogvakt.errors import InputError
from dialogvakt_rules.errors import GuidelineErrors, Problems
from dialogvakt_rules.yamlfile import Value, YamlFile, parse_yaml

_FENCE = re.compile(r"\ufeff?---[ \t]*")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
# What the first line inside must look like: a draft may also begin with a line of dashes.
_FIELD = re.compile(r"[A-Za-z_]+[ \t]*:.*")
_NOTHING = re.compile(r"[ \t]*(#.*)?")
_FIRST_LINE = 2


@dataclass(frozen=True, slots=True)
class HeaderProblem:
    """What is wrong in a header, and on which line of the file (from 1)."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A header: where the text below it begins, and the context that it gives or what is wrong in it."""

    text_at: int
    context: Context | None
    problem: HeaderProblem | None = None


def read_front_matter(text: str) -> FrontMatter | None:
    """Return the header of a draft, or None where it has none."""
    inside = _inside(text)
    if inside is None:
        return None
    start, end, text_at = inside
    problems = Problems()
    file = parse_yaml(text[start:end], "header", problems)
    try:
        problems.raise_if_any()
        return FrontMatter(text_at, Context.from_mapping(_spelled(file.data if file else None), source="header"))
    except GuidelineErrors as errors:
        first = errors.errors[0]
        message = f"header: {first.key}: {first.problem}" if first.key else f"header: {first.problem}"
        return FrontMatter(text_at, None, HeaderProblem(first.line + _FIRST_LINE - 1, message))
    except InputError as error:
        return FrontMatter(text_at, None, HeaderProblem(_line(file, error), str(error)))


def _inside(text: str) -> tuple[int, int, int] | None:
    """Return where the YAML of a header begins and ends, and where the text below it begins."""
    lines = _LINE.finditer(text)
    first = next(lines)
    if not _FENCE.fullmatch(first[1]):
        return None
    named = False
    for line in lines:
        if _FENCE.fullmatch(line[1]):
            return (first.end(), line.start(), line.end()) if named else None
        if not named and not _NOTHING.fullmatch(line[1]):
            if not _FIELD.fullmatch(line[1]):
                return None
            named = True
    return None


def _spelled(value: Value) -> Value:
    """Return numbers as they are spelled: all numbers of a context are names, as that of an organisation is."""
    match value:
        case dict():
            return {key: _spelled(item) for key, item in value.items()}
        case list():
            return [_spelled(item) for item in value]
        case bool() | date():
            return value
        case int() | float():
            return str(value)
    return value


def _line(file: YamlFile | None, error: InputError) -> int:
    path = tuple(int(part) if part.isdigit() else part for part in (error.field or "").split("."))
    return (file.line(path) if file else 1) + _FIRST_LINE - 1
