"""An installation in a folder, and a resident who stands at a page of it."""

from __future__ import annotations

import datetime as dt
import html
import random
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import codes, published, waves
from survey.fieldwork.keys import Keys
from survey.questionnaire import versions
from survey.storage.database import open_database
from survey.web.app import create_app
from survey.web.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

BASE = "/harbaekdalen/2026"
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
Form = dict[str, list[str]]


def environment(folder: Path, url: str) -> dict[str, str]:
    """Return the settings of an installation in a folder; without a URL its database is its own SQLite file."""
    environ = {"KLYNGESVAR_DEMO": "yes", "KLYNGESVAR_INSTANCE": str(folder)}
    return environ | ({"KLYNGESVAR_DATABASE": url} if url else {})


@contextmanager
def installed(folder: Path, url: str) -> Iterator[tuple[Flask, str]]:
    """Give the app of an installation with an open wave of the residents' questionnaire, and a code to it."""
    config = Config.from_environ(environment(folder, url))
    keys = Keys(pepper=config.pepper, cookie=config.cookie_key, folder=config.keys_folder)
    database = open_database(config.database_url)
    database.migrate()
    now = dt.datetime.now(dt.UTC)
    cluster = read_cluster(questionnaires_folder() / "demo")
    version = versions.publish(questionnaires_folder() / "residents.yaml")
    with database.writing() as session:
        waves.add_cluster(session, cluster, now)
        published.keep(session, version)
        wave = waves.open_wave(
            session, cluster="harbaekdalen", slug="2026", version=version, opens=now, closes=now + dt.timedelta(days=9),
            keys=keys, modules=cluster.settings.modules, now=now,
        )  # fmt: skip
        (code,) = codes.issue(session, wave, "brandslev", 1, keys=keys, rng=random.SystemRandom())
    yield create_app(config, database, keys=keys), code
    database.dispose()


def enter(client: FlaskClient, code: str) -> str:
    """Come in with the code and begin; return the first question page."""
    page = client.get(f"{BASE}/kode").text
    client.post(f"{BASE}/kode", data=filled(page) | {"code": code})
    page = client.get(f"{BASE}/start").text
    client.post(f"{BASE}/start", data=filled(page))
    return client.get(f"{BASE}/svar/", follow_redirects=True).request.path


def filled(page: str, choice: int = 0) -> Form:
    """Return the page's form, with the same choice in every group and the button Videre."""
    form: Form = {}
    choices: Form = {}
    for tag in re.findall(r"<input[^>]*>", page):
        field = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(tag)}
        if field.get("type") == "hidden":
            form[field["name"]] = [field.get("value", "")]
        elif field.get("type") in ("radio", "checkbox"):
            choices.setdefault(field["name"], []).append(field["value"])
    return form | {name: [values[choice % len(values)]] for name, values in choices.items()} | {"do": ["next"]}


def walk(client: FlaskClient, first: str, to: str) -> None:
    """Answer the pages from the first one until the one that ends in `to`."""
    address = first
    while not address.endswith(to):
        page = client.get(address).text
        answer = client.post(address, data=filled(page) | {"do": ["skip"]})
        address = answer.headers["Location"].partition("#")[0]
