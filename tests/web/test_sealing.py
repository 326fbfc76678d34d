"""What a browser carries for us and can neither read nor change."""

import pytest

from survey.web.sealing import Sealer

SEALER = Sealer.for_purpose(b"k" * 32, "mark")


def test_what_was_sealed_opens_again():
    assert SEALER.opened(SEALER.seal({"q": ["Æ 🙂", "\ud800"]})) == {"q": ["Æ 🙂", "\ud800"]}


def test_the_same_value_is_sealed_differently_each_time():
    assert SEALER.seal("a") != SEALER.seal("a")


@pytest.mark.parametrize("text", ["", "x", "æ", "A" * 40, "=" * 9, "\0", "AAAA" * 400])
def test_what_was_not_sealed_here_does_not_open(text):
    assert SEALER.opened(text) is None


def test_a_text_sealed_for_another_purpose_does_not_open():
    assert Sealer.for_purpose(b"k" * 32, "session").opened(SEALER.seal("a")) is None


def test_one_changed_character_spoils_the_seal():
    text = SEALER.seal("a")
    assert SEALER.opened(text[:20] + ("A" if text[20] != "A" else "B") + text[21:]) is None
