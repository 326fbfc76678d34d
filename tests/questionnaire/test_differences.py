"""What a change means for answers that there are already: miniature pairs, each with the one change it is about."""

import re
from dataclasses import fields

import pytest

from survey.questionnaire.differences import differences
from survey.questionnaire.differences_questions import COMPARED, NOT_COMPARED
from survey.questionnaire.differences_wording import is_respelled
from survey.questionnaire.findings import Findings
from survey.questionnaire.questions import Question
from survey.questionnaire.reader import examine_texts
from survey.questionnaire.versions import publish_texts
from survey.texts.sentences import ENGLISH, SENTENCES

BEFORE = """\
questionnaire: small
version: 1
languages: [da, en]
incomplete_ok: yes
title: Om at bo her
lists:
  agree:
    scale: ordinal
    options:
      - 1: Enig
      - 2: Hverken eller
      - 3: Uenig
    dont_know: yes
sections:
  - section: home
    title: Hjem
    questions:
      - single: tenure
        ask: Hvor tilfreds er du med din bolig?
        options:
          - owner: Ejer
          - tenant: Lejer
          - guest: Gæst
      - multi: reasons
        ask: Hvorfor bor du her?
        at_most: 2
        options:
          - nature: Naturen
          - family: Familien
        other: yes
      - next_page
      - number: walk
        ask: Hvor langt går du om dagen?
        show_if: tenure == owner
        unit: minutter
        max: 600
      - matrix: views
        ask: Er du enig?
        list: agree
        rows:
          - safe: Jeg er tryg
          - quiet: Her er stille
      - text: words
        ask: Hvad mangler her?
        identifies: maybe
        publish: never
      - repeat: trips
        ask: Hvilke ture kører du?
        at_most: 5
        questions:
          - single: purpose
            ask: Hvorfor?
            options:
              - work: Arbejde
              - other_things: Andet
          - number: length
            ask: Hvor langt?
  - section: late
    title: Til sidst
    questions:
      - text: more
        ask: Hvad vil du ellers sige?
"""
SIDE = "language: en\ntitle: Living here\ntenure.owner: I own it\n"


def examined(text, side=SIDE, lock=""):
    files = {"small.yaml": text, "small.en.yaml": side, "small.lock.yaml": lock}
    return examine_texts({name: each for name, each in files.items() if each}, "small.yaml", Findings())


@pytest.fixture(scope="module")
def lock():
    return publish_texts({"small.yaml": BEFORE, "small.en.yaml": SIDE}, "small.yaml").lock_text


@pytest.fixture
def changes(lock):
    """Return what a change of BEFORE is found to be: (sort, message, line)."""

    def found(*pairs, side=SIDE):
        text = BEFORE
        for old, new in pairs:
            assert old in text or old in side
            text = text.replace(old, new, 1)
        return differences(examined(BEFORE, lock=lock), examined(text, side, lock))

    return found


SAFE = [
    ("spelling", ("tilfreds er du med", "tilfreds er du, med"), "diff_spelling"),
    ("a title", ("title: Hjem", "title: Dit hjem"), "diff_text"),
    (
        "a new question",
        ("      - next_page\n", "      - text: x\n        ask: Ny?\n      - next_page\n"),
        "diff_question_added",
    ),
    (
        "an option at the end",
        ("          - guest: Gæst\n", "          - guest: Gæst\n          - x: Ny\n"),
        "diff_option_added",
    ),
    ("other", ("          - guest: Gæst\n", "          - guest: Gæst\n        other: yes\n"), "diff_option_added"),
    (
        "a row at the end",
        ("          - quiet: Her er stille\n", "          - quiet: Her er stille\n          - x: Ny\n"),
        "diff_row_added",
    ),
    ("more room", ("max: 600", "max: 900"), "diff_wider"),
    ("more lines", ("at_most: 5", "at_most: 9"), "diff_wider"),
    ("a question renamed", ("text: words\n", "text: wanted\n        renamed_from: words\n"), "diff_renamed"),
    (
        "an option renamed",
        ("- guest: Gæst\n", "- visitor: Gæst\n            renamed_from: guest\n"),
        "diff_part_renamed",
    ),
    (
        "a row renamed",
        ("- quiet: Her er stille\n", "- calm: Her er stille\n            renamed_from: quiet\n"),
        "diff_part_renamed",
    ),
    ("a stricter promise", ("identifies: maybe", "identifies: maybe\n        sensitive: yes"), "diff_stricter"),
    ("another page", ("      - next_page\n", ""), "diff_pages"),
    ("a language less", ("languages: [da, en]", "languages: [da]"), "diff_language_removed"),
    ("a language more", ("languages: [da, en]", "languages: [da, en, de]"), "diff_language_added"),
    (
        "a new question in a repeat",
        ("          - number: length\n", "          - text: x\n            ask: Ny?\n          - number: length\n"),
        "diff_question_added",
    ),
]
MARK = [
    ("another meaning", ("tilfreds er du med din", "utilfreds er du med din"), "diff_wording"),
    ("a number", ("Hvor langt går du om dagen?", "Hvor langt går du om 2 dage?"), "diff_wording"),
    ("an option's words", ("- guest: Gæst", "- guest: Nabo"), "diff_option_wording"),
    ("a row's words", ("safe: Jeg er tryg", "safe: Jeg er ikke tryg"), "diff_row_wording"),
    ("a list's words", ("- 2: Hverken eller", "- 2: Ved det ikke rigtig"), "diff_option_wording"),
    (
        "an option between",
        ("          - guest: Gæst\n", "          - x: Ny\n          - guest: Gæst\n"),
        "diff_option_between",
    ),
    ("a step of a scale", ("      - 3: Uenig\n", "      - 3: Uenig\n      - 4: Meget uenig\n"), "diff_step_added"),
    (
        "another order",
        (
            "          - owner: Ejer\n          - tenant: Lejer\n",
            "          - tenant: Lejer\n          - owner: Ejer\n",
        ),
        "diff_options_moved",
    ),
    ("another condition", ("show_if: tenure == owner", "show_if: tenure == tenant"), "diff_condition"),
    (
        "a section's condition",
        ("title: Til sidst\n", "title: Til sidst\n    show_if: tenure == owner\n"),
        "diff_section_condition",
    ),
    ("less room", ("max: 600", "max: 60"), "diff_narrower"),
    ("at most", ("at_most: 2", "at_most: 1"), "diff_setting"),
    ("required", ("ask: Hvorfor bor du her?", "ask: Hvorfor bor du her?\n        required: yes"), "diff_required"),
    (
        "new and required",
        ("      - next_page\n", "      - text: x\n        ask: Ny?\n        required: yes\n      - next_page\n"),
        "diff_required_added",
    ),
    (
        "a help text",
        ("ask: Hvorfor bor du her?", "ask: Hvorfor bor du her?\n        help: Tænk på i går."),
        "diff_help",
    ),
    ("a question in a repeat", ("ask: Hvor langt?", "ask: Hvor længe?"), "diff_wording"),
]
REFUSED = [
    ("renamed in silence", ("text: words", "text: wanted"), "diff_question_lost"),
    ("an option renamed in silence", ("- guest: Gæst", "- visitor: Gæst"), "diff_part_lost"),
    ("a row renamed in silence", ("- quiet: Her", "- calm: Her"), "diff_part_lost"),
    ("an option removed", ("          - guest: Gæst\n", ""), "diff_option_removed"),
    ("other removed", ("        other: yes\n", ""), "diff_option_removed"),
    (
        "another kind",
        ("text: words\n        ask: Hvad mangler her?", "number: words\n        ask: Hvad mangler her?"),
        "diff_kind",
    ),
    ("another unit", ("unit: minutter", "unit: kilometer"), "diff_unit"),
    ("a weaker promise", ("        identifies: maybe\n", ""), "diff_looser"),
    ("shown where it was never", ("        publish: never\n", ""), "diff_looser"),
    ("another questionnaire", ("questionnaire: small", "questionnaire: large"), "diff_other_questionnaire"),
    (
        "a repeat's question removed",
        ("          - number: length\n            ask: Hvor langt?\n", ""),
        "diff_item_removed",
    ),
    ("a repeat's kind", ("          - number: length\n", "          - text: length\n"), "diff_kind"),
]


@pytest.mark.parametrize(
    ("sort", "pair", "message"),
    [
        pytest.param(sort, pair, message, id=f"{sort}: {name}")
        for sort, rows in (("safe", SAFE), ("mark", MARK), ("refused", REFUSED))
        for name, pair, message in rows
    ],
)
def test_each_change_is_sorted_by_what_it_means_for_the_answers(changes, sort, pair, message):
    assert {(change.sort, change.message.key) for change in changes(pair)} == {(sort, message)}


def test_nothing_has_changed_from_a_version_to_itself(changes):
    assert changes() == ()


def test_a_lost_lock_changes_codes(lock):
    turned = BEFORE.replace(
        "          - owner: Ejer\n          - tenant: Lejer\n", "          - tenant: Lejer\n          - owner: Ejer\n"
    )
    found = differences(examined(BEFORE, lock=lock), examined(turned))
    assert {change.message.key for change in found if change.sort == "refused"} == {"diff_code"}


def test_a_removed_question_is_told_at_its_place_in_the_earlier_file(changes):
    (change,) = changes(
        ("      - text: words\n        ask: Hvad mangler her?\n        identifies: maybe\n        publish: never\n", "")
    )
    assert (change.sort, change.is_in_earlier, change.place.line) == ("mark", True, 44)


def test_a_change_stands_at_its_own_line(changes):
    (change,) = changes(("- tenant: Lejer", "- tenant: Bor til leje"))
    assert (change.place.file, change.place.line) == ("small.yaml", 22)


def test_a_mark_lacks_a_note_until_there_is_one(changes):
    words = ("Hvad mangler her?", "Hvad savner du selv?")
    noted = (words[0], f"{words[1]}\n        note: Før blev der spurgt til, hvad der mangler.")
    assert [change.lacks_note for change in changes(words)] == [True]
    assert [change.lacks_note for change in changes(noted)] == [False]


def test_a_note_of_an_earlier_change_does_not_cover_a_new_one(lock):
    first = BEFORE.replace("ask: Hvad mangler her?", "ask: Hvad savner du?\n        note: Omskrevet.")
    second = first.replace("Hvad savner du?", "Hvad drømmer du om?")
    (change,) = differences(examined(first, lock=lock), examined(second, lock=lock))
    assert change.lacks_note


def test_a_changed_list_is_told_once_and_its_note_is_the_lists(changes):
    pair = ("      - 2: Hverken eller\n", "      - 2: Ved det ikke rigtig\n")
    (change,) = changes(pair, ("    dont_know: yes\n", "    dont_know: yes\n    note: Trin 2 er omskrevet.\n"))
    assert (change.sort, change.lacks_note) == ("mark", False)


def test_a_translation_is_safe(changes):
    (change,) = changes(side=SIDE.replace("I own it", "Owner"))
    assert (change.sort, change.message.key) == ("safe", "diff_translation")


def test_a_renamed_question_is_followed_in_conditions_and_in_translations(changes):
    renamed = ("single: tenure\n", "single: home_type\n        renamed_from: tenure\n")
    followed = ("show_if: tenure == owner", "show_if: home_type == owner")
    found = changes(renamed, followed, side=SIDE.replace("tenure.owner", "home_type.owner"))
    assert [(change.sort, change.message.key) for change in found] == [("safe", "diff_renamed")]


def test_a_silent_rename_is_one_fault_also_where_conditions_and_codes_follow_it(changes):
    pairs = (("- owner: Ejer", "- holder: Ejer"), ("show_if: tenure == owner", "show_if: tenure == holder"))
    found = changes(*pairs, side=SIDE.replace("tenure.owner", "tenure.holder"))
    assert [change.message.key for change in found] == ["diff_part_lost"]


def test_a_silent_rename_in_a_list_is_told_once_for_all_its_questions(changes):
    (change,) = changes(("- 2: Hverken eller", "- neither: Hverken eller"))
    assert (change.message.key, dict(change.message.params)["name"]) == ("diff_part_lost", "lists.agree")


def test_every_setting_of_every_kind_is_compared():
    names = {field.name for kind in Question.__subclasses__() for field in fields(kind)}
    assert names == set(COMPARED) | NOT_COMPARED


def test_every_change_has_words_in_both_languages():
    from pathlib import Path

    from survey.questionnaire import differences as module

    folder = Path(module.__file__).parent
    said = set()
    for file in folder.glob("differences*.py"):
        said |= set(re.findall(r'"(diff_[a-z_]+)"', file.read_text(encoding="utf-8")))
    assert {key for key in said if key not in SENTENCES or key not in ENGLISH} == set()


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ("Hvor tilfreds er du?", "Hvor tilfreds er du ?", True),
        ("Hvad savner du i landsbyen?", "Hvad savner du i lansbyen?", True),
        ("Hvor langt er der til lands byen?", "Hvor langt er der til landsbyen?", True),
        ("Gaar du", "Går du", True),
        ("En god idé", "En god ide", True),
        ("Er det **vigtigt**?", "Er det vigtigt?", True),
        ("Hvor tilfreds er du?", "Hvor utilfreds er du?", False),
        ("Jeg har tid", "Jeg har ikke tid", False),
        ("10 km", "100 km", False),
        ("1-2 gange", "12 gange", False),
        ("i juni", "i juli", False),
        ("tirsdag", "torsdag", False),
        ("3 eller flere", "3 eller færre", False),
        ("Dine børn", "Mine børn", False),
        ("Bor du i ${village}?", "Bor du i ${cluster}?", False),
        ("Ja", "Nej", False),
        ("Du bor her?", "Du bor her.", False),
    ],
)  # fmt: skip
def test_only_spelling_that_nobody_can_misread_is_spelling(before, now, same):
    assert is_respelled(before, now) == same
