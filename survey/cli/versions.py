"""Which questionnaire a command means: a file, a frozen text, or a published version by its SHA-256."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from survey.cli.installation import installation
from survey.cli.speech import refuse
from survey.fieldwork import published
from survey.questionnaire import versions
from survey.questionnaire.reader import examine

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from survey.questionnaire.reader import Examined
    from survey.storage import records

SHA = re.compile(r"[0-9a-fA-F]{6,64}")


def is_sha(source: str) -> bool:
    """Tell whether the source names a published version, for it is the beginning of a SHA-256 and no file."""
    return bool(SHA.fullmatch(source)) and not Path(source).is_file()


def file_of(source: str) -> Path:
    """Return the file that the source names.

    Raises:
        click.ClickException: if there is no such file.
    """
    path = Path(source)
    if not path.is_file():
        raise refuse("no_questionnaire", file=source)
    return path


def published_version(session: Session, source: str) -> records.Version:
    """Return the published version that a file or the beginning of a SHA-256 stands for.

    Raises:
        FieldworkError: if the file as it stands now has not been published, or there is no such version.
        QuestionnaireError: with all faults of the file.
    """
    if is_sha(source):
        return published.named(session, source)
    return published.require(session, versions.publish(file_of(source)))


def examined_version(source: str) -> Examined:
    """Return the questionnaire that a file, a frozen text or the beginning of a SHA-256 stands for, with its places.

    Raises:
        FieldworkError: if there is no such version.
        QuestionnaireError: with all faults of the file.
    """
    if is_sha(source):
        with installation() as here, here.database.reading() as session:
            return versions.examined(published.named(session, source).text)
    path = file_of(source)
    text = path.read_text(encoding="utf-8", errors="replace")
    return versions.examined(text) if versions.is_frozen(text) else examine(path)
