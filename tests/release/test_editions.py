import datetime as dt
import random

import pytest
from sqlalchemy import delete, select

from survey.fieldwork import published, simulate_wave
from survey.questionnaire import versions
from survey.release import editions, register
from survey.release.errors import ReleaseError
from survey.storage.records import Edition, Response, Wave
from survey.texts.message import Message

CLOSES = dt.datetime(2026, 10, 26, tzinfo=dt.UTC)
AFTER = CLOSES + dt.timedelta(days=31)


def test_an_edition_has_a_number_a_fingerprint_and_a_folder(release, wave):
    edition = release.make()
    assert (edition.number, edition.state) == (1, "made")
    assert register.label(edition) == f"1-{edition.digest[:8]}"
    assert (register.folder(release.out, wave, 1) / "tables.txt").is_file()


def test_an_edition_carries_its_fingerprint(release, wave):
    edition = release.make()
    assert edition.digest in (register.folder(release.out, wave, 1) / "edition.yaml").read_text(encoding="utf-8")


def test_microdata_stand_outside_the_folder_that_is_served(release, wave):
    release.make()
    assert not register.microdata_folder(release.out, wave, 1).is_relative_to(release.out)
    assert (register.microdata_folder(release.out, wave, 1) / "responses.csv").is_file()


def test_the_same_inputs_give_the_edition_there_is_and_run_nothing(release):
    first, again = release.make(), release.make()
    assert first.id == again.id
    assert len(release.analysed) == 1


def test_another_response_gives_another_edition(release, database):
    release.make()
    with database.writing() as session:
        session.delete(session.scalars(select(Response).order_by(Response.id)).first())
    assert release.make().number == 2


def test_another_answer_changes_no_byte_of_an_edition_that_is_made(release, database, wave):
    release.make()
    files = [path for path in register.folder(release.out, wave, 1).rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    with database.writing() as session:
        simulate_wave.simulate(session, session.get_one(Wave, wave.id), 1, rng=random.Random(2))
    assert {path: path.read_bytes() for path in before} == before


def test_another_sort_gives_another_edition_of_the_same_responses(release):
    assert (release.make().number, release.make("final", AFTER).number) == (1, 2)


@pytest.mark.parametrize(
    ("kind", "now", "key"),
    [("final", CLOSES, "edition_withdrawable"), ("correction", AFTER, "edition_no_final")],
)
def test_an_edition_that_would_break_a_promise_is_refused(release, kind, now, key):
    with pytest.raises(ReleaseError) as refused:
        release.make(kind, now)
    assert refused.value.message.key == key


def test_an_unfinished_wave_has_no_final_edition(release, database, wave):
    with database.writing() as session:
        session.get_one(Wave, wave.id).finished = None
    wave.finished = None
    with pytest.raises(ReleaseError) as refused:
        release.make("final", AFTER)
    assert refused.value.message.key == "edition_unfinished"


def test_a_wave_without_mixed_responses_has_no_edition(release, database):
    with database.writing() as session:
        session.execute(delete(Response))
    with pytest.raises(ReleaseError) as refused:
        release.make()
    assert refused.value.message.key == "edition_empty"


def test_the_final_edition_ends_all_withdrawals_and_no_other_does(release, database):
    with database.writing() as session:
        session.scalars(select(Response)).first().withdrawal = "0" * 64
    kept = []
    for kind, now in (("preliminary", CLOSES), ("final", AFTER)):
        release.make(kind, now)
        with database.reading() as session:
            kept.append(len(session.scalars(select(Response).where(Response.withdrawal.is_not(None))).all()))
    assert kept == [1, 0]


def test_a_failed_edition_leaves_no_files_and_its_number_is_given_again(release, wave, database, monkeypatch):
    working = editions.analyse

    def fail(folder, out, progress):
        out.mkdir()
        raise ReleaseError(Message.of("edition_failed", said="nej"))

    monkeypatch.setattr(editions, "analyse", fail)
    with pytest.raises(ReleaseError):
        release.make()
    with database.reading() as session:
        assert [edition.state for edition in register.editions(session, wave)] == ["failed"]
    assert [path.name for path in release.out.rglob("*") if path.is_file()] == ["making.lock"]
    monkeypatch.setattr(editions, "analyse", working)
    assert release.make().number == 1


def test_an_edition_that_was_asked_for_is_the_one_that_is_made(release, database, wave):
    with database.writing() as session:
        asked = editions.ask(session, wave, "preliminary", CLOSES)
        assert editions.ask(session, wave, "preliminary", CLOSES).id == asked.id
    assert release.make().id == asked.id
    with database.reading() as session:
        assert session.get_one(Edition, asked.id).state == "made"


def test_an_edition_of_a_wave_that_has_moved_keeps_the_earlier_version_beside_the_newest(database, wave, release):
    text = (release.out.parent / "miniature.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 2")
    with database.writing() as session:
        later = published.keep(session, versions.publish_texts({"miniature.yaml": text}, "miniature.yaml"))
        first, wave.version = wave.version, later.sha256
    release.make()
    (kept,) = (release.analysed[0] / "versions").iterdir()
    assert kept.stem == first
