import csv
import io
from dataclasses import replace

import pytest

from survey.formats import codebook, datafile_csv
from survey.formats.column import OURS
from survey.formats.datafile import from_microdata
from survey.formats.errors import FormatError
from survey.questionnaire.versions import publish


def test_columns_stand_in_the_order_of_the_folder(datafile, microdata):
    header = (microdata / "responses.csv").read_text(encoding="utf-8").splitlines()[0]
    assert [column.name for column in datafile.columns] == header.split(";")


def test_a_multi_left_untouched_is_blank_in_every_column_and_never_zero(datafile):
    assert {datafile.cells(name)[3] for name in datafile.sets[0].columns} == {-9}


def test_dont_know_and_refused_are_missing_with_the_questionnaires_own_words(datafile):
    assert datafile.labels["happy"][-8] == "Ved ikke, kommer ikke her"
    assert datafile.column("tenure").is_missing(datafile.cells("tenure")[2])


def test_every_coded_column_has_all_missing_values_labelled(datafile):
    labelled = {
        column.name: {-1, -2, -3, -5, -6, -7, -8, -9} - datafile.labels[column.name].keys()
        for column in datafile.columns
        if OURS in column.missing
    }
    assert set().union(*labelled.values()) == set()


def test_a_point_may_be_negative_without_being_missing(datafile):
    latitude = datafile.column("favourite__2_lat")
    assert datafile.cells("favourite__2_lat")[0] == -56.5
    assert not latitude.is_missing(-5)


@pytest.mark.parametrize(
    ("name", "level"),
    [("happy", "ordinal"), ("statements__safe", "ordinal"), ("tenure", "nominal"), ("by__nature", "nominal"),
     ("wishes__path", "ordinal"), ("years", "scale"), ("since", "scale"), ("ideas", "nominal"), ("hobbies__2_fun", "ordinal"),
     ("ideas__missing", "nominal")],
)  # fmt: skip
def test_a_column_has_the_level_of_its_question(datafile, name, level):
    assert datafile.column(name).level == level


@pytest.mark.parametrize(
    ("name", "label"),
    [("distance", "Hvor langt er der til butikken? (km)"),
     ("years", "Hvor mange år har du boet i [village]?"),
     ("by__family", "Familien – Hvorfor bor du her?"),
     ("tenure__other_text__missing", "Andet (egne ord, hvorfor tom) – Hvad bruger du din bolig i Eksempelklyngen til?"),
     ("favourite__2_lon", "2. Længdegrad – Hvor er dit yndlingssted?"),
     ("hobbies__1_days_monday", "1. Mandag – Hvornår? – Hvad går du til?")],
)  # fmt: skip
def test_a_columns_label_begins_with_what_sets_it_apart(datafile, name, label):
    assert datafile.column(name).label.text("da") == label


def test_labels_are_there_in_every_language(datafile):
    assert datafile.column("happy").label.text("en") == "I am happy to live here"


def test_a_question_of_several_answers_makes_a_set_also_on_each_line_of_a_repeat(datafile):
    assert [each.name for each in datafile.sets] == ["by", "hobbies__1_days", "hobbies__2_days"]
    assert datafile.sets[0].columns == ("by__nature", "by__family", "by__other", "by__none")


def test_words_that_may_tell_who_wrote_them_are_held_back(datafile):
    assert datafile.cells("neighbour") == ("", "", "", "")
    assert datafile.cells("neighbour__missing") == (-3, -9, -9, -9)


def test_a_point_that_may_tell_where_somebody_lives_is_held_back(datafile):
    assert datafile.cells("house__1_lon") == (None, None, None, None)
    assert datafile.cells("house__1_lon__missing") == (-3, -9, -9, -9)


def test_words_that_a_person_has_read_can_be_asked_for(microdata):
    read = from_microdata(microdata, with_words=True)
    assert read.cells("neighbour")[0] == "Hr. Hansen siger nej"


def test_a_column_that_only_the_codebook_knows_is_told_by_it(microdata, tmp_path):
    for name in ("questionnaire.yaml", "cluster.yaml", "wave.yaml"):
        (tmp_path / name).write_bytes((microdata / name).read_bytes())
    (tmp_path / "responses.csv").write_text('id;old\n"r1";2\n', encoding="utf-8")
    (tmp_path / "variables.csv").write_text(
        "name;question;section;kind;measure;label;categories\nold;old;home;single;code;Før;1=Ja|2=Nej\n",
        encoding="utf-8",
    )
    read = from_microdata(tmp_path)
    assert read.labels["old"][2] == "Nej"
    assert read.column("old").missing == (OURS,)


VERSION = """\
questionnaire: short
format: 1
version: {number}
languages: [da]
title: Kort
sections:
  - section: home
    title: Hjem
    questions:
      - single: tenure
        ask: {ask}
        {note}
        options:
          - all_year: Ja
          - holiday: Nej
      - number: {name}
        ask: Hvor mange?
        max: 9
"""


def test_two_versions_are_one_file_in_which_each_remark_is_told(microdata, tmp_path):
    (tmp_path / "versions").mkdir()
    for name, told in (
        ("old", ("1", "Bor du her?", "", "cars")),
        ("new", ("2", "Bor du her hele året?", "note: Spurgt om før", "dogs")),
    ):
        text = VERSION.format(**dict(zip(("number", "ask", "note", "name"), told, strict=True)))
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "questionnaire.yaml").write_text(publish(tmp_path / "new.yaml").text, encoding="utf-8")
    old = publish(tmp_path / "old.yaml")
    (tmp_path / "versions" / f"{old.sha256}.yaml").write_text(old.text, encoding="utf-8")
    for name in ("cluster.yaml", "wave.yaml"):
        (tmp_path / name).write_bytes((microdata / name).read_bytes())
    (tmp_path / "responses.csv").write_text("id;tenure;dogs;cars\nr1;1;-5;2\nr2;2;1;-5\n", encoding="utf-8")
    (tmp_path / "labels.csv").write_text(
        "version;number;name;label;categories\nx;1;tenure;Bor du her?;1=Ja|2=Nej\n", encoding="utf-8"
    )
    read = from_microdata(tmp_path)
    entry = codebook.of_data(read).entries[1]
    assert read.column("cars").label.source() == "Hvor mange?"
    assert entry.remarks == ("Spurgt om før", "Version 1: »Bor du her?«; 1 = Ja; 2 = Nej")


@pytest.mark.parametrize(
    ("file", "content", "key", "line"),
    [("responses.csv", "id;tenure\nr1;1;2\n", "data_cells", 2), ("responses.csv", "id;tenure\nr1;x\n", "data_no_number", 2), ("responses.csv", "id;since\nr1;i går\n", "data_no_date", 2),
     ("responses.csv", "id;years\nr1;nan\n", "data_no_number", 2), ("responses.csv", "id;supper\nr1;syv\n", "data_no_time", 2),
     ("responses.csv", "id;nobody\nr1;1\n", "data_unknown_column", 0), ("responses.csv", "", "data_empty", 0),
     ("wave.yaml", "- x", "data_yaml", 0), ("questionnaire.yaml", "x", "data_questionnaire", 0)],
)  # fmt: skip
def test_a_folder_that_is_wrong_is_told_by_file_and_line(microdata, tmp_path, file, content, key, line):
    for path in microdata.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        from_microdata(tmp_path)
    fault = caught.value.faults[0]
    assert (fault.message.key, fault.line) == (key, line)


def test_a_folder_without_responses_is_told(tmp_path):
    with pytest.raises(FormatError) as caught:
        from_microdata(tmp_path)
    assert caught.value.faults[0].message.key == "data_no_file"


def _csv(data):
    return list(csv.reader(io.StringIO(datafile_csv.text(data).removeprefix(datafile_csv.BOM)), delimiter=";"))


def test_the_csv_has_a_bom_semicolons_and_decimal_commas(datafile):
    content = datafile_csv.content(datafile)
    assert content.startswith(b"\xef\xbb\xbfid;frame_village;")
    assert _csv(datafile)[1][[column.name for column in datafile.columns].index("distance")] == "2,5"


@pytest.mark.parametrize("words", ["=1+1", "+45 12", "-- nej", "@kollegie", "\tx", "'=1", "almindelig", ""])
def test_words_never_begin_as_a_formula_and_come_back_as_they_were(words):
    written = datafile_csv.cell(words)
    assert not written.startswith(("=", "+", "-", "@", "\t"))
    assert datafile_csv.words(written) == words


def test_numbers_are_numbers_also_below_zero():
    assert datafile_csv.cell(-9) == "-9"


def test_every_row_of_the_csv_holds_every_cell(datafile):
    lines = _csv(datafile)
    assert [len(line) for line in lines] == [len(datafile.columns)] * 5
    assert lines[1][[column.name for column in datafile.columns].index("ideas")] == 'Mere lys, "tak";\nog ære'


def test_a_file_without_rows_has_its_heading(datafile):
    assert len(_csv(replace(datafile, rows=()))) == 1
