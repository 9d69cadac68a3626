"""What can go wrong with what comes in, said so that it can be put right; no error holds draft text or its values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError


class DialogvaktError(Exception):
    """Base of everything that this package raises on purpose."""


class InputError(DialogvaktError):
    """A bad draft or context: `source` (file and line), `field`, `problem`, and what is `allowed`."""

    def __init__(self, source: str, field: str | None, problem: str, *, allowed: Sequence[str] = ()) -> None:
        self.source = source
        self.field = field
        self.problem = problem
        self.allowed = tuple(allowed)
        super().__init__(source, field, problem)

    def __str__(self) -> str:
        """The problem in one line."""
        place = f"{self.source}: {self.field}" if self.field else self.source
        hint = f"; allowed: {', '.join(self.allowed)}" if self.allowed else ""
        return f"{place}: {self.problem}{hint}"

    def at(self, source: str) -> InputError:
        """Return the same problem, placed by someone who knows better where the input came from."""
        return InputError(source, self.field, self.problem, allowed=self.allowed)


# A key of any other form may be draft text that went astray.
_FIELD_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")
_PROBLEMS = {
    "extra_forbidden": "is no known field",
    "missing": "is missing",
    "literal_error": "has a value that is not allowed",
    "string_type": "is no string",
    "string_unicode": "holds half a character (a lone surrogate)",
    "string_too_long": "is too long",
    "string_too_short": "is empty",
    "string_pattern_mismatch": "has a form that is not allowed",
    "bool_type": "is neither true nor false",
    "int_type": "is no whole number",
    "tuple_type": "is no list",
    "list_type": "is no list",
    "dict_type": "is no object",
    "uuid_type": "is no UUID",
    "uuid_parsing": "is no UUID",
    "model_type": "is no object",
    "model_attributes_type": "is no object",
}


def explain_validation(error: ValidationError, model: type[BaseModel], source: str, prefix: str = "") -> InputError:
    """Turn pydantic's first complaint into an `InputError` that names the field and what is allowed, not the value."""
    return explain_detail(error.errors(include_input=False, include_url=False)[0], model, source, prefix)


def explain_detail(detail: Mapping[str, Any], model: type[BaseModel], source: str, prefix: str = "") -> InputError:
    """Turn one of pydantic's complaints into an `InputError` that names the field and what is allowed."""
    path = [str(part) for part in detail["loc"]]
    kind = detail["type"]
    allowed: tuple[str, ...] = ()
    problem = _PROBLEMS.get(kind, "is not valid")
    if kind == "extra_forbidden":
        allowed = tuple(_model_at(model, path[:-1]).model_fields)
        problem += did_you_mean(path[-1], allowed)
        path[-1] = path[-1] if _FIELD_NAME.fullmatch(path[-1]) else "(a name that no field has)"
    elif kind == "literal_error":
        allowed = (str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", ""),)
    elif kind == "string_too_long":
        allowed = (f"at most {detail['ctx']['max_length']} characters",)
    elif kind.startswith("date"):
        problem, allowed = "is no date", ("a day that exists, as 2026-03-02, from 1900 to 2100",)
    field = ".".join(part for part in (prefix, *path) if part)
    return InputError(source, field or None, problem, allowed=allowed)


def place_of(error: BaseException) -> str:
    """Return what kind of exception it is and where it was raised; its own words may hold draft text."""
    import traceback  # not needed unless something went wrong

    kind = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    return f"{kind} at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else kind


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """Return a hint at the allowed word that comes nearest, or nothing if none does."""
    nearest = difflib.get_close_matches(word.lower(), list(allowed), 1)
    return f" (did you mean {nearest[0]}?)" if nearest else ""


def _model_at(model: type[BaseModel], path: Sequence[str]) -> type[BaseModel]:
    """Follow a path of field names into nested models."""
    from pydantic import BaseModel  # not needed to tell most errors, and slow to load

    for name in path:
        annotation: Any = model.model_fields[name].annotation if name in model.model_fields else None
        candidates = [annotation, *getattr(annotation, "__args__", ())]
        model = next((kind for kind in candidates if isinstance(kind, type) and issubclass(kind, BaseModel)), model)
    return model
