"""`from`: a question that offers only what was chosen in an earlier one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire import route
from survey.questionnaire.answers import Answers
from survey.questionnaire.budget import minutes
from survey.questionnaire.check import check_page
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.reader import read
from survey.questionnaire.texts import fill
from survey.questionnaire.variables import row, variables
from survey.questionnaire.writer import write

TEXT = """\
questionnaire: choices
format: 1
version: 1
languages: [da, en]
incomplete_ok: yes
title: Hvorfor her?
sections:
  - section: reasons_first
    title: Grunde
    questions:
      - multi: reasons
        ask: Hvorfor bor du her?
        options:
          - nature: Naturen
          - price: Prisen
          - family: Familien
        other: yes
        none: Ingen af disse
        dont_know: yes
      - next_page
      - single: main
        ask: Hvad betyder mest?
        from: reasons
        dont_know: yes
      - ranking: in_order
        ask: I hvilken rækkefølge?
        from: reasons
        at_most: 2
      - matrix: much
        ask: Hvor meget betyder det?
        from: reasons
        options:
          - 1: Meget
          - 2: Lidt
      - text: why
        ask: Hvorfor ${main}?
        show_if: answered(main)
"""
PAGES = ("reasons_first-1", "reasons_first-2")


@pytest.fixture(scope="module")
def choices():
    return read({"choices.yaml": TEXT}, "choices.yaml")


@pytest.fixture
def offered(choices):
    """The names, and labels, of what is offered."""

    def offered(question, **values):
        page = choices.page("reasons_first-2")
        found = route.narrowed(choices.question(question), page, Answers(values=values), this_year=2026)
        return [(each.name, each.label.source()) for each in getattr(found, "rows", ()) or found.options]

    return offered


@pytest.fixture
def cells(choices):
    def cells(*, sent_from=None, passed=(), **values):
        return row(choices, Answers(values=values, passed=passed), sent_from=sent_from, this_year=2026)

    return cells


@pytest.fixture
def checked(choices):
    def checked(form, **values):
        return check_page(choices.page("reasons_first-2"), form, Answers(values=values), this_year=2026)

    return checked


def test_the_options_are_those_of_the_earlier_question_with_its_codes(choices):
    options = choices.question("main").options
    assert [(option.name, option.code, option.role) for option in options] == [
        ("nature", 1, "plain"), ("price", 2, "plain"), ("family", 3, "plain"), ("other", 96, "plain"),
        ("dont_know", -8, "dont_know"),
    ]  # fmt: skip


def test_a_matrix_takes_the_plain_ones_as_rows(choices):
    assert [row.name for row in choices.question("much").rows] == ["nature", "price", "family"]


def test_only_what_was_chosen_is_offered(offered):
    assert offered("main", reasons=("price", "nature")) == [
        ("nature", "Naturen"), ("price", "Prisen"), ("dont_know", "Ved ikke"),
    ]  # fmt: skip
    assert offered("much", reasons=("family", "other")) == [("family", "Familien")]


def test_what_the_resident_wrote_is_offered_in_those_words(offered):
    chosen = {"reasons": ("other",), "reasons__other_text": "Roen"}
    assert offered("in_order", **chosen) == [("other", "Roen")]
    assert offered("in_order", reasons=("other",)) == [("other", "Andet")]


@pytest.mark.parametrize(
    ("reasons", "shown"),
    [
        (("nature",), ["main", "in_order", "much"]),
        (("other",), ["main", "in_order"]),
        (("none",), []),
        (("dont_know",), []),
        (None, []),
    ],
)
def test_with_nothing_to_offer_the_question_is_not_shown(choices, reasons, shown):
    values = {"reasons": reasons} if reasons else {}
    found = route.shown(choices.page("reasons_first-2"), Answers(values=values), this_year=2026)
    assert [question.name for question in found] == shown


def test_what_was_not_offered_is_minus_one(cells):
    found = cells(reasons=("nature", "other"), in_order=("other", "nature"), much={"nature": "2"}, main="other")
    assert [found[f"in_order__{name}"] for name in ("nature", "price", "family", "other")] == [2, -1, -1, 1]
    assert ([found[f"much__{name}"] for name in ("nature", "price", "family")], found["main"]) == ([2, -1, -1], 96)


def test_offered_and_left_blank_is_minus_nine(cells):
    found = cells(reasons=("nature",))
    assert [found[name] for name in ("main", "in_order__nature", "in_order__price", "much__nature")] == [-9, -9, -1, -9]


def test_a_question_that_nothing_is_offered_in_was_not_asked(cells):
    found = cells(reasons=("none",), main="nature", in_order=("nature",), much={"nature": "1"})
    assert {found[name] for name in ("main", "in_order__nature", "in_order__other", "much__nature")} == {-1}


def test_where_the_earlier_question_was_not_reached_neither_was_this(cells):
    found = cells(sent_from="reasons_first-2")
    assert (found["reasons__nature"], found["main"], found["much__price"], found["in_order__other"]) == (-2, -2, -2, -2)


def test_where_nothing_was_chosen_it_was_not_asked_though_not_reached(cells):
    found = cells(sent_from="reasons_first-1", reasons=("none",))
    assert (found["main"], found["much__price"], found["why__missing"]) == (-1, -1, -1)


def test_an_answer_that_is_no_longer_offered_is_gone(cells):
    found = cells(reasons=("nature",), main="price", in_order=("price", "nature"), much={"price": "1"}, why="Billigt")
    assert (found["main"], found["why__missing"]) == (-9, -1)
    assert (found["in_order__price"], found["in_order__nature"], found["much__price"]) == (-1, 1, -1)


def test_no_condition_sees_an_answer_that_is_no_longer_offered(choices):
    page = choices.page("reasons_first-2")
    shown = lambda main: [  # noqa: E731 - one line of its own
        q.name for q in route.shown(page, Answers(values={"reasons": ("nature",), "main": main}), this_year=2026)
    ]
    assert ("why" in shown("nature"), "why" in shown("price")) == (True, False)


def test_a_posted_answer_that_is_not_offered_is_left_aside(checked):
    found = checked({"main": ["price"], "in_order": ["price", "nature"], "much__price": ["1"]}, reasons=("nature",))
    assert (found.values, found.errors) == ({"in_order": ("nature",)}, ())


def test_what_is_no_option_at_all_is_a_fault_still(checked):
    assert [error.message.key for error in checked({"main": ["atlantis"]}, reasons=("nature",)).errors] == [
        "choose_listed"
    ]


@pytest.mark.parametrize(("main", "words"), [("price", "Prisen"), ("other", "Roen"), (None, "…")])
def test_it_stands_in_a_text_by_its_label_or_in_the_residents_words(choices, main, words):
    values = {"reasons": ("price", "other"), "reasons__other_text": "Roen"} | ({"main": main} if main else {})
    assert fill("Hvorfor ${main}?", choices, Answers(values=values), "da") == f"Hvorfor {words}?"


def test_it_is_not_on_the_shortest_route(choices):
    assert minutes(choices)[0] == pytest.approx(15 / 60)


def test_it_is_written_and_read_back(choices):
    assert read(write(choices), "choices.yaml") == choices


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("from: reasons\n        dont", "from: reason\n        dont", ["from_unknown"]),
        ("from: reasons\n        dont", "from: in_order\n        dont", ["from_no_multi"]),
        ("from: reasons\n        dont", "from: main\n        dont", ["from_no_multi"]),
        ("from: reasons\n        dont", "from: reasons\n        other: yes\n        dont", ["from_and_own"]),
        ("from: reasons\n        dont", "from: reasons\n        list: agree\n        dont", ["from_and_own"]),
        ("from: reasons\n        options", "from: reasons\n        each_village: yes\n        options", ["from_and_own"]),
        ("at_most: 2", "at_most: 5", ["at_most_above_options"]),
        ("- text: why", "- number: why\n        from: reasons\n        x: yes\n      - text: why2",
         ["key_elsewhere", "key_unknown", "ask_missing"]),
    ],
)  # fmt: skip
def test_faults_of_from(old, new, keys):
    with pytest.raises(QuestionnaireError) as raised:
        read({"choices.yaml": TEXT.replace(old, new)}, "choices.yaml")
    assert sorted(fault.message.key for fault in raised.value.faults) == sorted(keys)


def test_a_question_that_comes_later_offers_nothing_yet():
    start, end = TEXT.index("      - multi"), TEXT.index("      - next_page")
    text = TEXT[:start] + TEXT[end:] + TEXT[start:end]
    with pytest.raises(QuestionnaireError) as raised:
        read({"choices.yaml": text}, "choices.yaml")
    assert [(fault.message.key, fault.line) for fault in raised.value.faults] == [
        ("from_later", 14), ("from_later", 18), ("from_later", 22),
    ]  # fmt: skip


NAMES = ["nature", "price", "family", "other", "none", "dont_know"]
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "reasons": st.lists(st.sampled_from(NAMES[:4]), min_size=1, unique=True).map(tuple)
        | st.sampled_from([("none",), ("dont_know",)]),
        "main": st.sampled_from(NAMES),
        "in_order": st.lists(st.sampled_from(NAMES[:4]), min_size=1, unique=True).map(tuple),
        "much": st.dictionaries(st.sampled_from(NAMES[:3]), st.sampled_from(["1", "2"]), min_size=1),
        "why": st.just("Fordi"),
    },
)


@settings(max_examples=100, deadline=None)
@given(
    values=VALUES,
    sent_from=st.sampled_from([None, *PAGES]),
    passed=st.sampled_from([(), PAGES[:1], PAGES[1:], PAGES]),
)
def test_no_answer_that_is_not_offered_survives(choices, values, sent_from, passed):
    answers = Answers(values=values, passed=passed)
    found = row(choices, answers, sent_from=sent_from, this_year=2026)
    chosen = {name for name in NAMES if found.get(f"reasons__{name}") == 1}
    codes = {option.code: option.name for option in choices.question("main").options}
    assert list(found) == [variable.name for variable in variables(choices)]
    assert found["main"] < 0 or codes[found["main"]] in chosen
    assert {name for name in NAMES[:4] if found[f"in_order__{name}"] > 0} <= chosen
    assert {name for name in NAMES[:3] if found[f"much__{name}"] > 0} <= chosen


def test_on_one_page_it_goes_by_what_is_posted_with_it():
    both = read({"choices.yaml": TEXT.replace("      - next_page\n", "", 1)}, "choices.yaml")
    form = {"reasons": ["price"], "main": ["nature"], "in_order": ["price"], "much__price": ["2"]}
    found = check_page(both.page("reasons_first-1"), form, Answers(values={"reasons": ("nature",)}), this_year=2026)
    assert found.values == {"reasons": ("price",), "in_order": ("price",), "much": {"price": "2"}}
    assert (found.blanks, found.errors) == (("main",), ())
