"""Every weighted share of the demo cluster's simulated wave, against plain loops over its responses."""

import datetime as dt
import random

import pytest
from plain_weights import plain
from sqlalchemy import select

import analysis
from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import published, simulate_wave, waves
from survey.fieldwork.keys import Keys
from survey.questionnaire import versions
from survey.release import microdata
from survey.storage.database import open_database
from survey.storage.records import Wave

pytestmark = pytest.mark.conformance
NOW = dt.datetime(2026, 10, 6, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    database = open_database(f"sqlite:///{folder / 'demo.sqlite'}")
    database.migrate()
    with database.writing() as session:
        waves.add_cluster(session, read_cluster(questionnaires_folder() / "demo"), NOW)
        version = published.keep(session, versions.publish(questionnaires_folder() / "residents.yaml"))
        wave = waves.open_wave(
            session, cluster="harbaekdalen", slug="2026", version=version, opens=NOW,
            closes=NOW + dt.timedelta(days=20), keys=Keys(pepper=b"p" * 32, cookie=b"c" * 32, folder=folder / "keys"),
            simulated=True, about="people", now=NOW,
        )  # fmt: skip
        simulate_wave.simulate(session, wave, 1044, rng=random.Random(1))
    with database.writing() as session:
        microdata.write(session, session.scalars(select(Wave)).one(), folder / "micro", number=1, sort="final")
    database.dispose()
    return analysis.weights(analysis.read_study(folder / "micro"))


def hits_of(study, table, i):
    """Return for each response 1 or 0 for a row of a table, and None where it is outside the base."""
    name, _, item = table.question.name.partition(".")
    question, row = study.question(name), table.stub[i]
    if table.kind == "multi":
        own = {
            o.name: study.code(f"{name}__{o.name}") for o in question.options if o.role not in ("refuse", "dont_know")
        }
        for at in range(len(study)):
            codes = {option: int(column[at]) for option, column in own.items()}
            if all(code not in (0, 1, -8) for code in codes.values()):
                yield None
            elif row.name in codes:
                yield int(codes[row.name] == 1)
            else:
                yield int(-8 in codes.values())
        return
    codes = {option.name: option.code for option in question.options if option.role != "refuse"}
    wanted = {codes[part] for part in row.name.split("+")}
    for code in study.code(f"{name}__{item}" if item else name):
        yield int(int(code) in wanted) if int(code) in codes.values() else None


def inside_of(table, j):
    """Return for each response whether it is in a column, by the banner's own groups."""
    column = table.banner[j]
    if not column.group:
        return None
    breakdown = next(one for one in table.weighing.banner.breakdowns if one.name == column.group)
    at = [name for name, _ in breakdown.groups].index(column.name.partition(".")[2])
    return [int(group) == at for group in breakdown.group]


def test_every_weighted_share_agrees_with_plain_loops(study):
    weights, compared, worst = plain(study), 0, 0.0
    for table in study.tables():
        found = table.estimates
        if found is None or table.layout == "items":
            continue
        columns = [inside_of(table, j) for j in range(len(table.banner))]
        for i in range(len(table.stub)):
            answered = [(at, hit) for at, hit in enumerate(hits_of(study, table, i)) if hit is not None]
            for j, inside in enumerate(columns):
                own = [(weights[at], hit) for at, hit in answered if inside is None or inside[at]]
                if own:
                    compared += 1
                    share = sum(weight * hit for weight, hit in own) / sum(weight for weight, _ in own)
                    worst = max(worst, abs(found.shares[i, j] - share))
    assert compared > 5_000
    assert worst < 1e-8
