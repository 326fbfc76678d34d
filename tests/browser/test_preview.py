"""An author saves a file, and the browser beside the editor shows it; and the map, as people of all kinds read it."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

from survey.bundled import questionnaires_folder
from survey.questionnaire.reader import load_questionnaire
from survey.web.route_map import drawn_map

pytestmark = pytest.mark.browser
DESK = {"viewport": {"width": 1300, "height": 1000}, "locale": "da-DK"}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Author:
    """A folder with the residents' questionnaire, and the command that previews it."""

    def __init__(self, folder):
        shutil.copytree(questionnaires_folder(), folder, dirs_exist_ok=True)
        self.file = folder / "residents.yaml"
        self.good = self.file.read_text(encoding="utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/preview/"
        command = [sys.executable, "-m", "survey.cli", "preview", str(self.file), "--port", str(port)]
        self.server = subprocess.Popen(command, stdout=subprocess.PIPE)
        for _ in range(150):
            try:
                urllib.request.urlopen(self.address, timeout=5).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the preview does not answer")

    def save(self, right="", wrong=""):
        self.file.write_text(self.good.replace(right, wrong) if right else self.good, encoding="utf-8")

    def stop(self):
        self.server.terminate()
        self.server.stdout.close()
        return self.server.wait(20)


@pytest.fixture(scope="module")
def author(tmp_path_factory):
    made = Author(tmp_path_factory.mktemp("author"))
    yield made
    assert made.stop() == 0


@pytest.fixture
def desk(browser, author):
    """A page on a desktop, whose mistakes in scripts and policies are noted."""
    author.save()
    context = browser.new_context(**DESK)
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    context.close()


def test_a_saved_change_is_seen_without_touching_the_browser(author, desk):
    desk.goto(f"{author.address}?page=you-2&width=both")
    author.save("Bor du i klyngen hele året?", "Bor du her?")
    for width in ("phone", "paper"):
        desk.frame_locator(f"#frame-{width}").get_by_text("Bor du her?").wait_for(timeout=10_000)
    assert desk.said == []


def test_faults_come_and_go_while_the_last_good_version_stays(author, desk):
    desk.goto(f"{author.address}?page=you-2")
    author.save("single: lives_here", "singel: lives_here")
    desk.locator(".faults mark", has_text="singel").wait_for(timeout=10_000)
    desk.frame_locator("#frame-phone").get_by_text("Bor du i klyngen hele året?").wait_for()
    author.save()
    desk.locator(".faults").wait_for(state="detached", timeout=10_000)


def test_a_resident_can_answer_in_the_frame(author, desk):
    desk.goto(author.address)
    frame = desk.frame_locator("#frame-phone")
    frame.get_by_label("Brandslev").check()
    frame.get_by_role("button", name="Videre").last.click()
    frame.get_by_text("Bor du i klyngen hele året?").wait_for()
    assert desk.said == []


def test_the_map_is_drawn_in_its_own_style(author, desk):
    desk.goto(f"{author.address}map")
    assert desk.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert desk.said == []


def test_everything_works_without_script_by_reloading(author, browser):
    context = browser.new_context(**DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{author.address}?page=you-2")
    author.save("single: lives_here", "singel: lives_here")
    page.reload()
    assert page.locator(".faults mark").first.inner_text() == "singel"
    author.save()
    context.close()


@pytest.mark.parametrize("fault", [False, True])
def test_the_preview_page_has_no_barrier(author, desk, fault):
    author.save(*(("single: lives_here", "singel: lives_here") if fault else ()))
    desk.goto(author.address)
    assert violations(desk, {"exclude": [["iframe"]]}) == []


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_the_map_has_no_barrier_and_fits(browser, tmp_path, width):
    page = shown_map(browser, tmp_path, width)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_the_map_can_be_printed(browser, tmp_path):
    page = shown_map(browser, tmp_path, 1200)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.context.close()


def shown_map(browser, folder, width):
    file = folder / "map.html"
    file.write_text(drawn_map(load_questionnaire(questionnaires_folder() / "residents.yaml"), "da"), encoding="utf-8")
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(file.as_uri())
    return page


def violations(page, context=None):
    found = Axe().run(page, context=context, options=RULES).response["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found]
