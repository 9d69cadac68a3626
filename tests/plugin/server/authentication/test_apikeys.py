"""Keys belong to those whose names stand beside them, and the file is read strictly."""

from __future__ import annotations

import pytest

from dialogvakt import InputError
from dialogvakt.server.authentication.apikeys import KEY_IN_WORDS, read_keys

NORTH, SOUTH, NEW = "n" * 32, "aA0~+/=_-" * 9, "x" * 256


def test_a_key_belongs_to_the_name_beside_it() -> None:
    keys = read_keys(f"# who may ask\n\nepj.nord {NORTH}\n  epj-sor\t{SOUTH}  \nepj.nord {NEW}\n", "keys")
    assert [keys.owner(key) for key in (NORTH, SOUTH, NEW)] == ["epj.nord", "epj-sor", "epj.nord"]


@pytest.mark.parametrize("key", ["", NORTH[:-1], NORTH + "n", NORTH.upper(), "ø" * 32, "\ud800", "epj.nord"], ids=ascii)
def test_any_other_key_belongs_to_nobody(key: str) -> None:
    assert read_keys(f"epj.nord {NORTH}", "keys").owner(key) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "keys: holds no key; allowed: lines with a name, a space and a key"),
        ("# nothing", "keys: holds no key; allowed: lines with a name, a space and a key"),
        (f"\n{NORTH}", "keys:2: is no name and key with a space between them"),
        (f"epj nord {NORTH}", "keys:1: is no name and key with a space between them"),
        (f"bø {NORTH}", "keys:1: name: is not valid; allowed: 1 to 60 of the characters A-Z a-z 0-9 . _ -"),
        (f"epj {NORTH[1:]}", f"keys:1: key: is not valid; allowed: {KEY_IN_WORDS}"),
        (f"epj {NORTH}.", f"keys:1: key: is not valid; allowed: {KEY_IN_WORDS}"),
        (f"a {NORTH}\nb {NORTH}", "keys:2: key: is another client's, too"),
    ],
)
def test_a_bad_line_is_told_without_the_key(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_keys(text, "keys")
    assert str(caught.value) == message
