"""Errors are told to a guideline's owner in Norwegian, all of them, with the place and what was likely meant."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import dialogvakt_rules
from dialogvakt.errors import _PROBLEMS, InputError
from dialogvakt.workbench.problemwords import in_words, told
from dialogvakt_rules import GuidelineError, GuidelineErrors, UnknownGuidelineError, load_guideline
from tests.plugin.workbench.conftest import Command, change

RULES = Path(dialogvakt_rules.__file__).parent
CATALOGUE = Path(__file__).parents[3] / "plugin" / "dialogvakt" / "workbench" / "problems.yaml"
# What the loader calls to tell a problem, and the modules that return one.
TELLERS = {"fail", "add_at", "_problem", "GuidelineError", "TemplateProblem"}
RETURNING = ("templates.py", "wordingtemplate.py", "program.py")
GAP = "gap"


def sentences() -> Iterator[str]:
    """Every sentence with which the loader says that something is wrong, a word in each gap."""
    for path in sorted(RULES.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and called(node) in TELLERS:
                yield from texts(node.args)
            elif isinstance(node, ast.Return) and path.name in RETURNING and node.value is not None:
                yield from texts(node.value.elts if isinstance(node.value, ast.Tuple) else [node.value])


def called(node: ast.Call) -> str:
    """The name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def texts(arguments: list[ast.expr]) -> Iterator[str]:
    """The arguments that are sentences."""
    for argument in arguments:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            found = argument.value
        elif isinstance(argument, ast.JoinedStr):
            found = "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in argument.values)
        else:
            continue
        if " " in found:
            yield found


@pytest.mark.parametrize("sentence", sorted(set(sentences())))
def test_every_sentence_of_the_loader_has_norwegian_words(sentence: str) -> None:
    # What this one says is the reason, which is known by itself.
    if sentence in ("the file gap", "the file gap gap"):
        sentence = sentence.removesuffix(GAP) + "cannot be read"
    for language in ("nb", "nn"):
        assert in_words(sentence, language) != sentence


def test_there_are_sentences_to_look_for() -> None:
    assert len(set(sentences())) > 70


@pytest.mark.parametrize("problem", sorted({_PROBLEMS[kind] for kind in _PROBLEMS if kind[:4] not in ("uuid", "int_")}))
def test_what_is_wrong_with_a_cases_context_has_norwegian_words(problem: str) -> None:
    if problem not in ("holds half a character (a lone surrogate)", "is too long", "has a form that is not allowed"):
        assert in_words(problem, "nb") != problem


def test_the_catalogue_has_each_sentence_once_with_the_same_gaps() -> None:
    entries = yaml.safe_load(CATALOGUE.read_text("utf-8"))
    english = [entry["en"] for entry in entries]
    assert len(english) == len(set(english))
    for entry in entries:
        gaps = {standard: sorted(re.findall(r"%\d", text)) for standard, text in entry.items()}
        assert gaps["en"] == gaps["nb"] == gaps["nn"], entry["en"]


def test_a_problem_is_told_with_place_key_allowed_words_and_the_nearest() -> None:
    error = GuidelineError("a/rules/b.yaml", 7, "chanel", "unknown key", ("rule", "channel"), "channel")
    assert list(told(GuidelineErrors([error]), "nb")) == [
        "a/rules/b.yaml:7: chanel: ukjent nøkkel; tillatt: rule, channel; mente du «channel»?"
    ]
    assert list(told(error, "nn")) == [
        "a/rules/b.yaml:7: chanel: ukjend nøkkel; tillate: rule, channel; meinte du «channel»?"
    ]


@pytest.mark.parametrize(
    ("error", "nb"),
    [
        (GuidelineError("g", 1, "", "the key 'title' is missing"), "g:1: nøkkelen «title» mangler"),
        (GuidelineError("g", 2, "", "no valid YAML: nested too deeply"), "g:2: ikke gyldig YAML: for mange nivåer i "),
        (GuidelineError("g", 2, "x", "this is not allowed"), "g:2: x: dette er ikke tillatt"),
        (GuidelineError("g", 2, "x", "something else"), "g:2: x: something else"),
        (
            InputError("--rule", None, "no rule 'acut' (did you mean acute?)", allowed=("acute",)),
            "--rule: det finnes ingen regel «acut» (mente du acute?); tillatt: acute",
        ),
        (
            UnknownGuidelineError("vestre-vikn", ("a", "vestre-viken")),
            "ingen retningslinje «vestre-vikn»: verken en mappe eller en av disse: a, vestre-viken; mente du vestre-vi",
        ),
    ],
)
def test_an_error_is_told_in_norwegian(error: Exception, nb: str) -> None:
    (line,) = told(error, "nb")
    assert line.startswith(nb)


def test_the_commands_tell_their_errors_in_norwegian(command: Command, folder: Path) -> None:
    change(folder / "rules" / "too-long.yaml", "severity:", "severty:")
    shown = command("validate", folder).stdout
    assert "severty: ukjent nøkkel; tillatt: rule, title," in shown
    assert "mente du «severity»?" in shown
    assert "nøkkelen «severity» mangler" in shown
    assert "meinte du «severity»?" in command("validate", folder, "--language", "nn").stdout
    assert "ukjent nøkkel" in command("test", folder).stderr
    assert "finnes ingen regel «acut»" in command("why", "vestre-viken", "--rule", "acut", input="Hei").stderr
    assert "ikke en" not in command("validate", "vestre-viken").stderr


def test_an_error_keeps_its_english_words_for_those_who_embed_the_loader(folder: Path) -> None:
    change(folder / "rules" / "too-long.yaml", "severity:", "severty:")
    with pytest.raises(GuidelineErrors, match=r"severty: unknown key; allowed: .*; nearest: severity"):
        load_guideline(folder)
