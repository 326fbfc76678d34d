"""What a translator typed into a sheet is taken in whole, or refused whole; nothing typed is lost."""

import pytest

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.translation_lines import translations
from survey.questionnaire.translation_typed import Typed, take
from survey.questionnaire.versions import publish_texts

SOURCE = """\
questionnaire: small
languages: [da, en]
title: Om at bo i ${cluster}
sections:
  - section: home
    title: Hjem
    questions:
      - text: words
        ask: Hvad mangler **du**?
        help: Se [kortet](https://eksempel.dk/kort).
"""
SIDE = "language: en\ntitle: Living in ${cluster}\n# om hjemmet\nhome: Home\nwords: What do **you** miss?\n"


@pytest.fixture
def files():
    files = {"small.yaml": SOURCE + "incomplete_ok: yes\n", "small.en.yaml": SIDE}
    return files | dict(publish_texts(files, "small.yaml").locks)


@pytest.fixture
def typing(files):
    """Return the lines of a sheet as it comes back, with what a translator has typed by key."""

    def typed(confirmed=(), **texts):
        return [
            Typed(
                line.file, line.key, line.source, line.text, texts.get(line.key.replace(".", "_"), line.text),
                line.key in confirmed, f"ark.xlsx:Oversættelse!E{row}",
            )
            for row, line in enumerate(translations(files, "small.yaml", "en").lines, start=2)
        ]  # fmt: skip

    return typed


def test_a_sheet_that_comes_back_as_it_went_changes_nothing(files, typing):
    files |= translations(files, "small.yaml", "en").updated()
    assert take(files, "small.yaml", "en", typing()).files == {}


def test_a_missing_translation_is_put_in_its_place(files, typing):
    taken = take(files, "small.yaml", "en", typing(words_help="See [the map](https://eksempel.dk/en/map)."))
    assert taken.files["small.en.yaml"] == SIDE + 'words.help: "See [the map](https://eksempel.dk/en/map)."\n'.replace(
        '"', ""
    )
    assert (taken.changed, taken.translations.of("missing")) == (1, ())


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"title": "Living here"}, [("E2", "placeholder_lost")]),
        ({"title": "Living in ${klynge}"}, [("E2", "placeholder_invented"), ("E2", "placeholder_lost")]),
        ({"words_help": "See the map."}, [("E5", "link_lost")]),
        ({"words": "What do you miss?"}, [("E4", "bold_lost")]),
        ({"title": "Here", "words": "What?"}, [("E2", "placeholder_lost"), ("E4", "bold_lost")]),
    ],
)
def test_a_translation_that_loses_something_is_refused_with_its_cell(files, typing, texts, found):
    with pytest.raises(QuestionnaireError) as refused:
        take(files, "small.yaml", "en", typing(home="House", **texts))
    told = [(fault.file.rpartition("!")[2], fault.message.key) for fault in refused.value.faults]
    assert sorted(told) == found


def test_an_empty_cell_leaves_the_translation_there_is(files, typing):
    files |= translations(files, "small.yaml", "en").updated()
    assert take(files, "small.yaml", "en", typing(home="")).files == {}


def test_a_line_changed_on_both_sides_takes_the_sheets_and_keeps_the_files_in_a_comment(files, typing):
    sheet = typing(home="House")
    files["small.en.yaml"] = SIDE.replace("home: Home", "home: Dwelling")
    taken = take(files, "small.yaml", "en", sheet)
    assert "# i arket stod der noget andet; før: Dwelling\nhome: House\n" in taken.files["small.en.yaml"]
    assert taken.clashes == ("home",)


def test_a_line_changed_only_in_the_file_since_stays(files, typing):
    sheet = typing()
    files["small.en.yaml"] = SIDE.replace("home: Home", "home: Dwelling")
    assert "home: Dwelling" in take(files, "small.yaml", "en", sheet).files.get("small.en.yaml", files["small.en.yaml"])


def test_what_was_typed_for_a_text_that_is_gone_is_kept_in_a_comment(files, typing):
    sheet = typing(words="What do **you** lack?")
    files["small.yaml"] = files["small.yaml"].replace("- text: words", "- text: other_words")
    taken = take(files, "small.yaml", "en", sheet)
    assert "# findes ikke længere: words: What do **you** lack?" in taken.files["small.en.yaml"]
    assert taken.gone == ("words",)


def test_a_translation_of_a_text_that_has_changed_since_is_stale(files, typing):
    sheet = typing(home="House")
    files["small.yaml"] = files["small.yaml"].replace("title: Hjem", "title: Dit hjem")
    taken = take(files, "small.yaml", "en", sheet)
    assert taken.outdated == ("home",)
    assert [line.key for line in taken.translations.of("stale")] == ["home"]


def test_a_stale_translation_that_is_confirmed_is_fresh(files, typing):
    files["small.yaml"] = files["small.yaml"].replace("title: Hjem", "title: Dit hjem")
    assert [line.key for line in translations(files, "small.yaml", "en").of("stale")] == ["home"]
    taken = take(files, "small.yaml", "en", typing(confirmed=["home"]))
    assert taken.translations.of("stale") == ()
    assert "small.lock.yaml" in taken.files
