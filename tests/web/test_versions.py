"""A wave that has gone over to a later version: drafts go on with the one they began with."""

import json
from pathlib import Path

import pytest
from nacl.public import PrivateKey, SealedBox
from sqlalchemy import select

from survey.fieldwork import moving, published, waves
from survey.questionnaire import versions
from survey.storage import records

KINDS = Path(__file__).parent / "kinds.yaml"
NOTE = "        note: Før blev der spurgt til hele året.\n"


@pytest.fixture
def move(house, clock):
    """Move the wave to a version that words one question otherwise and has one more; return both versions' hashes."""

    def moved():
        first = versions.publish(KINDS)
        text = KINDS.read_text(encoding="utf-8").replace("version: 1", "version: 2")
        text = text.replace("ask: Bor du her hele året?\n", f"ask: Bor du her om vinteren?\n{NOTE}")
        text = text.replace(
            "      - number: years\n", "      - text: more\n        ask: Hvad mere?\n      - number: years\n"
        )
        files = {"kinds.yaml": text, "kinds.lock.yaml": first.lock_text}
        files["kinds.en.yaml"] = KINDS.with_suffix(".en.yaml").read_text(encoding="utf-8")
        with house[1].writing() as session:
            later = published.keep(session, versions.publish_texts(files, "kinds.yaml"))
            moving.move(session, waves.find(session, "harbaekdalen", "2026"), later, now=clock())
            return first.sha256, later.sha256

    return moved


def sent_versions(house):
    with house[1].reading() as session:
        wave = waves.find(session, "harbaekdalen", "2026")
        key = PrivateKey((house[2] / "keys" / f"{wave.id}.key").read_bytes())
        sealed = session.scalars(select(records.Spool.sealed))
        return sorted(json.loads(SealedBox(key).decrypt(each))["version"] for each in sealed)


def finish(resident):
    resident.press("skip", tenure="holiday")
    while resident.page.startswith("svar/"):
        resident.press("skip")
    return resident.press("send")


def test_a_draft_is_served_and_sent_on_the_version_it_began_with(resident, house, move):
    resident.press(village="aagesby")
    first, _ = move()
    assert "Bor du her hele året?" in resident.get("/svar/home-2").text
    assert "Tak for dine svar" in finish(resident).text
    assert sent_versions(house) == [first]


def test_who_comes_after_the_move_gets_the_new_version(walker, house, move):
    _, later = move()
    newcomer = walker.enter(house[3][1]).press(village="aagesby")
    assert "Bor du her om vinteren?" in newcomer.text
    assert "Tak for dine svar" in finish(newcomer).text
    assert sent_versions(house) == [later]
