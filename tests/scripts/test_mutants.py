"""What is changed, what tests it and what is left out are there, in a configuration that is TOML."""

from __future__ import annotations

import tomllib

from scripts import mutants
from scripts.mutants import PACKAGES, ROOT, SLOW, TESTS


def test_what_is_changed_is_there() -> None:
    for pattern in mutants.CHANGED:
        package, _, name = pattern.partition("/")
        assert list((ROOT / PACKAGES[package] / package).glob(name)), pattern


def test_the_tests_that_are_run_and_those_that_are_not_are_there() -> None:
    assert all((ROOT / name).exists() for name in TESTS)
    assert all((ROOT / "tests" / "rules" / name).is_file() for name in SLOW)


def test_single_files_can_be_named() -> None:
    settings = tomllib.loads(mutants._configuration(["dialogvakt_rules/unmet.py"]))["tool"]["mutmut"]
    assert settings["only_mutate"] == ["src/dialogvakt_rules/unmet.py"]
    assert settings["pytest_add_cli_args_test_selection"][-2:] == ["tests/rules", "tests/nlp/test_context.py"]
