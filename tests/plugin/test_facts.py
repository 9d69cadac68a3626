"""Facts say what the rules need and hold no word of the draft."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt import Context, Patient, Thread
from dialogvakt.facts import gather_facts, words_turned_to
from dialogvakt_nlp import Mention, Reader, Reading
from dialogvakt_rules import Fact, Guideline

READER = Reader()
OWN, OTHER = "28849907656", "22886336644"


def facts_of(text: str, context: Context, guideline: Guideline) -> tuple[Fact, ...]:
    return gather_facts(text, READER.read(text), context, guideline).facts


def labels(facts: tuple[Fact, ...], kind: str) -> list[str]:
    return [fact.label for fact in facts if fact.kind == kind]


def test_what_looks_alike_is_one_fact_with_several_mentions(guideline: Guideline) -> None:
    mentions = (
        Mention("sign", "fever", 0, 2),
        Mention("sign", "fever", 5, 7),
        Mention("sign", "fever", 9, 10, "family"),
    )
    gathered = gather_facts("x" * 12, Reading("nb", 3, 1, 10.0, mentions), Context(), guideline)
    both, family = (fact for fact in gathered.facts if fact.kind == "sign")
    assert (both.times, family.times) == (2, 1)
    assert gathered.mentions[both.id] == mentions[:2]
    assert gathered.mentions[family.id] == mentions[2:]


def test_a_value_has_number_and_unit(guideline: Guideline) -> None:
    (value,) = (fact for fact in facts_of("Kalium 6,8 mmol/l.", Context(), guideline) if fact.kind == "value")
    assert value.get("number") == 6.8
    mention = Mention("value", "potassium", 0, 1, number=6.8, unit="mmol/L")
    gathered = gather_facts("x", Reading("nb", 1, 1, 1.0, (mention,)), Context(), guideline)
    assert gathered.facts[0].get("unit") == "mmol/L"


def test_the_context_becomes_facts(guideline: Guideline) -> None:
    context = Context(
        message_type="reply",
        sender_side="hospital",
        attachments=("a.pdf", "b.pdf"),
        patient=Patient(national_id=OWN, status="none", known_to_hospital=False, care="somatic"),
        thread=Thread(subject="Sår"),
    )
    facts = facts_of("", context, guideline)
    values = {fact.label: fact.get("value") for fact in facts if fact.kind == "context"}
    assert values == {
        "message-type": "reply",
        "sender-side": "hospital",
        "patient-status": "none",
        "care": "somatic",
        "known-to-hospital": "no",
        "thread": "yes",
    }
    assert [fact.times for fact in facts if fact.kind == "attachment"] == [2]
    assert labels(facts, "patient-id") == ["valid"]


def test_an_unknown_context_gives_no_facts(guideline: Guideline) -> None:
    assert {fact.kind for fact in facts_of("", Context(), guideline)} == {"figure"}
    assert labels(facts_of("", Context(patient=Patient()), guideline), "patient-id") == ["missing"]


def test_a_number_in_the_text_is_the_patients_or_anothers(guideline: Guideline) -> None:
    def owners(number: str | None) -> list[object]:
        context = Context(patient=Patient(national_id=number)) if number else Context()
        facts = facts_of(f"Gjelder {OWN} og {OTHER}.", context, guideline)
        return [fact.get("owner") for fact in facts if fact.kind == "identity"]

    assert owners(OWN) == ["patient", "other"]
    assert owners(f"{OWN[:6]} {OWN[6:]}") == ["patient", "other"]
    assert owners(None) == ["unknown"]


def test_words_turned_to_are_the_openings() -> None:
    text = "abc def"
    mentions = (Mention("opening", "person", 0, 3), Mention("sender", "who", 4, 7))
    assert words_turned_to(text, Reading("nb", 2, 1, 1.0, mentions)) == ("abc",)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["pas.", "kalium 6,8", "Ringvold", "😀", "vedlagt", "til lege Ringvold", OTHER, "\n", "Hei"])
    )
)
def test_no_word_of_the_draft_is_in_the_facts(guideline: Guideline, words: list[str]) -> None:
    text = " ".join(words)
    context = Context(patient=Patient(national_id=OWN), document_type="Ringvold", recipients=("Ringvold",))
    shown = repr(facts_of(text, context, guideline)).lower()
    assert "ringvold" not in shown
    assert OWN not in shown
    assert OTHER not in shown
    assert "pas." not in shown
