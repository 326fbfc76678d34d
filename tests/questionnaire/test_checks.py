"""What is wrong in files, all at once, each with its place."""

import contextlib
import random
from pathlib import Path

import pytest

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.fault_lines import faults_in_words
from survey.questionnaire.reader import load_questionnaire, read
from survey.texts.faults import Fault

EXAMPLES = Path(__file__).parent.parent / "examples"
FAULTY = EXAMPLES / "faulty"

FOUND = {
    "yaml": (
        "8:26 quotes_lost", "9:15 text_begins_with_sign", "11:24 text_cut", "12:16 flow_collection",
        "13:21 text_outside_quotes", "14:16 quote_open", "15:14 space_missing", "16:1 tab",
    ),
    "keys": (
        "7:17 ask_missing", "8:9 key_unknown", "9:19 truth_expected", "10:9 key_twice", "14:9 kind_unknown",
        "16:9 kind_unknown", "21:14 min_above_max", "22:9 key_unknown",
    ),
    "names": (
        "7:17 name_danish", "10:13 name_illegal", "11:13 code_leading_zero", "12:13 name_reserved",
        "13:13 name_reserved", "14:13 name_double_underscore", "15:15 name_reserved", "17:15 name_twice",
        "21:18 name_reserved", "21:18 name_twice", "23:17 column_too_long",
    ),
    "options": (
        "7:17 options_missing", "11:15 list_unknown", "12:9 code_twice", "14:18 at_most_above_options",
        "17:13 option_twice", "18:13 option_nameless", "21:17 rows_missing", "21:17 options_missing",
        "24:11 list_expected",
    ),
    "conditions": (
        "9:18 condition_question_unknown", "12:18 condition_circle", "18:27 condition_option_unknown",
        "24:18 condition_text_compared", "24:36 condition_multi_compared", "28:18 condition_never",
        "28:41 condition_number_wanted", "28:51 condition_has_multi", "31:29 condition_contradiction",
        "34:24 condition_instead",
    ),
    "placeholders": ("8:29 placeholder_unknown", "10:23 placeholder_later", "12:14 placeholder_open"),
    "sections": (
        "1:1 key_missing", "2:1 key_unknown", "4:14 title_missing", "6:9 end_without_page",
        "6:17 condition_question_unknown", "8:9 question_shape", "9:5 question_outside_section",
        "11:5 section_nameless",
    ),
    "translation": (
        "1:11 side_language", "2:8 placeholder_lost", "3:1 side_key_unknown", "5:1 key_twice", "6:7 placeholder_invented",
    ),
}  # fmt: skip


def faults_of(name: str) -> tuple[Fault, ...]:
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(FAULTY / f"{name}.yaml")
    return raised.value.faults


@pytest.mark.parametrize("name", FOUND)
def test_all_faults_are_found_at_once_with_their_places(name):
    assert tuple(f"{fault.line}:{fault.column} {fault.message.key}" for fault in faults_of(name)) == FOUND[name]


def test_every_faulty_example_is_expected():
    assert {path.stem for path in FAULTY.glob("*.yaml") if ".en" not in path.name} == set(FOUND)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", FOUND)
def test_every_fault_has_a_sentence_in_both_languages(name, language):
    lines = faults_in_words(faults_of(name), language)
    keys = {message.key for fault in faults_of(name) for message in (fault.message, fault.advice) if message}
    assert not [line for line in lines if any(f": {key}" in line or f"; {key}" in line for key in keys)]


def test_a_fault_says_where_what_and_what_instead():
    line = faults_in_words(faults_of("yaml"), "da")[0]
    end = 'skriv: ask: "Andet, skriv:"'
    assert line == f"yaml.yaml:8:26: teksten har et kolon og mangler derfor anførselstegn; {end}"


def test_a_misspelt_kind_gives_one_fault_with_the_kind_that_was_meant():
    line = next(line for line in faults_in_words(faults_of("keys"), "en") if ":14:" in line)
    assert line.endswith("“singel” is no kind of question; did you mean “single”?")


@pytest.mark.parametrize(
    "text", ["", "[", "- a", "a", "\x00", "\ud800: x", "a: &b c\nd: *b\n", "[" * 3000, "? [a]\n: b"]
)
def test_what_is_no_questionnaire_is_a_fault_and_no_traceback(text):
    with pytest.raises(QuestionnaireError):
        read({"f.yaml": text}, "f.yaml")


def test_a_file_that_is_not_utf8_is_a_fault(tmp_path):
    (tmp_path / "f.yaml").write_bytes(b"questionnaire: a\ntitle: \xe6\n")
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(tmp_path / "f.yaml")
    assert (raised.value.faults[0].message.key, raised.value.faults[0].line) == ("not_utf8", 2)


def mutated(text: str, rng: random.Random) -> str:
    """Return the text with a few characters, lines or indentations changed."""
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(text) + 1)
        sort = rng.randrange(5)
        if sort == 0:
            text = text[:at] + rng.choice(":#-[]{}'\"&*!|>%@`\t\n ,?æ\u2028\x07$().0_") + text[at:]
        elif sort == 1:
            text = text[:at] + text[at + rng.randint(1, 8) :]
        else:
            lines = text.split("\n")
            line = rng.randrange(len(lines))
            changed = (lines[line][2:], "  " + lines[line], lines[line] + "\n" + rng.choice(lines))[sort - 2]
            text = "\n".join([*lines[:line], changed, *lines[line + 1 :]])
    return text


@pytest.mark.parametrize("name", ["kinds", "conditions", "translated"])
def test_no_mutation_of_a_file_gives_a_traceback(name):
    rng = random.Random(name)
    files = {path.name: path.read_text() for path in EXAMPLES.glob(f"{name}*.yaml")}
    for _ in range(60):
        file = rng.choice(sorted(files))
        with contextlib.suppress(QuestionnaireError):
            read({**files, file: mutated(files[file], rng)}, f"{name}.yaml")
