"""A guideline from outside is untrusted: what could do harm is refused or bounded, and told with its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogvakt_rules import rulelayers, yamlfile
from dialogvakt_rules.errors import GuidelineErrors
from dialogvakt_rules.loader import load_guideline
from dialogvakt_rules.templates import LONGEST, template_problem
from dialogvakt_rules.vocabulary import Vocabulary

Write = Callable[..., Path]
SENDER = "rules/sender.yaml"


def problems(folder: Path, vocabulary: Vocabulary) -> list[str]:
    """What is wrong in a guideline, with paths from its folder."""
    with pytest.raises(GuidelineErrors) as caught:
        load_guideline(folder, vocabulary=vocabulary)
    return [str(error).replace(f"{folder}/", "") for error in caught.value.errors]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("{{ 'a' * 1000000000 }}", "may not use mul"),
        ("{{ text ~ text }}", "may not use concat"),
        ("{% for a in texts %}{% for b in texts %}x{% endfor %}{% endfor %}", "may not use for"),
        ("{{ text.__class__ }}", "may not use the attribute '__class__'"),
        ("{{ facts[0].attributes }}", "may not use the attribute 'attributes'"),
        ("{{ facts | map(attribute='__init__') | list }}", "may use only 'attribute' of a fact"),
        ("{{ facts | map('attr', '__init__') | list }}", "only 'attribute' of a fact"),
        ("{{ text | attr('__class__') }}", "may not use the filter 'attr'"),
        ("{{ text | center(1000000000) }}", "may not use the filter 'center'"),
        ("{{ texts | select('callable') | list }}", "may not use the test 'callable'"),
        ("{{ texts[count] }}", "only by their number"),
        ("{{ text() }}", "may not use call"),
        ("{% include 'sender.yaml' %}", "may not use include"),
        ("{% import 'a' as b %}", "may not use import"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ text }}", "may not use macro"),
        ("<script>alert(1)</script>", "holds markup"),
        ("<img src=x>", "holds markup"),
        (f"{{{{ {'(' * 500}text{')' * 500} }}}}", "nested too deeply"),
        (f"{{{{ {'not ' * 200}text }}}}", "nested too deeply"),
        ("x" * (LONGEST + 1), f"more than {LONGEST} characters"),
    ],
)
def test_a_wording_can_do_nothing_but_word_a_finding(wording: str, expected: str) -> None:
    found = template_problem(wording)
    assert found is not None
    assert expected in found[0]


@pytest.mark.parametrize(
    "wording",
    [
        "{{ text | truncate(90, False, '…') }}",
        "{% if texts | length > 1 %}{{ texts | join(', ') }}{% else %}{{ texts[0] }}{% endif %}",
        "{% set labels = facts | map(attribute='label') | list %}{{ labels | reject('equalto', 'x') | list | join }}",
        "{{ facts[0].number if facts else limit }}",
    ],
)
def test_a_wording_can_show_choose_and_join(wording: str) -> None:
    assert template_problem(wording) is None


def test_a_wordings_problem_is_told_with_file_line_and_key(write: Write, vocabulary: Vocabulary) -> None:
    told = problems(write(swap=(SENDER, "nb: Hvem?", "nb: \"{{ 'a' * 9 }}\"")), vocabulary)
    assert told == [
        "rules/sender.yaml:10: wording.nb: the wording may not use mul; it can show variables, filter them and use 'if'"
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "aliases (*name) are not allowed"),
        ("a: !!python/object/apply:os.system ['true']\n", "the tag 'python/object/apply:os.system' is not allowed"),
        ("a: !include /etc/hostname\n", "the tag '!include' is not allowed"),
        ("[" * 3000 + "]" * 3000, "exceeded maximum nesting depth"),
        ("[" * 300 + "]" * 300, "nested too deeply"),
    ],
)
def test_yaml_that_does_more_than_hold_data_is_refused(
    write: Write, vocabulary: Vocabulary, content: str, expected: str
) -> None:
    told = problems(write({"rules/extra.yaml": content}), vocabulary)
    assert any("rules/extra.yaml" in line and expected in line for line in told)


def test_a_file_that_is_no_utf_8_is_told(write: Write, vocabulary: Vocabulary) -> None:
    folder = write()
    (folder / SENDER).write_bytes("rule: sender\ntitle: blåbær".encode("latin-1"))
    assert "rules/sender.yaml:1: the file is no UTF-8 text" in problems(folder, vocabulary)


def test_a_list_of_a_million_entries_is_refused_unread(write: Write, vocabulary: Vocabulary) -> None:
    folder = write()
    (folder / "services.yaml").write_text("services:\n" + "  - a\n" * 1_000_000, encoding="utf-8")
    assert "services.yaml:1: the file is larger than 2 MB" in problems(folder, vocabulary)
    assert yamlfile.LARGEST == 2_000_000


def test_more_rules_than_anybody_writes_are_refused(
    write: Write, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rulelayers, "MOST", 1)
    assert "rules:1: there are 2 rules, and 1 are the most" in problems(write(), vocabulary)


def test_a_rule_from_elsewhere_is_refused(write: Write, vocabulary: Vocabulary, tmp_path: Path) -> None:
    folder = write()
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("rule: linked\n", encoding="utf-8")
    os.symlink(elsewhere, folder / "rules" / "linked.yaml")
    told = problems(folder, vocabulary)
    assert "rules/linked.yaml:1: the file lies outside the guideline's folder; copy it there" in told
    assert not any("the key" in line for line in told)


def test_one_broken_rule_keeps_the_whole_guideline_from_loading(write: Write, vocabulary: Vocabulary) -> None:
    told = problems(write(swap=(SENDER, "severity: info", "severity: dire")), vocabulary)
    assert len(told) == 1
    assert told[0].startswith("rules/sender.yaml:4: severity: 'dire' is not allowed")
