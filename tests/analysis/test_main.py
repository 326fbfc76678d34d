"""`python -m analysis` on the command line."""

import os
import subprocess
import sys

import pytest

from analysis.__main__ import main

pytestmark = pytest.mark.whole


def test_an_absent_folder_is_told_in_danish_without_a_traceback(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "analysis", str(tmp_path / "ingen"), "--out", str(tmp_path / "ud")],
        capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "mangler" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_out_that_is_a_file_is_told(tmp_path, capsys, monkeypatch, surveyed):
    (tmp_path / "ud").write_text("x")
    monkeypatch.setattr("analysis.microdata.read_study", lambda _: surveyed)
    assert main([str(tmp_path), "--out", str(tmp_path / "ud"), "--quiet"]) == 1
    assert "Kan ikke læse eller skrive" in capsys.readouterr().err


def test_help_has_an_example(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "Eksempel: python -m analysis" in capsys.readouterr().out


def test_a_program_that_listens_hears_one_line_a_step(tmp_path, capsys, monkeypatch, surveyed):
    monkeypatch.setattr("analysis.microdata.read_study", lambda _: surveyed)
    assert main([str(tmp_path), "--out", str(tmp_path / "ud")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1/")
    assert lines[-1] == f"{len(lines)}/{len(lines)} rapport"
