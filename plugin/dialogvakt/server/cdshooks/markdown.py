"""The details of cards: Markdown in which nothing that comes from a draft or a guideline can be more than text."""

from __future__ import annotations

import re
from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from dialogvakt.phrases import phrase

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~!&]")
# What is special at the beginning of a line only: lists, quotes, underlined headings.
_FIRST = re.compile(r"^([-+=]|[0-9]{1,9}(?=[.)]))")


def escape(value: object) -> str:
    """Return text as Markdown that shows it on one line: a picture in it, say, would be fetched by who looks at it."""
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(str(value).split()))
    first = _FIRST.match(text)
    if first is None:
        return text
    end = first.end()
    return f"{text[:end]}\\{text[end:]}" if first[0].isdigit() else f"\\{text}"


def render(name: str, language: str, **values: object) -> str:
    """Fill a template of this package; everything that is filled in is escaped."""
    return _template(name).render(values, say=partial(phrase, language=language)).strip()


@cache
def _template(name: str) -> Template:
    # Markdown has escapes of its own, which `finalize` sets; those of HTML would be shown.
    environment = Environment(
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  # nosec B701
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=escape,
    )
    source = (files("dialogvakt.server.cdshooks") / "templates" / f"{name}.md.j2").read_text("utf-8")
    return environment.from_string(source)
