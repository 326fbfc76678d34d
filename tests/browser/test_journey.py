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


def fill(phone):
    """Answer everything on the page, in the plainest way."""
    for name in dict.fromkeys(
        each.get_attribute("name") for each in phone.query_selector_all("main input[type=radio]")
    ):
        phone.locator(f'main input[name="{name}"]').first.check(force=True)
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


def turn(phone):
    phone.locator("button.primary[value=next]").click()


def test_the_whole_questionnaire_from_code_to_receipt(phone, site):
    begin(phone, site)
    seen = []
    while "/svar/" in phone.url:
        seen.append(urlsplit(phone.url).path.rsplit("/", 1)[-1])
        assert len(seen) < 120, seen[-5:]
        assert fits(phone), phone.url
        fill(phone)
        if button := phone.query_selector(".unranked button"):
            button.click()
        turn(phone)
    assert phone.url.endswith("/tjek"), phone.url
    phone.locator("button.primary").click()
    assert "Tak" in phone.locator("h1").inner_text()
    assert {urlsplit(address).netloc for address in phone.asked} == {urlsplit(site.address).netloc}


def test_an_error_keeps_what_was_typed_and_leads_to_the_question(phone, site):
    begin(phone, site)
    while not phone.query_selector("main input[type=checkbox]"):
        fill(phone)
        turn(phone)
    fill(phone)
    for box in phone.query_selector_all("main input[name=reasons]")[:5]:
        box.check(force=True)
    turn(phone)
    assert phone.title().startswith("Fejl:")
    assert phone.locator(".summary a").first.get_attribute("href") == "#reasons"
    assert phone.locator("main input[name=reasons]:checked").count() == 5


def test_a_change_of_language_keeps_what_is_not_yet_sent(phone, site):
    begin(phone, site)
    phone.locator("main input[type=radio]").nth(1).check(force=True)
    phone.locator("button[value='language:en']").first.click()
    assert phone.locator("html").get_attribute("lang") == "en"
    assert phone.locator("main input[type=radio]").nth(1).is_checked()


def test_the_answers_come_back_in_another_browser(phone, browser, site):
    code = site.code()
    for again in (phone, browser.new_context().new_page()):
        again.goto(f"{site.address}/kode")
        again.fill("#code", code)
        again.click("button.primary")
        if again is phone:
            again.click("button.primary")
            fill(again)
            turn(again)
    assert "/svar/you-2" in again.url
    again.context.close()
