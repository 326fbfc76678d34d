"""A copy of one's own answers: made in the moment, kept nowhere."""

import datetime as dt
import re

import pytest
from sqlalchemy import text

SECRET = "En sti <3 ved mosen"


def answered(resident, **last):
    """Walk to the check page with words of one's own."""
    resident.press(village="aagesby")
    for _ in range(3):
        resident.press("skip")
    return resident.press("skip", **({"missing": SECRET} | last))


def copy(page, do):
    """Press a button of the form that asks for the copy, as a browser would."""
    form = page.text.partition('action="/harbaekdalen/2026/kopi"')[2].partition("</form>")[0]
    fields = dict(re.findall(r'name="(copy)" value="([^"]*)"', form))
    return page.client.post("/harbaekdalen/2026/kopi", data={**fields, "do": do})


def everything(database):
    """All that the database holds, table by table."""
    with database.reading() as session:
        tables = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return {name: sorted(map(repr, session.execute(text(f'SELECT * FROM "{name}"')))) for name in tables}


@pytest.fixture
def thanked(resident):
    return answered(resident).press("send")


def test_the_receipt_offers_a_file_with_the_answers_and_the_withdrawal_code(thanked):
    code = thanked.text.partition('<p class="code">')[2].partition("</p>")[0]
    file = copy(thanked, "save")
    assert file.headers["Content-Disposition"] == 'attachment; filename="mine-svar-2026-10-02.html"'
    assert "En sti &lt;3 ved mosen" in file.text
    assert code in file.text


def test_the_file_needs_nothing_but_itself(thanked):
    file = copy(thanked, "save").text
    assert re.findall(r'(?:src|href|action)="[^"]*"', file) == []
    assert "<script" not in file


def test_the_receipt_offers_a_page_to_print(thanked):
    page = copy(thanked, "print")
    assert "Content-Disposition" not in page.headers
    assert "Ågesby" in page.text


def test_the_check_page_offers_the_copy_before_anything_is_sent(resident):
    file = copy(answered(resident), "save")
    assert "En sti &lt;3 ved mosen" in file.text
    assert "ikke sendt svarene endnu" in file.text
    assert 'class="code"' not in file.text


@pytest.mark.parametrize("do", ["save", "print"])
def test_the_copy_is_kept_nowhere(thanked, house, do, caplog):
    before = everything(house[1])
    page = copy(thanked, do)
    assert page.headers["Cache-Control"] == "no-store"
    assert everything(house[1]) == before
    assert SECRET not in caplog.text


def test_what_the_receipt_carries_cannot_be_read_on_the_way(thanked):
    sealed = re.search(r'name="copy" value="([^"]*)"', thanked.text)[1]
    assert b"mosen" not in sealed.encode()
    assert len(sealed) < 4000


def test_nobody_can_have_another_text_laid_out(client, thanked):
    sealed = re.search(r'name="copy" value="([^"]*)"', thanked.text)[1]
    for changed in ("", "x", sealed[:-4], sealed[1:]):
        assert client.post("/harbaekdalen/2026/kopi", data={"copy": changed, "do": "save"}).status_code == 400


def test_the_copy_can_be_had_after_the_session_and_the_wave_have_ended(thanked, clock):
    clock.now += dt.timedelta(days=60)
    thanked.client.delete_cookie("klyngesvar")
    assert "Ågesby" in copy(thanked, "save").text


def test_without_an_entered_code_there_is_nothing_to_copy(client):
    assert client.post("/harbaekdalen/2026/kopi").headers["Location"].endswith("/kode")


def test_the_copy_speaks_the_language_of_the_page(resident):
    answered(resident)
    page = resident.client.post("/en/harbaekdalen/2026/kopi", data={"do": "save"})
    assert '<html lang="en">' in page.text
    assert "my-answers" in page.headers["Content-Disposition"]


def test_of_a_partial_response_only_what_was_sent_is_copied(resident):
    resident.press(village="aagesby")
    page = resident.press("stop", tenure="holiday").press("send")
    assert "Ikke besvaret" not in copy(page, "save").text
