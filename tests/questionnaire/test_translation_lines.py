"""Translation files brought up to date, line by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.findings import Findings
from survey.questionnaire.nodes import read_nodes
from survey.questionnaire.reader import examine_texts
from survey.questionnaire.translation_lines import translations
from survey.questionnaire.versions import publish_texts
from survey.questionnaire.writer_scalars import written

SOURCE = """\
questionnaire: small
languages: [da, en]
title: Om at bo her
sections:
  - section: home
    title: Hjem
    questions:
      - single: tenure
        ask: Bor du her hele året?
        options:
          - all_year: Ja
          - holiday: "Nej: kun i ferier"
        other: yes
      - text: words
        ask: Hvad mangler?
        help: Skriv det, **du** savner.
"""
SIDE = """\
# Af en oversætter.
language: en
title: Living here
home: Home

# Om boligen
tenure: Do you live here all year?   # spurgt også i 2020
tenure.all_year: "Yes"
tenure.holiday: "No: on holidays"
words: |-
  What is
  missing?
words.help: Write what **you** miss.
"""


@pytest.fixture
def files():
    """A published questionnaire with a complete translation."""
    files = {"small.yaml": SOURCE, "small.en.yaml": SIDE}
    return files | dict(publish_texts(files, "small.yaml").locks)


@pytest.fixture
def updated(files):
    """Return the translation file after a change of the questionnaire or of the file, and the translations."""

    def update(source=(), side=(), **more):
        changed = dict(files)
        for name, pairs in (("small.yaml", source), ("small.en.yaml", side)):
            for old, new in pairs:
                assert old in changed[name]
                changed[name] = changed[name].replace(old, new)
        found = translations(changed | more, "small.yaml", "en")
        return found.updated()["small.en.yaml"], found

    return update


def test_a_file_that_is_up_to_date_stays_as_it_is_to_the_letter(updated):
    text, found = updated()
    assert text == SIDE
    assert {line.state for line in found.lines} == {"fresh"}


def test_a_missing_line_comes_in_its_place_empty_with_the_source_above(updated):
    text, found = updated(side=[('tenure.all_year: "Yes"\n', "")])
    assert "# spurgt også i 2020\n# da: Ja\ntenure.all_year:\ntenure.holiday" in text
    assert [(line.key, line.state) for line in found.lines if line.state != "fresh"] == [("tenure.all_year", "missing")]


def test_doing_it_twice_changes_nothing_more(updated, files):
    once, _ = updated(side=[('tenure.all_year: "Yes"\n', "")], source=[("Hvad mangler?", "Hvad savner du?")])
    twice, _ = updated(side=[(SIDE, once)], source=[("Hvad mangler?", "Hvad savner du?")])
    assert once == twice


def test_a_stale_line_is_marked_with_the_source_of_now(updated):
    text, found = updated(source=[("Bor du her hele året?", "Bor du her om vinteren?")])
    marked = "# Om boligen\n# FORÆLDET.\n# da: Bor du her om vinteren?\ntenure: Do you live here all year?"
    assert marked in text
    assert [line.key for line in found.of("stale")] == ["tenure"]


def test_what_a_stale_line_was_made_from_is_known_from_the_comment_above_it(updated):
    text, found = updated(
        side=[("tenure: Do", "# da: Bor du her hele året?\ntenure: Do")],
        source=[("Bor du her hele året?", "Bor du her om vinteren?")],
    )
    assert "# FORÆLDET. Før: Bor du her hele året?\n" in text
    assert found.of("stale")[0].previous == "Bor du her hele året?"


def test_what_a_stale_line_was_made_from_is_known_from_an_earlier_version(files):
    earlier = {"tenure": "Bor du her hele året?"}
    files["small.yaml"] = SOURCE.replace("Bor du her hele året?", "Bor du her om vinteren?")
    assert translations(files, "small.yaml", "en", [earlier]).of("stale")[0].previous == "Bor du her hele året?"


def test_a_mended_line_loses_its_mark(updated):
    text, found = updated(
        source=[("Bor du her hele året?", "Bor du her om vinteren?")],
        side=[
            ("tenure: Do you live here all year?", "# FORÆLDET. Før: x\n# da: y\ntenure: Do you live here in winter?")
        ],
    )
    assert "FORÆLDET" not in text
    assert found.of("stale") == ()


def test_a_text_that_is_gone_is_kept_as_a_comment(updated):
    removed = "      - text: words\n        ask: Hvad mangler?\n        help: Skriv det, **du** savner.\n"
    text, found = updated(source=[(removed, "")])
    assert "# findes ikke længere: words: |-\n#     What is\n#     missing?\n" in text
    assert found.gone == (("small.en.yaml", "words"), ("small.en.yaml", "words.help"))


def test_a_renamed_question_and_option_take_their_translations_along(updated):
    text, found = updated(
        source=[
            ("single: tenure\n", "single: stay\n        renamed_from: tenure\n"),
            (
                '          - holiday: "Nej: kun i ferier"\n',
                '          - summer: "Nej: kun i ferier"\n            renamed_from: holiday\n',
            ),
        ]
    )
    assert 'stay.all_year: "Yes"\nstay.summer: "No: on holidays"\n' in text
    assert (found.gone, found.of("missing")) == ((), ())


def test_a_new_file_has_every_text_but_the_standard_words(files):
    files["small.yaml"] = SOURCE.replace("[da, en]", "[da, en, de]")
    text = translations(files, "small.yaml", "de").updated()["small.de.yaml"]
    assert text.startswith("language: de\n# da: Om at bo her\ntitle:\n")
    assert "tenure.other" not in text


def test_a_language_without_standard_words_of_ours_gets_lines_for_them(files):
    files["small.yaml"] = SOURCE.replace("[da, en]", "[da, en, pl]")
    assert "# da: Andet, skriv:\ntenure.other:\n" in translations(files, "small.yaml", "pl").updated()["small.pl.yaml"]


def test_the_file_that_is_written_can_be_read(updated, files):
    text, _ = updated(source=[("Hvad mangler?", "Hvad savner du?")], side=[("home: Home\n", "")])
    read = examine_texts(files | {"small.en.yaml": text}, "small.yaml", Findings())
    assert [hole.message.key for hole in read.holes] == ["translation_missing"]


@pytest.mark.parametrize(("language", "key"), [("da", "translate_source"), ("fr", "translate_language")])
def test_a_language_that_cannot_be_translated_into_is_told(files, language, key):
    with pytest.raises(QuestionnaireError) as raised:
        translations(files, "small.yaml", language)
    assert raised.value.faults[0].message.key == key


WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)
)
ABOVE = st.sampled_from(["", "# kommentar\n", "\n", "# da: gammel\n", "# FORÆLDET. Før: x\n", "  # indrykket\n"])


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(["title", "home", "tenure", "words", "gone"]), st.tuples(ABOVE, WORDS)))
def test_no_text_that_somebody_has_typed_is_lost_or_changed(typed):
    side = "language: en\n" + "".join(f"{above}{key}: {written(text, 0)}\n" for key, (above, text) in typed.items())
    files = {"small.yaml": SOURCE, "small.en.yaml": side}
    once = translations(files, "small.yaml", "en").updated()["small.en.yaml"]
    read = {key.text: value.text for key, value in read_nodes(once, "small.en.yaml", Findings()).entries}
    assert {key: read.get(key) for key in typed if key != "gone"} == {
        key: text for key, (_, text) in typed.items() if key != "gone"
    }
    assert "gone" not in typed or f"# findes ikke længere: gone: {written(typed['gone'][1], 0)}" in once
    assert translations(files | {"small.en.yaml": once}, "small.yaml", "en").updated()["small.en.yaml"] == once


def test_a_file_that_lacks_its_first_line_gets_it(updated):
    text, _ = updated(side=[("language: en\n", "")])
    assert "language: en\n" in text


LIBRARY = """\
lists:
  agree:
    options:
      - yes_i_do: Ja
blocks:
  background:
    - text: work
      ask: Hvad laver du i ${cluster}?
    - text: born
      ask: Hvor er du født?
"""
USES = """\
questionnaire: user
languages: [da, en]
title: Om dig
use: [library/background.yaml]
sections:
  - section: you
    title: Dig
    questions:
      - block: background
        without: born
        prefix: my
"""


def test_blocks_and_lists_of_a_used_file_are_translated_beside_it_whole_and_under_their_own_names():
    files = {"user.yaml": USES, "library/background.yaml": LIBRARY}
    texts = translations(files, "user.yaml", "en").updated()
    keys = [line.rstrip(":") for line in texts["library/background.en.yaml"].splitlines() if not line.startswith("#")]
    assert keys == ["language: en", "lists.agree.yes_i_do", "work", "born"]
    assert "work" not in texts["user.en.yaml"]
    assert "# da: Hvad laver du i ${cluster}?" in texts["library/background.en.yaml"]
