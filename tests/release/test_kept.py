"""What earlier editions were made from loses the rows of those who have withdrawn."""

from sqlalchemy import select

from survey.release import kept, register
from survey.storage.records import Response


def rows(release, wave, number):
    table = register.microdata_folder(release.out, wave, number) / "responses.csv"
    return table.read_text(encoding="utf-8")


def withdrawn(database):
    with database.writing() as session:
        gone = session.scalars(select(Response).order_by(Response.id)).first()
        session.delete(gone)
        return gone.id


def forgotten(database, release, wave):
    with database.reading() as session:
        return kept.forget(session, wave, release.out)


def test_a_withdrawn_row_goes_from_every_kept_table_and_no_other_changes(release, database, wave):
    release.make()
    before = rows(release, wave, 1)
    gone = withdrawn(database)
    assert forgotten(database, release, wave) == 1
    assert rows(release, wave, 1) == "".join(
        line for line in before.splitlines(keepends=True) if not line.startswith(f'"{gone}"')
    )


def test_doing_it_twice_does_no_harm(release, database, wave):
    release.make()
    withdrawn(database)
    forgotten(database, release, wave)
    assert forgotten(database, release, wave) == 0


def test_words_over_several_lines_stay_whole(release, database, wave):
    with database.writing() as session:
        for response in session.scalars(select(Response)):
            response.values = response.values | {"missing": 'Lys;\n"hygge"\n', "missing__missing": 0}
    release.make()
    withdrawn(database)
    assert forgotten(database, release, wave) == 1
    assert rows(release, wave, 1).count('"Lys;\n""hygge""\n"') == 39
