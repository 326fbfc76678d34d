"""The command for two versions of a questionnaire: what has changed, and what it means for the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from survey.cli.group import command, option
from survey.cli.parameters import OneOf
from survey.cli.speech import Refusal, word
from survey.cli.versions import examined_version, is_sha
from survey.questionnaire.differences import differences
from survey.questionnaire.differences_change import SORTS
from survey.texts.catalogue import SOURCE, say
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from survey.questionnaire.differences import Change


@command("diff")
@click.argument("old")
@click.argument("new")
@option("--language", type=OneOf(["da", "en"]), default=SOURCE)
def diff(old: str, new: str, language: str) -> None:
    """Sort what has changed between two versions of a questionnaire; exit 1 where answers can't be read together."""
    before, now = examined_version(old), examined_version(new)
    changes = differences(before, now)
    click.echo("\n".join(_told(changes, (old, new), language)))
    if changes and now.questionnaire.version <= before.questionnaire.version:
        number = before.questionnaire.version + 1
        click.echo(word("diff_number", language=language, number=number))
    wrong = sum(not change.is_allowed for change in changes)
    if wrong:
        raise Refusal(word("diff_stopped", language=language, count=wrong))


def _told(changes: Sequence[Change], sources: tuple[str, str], language: str) -> Iterator[str]:
    if not changes:
        yield word("diff_none", language=language)
    for sort in SORTS:
        of = [change for change in changes if change.sort == sort]
        if of:
            yield word(f"diff_{sort}", language=language, count=len(of))
            yield from (line for change in of for line in _lines(change, sources, language))


def _lines(change: Change, sources: tuple[str, str], language: str) -> Iterator[str]:
    source = sources[0 if change.is_in_earlier else 1]
    where = change.place.file if is_sha(source) else _beside(source, change.place.file)
    place = ":".join([where, *(str(number) for number in (change.place.line, change.place.column) if number)])
    yield f"  {place}: {say(change.message, language)}"
    if change.lacks_note:
        yield f"    {say(Message.of('diff_lacks_note'), language)}"


def _beside(source: str, file: str) -> str:
    """Return the file as it is reached from where the command was typed."""
    folder = source.rpartition("/")[0]
    return f"{folder}/{file}" if folder else file
