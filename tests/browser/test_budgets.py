"""What a page may weigh, and how soon it stands there, from the browser's own network log."""

import contextlib
import statistics
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser
KB = 1024
LINE = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
RUNS = 5


@dataclass
class Fetched:
    """One answer as it came over the line."""

    url: str
    kind: str
    coding: str = ""
    bytes: int = 0

    @property
    def file(self):
        """The name of a static file, without the mark of its contents."""
        return urlsplit(self.url).path.rpartition("/")[2].partition(".")[0]


class Log:
    """The browser's network log of one page."""

    def __init__(self, page):
        self.session, self.found, self.came = page.context.new_cdp_session(page), {}, []
        self.session.send("Network.enable")
        self.session.on("Network.responseReceived", self._response)
        self.session.on("Network.loadingFinished", self._finished)

    def _response(self, event):
        answer = event["response"]
        coding = {name.lower(): value for name, value in answer["headers"].items()}.get("content-encoding", "")
        self.found[event["requestId"]] = Fetched(answer["url"], event["type"], coding)

    def _finished(self, event):
        if one := self.found.pop(event["requestId"], None):
            one.bytes = int(event["encodedDataLength"])
            self.came.append(one)

    def of(self, *kinds):
        return [one for one in self.came if one.kind in kinds]


@pytest.fixture(scope="module")
def begun(browser, site):
    """A phone at the first question page, with its log."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK")
    page = context.new_page()
    page.goto(f"{site.address}/kode")
    page.fill("#code", site.code())
    page.click("button.primary")
    page.click("button.primary")
    page.log = Log(page)
    yield page
    context.close()


@pytest.fixture(scope="module")
def first(begun):
    """All that the first question page fetches with nothing kept from before."""
    begun.log.session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    begun.log.came.clear()
    begun.reload(wait_until="networkidle")
    begun.log.session.send("Network.setCacheDisabled", {"cacheDisabled": False})
    return list(begun.log.came)


@pytest.fixture(scope="module")
def walked(begun, first):
    """All that a whole walk fetches, page after page: (page, what it fetched)."""
    begun.locator("main input[type=radio]").first.check(force=True)
    found = []
    while "/svar/" in begun.url:
        begun.log.came.clear()
        where = begun.url
        begun.locator("button[value=skip], button.primary[value=next]").last.click()
        begun.wait_for_url(lambda url, left=where: url != left, wait_until="load")
        begun.wait_for_timeout(60)
        found.append((urlsplit(begun.url).path.rpartition("/")[2], list(begun.log.came)))
    return found


def test_the_first_question_page_weighs_at_most_15_kb_with_all_it_fetches(first):
    print({one.file or one.kind: one.bytes for one in first})
    assert sum(one.bytes for one in first) <= 15 * KB


def test_nothing_holds_up_the_first_question(begun, first):
    """Its style stands in the page itself; whatever else it fetches comes after."""
    blocking = begun.evaluate("performance.getEntriesByType('resource').map((each) => each.renderBlockingStatus)")
    assert (len(blocking) > 0, set(blocking)) == (True, {"non-blocking"})
    assert [one.kind for one in first].count("Document") == 1


def test_every_page_weighs_at_most_8_kb(walked):
    """A page and what it took to send the one before; the map and the scripts are counted by themselves."""
    pages = {page: sum(one.bytes for one in came if one.kind in {"Document", "Fetch"}) for page, came in walked}
    assert len(pages) > 20
    assert {page: size for page, size in pages.items() if size > 8 * KB} == {}


def test_the_stylesheet_and_the_scripts_weigh_at_most_6_kb_each(first, walked):
    came = first + [one for _, each in walked for one in each]
    scripts = {one.url: one.bytes for one in came if one.kind == "Script" and "map" not in one.file}
    styles = {one.url: one.bytes for one in came if one.kind == "Stylesheet" and "map" not in one.file}
    assert {one.coding for one in came if one.kind in {"Script", "Stylesheet"}} == {"br"}
    assert (len(styles), max(styles.values()) <= 6 * KB, sum(scripts.values()) <= 6 * KB) == (1, True, True)


def test_everything_comes_from_one_origin_and_no_font_is_fetched(site, first, walked):
    came = first + [one for _, each in walked for one in each]
    assert {urlsplit(one.url).netloc for one in came if one.url.startswith("http")} == {urlsplit(site.address).netloc}
    assert [one.url for one in came if one.kind == "Font"] == []


@contextlib.contextmanager
def static_page(size):
    """The plainest page of so many bytes, from the plainest server."""
    start = b"<!doctype html><html lang=da><meta charset=utf-8><title>Plain</title><h1>Plain</h1><p>"
    body = start + b"svar " * (size // 5)

    class Plain(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(size))
            self.end_headers()
            self.wfile.write(body[:size].ljust(size))

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Plain)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_first_question_is_painted_almost_as_soon_as_a_plain_page_of_its_size(browser, begun, first, site):
    """On a line of 400 kbit/s and 400 ms, nothing kept; the aim is 1.2 times."""
    size = next(one.bytes for one in first if one.kind == "Document")
    page = browser.new_context(storage_state=begun.context.storage_state()).new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Network.emulateNetworkConditions", LINE)
    painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    times = {"ours": [], "plain": []}
    with static_page(size) as plain:
        for _ in range(RUNS):
            for name, address in (("ours", f"{site.address}/svar/you-1"), ("plain", plain)):
                page.goto(address)
                page.wait_for_function(f"() => {painted} > 0")
                times[name].append(page.evaluate(painted))
    page.context.close()
    ours, theirs = (statistics.median(times[name]) for name in ("ours", "plain"))
    print(f"first paint of {size} bytes: {ours:.0f} ms, plain page {theirs:.0f} ms, ratio {ours / theirs:.2f}")
    assert ours <= 1.2 * theirs
