import datetime as dt

import pytest

from survey.storage import records


@pytest.fixture
def wave(database):
    now = dt.datetime(2026, 10, 6, tzinfo=dt.UTC)
    made = records.Wave(
        id="w", cluster="a", slug="2026", about="people", simulated=False, version="v", opens=now,
        closes=now + dt.timedelta(days=20), withdraw_until=now + dt.timedelta(days=50), finished=None, content={},
        modules=[], public_key=b"", ineligible=0,
    )  # fmt: skip
    with database.writing() as session:
        session.add(records.Cluster(slug="a", content={}))
        session.add(records.Version(sha256="v", name="q", number=1, text=""))
        session.flush()
        session.add(made)
    return made
