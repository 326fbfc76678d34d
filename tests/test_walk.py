"""One answer's journey, from a questionnaire in YAML to a table in a file. Read this first."""

import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import analysis
from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import binding, codes, drafts, entering, published, responses, spool, waves, withdrawal
from survey.fieldwork.keys import Cost, Keys
from survey.questionnaire import check, route, variables, versions
from survey.release import microdata
from survey.storage.records import Wave

YAML = Path(__file__).parent / "walk.yaml"  # three questions: a village, a choice, and a number shown after one of them
OPENS = dt.datetime(2026, 10, 6, 6, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 10, 26, 22, 59, tzinfo=dt.UTC)
RESIDENTS = 24


def test_from_three_questions_in_yaml_to_a_table_in_a_file(database, tmp_path):
    rng = random.Random(2026)
    # An author publishes a questionnaire; a secretariat opens a wave of it in a cluster, and codes are printed.
    keys = Keys(pepper=b"p" * 32, cookie=b"c" * 32, folder=tmp_path / "keys", cost=Cost(memory_kib=64, rounds=1))
    version = versions.publish(YAML)
    with database.writing() as session:
        waves.add_cluster(session, read_cluster(questionnaires_folder() / "demo"), OPENS)
        wave = waves.open_wave(
            session, cluster="harbaekdalen", slug="2026", version=published.keep(session, version),
            opens=OPENS, closes=CLOSES, keys=keys, now=OPENS,
        )  # fmt: skip
        cards = codes.issue(session, wave, "brandslev", RESIDENTS, keys=keys, rng=rng)

    # Residents answer page by page; every page is kept, sealed, before it is acknowledged.
    for number, card in enumerate(cards):
        tenure = "all_year" if number % 3 else "holiday"
        answer(database, wave, card, {"village": ["brandslev"], "tenure": [tenure], "years": ["12"]}, keys, rng)

    # The wave is closed and finished; the last groups leave the spool, shuffled, without a way back to a code.
    with database.writing() as session:
        wave = session.get(Wave, wave.id)
        waves.finish_wave(session, wave, CLOSES + dt.timedelta(days=1))
        assert spool.mix(session, wave, keys.private(wave.id), rng) == RESIDENTS

    # An edition's microdata cross to the analysis as files, and only a protected table can be written.
    with database.reading() as session:
        microdata.write(session, session.get(Wave, wave.id), tmp_path / "microdata", number=1, sort="final")
    study = analysis.read_study(tmp_path / "microdata")
    table = analysis.protect(analysis.frequency(study, "tenure"))
    file = tmp_path / "tenure.csv"
    table.to_frame().to_csv(file)

    assert "Ja, hele året" in file.read_text(encoding="utf-8")
    assert table.n[:, 0].tolist() == [16, 8]


def answer(database, wave, card, posted, keys, rng):
    """Enter with the code on the card, answer every page of the route, and send."""
    now, year = OPENS + dt.timedelta(days=2), OPENS.year
    with database.writing() as session:
        entered = entering.enter(session, wave, card, keys=keys, now=now)
        drafts.begin(session, entered, version=wave.version, language="da", seed=1, now=now)
        questionnaire = binding.bound(session.get(Wave, wave.id))
    with database.reading() as session:
        answers = drafts.load(session, entered).answers
    while page := route.along(questionnaire, answers, this_year=year).first_unpassed(answers):
        checked = check.check_page(page, posted, answers, this_year=year)
        turned = replace(answers, values={**answers.values, **checked.values}).with_passed(page.id)
        answers = drafts.save(database, entered, lambda _, turned=turned: turned, language="da", now=now).answers
    row = variables.row(questionnaire, answers, sent_from=None, this_year=year)
    with database.writing() as session:
        responses.send(
            session, entered, row=row, village="brandslev", version=wave.version, language="da",
            disposition="complete", mode="web", withdrawal=withdrawal.draw(rng), now=now, rng=rng,
        )  # fmt: skip
