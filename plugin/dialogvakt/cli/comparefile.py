"""Saved evaluations: what was said of each draft of a corpus, as JSON lines without draft text."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StrictBool, StrictInt, ValidationError

from dialogvakt import __version__
from dialogvakt.comparison import public_id
from dialogvakt.errors import InputError, explain_validation
from dialogvakt.evaluation import Answer
from dialogvakt.files.jsonfile import json_lines
from dialogvakt.finding import Evidence
from dialogvakt.report import Standard, Verdict
from dialogvakt_rules import Guideline

FORMAT: Literal["dialogvakt-evaluation"] = "dialogvakt-evaluation"
VERSION: Literal[1] = 1


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(_Strict):
    """What made the answers: this program's version, and the guideline's; `suggestions` says if it saw the model's."""

    dialogvakt: str
    guideline: str
    guideline_version: str
    content_hash: str
    suggestions: StrictBool


class Header(_Strict):
    """The first line: what made the answers, the hash of the corpus, and how many drafts follow."""

    format: Literal["dialogvakt-evaluation"]
    version: Literal[1]
    made_by: Origin
    corpus: str
    drafts: StrictInt


class Row(_Strict):
    """The answer to one draft, which is the one in this line of the corpus; its codes by their evidence."""

    line: StrictInt
    id: str | None
    language: Standard
    verdict: Verdict
    channel: str
    exact: tuple[str, ...]
    suggested: tuple[str, ...]

    def answer(self) -> Answer:
        """Return what was said of the draft."""
        codes: dict[str, Evidence] = {code: "suggested" for code in self.suggested}
        codes |= {code: "exact" for code in self.exact}
        return Answer(self.language, self.verdict, self.channel, codes)


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved evaluation; `answers` by the line of the corpus."""

    header: Header
    answers: Mapping[int, Answer]


_Model = TypeVar("_Model", bound=BaseModel)


def origin_of(guideline: Guideline) -> Origin:
    """Return what stands behind the answers of a check against this guideline."""
    return Origin(
        dialogvakt=__version__,
        guideline=guideline.id,
        guideline_version=guideline.version,
        content_hash=guideline.content_hash,
        suggestions=guideline.suggestions,
    )


def corpus_hash(corpus: str) -> str:
    """Return what a corpus is known by; raises `InputError` for one that is no file, and cannot be read again."""
    if not os.path.isfile(corpus):
        raise InputError(corpus, None, "is no file; only answers to the drafts of a file can be saved or compared")
    try:
        return hashlib.sha256(Path(corpus).read_bytes()).hexdigest()
    except OSError:
        raise InputError(corpus, None, "cannot be read") from None


def row_of(line: int, name: str | None, answer: Answer) -> Row:
    """Return the line that keeps an answer."""

    def codes(evidence: Evidence) -> tuple[str, ...]:
        return tuple(sorted(code for code, found in answer.codes.items() if found == evidence))

    return Row(
        line=line,
        id=public_id(name),
        language=answer.language,
        verdict=answer.verdict,
        channel=answer.channel,
        exact=codes("exact"),
        suggested=codes("suggested"),
    )


def write_saved(path: str, guideline: Guideline, corpus: str, rows: Iterable[Row]) -> None:
    """Save the answers to the drafts of the corpus with this hash; raises `InputError` if they cannot be written."""
    rows = list(rows)
    header = Header(format=FORMAT, version=VERSION, made_by=origin_of(guideline), corpus=corpus, drafts=len(rows))
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(item.model_dump())}\n" for item in (header, *rows))
    except OSError:
        raise InputError(path, None, "cannot be written") from None


def read_saved(path: str) -> Saved:
    """Return what a file holds; raises `InputError` with file and line, never with what stands there."""
    lines = json_lines(path)
    place, first = next(lines, (path, None))
    header = _header(place, first)
    answers: dict[int, Answer] = {}
    for place, data in lines:
        row = _model(Row, place, data)
        if row.line in answers:
            raise InputError(place, "line", "stands in an earlier line, too")
        answers[row.line] = row.answer()
    if len(answers) != header.drafts:
        problem = f"holds {len(answers)} drafts, and its first line says {header.drafts}: it is not whole"
        raise InputError(path, None, problem)
    return Saved(header, answers)


def _header(place: str, data: Any) -> Header:
    if isinstance(data, InputError):
        raise data
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise InputError(place, None, "is no saved evaluation", allowed=("a file that `evaluate --save` wrote",))
    if data.get("version") != VERSION:
        raise InputError(place, "version", "is none that this dialogvakt can read", allowed=(str(VERSION),))
    return _model(Header, place, data)


def _model(model: type[_Model], place: str, data: Any) -> _Model:
    if isinstance(data, InputError):
        raise data
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise explain_validation(error, model, place) from None
