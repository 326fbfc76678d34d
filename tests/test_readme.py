"""What the README shows is what happens."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from survey.cli import main
from survey.questionnaire import versions

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = [
    (command, output)
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for command, output in re.findall(r"\$ klyngesvar (.*)\n((?:(?!\$ ).*\n)*)", block)
    if output.strip()
]


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_prints_what_the_readme_shows(command, output, tmp_path, monkeypatch):
    for name in ("questionnaires", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, shlex.split(command))
    assert result.output.strip() == output.strip()


@pytest.mark.parametrize("command", re.findall(r"\$ klyngesvar ([a-z]+(?: open| close)?)", README))
def test_every_command_in_the_readme_exists(command):
    result = CliRunner().invoke(main, [*command.split(), "--help"])
    assert result.exit_code == 0


def test_the_questionnaire_in_the_readme_can_be_published():
    (text,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert versions.publish_texts({"kort.yaml": text}, "kort.yaml").name == "kort"


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)|`((?:survey|tests|analysis)/[\w/.]+)`", README))
def test_every_file_that_the_readme_names_is_there(path):
    assert (ROOT / "".join(path)).exists()
