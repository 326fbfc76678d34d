import re
from pathlib import Path

import click
import pytest

from survey import cli
from survey.cli import speech
from survey.texts.sentences import SENTENCES


def commands(group, path=()):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


COMMANDS = [" ".join(path) for path in commands(cli.main)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_an_example_of_itself(run, command):
    told = run(*command.split(), "--help")
    assert told.status == 0
    assert f"klyngesvar {command}" in told.out.partition("Eksempel:")[2]


def test_every_sentence_the_command_line_says_is_written():
    said = set()
    for file in Path(cli.__file__).parent.glob("*.py"):
        said |= set(re.findall(r"\b(?:word|tell|refuse)\(\s*\"([a-z_]+)\"", file.read_text(encoding="utf-8")))
        said |= {f"doctor_{key}" for key in re.findall(r"\b(?:fine|note|risk)\(\"([a-z_]+)\"", file.read_text("utf-8"))}
    assert {key for key in said if f"cli_{key}" not in SENTENCES} == set()


def test_a_sentence_nobody_wrote_is_said_by_its_key():
    assert speech.word("nothing_of_the_kind") == "cli_nothing_of_the_kind"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chek", "x.yaml"), "Mente du check?"),
        (("wave", "opne"), "Mente du open?"),
        (("check",), "Der mangler noget: 'FILE'"),
        (("check", "intet.yaml"), "der er ingen fil, der hedder intet.yaml"),
        (("add", "intet"), "der er ingen mappe, der hedder intet"),
        (("serve", "--prot", "1"), "Mente du --port?"),
        (("serve", "--port", "x"), "skriv et helt tal fra 1 til 65535"),
        (("staff", "add", "a@b.dk", "--role", "boss"), "steering_group"),
    ],
)
def test_a_command_typed_wrongly_is_told_in_danish_with_what_would_do(run, words, told):
    misused = run(*words)
    assert misused.status == 2
    assert told in misused.err
    assert misused.err.endswith("--help\n")
