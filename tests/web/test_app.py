"""The app as a whole: its addresses and its headers."""

from pathlib import Path

import pytest
from flask import Flask

from survey.web.app import create_app
from survey.web.config import Config

ROUTES = Path(__file__).parent / "routes.txt"


def addresses(app):
    rules = app.url_map.iter_rules()
    return sorted({f"{','.join(sorted(rule.methods - {'HEAD', 'OPTIONS'}))} {rule.rule}" for rule in rules})


def test_no_address_disappears(house):
    """Add new ones to routes.txt; an address that stands on paper is kept for good."""
    assert addresses(house[0]) == ROUTES.read_text().splitlines()


@pytest.fixture
def secure(tmp_path, house):
    environ = {
        "KLYNGESVAR_ADDRESS": "https://svar.eksempel.dk", "KLYNGESVAR_INSTANCE": str(tmp_path),
        "KLYNGESVAR_PEPPER": "ab" * 32, "KLYNGESVAR_COOKIE_KEY": "cd" * 32,
    }  # fmt: skip
    app = create_app(Config.from_environ(environ), house[1])
    assert isinstance(app, Flask)
    return app.test_client()


def test_over_https_the_cookie_belongs_to_this_host_alone(secure):
    cookie = secure.get("/harbaekdalen/2026/fortryd", base_url="https://svar.eksempel.dk").headers["Set-Cookie"]
    assert cookie.startswith("__Host-klyngesvar=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


def test_over_https_browsers_are_told_to_stay_there(secure):
    headers = secure.get("/was", base_url="https://svar.eksempel.dk").headers
    assert headers["Strict-Transport-Security"].startswith("max-age=")


def test_every_answer_carries_the_headers(client):
    headers = client.get("/was").headers
    policy = headers["Content-Security-Policy"]
    for rule in ("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"):
        assert rule in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_welcome_pages_style_is_the_one_the_policy_allows(client):
    import base64
    import hashlib

    page = client.get("/harbaekdalen/2026/")
    style = page.text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page.headers["Content-Security-Policy"]
