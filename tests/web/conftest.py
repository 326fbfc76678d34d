"""A small survey with every kind of question, a client that inspects each page, and a resident who walks through it."""

import datetime as dt
import random
import re
import shutil
from itertools import pairwise
from pathlib import Path

import brotli
import html5lib
import pytest
from flask.testing import FlaskClient

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import codes, published, waves
from survey.fieldwork.keys import Cost, Keys
from survey.questionnaire import versions
from survey.storage.database import open_database
from survey.web.app import create_app
from survey.web.config import Config

KINDS = Path(__file__).parent / "kinds.yaml"
OPENS = dt.datetime(2026, 10, 1, 6, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 10, 22, 21, tzinfo=dt.UTC)
HTML = "{http://www.w3.org/1999/xhtml}"


class Clock:
    """A clock that a test sets; it notes how long the house would have slept."""

    def __init__(self):
        self.now = OPENS + dt.timedelta(days=1)
        self.slept = []

    def __call__(self):
        return self.now


def inspect(html):
    """Refuse a page that is not valid, or that some people could not use; return its tree."""
    tree = html5lib.HTMLParser(strict=True).parse(html)
    every = list(tree.iter())
    of = lambda name: [node for node in every if node.tag == HTML + name]  # noqa: E731
    text = lambda node: " ".join("".join(node.itertext()).split())  # noqa: E731
    ids = [node.get("id") for node in every if node.get("id")]
    assert len(ids) == len(set(ids)), f"ids stand twice: {sorted(i for i in ids if ids.count(i) > 1)}"
    assert len(of("h1")) == 1
    title, headings = text(of("title")[0]), [node for node in every if re.fullmatch(f"{HTML}h[1-6]", str(node.tag))]
    missing = {*re.findall(r"\w+", text(of("h1")[0]))} - {*re.findall(r"\w+", title)}
    assert not missing, f"the title »{title}« does not say {missing}"
    levels = [int(node.tag[-1]) for node in headings if node.get("hidden") is None]
    assert all(below <= above + 1 for above, below in pairwise(levels[levels.index(1) :])), f"headings skip: {levels}"
    assert tree.get("lang") in {"da", "en", "de"}
    labelled = {node.get("for") for node in of("label")}
    fields = [node for name in ("input", "select", "textarea") for node in of(name) if node.get("type") != "hidden"]
    pictures = [node for node in fields if node.get("type") == "image"]
    assert [node.get("name") for node in pictures if not node.get("alt")] == []
    assert [node.get("name") for node in fields if node not in pictures and node.get("id") not in labelled] == []
    assert [node.get("id") for node in of("fieldset") if node[0].tag != HTML + "legend" or not text(node[0])] == []
    assert labelled <= set(ids)
    described = {word for node in every for word in (node.get("aria-describedby") or "").split()}
    described |= {node.get("aria-labelledby") for node in every if node.get("aria-labelledby")}
    described |= {node.get("href")[1:] for node in of("a") if node.get("href").startswith("#")}
    assert described <= set(ids), f"nothing is called {described - set(ids)}"
    assert [node for node in of("script") if not node.get("src")] == []
    fetched = [node.get(key) or "" for node in every for key in ("src", "action", "formaction", "poster", "data")]
    fetched += [
        node.get("href") or ""
        for name in ("link", "image", "use", "base")
        for node in every
        if str(node.tag).endswith(f"}}{name}")
    ]
    assert [address for address in fetched if re.match("(https?:)?//", address)] == [], "from a third origin"
    assert {node.get("lang") for node in every} <= {None, "da", "en", "de", "pl", "uk"}
    assert [node.get("tabindex") for node in every if (node.get("tabindex") or "0") not in {"0", "-1"}] == []
    assert [node.tag for node in every if node.get("autofocus") is not None or node.get("placeholder")] == []
    assert [text(node) for node in of("button") if not node.get("type")] == []
    zoom = [node.get("content") for node in of("meta") if node.get("name") == "viewport"]
    assert zoom == ["width=device-width, initial-scale=1"]
    assert [key for node in every for key in node.attrib if key == "style" or str(key).startswith("on")] == []
    assert [node.tag for node in [*of("a"), *of("button"), *of("legend"), *of("label")] if not text(node)] == []
    wrong = [node for node in every if "summary" in (node.get("class") or "").split()]
    assert not wrong or re.match("Fejl:|Error:|Fehler:|Tjek|Check|Prüfen", text(of("title")[0]))
    return tree


class Inspector(FlaskClient):
    """A test client that inspects every page it gets."""

    def open(self, *args, **kwargs):
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in {301, 302, 303, 308}:
            packed = response.headers.get("Content-Encoding") == "br"
            inspect(brotli.decompress(response.data).decode() if packed else response.text)
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        return response


class Walker:
    """A resident: opens a page, fills in its form, presses a button, follows the redirect."""

    def __init__(self, client, base):
        self.client, self.base, self.response, self.address = client, base, None, ""

    def get(self, tail):
        return self._at(tail if tail.startswith("/") and self.base in tail else self.base + tail)

    def _at(self, address):
        self.address = address.partition("#")[0]
        self.response = self.client.get(self.address)
        return self._followed()

    def _followed(self):
        if self.response.status_code in {303, 308}:
            return self._at(self.response.headers["Location"])
        return self

    @property
    def text(self):
        return self.response.text

    @property
    def page(self):
        """The page's place within the wave, such as `svar/home-1`."""
        return self.address.split(self.base + "/")[-1].partition("?")[0]

    def form(self):
        """Return the fields of the page's form as a browser would post them untouched."""
        tree = html5lib.parse(self.text)
        form = next(node for node in tree.iter() if node.tag == HTML + "form")
        posted = {}
        for node in form.iter():
            name, kind = node.get("name"), node.get("type")
            chosen = node.tag == HTML + "input" and (
                kind not in {"radio", "checkbox", "image"} or node.get("checked") is not None
            )
            if name and chosen:
                posted.setdefault(name, []).append(node.get("value") or "")
            elif name and node.tag == HTML + "textarea":
                posted[name] = [(node.text or "").removeprefix("\n")]
            elif name and node.tag == HTML + "select":
                options = [o for o in node.iter() if o.tag == HTML + "option" and o.get("selected") is not None]
                posted[name] = [options[0].get("value")] if options else [""]
        return form.get("action") or self.address, posted

    def press(self, do="next", **fields):
        """Fill in and press a button; `post` keeps the answer without following it."""
        self.post(do, **fields)
        return self._followed()

    def post(self, do="next", **fields):
        action, posted = self.form()
        posted |= {name: [value] if isinstance(value, str) else list(value) for name, value in fields.items()}
        self.response = self.client.post(action, data={**posted, "do": [do]})
        return self.response

    def enter(self, code):
        """Come in with a code and begin."""
        self.get("/kode").press(code=code)
        return self.press() if self.page == "start" else self


@pytest.fixture(scope="session")
def walking():
    """Makes a walker through the pages below an address of an app, every one of them inspected."""

    def made(app, base):
        app.testing, app.test_client_class = True, Inspector
        app.config["PROPAGATE_EXCEPTIONS"] = True
        return Walker(app.test_client(), base)

    return made


@pytest.fixture
def clock():
    return Clock()


def configured(folder):
    return Config.from_environ({"KLYNGESVAR_DEMO": "yes", "KLYNGESVAR_INSTANCE": str(folder)})


def cheap(config):
    """Return keys whose Argon2 takes no time; what it costs in earnest is tested where codes are."""
    cost = Cost(memory_kib=8, rounds=1)
    return Keys(pepper=config.pepper, cookie=config.cookie_key, folder=config.keys_folder, cost=cost)


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """An installation's folder with one open wave, and the wave's three codes; made once, copied for each test."""
    return install(tmp_path_factory.mktemp("installed"), KINDS)


@pytest.fixture(scope="session")
def installer(tmp_path_factory):
    """Make an installation with another questionnaire, for the module that overrides `installed` by it."""
    return lambda questionnaire: install(tmp_path_factory.mktemp("installed"), questionnaire)


def install(folder, questionnaire):
    config = configured(folder)
    keys = cheap(config)
    database = open_database(config.database_url)
    database.migrate()
    cluster = read_cluster(questionnaires_folder() / "demo")
    with database.writing() as session:
        waves.add_cluster(session, cluster, OPENS)
        wave = waves.open_wave(
            session,
            cluster="harbaekdalen",
            slug="2026",
            version=published.keep(session, versions.publish(questionnaire)),
            opens=OPENS,
            closes=CLOSES,
            keys=keys,
            modules=(),
            now=OPENS,
        )
        plain = codes.issue(session, wave, "brandslev", 3, channel="card", keys=keys, rng=random.Random(1))
    database.dispose()
    return config.instance, plain


@pytest.fixture
def house(installed, tmp_path, clock):
    """One test's own installation: (app, database, folder, codes)."""
    folder = shutil.copytree(installed[0], tmp_path / "instance")
    config = configured(folder)
    database = open_database(config.database_url)
    app = create_app(config, database, keys=cheap(config), clock=clock, sleep=clock.slept.append)
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = True
    app.test_client_class = Inspector
    yield app, database, folder, installed[1]
    database.dispose()


@pytest.fixture
def client(house):
    return house[0].test_client()


@pytest.fixture
def walker(client):
    return Walker(client, "/harbaekdalen/2026")


@pytest.fixture
def resident(walker, house):
    """A walker who has entered with a card's code and stands at the first page."""
    return walker.enter(house[3][0])
