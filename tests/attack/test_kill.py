"""A server killed in mid-save loses no page that it has acknowledged, and doubles none."""

import http.cookiejar
import re
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from survey.fieldwork import drafts, entering

pytestmark = pytest.mark.attack

ROUNDS = 25
RESIDENTS = 4
QUESTIONS = Path(__file__).parent / "diary.yaml"


class Writer:
    """A resident who saves the same page again and again, with a larger number each time."""

    def __init__(self, site):
        self.site, self.code, self.acknowledged, self.number = site, site.code(), 0, 0
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())).open

    def _get(self, tail):
        with self._open(f"{self.site.address}{tail}", timeout=5) as page:
            return page.read().decode()

    def _post(self, tail, html, **fields):
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
        body = urllib.parse.urlencode({**hidden, **fields}).encode()
        with self._open(f"{self.site.address}{tail}", data=body, timeout=5) as page:
            return page.read().decode()

    def enter(self):
        self._post("/kode", self._get("/kode"), code=self.code)
        self._post("/start", self._get("/start"))

    def write(self, until):
        try:
            while time.monotonic() < until:
                self.number += 1
                self._post("/svar/day-1", self._get("/svar/day-1"), words=str(self.number), do="next")
                self.acknowledged = self.number
        except (OSError, http.client.HTTPException):
            pass  # the server is gone

    def kept(self):
        with self.site.database.writing() as session:
            wave = self.site.wave(session)
            entered = entering.enter(session, wave, self.code, keys=self.site.keys, now=wave.opens)
            return int(drafts.load(session, entered).answers.values.get("words", 0))


def test_no_acknowledged_page_is_lost_when_the_server_is_killed(site_factory, capsys):
    site = site_factory(QUESTIONS, number=RESIDENTS)
    writers = [Writer(site) for _ in range(RESIDENTS)]
    saves = 0
    for turn in range(ROUNDS):
        site.start()
        if not turn:
            [writer.enter() for writer in writers]
        before = [writer.number for writer in writers]
        until = time.monotonic() + 3
        threads = [threading.Thread(target=writer.write, args=(until,)) for writer in writers]
        [thread.start() for thread in threads]
        time.sleep(0.2 + 0.05 * (turn % 8))
        site.kill()
        [thread.join() for thread in threads]
        saves += sum(writer.number for writer in writers) - sum(before)
        for writer in writers:
            assert writer.acknowledged <= writer.kept() <= writer.number
    with capsys.disabled():
        print(f"\n{saves} saves in {ROUNDS} rounds of SIGKILL: 0 lost")
    assert saves > ROUNDS * RESIDENTS
    site.database.dispose()
