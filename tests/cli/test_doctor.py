import pytest

from survey.cli import examination


def test_an_installation_in_order_has_no_risk(fielding):
    examined = fielding("doctor")
    assert examined.status == 0, examined.out
    assert "SQLite" in examined.out


def test_a_machine_without_settings_is_a_risk(run, monkeypatch):
    examined = run("doctor")
    assert examined.status == 1
    assert "klyngesvar migrate" in examined.out


def test_a_lost_key_of_an_open_wave_is_a_risk(fielding, tmp_path):
    next((tmp_path / "instance" / "keys").iterdir()).unlink()
    examined = fielding("doctor")
    assert examined.status == 1
    assert "eksempel 2026" in examined.out


@pytest.mark.parametrize(
    ("version", "level"),
    [((3, 6, 23), "fine"), ((3, 7, 0), "note"), ((3, 40, 1), "note"), ((3, 51, 2), "note"), ((3, 51, 3), "fine")],
)
def test_the_wal_reset_bug_is_noted_in_the_versions_that_have_it(version, level):
    assert examination.sqlite_finding(version).level == level
