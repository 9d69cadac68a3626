"""Dismisses a finding: writes it to the configuration with a reason, so that it is not shown again."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from dialogvakt.config.configfile import NAME, ConfigFile, find_config, read_config
from dialogvakt.config.dismissal import Dismissal, relative_path
from dialogvakt.config.recording import current_user, record
from dialogvakt.finding import Finding
from dialogvakt.phrases import phrase
from dialogvakt.report import Standard

REASONS = ("dismiss-wrong", "dismiss-meant", "dismiss-agreed")


def configuration_of(path: Path | None) -> ConfigFile:
    """Return the configuration nearest to a draft, or an empty one; raises `InputError` for one that is wrong."""
    found = find_config(str(path.parent)) if path else None
    return read_config(found) if found else ConfigFile()


def reasons_in(language: Standard) -> list[str]:
    """Return the reasons that can be chosen."""
    return [phrase(name, language) for name in REASONS]


def dismiss(path: Path, finding: Finding, fingerprint: str, reason: str, folder: Path | None) -> None:
    """Write one finding of a draft to the nearest configuration, else to one in `folder` or beside the draft.

    Raises `InputError`, and then the configuration is as it was.
    """
    file = find_config(str(path.parent)) or str((folder or path.parent) / NAME)
    dismissal = Dismissal(
        code=finding.code,
        reason=reason,
        date=date.today(),
        by=current_user(),
        fingerprint=fingerprint,
        file=relative_path(str(path), os.path.dirname(file)),
    )
    record(file, [dismissal])
