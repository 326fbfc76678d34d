"""Editions: asked for on a page, made by a process, downloaded by name."""

import datetime as dt
import json
import sys

import pytest

from survey.fieldwork import waves
from survey.release import register
from survey.storage.records import Edition, Response
from survey.web import staff_editions

WAVE = "/stab/harbaekdalen/2026"
TELLING = "import json, os, sys; print(json.dumps([sys.argv[1:], os.environ['KLYNGESVAR_INSTANCE'], os.getpid() == os.getsid(0)]))"


@pytest.fixture
def waiters(monkeypatch):
    """Let every process be waited for, since a test may not leave one behind; gives those that were started."""
    started, start = [], staff_editions.start
    monkeypatch.setattr(staff_editions, "start", lambda *given: started.append(start(*given)))
    return started


def command(monkeypatch, source):
    monkeypatch.setattr(staff_editions, "COMMAND", (sys.executable, "-c", source, "release"))


def editions(secretary):
    with secretary.database.reading() as session:
        return register.editions(session, waves.find(session, "harbaekdalen", "2026"))


@pytest.fixture
def answered(secretary):
    """A wave with a response that has left the spool."""
    with secretary.database.writing() as session:
        wave = waves.find(session, "harbaekdalen", "2026")
        session.add(
            Response(
                id="a" * 32, wave=wave.id, frame_village="brandslev", village="brandslev", channel="card", mode="web",
                week="2026-W42", version=wave.version, language="da", disposition="complete", values={}, withdrawal=None,
            )
        )  # fmt: skip
    return secretary


@pytest.fixture
def made(secretary):
    """A wave with one edition on the shelf, and something private beside it."""
    shelf = secretary.folder / "editions" / "harbaekdalen" / "2026"
    (shelf / "1" / "charts").mkdir(parents=True)
    (shelf / "1" / "workbook.xlsx").write_bytes(b"PK workbook")
    (shelf / "1" / "charts" / "a.svg").write_text("<svg/>")
    (shelf / "making.log").write_text("private")
    (shelf / "1" / "link.txt").symlink_to(shelf / "making.log")
    with secretary.database.writing() as session:
        wave = waves.find(session, "harbaekdalen", "2026")
        one = Edition(id="e1", wave=wave.id, number=1, kind="preliminary", state="made", digest="ab" * 32, made=dt.date(2026, 10, 9))  # fmt: skip
        two = Edition(id="e2", wave=wave.id, number=2, kind="preliminary", state="asked", digest="", made=None)
        session.add_all([one, two])
    return secretary


def test_without_answers_no_edition_is_asked_for(secretary, waiters):
    response = secretary.post(f"{WAVE}/udgave")
    assert (response.status_code, "Der er ingen svar" in response.text) == (422, True)
    assert (len(editions(secretary)), waiters) == (0, [])


def test_asking_starts_a_process_of_its_own(answered, waiters, monkeypatch):
    command(monkeypatch, TELLING)
    assert answered.post(f"{WAVE}/udgave").status_code == 303
    waiters[0].join(20)
    told = json.loads((answered.folder / "editions/harbaekdalen/2026/making.log").read_text())
    assert told == [["release", "harbaekdalen", "2026", "--kind", "preliminary"], str(answered.folder), True]


def test_what_is_being_made_stands_on_the_page(answered, waiters, monkeypatch):
    command(monkeypatch, "")
    answered.post(f"{WAVE}/udgave")
    waiters[0].join(20)
    assert "Laves nu" in answered.get(f"{WAVE}/").text
    assert ("edition asked", "harbaekdalen 2026") in answered.audited()


def test_a_process_that_dies_leaves_a_failed_edition(answered, waiters, monkeypatch):
    command(monkeypatch, "raise SystemExit(3)")
    answered.post(f"{WAVE}/udgave")
    waiters[0].join(20)
    assert [row.state for row in editions(answered)] == ["failed"]
    assert "Kunne ikke laves" in answered.get(f"{WAVE}/").text


def test_the_command_line_understands_what_is_started():
    """The real command, asked for its help instead of an edition."""
    import subprocess

    done = subprocess.run([*staff_editions.COMMAND, "--help"], capture_output=True, text=True, check=False)
    assert (done.returncode, "--kind" in done.stdout) == (0, True)


def test_an_editions_files_are_listed(made):
    page = made.get(f"{WAVE}/udgaver/1/").text
    assert [name in page for name in ("workbook.xlsx", "charts/a.svg", "link.txt")] == [True, True, False]


def test_a_download_is_noted_and_not_kept(made):
    response = made.get(f"{WAVE}/udgaver/1/workbook.xlsx")
    assert (response.data, response.headers["Cache-Control"]) == (b"PK workbook", "no-store")
    assert ("edition downloaded", "harbaekdalen 2026 1 workbook.xlsx") in made.audited()


def test_a_file_is_saved_and_never_opened_here(made):
    assert made.get(f"{WAVE}/udgaver/1/charts/a.svg").headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "tail",
    [
        "1/making.log", "1/../making.log", "1/%2e%2e/making.log", "1/..%2fmaking.log", "1/link.txt", "1/charts", "1/etc/passwd",
        "1/workbook.xlsx%00", "2/", "2/workbook.xlsx", "3/", "../../../klyngesvar.sqlite",
    ],
)  # fmt: skip
def test_nothing_else_can_be_downloaded(made, tail):
    assert made.get(f"{WAVE}/udgaver/{tail}").status_code == 404
    assert {what for what, _ in made.audited()} == {"signed in"}


def test_the_steering_group_may_download(made):
    with made.database.writing() as session:
        from survey.storage.records import Role

        session.query(Role).one().role = "steering_group"
    assert made.get(f"{WAVE}/udgaver/1/workbook.xlsx").status_code == 200
