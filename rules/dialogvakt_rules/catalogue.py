"""The guidelines there are: bundled ones, those of installed packages, and those in folders that the user names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path

from dialogvakt_rules.errors import Problems, UnknownGuidelineError
from dialogvakt_rules.guideline import Guideline, Scope
from dialogvakt_rules.layers import file_cursor
from dialogvakt_rules.loader import BUNDLED, load_guideline
from dialogvakt_rules.tablesreader import read_scope
from dialogvakt_rules.validity import UNKNOWN, Validity
from dialogvakt_rules.validityreader import read_validity

ENTRY_POINTS = "dialogvakt.guidelines"
# Of several versions one in force is taken before one whose days are not known, and so on.
_BEST_FIRST = ("in-force", "unknown", "expired", "not-yet-in-force")


@dataclass(frozen=True, slots=True)
class Head:
    """What a guideline says of itself, read without its rules; its versions share the `id`."""

    id: str
    version: str
    validity: Validity
    scope: Scope
    folder: Path


class Catalogue:
    """Finds guidelines by id and day, or by the organisation whose messages they govern.

    `folders` hold guideline folders, or are such themselves; they come before installed packages and bundled ones.
    Raises `GuidelineErrors` for one whose `guideline.yaml` cannot be read.
    """

    def __init__(self, folders: Iterable[str | Path] = ()) -> None:
        self.places = tuple(Path(folder) for folder in folders)

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """All guidelines and versions that can be chosen; the first of each id and version counts."""
        found: dict[tuple[str, str], Head] = {}
        for place in (*self.places, *_installed(), BUNDLED):
            for folder in _guideline_folders(place):
                head = read_head(folder)
                if head is not None:
                    found.setdefault((head.id, head.version), head)
        return tuple(found.values())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that can be asked for."""
        return tuple(sorted({head.id for head in self.heads}))

    def head(self, name: str, day: date) -> Head:
        """The version of a guideline that is asked on a day; raises `UnknownGuidelineError`."""
        versions = [head for head in self.heads if head.id == name]
        if not versions:
            raise UnknownGuidelineError(name, self.ids)
        return min(versions, key=lambda head: _distance(head, day))

    def load(self, name: str, day: date) -> Guideline:
        """Read the version of a guideline that is asked on a day."""
        return load_guideline(self.head(name, day).folder)

    def governing(self, names: Sequence[str], her_id: str | None, number: str | None) -> str | None:
        """The id of the guideline whose scope holds an organisation, known by numbers or by what it is called."""
        for head in self.heads:
            scope = head.scope
            if (her_id and her_id in scope.her_ids) or (number and number in scope.organisation_numbers):
                return head.id
        called = [f" {_folded(name)} " for name in names]
        matches = [
            (len(own), head.id)
            for head in self.heads
            for own in map(_folded, head.scope.names)
            if any(f" {own} " in name for name in called)
        ]
        # «Nordvik universitetssjukehus» says more than «Nordvik».
        return max(matches)[1] if matches else None


def read_head(folder: Path) -> Head | None:
    """What the guideline in a folder says of itself; None for a base. Raises `GuidelineErrors`."""
    problems = Problems()
    cursor = file_cursor(folder / "guideline.yaml", problems, needed=True)
    parts = cursor.entries() if cursor else {}
    problems.raise_if_any()
    if "base" in parts and parts["base"].value is True:
        return None
    head = Head(
        parts["id"].text() if "id" in parts else folder.name.partition("@")[0],
        parts["version"].text() if "version" in parts else "",
        read_validity(parts["valid"]) if "valid" in parts else Validity(UNKNOWN, UNKNOWN, ""),
        read_scope(parts["scope"]) if "scope" in parts else Scope(),
        folder,
    )
    problems.raise_if_any()
    return head


def _installed() -> Iterator[Path]:
    """The folders that installed packages bring along: an entry point names the package that holds them."""
    for point in entry_points(group=ENTRY_POINTS):
        found = files(point.value)
        if isinstance(found, Path):
            yield found


def _guideline_folders(place: Path) -> list[Path]:
    if (place / "guideline.yaml").is_file():
        return [place]
    return sorted(path.parent for path in place.glob("*/guideline.yaml"))


def _distance(head: Head, day: date) -> tuple[int, int]:
    """How far a version is from being the one to ask on a day."""
    validity = head.validity
    status = validity.status_on(day)
    since = validity.since if isinstance(validity.since, date) else date.min
    until = validity.until if isinstance(validity.until, date) else date.max
    nearness = {"expired": (day - until).days, "not-yet-in-force": (since - day).days}
    return _BEST_FIRST.index(status), nearness.get(status, (day - since).days)


def _folded(name: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in name.casefold()).split())
