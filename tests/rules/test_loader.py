"""The loader reads a guideline's folder, and says where what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.errors import GuidelineErrors, UnknownGuidelineError
from dialogvakt_rules.guideline import Guideline
from dialogvakt_rules.loader import load_guideline
from dialogvakt_rules.validity import Validity
from dialogvakt_rules.vocabulary import Vocabulary

Write = Callable[..., Path]
G, C, S, R = "guideline.yaml", "channels.yaml", "services.yaml", "rules/acute-care.yaml"


def problems(folder: Path, vocabulary: Vocabulary) -> list[str]:
    """What is wrong in a guideline, with paths from its folder."""
    with pytest.raises(GuidelineErrors) as caught:
        load_guideline(folder, vocabulary=vocabulary)
    return [str(error).removeprefix(f"{folder}/") for error in caught.value.errors]


def test_a_whole_guideline_is_read(guideline: Guideline) -> None:
    assert guideline.title == Bilingual("Retningslinje", "Retningsline")
    assert guideline.validity == Validity(date(2025, 1, 1), date(2025, 12, 31), "T1.txt")
    assert [rule.code for rule in guideline.rules] == ["acute-care", "sender"]
    assert guideline.rules[0].findings == "one"
    assert guideline.rules[0].validity is None
    assert guideline.rule("urgent") is guideline.rule("acute-care")
    assert guideline.rule("nothing") is None
    assert guideline.channels["phone"].do.in_language("nn") == "Ring."
    assert guideline.services.services[0].kind == "clinical"
    assert guideline.services.professions[0].words == ("sykepleier",)
    assert guideline.services.organisations[0].side == "municipality"
    assert guideline.document_types and guideline.document_types.types[0].care == "somatic"
    assert guideline.expected_reply and guideline.expected_reply.until == 5
    assert guideline.flow and guideline.flow.steps[0].nb == "Sendt"
    assert guideline.scope.sides == ("hospital",)
    assert [entry.names for entry in guideline.coverage] == [("acute-care",), ("expected-reply",), ()]


def test_one_rule_can_be_read_without_the_others(guideline: Guideline, vocabulary: Vocabulary) -> None:
    alone = load_guideline(guideline.folder, vocabulary=vocabulary, only="sender")
    assert alone.rules == (guideline.rule("sender"),)
    assert load_guideline(guideline.folder, vocabulary=vocabulary, only="urgent") == guideline


def test_a_rule_has_a_page_where_the_guideline_says_so(write: Write, vocabulary: Vocabulary) -> None:
    link = 'publisher: Test\nlink: "https://a.example/{clause}/{code}"'
    guideline = load_guideline(write(swap=(G, "publisher: Test", link)), vocabulary=vocabulary)
    assert guideline.link_to(guideline.rules[0]) == "https://a.example/5.1/acute-care"
    assert load_guideline(write({}), vocabulary=vocabulary).link_to(guideline.rules[0]) is None


@pytest.mark.parametrize("address", ["a.example", "ftp://a.example", "https://a.example/{kode}", "https://a b"])
def test_a_page_has_a_web_address(write: Write, vocabulary: Vocabulary, address: str) -> None:
    (told,) = problems(write(swap=(G, "publisher: Test", f'publisher: Test\nlink: "{address}"')), vocabulary)
    assert (
        told == f"{G}:4: link: must be a web address (https://…), in which only {{code}} and {{clause}} stand in braces"
    )


def test_tables_may_be_left_out(write: Write, vocabulary: Vocabulary) -> None:
    head = "".join(
        f"{line}\n"
        for line in ("id: test-hospital", "title: {nb: A, nn: B}", "publisher: P", "document: D", "source: S")
    )
    guideline = load_guideline(
        write(
            {
                G: f'{head}version: "1"\nvalid: {{from: unknown, source: S}}\n',
                C: None,
                S: None,
                R: None,
            }
        ),
        vocabulary=vocabulary,
    )
    assert guideline.precedence == () and guideline.channels == {} and guideline.flow is None
    assert guideline.validity == Validity("unknown", None, "S")


def test_the_hash_follows_the_content(write: Write, vocabulary: Vocabulary) -> None:
    first = load_guideline(write(), vocabulary=vocabulary).content_hash
    assert load_guideline(write(), vocabulary=vocabulary).content_hash == first
    changed = write(swap=(R, "nb: Akutt", "nb: Straks"))
    assert load_guideline(changed, vocabulary=vocabulary).content_hash != first


def test_an_unknown_name_is_told_with_the_bundled_ones() -> None:
    with pytest.raises(UnknownGuidelineError, match="no guideline 'nowhere-at-all': neither a folder nor bundled"):
        load_guideline("nowhere-at-all")


def test_all_problems_are_told_at_once(write: Write, vocabulary: Vocabulary) -> None:
    folder = write(
        {
            R: "rule: acute-care\nseverty: critical\n",
            S: "services: []\nprofession: []\n",
        }
    )
    found = problems(folder, vocabulary)
    assert len(found) > 5
    assert found == sorted(found, key=lambda text: text.split(":")[0])


MISTAKES = [
    ((S, "side: municipality, ", ""), "services.yaml:2: services[0]: the key 'side' is missing"),
    (
        (S, "organisations:", "- {id: nursing, name: N, clause: '7', side: hospital}\norganisations:"),
        "services.yaml:5: no valid YAML: did not find expected key",
    ),
    ((G, ', clause: "6"}', "}"), "guideline.yaml:10: expected-reply: the key 'clause' is missing"),
    ((G, "name: DIALOG, ", ""), "guideline.yaml:11: document-types.types[0]: the key 'name' is missing"),
    ((G, 'clause: "1", ', ""), "guideline.yaml:16: coverage[2]: the key 'clause' is missing"),
    (
        (R, "critical", "true"),
        "rules/acute-care.yaml:5: severity: true is not allowed; allowed: critical, warning, info",
    ),
    (
        (R, "critical", "[info]"),
        "rules/acute-care.yaml:5: severity: this is not allowed; allowed: critical, warning, info",
    ),
    (
        (R, "critical", ""),
        "rules/acute-care.yaml:5: severity: nothing is not allowed; allowed: critical, warning, info",
    ),
    ((R, ', nn: "Ring: {{ names }}"', ""), "rules/acute-care.yaml:12: wording: the key 'nn' is missing"),
    ((G, "publisher: Test\n", ""), "guideline.yaml:1: the key 'publisher' is missing"),
    (
        (G, "publisher:", "publsher:"),
        "guideline.yaml:3: publsher: unknown key; allowed: id, title, publisher, document, source, "
        "version, valid, base, extends, rules, scope, "
        "precedence, expected-reply, document-types, flow, coverage, suggestions, link; nearest: publisher",
    ),
    ((G, "id: test-hospital", "id: other"), "guideline.yaml:1: id: the id must be the folder's name, 'test-hospital'"),
    ((G, 'version: "1.0"', "version: 1.0"), "guideline.yaml:6: version: must be a text; put quotes around it"),
    ((G, "document: T1", 'document: ""'), "guideline.yaml:4: document: must be a text, and it is empty"),
    (
        (G, "title: {nb: Retningslinje, nn: Retningsline}", "title: Hei"),
        "guideline.yaml:2: title: must be a mapping (key: value)",
    ),
    ((G, ", nn: Retningsline", ""), "guideline.yaml:2: title: the key 'nn' is missing"),
    ((G, "2025-01-01", "2025-02-30"), "guideline.yaml:7: valid.from: there is no such date"),
    ((G, "2025-01-01", "soon"), "guideline.yaml:7: valid.from: 'soon' is no date; allowed: YYYY-MM-DD, unknown"),
    ((G, "2025-12-31", "2024-12-31"), "guideline.yaml:7: valid.to: ends before it begins"),
    (
        (G, "[hospital]", "[hospitl]"),
        "guideline.yaml:8: scope.sides[0]: 'hospitl' is not allowed; allowed: municipality, "
        "hospital; nearest: hospital",
    ),
    ((G, "[Testsykehuset]", "Testsykehuset"), "guideline.yaml:8: scope.names: must be a list"),
    ((G, "[Testsykehuset]", "[A, A]"), "guideline.yaml:8: scope.names[1]: stands twice in the list"),
    (
        (G, "[acute-care]", "[acute-cre]"),
        "guideline.yaml:9: precedence[0]: 'acute-cre' is not allowed; allowed: acute-care; nearest: acute-care",
    ),
    (
        (G, "[acute-care]", "[]"),
        "guideline.yaml:9: precedence: the rule 'acute-care' has a channel and is missing in 'precedence'",
    ),
    (
        (G, "[acute-care]", "[acute-care, acute-care]"),
        "guideline.yaml:9: precedence: the rule 'acute-care' stands twice",
    ),
    (
        (G, "precedence: [acute-care]\n", ""),
        "guideline.yaml:1: the rule 'acute-care' has a channel and is missing in 'precedence'",
    ),
    (
        (G, "{from: 3, to: 5", "{from: -3, to: 5"),
        "guideline.yaml:10: expected-reply.from: must be a whole number, 0 or more",
    ),
    ((G, "{from: 3, to: 5", "{from: 3, to: 2"), "guideline.yaml:10: expected-reply.to: is less than 'from'"),
    (
        (G, "names: [expected-reply]", "names: [flo]"),
        "guideline.yaml:15: coverage[1].names[0]: 'flo' is not allowed; allowed: document-types, "
        "services, expected-reply, flow, channels; nearest: flow",
    ),
    (
        (G, "by: advice", "by: advice, names: [a]"),
        "guideline.yaml:16: coverage[2].names: advice is carried by nothing; leave out 'names'",
    ),
    (
        (G, ", by: rule, names: [acute-care]", ", by: rule"),
        "guideline.yaml:14: coverage[0]: the key 'names' is missing",
    ),
    (
        (S, "[nurse]", "[nurs]"),
        "services.yaml:2: services[0].professions[0]: 'nurs' is not allowed; allowed: nurse; nearest: nurse",
    ),
    (
        (S, "professions:\n", "professions:\n  - {id: nurse, words: [s], name: {nb: s, nn: s}}\n"),
        "services.yaml:1: there are two professions with the id 'nurse'",
    ),
    ((C, "phone:", "fax:"), "rules/acute-care.yaml:6: channel: 'phone' is not allowed; allowed: fax"),
    (
        (R, "rule: acute-care", "rule: Acute"),
        "rules/acute-care.yaml:1: rule: a code is small letters a-z in words joined by '-', like 'acute-care'",
    ),
    (
        (R, "rule: acute-care", "rule: acute"),
        "rules/acute-care.yaml:1: rule: the code must be the file's name, 'acute-care'",
    ),
    ((R, "[urgent]", "[sender]"), "rules/sender.yaml:1: the code or alias 'sender' is taken by another rule"),
    (
        (R, "critical", "critcal"),
        "rules/acute-care.yaml:5: severity: 'critcal' is not allowed; allowed: critical, warning, "
        "info; nearest: critical",
    ),
    (
        (R, "{{ names }}", "{{ names "),
        "rules/acute-care.yaml:12: wording.nb: the wording is no valid template: unexpected end of "
        "template, expected 'end of print statement'.",
    ),
    (
        (R, "{{ names }}", "{{ name }}"),
        "rules/acute-care.yaml:12: wording.nb: the wording uses the unknown variable 'name'; "
        "allowed: text, texts, count, names, numbers, days, options, facts, limit; nearest: names",
    ),
    (
        (R, "title: {nb: Akutt, nn: Akutt}", "title: {nb: Akutt, nb: A, nn: Akutt}"),
        "rules/acute-care.yaml:3: title.nb: this key stands twice",
    ),
    (
        (R, "wording:", "fixes: all\nwording:"),
        "rules/acute-care.yaml:12: fixes: 'all' is not allowed; allowed: replacement, options",
    ),
    (
        (R, "when: {fact: acute, who: patient}", "when: {fact: suggests, label: fire}"),
        "rules/acute-care.yaml:11: when: asks for suggestions, so the rule needs 'careful': "
        "a wording for what is not certain",
    ),
    (
        ("guideline.yaml", "publisher: Test", "publisher: Test\nsuggestions: sometimes"),
        "guideline.yaml:4: suggestions: 'sometimes' is not allowed; allowed: true, false",
    ),
]


@pytest.mark.parametrize(("swap", "expected"), MISTAKES, ids=[expected.split("; ")[0] for _, expected in MISTAKES])
def test_a_mistake_is_told_with_file_line_and_key(
    write: Write, vocabulary: Vocabulary, swap: tuple[str, str, str], expected: str
) -> None:
    assert expected in problems(write(swap=swap), vocabulary)


def test_a_condition_that_multiplies_out_too_far_is_told(write: Write, vocabulary: Vocabulary) -> None:
    pair = "{any: [{fact: topic, label: a%d}, {fact: topic, label: b%d}]}"
    condition = "{all: [" + ", ".join(pair % (at, at) for at in range(9)) + "]}"
    expected = (
        "rules/sender.yaml:9: when: the condition multiplies out to more than 200 combinations; "
        "list labels in one fact instead of using 'any', or make it several rules"
    )
    folder = write(swap=("rules/sender.yaml", "{none: [{fact: sender}]}", condition))
    assert expected in problems(folder, vocabulary)


def test_files_that_would_be_passed_over_are_told(write: Write, vocabulary: Vocabulary) -> None:
    found = problems(write({"chanels.yaml": "", "rules/receipt.yml": ""}), vocabulary)
    allowed = "allowed: guideline.yaml, channels.yaml, services.yaml; nearest: channels.yaml"
    assert f"chanels.yaml:1: no file of a guideline; {allowed}" in found
    assert "rules/receipt.yml:1: the name of a rule's file must end in .yaml" in found


def test_a_missing_guideline_file_is_told(tmp_path: Path, vocabulary: Vocabulary) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert problems(folder, vocabulary) == ["guideline.yaml:1: the file is missing"]


def test_a_channel_without_channels_is_told(write: Write, vocabulary: Vocabulary) -> None:
    expected = "rules/acute-care.yaml:6: channel: the guideline has no channels; add them to channels.yaml"
    assert expected in problems(write({C: None}), vocabulary)
