"""The frame of a message: recipient first, and the writer with a place of work."""

import pytest

from dialogvakt_nlp import Reader

_READER = Reader()


def _labels(text: str, group: str) -> set[str]:
    return {mention.label for mention in _READER.read(text).mentions if mention.group == group}


@pytest.mark.parametrize(
    "text",
    [
        "Til Lungesykdommer. Hun er bedre.",
        "Kjære hjemmesykepleie,\nhun er bedre.",
        "Hei fastlege. Hun er bedre.",
        "Hei Kari, hun er bedre.",
        "Hei, Hjertepoliklinikken! Ho er betre.",
        "Urologi Haukeland.\nHan er bedre.",
        "Ergoterapeuten i Askøy: Stolen er for bred.",
        "Dette er et spørsmål til fysioterapeuten. Hvor langt går hun?",
    ],
)
def test_a_recipient_in_front_is_found(text: str) -> None:
    assert _labels(text, "opening")


@pytest.mark.parametrize(
    "text",
    [
        "Hei, hun er bedre.",
        "Hei alle sammen.",
        "Hun var på Lungepoliklinikken i går.",
        "Jeg er sykepleier på Voss.",
        "Pas. trenger ny resept.",
        "Hei,\nsykepleier Kari her fra sonen.",
    ],
)
def test_no_recipient_in_front(text: str) -> None:
    assert not _labels(text, "opening")


@pytest.mark.parametrize(
    "text",
    [
        "Til Urologi. Jeg er sykepleier i hjemmetjenesten i Askøy.",
        "Til Urologi. Han er bedre.\nMvh Kari Nes, Sund legekontor",
        "Til Urologi. Eg heiter Ola Lid og arbeider på Solhaug sjukeheim.",
        "Til Urologi\nOverlege Nes, Medisinsk avdeling\nHan er betre.",
        "Til fastlegen. Her er Vigdis Sunde, ergoterapeut på Geriatrisk poliklinikk.",
    ],
)
def test_a_writer_with_name_or_profession_and_place(text: str) -> None:
    assert _labels(text, "sender") == {"who", "where"}


@pytest.mark.parametrize(
    "text",
    ["Til Urologi. Han er bedre.", "Til Urologi. Han er bedre.\nMvh Kari", "Til Urologi. Han er bedre.\nMvh fastlegen"],
)
def test_a_writer_who_leaves_something_out(text: str) -> None:
    assert _labels(text, "sender") != {"who", "where"}
