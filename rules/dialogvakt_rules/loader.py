"""Reads a guideline's folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.errors import GuidelineError, Problems, UnknownGuidelineError, nearest_word
from dialogvakt_rules.guideline import Channel, Guideline, Rule, Scope
from dialogvakt_rules.handoverreader import template_files, unnamed_templates
from dialogvakt_rules.layers import Layer, nearest, read_layers
from dialogvakt_rules.rulelayers import Gathered, gather_rules, rule_files
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
    read_link,
    read_scope,
    read_services,
)
from dialogvakt_rules.validity import UNKNOWN, Validity
from dialogvakt_rules.validityreader import read_validity
from dialogvakt_rules.vocabulary import Vocabulary, bundled_vocabulary

BUNDLED = Path(__file__).with_name("guidelines")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

FILES = ("guideline.yaml", "channels.yaml", "services.yaml")
Item = TypeVar("Item")


def bundled_guidelines() -> tuple[str, ...]:
    """The ids of the guidelines that this package brings along; bases that they extend are none."""
    return tuple(name for name in _bundled_folders() if not _is_base(BUNDLED / name))


@cache
def _bundled_folders() -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in BUNDLED.glob("*/guideline.yaml")))


@cache
def _is_base(folder: Path) -> bool:
    # Only to list what can be chosen, so the file is not read as a whole.
    return any(line.strip() == "base: true" for line in (folder / "guideline.yaml").read_text("utf-8").splitlines())


def load_guideline(
    path_or_id: str | Path, *, vocabulary: Vocabulary | None = None, only: str | None = None
) -> Guideline:
    """Read a guideline from a folder, or a bundled one by its id; all that is wrong in it is raised at once.

    With `only`, the code of a rule, the other rules are left out; where no rule has that code, all are read.
    """
    folder = Path(path_or_id)
    if str(path_or_id) in _bundled_folders():
        folder = BUNDLED / str(path_or_id)
    elif not folder.is_dir():
        raise UnknownGuidelineError(str(path_or_id), bundled_guidelines())
    problems = Problems()
    guideline = _Reader(folder, problems, vocabulary or bundled_vocabulary(), only).guideline()
    problems.raise_if_any()
    return guideline


class _Reader:
    """Reads the folders of a guideline; whatever is wrong goes to `problems`, and the rest is read on."""

    def __init__(self, folder: Path, problems: Problems, vocabulary: Vocabulary, only: str | None = None) -> None:
        self.folder = folder
        self.problems = problems
        self.vocabulary = vocabulary
        self.only = only
        self.layers = read_layers(folder, self.base_folder, problems)

    def base_folder(self, name: str) -> Path | None:
        # A name, and no path: a guideline can reach nothing but its neighbours and what is bundled.
        if not ID.fullmatch(name):
            return None
        folders = (parent / name for parent in (self.folder.resolve().parent, BUNDLED))
        return next((folder for folder in folders if (folder / "guideline.yaml").is_file()), None)

    def guideline(self) -> Guideline:
        for layer in self.layers:
            self.strangers(layer.folder)
        own = self.layers[0]
        channels = self.channels()
        services = self.services()
        gathered = gather_rules(self.layers, self.problems, self.only)
        rules = self.rules(gathered, channels)
        precedence = self.precedence(rules, gathered)
        tables = tuple(
            name
            for name in TABLES
            if nearest(self.layers, name) or (name == "channels" and channels) or (name == "services" and services)
        )

        def text(name: str) -> str:
            return own.parts[name].text() if name in own.parts else ""

        def part(name: str, read: Callable[[Cursor], Item]) -> Item | None:
            cursor = nearest(self.layers, name)
            return read(cursor) if cursor else None

        ids = tuple(self.id(layer) for layer in self.layers)
        folders = tuple(layer.folder for layer in self.layers)
        return Guideline(
            id=ids[0],
            title=own.parts["title"].bilingual() if "title" in own.parts else Bilingual("", ""),
            publisher=text("publisher"),
            document=text("document"),
            source=text("source"),
            version=text("version"),
            validity=read_validity(own.parts["valid"]) if "valid" in own.parts else Validity(UNKNOWN, UNKNOWN, ""),
            scope=read_scope(own.parts["scope"]) if "scope" in own.parts else Scope(),
            precedence=precedence,
            expected_reply=part("expected-reply", read_expected_reply),
            document_types=part("document-types", read_document_types),
            flow=part("flow", read_flow),
            coverage=each(
                own.parts.get("coverage"), lambda at: read_coverage(at, (*gathered.rules, *gathered.unread), tables)
            ),
            channels=channels,
            services=services or Services(),
            rules=_in_order(rules, precedence),
            suggestions=part("suggestions", lambda at: at.boolean()) is not False,
            vocabulary=self.vocabulary,
            folders=folders,
            content_hash=content_hash(folders),
            extends=ids[1:],
            base=own.base,
            left_out=tuple(gathered.left_out.values()),
            link=part("link", read_link),
        )

    def strangers(self, folder: Path) -> None:
        """Tell files that look like a part of the guideline and would be passed over in silence."""
        for path in sorted(folder.glob("*.y*ml")):
            if path.name not in FILES:
                near = nearest_word(path.name, FILES)
                self.problems.add(GuidelineError(str(path), 1, "", "no file of a guideline", FILES, near))
        for path in sorted((folder / "rules").glob("*.yml")):
            self.problems.add_at(path, 1, "", "the name of a rule's file must end in .yaml")

    def channels(self) -> dict[str, Channel]:
        """The channels of all layers; a base's own channel (the last) stays the last, and a layer may word any anew."""
        found: dict[str, Channel] = {}
        # Who looks at one rule writes no note, and need not wait for its template to be read.
        vocabulary = self.vocabulary if self.only is None else None
        for layer in reversed(self.layers):
            cursor = layer.cursor("channels.yaml", self.problems)
            last = next(reversed(found), None)
            self.strange_templates(layer.folder, cursor)
            for code, channel in (read_channels(cursor, vocabulary) if cursor else {}).items():
                # Who words a channel anew need not write its note anew.
                handover = channel.handover or (found[code].handover if code in found else None)
                found[code] = replace(channel, handover=handover)
            if last is not None:
                found[last] = found.pop(last)
        return found

    def strange_templates(self, folder: Path, channels: Cursor | None) -> None:
        """Tell handover templates that no channel names."""
        for path in unnamed_templates(folder, channels):
            self.problems.add_at(path, 1, "", "no channel in channels.yaml names this handover template")

    def services(self) -> Services | None:
        """The services of the first layer that has any."""
        cursors = (layer.cursor("services.yaml", self.problems) for layer in self.layers)
        cursor = next(filter(None, cursors), None)
        return read_services(cursor) if cursor else None

    def id(self, layer: Layer) -> str:
        cursor = layer.parts.get("id")
        found = cursor.text() if cursor else ""
        if cursor and found and found != layer.name():
            cursor.fail(f"the id must be the folder's name, {layer.name()!r}")
        return found

    def rules(self, gathered: Gathered, channels: dict[str, Channel]) -> tuple[Rule, ...]:
        found: list[Rule] = []
        taken: set[str] = set()
        for parts in gathered.rules.values():
            rules = read_rule(parts, self.vocabulary, tuple(channels))
            for name in dict.fromkeys(name for rule in rules for name in (rule.code, *rule.aliases)):
                if name in taken:
                    parts.at.fail(f"the code or alias {name!r} is taken by another rule")
                taken.add(name)
            found.extend(rules)
        return tuple(found)

    def precedence(self, rules: tuple[Rule, ...], gathered: Gathered) -> tuple[str, ...]:
        redirecting = tuple(dict.fromkeys(rule.code for rule in rules if rule.channel is not None))
        own = self.layers[0]
        cursor = nearest(self.layers, "precedence")
        if "precedence" in own.parts:
            # A rule file that could not be read may well have a channel; its own problem is told already.
            listed = each(cursor, lambda at: one_of(at, (*redirecting, *gathered.unread)))
        else:
            listed = tuple(code for code in (cursor.texts() if cursor else ()) if code in redirecting)
        at = own.parts.get("precedence", own.top)
        if at is None:
            return listed
        for code in redirecting:
            if listed.count(code) == 0:
                at.fail(f"the rule {code!r} has a channel and is missing in 'precedence'")
            elif listed.count(code) > 1:
                at.fail(f"the rule {code!r} stands twice")
        return listed


def content_hash(folders: Sequence[Path]) -> str:
    """A hash of all that decides how a guideline in these folders works; cases do not."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in (*(folder / name for name in FILES), *rule_files(folder), *template_files(folder)):
            if path.is_file():
                content = path.read_bytes()
                digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _in_order(rules: tuple[Rule, ...], precedence: tuple[str, ...]) -> tuple[Rule, ...]:
    place = {code: at for at, code in enumerate(precedence)}
    return tuple(sorted(rules, key=lambda rule: place.get(rule.code, len(place))))
