"""Our own messages are what the schemas of KITH and e-helse allow, before and after they are changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner

from dialogvakt.cli.main import app
from tests.plugin.files.test_dialogxml import MESSAGES, SAMPLES

VALID = ("request-1.0.xml", "note-1.1.xml")


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    if SAMPLES is None:
        pytest.skip("the schemas of other projects are not here")
    return etree.XMLSchema(etree.parse(str(SAMPLES / "xsd" / "all.xsd")))


@pytest.mark.parametrize("name", VALID)
def test_a_message_is_valid_before_and_after_it_is_changed(name: str, schema: etree.XMLSchema, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((MESSAGES / name).read_bytes())
    assert schema.validate(etree.parse(str(path))), schema.error_log
    before = path.read_bytes()
    CliRunner().invoke(app, ["check", "--fix", str(path), "--guideline", str(MESSAGES.parent / "nordvik")])
    assert path.read_bytes() != before
    assert schema.validate(etree.parse(str(path))), schema.error_log


def test_a_broken_envelope_is_not_valid(schema: etree.XMLSchema) -> None:
    assert not schema.validate(etree.parse(str(MESSAGES / "reply-1.0-nested.xml")))
