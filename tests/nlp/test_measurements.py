"""Measured values read from running text."""

import pytest

from dialogvakt_nlp import Mention, Reader

_READER = Reader()


def _values(text: str) -> list[Mention]:
    return [mention for mention in _READER.read(text).mentions if mention.group == "value"]


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("Kaliumet hennes var 6,7 på prøven.", "potassium", 6.7),
        ("K: 2,6", "potassium", 2.6),
        ("BT80/45", "systolic", 80),
        ("Blodtrykket er 138/86.", "systolic", 138),
        ("Metter 83 % uten O2", "oxygen-saturation", 83),
        ("ho ligg på 84 % i metning", "oxygen-saturation", 84),
        ("SpO2 85%", "oxygen-saturation", 85),
        ("GCS 11", "gcs", 11),
        ("40,3 grader", "temperature", 40.3),
        ("INR kom nå på 6.2", "inr", 6.2),
        ("puster 36 ganger i minuttet", "respiratory-rate", 36),
        ("RR 130/80", "systolic", 130),
        ("RR 32", "respiratory-rate", 32),
        ("blodsukkeret er 2,4 mmol/l", "glucose", 2.4),
        ("trombocytter 29 x 10^9/L", "platelets", 29),
        ("Tp. 40,6", "temperature", 40.6),
        ("Litium for 12 timer siden: 1,9", "lithium", 1.9),
        ("Kalium (3,5–5,0): 6,9", "potassium", 6.9),
        ("Kalium tatt kl. 8 viste 6,9", "potassium", 6.9),
        ("Kalium tatt kl. 08:30 viste 6,9", "potassium", 6.9),
        ("CRP 12. mars: 226", "crp", 226),
        ("Nøytrofile dag 9 etter kur 3: 0,4", "neutrophils", 0.4),
        ("BS to timer etter mat var 9", "glucose", 9),
        ("Hb 64 g/L", "haemoglobin", 6.4),
        ("kalium på seks komma åtte", "potassium", 6.8),
        ("CRP var to hundre og tretti", "crp", 230),
        ("CRP hundre og atten", "crp", 118),
        ("0,3 nøytrofile", "neutrophils", 0.3),
        ("k 6,7 på prøven", "potassium", 6.7),
        ("Vi tok INR på kontoret, og apparatet viste 7,2", "inr", 7.2),
        ("Litium etter tolv timar, prøve frå sjukeheimen: 1,9 mmol/l", "lithium", 1.9),
        ("Blodsukkeret er målt. I dag lå det på 26,4.", "glucose", 26.4),
        ("Kaliumet som kom attende no i føremiddag er 6,7", "potassium", 6.7),
        ("Litium tok vi måndag, 1,9", "lithium", 1.9),
        ("Pulsen har vi kjent på både i går og i dag, og den ligger på 34", "pulse", 34),
        ("Pulsen, vi talde to gonger i eit heilt minutt, er 35", "pulse", 35),
        ("Natrium, hvis jeg leser riktig, 159", "sodium", 159),
        ("CRP, som eg fekk tilbake etter at han hadde reist, er 241", "crp", 241),
    ],
)
def test_reads_name_and_number(text: str, label: str, number: float) -> None:
    assert [(value.label, value.number) for value in _values(text)] == [(label, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Kalium 750 mg x 2",
        "kontroll av kalium om 2 uker",
        "HbA1c 68",
        "Han sat i stolen i 40 minutt",
        "puls kl. 14",
        "CRP ble tatt 12.3.",
        "Hb 12/3 ble fin",
        "Vitamin K2 daglig",
        "Ny INR mandag kl 8",
        "Hun satt ned furosemid fra 40",
        "CRP, Hb og urinprøve på brukeren i Solbakken 4",
        "Bestiller Hb på pasienten i Fjellveien 6",
        "Ta INR hver 4. uke",
        "Hb og kreatinin, takk, de hentes kl. 9",
        "Ring laben om kalium, tlf 4512",
        "Glukose målt på to pasienter",
        "Vi følger INR. Han er 84.",
        "Hb ble fin etter 2 poser",
        "sju komma",
        "Kalium og seks",
        "INR er tatt; svaret kommer. Takk",
        "INR ligger på",
        "Natrium målt, den 4. mai 2026 hos dere",
        "INR er tatt, ring oss på 4512",
        "CRP tatt 12.03.25.",
        "Pulsen er fin, hun er 84 år.",
        "CRP er ikke tatt, men vekta er 84",
        "Blodsukkeret, som hun måler selv, er greit, og hun bor i nummer 26",
        "Litium tok vi måndag, 4. mai",
    ],
)
def test_passes_over_what_is_no_value(text: str) -> None:
    assert _values(text) == []


def test_over_and_under_move_a_number_past_its_limit() -> None:
    (over,), (under,) = _values("CRP over 200"), _values("trombocytter <30")
    assert over.number is not None and over.number > 200
    assert under.number is not None and under.number < 30


@pytest.mark.parametrize(
    "text",
    [
        "Hb 6,8 i går, 9,1 i dag",
        "Kalium falt fra 6,8 til 4,4",
        "kreatinin 478 (482)",
        "Blodsukker 2,4. Blodsukker nå 8,0.",
        "Natrium 116 ved innleggelsen er nå 134.",
        "Hb fell frå 9,8 til 6,3 på ei veke",
    ],
)
def test_only_the_newest_value_is_now(text: str) -> None:
    assert sum(value.when == "now" for value in _values(text)) == 1


@pytest.mark.parametrize(
    ("text", "newest"),
    [
        ("CRP 226 på prøven fra i dag, hun hadde bare 12 da hun var hos dere sist.", 226),
        ("Blodsukkeret var 2,1. Etter saft gikk det opp til 2,7, nå 5,6.", 5.6),
        ("Blodsukkeret var greit. Nå har det ligget mellom 14 og 22, og var 26,4 i morges.", 26.4),
        ("Blodsukker 2,6 i natt, fekk juice, 7,4 etter eit kvarter", 7.4),
        ("INR fredag og i dag: 4,2 og 9,1.", 9.1),
        ("CRP er fulgt her; de to siste svarene er 64 (mandag) og 231 (i dag).", 231),
        ("CRP har falt fra 240 til 38 siden fredag.", 38),
        ("Blodprosenten vart målt til 6,3 no, ved førre prøve var han 9,8.", 6.3),
        ("Blodprosenten har stige frå 6,8 til 10,9 etter jernet i april.", 10.9),
        ("Kalium 6,8 i dag, ny prøve 4,9.", 4.9),
        ("Kreatinin 704, i vinter var nyrene fine.", 704),
        ("Hb er 6,3 hos en mann som hadde 12,9 i mars.", 6.3),
        ("Natrium var 118 på torsdag, men vi strammet inn drikken, og i dag er det 129.", 129),
        ("Glukosen var nede i 2,6; etter saft og brød steig han til 6,4.", 6.4),
        ("Hb 6,1 (11,2 i mars)", 6.1),
        ("Kalium 6,8 for to timer siden", 6.8),
        ("CRP 12. mars: 226", 226),
    ],
)
def test_the_newest_value_is_the_one_that_is_said_to_be(text: str, newest: float) -> None:
    assert [value.number for value in _values(text) if value.when == "now"] == [newest]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Na/K 118/3,2", {"sodium": 118, "potassium": 3.2}),
        ("kalium og natrium er 6,9 og 118", {"potassium": 6.9, "sodium": 118}),
        ("Hb, CRP og kreatinin henholdsvis 6,4, 230 og 88", {"haemoglobin": 6.4, "crp": 230, "creatinine": 88}),
        ("Hb og CRP 12,4", {"crp": 12.4}),
        ("CRP og kalium 900 og 4,1", {"potassium": 4.1}),
    ],
)
def test_lists_of_names_and_numbers_are_read_in_order(text: str, expected: dict[str, float]) -> None:
    assert {value.label: value.number for value in _values(text)} == expected


@pytest.mark.parametrize(
    ("text", "rises"),
    [
        ("Troponin 12 → 480", True),
        ("Troponin T 34 i går og 61 i dag", True),
        ("Troponinene har gått 34, 88, 210", True),
        ("Troponin fra i formiddag: 48, og den nye 190", True),
        ("Troponin 480 -> 12", False),
        ("Troponin 9 og 9", False),
        ("Troponin 34 i dag, mot 61 i går", False),
        ("Troponin 240", False),
        ("Troponin T var 18 og 400 i 2019", False),
    ],
)
def test_a_rising_series_is_a_finding_and_its_numbers_are_none(text: str, rises: bool) -> None:
    mentions = _READER.read(text).mentions
    now = {(m.group, m.label) for m in mentions if m.when == "now" and m.whether == "asserted"}
    assert (("serious", "troponin-rising") in now) is rises
    assert not [mention for mention in mentions if mention.group == "value"]


@pytest.mark.parametrize("text", ["puls 130-140", "Metningen ligger mellom 84 og 87"])
def test_both_numbers_of_a_range_are_now(text: str) -> None:
    assert [value.when for value in _values(text)] == ["now", "now"]


def test_a_negation_of_something_else_leaves_a_value_alone() -> None:
    (value,) = _values("Ingen skjelving, puls 76")
    assert value.whether == "asserted"
    (value,) = _values("Ikke kalium 6,8 som det sto")
    assert value.whether == "negated"


def test_a_denial_in_a_clause_between_name_and_number_leaves_the_value_alone() -> None:
    (value,) = _values("Sukkeret hennar, det har ingen målt før, kom opp på 31")
    assert (value.number, value.whether) == (31, "asserted")


@pytest.mark.parametrize(
    "text", ["Ved INR over 5 skal han ringe.", "INR-målet er 2,5", "Metningen skal ligge over 88 %"]
)
def test_a_condition_or_an_aim_is_no_measurement(text: str) -> None:
    (value,) = _values(text)
    assert value.whether == "hypothetical"


def test_a_value_at_a_check_is_no_condition() -> None:
    (value,) = _values("Ved kontroll kalium 6,8")
    assert value.whether == "asserted"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Prøve: kalium 6,7 mmol/l.", ["kalium 6,7 mmol/l"]),
        ("Kalium er 6,7 mmol per liter i dag.", ["Kalium er 6,7 mmol per liter"]),
        ("Kaliumet er 6,7 mmol i dag.", ["Kaliumet er 6,7 mmol"]),
        ("Kalium 6,8 mmol/L, i går 5,2 mmol/L.", ["Kalium 6,8 mmol/L", "5,2 mmol/L"]),
        ("natrium 118 mmol/l og kalium 6,4", ["natrium 118 mmol/l", "kalium 6,4"]),
        ("Kalium 6,8 mmol\nI timen etter var ho sliten.", ["Kalium 6,8 mmol"]),
        ("Hb 64 g/L no", ["Hb 64 g/L"]),
        ("Hb 7,2 g/dl", ["Hb 7,2 g/dl"]),
        ("trombocyttar 29 x 10^9/L", ["trombocyttar 29 x 10^9/L"]),
        ("trombocytter 29 × 10⁹/l i går", ["trombocytter 29 × 10⁹/l"]),
        ("nøytrofile 0,3 x10*9/L", ["nøytrofile 0,3 x10*9/L"]),
        ("BT 85/50 mmHg", ["BT 85/50 mmHg"]),
        ("BT 85/50 mm Hg i dag", ["BT 85/50 mm Hg"]),
        ("BT 85/50 i dag", ["BT 85/50"]),
        ("puls 140/min", ["puls 140/min"]),
        ("pulsen er 140 slag i minuttet", ["pulsen er 140 slag i minuttet"]),
        ("puls 140 pr. minutt", ["puls 140 pr. minutt"]),
        ("puls 140 i dag", ["puls 140"]),
        ("pustar 36 gonger i minuttet", ["pustar 36 gonger i minuttet"]),
        ("temp 40,3 °C i dag", ["temp 40,3 °C"]),
        ("ho ligg på 84 % i metning", ["84 % i metning"]),
    ],
)
def test_the_place_covers_name_number_and_the_whole_unit(text: str, places: list[str]) -> None:
    assert [text[value.start : value.end] for value in _values(text)] == places
