"""Reads one rule file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.compiler import conjunctions_of
from dialogvakt_rules.condition import Condition, patterns_of
from dialogvakt_rules.conditionreader import ConditionReader
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.datednumbers import read_numbers, spans_of
from dialogvakt_rules.guideline import FindingsPer, Fixes, Rule, Severity
from dialogvakt_rules.program import TooManyConjunctionsError
from dialogvakt_rules.rulelayers import RuleParts
from dialogvakt_rules.templates import VARIABLES, template_problem
from dialogvakt_rules.validity import Validity
from dialogvakt_rules.validityreader import read_validity
from dialogvakt_rules.vocabulary import Vocabulary

CODE = re.compile(r"^[a-z]+(-[a-z]+)*$")
SEVERITIES: tuple[Severity, ...] = ("critical", "warning", "info")
FINDINGS: tuple[FindingsPer, ...] = ("one", "per-text")
FIXES: tuple[Fixes, ...] = ("replacement", "options")
_EMPTY = Bilingual("", "")
_NUMBER = re.compile(r"(?<!\{)\{([a-z]+(?:-[a-z]+)*)\}(?!\})")


def read_rule(gathered: RuleParts, vocabulary: Vocabulary, channels: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rule made of these parts: one for each time in which its numbers stay the same."""
    parts = gathered.parts
    validity = read_validity(parts["valid"]) if "valid" in parts else None
    found: list[Rule] = []
    spans = tuple(spans_of(read_numbers(gathered.numbers)))
    for span in spans:
        try:
            days = span.within(validity)
        except ValueError:
            continue
        found.append(_rule(gathered, vocabulary, channels, days, span.numbers))
    if not found:
        gathered.at.fail("there is no day on which the rule holds and all its numbers are known")
    return tuple(found)


def _rule(
    gathered: RuleParts,
    vocabulary: Vocabulary,
    channels: tuple[str, ...],
    validity: Validity | None,
    numbers: Mapping[str, float],
) -> Rule:
    parts = gathered.parts
    when, careful, aliases = _condition(parts["when"], vocabulary, numbers), parts.get("careful"), parts.get("aliases")
    if suggestible(when, vocabulary) and not careful:
        parts["when"].fail("asks for suggestions, so the rule needs 'careful': a wording for what is not certain")

    def told(name: str) -> Bilingual:
        return _with_numbers(parts[name].bilingual(), parts[name], numbers)

    return Rule(
        code=_code(parts["rule"], gathered.path.stem),
        aliases=tuple(_slug(item) for item in aliases.items()) if aliases else (),
        title=told("title"),
        clause=parts["clause"].text() if "clause" in parts else "",
        severity=parts["severity"].choice(SEVERITIES),
        channel=_channel(parts["channel"], channels) if "channel" in parts else None,
        validity=validity,
        what=told("what"),
        why=told("why"),
        example=told("example"),
        better=told("better"),
        limits=told("limits") if "limits" in parts else None,
        when=when,
        findings=parts["findings"].choice(FINDINGS) if "findings" in parts else "one",
        wording=_wording(parts["wording"], numbers),
        careful=_wording(careful, numbers) if careful else None,
        fixes=parts["fixes"].choice(FIXES) if "fixes" in parts else None,
        numbers=dict(numbers),
        origin=gathered.origin,
        changed=gathered.changed,
    )


def _with_numbers(text: Bilingual, cursor: Cursor, numbers: Mapping[str, float]) -> Bilingual:
    """Put the rule's numbers where its texts name them: `{most-words}`."""

    def filled(text: str) -> str:
        for name in _NUMBER.findall(text):
            if name not in numbers:
                cursor.fail(f"names the number {name!r}, which the rule has not", tuple(numbers), name)
        return _NUMBER.sub(lambda found: shown_number(numbers.get(found[1], 0)), text)

    return Bilingual(filled(text.nb), filled(text.nn))


def shown_number(number: float) -> str:
    """A number as Norwegians write it: 2,8."""
    return f"{number:.12g}".replace(".", ",")


def suggestible(condition: Condition, vocabulary: Vocabulary) -> bool:
    """Whether a condition asks for facts that are likely, and not certain."""
    return any(pattern.kind in vocabulary.suggested for pattern in patterns_of(condition))


def _code(cursor: Cursor, stem: str) -> str:
    code = _slug(cursor)
    if code and code != stem:
        cursor.fail(f"the code must be the file's name, {stem!r}")
    return code


def _slug(cursor: Cursor) -> str:
    code = cursor.text()
    if code and not CODE.match(code):
        cursor.fail("a code is small letters a-z in words joined by '-', like 'acute-care'")
    return code


def _channel(cursor: Cursor, channels: tuple[str, ...]) -> str | None:
    if not channels:
        cursor.fail("the guideline has no channels; add them to channels.yaml")
        return None
    return cursor.choice(channels)


def _condition(cursor: Cursor, vocabulary: Vocabulary, numbers: Mapping[str, float]) -> Condition:
    condition = ConditionReader(vocabulary, numbers).read(cursor)
    try:
        conjunctions_of(condition)
    except TooManyConjunctionsError as error:
        cursor.fail(str(error))
    return condition


def _wording(cursor: Cursor, numbers: Mapping[str, float]) -> Bilingual:
    parts = cursor.fields(("nb", "nn"))
    for part in parts.values():
        template = part.text()
        found = template_problem(template)
        if found is not None:
            problem, unknown = found
            part.fail(problem, VARIABLES if unknown else (), unknown)
    if len(parts) != 2:
        return _EMPTY
    texts = Bilingual(str(parts["nb"].value).strip(), str(parts["nn"].value).strip())
    return _with_numbers(texts, cursor, numbers)
