"""Surveys kept as LimeSurvey's own archive (.lss), of new and of old kinds."""

import pytest

from survey.formats.errors import FormatError
from survey.formats.limesurvey import read_lss
from survey.questionnaire.condition_source import source


def told(imported):
    return [change.message.key for change in imported.changes]


def lss(tables, doctype="", kind="Survey"):
    made = [f"<?xml version='1.0' encoding='UTF-8'?>{doctype}<document><LimeSurveyDocType>{kind}</LimeSurveyDocType>"]
    for table, rows in tables.items():
        cells = ("".join(f"<{name}>{text}</{name}>" for name, text in row.items()) for row in rows)
        made.append(f"<{table}><rows>{''.join(f'<row>{each}</row>' for each in cells)}</rows></{table}>")
    return "".join([*made, "</document>"])


NEW = {
    "surveys": [{"language": "da", "additional_languages": "en", "format": "G"}],
    "surveys_languagesettings": [{"surveyls_language": "da", "surveyls_title": "Gammel"}],
    "groups": [{"gid": "7", "group_order": "1", "grelevance": ""}],
    "group_l10ns": [{"gid": "7", "group_name": "Om dig", "language": "da"}],
    "questions": [
        {"qid": "12", "parent_qid": "0", "gid": "7", "type": "S", "title": "Navn", "question_order": "2", "relevance": "7X7X11 == 'A1'"},
        {"qid": "11", "parent_qid": "0", "gid": "7", "type": "L", "title": "Bolig", "question_order": "1", "other": "Y", "mandatory": "Y"},
    ],
    "subquestions": [],
    "question_l10ns": [
        {"qid": "11", "question": "<![CDATA[<p>Bolig?</p>]]>", "language": "da"},
        {"qid": "11", "question": "Home?", "language": "en"},
        {"qid": "12", "question": "Navn, {INSERTANS:7X7X11}?", "language": "da"},
    ],
    "answers": [
        {"aid": "2", "qid": "11", "code": "A2", "sortorder": "2", "scale_id": "0"},
        {"aid": "1", "qid": "11", "code": "A1", "sortorder": "1", "scale_id": "0"},
    ],
    "answer_l10ns": [
        {"aid": "1", "answer": "Eje", "language": "da"},
        {"aid": "2", "answer": "Leje", "language": "da"},
        {"aid": "1", "answer": "Own", "language": "en"},
    ],
    "question_attributes": [{"qid": "11", "attribute": "other_replace_text", "value": "Andet!", "language": "da"}],
}  # fmt: skip
OLD = {
    "surveys": [{"language": "da"}],
    "surveys_languagesettings": [{"surveyls_language": "da", "surveyls_title": "Gammel"}],
    "groups": [{"gid": "7", "group_order": "1", "group_name": "Om dig", "language": "da"}],
    "questions": [
        {
            "qid": "11",
            "parent_qid": "0",
            "gid": "7",
            "type": "F",
            "title": "Svar",
            "question": "Hvad?",
            "language": "da",
        }
    ],
    "subquestions": [
        {"qid": "12", "parent_qid": "11", "gid": "7", "type": "T", "title": "SQ1", "question": "Et", "language": "da"}
    ],
    "answers": [{"qid": "11", "code": "A1", "answer": "Ja", "sortorder": "1", "language": "da", "scale_id": "0"}],
}


@pytest.fixture
def reads_lss(tmp_path):
    """Read an `.lss` file with this content."""

    def reads_lss(content):
        path = tmp_path / "gammel.lss"
        path.write_text(content, encoding="utf-8")
        return read_lss(path)

    return reads_lss


def test_an_lss_file_is_read(reads_lss):
    imported = reads_lss(lss(NEW))
    home, name = imported.questionnaire.questions()
    assert home.ask.versions == (("da", "Bolig?"), ("en", "Home?"))
    assert [(option.name, option.label.source()) for option in home.options] == [
        ("a1", "Eje"),
        ("a2", "Leje"),
        ("other", "Andet!"),
    ]
    assert (name.ask.source(), name.show_if.right[0].name) == ("Navn, ${bolig}?", "a1")


def test_an_lss_file_of_the_old_kind_is_read(reads_lss):
    (question,) = reads_lss(lss(OLD)).questionnaire.questions()
    assert (question.kind, question.rows[0].name, question.options[0].label.source()) == ("matrix", "sq1", "Ja")


def test_a_part_that_is_called_by_numbers_alone_is_found(reads_lss):
    table = {
        **OLD,
        "questions": [
            {"qid": "1", "parent_qid": "0", "gid": "7", "type": "M", "title": "Valg", "question": "Hvad?", "question_order": "1"},
            {"qid": "3", "parent_qid": "0", "gid": "7", "type": "S", "title": "Mere", "question": "Mere?", "question_order": "2",
             "relevance": "7X7X12.NAOK == 'Y'"},
        ],
        "subquestions": [{"qid": "2", "parent_qid": "1", "title": "2", "question": "To"}],
    }  # fmt: skip
    assert source(reads_lss(lss(table)).questionnaire.question("mere").show_if) == "has(valg, 2)"


@pytest.mark.parametrize(("relevance", "told_of"), [("1", ["limesurvey_table_left"]), ("is_empty(x)", [])])
def test_conditions_of_the_old_kind_are_told_where_no_relevance_says_them(reads_lss, relevance, told_of):
    questions = [OLD["questions"][0] | {"relevance": relevance}]
    imported = reads_lss(lss({**OLD, "questions": questions, "conditions": [{"qid": "11", "value": "A1"}]}))
    assert [key for key in told(imported) if key == "limesurvey_table_left"] == told_of


def test_tables_that_no_questionnaire_has_are_told(reads_lss):
    imported = reads_lss(lss({**OLD, "quota": [{"id": "1"}, {"id": "2"}]}))
    assert "limesurvey_table_left" in told(imported)


@pytest.mark.parametrize(
    "content",
    ["", "{}", "<document/>", lss(OLD, kind="Question"), lss({}), lss(OLD)[:-3]],
    ids=["empty", "json", "bare", "question", "no tables", "cut"],
)
def test_what_is_no_lss_file_is_refused(reads_lss, content):
    with pytest.raises(FormatError):
        reads_lss(content)


@pytest.mark.parametrize(
    "declared",
    [
        "<!ENTITY x SYSTEM 'file:///etc/hostname'>",
        "".join(f"<!ENTITY {'x' * i} '&{'x' * (i + 1)};&{'x' * (i + 1)};'>" for i in range(1, 30)),
    ],
    ids=["another file", "ever more"],
)
def test_a_file_that_declares_entities_is_refused(reads_lss, declared):
    content = lss(OLD, doctype=f"<!DOCTYPE document [{declared}]>").replace("Hvad?", "Hvad?&x;")
    with pytest.raises(FormatError):
        reads_lss(content)
