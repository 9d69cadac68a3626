"""Inflected forms of both written standards, made from the classes in `lexicons/inflections.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dialogvakt_nlp.lexiconfile import LexiconError, read_yaml, strings_at

STANDARDS = ("nb", "nn")


@dataclass(frozen=True, slots=True)
class InflectionClass:
    """What a class takes off a lemma, and the endings that it adds: standard -> slot -> endings, preferred first."""

    name: str
    strip: str
    endings: Mapping[str, Mapping[str, tuple[str, ...]]]

    def slots(self, lemma: str, standard: str) -> dict[str, tuple[str, ...]]:
        """Return the forms of a lemma in one standard, by grammatical slot.

        Raises `ValueError` if the lemma lacks the ending that the class takes off.
        """
        if not lemma.endswith(self.strip):
            raise ValueError(f"{lemma!r} does not end in {self.strip!r}, as class {self.name!r} needs")
        stem = lemma[: len(lemma) - len(self.strip)]
        return {slot: tuple(stem + ending for ending in endings) for slot, endings in self.endings[standard].items()}


# Compared by identity, so that what is made with them can be kept.
@dataclass(frozen=True, slots=True, eq=False)
class Inflections:
    """All inflection classes by name."""

    classes: Mapping[str, InflectionClass]

    def forms(self, lemma: str, class_name: str) -> tuple[str, ...]:
        """Return every distinct form in both standards; raises `KeyError` for an unknown class."""
        inflection = self.classes[class_name]
        forms: dict[str, None] = {}
        for standard in STANDARDS:
            for slot_forms in inflection.slots(lemma, standard).values():
                forms.update(dict.fromkeys(slot_forms))
        return tuple(forms)

    def slot_of(self, form: str, lemma: str, class_name: str) -> str | None:
        """Return the slot in which a form stands, or None if it is none of the lemma's."""
        inflection = self.classes[class_name]
        for standard in STANDARDS:
            for slot, slot_forms in inflection.slots(lemma, standard).items():
                if form in slot_forms:
                    return slot
        return None

    def form(self, lemma: str, class_name: str, standard: str, slot: str) -> str | None:
        """Return the preferred form of a lemma in a slot, or None if the class has no such slot."""
        slot_forms = self.classes[class_name].slots(lemma, standard).get(slot)
        return slot_forms[0] if slot_forms else None


@cache
def load_inflections() -> Inflections:
    """Read the bundled classes; raises `LexiconError`."""
    data = read_yaml("inflections.yaml")
    classes = {}
    for name, entry in data.items():
        if not isinstance(entry, dict) or not set(entry) <= {"strip", *STANDARDS} or not set(STANDARDS) <= set(entry):
            raise LexiconError("inflections.yaml", name, "needs nb and nn, and may have strip")
        endings = {
            standard: {slot: strings_at("inflections.yaml", name, value) for slot, value in entry[standard].items()}
            for standard in STANDARDS
        }
        classes[name] = InflectionClass(name, str(entry.get("strip", "")), endings)
    return Inflections(classes)
