"""Pages are compressed, but never one that a stranger's words can come back on beside a secret."""

import brotli
import pytest

from survey.web.packing import DRAWN_FROM_WHAT_IS_STORED

BROWSER = {"Accept-Encoding": "gzip, deflate, br"}


def test_a_question_page_is_compressed(resident):
    answer = resident.client.get(resident.address, headers=BROWSER)
    plain = brotli.decompress(answer.data).decode()
    assert (answer.headers["Content-Encoding"], "</html>" in plain) == ("br", True)
    assert len(answer.data) < len(plain) / 2


def test_a_page_that_shows_what_the_address_says_is_not(client):
    answer = client.get("/harbaekdalen/2026/k/ET-GAET-PAA-KODEN", headers=BROWSER)
    assert "ET-GAET-PAA-KODEN" in answer.text
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("tail", ["kode", "fortryd"])
def test_a_page_that_shows_what_was_posted_is_not(client, tail):
    answer = client.post(f"/harbaekdalen/2026/{tail}", data={"code": "gæt", "withdrawal": "gæt"}, headers=BROWSER)
    assert "Content-Encoding" not in answer.headers


def test_a_page_with_an_error_in_it_is_not(resident):
    action, posted = resident.form()
    answer = resident.client.post(action, data={**posted, "village": ["nowhere"], "do": ["next"]}, headers=BROWSER)
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("query", ["?ret=1", "?ret=csrf_token=AAA", "?x=mark", "?fra=csrf_token=AAA"])
def test_what_the_query_says_never_comes_back_on_a_compressed_page(resident, query):
    """Whatever comes back must be asked for by name in a view; none of these does."""
    for tail in ("/", "/start", "/tjek", "/stop", "/pause", "/privatliv", f"/{resident.page}"):
        page = resident.client.get(f"/harbaekdalen/2026{tail}{query}", follow_redirects=True)
        assert query.partition("=")[2] not in page.text or len(query) < 9


def test_the_receipt_is_compressed_and_shows_nothing_of_what_was_posted(resident):
    resident.press("skip", village="brandslev")
    while "svar/" in resident.page:
        resident.press("skip")
    action, posted = resident.form()
    answer = resident.client.post(action, data={**posted, "do": ["send"], "copy": ["AAAAGÆT"]}, headers=BROWSER)
    page = brotli.decompress(answer.data).decode()
    assert (answer.headers["Content-Encoding"], "Tak for dine svar" in page, "GÆT" in page) == ("br", True, False)


def test_the_list_of_compressed_pages_names_views_that_are_there(house):
    assert {rule.endpoint for rule in house[0].url_map.iter_rules()} >= DRAWN_FROM_WHAT_IS_STORED
