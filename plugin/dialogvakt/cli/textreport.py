"""The report for people: where the message should go, the draft with its places marked, then what to change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from dialogvakt.cli.console import printable
from dialogvakt.cli.marked import MARKS, STYLES, marked_draft
from dialogvakt.draft import Draft
from dialogvakt.finding import Finding, Severity
from dialogvakt.notices import other_guideline_notice, validity_notice
from dialogvakt.phrases import day_in_words, phrase
from dialogvakt.report import Report
from dialogvakt_rules import Guideline

_SEVERITIES: tuple[Severity, ...] = ("critical", "warning", "info")
_INDENT = 2


class TextReporter:
    """Prints reports to one console; what holds for all of them is said once."""

    def __init__(self, console: Console, guideline_of: Callable[[Report], Guideline], *, verbose: bool = False) -> None:
        self._console = console
        self._guideline_of = guideline_of
        self._verbose = verbose
        self._styled = console.color_system is not None
        self._told: set[tuple[str, str, str]] = set()
        self._where: Callable[[Finding], str] | None = None

    def show(
        self,
        draft: Draft,
        report: Report,
        *,
        heading: str | None = None,
        where: Callable[[Finding], str] | None = None,
        dismissed: Sequence[Finding] = (),
    ) -> None:
        """Print one report, under a heading where there are several.

        `where` says where in a file a finding stands; the `dismissed` findings are not in the report any more.
        """
        self._where = where
        live = [finding for finding in report.findings if not finding.shadowed]
        if heading:
            self._line(heading, style="bold")
        self._show_channel(report)
        self._console.print()
        for line in marked_draft(draft.text, live, self._console.width, styled=self._styled):
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False)
        for severity in _SEVERITIES:
            self._show_group(severity, [finding for finding in live if finding.severity == severity], report)
        self._show_remarks(draft, report, dismissed)
        self._console.print()

    def _show_channel(self, report: Report) -> None:
        style = {"redirect": "bold red", "revise": "bold yellow", "send": "bold green"}[report.verdict]
        self._line(self._say(report, "channel", channel=self._channel(report, report.channel)), style=style)
        self._line(report.recommendation)
        if report.also:
            names = ", ".join(self._channel(report, channel) for channel in report.also)
            self._line(self._say(report, "also", channels=names))

    def _show_group(self, severity: Severity, findings: Sequence[Finding], report: Report) -> None:
        if not findings:
            return
        heading = self._say(report, severity)
        self._console.print()
        self._line(heading if self._styled else f"{heading} {MARKS[severity] * 3}", style=STYLES[severity])
        by_code: dict[str, list[Finding]] = {}
        for finding in findings:
            by_code.setdefault(finding.code, []).append(finding)
        for alike in by_code.values():
            self._show_alike(alike, report)

    def _show_alike(self, findings: Sequence[Finding], report: Report) -> None:
        """Print the findings of one rule: the first in full, of the others only what they are about."""
        first, *others = findings
        clause = f"{first.clause:<4} "
        margin = _INDENT + len(clause)
        self._line(f"{clause}{first.message} [{first.code}]{self._place(first)}", indent=_INDENT, hang=len(clause))
        if first.fixes:
            self._line(_offer(first), indent=margin, hang=2, style="green")
        if others:
            self._line(f"{self._say(report, 'same-for')}:", indent=margin)
        for other in others:
            self._line(f"«{other.text}» {_offer(other)}".strip() + self._place(other), indent=margin + 2, hang=2)

    def _place(self, finding: Finding) -> str:
        return f" ({self._where(finding)})" if self._where else ""

    def _show_remarks(self, draft: Draft, report: Report, dismissed: Sequence[Finding]) -> None:
        remarks = [*self._passed_over("dismissed", dismissed, report), *self._remarks(draft, report)]
        if remarks:
            self._console.print()
        for remark in remarks:
            self._line(remark)
        if self._verbose:
            self._show_more(report)

    def _remarks(self, draft: Draft, report: Report) -> Iterator[str]:
        if report.verdict == "send":
            yield self._say(report, "nothing-found")
            yield self._say(report, "no-assurance")
        yield from self._passed_over("shadowed", [one for one in report.findings if one.shadowed], report)
        reply = report.expected_reply
        if reply and report.verdict != "redirect" and draft.context.message_type != "reply":
            first, last = (day_in_words(day, report.messages_in) for day in (reply.first, reply.last))
            yield self._say(report, "expected-reply", first=first, last=last)
        yield from self._validity(report)
        yield from self._choice(report)

    def _passed_over(self, name: str, findings: Sequence[Finding], report: Report) -> Iterator[str]:
        """Yield in words which findings are not shown, if any."""
        counts = Counter(finding.code for finding in findings)
        if counts:
            yield self._say(report, name, findings=", ".join(self._counted(report, *one) for one in counts.items()))

    def _choice(self, report: Report) -> Iterator[str]:
        """Yield which guideline was asked, if an organisation decided on it, and what the sender's would say."""
        guideline = report.guideline
        told = (guideline.id, guideline.version, guideline.chosen)
        if guideline.chosen in ("recipient", "sender") and told not in self._told:
            self._told.add(told)
            yield self._say(report, f"chosen-{guideline.chosen}", title=guideline.title)
        other = other_guideline_notice(report)
        if other:
            yield other

    def _validity(self, report: Report) -> Iterator[str]:
        """Yield what is to be said about a guideline that is not in force, the first time that it matters."""
        told = (report.guideline.id, report.guideline.version, report.guideline.status)
        notice = validity_notice(report)
        if notice and told not in self._told:
            self._told.add(told)
            yield notice

    def _show_more(self, report: Report) -> None:
        if report.guideline.status == "in-force":
            self._line(self._say(report, "in-force", version=report.guideline.version))
        if report.flow:
            self._console.print()
            self._line(f"{self._say(report, 'flow')}:")
            for number, step in enumerate(report.flow, 1):
                self._line(f"{number}. {step}", indent=_INDENT, hang=3)
        figures = report.figures
        lix = f"{figures.lix:g}".replace(".", ",")
        self._console.print()
        self._line(self._say(report, "figures", words=figures.words, sentences=figures.sentences, lix=lix), style="dim")

    def _line(self, words: str, *, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """Print a paragraph, its later rows indented by `hang` more."""
        text = Text(printable(words), style=style)
        rows = text.wrap(self._console, max(self._console.width - indent - hang, 20))
        for number, row in enumerate(rows):
            row.rstrip()
            margin = " " * (indent if number == 0 else indent + hang)
            self._console.print(Text(margin) + row, no_wrap=True, overflow="ignore", crop=False)

    def _say(self, report: Report, name: str, **values: object) -> str:
        return phrase(name, report.messages_in, **values)

    def _channel(self, report: Report, channel: str) -> str:
        return self._guideline_of(report).channels[channel].name.in_language(report.messages_in)

    def _counted(self, report: Report, code: str, count: int) -> str:
        rule = self._guideline_of(report).rule(code)
        title = rule.title.in_language(report.messages_in).lower() if rule else code
        return title if count == 1 else f"{title} ({count})"


def _offer(finding: Finding) -> str:
    return f"→ {' / '.join(fix.title for fix in finding.fixes)}" if finding.fixes else ""
