"""Puts each rule together from the base that holds it and from what the layers above it change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialogvakt_rules.cases import SUFFIX
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.errors import Problems
from dialogvakt_rules.guideline import LeftOut
from dialogvakt_rules.layers import Layer, file_cursor

REQUIRED = ("rule", "title", "clause", "severity", "what", "why", "example", "better", "when", "wording")
OPTIONAL = ("aliases", "channel", "valid", "limits", "findings", "careful", "fixes", "numbers")
OFF = "off"
MOST = 2_000
_NUMBERS = "numbers"
# What stays, whatever a guideline says: what a rule is called, and the form of its findings.
CHANGEABLE = (
    "clause",
    "channel",
    "severity",
    "valid",
    "title",
    "what",
    "why",
    "example",
    "better",
    "limits",
    "when",
    "wording",
    "careful",
    _NUMBERS,
)


@dataclass(frozen=True, slots=True)
class RuleParts:
    """The parts of one rule by keys, wherever they stand; `numbers` one by one; `changed` differ from the base."""

    parts: Mapping[str, Cursor]
    numbers: Mapping[str, Cursor]
    path: Path
    at: Cursor
    origin: str
    changed: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathered:
    """All rules of a guideline by their codes, those that it leaves out, and the codes of files that cannot be read."""

    rules: dict[str, RuleParts] = field(default_factory=dict)
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def gather_rules(layers: tuple[Layer, ...], problems: Problems, only: str | None = None) -> Gathered:
    """The rules of all layers, from the lowest base upwards; if there is one of the code `only`, no other is read."""
    files = {layer.folder: _files(layer.folder, problems) for layer in layers}
    codes = {code for own in files.values() for code in own}
    wanted = {only} if only in codes else codes
    gathered = Gathered(unread=sorted(codes - wanted))
    for layer in reversed(layers):
        own = {code: path for code, path in files[layer.folder].items() if code in wanted}
        _change(layer, gathered, own)
        for code, path in own.items():
            found = _from_file(layer, path, problems)
            if found is None:
                gathered.unread.append(code)
            else:
                gathered.rules[code] = found
    return gathered


def _files(folder: Path, problems: Problems) -> dict[str, Path]:
    """The rule files of a folder by their codes, none of them from elsewhere."""
    found = rule_files(folder)
    if len(found) > MOST:
        problems.add_at(folder / "rules", 1, "", f"there are {len(found)} rules, and {MOST} are the most")
        return {}
    inside = folder.resolve()
    for path in found:
        if not path.resolve().is_relative_to(inside):
            problems.add_at(path, 1, "", "the file lies outside the guideline's folder; copy it there")
    return {path.stem: path for path in found if path.resolve().is_relative_to(inside)}


def rule_files(folder: Path) -> tuple[Path, ...]:
    """The rule files of a folder, without their cases."""
    return tuple(sorted(path for path in (folder / "rules").glob("*.yaml") if not path.name.endswith(SUFFIX)))


def _from_file(layer: Layer, path: Path, problems: Problems) -> RuleParts | None:
    cursor = file_cursor(path, problems)
    if cursor is None:
        return None
    required = tuple(key for key in REQUIRED if key != "clause") if layer.base else REQUIRED
    parts = cursor.fields(required, OPTIONAL if not layer.base else (*OPTIONAL, "clause"))
    if any(key not in parts for key in required):
        return None
    numbers = parts[_NUMBERS].entries() if _NUMBERS in parts else {}
    return RuleParts(parts, numbers, path, cursor, layer.name())


def _change(layer: Layer, gathered: Gathered, own: Mapping[str, Path]) -> None:
    """Apply what a layer says of the rules below it; a guideline must say something of each."""
    inherited = tuple(gathered.rules)
    table = layer.parts.get("rules")
    said = table.entries() if table else {}
    for code, cursor in said.items():
        if code in gathered.unread:
            continue
        if code not in inherited:
            cursor.fail("the base has no such rule", inherited, code)
        elif code in own:
            cursor.fail(f"is changed here and written anew in {own[code].name}; keep one of them")
        else:
            _change_one(code, cursor, gathered, needs_clause=not layer.base)
    silent = [code for code in inherited if code not in said and code not in own]
    at = table or layer.top
    if at is not None and not layer.base:
        for code in silent:
            at.fail(f"nothing is said of the base's rule {code!r}: give its clause, or 'off' with the reason")


def _change_one(code: str, cursor: Cursor, gathered: Gathered, *, needs_clause: bool) -> None:
    if isinstance(cursor.value, dict) and OFF in cursor.value:
        reason = cursor.fields((OFF,))[OFF].text()
        gathered.left_out[code] = LeftOut(code, reason)
        del gathered.rules[code]
        return
    below = gathered.rules[code]
    required = ("clause",) if needs_clause else ()
    changes = cursor.fields(required, tuple(key for key in (OFF, *CHANGEABLE) if key not in required))
    numbers = dict(below.numbers)
    for name, number in (changes[_NUMBERS].entries() if _NUMBERS in changes else {}).items():
        if name not in numbers:
            number.fail("the base's rule has no such number", tuple(numbers), name)
        numbers[name] = number
    changed = (*below.changed, *(key for key in changes if key != "clause" and key not in below.changed))
    gathered.rules[code] = replace(below, parts={**below.parts, **changes}, numbers=numbers, at=cursor, changed=changed)
