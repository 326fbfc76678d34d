import sys

import pytest

from survey.release import analyst
from survey.release.errors import ReleaseError

STUB = """
import os, sys
print("1/3 tabeller", flush=True)
print("3/3 rapport", flush=True)
print("secret", os.environ.get("KLYNGESVAR_PEPPER"))
if sys.argv[1] == "crash":
    raise KeyError("a bug")
sys.exit(int(sys.argv[1]))
"""


@pytest.fixture
def stub(monkeypatch, tmp_path):
    """Let the analysis be a script that tells two steps, one secret, and ends with the status in its folder's name."""
    (tmp_path / "stub.py").write_text(STUB, encoding="utf-8")
    monkeypatch.setenv("KLYNGESVAR_PEPPER", "hush")
    started = analyst._started
    script = str(tmp_path / "stub.py")
    monkeypatch.setattr(
        analyst, "_started", lambda command, cache: started([sys.executable, script, command[4]], cache)
    )


def test_steps_are_passed_on_as_the_analysis_prints_them(stub, tmp_path):
    steps = []
    analyst.analyse("0", tmp_path, lambda done, of: steps.append((done, of)))
    assert steps == [(1, 3), (3, 3)]


def test_a_failed_analysis_is_told_in_its_own_words_and_knows_no_secret(stub, tmp_path):
    with pytest.raises(ReleaseError) as failed:
        analyst.analyse("1", tmp_path, lambda _done, _of: None)
    assert dict(failed.value.message.params)["said"] == "secret None"


def test_a_crash_is_told_in_one_line_and_kept_in_a_file(stub, tmp_path):
    with pytest.raises(ReleaseError) as failed:
        analyst.analyse("crash", tmp_path / "1.making", lambda _done, _of: None)
    assert dict(failed.value.message.params) == {"said": "KeyError: 'a bug'", "log": str(tmp_path / "1.log")}
    assert "Traceback" in (tmp_path / "1.log").read_text(encoding="utf-8")
