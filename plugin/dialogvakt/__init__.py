"""Guideline checks for Norwegian clinical dialog messages."""

from importlib.metadata import PackageNotFoundError, version

from dialogvakt.checker import Checker
from dialogvakt.draft import MAX_CHARACTERS, Context, Draft, Patient, Thread
from dialogvakt.errors import DialogvaktError, InputError
from dialogvakt.finding import Edit, Finding, Fix, Place, Reason
from dialogvakt.report import ExpectedReply, Figures, GuidelineInfo, Report

try:
    __version__ = version("dialogvakt")
except PackageNotFoundError:  # run from a source tree that nobody installed
    __version__ = "0+unknown"

__all__ = [
    "MAX_CHARACTERS",
    "Checker",
    "Context",
    "DialogvaktError",
    "Draft",
    "Edit",
    "ExpectedReply",
    "Figures",
    "Finding",
    "Fix",
    "GuidelineInfo",
    "InputError",
    "Patient",
    "Place",
    "Reason",
    "Report",
    "Thread",
    "__version__",
]
