"""Facts for the rules: what the text says and what the compose window knows, without a word of the draft."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from dialogvakt.draft import Context, Patient
from dialogvakt.identity import digits_of, judge_identity
from dialogvakt.recipients import document_type_facts, recipient_facts, sender_side
from dialogvakt_nlp import Mention, Reading, normalise
from dialogvakt_rules import Attribute, Fact, Guideline, Vocabulary

# What the statistical model says; its number is a probability.
_SUGGESTS = "suggests"
_THREAD_TOPIC = "thread-topic"
_IDENTITY = "identity"
Item = tuple[str, str, dict[str, Attribute]]
# All that rules can see of a mention: group, label, who, when, whether, number, unit.
_Look = tuple[str, str, str, str, str, float | None, str | None]
_look_of: Callable[[Mention], _Look] = itemgetter(
    *map(Mention._fields.index, ("group", "label", "who", "when", "whether", "number", "unit"))
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts of one draft, and for each fact's id the mentions that it stands for (none for the context's)."""

    facts: tuple[Fact, ...]
    mentions: Mapping[str, tuple[Mention, ...]]


def gather_facts(
    text: str,
    reading: Reading,
    context: Context,
    guideline: Guideline,
    thread: Reading | None = None,
    wanted: Callable[[str, str], bool] = lambda kind, label: True,
) -> Gathered:
    """Return the facts of a draft; those that look alike to the rules are one fact with several mentions.

    `thread` is the reading of the subject and the earlier messages, where there are any; `wanted` tells for a kind
    and a label whether any rule asks for them.
    """
    facts: list[Fact] = []
    mentions: dict[str, tuple[Mention, ...]] = {}
    for (look, owner), alike in _text_looks(text, reading, context.patient, wanted).items():
        fact = _fact_like(look, owner).named(f"f{len(facts)}", len(alike))
        facts.append(fact)
        mentions[fact.id] = tuple(alike)
    items = chain(_items(text, reading, context, guideline), _thread_items(reading, thread, guideline.vocabulary))
    times = Counter(
        (kind, label, tuple(attributes.items())) for kind, label, attributes in items if wanted(kind, label)
    )
    for (kind, label, attributes), count in times.items():
        fact = Fact(f"f{len(facts)}", kind, label, dict(attributes), count)
        facts.append(fact)
        mentions[fact.id] = ()
    return Gathered(tuple(facts), mentions)


def words_turned_to(text: str, reading: Reading) -> tuple[str, ...]:
    """Return the draft's words for those it turns to, in order, as they are read rather than stored."""
    words = (text[m.start : m.end] for m in reading.mentions if m.group in {"opening", "addressee"})
    return tuple(normalise(raw).text for raw in words)


def _items(text: str, reading: Reading, context: Context, guideline: Guideline) -> Iterator[Item]:
    for figure, number in (("words", reading.words), ("sentences", reading.sentences), ("lix", reading.lix)):
        yield "figure", figure, {"number": number}
    yield from _context_items(context, sender_side(context, guideline.services))
    yield from recipient_facts(context, guideline, words_turned_to(text, reading))
    yield from document_type_facts(context, guideline)


def _thread_items(reading: Reading, thread: Reading | None, vocabulary: Vocabulary) -> Iterator[Item]:
    """Yield the thread's topics if the message shares none of them."""
    if thread is None or _THREAD_TOPIC not in vocabulary.kinds:
        return
    known = vocabulary.kinds[_THREAD_TOPIC].labels or {}
    topics = _topics(thread, known)
    if not set(topics).intersection(_topics(reading, known)):
        for topic in topics:
            yield _THREAD_TOPIC, topic, {}


def _topics(reading: Reading, known: Collection[str]) -> list[str]:
    """Return the topics of a text: labels of `problem`, without what is done about them (-asked, -too)."""
    labels = (m.label.removesuffix("-asked").removesuffix("-too") for m in reading.mentions if m.group == "problem")
    return [label for label in dict.fromkeys(labels) if label in known]


def _text_looks(
    text: str, reading: Reading, patient: Patient | None, wanted: Callable[[str, str], bool]
) -> dict[tuple[_Look, str | None], list[Mention]]:
    """Return the mentions by what they look like to the rules, and whose the identity number is, if they are one."""
    own_number = digits_of(patient.national_id) if patient and patient.national_id else None
    alike: defaultdict[tuple[_Look, str | None], list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        if wanted(mention.group, mention.label):
            is_identity = mention.group == _IDENTITY
            owner = _owner(text[mention.start : mention.end], own_number) if is_identity else None
            alike[_look_of(mention), owner].append(mention)
    return alike


# Few looks make up nearly all drafts, and to make a fact from scratch takes three times as long.
@lru_cache(maxsize=4096)
def _fact_like(look: _Look, owner: str | None) -> Fact:
    """Return a fact that looks like this, to be named."""
    group, label, who, when, whether, number, unit = look
    attributes: dict[str, Attribute]
    attributes = {"who": who, "when": when, "whether": whether} if owner is None else {"owner": owner}
    if number is not None:
        attributes["probability" if group == _SUGGESTS else "number"] = number
    if unit is not None:
        attributes["unit"] = unit
    return Fact("", group, label, attributes)


def _owner(words: str, own_number: str | None) -> str:
    # Without the patient's number in the context, the first number in the text may well be theirs.
    if own_number is None:
        return "unknown"
    return "patient" if digits_of(words) == own_number else "other"


def _context_items(context: Context, side: str | None) -> Iterator[Item]:
    for label, value in _context_values(context, side):
        if value is not None:
            yield "context", label, {"value": value}
    for _ in context.attachments:
        yield "attachment", "file", {}
    if context.patient is not None:
        number = context.patient.national_id
        yield "patient-id", judge_identity(number) if number else "missing", {}
        if context.patient.last_contact and context.written_on:
            yield "period", "months", {"number": whole_months(context.patient.last_contact, context.written_on)}


def whole_months(since: date, day: date) -> int:
    """Return how many whole months lie between two days; 0 if the first comes later."""
    months = 12 * (day.year - since.year) + day.month - since.month
    return max(0, months - (day.day < since.day))


def _context_values(context: Context, side: str | None) -> Iterator[tuple[str, str | None]]:
    patient, thread = context.patient or Patient(), context.thread
    yield "message-type", context.message_type
    yield "sender-side", side
    yield "patient-status", patient.status
    yield "care", patient.care
    yield "known-to-hospital", {True: "yes", False: "no", None: None}[patient.known_to_hospital]
    yield "discharged", "yes" if patient.discharged_on else None
    yield "thread", "yes" if thread and (thread.previous or thread.subject) else None
