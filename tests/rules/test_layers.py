"""A guideline that extends a base: what it takes, changes, adds and leaves out, and what it must say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dialogvakt_rules.errors import GuidelineErrors
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.guideline import Guideline, LeftOut
from dialogvakt_rules.loader import load_guideline
from dialogvakt_rules.runner import RuleRunner
from dialogvakt_rules.vocabulary import Vocabulary

BASE = """\
id: common
title: {nb: Felles, nn: Felles}
base: true
precedence: [acute, heavy]
"""
CHANNELS = """\
channels:
  phone: {name: {nb: telefon, nn: telefon}, do: {nb: Ring., nn: Ring.}}
  message: {name: {nb: melding, nn: melding}, do: {nb: Send., nn: Send.}}
"""
OWN_CHANNELS = """\
channels:
  phone: {name: {nb: vakttelefonen, nn: vakttelefonen}, do: {nb: Ring vakta., nn: Ring vakta.}}
  visit: {name: {nb: besøk, nn: besøk}, do: {nb: Gå dit., nn: Gå dit.}}
"""
TEXTS = """\
title: {nb: Tittel, nn: Tittel}
severity: warning
why: {nb: Hvorfor, nn: Kvifor}
example: {nb: Eksempel, nn: Døme}
better: {nb: Bedre, nn: Betre}
"""
ACUTE = (
    "rule: acute\nchannel: phone\nwhat: {nb: Hva, nn: Kva}\nwording: {nb: Ring., nn: Ring.}\n"
    "when: {fact: acute, who: patient}\n" + TEXTS
)
HEAVY = (
    "rule: heavy\nchannel: phone\nwhat: {nb: 'Over {high} er høyt.', nn: 'Over {high} er høgt.'}\n"
    "wording: {nb: 'Over {high}: {{ numbers }}', nn: 'Over {high}: {{ numbers }}'}\n"
    "numbers: {high: 6.2}\nwhen: {fact: value, label: potassium, number: {above: high}}\n" + TEXTS
)
SENDER = (
    "rule: sender\nwhat: {nb: Hva, nn: Kva}\nwording: {nb: Hvem?, nn: Kven?}\nwhen: {none: [{fact: sender}]}\n" + TEXTS
)
GUIDELINE = """\
id: hospital
title: {nb: Sykehuset, nn: Sjukehuset}
publisher: Test
document: T1
source: T1.txt
version: "1"
valid: {from: unknown, source: T1.txt}
extends: common
rules:
  acute: {clause: "1"}
  heavy: {clause: "2"}
  sender: {clause: "3"}
"""
Build = Callable[..., Path]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Writes a base and a hospital's guideline that extends it; `said` replaces parts of the latter."""

    def written(*said: tuple[str, str], files: dict[str, str] | None = None) -> Path:
        text = GUIDELINE
        for old, new in said:
            assert old in text
            text = text.replace(old, new, 1)
        all_files = {
            "common/guideline.yaml": BASE,
            "common/channels.yaml": CHANNELS,
            "common/rules/acute.yaml": ACUTE,
            "common/rules/heavy.yaml": HEAVY,
            "common/rules/sender.yaml": SENDER,
            "hospital/guideline.yaml": text,
            **(files or {}),
        }
        for name, content in all_files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path / "hospital"

    return written


@pytest.fixture
def load(vocabulary: Vocabulary) -> Callable[[Path], Guideline]:
    """Loads a guideline with the small vocabulary."""
    return lambda folder: load_guideline(folder, vocabulary=vocabulary)


@pytest.fixture
def problems(load: Callable[[Path], Guideline]) -> Callable[[Path], list[str]]:
    """Says what is wrong with a guideline, without the folders' paths."""

    def told(folder: Path) -> list[str]:
        with pytest.raises(GuidelineErrors) as caught:
            load(folder)
        return [str(error).replace(f"{folder.parent}/", "") for error in caught.value.errors]

    return told


def test_the_bases_rules_get_the_guidelines_clauses(build: Build, load: Callable[[Path], Guideline]) -> None:
    found = load(build())
    assert [(rule.code, rule.clause, rule.origin, rule.changed) for rule in found.rules] == [
        ("acute", "1", "common", ()),
        ("heavy", "2", "common", ()),
        ("sender", "3", "common", ()),
    ]
    assert (found.extends, found.base, found.precedence) == (("common",), False, ("acute", "heavy"))


def test_a_change_is_told_with_its_keys(build: Build, load: Callable[[Path], Guideline]) -> None:
    changed = ('heavy: {clause: "2"}', 'heavy: {clause: "2", channel: visit, severity: critical, numbers: {high: 7}}')
    rule = load(build(changed, files={"hospital/channels.yaml": OWN_CHANNELS})).rule("heavy")
    assert rule is not None
    assert (rule.channel, rule.severity, rule.changed) == ("visit", "critical", ("channel", "severity", "numbers"))
    assert (rule.what.nn, rule.wording.nb) == ("Over 7 er høgt.", "Over 7: {{ numbers }}")


def test_a_rule_left_out_keeps_its_reason(build: Build, load: Callable[[Path], Guideline]) -> None:
    found = load(build(('sender: {clause: "3"}', 'sender: {off: "Navnet skal ikke stå i teksten."}')))
    assert found.left_out == (LeftOut("sender", "Navnet skal ikke stå i teksten."),)
    assert found.rule("sender") is None


def test_the_bases_own_channel_stays_the_last(build: Build, load: Callable[[Path], Guideline]) -> None:
    channels = load(build(files={"hospital/channels.yaml": OWN_CHANNELS})).channels
    assert list(channels) == ["phone", "visit", "message"]
    assert channels["phone"].name.nb == "vakttelefonen"


def test_a_rule_of_its_own_stands_beside_the_bases(build: Build, load: Callable[[Path], Guideline]) -> None:
    own = 'clause: "9"\n' + SENDER.replace("rule: sender", "rule: own")
    rule = load(build(files={"hospital/rules/own.yaml": own})).rule("own")
    assert rule is not None
    assert (rule.clause, rule.origin) == ("9", "hospital")


def test_bases_may_stand_two_deep(build: Build, load: Callable[[Path], Guideline]) -> None:
    folder = build(
        ("extends: common", "extends: region"),
        files={
            "region/guideline.yaml": "id: region\ntitle: {nb: R, nn: R}\nbase: true\nextends: common\n"
            "rules: {heavy: {numbers: {high: 6}}}\n"
        },
    )
    found = load(folder)
    assert found.extends == ("region", "common")
    assert [rule.numbers["high"] for rule in found.rules if rule.code == "heavy"] == [6]


def test_the_hash_changes_with_the_base(build: Build, load: Callable[[Path], Guideline]) -> None:
    folder = build()
    first = load(folder).content_hash
    (folder.parent / "common/rules/acute.yaml").write_text(ACUTE.replace("Hva", "Hva nå"), encoding="utf-8")
    assert load(folder).content_hash != first


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            ('  sender: {clause: "3"}\n', ""),
            "hospital/guideline.yaml:9: rules: nothing is said of the base's rule 'sender': give its clause, or 'off' "
            "with the reason",
        ),
        (
            ("  sender:", "  sendr:"),
            "hospital/guideline.yaml:12: rules.sendr: the base has no such rule; allowed: acute, heavy, sender; "
            "nearest: sender",
        ),
        (('heavy: {clause: "2"}', "heavy: {channel: phone}"), "hospital/guideline.yaml:11: rules.heavy: the key "
         "'clause' is missing"),
        (
            ('heavy: {clause: "2"}', 'heavy: {clause: "2", chanel: phone}'),
            "hospital/guideline.yaml:11: rules.heavy.chanel: unknown key; allowed: clause, off, channel, severity, "
            "valid, title, what, why, example, better, limits, when, wording, careful, numbers; nearest: channel",
        ),
        (
            ('heavy: {clause: "2"}', 'heavy: {clause: "2", numbers: {hi: 3}}'),
            "hospital/guideline.yaml:11: rules.heavy.numbers.hi: the base's rule has no such number; allowed: high; "
            "nearest: high",
        ),
        (("extends: common", "extends: comon"), "hospital/guideline.yaml:8: extends: there is no base 'comon', neither "
         "beside this folder nor bundled"),
        (("extends: common", "extends: ../common"), "hospital/guideline.yaml:8: extends: there is no base '../common', "
         "neither beside this folder nor bundled"),
        (("extends: common", "extends: hospital"), "hospital/guideline.yaml:8: extends: 'hospital' extends itself"),
    ],
)  # fmt: skip
def test_what_a_guideline_says_wrongly_of_its_base(
    build: Build, problems: Callable[[Path], list[str]], said: tuple[str, str], expected: str
) -> None:
    assert expected in problems(build(said))


def test_only_a_base_can_be_extended(build: Build, problems: Callable[[Path], list[str]]) -> None:
    other = GUIDELINE.replace("hospital", "other").partition("extends")[0]
    told = problems(build(("extends: common", "extends: other"), files={"other/guideline.yaml": other}))
    assert any("'other' is no base; only a guideline with 'base: true' can be extended" in problem for problem in told)


def test_a_circle_of_bases_ends(build: Build, problems: Callable[[Path], list[str]]) -> None:
    circle = "id: {0}\ntitle: {{nb: A, nn: A}}\nbase: true\nextends: {1}\n"
    files = {"a/guideline.yaml": circle.format("a", "b"), "b/guideline.yaml": circle.format("b", "a")}
    told = problems(build(("extends: common", "extends: a"), files=files))
    assert any("'a' extends itself" in problem for problem in told)


def test_three_bases_are_one_too_many(build: Build, problems: Callable[[Path], list[str]]) -> None:
    link = "id: {0}\ntitle: {{nb: A, nn: A}}\nbase: true\nextends: {1}\n"
    files = {"a/guideline.yaml": link.format("a", "b"), "b/guideline.yaml": link.format("b", "common")}
    told = problems(build(("extends: common", "extends: a"), files=files))
    assert any("a guideline can stand on at most 2 bases" in problem for problem in told)


def test_a_number_changes_on_its_day(build: Build, load: Callable[[Path], Guideline]) -> None:
    dated = (
        "numbers: {high: [{value: 6.2, from: 2026-01-01, source: A}, {value: 6.5, from: 2026-07-01, source: B}, "
        "{value: none, from: 2027-01-01, source: C}]}"
    )
    runner = RuleRunner(load(build(('heavy: {clause: "2"}', f'heavy: {{clause: "2", {dated}}}'))))

    def fires(number: float, day: date) -> bool:
        facts = [Fact("f", "value", "potassium", {"number": number})]
        return any(fired.rule.code == "heavy" for fired in runner.run(facts, day).fired)

    assert [fires(6.3, day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30))] == [False, True, True]
    assert [fires(6.3, date(2026, 7, 1)), fires(6.6, date(2026, 7, 1))] == [False, True]
    assert [fires(6.6, date(2026, 12, 31)), fires(6.6, date(2027, 1, 1))] == [True, False]


def test_a_rule_asked_for_by_day_is_the_one_of_that_day(build: Build, load: Callable[[Path], Guideline]) -> None:
    dated = "numbers: {high: [{value: 6, from: unknown, source: A}, {value: 7, from: 2026-07-01, source: B}]}"
    found = load(build(('heavy: {clause: "2"}', f'heavy: {{clause: "2", {dated}}}')))
    for day, number, source in ((date(2026, 6, 30), 6, "A"), (date(2026, 7, 1), 7, "B")):
        rule = found.rule("heavy", day)
        assert rule is not None and rule.validity is not None
        assert (rule.numbers["high"], rule.validity.source) == (number, source)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("{high: [{value: 6, from: 2026-07-01, source: A}, {value: 7, from: 2026-01-01, source: B}]}",
         "the values must stand in the order of their days, the oldest first"),
        ("{high: []}", "must hold at least one value"),
        ("{high: [{value: 6, from: 2026-07-01}]}", "the key 'source' is missing"),
        ("{high: [{value: none, from: 2026-07-01, source: A}]}",
         "there is no day on which the rule holds and all its numbers are known"),
    ],
)  # fmt: skip
def test_dated_numbers_that_cannot_be_read(
    build: Build, problems: Callable[[Path], list[str]], numbers: str, expected: str
) -> None:
    told = problems(build(('heavy: {clause: "2"}', f'heavy: {{clause: "2", numbers: {numbers}}}')))
    assert any(expected in problem for problem in told)


def test_a_text_that_names_no_number_of_the_rule_is_told(build: Build, problems: Callable[[Path], list[str]]) -> None:
    told = problems(build(files={"common/rules/heavy.yaml": HEAVY.replace("'Over {high} er høyt.'", "'Over {hig}.'")}))
    assert any("names the number 'hig', which the rule has not; allowed: high; nearest: high" in line for line in told)


def test_a_channel_worded_anew_keeps_the_bases_note(build: Build, load: Callable[[Path], Guideline]) -> None:
    note = "handover: {title: {nb: A, nn: B}, template: {nb: handover/phone.nb.j2, nn: handover/phone.nn.j2}}"
    with_note = CHANNELS.replace("do: {nb: Ring., nn: Ring.}", f"do: {{nb: Ring., nn: Ring.}}, {note}")
    files = {
        "common/channels.yaml": with_note,
        "common/handover/phone.nb.j2": "Felles",
        "common/handover/phone.nn.j2": "Felles",
        "hospital/channels.yaml": OWN_CHANNELS,
    }
    phone = load(build(files=files)).channels["phone"]
    assert phone.do.nb == "Ring vakta."
    assert phone.handover is not None
    assert phone.handover.source.nb == "Felles"
