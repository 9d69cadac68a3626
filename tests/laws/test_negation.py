"""An acute sentence that is negated is no finding, in both standards, alone and among other sentences."""

from __future__ import annotations

import pytest

from dialogvakt import Checker, Draft

MATTERS = {
    "nb": [
        *("sterke brystsmerter", "tegn til hjerneslag", "kraftig blødning", "anafylaksi", "kramper", "tegn til sepsis"),
        *("selvmordsplaner", "ansiktsskjevhet", "akutt tung pust"),
    ],
    "nn": [
        *(
            "sterke brystsmerter",
            "teikn til hjerneslag",
            "kraftig bløding",
            "anafylaksi",
            "krampar",
            "teikn til sepsis",
        ),
        *("sjølvmordsplanar", "skeivt andlet"),
    ],
}
TRUE = {"nb": "Hun har {} nå.", "nn": "Ho har {} no."}
NEGATED = {
    "nb": [
        *("Hun har ikke {} nå.", "Hun har ingen {} nå.", "Ingen {}.", "Hun er uten {}.", "Hun benekter {}."),
        *("Det er verken {} eller feber.", "Hun hadde aldri {}.", "Legen avkreftet {}.", "{}: nei"),
    ],
    "nn": [
        *("Ho har ikkje {} no.", "Ho har ingen {} no.", "Inga {}.", "Ho er utan {}.", "Ho nektar for {}."),
        *("Det er verken {} eller feber.", "Ho hadde aldri {}.", "Legen avkrefta {}.", "{}: nei"),
    ],
}
AROUND = {
    "nb": "Til Hjertesykdommer.\nHun var på kontroll hos dere 3. november. {}\nKan dere sende epikrisen?\nKari Moe",
    "nn": "Til Hjartesjukdommar.\nHo var på kontroll hos dykk 3. november. {}\nKan de sende epikrisa?\nKari Moe",
}


def is_acute(checker: Checker, text: str) -> bool:
    """Tell whether a text is found to be about something acute."""
    return any(finding.code == "acute-care" for finding in checker.check(Draft(text)).findings)


@pytest.mark.parametrize(("standard", "matter"), [(one, matter) for one in MATTERS for matter in MATTERS[one]])
def test_negating_an_acute_sentence_removes_the_finding(checker: Checker, standard: str, matter: str) -> None:
    for frame in ("{}", AROUND[standard]):
        assert is_acute(checker, frame.format(TRUE[standard].format(matter)))
        for negated in NEGATED[standard]:
            assert not is_acute(checker, frame.format(negated.format(matter))), negated
