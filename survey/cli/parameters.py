"""What may be typed: files, choices, whole numbers and days, each refused in Danish with what would do."""

from __future__ import annotations

import datetime as dt
import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

import click

from survey.cli.speech import word

if TYPE_CHECKING:
    from collections.abc import Sequence

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY = "2026-10-06"


class Existing(click.Path):
    """A file or a folder that is there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        try:
            path = super().convert(value, param, ctx)
        except click.BadParameter:
            key = "no_folder" if not self.file_okay else "no_such_file"
            self.fail(word(key, file=str(value)), param, ctx)
        return Path(os.fsdecode(path))


class OneOf(click.Choice[str]):
    """One of several words."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """Refuse another word, naming those there are."""
        del message
        super().fail(word("one_of", known=", ".join(self.choices)), param, ctx)


class Whole(click.IntRange):
    """A whole number between two others."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """Refuse what is none, with the limits."""
        del message
        super().fail(word("whole", least=self.min or 0, most=self.max or "…"), param, ctx)


class Day(click.ParamType[dt.datetime]):
    """A day, or a day and a time, in Copenhagen; a bare day stands for its first or its last minute."""

    name = "day"

    def __init__(self, *, ends: bool) -> None:
        """Say whether a bare day counts to its end."""
        self._ends = ends

    def convert(
        self, value: str | dt.datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """Return the time, aware."""
        if isinstance(value, dt.datetime):
            return value
        try:
            read = dt.datetime.fromisoformat(value)
        except ValueError:
            self.fail(word("day", found=value), param, ctx)
        if self._ends and len(value) <= len(DAY):
            read = read.replace(hour=23, minute=59)
        return read if read.tzinfo else read.replace(tzinfo=COPENHAGEN)


class Misuse(click.UsageError):
    """A command typed wrongly: what is wrong, and where to read how it is typed."""

    def show(self, file: Any = None) -> None:
        """Print it in Danish."""
        del file
        click.echo(self.message, err=True)
        if self.ctx is not None:
            click.echo(word("see_help", command=self.ctx.command_path), err=True)


def in_danish(error: click.UsageError) -> Misuse:
    """Return the misuse that click found, in Danish."""
    return Misuse(_misuse(error), error.ctx)


def _misuse(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter):
        return word("missing", what=error.param.get_error_hint(error.ctx) if error.param else str(error.param_hint))
    if isinstance(error, click.NoSuchOption):
        return word("no_option", option=error.option_name) + _meant(error.possibilities or ())
    if isinstance(error, click.BadParameter) and error.param:
        return f"{error.param.get_error_hint(error.ctx)}: {error.message}"
    return error.message


def unknown_command(typed: str, known: Sequence[str]) -> str:
    """Return that there is no such command, with the nearest."""
    return word("no_command", command=typed) + _meant(difflib.get_close_matches(typed, known, n=1))


def _meant(near: Sequence[str]) -> str:
    return " " + word("meant", near=near[0]) if near else ""
