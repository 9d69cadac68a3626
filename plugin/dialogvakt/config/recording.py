"""Writes dismissed findings to the end of a configuration; what stands there stays as it is."""

from __future__ import annotations

import getpass
import json
import os
import tomllib
from collections.abc import Sequence

from dialogvakt.config.configfile import read_config
from dialogvakt.config.dismissal import Dismissal
from dialogvakt.errors import InputError
from dialogvakt.files.document import Splice
from dialogvakt.files.opening import decoded, read_bytes
from dialogvakt.files.writing import rewrite

_KEYS = ("fingerprint", "code", "file", "draft", "reason", "date", "by")


def record(path: str, dismissals: Sequence[Dismissal]) -> None:
    """Add dismissals to a configuration, which need not be there yet; raises `InputError`, and then it is as it was."""
    blocks = [_block(dismissal) for dismissal in dismissals]
    if not os.path.exists(path):
        _begin(path, "\n".join(blocks))
        return
    read_config(path)
    stamp = os.stat(path)
    raw = read_bytes(path)
    text = decoded(raw, path)
    end = "\r\n" if "\r\n" in text else "\n"
    lead = "" if not text else end if text.endswith("\n") else end * 2
    added = lead + "\n".join(blocks).replace("\n", end)
    try:
        tomllib.loads((text + added).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        # TOML lets nobody add to a list that is closed.
        raise InputError(path, "dismissed", "is one closed list", allowed=("[[dismissed]] for each",)) from None
    rewrite(path, [Splice(len(raw), len(raw), added.encode())], stamp)


def current_user() -> str:
    """Return the name of whoever dismisses something now."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user whom the system does not know
        return "unknown"


def _begin(path: str, text: str) -> None:
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError:
        raise InputError(path, None, "could not be written: the system refuses") from None


def _block(dismissal: Dismissal) -> str:
    data = dismissal.model_dump(exclude_none=True)
    lines = (f"{key} = {_value(data[key])}\n" for key in _KEYS if key in data)
    return "[[dismissed]]\n" + "".join(lines)


def _value(value: object) -> str:
    """Return a TOML value: a basic string has the escapes of JSON, but for DEL; a day stands without quotes."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f") if isinstance(value, str) else str(value)
