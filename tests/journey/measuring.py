"""What each page took: seconds until it stood there, bytes over the line and requests, from the browser's own log."""

import contextlib
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Error

MARK = (
    "document.readyState == 'complete' && location.protocol != 'chrome-error:'"
    " && (document.querySelector('input[name=mark]')?.value ?? location.href + document.title)"
)
UNSENT = "!!document.querySelector('#unsent:not([hidden])')"


@dataclass
class Line:
    """One page as it came."""

    page: str
    seconds: float
    bytes: int
    requests: int


class Meter:
    """A phone's page with its browser's network log read along; it tries again what the line let down."""

    def __init__(self, page):
        self.page, self.lines = page, []
        self.bytes = self.requests = self.retried = 0
        log = page.context.new_cdp_session(page)
        log.send("Network.enable")
        self._ours = set()  # the browser's own page of errors fetches things too
        log.on("Network.responseReceived", self._answered)
        log.on("Network.loadingFinished", self._came)

    def _answered(self, event):
        if event["response"]["url"].startswith("http"):
            self._ours.add(event["requestId"])

    def _came(self, event):
        if event["requestId"] in self._ours:
            self.bytes += int(event["encodedDataLength"])
            self.requests += 1

    def do(self, action, page=None):
        """Do what leads to another page, and note what that page took."""
        before = self._mark()
        began, self.bytes, self.requests = time.perf_counter(), 0, 0
        with contextlib.suppress(Error):
            action()
        while not self._arrived(before):
            if time.perf_counter() - began > 30:
                raise AssertionError(f"nothing came on {self.page.url}")
        seconds = time.perf_counter() - began
        self.page.wait_for_timeout(30)
        name = page or urlsplit(self.page.url).path.rstrip("/").rsplit("/", 1)[-1]
        self.lines.append(Line(name, seconds, self.bytes, self.requests))

    def _mark(self):
        with contextlib.suppress(Error):
            return self.page.evaluate(MARK)
        return False

    def _arrived(self, before):
        """Tell whether another page stands there; where the line failed, do as a person would."""
        mark = self._mark()
        if mark not in {False, before}:
            return True
        with contextlib.suppress(Error):
            if self.page.evaluate("location.protocol") == "chrome-error:":
                self.retried += 1
                self.page.reload()
            elif self.page.evaluate(UNSENT):
                self.retried += 1
                self.page.locator("#unsent button").click()
        self.page.wait_for_timeout(15)
        return False
