"""Reads a guideline's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.cases import SUFFIX
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.errors import GuidelineError, Problems, UnknownGuidelineError, nearest_word
from dialogvakt_rules.guideline import Channel, Guideline, Rule, Scope
from dialogvakt_rules.rulereader import read_rule
from dialogvakt_rules.services import Services
from dialogvakt_rules.tablesreader import (
    TABLES,
    each,
    one_of,
    read_channels,
    read_coverage,
    read_document_types,
    read_expected_reply,
    read_flow,
    read_scope,
    read_services,
)
from dialogvakt_rules.validity import UNKNOWN, Validity
from dialogvakt_rules.validityreader import read_validity
from dialogvakt_rules.vocabulary import Vocabulary, bundled_vocabulary
from dialogvakt_rules.yamlfile import read_yaml

BUNDLED = Path(__file__).with_name("guidelines")

FILES = ("guideline.yaml", "channels.yaml", "services.yaml")
_REQUIRED = ("id", "title", "publisher", "document", "source", "version", "valid")
_OPTIONAL = ("scope", "precedence", "expected-reply", "document-types", "flow", "coverage", "suggestions")
Item = TypeVar("Item")


def bundled_guidelines() -> tuple[str, ...]:
    """The ids of the guidelines that this package brings along."""
    return tuple(sorted(path.parent.name for path in BUNDLED.glob("*/guideline.yaml")))


def load_guideline(
    path_or_id: str | Path, *, vocabulary: Vocabulary | None = None, only: str | None = None
) -> Guideline:
    """Read a guideline from a folder, or a bundled one by its id; all that is wrong in it is raised at once.

    With `only`, the code of a rule, the other rules are left out; where no rule has that code, all are read.
    """
    folder = Path(path_or_id)
    if str(path_or_id) in bundled_guidelines():
        folder = BUNDLED / str(path_or_id)
    elif not folder.is_dir():
        raise UnknownGuidelineError(str(path_or_id), bundled_guidelines())
    problems = Problems()
    guideline = _Reader(folder, problems, vocabulary or bundled_vocabulary(), only).guideline()
    problems.raise_if_any()
    return guideline


class _Reader:
    """Reads the files of one folder; whatever is wrong goes to `problems`, and the rest is read on."""

    def __init__(self, folder: Path, problems: Problems, vocabulary: Vocabulary, only: str | None = None) -> None:
        self.folder = folder
        self.problems = problems
        self.vocabulary = vocabulary
        self.only = only

    def guideline(self) -> Guideline:
        self.strangers()
        top = self.cursor(self.folder / "guideline.yaml", needed=True)
        parts = top.fields(_REQUIRED, _OPTIONAL) if top else {}
        channels = self.table("channels.yaml", read_channels) or {}
        services = self.table("services.yaml", read_services)
        rules = self.rules(channels)
        present = {"channels": channels, "services": services, **parts}
        tables = tuple(name for name in TABLES if present.get(name))
        codes = tuple(path.stem for path in rule_files(self.folder))

        def text(name: str) -> str:
            return parts[name].text() if name in parts else ""

        def part(name: str, read: Callable[[Cursor], Item]) -> Item | None:
            return read(parts[name]) if name in parts else None

        precedence = self.precedence(top, parts.get("precedence"), rules)
        return Guideline(
            id=self.id(parts.get("id")),
            title=part("title", lambda at: at.bilingual()) or Bilingual("", ""),
            publisher=text("publisher"),
            document=text("document"),
            source=text("source"),
            version=text("version"),
            validity=part("valid", read_validity) or Validity(UNKNOWN, UNKNOWN, ""),
            scope=part("scope", read_scope) or Scope(),
            precedence=precedence,
            expected_reply=part("expected-reply", read_expected_reply),
            document_types=part("document-types", read_document_types),
            flow=part("flow", read_flow),
            coverage=each(parts.get("coverage"), lambda at: read_coverage(at, codes, tables)),
            channels=channels,
            services=services or Services(),
            rules=_in_order(rules, precedence),
            suggestions=part("suggestions", lambda at: at.boolean()) is not False,
            vocabulary=self.vocabulary,
            folder=self.folder,
            content_hash=content_hash(self.folder),
        )

    def strangers(self) -> None:
        """Tell files that look like a part of the guideline and would be passed over in silence."""
        for path in sorted(self.folder.glob("*.y*ml")):
            if path.name not in FILES:
                near = nearest_word(path.name, FILES)
                self.problems.add(GuidelineError(str(path), 1, "", "no file of a guideline", FILES, near))
        for path in sorted((self.folder / "rules").glob("*.yml")):
            self.problems.add_at(path, 1, "", "the name of a rule's file must end in .yaml")

    def cursor(self, path: Path, *, needed: bool = False) -> Cursor | None:
        if not path.is_file():
            if needed:
                self.problems.add_at(path, 1, "", "the file is missing")
            return None
        file = read_yaml(path, self.problems)
        return Cursor.top(file, self.problems) if file else None

    def table(self, name: str, read: Callable[[Cursor], Item]) -> Item | None:
        cursor = self.cursor(self.folder / name)
        return read(cursor) if cursor else None

    def id(self, cursor: Cursor | None) -> str:
        found = cursor.text() if cursor else ""
        if cursor and found and found != self.folder.resolve().name:
            cursor.fail(f"the id must be the folder's name, {self.folder.resolve().name!r}")
        return found

    def rules(self, channels: dict[str, Channel]) -> tuple[Rule, ...]:
        found: list[Rule] = []
        taken: set[str] = set()
        files = rule_files(self.folder)
        for path in [path for path in files if path.stem == self.only] or files:
            cursor = self.cursor(path)
            rule = read_rule(cursor, path, self.vocabulary, tuple(channels)) if cursor else None
            if rule is None or cursor is None:
                continue
            for name in (rule.code, *rule.aliases):
                if name in taken:
                    cursor.fail(f"the code or alias {name!r} is taken by another rule")
                taken.add(name)
            found.append(rule)
        return tuple(found)

    def precedence(self, top: Cursor | None, cursor: Cursor | None, rules: tuple[Rule, ...]) -> tuple[str, ...]:
        redirecting = tuple(rule.code for rule in rules if rule.channel is not None)
        # A rule file that could not be read may well have a channel; its own problem is told already.
        read = {rule.code for rule in rules}
        unread = tuple(path.stem for path in rule_files(self.folder) if path.stem not in read)
        listed = each(cursor, lambda at: one_of(at, redirecting + unread))
        at = cursor or top
        if at is None:
            return listed
        for code in redirecting:
            if listed.count(code) == 0:
                at.fail(f"the rule {code!r} has a channel and is missing in 'precedence'")
            elif listed.count(code) > 1:
                at.fail(f"the rule {code!r} stands twice")
        return listed


def rule_files(folder: Path) -> tuple[Path, ...]:
    """The rule files of a guideline, without their cases."""
    return tuple(sorted(path for path in (folder / "rules").glob("*.yaml") if not path.name.endswith(SUFFIX)))


def content_hash(folder: Path) -> str:
    """A hash of all that decides how a guideline works; cases do not."""
    digest = hashlib.sha256()
    tables = [folder / name for name in FILES]
    for path in (*tables, *rule_files(folder)):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _in_order(rules: tuple[Rule, ...], precedence: tuple[str, ...]) -> tuple[Rule, ...]:
    place = {code: at for at, code in enumerate(precedence)}
    return tuple(sorted(rules, key=lambda rule: place.get(rule.code, len(place))))
