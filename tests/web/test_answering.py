"""Question pages."""

import datetime as dt

import pytest


def test_the_village_of_the_code_is_chosen_beforehand_and_can_be_changed(resident):
    assert resident.form()[1]["village"] == ["brandslev"]
    resident.press(village="aagesby")
    assert resident.get("/svar/home-1").form()[1]["village"] == ["aagesby"]


def test_every_page_says_which_part_it_is(resident):
    assert "Del 1 af 3" in resident.text
    assert "<title>Hvor du bor – Del 1 af 3 – Harbækdalen</title>" in resident.text


def test_a_required_question_is_asked_for_with_a_summary(resident):
    page = resident.press(village=[])
    assert page.response.status_code == 422
    assert '<a href="#village">' in page.text
    assert "<title>Fejl: " in page.text


def test_a_page_with_required_questions_cannot_be_skipped(resident):
    assert "Spring over" not in resident.text


def test_blank_answers_are_mentioned_once_and_then_passed(resident):
    resident.press().press()
    assert resident.response.status_code == 200
    assert "Du har ikke svaret på 1 spørgsmål." in resident.text
    assert resident.press().page == "svar/opinions-1"


def test_skip_goes_on_at_once_and_keeps_what_can_be_read(resident):
    resident.press()
    resident.press("skip", tenure="holiday")
    assert resident.page == "svar/opinions-1"
    assert resident.get("/svar/home-2").form()[1]["tenure"] == ["holiday"]


def test_an_answer_opens_a_question_on_the_same_page(resident):
    resident.press()
    assert "years" not in resident.form()[1]
    resident.press(tenure="all_year")
    assert resident.page == "svar/home-2"
    assert "years" in resident.form()[1]


def test_a_faulty_answer_keeps_everything_typed(resident):
    resident.press()
    resident.press(tenure="all_year")
    page = resident.press(years="tolv")
    assert page.response.status_code == 422
    assert page.form()[1]["years"] == ["tolv"]
    assert page.get("/svar/home-2").form()[1]["years"] == ["tolv"]


def test_back_keeps_what_was_typed_without_checking_it(resident):
    resident.press()
    resident.press(tenure="all_year")
    resident.press("back", years="vrøvl")
    assert resident.page == "svar/home-1"
    assert resident.get("/svar/home-2").form()[1]["years"] == ["vrøvl"]


def test_the_language_is_switched_without_losing_what_is_typed(resident):
    resident.press()
    resident.press("language:en", tenure="other", tenure__other_text="Kun om sommeren")
    assert '<html lang="en">' in resident.text
    assert resident.form()[1]["tenure__other_text"] == ["Kun om sommeren"]


def test_a_question_may_name_an_earlier_answer(resident):
    resident.press(village="aagesby").press("skip")
    assert "Er du glad for at bo i Ågesby?" in resident.text


def test_too_many_choices_are_refused_with_the_number(resident):
    resident.press().press("skip")
    page = resident.press(reasons=["nature", "family", "price"])
    assert "Du har valgt 3. Vælg højst 2." in page.text


def test_an_error_in_a_matrix_links_to_its_row(resident):
    resident.press().press("skip")
    page = resident.press(statements__safe="vrøvl")
    assert page.response.status_code == 422
    assert '<a href="#statements' in page.text


def test_a_ranking_is_made_with_buttons_alone(resident):
    resident.press().press("skip").press("skip")
    for do in ("add:wishes:bus", "add:wishes:shop", "up:wishes:shop"):
        resident.press(do)
    assert resident.form()[1]["wishes"] == ["shop", "bus"]
    assert "En butik: Flyttet til nr. 1" in resident.text


def test_a_full_ranking_takes_no_more(resident):
    resident.press().press("skip").press("skip")
    resident.press("add:wishes:bus").press("add:wishes:shop")
    assert "Du har valgt alle 2" in resident.text


def test_none_stands_alone_in_a_ranking(resident):
    resident.press().press("skip").press("skip")
    resident.press("add:wishes:bus").press("add:wishes:none")
    assert resident.form()[1]["wishes"] == ["none"]


def test_a_place_is_chosen_from_the_list_or_written(resident):
    resident.press().press("skip").press("skip")
    place = resident.text.partition("<optgroup")[2].partition('<option value="')[2].partition('"')[0]
    resident.press(favourite__1_place=place, favourite__2_words="Den gamle eg", favourite__2_each="Skyggen")
    resident.press()
    back = resident.get("/svar/opinions-2").form()[1]
    assert (back["favourite__1_place"], back["favourite__2_words"]) == ([place], ["Den gamle eg"])


def test_an_end_thanks_and_shows_the_way_back(resident):
    resident.press(village="outside")
    assert resident.page == "slut/home-1"
    assert "Gå tilbage og ret dit svar" in resident.text
    assert resident.get("/svar/").page == "slut/home-1"


def test_a_page_off_the_route_leads_to_the_first_not_passed(resident):
    resident.press(village="outside")
    assert resident.get("/svar/opinions-1").page == "slut/home-1"


def test_a_page_that_left_the_route_stores_its_answers_hidden(resident, house):
    resident.press().press("skip")
    old = resident.form()
    resident.get("/svar/home-1").press(village="outside")
    resident.client.post(old[0], data={**old[1], "happy": "1", "do": "next"})
    resident.get("/svar/home-1").press(village="aagesby")
    assert resident.get("/svar/opinions-1").form()[1]["happy"] == ["1"]


def test_an_unknown_page_gets_a_page_of_its_own(resident):
    assert resident.get("/svar/home-99").response.status_code == 404


def test_saving_for_later_says_when_and_how_to_come_back(resident):
    resident.press("pause")
    assert resident.page == "pause"
    assert "Gemt kl. 08.00" in resident.text


def test_two_windows_on_two_pages_lose_nothing(resident):
    resident.press().press("skip")
    one = resident.form()
    other = resident.get("/svar/home-2").form()
    resident.client.post(one[0], data={**one[1], "happy": "1", "do": "next"})
    resident.client.post(other[0], data={**other[1], "tenure": "holiday", "do": "next"})
    assert resident.get("/svar/opinions-1").form()[1]["happy"] == ["1"]
    assert resident.get("/svar/home-2").form()[1]["tenure"] == ["holiday"]


def test_the_same_page_in_two_windows_shows_both(resident):
    resident.press()
    old = resident.form()
    resident.press(tenure="holiday")
    page = resident.client.post(
        old[0], data={**old[1], "tenure": "other", "tenure__other_text": "Både og", "do": "next"}
    )
    assert page.status_code == 409
    assert "i et andet vindue" in page.text
    assert "Både og" in page.text


def test_a_page_posted_twice_is_stored_once_without_fuss(resident):
    resident.press()
    old = resident.form()
    twice = [resident.client.post(old[0], data={**old[1], "tenure": "holiday", "do": "next"}) for _ in range(2)]
    assert [page.status_code for page in twice] == [303, 303]


def test_a_page_posted_after_the_session_ended_waits_behind_the_code(resident, house):
    resident.press()
    action, posted = resident.form()
    resident.client.delete_cookie("klyngesvar")
    resident.response = resident.client.post(action, data={**posted, "tenure": "holiday", "do": "next"})
    assert resident.response.status_code == 403
    assert "følger med" in resident.text
    resident.press(code=house[3][0])
    assert resident.page == "svar/home-2"
    assert resident.form()[1]["tenure"] == ["holiday"]


def test_a_waiting_page_is_not_stored_with_another_persons_code(resident, house):
    resident.press()
    action, posted = resident.form()
    resident.client.delete_cookie("klyngesvar")
    resident.response = resident.client.post(action, data={**posted, "tenure": "holiday", "do": "next"})
    sealed = resident.form()[1]["sealed"]
    other = type(resident)(resident.client, resident.base).enter(house[3][1])
    other.get("/kode").press(code=house[3][1], sealed=sealed)
    assert "en anden persons svar" in other.text
    assert other.get("/svar/home-1").press().form()[1].get("tenure") is None


def test_the_session_ends_45_minutes_after_the_last_page(resident, monkeypatch):
    import time

    later = time.time() + 46 * 60
    monkeypatch.setattr("survey.web.sessions.time.time", lambda: later)
    assert resident.get("/svar/home-1").page == "kode"


def test_answers_are_kept_by_no_browser(resident):
    assert resident.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("days", [30])
def test_a_page_posted_after_the_wave_closed_says_so(resident, clock, days):
    clock.now += dt.timedelta(days=days)
    assert "Undersøgelsen er slut" in resident.press(village="aagesby").text
