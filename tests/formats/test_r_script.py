import re

import pytest

from survey.formats import r_script
from survey.formats.column import Coded
from survey.questionnaire.wording import Wording

STRING = r'"(?:[^"\\]|\\.)*"'


@pytest.fixture(scope="module")
def script(datafile):
    return r_script.text(datafile, file="svar.csv")


def _unquoted(string):
    return re.sub(r"\\(.)", r"\1", string[1:-1])


def _calls(script):
    """Each variable's call: its function, and all that stands after the name."""
    found = re.findall(rf"^(faktor|gruppe|maalt|punkt|tekst|dag|klokken)\(({STRING}), (.*)\)$", script, re.MULTILINE)
    return {_unquoted(name): (function, rest) for function, name, rest in found}


def test_every_column_is_given_its_words_once(datafile, script):
    assert list(_calls(script)) == [column.name for column in datafile.columns]


def test_factors_have_the_codes_and_the_labels_of_the_codebook(datafile, script):
    for name, (function, rest) in _calls(script).items():
        if function == "faktor":
            codes, labels = re.findall(r"c\(([^()]*(?:\([^()]*\)[^()]*)*)\)", rest)[:2]
            answers = datafile.column(name).answers()
            assert [int(code) for code in codes.split(", ")] == [coded.code for coded in answers]
            assert [_unquoted(label) for label in re.findall(STRING, labels)] == [a.label.source() for a in answers]


def test_what_has_an_order_is_an_ordered_factor(script):
    calls = _calls(script)
    assert "ordnet = TRUE" in calls["happy"][1]
    assert "ordnet" not in calls["tenure"][1]


def test_the_questionnaires_own_words_for_a_missing_answer_are_kept(script):
    assert '"-8" = "Ved ikke, kommer ikke her"' in _calls(script)["happy"][1]


def test_brackets_in_the_script_are_closed(script):
    bare = re.sub(r"#.*", "", re.sub(STRING, '""', script))
    assert all(bare.count(opened) == bare.count(closed) for opened, closed in ("()", "{}", "[]"))


def test_two_options_with_the_same_words_stay_two():
    same = Wording((("da", "Ved siden af"),))
    codes = (Coded(1, same), Coded(2, same), Coded(3, Wording((("da", "Andet"),))))
    assert list(r_script.apart(codes, "da")) == ["Ved siden af (1)", "Ved siden af (2)", "Andet"]
