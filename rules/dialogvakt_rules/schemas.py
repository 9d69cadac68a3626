"""JSON Schemas of the YAML files of a guideline, so that editors complete and check while one types.

They are made from the tables and words of the readers. What only the reader can tell (a clause that no rule has, a
channel that is nowhere) is left to it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from dialogvakt_rules.cases import CONTEXT_FIELDS, CONTEXT_PARTS, LANGUAGES
from dialogvakt_rules.condition import JOIN_OPERATORS, NUMBER_OPERATORS
from dialogvakt_rules.layers import OPTIONAL, OPTIONAL_IN_BASE, REQUIRED, REQUIRED_OF_BASE
from dialogvakt_rules.rulelayers import CHANGEABLE, OFF
from dialogvakt_rules.rulelayers import OPTIONAL as OPTIONAL_OF_RULE
from dialogvakt_rules.rulelayers import REQUIRED as REQUIRED_OF_RULE
from dialogvakt_rules.rulereader import CODE, FINDINGS, FIXES, SEVERITIES
from dialogvakt_rules.services import SERVICE_KINDS, SIDES
from dialogvakt_rules.tablesreader import CARES, COVERED_BY
from dialogvakt_rules.vocabulary import AttributeSpec, KindSpec, Vocabulary, bundled_vocabulary

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SUFFIX = ".schema.json"
BUNDLED = Path(__file__).with_name("schemas")

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT, "uniqueItems": True}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "number"}
_BOOLEAN: Schema = {"type": "boolean"}
_DAY: Schema = {"type": "string", "pattern": "^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|unknown)$"}


def schemas(vocabulary: Vocabulary | None = None) -> dict[str, Schema]:
    """The schemas by what they describe: guideline, channels, services, rule, cases."""
    condition_parts = _condition_parts(vocabulary or bundled_vocabulary())
    made = {
        "guideline": {**_guideline(), "$defs": condition_parts},
        "channels": _channels(),
        "services": _services(),
        "rule": {**_rule(), "$defs": condition_parts},
        "cases": _cases(),
    }
    return {name: {"$schema": DIALECT, "title": f"dialogvakt: {name}", **schema} for name, schema in made.items()}


def schema_text(schema: Schema) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write a file for each schema into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / f"{name}{SUFFIX}"
        path.write_text(schema_text(schema), "utf-8")
        written.append(path)
    return tuple(written)


def _record(properties: Mapping[str, Schema], required: Collection[str]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": sorted(required),
        "additionalProperties": False,
    }


def _words(words: Collection[str]) -> Schema:
    return {"enum": list(words)}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _mapping(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


_BILINGUAL = _record({"nb": _TEXT, "nn": _TEXT}, ("nb", "nn"))
_VALID = _record({"from": _DAY, "to": _DAY, "source": _TEXT}, ("from", "source"))
_STEP = _record(
    {"value": {"anyOf": [_NUMBER, {"const": "none"}]}, "from": _DAY, "source": _TEXT}, ("value", "from", "source")
)
_NUMBERS = _mapping({"anyOf": [_NUMBER, {**_list(_STEP), "minItems": 1}]})


def _rule_keys() -> dict[str, Schema]:
    told = dict.fromkeys(("title", "what", "why", "example", "better", "limits", "wording", "careful"), _BILINGUAL)
    return {
        **told,
        "rule": {"type": "string", "pattern": CODE.pattern},
        "aliases": _TEXTS,
        "clause": _TEXT,
        "severity": _words(SEVERITIES),
        "channel": _TEXT,
        "valid": _VALID,
        "when": {"$ref": "#/$defs/condition"},
        "findings": _words(FINDINGS),
        "fixes": _words(FIXES),
        "numbers": _NUMBERS,
    }


def _rule() -> Schema:
    keys = _rule_keys()
    known = {key: keys[key] for key in (*REQUIRED_OF_RULE, *OPTIONAL_OF_RULE)}
    # A base gives no clauses; the guidelines that extend it do.
    return _record(known, [key for key in REQUIRED_OF_RULE if key != "clause"])


def _guideline() -> Schema:
    rule_keys = _rule_keys()
    off = _record({OFF: _TEXT}, (OFF,))
    changed = _record({key: rule_keys[key] for key in CHANGEABLE}, ())
    document_type = _record({"name": _TEXT, "aliases": _TEXTS, "care": _words(CARES)}, ("name",))
    says = _record({"nb": _TEXT, "nn": _TEXT}, ("nb",))
    covered = _record(
        {"clause": _TEXT, "says": says, "by": _words(COVERED_BY), "names": _TEXTS}, ("clause", "says", "by")
    )
    keys: dict[str, Schema] = {
        **dict.fromkeys(("id", "publisher", "document", "source", "version", "extends", "link"), _TEXT),
        "title": _BILINGUAL,
        "valid": _VALID,
        "base": _BOOLEAN,
        "rules": _mapping({"anyOf": [off, changed]}),
        "scope": _record(
            {"names": _TEXTS, "sides": _list(_words(SIDES)), "organisation-numbers": _TEXTS, "her-ids": _TEXTS},
            ("names",),
        ),
        "precedence": _TEXTS,
        "expected-reply": _record({"from": _WHOLE, "to": _WHOLE, "clause": _TEXT}, ("from", "to", "clause")),
        "document-types": _record({"clause": _TEXT, "types": _list(document_type)}, ("clause", "types")),
        "flow": _record({"clause": _TEXT, "steps": _list(_BILINGUAL)}, ("clause", "steps")),
        "coverage": _list(covered),
        "suggestions": _BOOLEAN,
    }
    own = _record({key: keys[key] for key in (*REQUIRED, *OPTIONAL)}, REQUIRED)
    of_base = _record({key: keys[key] for key in (*REQUIRED_OF_BASE, *OPTIONAL_IN_BASE)}, REQUIRED_OF_BASE)
    is_base = {"properties": {"base": {"const": True}}, "required": ["base"]}
    return {"if": is_base, "then": of_base, "else": own}


def _channels() -> Schema:
    handover = _record({"title": _BILINGUAL, "template": _BILINGUAL}, ("title", "template"))
    channel = _record({"name": _BILINGUAL, "do": _BILINGUAL, "handover": handover}, ("name", "do"))
    return _record({"channels": _mapping(channel)}, ("channels",))


def _services() -> Schema:
    profession = _record({"id": _TEXT, "words": _TEXTS, "name": _BILINGUAL}, ("id", "words", "name"))
    organisation = _record({"words": _TEXTS, "side": _words(SIDES)}, ("words", "side"))
    service = _record(
        {
            **dict.fromkeys(("id", "name", "clause"), _TEXT),
            "side": _words(SIDES),
            "aliases": _TEXTS,
            "kind": _words(SERVICE_KINDS),
            "professions": _TEXTS,
        },
        ("id", "name", "side"),
    )
    keys = {"services": _list(service), "professions": _list(profession), "organisations": _list(organisation)}
    return _record(keys, ("services",))


def _cases() -> Schema:
    parts: dict[str, Schema] = {name: _record({key: {} for key in keys}, ()) for name, keys in CONTEXT_PARTS.items()}
    context = _record({name: parts.get(name, {}) for name in CONTEXT_FIELDS}, ())
    keys: dict[str, Schema] = {
        "name": _TEXT,
        "language": _words(LANGUAGES),
        "text": {"type": "string"},
        "context": context,
        "expect": _TEXTS,
    }
    side = {**_list(_record(keys, ("name", "language", "text"))), "minItems": 1}
    return _record({"rule": _TEXT, "flags": side, "passes": side}, ("rule", "flags", "passes"))


def _condition_parts(vocabulary: Vocabulary) -> dict[str, Schema]:
    condition, fact = {"$ref": "#/$defs/condition"}, {"$ref": "#/$defs/fact"}
    several = {**_list(condition), "minItems": 1}
    limit = {"anyOf": [_WHOLE, _TEXT]}
    count = _record({"count": fact, **dict.fromkeys(NUMBER_OPERATORS, limit), "distinct": _TEXT}, ("count",))
    forms = [
        fact,
        _record({"all": several}, ("all",)),
        _record({"any": several}, ("any",)),
        _record({"none": {**_list(fact), "minItems": 1}}, ("none",)),
        {**count, "minProperties": 2},
    ]
    return {
        "condition": {"anyOf": forms},
        "fact": {"anyOf": [_fact(kind, spec) for kind, spec in vocabulary.kinds.items()]},
        **{f"label-{kind}": _words(spec.labels) for kind, spec in vocabulary.kinds.items() if spec.labels is not None},
    }


def _fact(kind: str, spec: KindSpec) -> Schema:
    labels = _TEXT if spec.labels is None else {"$ref": f"#/$defs/label-{kind}"}
    attributes = {name: _tested(_attribute(attribute), attribute) for name, attribute in spec.attributes.items()}
    label = _tested(labels, AttributeSpec("text-label"))
    found = _record({"fact": {"const": kind}, "label": label, "as": _TEXT, **attributes}, ("fact",))
    return {"description": spec.what, **found}


def _attribute(spec: AttributeSpec) -> Schema:
    return {"word": _words(spec.values), "number": _NUMBER, "boolean": _BOOLEAN, "text-label": _TEXT}[spec.type]


def _tested(value: Schema, spec: AttributeSpec) -> Schema:
    """What may stand behind an attribute: a value, several, or operators."""
    one_or_more = {"anyOf": [value, {**_list(value), "minItems": 1}]}
    operators: dict[str, Schema] = {"not": one_or_more, **dict.fromkeys(JOIN_OPERATORS, _TEXT)}
    if spec.type == "number":
        operators |= {name: {"anyOf": [_NUMBER, _TEXT]} for name in NUMBER_OPERATORS}
    return {"anyOf": [*one_or_more["anyOf"], _record(operators, ())]}
