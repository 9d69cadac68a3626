"""`dialogvakt guideline`: the commands for those who own a guideline."""

from __future__ import annotations

import typer

from dialogvakt.cli.guideline.coverage import coverage
from dialogvakt.cli.guideline.diff import diff
from dialogvakt.cli.guideline.docs import docs
from dialogvakt.cli.guideline.listing import list_guidelines
from dialogvakt.cli.guideline.new import new
from dialogvakt.cli.guideline.schema import schema
from dialogvakt.cli.guideline.show import show
from dialogvakt.cli.guideline.test import test
from dialogvakt.cli.guideline.validate import validate
from dialogvakt.cli.guideline.why import why
from dialogvakt.cli.options import PURPOSE

app = typer.Typer(
    name="guideline",
    help="Write, test and explain a guideline of your own; no programming needed.",
    epilog=PURPOSE,
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("list", epilog=PURPOSE)(list_guidelines)
for command in (new, show, validate, test, coverage, why, diff, docs, schema):
    app.command(epilog=PURPOSE)(command)
