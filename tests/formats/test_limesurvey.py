"""A questionnaire on its way to LimeSurvey and back."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.formats.limesurvey import read_limesurvey_tsv
from survey.formats.limesurvey_names import NameMap, map_file
from survey.formats.limesurvey_out import exported, save_limesurvey, write_limesurvey
from survey.formats.limesurvey_out_questions import BUILDERS
from survey.questionnaire.condition_text import parse
from survey.questionnaire.questions import (
    KINDS,
    Matrix,
    Multi,
    Number,
    NumberLimits,
    Option,
    Places,
    Ranking,
    Repeat,
    Row,
    Scale,
    Single,
    Text,
)
from survey.questionnaire.structure import NextPage, Questionnaire, Section
from survey.questionnaire.wording import Wording


def sayable(questionnaire):
    """Return the questionnaire without what LimeSurvey has no room for: what a line must have."""
    sections = tuple(replace(section, items=tuple(map(_sayable, section.items))) for section in questionnaire.sections)
    return replace(questionnaire, sections=sections)


def _sayable(item):
    if getattr(item, "name", "") == "own_name":  # where a translation is missing, the source is written out
        return replace(item, ask=Wording(tuple((language, item.ask.source()) for language in ("da", "en"))))
    if isinstance(item, Repeat):
        return replace(item, items=tuple(replace(each, required=False) for each in item.items))
    return item


def without(questionnaire, *names):
    def kept(item):
        return getattr(item, "name", None) not in names

    sections = tuple(replace(each, items=tuple(filter(kept, each.items))) for each in questionnaire.sections)
    return replace(questionnaire, sections=sections)


def there_and_back(questionnaire, folder):
    path = folder / "survey.tsv"
    save_limesurvey(questionnaire, path)
    return read_limesurvey_tsv(path)


@pytest.fixture(scope="module")
def rows(fielded_survey):
    """The lines of the written file, each a mapping from column to cell."""
    return list(csv.DictReader(write_limesurvey(fielded_survey).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def cells(rows, name, column, **where):
    return next(row[column] for row in rows if row["name"] == name and where.items() <= row.items())


def test_every_kind_has_a_builder():
    assert tuple(BUILDERS) == KINDS


@pytest.mark.parametrize("which", ["survey", "fielded_survey"])
def test_what_both_can_say_comes_back(which, request, tmp_path):
    questionnaire = sayable(without(request.getfixturevalue(which), "most"))
    imported = there_and_back(questionnaire, tmp_path)
    assert imported.changes == ()
    assert imported.questionnaire == questionnaire


def test_what_comes_back_is_written_as_it_was(survey, tmp_path):
    questionnaire = without(survey, "most")
    assert exported(there_and_back(questionnaire, tmp_path).questionnaire).text == write_limesurvey(questionnaire)


def test_without_the_map_names_are_limesurveys_and_questions_the_same(survey, tmp_path):
    path = tmp_path / "survey.tsv"
    save_limesurvey(survey, path)
    map_file(path).unlink()
    questionnaire = read_limesurvey_tsv(path).questionnaire
    assert questionnaire.question("movedhere").show_if == parse("tenure == 1")
    assert questionnaire.question("statements").rows[0].name == "meetingplace"


def test_no_cell_needs_quotes(fielded_survey):
    text = write_limesurvey(fielded_survey)
    assert not any(cell.startswith('"') for line in text.splitlines() for cell in line.split("\t"))


def test_every_page_is_a_group_in_every_language(rows, fielded_survey):
    groups = [(row["type/scale"], row["language"]) for row in rows if row["class"] == "G"]
    pages = len(fielded_survey.pages) + 1  # and that of the ending
    assert groups == [(str(i), language) for i in range(1, pages + 1) for language in ("da", "en")]


def test_the_survey_promises_what_we_promise(rows):
    assert cells(rows, "anonymized", "text") == "Y"
    assert cells(rows, "ipaddr", "text") == "N"


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("village", "L"), ("tenure", "L"), ("happy", "L"), ("movedhere", "N"), ("before", "X"), ("statements", "F"),
        ("hours", "K"), ("reasons", "M"), ("wishes", "R"), ("ideas", "T"), ("ownname", "S"), ("since", "D"),
        ("awake", "D"), ("activities", "X"), ("activities2weekday", "M"), ("missinghere1place", "L"),
    ],
)  # fmt: skip
def test_each_kind_has_a_type_of_limesurveys(rows, name, sort):
    assert cells(rows, name, "type/scale", **{"class": "Q"}) == sort


@pytest.mark.parametrize(
    ("name", "column", "cell"),
    [
        ("tenure", "other", "Y"),
        ("tenure", "other_replace_text", "Andet, skriv:"),
        ("reasons", "exclude_all_others", "none;dontknow"),
        ("reasons", "max_answers", "2"),
        ("reasons", "subquestion_order", "random"),
        ("movedhere", "min_num_value_n", "1920"),
        ("movedhere", "max_num_value_n", "2026"),
        ("movedhere", "text", "Hvilket år flyttede du til {village.shown}?"),
        ("distance", "suffix", "km"),
        ("awake", "date_format", "HH:MM"),
        ("tenure", "help", "Et sommerhus er &lt; 1 bolig"),
        ("most", "relevance", "reasons_nature.NAOK == 'Y' or reasons_nearfamily.NAOK == 'Y' or reasons_price.NAOK == 'Y' or !is_empty(reasons_other.NAOK)"),
        ("activities2what", "relevance", "count(activities1what.NAOK, activities1weekday_monday.NAOK, activities1weekday_tuesday.NAOK, activities1begins.NAOK) > 0"),
    ],
)  # fmt: skip
def test_what_a_question_asks_for_stands_in_its_attributes(rows, name, column, cell):
    assert cells(rows, name, column, **{"class": "Q"}) == cell


def test_a_later_page_is_kept_from_whoever_was_thanked(rows):
    relevance = [row["relevance"] for row in rows if row["class"] == "G" and row["language"] == "da"]
    assert relevance[1] == "village.NAOK == '901'"
    assert all(text.startswith("homeend1.NAOK != '1'") for text in relevance[2:])


def test_losses_are_told_each_at_its_question(survey):
    told = {(loss.file, loss.message.key) for loss in exported(survey).losses}
    assert told == {
        ("survey:home.end_1", "elsewhere_end_is_stored"),
        ("survey:most", "limesurvey_offers_all"),
        ("survey:missing_here", "elsewhere_no_map"),
        ("survey:activities", "limesurvey_line_not_required"),
    }


def test_codes_in_the_map_are_ours(survey):
    names = exported(survey).names
    codes = {pair.name: pair.code for pair in names.pairs if pair.question == "tenure"}
    assert codes == {"all_year": 1, "holiday": 2, "other": 96, "dont_know": -8}


def test_rows_offered_from_an_earlier_question_are_filtered_and_come_back(tmp_path):
    options = tuple(Option(name, code, said(name)) for code, name in enumerate(("path", "bus"), start=1))
    wishes = Multi(name="wishes", ask=said("Hvad?"), options=options)
    steps = tuple(Option(str(i), i, said(f"{i}.")) for i in (1, 2))
    rows = tuple(Row(option.name, option.label) for option in options)
    matrix = Matrix(name="how", ask=said("Hvor?"), rows=rows, options=steps, offered_from="wishes")
    questionnaire = survey_of(wishes, NextPage(), matrix)
    assert there_and_back(questionnaire, tmp_path).questionnaire == questionnaire


def said(text):
    return Wording((("da", text),))


def survey_of(*items):
    return Questionnaire("made", 1, ("da",), said("Lavet"), (Section("all", said("Alt"), items),))


TEXTS = st.lists(
    st.text("abcæøå<>&\"'{}[]()%#;:/|é=\xa0", min_size=1, max_size=8).filter(lambda word: word.strip()),
    min_size=1,
    max_size=3,
).map(lambda words: said(" ".join(words).strip() + "x"))
WORDS = st.lists(st.text("ab1", min_size=1, max_size=5), min_size=1, max_size=2).map(
    lambda parts: f"n{'_'.join(parts)}"
)


@st.composite
def option_lists(draw, *, roles=()):
    names = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    plain = [Option(name, code, draw(TEXTS)) for code, name in enumerate(names, start=1)]
    codes = {"other": 96, "none": 95, "not_used": 97, "dont_know": -8, "refuse": -7}
    extra = [Option(role, codes[role], draw(TEXTS), role) for role in codes if role in roles and draw(st.booleans())]
    return (*plain, *extra)


@st.composite
def asked(draw, name):
    common = {"name": name, "ask": draw(TEXTS), "required": draw(st.booleans())}
    kind = draw(st.sampled_from(["single", "scale", "multi", "ranking", "matrix", "numbers", "number", "text"]))
    order = draw(st.sampled_from(["written", "random"]))
    rows = tuple(Row(each.name, each.label) for each in draw(option_lists()))
    limits = NumberLimits(
        draw(st.integers(0, 9)), draw(st.sampled_from([None, 9, 50, "this_year"])), Wording(), draw(st.integers(0, 3))
    )
    silent = ("dont_know", "refuse")
    return {
        "single": lambda: Single(**common, options=draw(option_lists(roles=("other", "none", *silent))), order=order),
        "scale": lambda: Scale(**common, options=draw(option_lists(roles=("not_used", *silent)))),
        "multi": lambda: Multi(**common, options=draw(option_lists(roles=("other", "none", *silent))), order=order),
        "ranking": lambda: Ranking(**common, options=draw(option_lists(roles=("none", *silent))), order=order),
        "matrix": lambda: Matrix(**common, rows=rows, options=draw(option_lists(roles=("not_used", *silent)))),
        "numbers": lambda: Matrix(**common, rows=rows, number=limits),
        "number": lambda: Number(**common, limits=limits),
        "text": lambda: Text(**common, max_length=draw(st.integers(1, 2000)), lines=draw(st.integers(1, 9))),
    }[kind]()


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_questionnaire_comes_back(data, tmp_path_factory):
    names = data.draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    questionnaire = survey_of(*(data.draw(asked(name)) for name in names))
    imported = there_and_back(questionnaire, tmp_path_factory.getbasetemp())
    assert imported.questionnaire == questionnaire


def test_one_place_of_a_list_comes_back(tmp_path):
    places = (Option("hall", 1, said("Hallen")), Option("school", 2, said("Skolen")))
    question = Places(name="spot", ask=said("Hvor?"), places=places, place_optional=True, each=said("Hvorfor?"))
    assert there_and_back(survey_of(question), tmp_path).questionnaire == survey_of(question)


def test_the_map_is_one_to_one(fielded_survey):
    pairs = exported(fielded_survey).names.pairs
    again = NameMap()
    for pair in pairs:
        again.add(pair)
    assert len({(pair.sort, pair.question, pair.limesurvey) for pair in pairs}) == len(pairs)


def test_a_tab_or_break_in_a_text_breaks_no_line(tmp_path):
    questionnaire = survey_of(Text(name="why", ask=said("Hvorfor\tdet?\r\nSkriv.")))
    assert there_and_back(questionnaire, tmp_path).questionnaire.question("why").ask == said("Hvorfor det?\nSkriv.")
