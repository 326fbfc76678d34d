"""An association fills a list of its activities on a phone, line by line, with and without script."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def groups(site_factory):
    made = site_factory(Path(__file__).parent.parent / "web" / "lines.yaml", number=6)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def lined(phone, groups, press):
    """A phone at the page with the repeat."""
    phone.goto(f"{groups.address}/kode")
    phone.fill("#code", groups.code())
    phone.click("button.primary")
    phone.click("button.primary")
    phone.set_default_timeout(5000)
    press(phone, "button[value=skip]")
    return phone


def fits(phone):
    """True when nothing is wider than the phone, so that no one has to scroll sideways."""
    return phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_button_for_one_more_line_leads_to_that_line(lined, press):
    lined.fill("#activities__1_what", "Gymnastik for ældre")
    press(lined, "button.more")
    second = lined.locator("#activities__2")
    box = second.bounding_box()
    assert (0 <= box["y"] < 400, second.locator("legend").first.inner_text()) == (True, "Linje 2")
    assert lined.input_value("#activities__1_what") == "Gymnastik for ældre"
    assert fits(lined)


def test_a_faulty_line_is_reached_from_the_summary_and_then_put_right(lined, press):
    lined.fill("#activities__1_what", "Kor")
    press(lined, "button.more")
    lined.fill("#activities__2_begins", "halv otte")
    press(lined, "button.primary[value=next]")
    assert lined.locator(".summary a").all_inner_texts() == [
        "Linje 2, »Aktivitet«: Udfyld dette felt.",
        "Linje 2, »Fra kl.«: Skriv et klokkeslæt, fx 19.30.",
    ]
    lined.locator(".summary a").last.click()
    assert lined.evaluate("document.activeElement.id") == "activities__2_begins"
    assert (fits(lined), lined.locator(".line .bad").count()) == (True, 2)
    press(lined, "button[value='less:activities:2']")
    press(lined, "button.primary[value=next]")
    if not lined.url.endswith("/tjek"):  # the time on the page is blank, which is mentioned once
        press(lined, "button.primary[value=next]")
    assert "Aktivitet: Kor" in lined.locator("main").inner_text()
