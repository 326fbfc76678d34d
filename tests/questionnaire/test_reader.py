"""What the reader makes of files that are right."""

from pathlib import Path

import pytest

from survey.questionnaire.questions import KINDS, Matrix, Multi, Number, Option, Places, Single, Village
from survey.questionnaire.reader import load_questionnaire, read
from survey.questionnaire.structure import EndIf

EXAMPLES = Path(__file__).parent.parent / "examples"
HEAD = "questionnaire: small\ntitle: Lille\n"


@pytest.fixture(scope="module")
def kinds():
    return load_questionnaire(EXAMPLES / "kinds.yaml")


def asked(*lines: str, lock: str | None = None, before: str = "") -> object:
    """Return the only question of a questionnaire of these lines."""
    body = "\n".join(f"        {line}" for line in lines)[8:]
    text = f"{HEAD}{before}sections:\n  - section: home\n    title: Hjem\n    questions:\n      - {body}\n"
    files = {"small.yaml": text, **({"small.lock.yaml": lock} if lock else {})}
    return next(read(files, "small.yaml").questions())


def codes(options: tuple[Option, ...]) -> dict[str, int]:
    return {option.name: option.code for option in options}


def test_every_kind_is_read(kinds):
    assert {question.kind for question in kinds.questions()} == set(KINDS)


def test_a_name_that_yaml_reads_as_false_stays_a_name(kinds):
    tenure = kinds.question("tenure")
    assert isinstance(tenure, Single)
    assert codes(tenure.options) == {"all_year": 1, "no": 2, "other": 96}


def test_a_comment_after_two_spaces_is_no_part_of_the_text(kinds):
    assert kinds.question("tenure").options[1].label.source() == "Norsk aften"


def test_own_options_of_a_village_question_are_numbered_from_901(kinds):
    village = kinds.question("village")
    assert isinstance(village, Village)
    assert codes(village.options) == {"outside": 901, "refuse": -7}


def test_a_question_has_its_own_words_for_a_standard_option(kinds):
    assert kinds.question("overall").options[-1].label.source() == "Det ved jeg ikke"
    assert kinds.question("statements").options[-1].label.source() == "Ved ikke"


def test_a_matrix_may_ask_for_numbers_for_each_village(kinds):
    visits = kinds.question("visits")
    assert isinstance(visits, Matrix)
    assert (visits.number.max, visits.number.unit.source(), visits.each_village) == (99, "gange", True)


def test_a_number_may_end_this_year(kinds):
    moved = kinds.question("moved_here")
    assert isinstance(moved, Number)
    assert (moved.limits.min, moved.limits.max) == (1920, "this_year")


def test_places_ask_about_each_of_them_and_have_a_way_out(kinds):
    favourite = kinds.question("favourite")
    assert isinstance(favourite, Places)
    assert (codes(favourite.each_options), favourite.none.label.source()) == ({"view": 1}, "Jeg har ikke noget")


def test_a_page_break_cuts_a_section(kinds):
    assert [page.id for page in kinds.pages] == ["home-1", "views-1", "views-2"]


def test_endings_belong_to_the_page_they_stand_on():
    questionnaire = load_questionnaire(EXAMPLES / "conditions.yaml")
    ends = [item for item in questionnaire.sections[0].items if isinstance(item, EndIf)]
    assert [end.text.source()[:4] for end in ends] == ["Tak.", "Tak "]


def test_a_shared_list_comes_before_a_questions_own_options():
    sources = load_questionnaire(EXAMPLES / "shared.yaml").question("sources")
    assert isinstance(sources, Multi)
    assert codes(sources.options) == {"paper": 1, "web": 2, "dog": 201, "none": 95}


def test_texts_of_a_shared_list_are_translated_beside_it():
    sources = load_questionnaire(EXAMPLES / "shared.yaml").question("sources")
    assert [option.label.text("en") for option in sources.options] == [
        "The paper",
        "The web",
        "From the dog",
        "Nowhere",
    ]


def test_frozen_codes_stay_and_new_options_come_after_the_highest_ever_given():
    lock = "options:\n  tenure:\n    gone: 7\n    second: 1\n"
    question = asked("single: tenure", "ask: A?", "options:", "  - first: F", "  - second: S", lock=lock)
    assert codes(question.options) == {"first": 8, "second": 1}


def test_automatic_codes_step_over_the_standard_ones():
    lock = "options:\n  tenure:\n    gone: 94\n"
    assert codes(asked("single: tenure", "ask: A?", "options:", "  - a: A", lock=lock).options) == {"a": 98}


@pytest.mark.parametrize(
    ("word", "meant"), [("yes", True), ("ja", True), ("true", True), ("no", False), ("nej", False)]
)
def test_truth_is_said_in_either_language(word, meant):
    assert asked("text: a", "ask: A?", f"required: {word}").required is meant


def test_a_text_over_several_lines_is_one_text():
    assert asked("text: a", "ask: >-", "  Først: dette", "  # og dette").ask.source() == "Først: dette # og dette"


def test_modules_are_kept_with_their_question():
    assert asked("text: a", "ask: A?", "module: traffic", before="modules: [traffic]\n").module == "traffic"
