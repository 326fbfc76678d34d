"""An author's preview: the questionnaire alone, following its files, with faults beside their lines."""

import datetime as dt
import os

import html5lib
import pytest

from survey.questionnaire.answers import Answers
from survey.questionnaire.reader import read
from survey.web.preview import create_preview
from survey.web.preview_answers import carried
from survey.web.preview_files import Watched

NOW = dt.datetime(2026, 10, 6, 12, tzinfo=dt.UTC)
GOOD = """\
questionnaire: kort
languages: [da, en]
title: Et kort skema
use: [library/lists.yaml]
modules: [more]
sections:
  - section: home
    title: Hjem
    questions:
      - village: village
        ask: Hvor bor du?
      - next_page
      - single: tenure
        ask: Bor du her hele året?
        module: more
        options:
          - all_year: Ja
          - holiday: Nej
  - section: more
    title: Mere
    questions:
      - scale: glad
        ask: Er du glad for at bo her?
        show_if: tenure == all_year
        list: agree
"""
LISTS = "lists:\n  agree:\n    options:\n      - 1: Ja\n      - 2: Nej\n"
STANDARD = "/harbaekdalen/preview-standard/svar"
SVAR = "/harbaekdalen/preview/svar"


class Site:
    """A folder with a questionnaire, and a browser that previews it."""

    def __init__(self, app, folder):
        self.app, self.folder, self.writes = app, folder, 0
        self.browser = None

    def write(self, text, name="kort.yaml"):
        """Save a file, later than before however fast the test is."""
        self.writes += 1
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_800_000_000 + self.writes, 1_800_000_000 + self.writes))

    def get(self, address="/preview/"):
        return self.browser.get(address, follow_redirects=True)

    def frames(self, address="/preview/"):
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.get(address).text)
        return [(node.get("width"), node.get("src")) for node in tree.iter("iframe")]

    def hidden(self, address):
        tree = html5lib.parse(self.get(address).text, namespaceHTMLElements=False)
        return {node.get("name"): node.get("value") for node in tree.iter("input") if node.get("type") == "hidden"}

    def post(self, page, **fields):
        data = {**self.hidden(f"{SVAR}/{page}"), "do": "next", **fields}
        return self.browser.post(f"{SVAR}/{page}", data=data, follow_redirects=True)

    def again(self):
        self.browser.post("/preview/again", data=self.hidden("/preview/"))


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("author")
    (folder / "library").mkdir()
    (folder / "kort.yaml").write_text("questionnaire: kort\n", encoding="utf-8")
    app, database = create_preview(folder / "kort.yaml", tmp_path_factory.mktemp("throwaway"), clock=lambda: NOW)
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = True
    yield Site(app, folder)
    database.dispose()


@pytest.fixture
def faulty_from_the_start(house):
    """The preview before there has been any good version: asked for first, by the order of this file."""
    house.browser = house.app.test_client()
    return house.get().text


@pytest.fixture
def site(house):
    """The good questionnaire, and a browser in which nobody has answered yet."""
    house.write(LISTS, "library/lists.yaml")
    house.write(GOOD)
    house.browser = house.app.test_client()
    house.again()
    return house


def test_without_any_good_version_only_the_faults_are_shown(faulty_from_the_start):
    assert "Så snart filen er uden fejl" in faulty_from_the_start
    assert "<iframe" not in faulty_from_the_start


def test_the_front_leads_to_the_preview(site):
    assert site.get("/").request.path == "/preview/"


@pytest.mark.parametrize(
    ("width", "frames"), [("phone", ["390"]), ("paper", ["794"]), ("both", ["390", "794"]), ("nonsense", ["390"])]
)
def test_the_questionnaire_stands_in_a_frame_of_each_width(site, width, frames):
    assert [each for each, _ in site.frames(f"/preview/?width={width}")] == frames


def test_a_frame_opens_at_the_page_and_in_the_language_chosen(site):
    assert site.frames("/preview/?language=en&page=home-2") == [("390", f"/en{SVAR}/home-2")]


def test_a_village_question_has_the_demo_clusters_villages(site):
    assert "Brandslev" in site.get(f"{SVAR}/home-1").text


def test_answers_lead_along_the_route_and_can_be_sent(site):
    site.post("home-1", village="brandslev")
    assert "Er du glad" in site.post("home-2", tenure="all_year").text
    assert site.post("more-1", glad="1").request.path.endswith("/tjek")


def test_pages_that_the_answers_do_not_lead_to_are_told_apart(site):
    assert "more-1 (ikke med de svar, der er givet)" in site.get().text


def test_the_standard_form_leaves_the_modules_out(site):
    assert site.frames("/preview/?form=standard") == [("390", f"{STANDARD}/")]
    assert [site.get(f"{svar}/home-2").status_code for svar in (SVAR, STANDARD)] == [200, 404]


def test_saving_is_told_to_whoever_asks(site):
    before = site.get("/preview/state").json["mark"]
    site.write(GOOD.replace("Et kort", "Et nyt"))
    assert site.get("/preview/state").json["mark"] != before


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("library/lists.yaml", LISTS.replace("Nej", "Slet ikke"), "Slet ikke"),
        ("kort.en.yaml", "language: en\nglad: Are you glad?\n", "Are you glad?"),
    ],
)
def test_files_that_belong_to_it_are_followed_too(site, name, text, told):
    site.post("home-1", village="brandslev")
    site.post("home-2", tenure="all_year")
    site.write(text, name)
    assert told in site.get(f"/en{SVAR}/more-1").text
    site.write("language: en\n", "kort.en.yaml")


def test_a_fault_stands_beside_its_line_with_what_would_be_right(site):
    site.write(GOOD.replace("list: agree", "lisst: agree"))
    told = site.get().text
    assert '<span class="number">  25 ▸ </span>        <mark>lisst</mark>: agree' in told
    assert "mente du »list«?" in told


def test_the_last_good_version_can_be_answered_while_the_file_is_faulty(site):
    site.get()
    site.write(GOOD.replace("list: agree", "lisst: agree"))
    assert site.frames() == [("390", f"{SVAR}/")]
    assert "Brandslev" in site.get(f"{SVAR}/home-1").text


def test_answers_stay_when_a_text_is_changed(site):
    site.post("home-1", village="brandslev")
    site.write(GOOD.replace("Hvor bor du?", "Hvor er dit hjem?"))
    page = site.get(f"{SVAR}/home-1").text
    assert "Hvor er dit hjem?" in page
    assert "checked" in page


def test_beginning_again_forgets_the_answers(site):
    site.post("home-1", village="brandslev")
    site.again()
    assert " checked>" not in site.get(f"{SVAR}/home-1").text


def test_another_browser_goes_on_with_the_same_answers(site):
    site.post("home-1", village="brandslev")
    site.browser = site.app.test_client()
    site.get()
    assert " checked>" in site.get(f"{SVAR}/home-1").text


def test_the_welcome_page_leads_to_the_questions_without_a_code(site):
    site.get()
    assert site.get("/harbaekdalen/preview/kode").request.path == f"{SVAR}/home-1"


def test_only_our_own_pages_may_stand_in_a_frame_or_hold_one(site):
    policy = site.get().headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'; frame-src 'self'" in policy
    assert "script-src 'self'" in policy


def test_the_map_is_one_click_away(site):
    assert "vises, hvis svaret på »Bor du her hele året?« er »Ja«" in site.get("/preview/map").text


def test_texts_that_are_missing_are_remarked_and_hold_nothing_up(site):
    assert "Bemærkninger" in site.get().text
    assert len(site.frames()) == 1


def test_organisations_are_spoken_to_as_such_where_answers_are_shown_by_name(site):
    named = "      - text: name\n        ask: Hvad hedder I?\n        required: yes\n        publish: named\n      - village: village"
    site.write(GOOD.replace("      - village: village", named))
    assert "Tjek dette, før I går videre" in site.post("home-1").text


def test_a_deleted_file_is_a_fault_like_another(site):
    (site.folder / "kort.yaml").unlink()
    assert "filen kan ikke åbnes" in site.get().text


def test_faults_are_told_in_english_to_whom_asks_for_it(site):
    site.app.extensions["preview"].language = "en"
    site.write(GOOD.replace("list: agree", "lisst: agree"))
    assert "did you mean “list”?" in site.get().text
    site.app.extensions["preview"].language = "da"


def test_answers_to_a_question_that_is_asked_otherwise_are_dropped():
    old = read({"kort.yaml": GOOD, "library/lists.yaml": LISTS}, "kort.yaml")
    new = read({"kort.yaml": GOOD.replace("holiday", "summer"), "library/lists.yaml": LISTS}, "kort.yaml")
    answers = Answers(values={"tenure": "holiday", "glad": "1"}, passed=("home-2", "gone-1"))
    kept = carried(answers, old, new)
    assert (kept.values, kept.passed) == ({"glad": "1"}, ("home-2",))


def test_files_are_read_again_only_when_one_is_saved(tmp_path):
    (tmp_path / "kort.yaml").write_text(GOOD, encoding="utf-8")
    watched = Watched(tmp_path / "kort.yaml")
    assert watched.look() is watched.look()


def test_a_file_by_another_ending_is_followed_too(tmp_path):
    path = tmp_path / "kort.yml"
    path.write_text("questionnaire: kort\n", encoding="utf-8")
    watched = Watched(path)
    before = watched.look().mark
    path.write_text("questionnaire: langt\n", encoding="utf-8")
    assert watched.look().mark != before


def test_a_used_file_that_comes_later_is_noticed(tmp_path):
    (tmp_path / "kort.yaml").write_text(GOOD, encoding="utf-8")
    watched = Watched(tmp_path / "kort.yaml")
    assert watched.look().good is None
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "lists.yaml").write_text(LISTS, encoding="utf-8")
    assert watched.look().good is not None
