"""Posts that no browser would send: refused or kept as plain text, never executed, never a fault of ours."""

import resource
import sqlite3
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

STRANGE = [
    "\0", "a\0b", "\u202eltr", "\u200f", "🙂" * 50, "%ED%A0%80", "<script>alert(1)</script>", '"><img src=x onerror=1>',
    '=HYPERLINK("http://a")', "{{ 7*7 }}", "%(name)s", "${village}", "' OR 1=1 --", "\r\n\r\n", "a" * 5000, "\ufffe",
]  # fmt: skip
FIELDS = ["village", "tenure", "tenure__other_text", "years"]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_texts_are_kept_as_plain_text_or_refused(resident, text):
    resident.press()
    page = resident.press("next", **dict.fromkeys(FIELDS, text))
    assert page.response.status_code in {200, 422}
    assert "<script>" not in page.text
    assert "onerror=1>" not in page.text.replace("&#34;&gt;&lt;img src=x onerror=1&gt;", "")


@pytest.mark.parametrize(
    "body", [b"tenure=%ED%A0%80&tenure=%FF%FE", b"tenure=\xff\xfe\x00", b"&&&===&%", b"do=" + b"%00" * 99]
)
def test_bytes_that_are_no_text_never_fail(resident, body):
    action, posted = resident.form()
    mark = f"mark={posted['mark'][0]}&csrf_token={posted['csrf_token'][0]}&".encode()
    page = resident.client.post(action, data=mark + body, content_type="application/x-www-form-urlencoded")
    assert page.status_code in {200, 303, 403, 422}


@pytest.mark.parametrize(
    "fields",
    [
        {"findes_ikke": "1", "values": "x", "_withdrawal": "AAAA", "__proto__": "1"},
        {"village": ["aagesby", "brandslev", "aagesby"]},
        {"village": ["æøå"] * 300},
        {"do": ["next", "language:xx", "up:village:x"]},
    ],
)
def test_unknown_and_repeated_fields_never_fail(resident, fields):
    action, posted = resident.form()
    assert resident.client.post(action, data={**posted, **fields}).status_code in {200, 303, 422}


@pytest.mark.parametrize(
    "do", ["language:xx", "language:", "up:wishes:nope", "add::", "drop:village:x", "🙂", "", "a:b:c:d"]
)
def test_unknown_buttons_never_fail(resident, do):
    assert resident.press(do).response.status_code in {200, 422}


def test_a_megabyte_is_refused_with_a_page_of_its_own(resident):
    page = resident.press(missing="a" * 1_000_000)
    assert page.response.status_code == 413
    assert "for meget tekst" in page.text


def test_a_form_without_a_mark_is_refused(resident):
    assert resident.press(mark="vrøvl").response.status_code == 400


def test_a_mark_of_another_page_is_refused(resident):
    mark = resident.form()[1]["mark"]
    resident.press()
    assert resident.press(mark=mark).response.status_code == 400


def test_a_mark_of_another_persons_draft_stores_nothing(resident, house):
    mark = resident.form()[1]["mark"]
    other = type(resident)(house[0].test_client(), resident.base).enter(house[3][1])
    page = other.press(mark=mark)
    assert page.response.status_code == 409
    assert "en anden persons svar" in page.text


def test_a_sending_of_another_draft_is_not_sent(resident, house):
    resident.press().press("stop")
    sending = resident.form()[1]["sending"]
    other = type(resident)(house[0].test_client(), resident.base).enter(house[3][1])
    other.press().press("stop")
    assert other.press(sending=sending).response.status_code == 409


def test_a_post_without_the_token_changes_nothing(resident):
    page = resident.press(csrf_token="", village="aagesby")
    assert page.response.status_code == 403
    assert resident.get("/svar/home-1").form()[1]["village"] == ["brandslev"]


@pytest.mark.parametrize("cookie", ["", "x", "A" * 300, "æ", "eyJ0IjoxfQ.x.y"])
def test_a_forged_cookie_is_an_empty_session(walker, cookie):
    walker.client.set_cookie("klyngesvar", cookie)
    assert walker.get("/svar/home-1").page == "kode"


@pytest.mark.parametrize(
    "path", ["/..%2f", "/harbaekdalen/2026/svar/%00", "/%ff", "/harbaekdalen/2026/svar/" + "a" * 500]
)
def test_strange_addresses_are_not_found(client, path):
    assert client.get(path).status_code == 404


@contextmanager
def full_disk(database):
    """Let the kernel refuse every byte by which a file would grow, as a full disk does."""
    wal = Path(f"{database.engine.url.database}-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def locked(database):
    """Hold the file as a tool that does not know the gate would; our own patience is cut short."""
    database.engine.dispose()
    event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 20"))
    other = sqlite3.connect(database.engine.url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@pytest.mark.parametrize("trouble", [full_disk, locked])
def test_nothing_typed_is_lost_on_a_full_disk_or_a_locked_file(resident, house, trouble):
    resident.press()
    with trouble(house[1]):
        page = resident.press(tenure="other", tenure__other_text="Kun når æblerne er modne")
        answered = (page.response.status_code, "Kun når æblerne er modne" in page.text, "70 00 00 00" in page.text)
    assert answered == (503, True, True)
    assert page.press().get("/svar/home-2").form()[1]["tenure__other_text"] == ["Kun når æblerne er modne"]


def test_a_fault_of_ours_is_a_page_of_its_own(resident, monkeypatch):
    def broken(*_args, **_values):
        raise ZeroDivisionError

    resident.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("survey.web.answering.draw", broken)
    page = resident.get("/svar/home-1")
    assert page.response.status_code == 500
    assert "Fejlen er vores" in page.text


def test_a_fault_of_ours_loses_nothing_of_what_was_typed(resident, monkeypatch):
    def broken(*_args, **_values):
        raise ZeroDivisionError

    resident.press(village="aagesby")
    resident.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("survey.web.answering.Turn", broken)
    page = resident.press(tenure="other", tenure__other_text="Kun når æblerne er modne")
    assert page.response.status_code == 500
    assert "Kun når æblerne er modne" in page.text
