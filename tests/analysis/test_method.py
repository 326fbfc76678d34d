"""The method in plain Danish: what it tells, and that it tells nothing that is hidden."""

from dataclasses import replace

import pytest

import analysis
from analysis import edition
from analysis.weighting import Framed

AGES = ("16_24", "25_34", "35_44", "45_54", "55_64", "65_74", "75_84", "85p")
VILLAGES = ("askeby", "birkeby", "dalby")
PEOPLE = {"askeby": 400, "birkeby": 220, "dalby": 90}


@pytest.fixture(scope="module")
def asked(surveyed):
    """Two hundred residents of three villages, with as many people as the response rates are of."""
    people = {
        (village, sex, age): PEOPLE[village] // 16 + (PEOPLE[village] % 16 if (sex, age) == ("woman", "16_24") else 0)
        for village in VILLAGES for sex in ("woman", "man") for age in AGES
    }  # fmt: skip
    where = tuple(VILLAGES[max(0, min(2, int(code) - 1))] for code in surveyed.code("village"))
    return replace(surveyed, framed=Framed(where, people))


@pytest.fixture(scope="module")
def note(asked):
    return "\n".join(analysis.method_note(asked))


@pytest.mark.parametrize(
    "said",
    [
        "Alle 710 beboere på 16 år og derover er inviteret",
        "Svarprocent efter landsby",
        "af svarene og",
        "vægtet efter landsby og efter køn og alder",
        "tilfældige svar værd",
        "uvægtet",
        "Usikkerheden dækker tilfældig variation; er de, der ikke svarede, anderledes",
        "▲ betyder tydeligt højere end klyngen",
    ],
)
def test_it_tells(note, said):
    assert said in note


def test_a_study_without_weights_says_why(surveyed):
    told = analysis.method_note(surveyed)
    assert any(one.startswith("Tallene er ikke vægtede. Undersøgelsen har ingen befolkningstal") for one in told)


def test_organisations_have_no_such_note(surveyed):
    assert analysis.method_note(replace(surveyed, wave=replace(surveyed.wave, about="organisations"))) == ()


def test_it_stands_in_workbook_and_report(asked, tmp_path):
    import openpyxl

    edition.make(asked, tmp_path, lambda *_: None)
    sheet = openpyxl.load_workbook(next(tmp_path.glob("*.xlsx")))["Læs mig"]
    words = [str(cell.value) for row in sheet.iter_rows(max_col=1) for cell in row if cell.value]
    assert any("De vægtede procenter er vægtet efter" in sentence for sentence in words)
    assert '<h2 id="method">Metode</h2>' in (tmp_path / "rapport.html").read_text(encoding="utf-8")


def test_it_names_no_small_number_of_answers_without_sex(asked):
    codes = asked.codes.copy()
    codes[asked.rows["sex"], :3] = -9
    few = analysis.method_note(replace(asked, codes=codes))
    assert not any("ikke har sagt både køn og alder" in sentence for sentence in few)
