"""Wrong tries wait for their answer, one at a time."""

from survey.web.brake import Brake


def test_nothing_to_wait_for_is_no_wait():
    slept = []
    Brake(slept.append).wait(0)
    assert slept == []


def test_only_one_waits_at_a_time():
    """Whoever comes while another waits is answered at once, so that no guesser can keep all threads."""
    slept = []
    brake = Brake(lambda seconds: (slept.append(seconds), seconds > 1 and brake.wait(seconds - 1)))
    brake.wait(2)
    brake.wait(0.5)
    assert slept == [2, 0.5]


def test_a_wait_that_breaks_off_lets_the_next_one_wait():
    def broken(seconds):
        raise InterruptedError

    brake = Brake(broken)
    tries = 0
    for _ in range(2):
        try:
            brake.wait(1)
        except InterruptedError:
            tries += 1
    assert tries == 2


def test_wrong_codes_are_answered_ever_more_slowly(walker, clock):
    for _ in range(5):
        walker.get("/kode").press(code="AAAA BBBB CCCC")
    assert clock.slept == [0.25, 0.5]
