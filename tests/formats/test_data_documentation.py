from pathlib import Path

from survey.formats import delivery, stata

PAGE = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")


def test_the_page_about_data_names_every_file_that_is_delivered(datafile):
    endings = {name.removeprefix("eksempel-2026-simuleret") for name in delivery.files(datafile)}
    assert {ending for ending in endings if f"`{ending}`" not in PAGE} == set()


def test_the_page_about_data_tells_statas_letter_for_each_missing_value():
    told = [f"| −{-code} | `.{letter}` |" for code, letter in stata.LETTERS.items() if code != -4]
    assert [line for line in told if line not in PAGE] == []
