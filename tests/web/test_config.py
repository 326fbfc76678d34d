"""What an installation must decide before it starts."""

import pytest

from survey.web.config import Config, ConfigError

SECRETS = {"KLYNGESVAR_PEPPER": "ab" * 32, "KLYNGESVAR_COOKIE_KEY": "cd" * 32}
ADDRESS = {"KLYNGESVAR_ADDRESS": "https://svar.eksempel.dk/"}


def test_an_installation_is_read_from_the_environment(tmp_path):
    config = Config.from_environ({**SECRETS, **ADDRESS, "KLYNGESVAR_INSTANCE": str(tmp_path)})
    assert config.address == "https://svar.eksempel.dk"
    assert config.database_url == f"sqlite:///{tmp_path / 'klyngesvar.sqlite'}"


@pytest.mark.parametrize("missing", ["KLYNGESVAR_PEPPER", "KLYNGESVAR_COOKIE_KEY", "KLYNGESVAR_ADDRESS"])
def test_a_missing_setting_is_named_with_an_example(tmp_path, missing):
    environ = {**SECRETS, **ADDRESS, "KLYNGESVAR_INSTANCE": str(tmp_path)}
    del environ[missing]
    with pytest.raises(ConfigError, match=f"{missing} is missing.*for example"):
        Config.from_environ(environ)


@pytest.mark.parametrize("secret", ["", "hemmelig", "ab" * 31, "zz" * 32])
def test_a_weak_secret_is_refused(tmp_path, secret):
    environ = {**SECRETS, **ADDRESS, "KLYNGESVAR_INSTANCE": str(tmp_path), "KLYNGESVAR_PEPPER": secret}
    with pytest.raises(ConfigError, match="KLYNGESVAR_PEPPER"):
        Config.from_environ(environ)


def test_a_setting_that_nothing_reads_is_refused_with_the_nearest_one(tmp_path):
    """A mistyped database would otherwise be an empty one of its own, found out when everything is answered."""
    environ = {**SECRETS, **ADDRESS, "KLYNGESVAR_INSTANCE": str(tmp_path), "KLYNGESVAR_DATABASE_URL": "postgresql://"}
    with pytest.raises(ConfigError, match="KLYNGESVAR_DATABASE_URL is no setting; did you mean KLYNGESVAR_DATABASE"):
        Config.from_environ(environ)


def test_only_the_demo_has_secrets_of_its_own(tmp_path):
    demo = Config.from_environ({"KLYNGESVAR_DEMO": "yes", "KLYNGESVAR_INSTANCE": str(tmp_path)})
    assert len(demo.pepper) == len(demo.cookie_key) == 32
    assert not demo.is_https


def test_http_is_refused_outside_demo(tmp_path):
    environ = {**SECRETS, "KLYNGESVAR_ADDRESS": "http://svar.eksempel.dk", "KLYNGESVAR_INSTANCE": str(tmp_path)}
    with pytest.raises(ConfigError, match="https://"):
        Config.from_environ(environ)


def test_the_file_is_read_and_the_environment_stands_above_it(tmp_path):
    (tmp_path / "klyngesvar.toml").write_text('demo = true\naddress = "http://fil"\nphone = "12 34 56 78"\n')
    config = Config.from_environ({"KLYNGESVAR_INSTANCE": str(tmp_path), "KLYNGESVAR_ADDRESS": "http://miljø"})
    assert (config.address, config.phone) == ("http://miljø", "12 34 56 78")


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "klyngesvar.toml").write_text("address = svar.eksempel.dk")
    with pytest.raises(ConfigError, match=r"klyngesvar\.toml"):
        Config.from_environ({"KLYNGESVAR_INSTANCE": str(tmp_path)})
