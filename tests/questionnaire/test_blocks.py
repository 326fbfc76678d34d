"""Blocks: questions of a shared file, where a questionnaire includes them."""

from pathlib import Path

import pytest

from survey.questionnaire import versions
from survey.questionnaire.condition import Answer, Compare, Name
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.fault_lines import faults_in_words
from survey.questionnaire.reader import examine, load_questionnaire, read
from survey.questionnaire.versions import publish_texts

EXAMPLES = Path(__file__).parent.parent / "examples"
LIBRARY = (EXAMPLES / "library" / "background.yaml").read_text()
HEAD = """questionnaire: small
languages: [da]
title: Lille
use: [lib.yaml]
sections:
  - section: home
    title: Hjem
    questions:
"""


@pytest.fixture(scope="module")
def both():
    return load_questionnaire(EXAMPLES / "blocks.yaml")


def files(lines: str, library: str = LIBRARY, **more: str) -> dict[str, str]:
    """Return a questionnaire whose questions begin in line 9, and the library it uses."""
    return {"small.yaml": HEAD + lines, "lib.yaml": library, **more}


def names(lines: str, library: str = LIBRARY) -> list[str]:
    return [question.name for question in read(files(lines, library), "small.yaml").questions()]


def faults(lines: str, library: str = LIBRARY, **more: str) -> list[str]:
    with pytest.raises(QuestionnaireError) as raised:
        read(files(lines, library, **more), "small.yaml")
    return faults_in_words(raised.value.faults, "en")


def test_the_questions_stand_where_the_block_is_named(both):
    assert [question.name for question in both.questions()] == [
        "tenure", "age", "since", "partner", "partner_tenure", "partner_since",
    ]  # fmt: skip


def test_only_keeps_what_it_names_in_the_order_of_the_block():
    assert names("      - block: background\n        only: [age, tenure]\n") == ["tenure", "age"]


def test_a_condition_follows_the_prefix(both):
    assert both.question("partner_since").show_if == Compare(Answer("partner_tenure"), "==", (Name("owner"),))


def test_a_placeholder_follows_the_prefix_in_every_language(both):
    ask = both.question("partner_since").ask
    assert [ask.spoken(language)[0].count("${partner_tenure}") for language in ("da", "en")] == [1, 1]


def test_translations_stand_beside_the_file_that_holds_the_block(both):
    assert both.question("partner_tenure").options[0].label.spoken("en") == ("Owner", "en")
    assert examine(EXAMPLES / "blocks.yaml").holes == ()


def test_a_question_of_ones_own_may_have_the_name_that_a_prefix_avoids():
    lines = "      - text: tenure\n        ask: Hvad?\n      - block: background\n        prefix: partner\n"
    own = files(lines, **{"small.en.yaml": "language: en\ntitle: T\nhome: H\ntenure: What?\n"})
    own["small.yaml"] = own["small.yaml"].replace("[da]", "[da, en]")
    own["lib.en.yaml"] = (EXAMPLES / "library" / "background.en.yaml").read_text()
    questionnaire = read(own, "small.yaml")
    asked = [questionnaire.question(name).ask.spoken("en")[0] for name in ("tenure", "partner_tenure")]
    assert asked == ["What?", "How do you live?"]


def test_codes_are_frozen_in_the_lock_of_the_file_that_holds_the_block():
    locks = dict(versions.publish(EXAMPLES / "blocks.yaml").locks)
    assert "  tenure:\n    owner: 1\n    tenant: 2\n" in locks["library/background.lock.yaml"]
    assert "owner" not in locks["blocks.lock.yaml"].partition("translations")[0]


def test_two_questionnaires_number_a_block_alike():
    first = publish_texts(files("      - block: background\n"), "small.yaml")
    turned = LIBRARY.replace(
        "        - owner: Ejer\n        - tenant: Lejer\n", "        - tenant: Lejer\n        - owner: Ejer\n"
    )
    lock = dict(first.locks)["lib.lock.yaml"]
    later = read(files("      - block: background\n", turned, **{"lib.lock.yaml": lock}), "small.yaml")
    assert {option.name: option.code for option in later.question("tenure").options} == {
        "tenant": 2, "owner": 1, "other": 96,
    }  # fmt: skip


def test_codes_do_not_depend_on_what_is_left_out():
    whole, part = (
        dict(publish_texts(files(f"      - block: background\n{only}"), "small.yaml").locks)["lib.lock.yaml"]
        for only in ("", "        only: [age]\n")
    )
    assert whole == part


def test_a_frozen_version_gives_back_an_equal_questionnaire(both):
    assert versions.read(versions.publish(EXAMPLES / "blocks.yaml").text) == both


def test_a_translation_of_what_is_left_out_is_no_fault():
    own = files("      - block: background\n        only: [age]\n", **{"small.en.yaml": "language: en\n"})
    own["small.yaml"] = own["small.yaml"].replace("[da]", "[da, en]")
    own["lib.en.yaml"] = (EXAMPLES / "library" / "background.en.yaml").read_text()
    assert [question.name for question in read(own, "small.yaml").questions()] == ["age"]


def test_an_own_question_asked_earlier_answers_for_the_one_left_out():
    lines = (
        "      - single: tenure\n        ask: Bor du til leje?\n        options:\n          - owner: Nej\n"
        "          - tenant: Ja\n      - block: background\n        without: [tenure]\n"
    )
    assert names(lines) == ["tenure", "age", "since"]


def test_a_block_may_be_shared_out_over_two_places():
    lines = "      - block: background\n        only: [tenure]\n      - block: background\n        without: [tenure]\n"
    assert names(lines) == ["tenure", "age", "since"]


REPEAT = """blocks:
  club:
    - multi: kinds
      ask: Hvad laver I?
      options:
        - sport: Idræt
        - music: Musik
    - single: most
      ask: Hvad mest?
      from: kinds
    - text: what
      ask: Hvad ellers?
    - repeat: teams
      ask: Hvilke hold?
      questions:
        - text: what
          ask: Hold
"""


def test_what_is_offered_from_an_earlier_question_follows_the_prefix():
    questionnaire = read(files("      - block: club\n        prefix: our\n", REPEAT), "small.yaml")
    assert questionnaire.question("our_most").offered_from == "our_kinds"


def test_the_questions_within_a_repeat_keep_their_names():
    questionnaire = read(files("      - block: club\n        prefix: our\n", REPEAT), "small.yaml")
    assert [item.name for item in questionnaire.question("our_teams").items] == ["what"]


FOUND = (
    ("      - block: backgrund\n", ["small.yaml:9:16: there is no block called “backgrund”; did you mean “background”?"]),
    (
        "      - block: background\n        without: [agee]\n",
        ["small.yaml:10:19: the block “background” has no question called “agee”; did you mean “age”?"],
    ),
    (
        "      - block: background\n        only: [age, since_when]\n",
        ["small.yaml:10:21: the block “background” has no question called “since_when”; did you mean “since”?"],
    ),
    (
        "      - block: background\n        without: [age]\n        only: [tenure]\n",
        ["small.yaml:11:9: “without” and “only” cannot stand together; write either what to leave out or what to keep"],
    ),
    (
        "      - block: background\n      - block: background\n",
        [
            ("small.yaml:10:16: the block “background” is included in line 9 already, so its names come twice; "
            "give the names a prefix the second time, for example “prefix: partner”"),
        ],
    ),
    (
        "      - block: background\n        without: [tenure]\n",
        [
            ("small.yaml:10:19: “tenure” is left out, but “since” in the block uses its answer; "
            "keep “tenure”, or leave out “since” too"),
        ],
    ),
    (
        "      - block: background\n        only: [since]\n",
        [
            ("small.yaml:10:16: “tenure” is left out, but “since” in the block uses its answer; "
            "keep “tenure”, or leave out “since” too"),
        ],
    ),
    (
        "      - block: background\n        without: [tenure, age, since]\n",
        ["small.yaml:9:9: nothing is left of the block “background”; leave out fewer, or delete the line"],
    ),
    (
        "      - block: background\n        prefix: Min\n",
        [
            ("small.yaml:10:17: the name “Min” may only hold small letters a-z, digits and single _, and begins with a "
            "letter; use for example the name min"),
        ],
    ),
    (
        "      - block: background\n        prefix: the_person_you_live_with\n",
        [
            ("small.yaml:9:9: the column the_person_you_live_with_tenure__other_text has 43 characters; the limit is 32; "
            "shorten the name by at least 11"),
        ],
    ),
    (
        "      - block: background\n        wihtout: age\n",
        ["small.yaml:10:9: unknown key “wihtout”; did you mean “without”?"],
    ),
    (
        "      - text: age\n        ask: Hvor gammel?\n      - block: background\n",
        ["small.yaml:11:9: the name “age” is used in line 9; give it another name"],
    ),
)  # fmt: skip


@pytest.mark.parametrize(("lines", "said"), FOUND)
def test_a_fault_says_where_what_and_what_instead(lines, said):
    assert faults(lines) == said


def test_what_is_wrong_in_a_block_is_said_where_the_block_stands():
    broken = LIBRARY.replace("    - single: age", "    - singel: age")
    assert faults("      - block: background\n", broken) == [
        "lib.yaml:15:7: “singel” is no kind of question; did you mean “single”?"
    ]


def test_a_block_that_is_never_included_is_checked_too():
    unused = "blocks:\n  never:\n    - number: a\n      ask: A?\n      min: 5\n      max: 4\n"
    assert faults("      - text: b\n        ask: B?\n", unused)[0].startswith("lib.yaml:6:12: ")


def test_what_a_block_offers_comes_from_the_block_itself():
    lines = "      - multi: kinds\n        ask: Hvad?\n        options:\n          - a: A\n          - b: B\n"
    leaning = "blocks:\n  one:\n    - single: most\n      ask: Hvad mest?\n      from: kinds\n"
    assert faults(f"{lines}      - block: one\n", leaning)[0].startswith("lib.yaml:5:13: ")


def test_what_an_offer_comes_from_may_not_be_left_out():
    said = faults("      - block: club\n        without: [kinds]\n", REPEAT)
    assert [line.partition(";")[0] for line in said] == [
        "small.yaml:10:19: “kinds” is left out, but “most” in the block uses its answer"
    ]


def test_a_block_holds_no_blocks():
    nested = "blocks:\n  one:\n    - block: two\n    - text: a\n      ask: A?\n"
    assert faults("      - block: one\n", nested)[0].startswith("lib.yaml:3:7: a block holds questions only")


def test_a_block_of_the_same_name_in_two_files_is_a_fault():
    own = files("      - block: background\n        only: [age]\n", **{"more.yaml": LIBRARY.replace("ages", "years")})
    own["small.yaml"] = own["small.yaml"].replace("[lib.yaml]", "[lib.yaml, more.yaml]")
    with pytest.raises(QuestionnaireError) as raised:
        read(own, "small.yaml")
    assert [fault.message.key for fault in raised.value.faults] == ["block_name_twice"]


def test_a_text_of_a_block_is_not_translated_beside_the_questionnaire():
    own = files("      - block: background\n", **{"small.en.yaml": "language: en\nage: How old?\n"})
    own["small.yaml"] = own["small.yaml"].replace("[da]", "[da, en]")
    with pytest.raises(QuestionnaireError) as raised:
        read(own, "small.yaml")
    assert faults_in_words(raised.value.faults, "en") == [
        (
            "small.en.yaml:2:6: “age” is a text of a block in lib.yaml; write the translation beside the file that holds "
            "the block"
        ),
    ]


def test_a_block_without_its_file_says_how_to_name_it():
    own = {"small.yaml": HEAD.replace("use: [lib.yaml]\n", "") + "      - block: background\n"}
    with pytest.raises(QuestionnaireError) as raised:
        read(own, "small.yaml")
    assert [fault.advice.key for fault in raised.value.faults] == ["block_unknown_advice"]
