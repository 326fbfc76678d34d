"""What is left of typed text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from survey.questionnaire.plain_text import clean, one_line, typed


@given(st.text(st.characters()))
def test_clean_text_can_be_stored_and_is_clean_again(text):
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode() == cleaned == clean(cleaned)
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} and character != "\n" for character in cleaned)


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_what_is_typed_in_visible_characters_stays_as_typed(text):
    assert typed(text) == text


def test_words_on_one_line_have_no_line_ends():
    assert one_line(" Ved\r\n\tskolen\u2028 ") == "Ved skolen"
