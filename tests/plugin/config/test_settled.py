"""An option holds before the configuration, and that before the default; each tells where it comes from."""

from __future__ import annotations

from dialogvakt import Context, Patient
from dialogvakt.config.configfile import Config, ConfigFile
from dialogvakt.config.settled import Flags, Settled
from dialogvakt.files.walking import DRAFTS

FILE = ConfigFile(
    "/p/.dialogvakt.toml",
    Config(
        guideline="ours",
        language="nn",
        fail_on="warning",
        files=("*.phrase",),
        context=Context(sender_side="hospital", patient=Patient(care="somatic", status="outpatient")),
    ),
)
FLAGS = Flags(guideline="theirs", guidelines=("shelf",), language="nb", fail_on="redirect", globs=("*.md",))


def test_what_holds() -> None:
    asked = [Settled(), Settled(file=FILE), Settled(FLAGS, FILE)]
    assert [one.guideline for one in asked] == [None, "ours", "theirs"]
    assert [one.language for one in asked] == [None, "nn", "nb"]
    assert [one.fail_on for one in asked] == ["info", "warning", "redirect"]
    assert [one.files for one in asked] == [DRAFTS, ("*.phrase",), ("*.md",)]


def test_where_it_comes_from() -> None:
    names = ("guideline", "guidelines", "language", "fail_on", "files", "exclude")
    options = ("--guideline", "--guidelines", "--language", "--fail-on", "--glob", "default")
    for settled, sources in (
        (Settled(), ("default",) * 6),
        (Settled(file=FILE), (FILE.path, "default", *((FILE.path,) * 3), "default")),
        (Settled(FLAGS, FILE), options),
    ):
        told = {value.name: value.source for value in settled.explained()}
        assert tuple(told[name] for name in names) == sources
    assert {"context.sender_side", "context.patient"} <= {value.name for value in Settled(file=FILE).explained()}


def test_a_draft_knows_better_than_the_defaults() -> None:
    own = Context(sender_side="municipality", patient=Patient(status="discharged"))
    assert Settled(file=FILE).context(own) == Context(
        sender_side="municipality", patient=Patient(status="discharged", care="somatic")
    )
    assert Settled(file=FILE).context(Context()) == FILE.config.context
    assert Settled().context(own) is own
