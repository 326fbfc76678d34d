"""The registry: which other tools' questionnaire files are read and written, one line each.

A reader is called with the path and returns `Imported`; a writer is called with the questionnaire and the path, and
returns what the format could not hold, as faults. Modules are loaded when they are used, for some of them are heavy.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from survey.formats.errors import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from survey.formats.imported import Imported
    from survey.questionnaire.structure import Questionnaire
    from survey.texts.faults import Fault


@dataclass(frozen=True, slots=True)
class Reader:
    """One format that is read.

    Attributes:
        name: what it is called on the command line.
        suffixes: the endings of its files; the first reader that has a file's ending reads it.
        verb: `module:function`, called with the path and `language=` (that of a file which does not say its own).
    """

    name: str
    suffixes: tuple[str, ...]
    verb: str


@dataclass(frozen=True, slots=True)
class Writer:
    """One format that is written.

    Attributes:
        name: what it is called on the command line.
        suffix: the ending of its file.
        verb: `module:function`, called with the questionnaire and the path; it returns the losses, or None.
    """

    name: str
    suffix: str
    verb: str


READERS = (
    Reader("xlsform", (".xlsx", ".csv", ".md", ".json"), "survey.formats.xlsform:read_xlsform"),
    Reader("limesurvey", (".tsv", ".txt"), "survey.formats.limesurvey:read_limesurvey_tsv"),
    Reader("lss", (".lss",), "survey.formats.limesurvey:read_lss"),
)  # fmt: skip
WRITERS = (
    Writer("xlsform", ".xlsx", "survey.formats.xlsform_out:write_xlsform"),
    Writer("limesurvey", ".tsv", "survey.formats.limesurvey_out:save_limesurvey"),
    Writer("surveyjs", ".json", "survey.formats.surveyjs:save_surveyjs"),
    Writer("codebook", ".html", "survey.formats.codebook_html:write"),
    Writer("codebook-xlsx", ".xlsx", "survey.formats.codebook_xlsx:write"),
    Writer("ddi", ".xml", "survey.formats.ddi:write"),
)  # fmt: skip


def read(path: Path, *, name: str = "", language: str = "da") -> Imported:
    """Return the questionnaire of another tool's file.

    Args:
        path: the file.
        name: the format; without one, the file's ending says it.
        language: the language of a file that does not say its own.

    Raises:
        FormatError: if it cannot be read.
    """
    reader = next((each for each in READERS if name in ("", each.name) and _is_its(each, path, name)), None)
    if reader is None:
        known = ", ".join(dict.fromkeys(suffix for each in READERS for suffix in each.suffixes))
        raise unreadable(path.name, "import_format_unknown", known=known)
    imported: Imported = _function(reader.verb)(path, language=language)
    return imported


def write(questionnaire: Questionnaire, path: Path, *, name: str) -> Sequence[Fault]:
    """Write the questionnaire in the format of that name, and return what the format could not hold.

    Raises:
        KeyError: if there is no such format.
    """
    writer = {each.name: each for each in WRITERS}[name]
    losses: Sequence[Fault] | None = _function(writer.verb)(questionnaire, path)
    return losses or ()


def _is_its(reader: Reader, path: Path, name: str) -> bool:
    return bool(name) or path.suffix.lower() in reader.suffixes


def _function(verb: str) -> Callable[..., Any]:
    module, _, function = verb.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
