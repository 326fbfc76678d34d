"""A resident answers on a phone, from code to receipt."""

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser


def begin(phone, site):
    phone.goto(f"{site.address}/kode")
    phone.fill("#code", site.code())
    phone.click("button.primary")
    phone.click("button.primary")
    phone.set_default_timeout(5000)


def fits(phone):
    """True when nothing is wider than the phone, so that no one has to scroll sideways."""
    box = phone.locator("main").bounding_box()
    return box["x"] >= 0 and box["x"] + box["width"] <= 390


NEXT = "button.primary[value=next]"


def fill(phone):
    """Answer everything on the page, in the plainest way."""
    for name in dict.fromkeys(
        each.get_attribute("name") for each in phone.query_selector_all("main input[type=radio]")
    ):
        first = phone.locator(f'main input[name="{name}"]').first
        if first.is_visible():  # an answer just given may have closed it
            first.check(force=True)
    for name in dict.fromkeys(
        each.get_attribute("name") for each in phone.query_selector_all("main input[type=checkbox]:not([name$=__none])")
    ):
        phone.locator(f'main input[name="{name}"]').first.check(force=True)
    for select in phone.query_selector_all("main .spot:not(details) select"):
        select.select_option(index=2)
    for field in phone.query_selector_all("main input[inputmode=numeric]"):
        field.fill("5")
    for field in phone.query_selector_all("main textarea"):
        field.fill("Der er godt sammenhold – og 100 % ro 🌳")


def ranked(phone, press):
    """Choose the first of what can be ranked: without script that sends the page."""
    if phone.evaluate("!!window.klyngesvar?.ranks"):
        phone.locator(".unranked button").first.click()
    else:
        press(phone, ".unranked button")


def test_the_whole_questionnaire_from_code_to_receipt(phone, site, press):
    begin(phone, site)
    seen = []
    while "/svar/" in phone.url:
        seen.append(urlsplit(phone.url).path.rsplit("/", 1)[-1])
        assert len(seen) < 120, seen[-5:]
        assert fits(phone), phone.url
        fill(phone)
        if phone.query_selector(".unranked button"):
            ranked(phone, press)
        press(phone, NEXT)
    assert phone.url.endswith("/tjek"), phone.url
    phone.locator("button.primary").click()
    assert "Tak" in phone.locator("h1").inner_text()
    assert {urlsplit(address).netloc for address in phone.asked} == {urlsplit(site.address).netloc}


def test_an_error_keeps_what_was_typed_and_leads_to_the_question(phone, site, press):
    begin(phone, site)
    while not phone.query_selector("main input[type=checkbox]"):
        fill(phone)
        press(phone, NEXT)
    fill(phone)
    for box in phone.query_selector_all("main input[name=reasons]")[:5]:
        box.check(force=True)
    press(phone, NEXT)
    assert phone.title().startswith("Fejl:")
    assert phone.locator(".summary a").first.get_attribute("href") == "#reasons"
    assert phone.locator("main input[name=reasons]:checked").count() == 5


def test_a_change_of_language_keeps_what_is_not_yet_sent(phone, site, press):
    begin(phone, site)
    phone.locator("main input[type=radio]").nth(1).check(force=True)
    press(phone, "button[value='language:en']")
    assert phone.locator("html").get_attribute("lang") == "en"
    assert phone.locator("main input[type=radio]").nth(1).is_checked()


def test_the_answers_come_back_in_another_browser(phone, browser, site, press):
    code = site.code()
    for again in (phone, browser.new_context().new_page()):
        again.goto(f"{site.address}/kode")
        again.fill("#code", code)
        again.click("button.primary")
        if again is phone:
            again.click("button.primary")
            fill(again)
            press(again, NEXT)
    assert "/svar/you-2" in again.url
    again.context.close()
