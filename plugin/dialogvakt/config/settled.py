"""What holds for a check: an option, else the configuration, else the default; and which of them it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dialogvakt.config.configfile import ConfigFile, Threshold
from dialogvakt.defaults import default_guideline
from dialogvakt.draft import Context
from dialogvakt.files.walking import DRAFTS
from dialogvakt.report import Standard

DEFAULT = "default"
_FAIL_ON: Threshold = "info"


@dataclass(frozen=True, slots=True)
class Flags:
    """What was said by options; None and nothing where none was given."""

    guideline: str | None = None
    guidelines: tuple[str, ...] = ()
    language: Standard | None = None
    fail_on: Threshold | None = None
    globs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One setting, in words, and where it comes from."""

    name: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The settings of one check."""

    flags: Flags = field(default_factory=Flags)
    file: ConfigFile = field(default_factory=ConfigFile)

    @property
    def guideline(self) -> str | None:
        """The guideline's id or folder; None for the default one."""
        return self.flags.guideline or self.file.guideline

    @property
    def guidelines(self) -> tuple[str, ...]:
        """Folders that hold more guidelines."""
        return self.flags.guidelines or self.file.guidelines

    @property
    def language(self) -> Standard | None:
        """The written standard of the messages; None for each draft's own."""
        return self.flags.language or self.file.config.language

    @property
    def fail_on(self) -> Threshold:
        """How heavy a finding must be to count."""
        return self.flags.fail_on or self.file.config.fail_on or _FAIL_ON

    @property
    def files(self) -> Sequence[str]:
        """The patterns of files below folders."""
        return self.flags.globs or self.file.config.files or DRAFTS

    @property
    def exclude(self) -> Sequence[str]:
        """The patterns of what is passed over below folders."""
        return self.file.config.exclude

    def context(self, own: Context) -> Context:
        """Return a draft's context, with the defaults where it does not know."""
        defaults = self.file.config.context
        if defaults == Context():
            return own
        return Context.model_validate(_merged(_known(defaults), _known(own)))

    def explained(self) -> Iterator[Value]:
        """Yield each setting with where it comes from."""
        config, flags = self.file.config, self.flags
        yield self._value("guideline", self.guideline or default_guideline(), flags.guideline, config.guideline)
        yield self._value("guidelines", _listed(self.guidelines), flags.guidelines, config.guidelines)
        yield self._value("language", self.language or "each draft's own", flags.language, config.language)
        yield self._value("fail_on", self.fail_on, flags.fail_on, config.fail_on)
        yield self._value("files", _listed(self.files), flags.globs, config.files)
        yield self._value("exclude", _listed(self.exclude), None, config.exclude)
        for name, value in _known(config.context).items():
            yield self._value(f"context.{name}", str(value), None, value)
        yield self._value("dismissed", str(len(config.dismissed)), None, config.dismissed)

    def _value(self, name: str, words: str, flag: object, configured: object) -> Value:
        option = {"files": "--glob"}.get(name, f"--{name.replace('_', '-')}")
        source = option if flag else self.file.path if configured else None
        return Value(name, words, source or DEFAULT)


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values) or "none"


def _known(context: Context) -> dict[str, Any]:
    known = context.model_dump(exclude_none=True, exclude_defaults=True)
    return {name: value for name, value in known.items() if value not in ({}, ())}


def _merged(defaults: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return what is known on either side; where both know, `own` holds."""
    merged = defaults | own
    for name in defaults.keys() & own.keys():
        if isinstance(own[name], dict) and isinstance(defaults[name], dict):
            merged[name] = _merged(defaults[name], own[name])
    return merged
