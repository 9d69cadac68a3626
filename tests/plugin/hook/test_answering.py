"""Every request gets one answer that says what was asked or what was wrong, and an error holds no text."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt import Checker, Draft, Report, __version__
from dialogvakt.hook.answering import answer, start_up
from dialogvakt.hook.checkers import Checkers
from tests.plugin.conftest import NORDVIK

TEXT = "Pas. 😀 har kalium 6,8."


@pytest.fixture(scope="module")
def checkers() -> Checkers:
    return Checkers(str(NORDVIK))


def ask(checkers: Checkers, request: object) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(answer(checkers, json.dumps(request).encode()))
    return data


def test_the_start_up_message_tells_versions(checkers: Checkers) -> None:
    told = json.loads(start_up(checkers, "/run/x"))
    assert (told["dialogvakt"], told["protocol"], told["listening"]) == (__version__, 1, "/run/x")
    assert told["guideline"] == {"id": "nordvik", "version": "2.0"}
    assert told["guidelines"] == ["nordvik"]


@pytest.mark.parametrize("offsets", ["code-points", "utf-16"])
def test_a_check_is_the_engine_call(checkers: Checkers, checker: Checker, offsets: Any) -> None:
    context = {"written_on": "2025-09-01"}
    given = ask(checkers, {"id": 7, "text": TEXT, "context": context, "offsets": offsets})
    report = checker.check(Draft.from_mapping({"text": TEXT, "context": context}))
    assert given == {"id": 7, "report": json.loads(json.dumps(report.to_dict(TEXT, offsets)))}


def test_messages_are_in_the_standard_asked_for(checkers: Checkers) -> None:
    messages = [
        ask(checkers, {"text": TEXT, "language": language})["report"]["recommendation"] for language in ("nb", "nn")
    ]
    assert len(set(messages)) == 2
    asked = Checkers(str(NORDVIK), language="nn")
    assert ask(asked, {"text": TEXT})["report"]["recommendation"] == messages[1]
    assert ask(asked, {"text": TEXT, "language": "nb"})["report"]["recommendation"] == messages[0]


def test_guidelines_are_asked_by_their_id_and_never_by_a_path() -> None:
    several = Checkers()
    other = next(name for name in several.ids if name != several.first.guideline.id)
    assert ask(several, {"text": TEXT, "guideline": other})["report"]["guideline"]["id"] == other
    refused = ask(several, {"id": "a", "text": TEXT, "guideline": str(NORDVIK)})
    assert refused["error"]["field"] == "guideline"
    assert str(NORDVIK) not in json.dumps(refused)
    assert other in refused["error"]["allowed"]


def test_the_other_operations(checkers: Checkers) -> None:
    assert ask(checkers, {"op": "ping", "id": "a"}) == {"id": "a", "pong": True}
    handover = ask(checkers, {"op": "handover", "text": TEXT})["handover"]
    assert (handover["channel"], "6,8" in handover["text"]) == ("phone", True)
    assert ask(checkers, {"op": "handover", "text": TEXT, "channel": "fax"})["error"]["field"] == "channel"
    outlines = [ask(checkers, {"op": "skeleton", "language": language})["text"] for language in ("nb", "nn")]
    assert len(set(outlines)) == 2
    context = {"recipient_organisation": {"name": "Vestre Viken"}}
    assert "Jeg er" in ask(Checkers(), {"op": "skeleton"})["text"]
    assert "Jeg er" not in ask(Checkers(), {"op": "skeleton", "context": context})["text"]
    assert ask(checkers, {"op": "reload"}) == {"id": None, "changed": []}


def test_a_reload_reads_what_has_changed_and_keeps_what_was_good(tmp_path: Path) -> None:
    folder = Path(copytree(NORDVIK, tmp_path / "nordvik"))
    checkers = Checkers(str(folder))
    ask(checkers, {"text": TEXT, "language": "nn"})
    rule = folder / "rules" / "abbreviation.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("severity: info", "severity: warning"), encoding="utf-8")
    assert ask(checkers, {"op": "reload"}) == {"id": None, "changed": ["nordvik"]}
    for language in (None, "nn"):
        found = ask(checkers, {"text": TEXT, "language": language})["report"]["findings"]
        assert {one["severity"] for one in found if one["code"] == "abbreviation"} == {"warning"}
    rule.write_text("rule: [", encoding="utf-8")
    assert "abbreviation.yaml" in ask(checkers, {"op": "reload"})["error"]["message"]
    assert "report" in ask(checkers, {"text": TEXT})


@pytest.mark.parametrize(
    ("line", "identity", "told"),
    [
        (b"hemmeleg", None, "is no JSON"),
        (b"\xff", None, "is not UTF-8"),
        (b"[" * 100_000, None, "is no JSON that can be read"),
        (b"[1]", None, "is no JSON object"),
        (None, None, "is too long; allowed: at most 1048576 bytes"),
        (b'{"id": true, "text": "hemmeleg"}', None, "id: is neither a string nor a whole number"),
        (b'{"id": 1}', 1, "text: is missing"),
        (b'{"id": 1, "txt": "hemmeleg"}', 1, "text: is missing"),
        (b'{"id": 1, "text": "x", "hemmeleg pasient": 1}', 1, "(a name that no field has): is no known field"),
        (b'{"id": 1, "text": "x", "contxt": {}}', 1, "contxt: is no known field (did you mean context?)"),
        (b'{"id": 1, "text": "x", "context": {"sender_side": "hemmeleg"}}', 1, "context.sender_side: has a value that"),
        (b'{"id": 1, "text": "x", "offsets": "bytes"}', 1, "offsets: has a value that is not allowed"),
        (b'{"id": 1, "op": "chek", "text": "hemmeleg"}', 1, "op: is not known (did you mean check?)"),
        (b'{"id": 1, "op": ["hemmeleg"]}', 1, "op: is not known; allowed: check, handover, skeleton, reload, ping"),
        (b'{"id": "\\udcff", "text": "x"}', "\udcff", "holds half a character (a lone surrogate)"),
        (b'{"id": 1, "text": "hemmeleg \\uD800"}', 1, "holds half a character (a lone surrogate)"),
        (b'{"id": 1, "text": "%s"}' % (b"x" * 20_001), 1, "text: has 20001 characters; allowed: at most 20000"),
    ],
)
def test_what_is_wrong_is_told_with_the_id_if_there_is_one(
    checkers: Checkers, line: bytes | None, identity: object, told: str
) -> None:
    given = json.loads(answer(checkers, line))
    assert (given["id"], set(given)) == (identity, {"id", "error"})
    assert told in given["error"]["message"]
    assert "hemmeleg" not in json.dumps(given)


def test_a_mistake_of_ours_is_told_without_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Checker, draft: Draft) -> Report:
        raise RuntimeError(draft.text)

    checkers = Checkers(str(NORDVIK))
    monkeypatch.setattr(Checker, "check", fail)
    given = ask(checkers, {"id": 1, "text": "hemmeleg"})
    assert given["error"]["message"].startswith("could not be answered: RuntimeError at test_answering.py:")
    assert "hemmeleg" not in json.dumps(given)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from(["id", "op", "text", "context", "guideline", "language", "offsets", "channel"])
requests = st.dictionaries(fields, json_values | st.sampled_from(["check", "handover", "ping", "nn", "Pas. sover."]))


@given(st.binary(max_size=40) | (requests | json_values).map(lambda value: json.dumps(value).encode()))
def test_whatever_a_line_holds_it_gets_one_answer(checkers: Checkers, line: bytes) -> None:
    given = answer(checkers, line)
    assert given.count(b"\n") == 1
    assert given.endswith(b"\n")
    data = json.loads(given)
    assert "id" in data
    assert len(data) == 2
