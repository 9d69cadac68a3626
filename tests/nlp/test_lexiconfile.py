"""Mistakes in lexicon files are told with file, line and key."""

import pytest

from dialogvakt_nlp import lexiconfile
from dialogvakt_nlp.concepts import parse_concepts
from dialogvakt_nlp.lexiconfile import LexiconError, parse_yaml, read_csv, read_yaml, strings_at


def test_a_key_twice_is_a_mistake() -> None:
    with pytest.raises(LexiconError, match=r"test\.yaml:2: a: stands twice"):
        parse_yaml("a: 1\na: 2\n", "test.yaml")


def test_no_is_a_word() -> None:
    assert parse_yaml("words: [no, on, yes, 1]", "test.yaml") == {"words": ["no", "on", "yes", 1]}


def test_broken_yaml_names_the_line() -> None:
    with pytest.raises(LexiconError, match=r"test\.yaml:[23]: \(syntax\)"):
        parse_yaml("a: 1\nb: [", "test.yaml")


def test_a_list_is_no_lexicon() -> None:
    with pytest.raises(LexiconError, match="needs a mapping"):
        parse_yaml("- a", "test.yaml")


def test_something_else_than_text_is_a_mistake() -> None:
    with pytest.raises(LexiconError, match=r"test\.yaml: words: needs a text"):
        strings_at("test.yaml", "words", [{}])


def test_csv_columns_are_fixed() -> None:
    with pytest.raises(LexiconError, match=r"jargon\.csv:1: \(header\): the columns must be wrong"):
        list(read_csv("jargon.csv", ["wrong"]))


def test_reads_the_bundled_files() -> None:
    assert lexiconfile.names_in("concepts")
    assert read_yaml("common.yaml")["words"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"group": "x"}, "needs the keys group and concepts"),
        ({"group": "x", "concepts": {"y": {"pattern": []}}}, "needs patterns"),
        ({"group": "x", "concepts": {"y": {"patterns": ["a/none"]}}}, "no inflection class 'none'"),
        ({"group": "x", "concepts": {"y": {"patterns": ["@none a"]}}}, "no word class '@none'"),
        ({"group": "x", "concepts": {"y": {"patterns": ["! a"]}}}, "nothing but exclusions"),
        ({"group": "x", "concepts": {"y": {"patterns": ["a?"]}}}, "not optional"),
        ({"group": "x", "concepts": {"y": {"patterns": ["a"], "context": "maybe"}}}, "context is true or false"),
    ],
)
def test_a_wrong_concept_names_what_is_wrong(data: dict[str, object], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_concepts("common.yaml", data)
