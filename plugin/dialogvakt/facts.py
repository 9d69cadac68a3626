"""Facts for the rules: what the text says and what the compose window knows, without a word of the draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dialogvakt.draft import Context, Patient
from dialogvakt.identity import digits_of, judge_identity
from dialogvakt.recipients import document_type_facts, recipient_facts
from dialogvakt_nlp import Mention, Reading
from dialogvakt_rules import Attribute, Fact, Guideline, Vocabulary

# What the statistical model says: their number is a probability, and the likelihood stands nowhere.
_LIKELIHOOD = "likelihood"
_STATISTICAL = frozenset({"suggests", _LIKELIHOOD})
_THREAD_TOPIC = "thread-topic"
Item = tuple[str, str, dict[str, Attribute], Mention | None]
Key = tuple[str, str, tuple[tuple[str, Attribute], ...]]


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
    others = chain(_items(text, reading, context, guideline), _thread_items(reading, thread, guideline.vocabulary))
    items = chain(
        _text_items(text, reading, context.patient, wanted),
        (item for item in others if wanted(item[0], item[1])),
    )
    alike: defaultdict[Key, list[Mention | None]] = defaultdict(list)
    for kind, label, attributes, mention in items:
        alike[kind, label, tuple(attributes.items())].append(mention)
    facts: list[Fact] = []
    mentions: dict[str, tuple[Mention, ...]] = {}
    for number, ((kind, label, attributes_of_all), found) in enumerate(alike.items()):
        fact = Fact(f"f{number}", kind, label, dict(attributes_of_all), len(found))
        facts.append(fact)
        mentions[fact.id] = tuple([mention for mention in found if mention is not None])
    return Gathered(tuple(facts), mentions)


def words_turned_to(text: str, reading: Reading) -> tuple[str, ...]:
    """Return the draft's words for those it turns to, in order."""
    return tuple(text[m.start : m.end] for m in reading.mentions if m.group in {"opening", "addressee"})


def _items(text: str, reading: Reading, context: Context, guideline: Guideline) -> Iterator[Item]:
    for figure, number in (("words", reading.words), ("sentences", reading.sentences), ("lix", reading.lix)):
        yield "figure", figure, {"number": number}, None
    yield from _context_items(context)
    for kind, label, attributes in recipient_facts(context, guideline, words_turned_to(text, reading)):
        yield kind, label, attributes, None
    for kind, label, attributes in document_type_facts(context, guideline):
        yield kind, label, attributes, None


def _thread_items(reading: Reading, thread: Reading | None, vocabulary: Vocabulary) -> Iterator[Item]:
    """Yield the thread's topics if the message shares none of them."""
    if thread is None or _THREAD_TOPIC not in vocabulary.kinds:
        return
    known = vocabulary.kinds[_THREAD_TOPIC].labels or {}
    topics = _topics(thread, known)
    if not set(topics).intersection(_topics(reading, known)):
        for topic in topics:
            yield _THREAD_TOPIC, topic, {}, None


def _topics(reading: Reading, known: Collection[str]) -> list[str]:
    """Return the topics of a text: labels of `problem`, without what is done about them (-asked, -too)."""
    labels = (m.label.removesuffix("-asked").removesuffix("-too") for m in reading.mentions if m.group == "problem")
    return [label for label in dict.fromkeys(labels) if label in known]


def _text_items(
    text: str, reading: Reading, patient: Patient | None, wanted: Callable[[str, str], bool]
) -> Iterator[Item]:
    own_number = digits_of(patient.national_id) if patient and patient.national_id else None
    for mention in reading.mentions:
        if not wanted(mention.group, mention.label):
            continue
        attributes: dict[str, Attribute]
        if mention.group == "identity":
            attributes = {"owner": _owner(text[mention.start : mention.end], own_number)}
        elif mention.group == _LIKELIHOOD:
            attributes = {}
        else:
            attributes = {"who": mention.who, "when": mention.when, "whether": mention.whether}
        if mention.number is not None:
            attributes["probability" if mention.group in _STATISTICAL else "number"] = mention.number
        if mention.unit is not None:
            attributes["unit"] = mention.unit
        yield mention.group, mention.label, attributes, mention


def _owner(words: str, own_number: str | None) -> str:
    # Without the patient's number in the context, the first number in the text may well be theirs.
    if own_number is None:
        return "unknown"
    return "patient" if digits_of(words) == own_number else "other"


def _context_items(context: Context) -> Iterator[Item]:
    for label, value in _context_values(context):
        if value is not None:
            yield "context", label, {"value": value}, None
    for _ in context.attachments:
        yield "attachment", "file", {}, None
    if context.patient is not None:
        number = context.patient.national_id
        yield "patient-id", judge_identity(number) if number else "missing", {}, None


def _context_values(context: Context) -> Iterator[tuple[str, str | None]]:
    patient, thread = context.patient or Patient(), context.thread
    yield "message-type", context.message_type
    yield "sender-side", context.sender_side
    yield "patient-status", patient.status
    yield "care", patient.care
    yield "known-to-hospital", {True: "yes", False: "no", None: None}[patient.known_to_hospital]
    yield "discharged", "yes" if patient.discharged_on else None
    yield "thread", "yes" if thread and (thread.previous or thread.subject) else None
