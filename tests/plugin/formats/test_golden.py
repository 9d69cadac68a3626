"""Every form of output over the same drafts, as it was looked at and found right."""

from __future__ import annotations

import pytest

from tests.plugin.formats.conftest import DATA, InForm

GOLDEN = {
    "text": "text.txt",
    "json": "json.json",
    "jsonl": "jsonl.jsonl",
    "sarif": "sarif.json",
    "github": "github.txt",
    "rdjson": "rdjson.json",
    "junit": "junit.xml",
}


@pytest.mark.parametrize("form", GOLDEN)
def test_the_form_is_as_it_was_looked_at(form: str, in_form: InForm) -> None:
    expected = (DATA / "formats" / GOLDEN[form]).read_text(encoding="utf-8")
    assert in_form(form) == expected
