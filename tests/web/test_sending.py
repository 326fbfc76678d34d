"""Check, send, receipt, and the way back."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from survey.storage import records


def answered(resident):
    """Walk to the check page with an answer on every page."""
    resident.press(village="aagesby")
    resident.press("skip", tenure="holiday")
    resident.press("skip", happy="1", reasons=["nature", "other"], reasons__other_text="Lyset")
    resident.press("skip", favourite__1_words="Den gamle eg")
    return resident.press("skip", missing="En sti <3\nog lys", moved__day="3", moved__month="4", moved__year="2001")


def sent(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(records.Spool))


def test_the_check_page_lists_the_answers_in_words(resident):
    page = answered(resident)
    assert page.page == "tjek"
    for words in ("Ågesby", "Helt enig", "Naturen", "»Lyset«", "Den gamle eg", "En sti &lt;3\nog lys", "3. april 2001"):
        assert words in page.text


def test_the_check_page_says_what_is_not_answered(resident):
    assert "Ikke besvaret" in answered(resident).text


def test_a_changed_answer_leads_back_to_the_check_page(resident):
    answered(resident)
    resident.get("/svar/home-2?ret=1").press(tenure="holiday")
    assert resident.page == "tjek"


def test_the_check_page_waits_for_the_pages_not_yet_passed(resident):
    assert resident.get("/tjek").page == "svar/home-1"


def test_sending_answers_with_the_receipt(resident, house):
    page = answered(resident).press("send")
    assert page.response.status_code == 200
    assert "Tak for dine svar" in page.text
    assert "Se en kopi af dine svar" in page.text
    assert sent(house[1]) == 1


def test_the_same_form_sent_again_gets_the_same_code_without_the_copy(resident, house):
    action, posted = answered(resident).form()
    pages = [resident.client.post(action, data=posted).text for _ in range(2)]
    codes = {page.partition('<p class="code">')[2].partition("</p>")[0] for page in pages}
    assert len(codes) == 1
    assert "Se en kopi" not in pages[1]
    assert sent(house[1]) == 1


def test_eight_sends_at_once_give_one_response_and_one_code(resident, house):
    action, posted = answered(resident).form()
    cookie = resident.client.get_cookie("klyngesvar").value

    def post(_):
        client = house[0].test_client()
        client.set_cookie("klyngesvar", cookie)
        return client.post(action, data=posted).text

    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(post, range(8)))
    assert len({page.partition('<p class="code">')[2].partition("</p>")[0] for page in pages} - {""}) == 1
    assert all("Tak for dine svar" in page for page in pages)
    assert sent(house[1]) == 1


def test_two_windows_show_the_same_withdrawal_code(resident, house):
    first = answered(resident).form()
    resident.get("/tjek").press("send")
    again = resident.client.post(first[0], data=first[1])
    assert "Fortryder du?" in again.text
    assert sent(house[1]) == 1


def test_after_sending_every_window_says_already_sent(resident):
    answered(resident).press("send")
    assert "allerede sendt" in resident.get("/svar/home-1").text


def test_a_spent_code_says_so(resident, house):
    answered(resident).press("send")
    other = type(resident)(house[0].test_client(), resident.base)
    assert "allerede brugt" in other.get("/kode").press(code=house[3][0]).text


def test_from_the_second_page_one_may_send_and_stop(resident):
    assert "og stop" not in resident.text
    resident.press()
    assert "Send det, jeg har svaret på, og stop" in resident.text


def test_send_and_stop_asks_once_and_takes_what_was_just_typed(resident):
    resident.press(village="aagesby")
    resident.press("stop", tenure="holiday")
    assert resident.page == "stop"
    assert "kan du ikke fortsætte" in resident.text
    page = resident.press("send")
    assert "Vi har fået det, du har svaret på." in page.text
    assert "Nej" in page.text


def test_what_was_typed_and_left_counts_when_it_can_be_read(resident):
    answered(resident)
    resident.get("/svar/home-2").press("language:da", tenure="all_year")
    assert '<p class="own">Ja</p>' in resident.get("/tjek").text


def test_what_cannot_be_read_is_shown_before_sending(resident):
    answered(resident)
    resident.get("/svar/words-1").press("back", moved__day="99")
    page = resident.get("/tjek")
    assert "mangler at blive rettet" in page.text


def test_a_sent_response_can_be_withdrawn(resident):
    page = answered(resident).press("send")
    code = page.text.partition('<p class="code">')[2].partition("</p>")[0]
    page.get("/fortryd").press(withdrawal=code)
    assert "bliver slettet" in page.text


@pytest.mark.parametrize("typed", ["", "vrøvl", "<script>", "\0"])
def test_an_unknown_withdrawal_code_is_asked_for_again(walker, typed):
    assert walker.get("/fortryd").press(withdrawal=typed).response.status_code == 422


def test_reloading_the_receipts_address_changes_nothing(resident):
    assert resident.get("/send").page == "svar/home-1"
