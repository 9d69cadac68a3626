"""Findings from fired rules: places in the original text, words for the writer, and fixes to offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogvakt.draft import Draft
from dialogvakt.facts import Gathered, words_turned_to
from dialogvakt.finding import Finding, Fix, Place, Reason
from dialogvakt.fixes import option_fixes, replacement_fixes, table_options
from dialogvakt.wording import word_message
from dialogvakt_nlp import Mention, Reading
from dialogvakt_rules import Fact, Fired, Guideline

_IDENTITY = "identity"


class FindingWriter:
    """Write the findings of one draft in one written standard."""

    def __init__(self, guideline: Guideline, draft: Draft, reading: Reading, gathered: Gathered, language: str) -> None:
        self._guideline = guideline
        self._draft = draft
        self._reading = reading
        self._mentions = gathered.mentions
        self._facts = {fact.id: fact for fact in gathered.facts}
        self._language = language

    def findings(self, fired: Sequence[Fired]) -> Iterator[Finding]:
        """Yield the findings of all rules that fired; form findings are shadowed where another channel is advised."""
        redirects = any(one.rule.channel is not None for one in fired)
        for one in fired:
            yield from self._findings_of(one, shadowed=redirects and one.rule.channel is None)

    def _findings_of(self, fired: Fired, *, shadowed: bool) -> Iterator[Finding]:
        """Yield one finding for a rule, or one for each distinct form where the rule asks for that."""
        facts = [self._facts[identity] for identity in fired.facts]
        placed = [
            (fact, mention) for fact in facts for mention in self._mentions[fact.id] if mention.end > mention.start
        ]
        if fired.rule.findings == "one" or not placed:
            yield self._finding(fired, facts, [mention for _, mention in placed], shadowed=shadowed)
            return
        by_form: dict[str, list[tuple[Fact, Mention]]] = {}
        for fact, mention in placed:
            by_form.setdefault(self._words(mention).lower(), []).append((fact, mention))
        unplaced = [fact for fact in facts if not self._mentions[fact.id]]
        for same in by_form.values():
            own = list({fact.id: fact for fact, _ in same}.values())
            yield self._finding(fired, own + unplaced, [mention for _, mention in same], shadowed=shadowed)

    def _finding(self, fired: Fired, facts: Sequence[Fact], mentions: Sequence[Mention], *, shadowed: bool) -> Finding:
        rule = fired.rule
        mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
        places = _outermost(mentions)
        # A finding never repeats an identity number; its place tells enough.
        shown = () if any(mention.group == _IDENTITY for mention in mentions) else places
        texts = list(dict.fromkeys(self._draft.text[place.start : place.end] for place in shown))
        options: tuple[str, ...] = ()
        fixes: tuple[Fix, ...] = ()
        if rule.fixes == "options":
            turned_to = words_turned_to(self._draft.text, self._reading)
            options = table_options(facts, turned_to, self._draft.context, self._guideline)
            fixes = option_fixes(options, self._language)
        elif rule.fixes == "replacement":
            fixes = replacement_fixes(mentions, self._reading.language, self._language)
        message = word_message(
            rule,
            self._language,
            facts,
            self._guideline.vocabulary,
            texts=texts,
            count=len(places) or sum(fact.times for fact in facts),
            options=options,
            suggested=fired.suggested,
        )
        return Finding(
            code=rule.code,
            clause=rule.clause,
            severity=rule.severity,
            channel=rule.channel,
            message=message,
            text=texts[0] if texts else rule.title.in_language(self._language),
            places=places,
            fixes=fixes,
            reasons=tuple(self._reasons(facts, mentions)),
            evidence="suggested" if fired.suggested else "exact",
            shadowed=shadowed,
        )

    def _reasons(self, facts: Sequence[Fact], mentions: Sequence[Mention]) -> Iterator[Reason]:
        shown = set(map(id, mentions))
        for fact in facts:
            if not self._mentions[fact.id]:
                yield Reason(fact.kind, fact.label)
            for mention in self._mentions[fact.id]:
                if id(mention) not in shown:
                    continue
                yield Reason(
                    fact.kind,
                    fact.label,
                    mention.start,
                    mention.end,
                    probability=_probability(fact),
                    read_as=mention.read_as,
                )
                for cue in mention.cues:
                    yield Reason(fact.kind, fact.label, cue.start, cue.end, cue.category)

    def _words(self, mention: Mention) -> str:
        return self._draft.text[mention.start : mention.end]


def _probability(fact: Fact) -> int | None:
    """Return the probability of a suggestion, in percent."""
    probability = fact.attributes.get("probability")
    return int(probability) if isinstance(probability, int | float) else None


def _outermost(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """Return the places of mentions in order, without those that lie within another; wider ones must come first."""
    places: list[Place] = []
    for mention in mentions:
        if not places or mention.end > places[-1].end:
            places.append(Place(mention.start, mention.end))
    return tuple(places)
