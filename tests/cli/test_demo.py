import stat

import pytest

from survey.cli import demo
from survey.web.config import Config


def test_the_demos_secrets_are_drawn_once_and_are_its_owners_alone(tmp_path):
    first, again = (Config.from_environ(demo.demo_environment(tmp_path, 8000)) for _ in range(2))
    assert (first.pepper, first.cookie_key) == (again.pepper, again.cookie_key)
    assert stat.S_IMODE((tmp_path / "klyngesvar.toml").stat().st_mode) == 0o600


def test_two_demos_have_different_secrets(tmp_path):
    one, other = (Config.from_environ(demo.demo_environment(tmp_path / name, 8000)) for name in ("one", "other"))
    assert one.pepper != other.pepper


def test_this_machines_address_is_not_its_own_name_for_itself():
    assert not (demo.lan_address() or "").startswith("127.")


@pytest.fixture
def here(tmp_path):
    config = Config.from_environ(demo.demo_environment(tmp_path, 8000))
    with demo.installation(config) as opened:
        opened.database.migrate()
        yield opened


def test_the_demo_is_prepared_twice_without_harm(here, monkeypatch):
    version = demo.versions.publish(demo.questionnaires_folder() / "residents.yaml")
    filled = []
    monkeypatch.setattr(demo, "fill", lambda *given: filled.append(given))
    first, again = demo.prepare(here, version), demo.prepare(here, version)
    assert (first.id, len(filled)) == (again.id, 1)
    (code, password), (another, same) = demo.let_in(here), demo.let_in(here)
    assert code != another
    assert password == same
