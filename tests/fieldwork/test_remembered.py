"""A wave is remembered for a second, and no longer than it is true."""

import pytest

from survey.fieldwork import waves
from survey.fieldwork.remembered import Remembered


@pytest.fixture
def seconds():
    return [0.0]


@pytest.fixture
def kept(wave, seconds):
    remembered = Remembered(lambda: seconds[0])
    remembered.keep("aadal", "2026", wave)
    return remembered


def test_a_wave_is_remembered_for_a_second(kept, wave, seconds):
    seconds[0] = 0.9
    assert kept.wave("aadal", "2026") is wave
    seconds[0] = 1.1
    assert kept.wave("aadal", "2026") is None


def test_a_wave_that_is_changed_here_is_forgotten_at_once(kept, database, wave, now):
    with database.writing() as session:
        waves.close_wave(session, wave, now)
    assert kept.wave("aadal", "2026") is None


def test_another_address_is_another_wave(kept):
    assert kept.wave("aadal", "2027") is None
