"""Frames, SPSS and Stata files as studies, and what is wrong with them."""

import pandas as pd
import pyreadstat
import pytest

import analysis
from analysis.foreign import check_width
from analysis.foreign_kinds import reason, unique
from analysis.nets import ends
from analysis.reading import read_frame, read_study
from analysis.widths import columns_of
from survey.questionnaire.missing import Missing

AGREE = {1: "Helt enig", 2: "Enig", 3: "Hverken eller", 4: "Uenig", 5: "Helt uenig"}
CODEBOOK = {
    "sex": {"ask": "Hvad er dit køn?", "answers": {1: "Kvinde", 2: "Mand"}},
    "good": {"ask": "Er her godt?", "answers": AGREE | {8: "Ved ikke"}, "ordered": True, "missing": {9: "Uoplyst"}},
    "years": {"ask": "Hvor mange år?"},
    "why": {"ask": "Hvorfor?", "columns": {"why_a": "Naturen", "why_b": "Familien"}},
    "words": {"ask": "Hvad mangler?"},
}


@pytest.fixture
def frame():
    return pd.DataFrame({
        "id": ["a", "b", "c", "d"],
        "sex": [1, 2, 2, None],
        "good": [1, 5, 8, 9],
        "years": [10, 20.5, None, 3],
        "why_a": [1, 0, None, 0],
        "why_b": [1, None, None, 1],
        "words": ["Lys", "", None, "Sti"],
        "left_out": [1, 2, 3, 4],
    })  # fmt: skip


def counts(study, question):
    table = analysis.frequency(study, question)
    return {row.label: int(table.n[i, 0]) for i, row in enumerate(table.stub)}


def test_a_frame_and_a_codebook_are_a_study(frame):
    study = read_frame(frame, CODEBOOK)
    assert {name: one.kind for name, one in study.questions.items()} == {
        "sex": "single", "good": "scale", "years": "number", "why": "multi", "words": "text",
    }  # fmt: skip
    assert counts(study, "sex") == {"Kvinde": 1, "Mand": 2}


def test_dont_know_is_in_the_distribution_and_outside_the_mean(frame):
    study = read_frame(frame, CODEBOOK)
    assert counts(study, "good") == {label: int(i in (1, 5)) for i, label in AGREE.items()} | {"Ved ikke": 1}
    assert analysis.means(study, "good").statistics[1].figures[0] == 3


def test_who_touched_no_column_of_a_set_is_outside_it(frame):
    table = analysis.frequency(read_frame(frame, CODEBOOK), "why")
    assert (table.n[:, 0].tolist(), int(table.bases[0]), table.unanswered.blank) == ([1, 2], 3, 1)


def test_a_scale_of_a_frame_has_two_ends(frame):
    assert ends(read_frame(frame, CODEBOOK), "good").n[:, 0].tolist() == [1, 0, 1, 1]


def test_a_codebook_may_be_a_frame_of_lines(frame):
    lines = pd.DataFrame(
        [("sex", "Køn?", 1, "Kvinde"), ("sex", "Køn?", 2, "Mand"), ("years", "År?", None, None)],
        columns=["name", "ask", "value", "label"],
    )
    study = read_frame(frame, lines)
    assert counts(study, "sex") == {"Kvinde": 1, "Mand": 2}


def test_words_may_be_the_values():
    frame = pd.DataFrame({"tenure": ["own", "rent", "own", None]})
    study = read_frame(frame, {"tenure": {"ask": "Bolig?", "answers": {"own": "Ejer", "rent": "Lejer"}}})
    assert counts(study, "tenure") == {"Ejer": 2, "Lejer": 1}


def test_a_frame_and_its_codebook_are_left_as_they_are(frame):
    before = frame.copy(deep=True)
    read_frame(frame, CODEBOOK)
    assert frame.equals(before)


@pytest.mark.parametrize(
    ("codebook", "words"),
    [
        ({"sex": {"answers": {1: "Kvinde"}}}, r"'sex' har værdier, som kodebogen ikke kender: '2' \(2 svar, først nr. 2\)"),
        ({"sx": {"answers": {1: "Kvinde"}}}, "'sx' er ikke en kolonne i tabellen; der er: id, sex"),
        ({"sex": {"labels": {1: "Kvinde"}}}, "'sex' har 'labels'; det kan være ask, answers"),
        ({"sex": "Køn"}, "'sex' skal være en ordbog"),
        ({"sex": {"answers": {1: "K", 2: "M"}, "missing": {2: "?"}}}, r"\['2'\] både som svar og som manglende"),
        ({"sex": {"columns": {"why_a": "A"}, "answers": {1: "A"}}}, "vælg ét"),
    ],
)  # fmt: skip
def test_a_codebook_that_contradicts_its_data_is_refused(frame, codebook, words):
    with pytest.raises(analysis.AnalysisError, match=words):
        read_frame(frame, codebook)


def test_every_fault_of_a_codebook_is_told_at_once(frame):
    with pytest.raises(analysis.AnalysisError) as caught:
        read_frame(frame.assign(id="a"), {"sex": {"answers": {1: "K"}}, "good": {"answers": {1: "Ja"}}})
    assert [word in str(caught.value) for word in ("'sex'", "'good'", "id 'a' står også")] == [True] * 3


def test_a_frame_without_responses_is_refused(frame):
    with pytest.raises(analysis.AnalysisError, match="der er 0 svar"):
        read_frame(frame.iloc[:0], CODEBOOK)


def test_too_many_columns_are_refused_with_how_to_choose():
    assert check_width(5000, "bred.sav") is None
    with pytest.raises(analysis.AnalysisError, match=r"har 5001 variable; højst 5000 .* only=\['alder', 'tilfreds'\]"):
        check_width(5001, "bred.sav")


@pytest.fixture
def sav(tmp_path):
    path = tmp_path / "gammel.sav"
    frame = pd.DataFrame({"koen": [1.0, 2, 2, 9], "enig": [1.0, 5, 8, 3], "skala": [0.0, 10, 7, None],
                          "alder": [20.0, 44, 71, 999], "post": ["8000", "", "7100", "7100"]})  # fmt: skip
    pyreadstat.write_sav(
        frame, str(path), file_label="Gammel undersøgelse",
        column_labels={"koen": "Hvad er dit køn?", "enig": "Er her godt?"},
        variable_value_labels={"koen": {1: "Kvinde", 2: "Mand", 9: "Ønsker ikke at svare"}, "enig": AGREE | {8: "Ved ikke"},
                               "skala": {0: "Slet ikke", 10: "Fuldt ud"}, "alder": {999: "Ved ikke"}},
        missing_ranges={"koen": [9], "enig": [8], "alder": [999]},
        variable_measure={"koen": "nominal", "enig": "ordinal", "skala": "ordinal", "alder": "scale", "post": "nominal"},
    )  # fmt: skip
    return path


def test_spss_labels_and_missing_values_are_read(sav):
    study = read_study(sav)
    assert counts(study, "koen") == {"Kvinde": 1, "Mand": 2}
    assert (study.code("koen").tolist(), study.code("enig").tolist()) == ([1, 2, 2, -7], [1, 5, -8, 3])


def test_steps_between_two_labelled_ends_are_their_own_numbers(sav):
    study = read_study(sav)
    assert counts(study, "skala") == {"Slet ikke": 1, "7": 1, "Fuldt ud": 1}
    assert study.numbers["alder"].tolist()[:3] == [20, 44, 71]


def test_some_of_a_files_columns_may_be_chosen(sav):
    assert [*read_study(sav, only=["koen", "post"]).questions] == ["koen", "post"]
    with pytest.raises(analysis.AnalysisError, match="Mente du 'koen'"):
        read_study(sav, only=["kon"])


def test_an_unlabelled_value_outside_the_labels_is_told(sav):
    frame, meta = pyreadstat.read_sav(str(sav), user_missing=True)
    pyreadstat.write_sav(
        frame.assign(enig=[1.0, 7, 7, 2]), str(sav), variable_value_labels=meta.variable_value_labels,
        variable_measure=meta.variable_measure,
    )  # fmt: skip
    with pytest.raises(analysis.AnalysisError, match=r"gammel.sav: variablen 'enig' .* '7' \(2 svar, først nr. 2\)"):
        read_study(sav)


def test_stata_labels_and_letters_are_read(tmp_path):
    path = tmp_path / "gammel.dta"
    frame = pd.DataFrame({"tilfreds": pd.Categorical([1, 2, "a", 2], categories=[1, 2, "a"])})
    pyreadstat.write_dta(
        frame, str(path), variable_value_labels={"tilfreds": {1: "Ja", 2: "Nej", "a": "Ved ikke"}},
        missing_user_values={"tilfreds": ["a"]},
    )  # fmt: skip
    assert counts(read_study(path), "tilfreds") == {"Ja": 1, "Nej": 2, "Ved ikke": 1}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("svar.csv", r"svar.csv: kan ikke læses alene\. Der kan læses: \.sav"),
        ("svar.sav", "svar.sav: er ikke en fil fra SPSS"),
        ("svar.dta", "svar.dta: er ikke en fil fra Stata"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_what_can(tmp_path, name, words):
    (tmp_path / name).write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(analysis.AnalysisError, match=words):
        read_study(tmp_path / name)


def test_a_path_without_a_file_is_told(tmp_path):
    with pytest.raises(analysis.AnalysisError, match=r"nej.sav findes ikke\. Der kan læses"):
        read_study(tmp_path / "nej.sav")


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Ved ikke", Missing.DONT_KNOW), ("Don't know / can't say", Missing.DONT_KNOW), ("Weiß nicht", Missing.DONT_KNOW),
        ("Vil ikke svare", Missing.REFUSED), ("REFUSED", Missing.REFUSED), ("Not applicable", Missing.NOT_ASKED),
        ("Ikke relevant", Missing.NOT_ASKED), ("Vedligehold", None), ("Næsten aldrig", None),
    ],
)  # fmt: skip
def test_what_a_label_tells_of_an_answer_that_is_none(label, code):
    assert reason(label) is code


def test_labels_give_names_that_are_each_their_own():
    assert unique(["Ja!", "Ja?", "ja 2", "Ja"]) == ["ja", "ja_2", "ja_2_2", "ja_3"]


def test_everybody_alike_is_a_whole_column_and_a_base_of_0_is_refused():
    frame = pd.DataFrame({"a": [1] * 40, "b": [None] * 40})
    codes = {"answers": {1: "Ja", 2: "Nej"}}
    study = read_frame(frame, {"a": codes, "b": codes})
    table = analysis.protect(analysis.frequency(study, "a"))
    assert (table.shares[:, 0].tolist(), table.status[:, 0].tolist()) == ([1.0, 0.0], ["ok", "zero"])
    with pytest.raises(analysis.AnalysisError, match="Ingen har svaret på 'b'"):
        analysis.frequency(study, "b")


def test_all_dont_know_has_no_mean():
    frame = pd.DataFrame({"a": [8] * 40})
    study = read_frame(frame, {"a": {"answers": AGREE | {8: "Ved ikke"}, "ordered": True}})
    with pytest.raises(analysis.AnalysisError, match="Alle svar på 'a' er »Ved ikke«"):
        analysis.means(study, "a")


def test_a_files_head_tells_how_many_columns_it_has(sav, tmp_path):
    pyreadstat.write_dta(pd.DataFrame({"a": [1], "b": [2]}), str(tmp_path / "b.dta"))
    assert [columns_of(path) for path in (sav, tmp_path / "b.dta")] == [5, 2]


def test_a_head_that_tells_nothing_is_no_fault(tmp_path):
    (tmp_path / "tom.sav").write_bytes(b"$FL2" + bytes(40))
    assert columns_of(tmp_path / "tom.sav") == 0
