"""A wave about organisations: they are spoken to as several, told how each answer is shown, and not asked their age."""

import random
import re
from html import unescape
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from survey.bundled import questionnaires_folder, templates_folder
from survey.fieldwork import codes, published, waves
from survey.questionnaire import versions
from survey.texts import catalogue
from survey.texts.catalogue import translations
from survey.texts.sentences import SENTENCES, answering
from survey.web.languages import sentences

SINGULAR = re.compile(r"\b(du|dig|din|dit|dine)\b", re.IGNORECASE)
# Theirs alone to say otherwise, or said where no wave is known.
APART = {"answering/promise.html", "pages/privacy.html", "pages/front.html"}
FACE = [
    path
    for path in sorted(templates_folder().rglob("*.html"))
    if not {"staff", "report", "paper"} & set(path.parts) and str(path.relative_to(templates_folder())) not in APART
]
TOLD = ("code_length", "code_unknown", "code_spent", "wave_over", "withdrawal_mistyped", "withdrawal_late")


@pytest.fixture(scope="module")
def version():
    return versions.publish(questionnaires_folder() / "associations.yaml")


@pytest.fixture
def visitor(house, walker, clock, version):
    """Someone at the wave's front page, with a code in hand."""
    app, database, _, _ = house
    keys = app.extensions["klyngesvar"].keys
    with database.writing() as session:
        residents = waves.named(session, "harbaekdalen", "2026")
        wave = waves.open_wave(
            session,
            cluster="harbaekdalen",
            slug="foreninger",
            version=published.keep(session, version),
            opens=residents.opens,
            closes=residents.closes,
            keys=keys,
            about="organisations",
            now=clock.now,
        )
        (code,) = codes.issue(session, wave, "brandslev", 1, channel="letter", keys=keys, rng=random.Random(2))
    found = type(walker)(walker.client, "/harbaekdalen/foreninger")
    found.code = code
    return found


@pytest.fixture
def club(visitor):
    """The association's secretary at the first question."""
    return visitor.enter(visitor.code)


def visible(html):
    body = re.sub(r"<(script|style).*?</\1>", " ", html.partition("<main")[2], flags=re.DOTALL)
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))


def shown(text):
    return re.findall(r'<p class="publish" id="(\w+)-publish">([^<]+)</p>', text)


def walked(club):
    """Answer as an association with a house of its own, and return what every page said."""
    said = [visible(club.text)]

    def on(do="next", **fields):
        club.press(do, **fields)
        said.append(visible(club.text))

    on(answering_for="both", organisation="Brandslev Gymnastik", village="brandslev")
    on(purpose="sports", founded="1921")
    on("skip", members="120", members_by_age__under_13="40")
    on("skip", place_kinds=["hall"])
    on("skip", location__1_words="Skolevej 2")
    on("skip", owner="association", capacity="200", facilities=["kitchen", "stage"], condition="2")
    on("skip", hours_a_week="30")
    on(activities__1_what="Gymnastik", activities__1_weekday=["tuesday"], activities__1_starts="10",
       activities__1_ends="kl. 11.30")  # fmt: skip
    on("skip", booking="contact")
    on("skip", finances="2", running_costs="250000")
    on(works_with=["none"], would_share=["rooms"], obstacles=["time"], wish="Nyt tag",
       filled_in_by="Ane", contact="ane@example.org")  # fmt: skip
    return said


def test_an_organisation_answers_from_code_to_receipt(club):
    walked(club)
    assert club.page == "tjek"
    assert "Tak for jeres svar" in club.press("send").text


def test_no_page_speaks_to_one_person(club):
    said = [*walked(club), visible(club.press("send").text)]
    asked = "Hvordan kan vi få fat i dig, hvis vi har spørgsmål?"  # to whoever filled it in
    assert [found for page in said for found in SINGULAR.findall(page.replace(asked, ""))] == []


def test_an_organisation_is_not_asked_its_age(visitor):
    page = visitor.get("/kode").press(code=visitor.code)
    assert "16 år" not in page.text
    assert "om svaret bliver vist med jeres navn" in page.text


def test_an_organisation_comes_with_its_own_code(visitor):
    assert "Jeg har ingen kode" not in visitor.get("/").text
    assert visitor.get("/uden-kode").response.status_code == 404


def test_the_front_page_promises_no_more_than_the_form(visitor):
    page = visitor.get("/").text
    assert "fortrolige" not in page
    assert "Ved hvert spørgsmål står der, hvad vi viser" in page


def test_the_notice_is_about_organisations(visitor):
    page = visitor.get("/privatliv").text
    assert "kun i samlede tal eller slet ikke" in page
    assert "CPR" not in page


def test_every_question_says_how_its_answer_is_shown(club):
    assert shown(club.text.partition("<template")[0]) == [
        (name, "Bliver vist med jeres navn") for name in ("answering_for", "organisation", "village")
    ]


def test_some_answers_are_shown_in_figures_only_and_some_never(club, house):
    walked(club)
    club.get("/svar/running-1")
    assert {words for _, words in shown(club.text)} == {"Bliver kun vist i samlede tal"}
    club.get("/svar/future-1")
    assert [name for name, words in shown(club.text) if words == "Bliver ikke vist"] == ["filled_in_by", "contact"]


def test_how_it_is_shown_is_read_aloud_with_the_question(club):
    described = set(re.findall(r'aria-describedby="([^"]+)"', club.text))
    assert {"answering_for-publish", "organisation-publish", "village-publish"} <= {
        word for words in described for word in words.split()
    }


def test_a_line_of_a_repeat_does_not_say_it_again(club):
    walked(club)
    club.get("/svar/use-2")
    assert shown(club.text) == [("activities", "Bliver vist med jeres navn")]


def test_it_is_said_in_the_language_of_the_page(club):
    page = club.client.get("/en/harbaekdalen/foreninger/svar/about_you-1").text
    assert "Shown with your name" in page
    assert "Wird mit Ihrem Namen gezeigt" in club.client.get("/de/harbaekdalen/foreninger/svar/about_you-1").text


def test_what_is_wrong_is_told_to_several(club):
    page = club.press()
    assert page.response.status_code == 422
    assert "Vælg et svar, før I går videre." in page.text


def test_residents_are_never_told_of_names(resident):
    assert shown(resident.text) == []


def test_the_cluster_leads_to_the_residents_wave(visitor):
    assert visitor.client.get("/harbaekdalen/").headers["Location"] == "/harbaekdalen/2026/"


def test_every_sentence_to_one_person_has_one_to_several():
    every = {text for path in FACE for text in sentences(path.read_text())} - {"Dine svar er fortrolige"}
    every |= {*answering.SENTENCES.values(), *(SENTENCES[key] for key in TOLD)}
    spoken = translations("da@organisations")
    assert [text for text in sorted(every) if SINGULAR.search(spoken.gettext(text))] == []


def test_no_sentence_to_several_is_left_over():
    with (Path(catalogue.FOLDER) / "organisations" / "da.po").open("rb") as file:
        known = {message.id[0] if isinstance(message.id, tuple) else message.id for message in read_po(file)}
    every = {text for path in templates_folder().rglob("*.html") for text in sentences(path.read_text())}
    assert known - every - {*SENTENCES.values()} == {""}


def test_where_nothing_differs_organisations_hear_what_residents_hear():
    assert translations("en@organisations").gettext("Videre") == translations("en").gettext("Videre")
