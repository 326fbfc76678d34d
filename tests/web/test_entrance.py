"""The way in."""

import datetime as dt
import re

import pytest


def test_the_welcome_page_says_what_it_is_about(walker):
    page = walker.get("/")
    assert "Fortæl os, hvordan det er at bo her" in page.text
    assert "<strong>en prøve</strong> for Harbækdalen" in page.text


def test_the_welcome_page_sets_no_cookie_and_may_be_kept(walker):
    headers = walker.get("/").response.headers
    assert "Set-Cookie" not in headers
    assert headers["Cache-Control"] == "public, max-age=60"


def test_the_welcome_page_is_one_small_response(walker):
    page = walker.get("/").response
    sheets = re.findall(r'<link rel="stylesheet"[^>]*>', page.text)
    assert [sheet for sheet in sheets if 'media="print"' not in sheet] == []
    assert len(page.data) < 15 * 1024


def test_the_cluster_leads_to_its_open_wave(client):
    assert client.get("/harbaekdalen/").headers["Location"] == "/harbaekdalen/2026/"


def test_the_language_is_the_first_part_of_the_address(client):
    page = client.get("/en/harbaekdalen/2026/")
    assert '<html lang="en">' in page.text
    assert "Tell us what it is like to live here" in page.text


def test_a_text_without_translation_says_which_language_it_is_in(client):
    assert '<div lang="da"><p>Det her er' in client.get("/en/harbaekdalen/2026/").text


def test_a_language_that_the_questionnaire_does_not_speak_is_not_offered(walker):
    assert "English" in walker.get("/").text
    assert "Deutsch" not in walker.get("/").text


def test_following_the_link_of_the_card_shows_the_code_and_spends_nothing(walker, house):
    page = walker.get(f"/k/{house[3][0].replace(' ', '')}")
    assert f'value="{house[3][0].replace(" ", "")}"' in page.text
    assert page.response.headers["Referrer-Policy"] == "strict-origin"


def test_the_code_is_gone_from_the_address_once_posted(walker, house):
    walker.get(f"/k/{house[3][0]}").press()
    assert walker.page == "start"


def test_a_code_is_read_as_people_write_it(walker, house):
    walker.get("/kode").press(code=f" {house[3][0].lower().replace(' ', '-')} ")
    assert walker.page == "start"


@pytest.mark.parametrize("typed", ["", "K7PM", "K7PM 3XQD W4RT", "<script>", "\0", "æ" * 60])
def test_a_code_that_is_wrong_is_asked_for_again(walker, typed):
    page = walker.get("/kode").press(code=typed)
    assert page.response.status_code == 422
    assert 'href="#code"' in page.text


def test_a_resident_says_that_they_are_16_before_the_first_question(walker, house):
    walker.get("/kode").press(code=house[3][0])
    assert "Jeg er fyldt 16 år" in walker.text
    assert walker.press().page == "svar/home-1"


def test_on_the_open_link_the_code_is_shown_after_the_start(walker):
    walker.get("/uden-kode").press()
    assert walker.page == "min-kode"
    assert "Skriv den ned" in walker.text


def test_the_open_links_code_can_be_seen_from_every_page(walker):
    walker.get("/uden-kode").press()
    code = walker.text.partition('<p class="code">')[2].partition("</p>")[0]
    walker.get("/svar/").press("code")
    assert code in walker.text


def test_the_same_code_brings_everything_back_on_another_device(house, resident):
    resident.press(village="soender_harbaek")
    elsewhere = type(resident)(house[0].test_client(), resident.base).enter(house[3][0])
    assert elsewhere.page == "svar/home-2"
    assert "checked" in elsewhere.get("/svar/home-1").text


def test_before_the_wave_opens_the_page_says_when(walker, clock):
    clock.now -= dt.timedelta(days=9)
    page = walker.get("/kode")
    assert "er ikke begyndt endnu" in page.text
    assert "1. oktober 2026" in page.text


def test_after_the_wave_has_closed_the_page_says_so(walker, clock):
    clock.now += dt.timedelta(days=60)
    assert "Undersøgelsen er slut" in walker.get("/kode").text


def test_an_unknown_cluster_gets_a_page_with_a_way_on(client):
    page = client.get("/findes_ikke/2026/")
    assert page.status_code == 404
    assert "Tjek, at adressen" in page.text


@pytest.mark.parametrize("tail", ["/privatliv", "/was", "/fortryd"])
def test_what_one_may_always_read_stays_open_when_the_wave_is_not(walker, clock, tail):
    clock.now += dt.timedelta(days=60)
    assert walker.get(tail).response.status_code == 200


def test_the_accessibility_statement_has_the_laws_address(client):
    assert "WCAG 2.2" in client.get("/was").text


def test_a_cleared_phone_asks_for_the_code(resident):
    resident.press("pause")
    resident.press()
    assert "ryddet" in resident.text
    assert resident.get("/svar/home-1").page == "kode"
