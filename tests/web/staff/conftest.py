"""Staff who sign in, and the forms that their pages carry."""

import re

import pytest
from argon2 import PasswordHasher

from survey.fieldwork import accounts
from survey.storage.records import Audit

PASSWORD = "lang nok adgangskode"
EMAIL = "anna@eksempel.dk"


class Colleague:
    """Somebody of the staff with a browser."""

    def __init__(self, house):
        self.app, self.database, self.folder, self.codes = house
        self.client = self.app.test_client()

    def hired(self, role="secretariat", cluster=""):
        with self.database.writing() as session:
            accounts.add(session, EMAIL, name="Anna", role=role, password=PASSWORD, cluster=cluster)
        return self

    def post(self, address, **fields):
        """Post as a browser does: with the CSRF token of a page of the same session."""
        page = self.client.get("/stab/log-ind").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        return self.client.post(address, data={"csrf_token": token, **fields})

    def sign_in(self, email=EMAIL, password=PASSWORD):
        return self.post("/stab/log-ind", email=email, password=password)

    def get(self, address):
        return self.client.get(address, buffered=True)

    def audited(self):
        with self.database.reading() as session:
            return {(line.what, line.about) for line in session.query(Audit).where(Audit.who == EMAIL)}


@pytest.fixture
def colleague(house, monkeypatch):
    """A colleague whose password costs no time; what it costs in earnest is tested where accounts are."""
    monkeypatch.setattr(accounts, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return Colleague(house)


@pytest.fixture
def secretary(colleague):
    """A colleague of the secretariat who has signed in."""
    colleague.hired().sign_in()
    return colleague
