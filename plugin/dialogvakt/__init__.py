"""Guideline checks for Norwegian clinical dialog messages."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogvakt.checker import Checker
    from dialogvakt.draft import MAX_CHARACTERS, Context, Draft, Organisation, Patient, Thread
    from dialogvakt.errors import DialogvaktError, InputError
    from dialogvakt.finding import Edit, Finding, Fix, Place, Reason
    from dialogvakt.handover import Handover
    from dialogvakt.report import Demand, ExpectedReply, Figures, GuidelineInfo, OtherGuideline, Report

    __version__: str

__all__ = [
    "MAX_CHARACTERS",
    "Checker",
    "Context",
    "Demand",
    "DialogvaktError",
    "Draft",
    "Edit",
    "ExpectedReply",
    "Figures",
    "Finding",
    "Fix",
    "GuidelineInfo",
    "Handover",
    "InputError",
    "Organisation",
    "OtherGuideline",
    "Patient",
    "Place",
    "Reason",
    "Report",
    "Thread",
    "__version__",
]

# Where each name comes from: what nobody asks for is not loaded, and spaCy alone takes longer than most commands.
_MODULES = {
    "checker": ("Checker",),
    "draft": ("MAX_CHARACTERS", "Context", "Draft", "Organisation", "Patient", "Thread"),
    "errors": ("DialogvaktError", "InputError"),
    "finding": ("Edit", "Finding", "Fix", "Place", "Reason"),
    "handover": ("Handover",),
    "report": ("Demand", "ExpectedReply", "Figures", "GuidelineInfo", "OtherGuideline", "Report"),
    "version": ("__version__",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name the first time that it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from dialogvakt.longlived import collector_paused

    with collector_paused():
        found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Name what is public, loaded or not."""
    return sorted({*globals(), *__all__})
