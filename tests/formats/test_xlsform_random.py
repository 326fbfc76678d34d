"""Forms put together at random: each is read or refused, and what was read goes out and comes back as it was."""

from __future__ import annotations

import random

import pytest

from survey.formats.errors import FormatError
from survey.formats.workbook_in import Table, text_of
from survey.formats.xlsform import imported_from
from survey.formats.xlsform_out import sheets_of, tables_of
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.reader import read
from survey.questionnaire.writer import write

TYPES = [
    "text", "integer", "decimal", "select_one a", "select_multiple a", "select_one b or_other", "rank a", "note", "date",
    "time", "datetime", "geopoint", "range", "acknowledge", "calculate", "begin group", "begin repeat",
    "begin loop over a", "end group", "select_one", "", "select_one nolist",
]  # fmt: skip
NAMES = [
    "q",
    "Q",
    "village",
    "id",
    "a b",
    "æøå",
    "x__y",
    "_1",
    "long_name_that_goes_on_and_on_and_on",
    "m",
    "age",
    "and",
    "",
]
LABELS = [
    "Hvem?",
    "",
    "${q}",
    "Hej ${m} og ${age}",
    "<b>x</b>",
    "a: b",
    "# nej",
    '"x" y',
    "to\nlinjer",
    "{cluster}",
    "no",
]
RELEVANT = [
    "", "", "${q} = 'x'", "${age} > 3", "${m} != ''", "not(selected(${m}, 'y'))", "${q} = 1 or ${age} < 0", "(", "false()",
    "count-selected(${m}) >= 2", "${nope} = 1", "${q} = 'x' and ${q} = 'y'", "${age} >= 3 and ${q} != 'x' and ${q} != ''",
]  # fmt: skip
CONSTRAINTS = [
    "",
    ". > 0",
    ". >= -5 and . <= 10",
    "string-length(.) < 5",
    "not(selected(., 'x') and count-selected(.) > 1)",
]
LOOKS = ["", "", "field-list", "table-list", "label", "list-nolabel", "likert", "minimal", "multiline"]
OWN = ["", "", "kind=village", "kind=matrix", "kind=end_if", "core=yes", "at_most=3", "module=A B", "publish=oops"]
OPTIONS = ["x", "y", "1", "2", "03", "other", "none", "dont_know", "refuse", "missing", "Ja", "a very long option name"]
HEADERS = ["type", "name", "label::da", "label::en", "relevant", "constraint", "appearance", "klyngesvar"]
COLUMNS = (NAMES, LABELS, LABELS, RELEVANT, CONSTRAINTS, LOOKS, OWN)


def form(rng):
    """Return the sheets of a form; most of what it begins also ends."""
    rows, begun = [HEADERS], []
    for _ in range(rng.randint(1, 12)):
        kind = rng.choice(TYPES)
        rows.append([kind, *(rng.choice(column) for column in COLUMNS)])
        if kind.startswith("begin"):
            begun.append(kind.split()[1])
        while begun and rng.random() < 0.3:
            rows.append([f"end {begun.pop()}"])
    rows += [[f"end {part}"] for part in reversed(begun)]
    choices = [["list_name", "name", "label::da", "code"]]
    for name in "ab":
        choices += [
            [name, option, rng.choice(LABELS), rng.choice(["", "5", "-8", "96"])] for option in rng.sample(OPTIONS, 4)
        ]
    return {"survey": rows, "choices": choices}


def imported(sheets):
    tables = {
        name: Table(name, tuple((number, tuple(map(text_of, row))) for number, row in enumerate(rows, 1)))
        for name, rows in sheets.items()
    }
    return imported_from(tables, "form.xlsx").questionnaire


def sound(questionnaire):
    """Return whether our own check finds no fault; what is left then is the form's own, for its author to mend."""
    try:
        return read(write(questionnaire), f"{questionnaire.name}.yaml") == questionnaire
    except QuestionnaireError:
        return False


@pytest.mark.parametrize("seed", range(4))
def test_a_random_form_is_read_or_refused_and_comes_back_as_it_was(seed):
    rng = random.Random(seed)
    questionnaires = []
    for _ in range(20):
        try:
            questionnaires.append(imported(form(rng)))
        except FormatError:
            continue
    whole = [questionnaire for questionnaire in questionnaires if sound(questionnaire)]
    assert len(whole) >= len(questionnaires) - 1 > 8
    assert all(imported(tables_of(sheets_of(each, "form.xlsx"))) == each for each in whole)
