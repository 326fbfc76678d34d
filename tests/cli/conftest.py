"""A miniature questionnaire, a cluster of two villages, and a command line that works on an installation of its own."""

import shutil
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from survey import cli
from survey.cli.clusters import SKELETON

MINIATURE = """\
questionnaire: miniature
format: 1
version: 1
languages: [da]
title: Tre spørgsmål
modules: [wellbeing]
sections:
  - section: home
    title: Hjem
    questions:
      - village: village
        ask: Hvilken landsby bor du i?
      - single: tenure
        ask: Bor du her hele året?
        options:
          - all_year: Ja
          - holiday: Nej
      - number: years
        ask: Hvor mange år har du boet her?
        module: wellbeing
        show_if: tenure == all_year
        max: 100
"""


@pytest.fixture
def questionnaire(tmp_path):
    path = tmp_path / "miniature.yaml"
    path.write_text(MINIATURE, encoding="utf-8")
    return path


@pytest.fixture
def cluster(tmp_path):
    """A folder with the villages Østerby and Vesterby."""
    return shutil.copytree(SKELETON, tmp_path / "eksempel")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return what a command line printed, and its exit status."""
    monkeypatch.chdir(tmp_path)
    environment = {"KLYNGESVAR_DEMO": "yes", "KLYNGESVAR_INSTANCE": str(tmp_path / "instance")}

    def typed(*words, typing=""):
        done = CliRunner().invoke(cli.main, [str(word) for word in words], input=typing, env=environment)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return SimpleNamespace(out=done.stdout, err=done.stderr, status=done.exit_code)

    return typed


@pytest.fixture
def fielding(run, cluster, questionnaire):
    """A command line in whose installation the wave `eksempel 2026` is open."""
    run("migrate")
    run("add", cluster)
    run("publish", questionnaire)
    opened = run(
        *("wave", "open", "eksempel", "2026", "--questionnaire", questionnaire, "--key-copied"),
        *("--opens", "2000-01-01", "--closes", "2999-12-31"),
    )
    assert opened.status == 0, opened.err
    return run
