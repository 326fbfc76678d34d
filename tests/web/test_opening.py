"""Questions that a script opens on the page, and the script's way of sending a page."""

import json
import re

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"


def gate(page, name):
    """Return the place of a conditional question in the form: (its condition, closed or not)."""
    tree = html5lib.parse(page.text)
    found = next(node for node in tree.iter() if node.get("data-question") == name)
    return json.loads(found.get("data-if")), found.get("hidden") is not None


def test_a_question_that_may_open_lies_closed_beside_the_form(resident):
    resident.press()
    assert gate(resident, "years") == (["==", ["answer", "tenure"], "all_year"], True)
    assert re.search(r'</form>\s*<template id="closed-years">.*name="years".*</template>', resident.text, re.DOTALL)


def test_a_page_with_the_question_opened_is_passed_in_one_turn(resident):
    resident.press()
    resident.press(tenure="all_year", years="12", mark__opened="years")
    assert resident.page == "svar/opinions-1"
    assert resident.get("/svar/home-2").form()[1]["years"] == ["12"]


def test_a_fault_in_an_opened_question_keeps_it_open_and_typed(resident):
    resident.press()
    resident.press(tenure="all_year", years="tolv", mark__opened="years")
    assert (resident.response.status_code, resident.form()[1]["years"]) == (422, ["tolv"])
    assert gate(resident, "years")[1] is False


def test_a_question_said_to_be_open_that_is_not_asked_stores_nothing(resident):
    resident.press()
    resident.press(tenure="holiday", years="12", mark__opened=["years", "no_question"])
    resident.get("/svar/home-2").press(tenure="all_year")
    assert resident.form()[1]["years"] == [""]


def test_our_script_is_told_where_to_go_instead_of_being_sent_there(resident):
    action, posted = resident.form()
    answer = resident.client.post(action, data={**posted, "do": ["next"]}, headers={"X-Sent-By": "script"})
    assert (answer.status_code, answer.headers["X-Onward"]) == (200, "/harbaekdalen/2026/svar/home-2")
    assert ("Location" in answer.headers, answer.data) == (False, b"")


def test_a_page_asks_only_for_the_scripts_it_is_better_with(resident):
    scripts = lambda: set(re.findall(r"/static/(\w+)\.[0-9a-f]{10}\.js", resident.text))  # noqa: E731
    first = scripts()
    resident.press()
    assert (first, scripts() - first) == ({"answering", "sending"}, {"conditions"})


def test_the_first_page_carries_its_style_and_the_next_does_not(resident):
    carries = ["<style>" in resident.text, "<style>" in resident.press().text]
    assert carries == [True, False]
