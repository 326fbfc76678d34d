"""The check of a posted page: any form at all is answered by values, errors and blanks, never by an exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire.answers import Answers
from survey.questionnaire.check import check_page
from survey.questionnaire.checking import CHECKERS
from survey.questionnaire.questions import KINDS
from survey.questionnaire.route import shown
from survey.texts.sentences import SENTENCES

PAGES = ["home-1", "home-2", "opinions-1", "opinions-2", "words-1"]


@pytest.fixture
def checked(fielded):
    """Check a form on a page, after other answers."""

    def check(page_id, form, **values):
        return check_page(fielded.page(page_id), form, Answers(values=values), this_year=2026)

    return check


def keys(checked):
    return [(error.field, error.message.key) for error in checked.errors]


def test_every_kind_has_a_checker():
    assert tuple(CHECKERS) == KINDS


def test_an_empty_page_is_all_blanks(checked):
    found = checked("opinions-1", {}, village="nord")
    assert (found.values, found.errors, found.blanks) == ({}, (), ("happy", "statements", "visits"))


def test_a_required_blank_is_an_error(checked):
    assert keys(checked("home-1", {"village": [""]})) == [("village", "required_village")]


def test_a_refusal_answers_a_required_question(checked):
    assert checked("home-1", {"village": ["refuse"]}).values == {"village": "refuse"}


def test_unknown_fields_are_left_aside(checked):
    found = checked("home-1", {"village": ["nord"], "csrf_token": ["x"], "village__bogus": ["1"], "\x00": ["\ud800"]})
    assert (found.values, found.errors) == ({"village": "nord"}, ())


@pytest.mark.parametrize(
    ("posted", "key"),
    [(["nord", "soender"], "choose_one"), (["atlantis"], "choose_listed"), (["=HYPERLINK("], "choose_listed")],
)
def test_a_single_takes_one_listed_option(checked, posted, key):
    assert keys(checked("home-1", {"village": posted})) == [("village", key)]


def test_an_answer_opens_the_next_question_on_the_same_page(checked):
    found = checked("home-2", {"tenure": ["all_year"]})
    assert (found.shown, found.blanks) == (("tenure", "moved_here"), ("moved_here",))


def test_a_question_hidden_by_this_page_is_not_read(checked):
    found = checked("home-2", {"tenure": ["holiday"], "moved_here": ["abc"]}, tenure="all_year", moved_here=1999)
    assert (found.values, found.errors) == ({"tenure": "holiday"}, ())


def test_words_of_other_are_kept_only_with_other(checked):
    assert checked("home-2", {"tenure": ["holiday"], "tenure__other_text": ["Et bofællesskab"]}).values == {
        "tenure": "holiday"
    }
    assert checked("home-2", {"tenure": ["other"], "tenure__other_text": [" Et  bofællesskab "]}).values == {
        "tenure": "other",
        "tenure__other_text": "Et bofællesskab",
    }


def test_words_of_other_alone_choose_it(checked):
    assert checked("home-2", {"tenure__other_text": ["Et bofællesskab"]}).values["tenure"] == "other"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1999", 1999), (" 1.999 ", 1999), ("1,999", 1999), ("1 999", 1999), ("1999,0", 1999), ("１９９９", 1999),
    ],
)  # fmt: skip
def test_a_whole_number_is_read_as_danes_and_others_write_it(checked, typed, value):
    assert checked("home-2", {"tenure": ["all_year"], "moved_here": [typed]}).values["moved_here"] == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12,5", 12.5), ("12.5", 12.5), ("12,50 km", 12.5), ("7", 7), ("0,5", 0.5), ("3 km", 3), ("4,0", 4),
    ],
)  # fmt: skip
def test_decimals_are_read_where_they_are_allowed(checked, typed, value):
    form = {"tenure": ["all_year"], "moved_here": ["2010"], "distance": [typed]}
    assert checked("home-2", form).values["distance"] == value


@pytest.mark.parametrize(
    ("field", "typed", "key"),
    [
        ("moved_here", "for længe siden", "number_whole"),
        ("moved_here", "1999,5", "number_whole"),
        ("moved_here", "1.9.99", "number_whole"),
        ("moved_here", "1800", "number_between"),
        ("moved_here", "2027", "number_between"),
        ("moved_here", "-5", "number_between"),
        ("moved_here", "9" * 5000, "number_between"),
        ("distance", "langt", "number_decimal"),
        ("distance", "51", "number_decimal_between"),
        ("distance", "1,25", "number_decimals"),
        ("distance", "1,234.5.6", "number_decimal"),
    ],
)
def test_a_faulty_number_is_told_what_to_write(checked, field, typed, key):
    form = {"tenure": ["all_year"], "moved_here": ["2010"], "distance": ["1"]} | {field: [typed]}
    assert (field, key) in keys(checked("home-2", form))


def test_a_number_out_of_range_names_both_ends(checked):
    error = checked("home-2", {"tenure": ["all_year"], "moved_here": ["3"]}).errors[0]
    assert error.message.params == (("max", 2026), ("min", 1920))


def test_a_matrix_keeps_rows_and_tells_of_blank_ones(checked):
    found = checked(
        "opinions-1", {"statements__meeting": ["2"], "happy": ["dont_know"], "visits__soender": ["1"]}, village="nord"
    )
    assert found.values == {"happy": "dont_know", "statements": {"meeting": "2"}, "visits": {"soender": "1"}}
    assert found.blanks == ("statements",)


def test_a_faulty_row_is_the_error_of_its_field(checked):
    found = checked("opinions-1", {"statements__meeting": ["9"], "statements__safe": ["1", "2"]})
    assert keys(found) == [("statements__meeting", "choose_listed"), ("statements__safe", "choose_one")]


def test_ones_own_village_is_no_row(checked):
    assert "visits" not in checked("opinions-1", {"visits__nord": ["1"]}, village="nord").values


@pytest.mark.parametrize(
    ("posted", "value"),
    [
        (["price", "nature", "price"], ("nature", "price")),
        (["nature", "none"], ("none",)),
        (["dont_know", "nature", "family", "price"], ("dont_know",)),
    ],
)
def test_several_are_kept_in_order_and_an_exclusive_one_alone(checked, posted, value):
    assert checked("opinions-2", {"reasons": posted}).values["reasons"] == value


def test_too_many_are_counted_back(checked):
    error = checked("opinions-2", {"reasons": ["nature", "family", "price"]}).errors[0]
    assert (error.message.key, error.message.params) == ("choose_at_most", (("chosen", 3), ("max", 2)))


def test_a_ranking_keeps_the_order_given(checked):
    assert checked("opinions-2", {"wishes": ["shop", "path"]}).values["wishes"] == ("shop", "path")


@pytest.mark.parametrize(
    ("parts", "spot"),
    [
        ({"place": "school"}, {"place": "school"}),
        ({"words": "den  gamle SKOLE."}, {"place": "school"}),
        ({"words": "A\u030adalen"}, {"words": "Ådalen"}),
        ({"place": "hall", "words": "bag ved"}, {"place": "hall", "words": "bag ved"}),
        ({"lon": "9.51234567", "lat": "56,1"}, {"lon": 9.5123, "lat": 56.1}),
        ({"place": "nowhere", "each": "light"}, {"nowhere": True, "each": "light"}),
        ({"each": "bench"}, {"nowhere": True, "each": "bench"}),
        ({"place": "nowhere", "words": "ved åen"}, {"words": "ved åen"}),
        ({"place": "hall", "other_text": "Et flag"}, {"place": "hall", "each": "other", "other_text": "Et flag"}),
    ],
)
def test_all_three_ways_to_a_place_are_equal(checked, parts, spot):
    form = {f"missing_here__2_{part}": [text] for part, text in parts.items()}
    assert checked("words-1", form).values["missing_here"] == (spot,)


def test_no_place_stands_alone(checked):
    form = {"missing_here__none": ["1"], "missing_here__1_place": ["hall"]}
    assert checked("words-1", form).values["missing_here"] == ({"none": True},)


@pytest.mark.parametrize(
    ("field", "typed", "key"),
    [
        ("missing_here__1_place", "atlantis", "place_listed"),
        ("missing_here__1_lon", "9.5", "place_point"),
        ("missing_here__1_each", "atlantis", "choose_listed"),
        ("missing_here__1_words", "x" * 201, "text_long"),
        ("favourite__1_place", "nowhere", "place_listed"),
    ],
)
def test_a_faulty_part_of_a_place_is_the_error_of_its_field(checked, field, typed, key):
    assert (field, key) in keys(checked("words-1", {field: [typed]}))


def test_words_about_no_place_ask_for_the_place(checked):
    assert keys(checked("words-1", {"favourite__1_each": ["Udsigten"]})) == [("favourite__1_place", "place_missing")]


def test_a_text_is_cleaned_and_counted_in_characters(checked):
    text = "Æble\r\n\x00\u202e👩‍🌾\ud800 <script>"
    assert checked("words-1", {"ideas": [text]}, reasons=("nature",)).values["ideas"] == "Æble\n👩‍🌾 <script>"


def test_a_long_text_is_told_its_length(checked):
    error = checked("words-1", {"ideas": ["ø" * 1_000_000]}, reasons=("nature",)).errors[0]
    assert error.message.params == (("length", 1_000_000), ("max", 20))


def test_a_date_becomes_iso(checked):
    form = {"since__day": ["4."], "since__month": ["08"], "since__year": ["1975"]}
    assert checked("words-1", form).values["since"] == "1975-08-04"


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (("31", "2", "1975"), "date_unknown"),
        (("4", "", "1975"), "date_incomplete"),
        (("4", "aug", "1975"), "date_digits"),
        (("4", "8", "75"), "date_year"),
        (("４", "8", "1975"), "date_digits"),
    ],
)
def test_a_faulty_date_is_told_what_to_write(checked, parts, key):
    form = {f"since__{part}": [text] for part, text in zip(("day", "month", "year"), parts, strict=True)}
    assert [found for _, found in keys(checked("words-1", form))] == [key]


def test_what_was_typed_comes_back(checked):
    found = checked("home-2", {"tenure": ["all_year"], "moved_here": [" 19 hundrede\x00 "], "other": ["x"]})
    assert found.typed == {"tenure": ("all_year",), "moved_here": (" 19 hundrede ",)}


FIELDS = [
    "village", "tenure", "tenure__other_text", "moved_here", "distance", "happy", "statements__meeting",
    "statements__safe", "visits__nord", "reasons", "reasons__other_text", "wishes", "missing_here__1_place",
    "missing_here__1_words", "missing_here__1_lon", "missing_here__1_lat", "missing_here__1_each", "favourite__1_words",
    "missing_here__none", "ideas", "since__day", "since__month", "since__year", "village__", "__", "ideas__x",
]  # fmt: skip
STRING = st.one_of(
    st.text(st.characters(), max_size=12),
    st.sampled_from(
        ["nord", "all_year", "other", "nature", "none", "1", "2", "2010", "9,5", "١٢", "²", "1e5", "school"]
    ),
)
FORM = st.dictionaries(
    st.one_of(st.sampled_from(FIELDS), st.text(max_size=5)), st.lists(STRING, max_size=3), max_size=10
)


@settings(max_examples=200, deadline=None)
@given(page_id=st.sampled_from(PAGES), form=FORM)
def test_no_form_raises_and_every_error_has_a_sentence(fielded, page_id, form):
    stored = Answers(values={"village": "nord", "tenure": "all_year", "reasons": ("nature",)})
    found = check_page(fielded.page(page_id), form, stored, this_year=2026)
    assert all(SENTENCES[error.message.key] % dict(error.message.params) for error in found.errors)
    assert {error.question for error in found.errors} <= set(found.shown)


@settings(max_examples=100, deadline=None)
@given(page_id=st.sampled_from(PAGES), form=FORM)
def test_only_shown_questions_get_values(fielded, page_id, form):
    page = fielded.page(page_id)
    found = check_page(page, form, Answers(), this_year=2026)
    asked = {question.name for question in shown(page, Answers(values=found.values), this_year=2026)}
    assert {name.removesuffix("__other_text") for name in found.values} <= asked
