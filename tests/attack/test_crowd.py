"""Sixty residents answer over HTTP at once, and their answers are found in the workbook, cell by cell."""

import concurrent.futures
import datetime as dt
import http.cookiejar
import random
import re
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from survey.fieldwork import spool, waves
from survey.release import editions

pytestmark = pytest.mark.attack

QUESTIONS = Path(__file__).parent / "crowd.yaml"
VILLAGES = ("brandslev", "noerre_harbaek", "kragelev")
EACH = 20
TENURE = {"all_year": "Ja, hele året", "holiday": "Nej, kun i ferier"}


class Resident:
    """Someone with a code who answers two pages and sends."""

    def __init__(self, site, number, code):
        self.site, self.code = site, code
        self.tenure = "all_year" if number % 3 else "holiday"
        self.reasons = [name for i, name in enumerate(("nature", "people")) if (number >> i) % 2]
        jar = http.cookiejar.CookieJar()
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open

    def _turn(self, html, tail, **fields):
        """Post the page's form with some answers, and return the page that follows."""
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html)
        body = urllib.parse.urlencode([*hidden, *fields.items()], doseq=True).encode()
        with self._open(self.site.address + tail, data=body, timeout=30) as page:
            return page.read().decode()

    def answer(self):
        with self._open(f"{self.site.address}/kode", timeout=30) as page:
            html = page.read().decode()
        html = self._turn(html, "/kode", code=self.code)
        html = self._turn(html, "/start")
        village = re.search(r'value="(\w+)"[^>]* checked', html)[1]
        html = self._turn(html, "/svar/home-1", village=village, tenure=self.tenure, do="next")
        html = self._turn(html, "/svar/home-2", reasons=self.reasons or ["none"], do="next")
        return "Fortryder du?" in self._turn(html, "/send", do="send")


@pytest.fixture(scope="module")
def crowd(site_factory):
    """The site after sixty residents have answered at once, and the residents."""
    site = site_factory(QUESTIONS, number=EACH, villages=VILLAGES)
    site.start()
    residents = [Resident(site, number, code) for number, code in enumerate(site.plain)]
    with concurrent.futures.ThreadPoolExecutor(len(residents)) as pool:
        received = list(pool.map(Resident.answer, residents))
    assert received == [True] * len(residents)
    yield site, residents
    site.stop()


@pytest.fixture(scope="module")
def workbook(crowd):
    """The workbook of the edition that is made of what they sent."""
    site, _ = crowd
    with site.database.writing() as session:
        wave = site.wave(session)
        later = wave.closes + dt.timedelta(days=1)
        waves.finish_wave(session, wave, later)
        assert spool.mix(session, wave, site.keys.private(wave.id), random.SystemRandom()) == len(VILLAGES) * EACH
    with site.database.reading() as session:
        wave = site.wave(session)
    editions.make(site.database, wave, out=site.folder / "editions", now=later, kind="preliminary")
    return openpyxl.load_workbook(next((site.folder / "editions").rglob("*.xlsx")))


def counts(workbook, heading):
    """Return label → counts in all and by village, from the table under a question's wording."""
    rows = [row for sheet in workbook for row in sheet.iter_rows(values_only=True)]
    start = next(i for i, row in enumerate(rows) if row[0] == heading)
    at = next(i for i in range(start, len(rows)) if rows[i][0] == "Antal")
    found = {}
    for row in rows[at + 1 :]:
        if row[0] is None:
            break
        found[row[0]] = row[1 : 2 + len(VILLAGES)]
    return found


def test_every_choice_is_found_in_the_workbook(crowd, workbook):
    _, residents = crowd
    said = Counter(TENURE[resident.tenure] for resident in residents)
    found = counts(workbook, "Bor du her hele året?")
    assert {label: found[label][0] for label in said} == dict(said)


def test_every_tick_is_found_in_the_workbook(crowd, workbook):
    _, residents = crowd
    said = Counter(name for resident in residents for name in resident.reasons or ["none"])
    found = counts(workbook, "Hvorfor bor du her?")
    labels = {"nature": "Naturen", "people": "Menneskene", "none": "Ingen af disse"}
    assert {name: found[labels[name]][0] for name in said} == dict(said)


def test_every_choice_is_found_by_village(crowd, workbook):
    _, residents = crowd
    by_village = [Counter(r.tenure for r in residents[i * EACH : (i + 1) * EACH]) for i in range(len(VILLAGES))]
    found = counts(workbook, "Bor du her hele året?")
    assert list(found[TENURE["all_year"]][1:]) == [village["all_year"] for village in by_village]
