"""What the command line says: Danish sentences by key, and faults with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from survey.texts.catalogue import SOURCE, say
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey.texts.faults import Fault


def word(key: str, *, language: str = SOURCE, **params: str | float) -> str:
    """Return the sentence `cli_<key>`."""
    return say(Message.of(f"cli_{key}", **params), language)


def tell(key: str, *, language: str = SOURCE, **params: str | float) -> None:
    """Print the sentence `cli_<key>`."""
    click.echo(word(key, language=language, **params))


def refuse(key: str, *, language: str = SOURCE, **params: str | float) -> click.ClickException:
    """Return the error that ends the command with a sentence and nothing else."""
    return Refusal(word(key, language=language, **params))


class Refusal(click.ClickException):
    """A command that can't be done: its message goes to standard error, and the exit status is 1."""

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Print the message without click's English prefix."""
        click.echo(self.message, err=True)


def fault_line(fault: Fault, language: str = SOURCE) -> str:
    """Return `file:line:column: what is wrong; what would be right`."""
    place = ":".join([fault.file, *(str(number) for number in (fault.line, fault.column) if number)])
    said = f"{place}: {say(fault.message, language)}"
    return f"{said}\n    {say(fault.advice, language)}" if fault.advice else said


def fault_lines(faults: Iterable[Fault], language: str = SOURCE) -> str:
    """Return every fault on its own line, and how many there are."""
    lines = [fault_line(fault, language) for fault in faults]
    count = word("one_fault" if len(lines) == 1 else "faults", language=language, count=len(lines))
    return "\n".join([*lines, "", count])
