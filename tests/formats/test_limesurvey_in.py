"""Surveys that were made in LimeSurvey, read with everything that is not as it was there."""

import random

import pytest

from survey.formats.errors import FormatError
from survey.formats.limesurvey import read_limesurvey_tsv
from survey.formats.limesurvey_tsv import LARGEST_FILE, MOST_ROWS
from survey.questionnaire.condition_source import source
from survey.questionnaire.reader import read
from survey.questionnaire.structure import NextPage
from survey.questionnaire.writer import write

COLUMNS = ("class", "type/scale", "name", "relevance", "text", "help", "language", "mandatory", "other", "default", "same_default", "attribute")  # fmt: skip
HEAD = (
    {"class": "S", "name": "language", "text": "da"},
    {"class": "SL", "name": "surveyls_title", "text": "Gammel", "language": "da"},
    {"class": "G", "type/scale": "1", "name": "Om dig", "language": "da"},
)


def line(sort, kind, name, text, **more):
    return {"class": sort, "type/scale": kind, "name": name, "text": text, "language": "da", "relevance": "1"} | more


def tsv(rows):
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = ["\t".join(columns), *("\t".join(row.get(column, "") for column in columns) for row in rows)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def reads(tmp_path):
    """Read a survey with these lines; return the imported, whose written files our own reader takes."""

    def reads(*rows, head=HEAD, encoding="utf-8"):
        path = tmp_path / "gammel.tsv"
        path.write_text(tsv([*head, *rows]), encoding=encoding)
        imported = read_limesurvey_tsv(path)
        files = write(imported.questionnaire)
        assert read(files, next(iter(files))) == imported.questionnaire
        return imported

    return reads


def told(imported):
    return [change.message.key for change in imported.changes]


ANSWERS = (line("A", "", "1", "Ja"), line("A", "", "2", "Nej"))
PARTS = (line("SQ", "", "a", "Et"), line("SQ", "", "b", "To"))


@pytest.mark.parametrize(
    ("rows", "kind", "changes"),
    [
        ((line("Q", "L", "q", "Hvad?"), *ANSWERS), "single", []),
        ((line("Q", "!", "q", "Hvad?"), *ANSWERS), "single", ["limesurvey_drawn"]),
        ((line("Q", "O", "q", "Hvad?"), *ANSWERS), "single", ["limesurvey_comment"]),
        ((line("Q", "Y", "q", "Hvad?"),), "single", []),
        ((line("Q", "G", "q", "Hvad?"),), "single", []),
        ((line("Q", "5", "q", "Hvad?"),), "scale", []),
        ((line("Q", "M", "q", "Hvad?"), *PARTS), "multi", []),
        ((line("Q", "P", "q", "Hvad?"), *PARTS), "multi", ["limesurvey_comment"]),
        ((line("Q", "F", "q", "Hvad?"), *PARTS, *ANSWERS), "matrix", []),
        ((line("Q", "H", "q", "Hvad?"), *PARTS, *ANSWERS), "matrix", ["limesurvey_drawn"]),
        ((line("Q", "A", "q", "Hvad?"), *PARTS), "matrix", []),
        ((line("Q", "B", "q", "Hvad?"), *PARTS), "matrix", []),
        ((line("Q", "C", "q", "Hvad?"), *PARTS), "matrix", []),
        ((line("Q", "E", "q", "Hvad?"), *PARTS), "matrix", []),
        ((line("Q", "K", "q", "Hvad?"), *PARTS), "matrix", []),
        ((line("Q", "R", "q", "Hvad?"), *ANSWERS), "ranking", []),
        ((line("Q", "N", "q", "Hvad?"),), "number", []),
        ((line("Q", "S", "q", "Hvad?"),), "text", []),
        ((line("Q", "T", "q", "Hvad?"),), "text", []),
        ((line("Q", "U", "q", "Hvad?"),), "text", []),
        ((line("Q", "D", "q", "Hvad?"),), "date", []),
        ((line("Q", "D", "q", "Hvad?", date_format="HH:MM"),), "time", []),
        ((line("Q", "D", "q", "Hvad?", date_format="dd-mm-yyyy HH:MM"),), "date", ["limesurvey_time_left"]),
        ((line("Q", "X", "q", "Hvad?"),), "note", []),
    ],
)
def test_each_type_is_read(reads, rows, kind, changes):
    imported = reads(*rows)
    assert imported.questionnaire.question("q").kind == kind
    assert told(imported) == changes


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        ((line("Q", "|", "q", "Hvad?"),), ["limesurvey_type_left"]),
        ((line("Q", ";", "q", "Hvad?"), *PARTS), ["limesurvey_type_left"]),
        ((line("Q", "*", "q", "{1 + 1}"),), ["limesurvey_equation_left"]),
        ((line("Q", "S", "q", "Hvad?", hidden="1"),), ["limesurvey_hidden_left"]),
        ((line("Q", "L", "q", "Hvad?"),), ["limesurvey_no_answers"]),
        ((line("Q", "M", "q", "Hvad?"),), ["limesurvey_no_answers"]),
        ((line("QTA", "", "kvote", ""),), ["limesurvey_class_ignored"]),
    ],
)
def test_what_has_no_counterpart_is_told_and_left_out(reads, rows, changes):
    imported = reads(*rows, line("Q", "S", "last", "Sidst?"))
    assert [question.name for question in imported.questionnaire.questions()] == ["last"]
    assert told(imported) == changes


@pytest.mark.parametrize(
    ("more", "changes"),
    [
        ({"default": "Danmark"}, ["limesurvey_default_left"]),
        ({"validation": "/^[0-9]+$/"}, ["limesurvey_validation_left"]),
        ({"em_validation_q": "strlen(self) > 3"}, ["limesurvey_validation_left"]),
        ({"em_validation_q": "self != ''"}, []),
        ({"location_mapservice": "1"}, ["limesurvey_attributes_left"]),
        ({"hide_tip": "0", "statistics_showgraph": "1"}, []),
        ({"help": "<table><tr><td>Hjælp</td></tr></table>"}, ["limesurvey_html_lost"]),
        ({"text": "Hej {TOKEN:FIRSTNAME}"}, ["limesurvey_expression_kept"]),
        ({"text": "Koster det ${pris}?"}, ["limesurvey_expression_kept", "limesurvey_dollar"]),
        ({"text": ""}, ["limesurvey_no_text"]),
        ({"mandatory": "S"}, []),
    ],
)
def test_what_is_not_as_it_was_is_told(reads, more, changes):
    assert told(reads(line("Q", "S", "q", "Hvad?") | more)) == changes


@pytest.mark.parametrize(
    ("more", "limits"),
    [
        ({"em_validation_q": "self >= 18 and self <= 120"}, (18, 120, 2)),
        ({"em_validation_q": "self > 0 and self < 1000"}, (0.01, 999.99, 2)),
        ({"em_validation_q": "self > 0 and self < 1000", "num_value_int_only": "1"}, (1, 999, 0)),
        ({"min_num_value_n": "2", "max_num_value_n": "{date('Y')}"}, (2, "this_year", 2)),
        ({"em_validation_q": "self == round(self, 1)"}, (0, None, 1)),
    ],
)
def test_what_a_number_may_be_is_read(reads, more, limits):
    found = reads(line("Q", "N", "q", "Hvor mange?", **more)).questionnaire.question("q").limits
    assert (found.min, found.max, found.decimals) == limits


def test_a_number_below_zero_is_told(reads):
    assert told(reads(line("Q", "N", "q", "Hvor koldt?", min_num_value_n="-20"))) == ["limesurvey_below_zero"]


def test_other_comes_along_in_its_own_words(reads):
    imported = reads(line("Q", "L", "q", "Hvad?", other="Y", other_replace_text="Noget helt andet"), *ANSWERS)
    other = imported.questionnaire.question("q").options[-1]
    assert (other.role, other.code, other.label.source()) == ("other", 96, "Noget helt andet")


def test_what_excludes_all_others_is_none_of_these(reads):
    imported = reads(line("Q", "M", "q", "Hvad?", exclude_all_others="b"), *PARTS)
    assert [option.role for option in imported.questionnaire.question("q").options] == ["plain", "none"]
    assert imported.source_names == {"q.none": "b"}


def test_names_become_legal_and_the_old_ones_are_kept(reads):
    imported = reads(line("Q", "L", "Q01", "Hvad?"), line("A", "", "A1", "Ja"), line("A", "", "01", "Nej"))
    question = imported.questionnaire.question("q01")
    assert [option.name for option in question.options] == ["a1", "n_01"]
    assert imported.source_names == {"q01": "Q01", "q01.a1": "A1", "q01.n_01": "01"}


def test_a_number_as_an_answers_code_stays_its_code(reads):
    question = reads(
        line("Q", "L", "q", "Hvad?"), line("A", "", "7", "Ja"), line("A", "", "x", "Nej")
    ).questionnaire.question("q")
    assert [(option.name, option.code) for option in question.options] == [("7", 7), ("x", 8)]


def test_an_earlier_answer_in_a_text_is_told_by_our_name(reads):
    imported = reads(line("Q", "S", "Navn", "Navn?"), line("Q", "S", "q", "Hvor bor {Navn.shown}?"))
    assert imported.questionnaire.question("q").ask.source() == "Hvor bor ${navn}?"


def test_long_names_leave_room_for_their_columns(reads):
    question = reads(line("Q", "M", "enmegetlangkode20tgn", "Hvad?"), line("SQ", "", "endnuenlangkode20tgn", "Ja"))
    files = write(question.questionnaire)
    assert read(files, next(iter(files)))


def test_groups_are_sections_with_their_texts_and_conditions(reads):
    group = line("G", "2", "Din bolig", "Nu om boligen.", relevance="q == '1'")
    imported = reads(line("Q", "L", "q", "Hvad?"), *ANSWERS, group, line("Q", "S", "later", "Hvor?"))
    section = imported.questionnaire.sections[1]
    assert (section.name, section.show_if is not None) == ("din_bolig", True)
    assert [item.kind for item in section.items] == ["note", "text"]


def test_answers_that_arrays_have_in_common_become_a_list(reads):
    answers = (*ANSWERS, line("A", "", "3", "Måske"))
    imported = reads(line("Q", "F", "a", "A?"), *PARTS, *answers, line("Q", "F", "b", "B?"), *PARTS, *answers)
    assert [each.name for each in imported.questionnaire.lists] == ["a"]
    assert {question.list_name for question in imported.questionnaire.questions()} == {"a"}


def test_several_short_texts_are_a_note_and_a_question_each(reads):
    last = line("Q", "S", "last", "Sidst?", relevance="q_b != ''")
    imported = reads(line("Q", "Q", "q", "Hvad?"), *PARTS, last)
    assert [question.name for question in imported.questionnaire.questions()] == ["q", "q_a", "q_b", "last"]
    assert source(imported.questionnaire.question("last").show_if) == "answered(q_b)"


def test_one_question_a_page_stays_so(reads):
    head = (*HEAD, {"class": "S", "name": "format", "text": "S"})
    items = reads(line("Q", "S", "a", "A?"), line("Q", "S", "b", "B?"), head=head).questionnaire.sections[0].items
    assert isinstance(items[1], NextPage)


def test_languages_that_follow_each_other_are_one_question(reads):
    head = (
        *HEAD[:2],
        {"class": "S", "name": "additional_languages", "text": "de-informal", "language": "da"},
        *HEAD[2:],
        line("Q", "S", "q", "Hvad?"),
        line("G", "1", "Über dich", "", language="de-informal"),
    )
    imported = reads(line("Q", "S", "q", "Was?", language="de-informal"), head=head)
    assert imported.questionnaire.question("q").ask.versions == (("da", "Hvad?"), ("de", "Was?"))


def test_excels_utf_16_is_read(reads):
    assert (
        reads(line("Q", "S", "q", "Æblegrød?"), encoding="utf-16").questionnaire.question("q").ask.source()
        == "Æblegrød?"
    )


def test_settings_of_the_survey_are_told_in_one_line(reads):
    head = (*HEAD, {"class": "S", "name": "admin", "text": "Bo"}, {"class": "S", "name": "faxto", "text": "12"})
    (change,) = reads(line("Q", "S", "q", "Hvad?"), head=head).changes
    assert dict(change.message.params) == {"names": "admin, faxto"}


@pytest.mark.parametrize(
    "content",
    [b"", b"a\tb\n1\t2\n", b"\xff\xfe", b"\xe6\xf8\xe5\n", b"class\tname\ttext\n", b"class\tname\ttext\nQ\t\0\tx\n", b"x" * (LARGEST_FILE + 1), b"class\tname\ttext\n" + b"Q\ta\tx\n" * (MOST_ROWS + 1), b"class\tname\ttext\nQ\ta\t" + b"x" * 200_000],
    ids=["empty", "another", "bom", "latin", "no question", "zero", "large", "many rows", "long cell"],
)  # fmt: skip
def test_what_is_no_survey_is_refused(tmp_path, content):
    path = tmp_path / "x.tsv"
    path.write_bytes(content)
    with pytest.raises(FormatError):
        read_limesurvey_tsv(path)


def test_no_mutilated_file_ends_in_a_traceback(tmp_path):
    whole = tsv(
        [
            *HEAD,
            line("Q", "L", "q", "Hvad?", other="Y"),
            *ANSWERS,
            line("Q", "F", "f", "Hvor?", relevance="q == '1'"),
            *PARTS,
            *ANSWERS,
        ]
    )
    draw, path = random.Random(1), tmp_path / "x.tsv"
    for _ in range(80):
        at = draw.randrange(len(whole))
        path.write_text(
            whole[:at] + draw.choice(['"', "\t", "\n", "{", "é", "", "Q"]) + whole[at + draw.randrange(9) :], "utf-8"
        )
        try:
            imported = read_limesurvey_tsv(path)
        except FormatError:
            continue
        assert write(imported.questionnaire)
