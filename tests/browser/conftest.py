"""A real server with the demo cluster and the residents' questionnaire, and a phone in front of it."""

import contextlib
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright
from rounds import ends

from survey.bundled import questionnaires_folder
from survey.web.app import create_app

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1, "locale": "da-DK"}


def chromium():
    """The browser's place on this machine."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "The browser tests need Chromium. Type: sudo apt-get install chromium"
    return found


def pressed(page, what):
    """Press what sends a page of questions, and wait until the answer stands there: our script sends without loading."""
    mark = "document.readyState == 'complete' && (document.querySelector('input[name=mark]')?.value ?? location.href)"
    page.wait_for_load_state()
    before = page.evaluate(mark)
    page.locator(what).first.click()
    for _ in range(200):
        with contextlib.suppress(Error):  # the page is just being exchanged
            if page.evaluate(mark) not in {False, before}:
                return
        page.wait_for_timeout(25)
    raise AssertionError(f"nothing came of pressing {what} on {page.url}")


@pytest.fixture
def press():
    """Presses a button that sends the page, and waits for what comes of it."""
    return pressed


@pytest.fixture(scope="session")
def site(site_factory):
    made = site_factory(questionnaires_folder() / "residents.yaml", number=40)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def phone(browser, request):
    """A page on a phone of 390 × 844, with and without JavaScript; it keeps the address of each request."""
    context = browser.new_context(**PHONE, java_script_enabled=request.param)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda each: page.asked.append(each.url))
    yield page
    context.close()


@pytest.fixture(scope="session")
def every(site_factory):
    """A site with every kind of question, which also draws its own seldom ends."""
    made = site_factory(Path(__file__).parent / "every.yaml", number=24)
    app = create_app(made.config, made.database, keys=made.keys)
    made.ends = lambda language: ends(app, f"/{language}/harbaekdalen/2026".replace("/da/", "/"), language)
    made.start()
    yield made
    made.stop()
