"""The command for translations: side files made and brought up to date, and sheets to a translator and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey.cli.group import command, option
from survey.cli.parameters import Existing
from survey.cli.speech import refuse, tell, word
from survey.cli.versions import examined_version
from survey.questionnaire.findings import Findings
from survey.questionnaire.sources import gather
from survey.questionnaire.translation_lines import translations
from survey.questionnaire.translation_typed import take

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from survey.questionnaire.translation_lines import Line, State, Translations
    from survey.questionnaire.translation_typed import Taken

EXISTING = Existing(exists=True, dir_okay=False, path_type=Path)
MOST = 40
"""Lines that are listed of each sort; the files hold them all."""


@command("translate")
@click.argument("file", type=EXISTING)
@click.argument("language")
@option("--xlsx", type=click.Path(dir_okay=False, path_type=Path), default=None)
@option("--from", "sheet", type=EXISTING, default=None, says="from")
@option("--since", default=None)
def translate(file: Path, language: str, xlsx: Path | None, sheet: Path | None, since: str | None) -> None:
    """Bring a questionnaire's translation up to date, and exchange it with a translator."""
    if xlsx and xlsx.exists():
        raise refuse("translate_sheet_taken", file=str(xlsx))
    findings = Findings()
    files = gather(file, findings)
    findings.stop()
    earlier = [_sources(since)] if since else []
    if sheet:
        taken = _taken(files, file.name, language, sheet, earlier)
        _write(file.parent, taken.files)
        _tell_taken(taken)
    before = translations({**files, **(taken.files if sheet else {})}, file.name, language, earlier)
    content = _content(before) if xlsx else b""
    gone = before.gone
    if not sheet:
        _write(file.parent, {name: text for name, text in before.updated().items() if files.get(name) != text})
    if xlsx:
        xlsx.write_bytes(content)
        tell("translate_sheet", file=str(xlsx), count=len(before.lines))
    _tell_lines(before, gone)


def _sources(version: str) -> dict[str, str]:
    """Return the source texts of an earlier version by key."""
    return {key: entry.text.text.strip() for key, entry in examined_version(version).texts.entries.items()}


def _taken(
    files: Mapping[str, str], name: str, language: str, sheet: Path, earlier: Sequence[Mapping[str, str]]
) -> Taken:
    from survey.formats import translation_sheet  # noqa: PLC0415 - openpyxl is heavy

    read = translation_sheet.read(sheet)
    questionnaire = translations(files, name, language).examined.questionnaire.name
    if (read.questionnaire, read.language) != (questionnaire, language):
        of = {"questionnaire": read.questionnaire, "spoken": read.language}
        raise refuse("translate_other_sheet", file=str(sheet), **of)
    return take(files, name, language, read.typed, earlier)


def _content(found: Translations) -> bytes:
    from survey.formats import translation_sheet  # noqa: PLC0415 - openpyxl is heavy

    return translation_sheet.content(found)


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write every file, or, where one can't be written, none: all of them beside their places first."""
    ready = []
    try:
        for name, text in texts.items():
            path = folder / name
            beside = path.with_name(f"{path.name}.new")
            ready.append((beside, path))
            beside.write_text(text, encoding="utf-8", newline="\n")
        for beside, path in ready:
            beside.replace(path)
    finally:
        for beside, _ in ready:
            beside.unlink(missing_ok=True)
    for name in texts:
        tell("translate_written", file=str(folder / name))


def _tell_taken(taken: Taken) -> None:
    tell("translate_taken", count=taken.changed)
    for key, names in (("clash", taken.clashes), ("outdated", taken.outdated), ("kept", taken.gone)):
        if names:
            tell(f"translate_{key}", count=len(names), names=", ".join(names))


def _tell_lines(found: Translations, gone: Sequence[tuple[str, str]]) -> None:
    states: tuple[State, ...] = ("stale", "missing")
    for state in states:
        lines = found.of(state)
        if lines:
            tell(f"translate_{state}", count=len(lines))
            for line in lines[:MOST]:
                click.echo(_line(line))
            if len(lines) > MOST:
                tell("translate_more", count=len(lines) - MOST)
    if gone:
        tell("translate_gone", count=len(gone), names=", ".join(key for _, key in gone))
    done = sum(line.state == "fresh" for line in found.lines)
    tell("translate_done", done=done, all=len(found.lines))


def _line(line: Line) -> str:
    place = f"  {line.place.file}:{line.place.line}: {line.key}: {' '.join(line.source.split())}"
    return f"{place}\n    {word('translate_previous', before=line.previous)}" if line.previous else place
