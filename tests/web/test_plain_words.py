"""What a resident reads is easy to read, and says what the law wants said.

LIX is words per sentence plus the percentage of words above six letters. Source: Björnsson (1968).
"""

import datetime as dt
import re
from html import unescape

import pytest

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster

END = re.compile(r"</(?:p|li|h1|h2|legend|label|button|summary|dt|a)>")


def said(html):
    """Return the words of a page's main part, each block a sentence of its own."""
    main = re.sub(
        r"<(style|script|svg)\b.*?</\1>", " ", html.partition("<main")[2].partition("</main>")[0], flags=re.DOTALL
    )
    lines = [
        " ".join(unescape(re.sub(r"<[^>]+>", "", part)).split()) for part in END.sub("\n", "<main" + main).split("\n")
    ]
    return [line for line in lines if line]


def lix(lines):
    """Return the readability of lines, each of which ends a sentence."""
    text = " ".join(line if line[-1] in ".?!:" else f"{line}." for line in lines)
    text = re.sub(r"\S+@\S+|\S+\.dk\b", "x", text)
    words = re.findall(r"[A-Za-zæøåÆØÅéÉ]+", text)
    stops = len(re.findall(r"[.?!:](?=\s|$)", text)) or 1
    return len(words) / stops + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.parametrize("tail", ["/", "/kode", "/uden-kode", "/privatliv", "/was", "/fortryd"])
def test_the_pages_one_may_always_read_are_easy(walker, tail):
    assert lix(said(walker.get(tail).text)) <= 35


def test_the_pages_of_the_journey_are_easy(resident):
    pages = [resident.get(tail).text for tail in ("/pause",)]
    resident.get("/svar/home-1").press(village="aagesby")
    for _ in range(4):
        resident.press("skip")
    pages += [
        resident.get("/tjek").text,
        resident.get("/stop?fra=words-1").text,
        resident.get("/tjek").press("send").text,
    ]
    assert [round(lix(said(page))) for page in pages if lix(said(page)) > 35] == []


def test_the_notice_says_who_why_how_long_and_with_what_right(walker):
    """GDPR art. 13: the list of what must be told."""
    page, settings = walker.get("/privatliv").text, read_cluster(questionnaires_folder() / "demo").settings
    for told in (
        settings.controller, settings.controller_address, settings.phone, settings.email, settings.dpo,
        *settings.processors, "artikel 6, stk. 1, litra e", "24 måneder", "12 måneder", "se, rette og slette",
        "Datatilsynet", "frivilligt", "EU og EØS", "Ingen computer",
    ):  # fmt: skip
        assert told in page


def test_the_right_to_object_stands_on_its_own(walker):
    """GDPR art. 21(4): clearly, and apart from everything else."""
    page = walker.get("/privatliv").text
    section = page.partition('id="indsigelse"')[2].partition("</section>")[0]
    assert "Du har ret til at gøre indsigelse" in section
    assert "70 00 00 00" in section
    assert "/privatliv#indsigelse" in walker.get("/uden-kode").text


def test_the_welcome_page_tells_three_things_and_three_ways(walker):
    page = walker.get("/").text
    facts = re.findall("<li>(.*?)</li>", page.partition('class="facts"')[2].partition("</ul>")[0])
    assert [fact.split()[0] for fact in facts] == ["Det", "Dine", "Svar"]
    assert "Aalevad" in page
    for way in ("Start", "Jeg har en kode", "på papir eller i telefonen", "Hvem spørger?"):
        assert way in page


@pytest.mark.parametrize(("days", "words"), [(-9, "er ikke begyndt endnu"), (60, "Undersøgelsen er slut")])
def test_the_welcome_page_offers_no_start_when_nobody_can(walker, clock, days, words):
    clock.now += dt.timedelta(days=days)
    page = walker.get("/").text
    assert words in page
    assert ">Start<" not in page


def test_who_comes_without_a_code_is_reminded_of_the_card(walker):
    assert "Så brug koden" in walker.get("/uden-kode").text


@pytest.mark.parametrize("tail", ["/kode", "/was"])
def test_there_is_always_someone_to_call(walker, tail):
    assert 'href="tel:70000000"' in walker.get(tail).text.partition("<main")[2].partition("</main>")[0]


def test_the_statement_has_the_official_one_and_something_to_write_to(walker):
    page = walker.get("/was").text
    assert "https://was.digst.dk/" in page
    assert "mailto:" in page
