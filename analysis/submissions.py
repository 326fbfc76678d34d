"""Submissions: a form of ODK, KoboToolbox and their like with what was answered to it, as a study.

What the form's conditions hid is −1, as if it had been answered here; a question without a column is −5, since the form
had other versions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.errors import AnalysisError, faults
from analysis.foreign import IDS
from analysis.frames import study_of
from survey.formats.errors import FormatError
from survey.formats.xlsform import read_xlsform
from survey.questionnaire.answers import Answers
from survey.questionnaire.missing import Missing
from survey.questionnaire.questions import Matrix, Note, Repeat
from survey.questionnaire.variables import row, variables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from analysis.study import Study
    from survey.formats.imported import Imported
    from survey.questionnaire.questions import Question

WHEN = ("end", "_submission_time", "submissiondate", "today", "start")
YES = frozenset({"1", "1.0", "true", "yes", "ja"})
NO = frozenset({"0", "0.0", "false", "no", "nej"})


class _WrongError(Exception):
    """A cell that the form can't have given; says what would do."""


def read_submissions(path: Path, form: Path) -> Study:
    """Return the study of a form's submissions.

    Args:
        path: a table of them (.csv with comma or semicolon, or .xlsx), a column for each question under its name, with
            or without its groups; choices by name or label, several with spaces between or in columns of 0 and 1.
        form: the XLSForm.

    Raises:
        AnalysisError: if either can't be read, no question has a column, an id is there twice, or answers are none that
            the form has.
    """
    imported = _form(form)
    frame = _table(path)
    columns = _Columns(frame, imported)
    asked = [one for one in imported.questionnaire.questions() if not isinstance(one, Note)]
    present = [one for one in asked if columns.has(one)]
    if not present:
        raise AnalysisError(
            f"{path.name}: ingen kolonne hører til et spørgsmål i {form.name}. Spørgsmålene er: "
            f"{', '.join(one.name for one in asked[:12])}; kolonnerne er: {', '.join(map(str, frame.columns[:12]))}."
        )
    found = list(_doubled(frame))
    lines = []
    absent = {one.name for one in asked} - {one.name for one in present}
    words = {one.name for one in variables(imported.questionnaire) if one.measure in ("text", "date", "coordinate")}
    of = {one.name: one.question for one in variables(imported.questionnaire)}
    years = _years(frame)
    for i, cells in enumerate(frame.to_dict("records")):
        values: dict[str, Any] = {}
        for question in present:
            try:
                value = columns.answer(question, cells)
            except _WrongError as error:
                found.append(f"række {i + 2}: {question.name} er {error}")
            else:
                values |= {} if value is None else {question.name: value}
        filled = row(imported.questionnaire, Answers(values=values), sent_from=None, this_year=years[i])
        lines.append({name: _absent(name, words) if of[name] in absent else cell for name, cell in filled.items()})
    if found:
        raise faults(path.name, found)
    return study_of(pd.DataFrame(lines, columns=list(of)), imported.questionnaire, path.name)


def _absent(name: str, words: set[str]) -> str | int:
    return "" if name in words else int(Missing.NOT_IN_VERSION)


def _form(path: Path) -> Imported:
    if not path.exists():
        raise AnalysisError(f"{path} findes ikke; form=… er formularens XLSForm (.xlsx).")
    try:
        return read_xlsform(path)
    except FormatError as error:
        raise AnalysisError(f"{path.name}: kan ikke læses som XLSForm: {error}") from error


def _table(path: Path) -> pd.DataFrame:
    try:
        if path.suffix.lower() in (".xlsx", ".xls"):
            frame = pd.read_excel(path, dtype=str)
        else:
            frame = pd.read_csv(path, sep=None, engine="python", dtype=str, encoding="utf-8-sig")
    except (ValueError, OSError, pd.errors.ParserError) as error:
        raise AnalysisError(f"{path.name}: kan ikke læses som tabel: {error}") from error
    if frame.empty:
        raise AnalysisError(f"{path.name}: har ingen svar.")
    return frame.fillna("")


def _doubled(frame: pd.DataFrame) -> Iterator[str]:
    for name in frame.columns:
        if _last(str(name)).casefold() not in IDS:
            continue
        given = frame[name][frame[name] != ""]
        for i in given.index[given.duplicated()]:
            first = given.index[given == given[i]][0]
            yield f"række {i + 2}: {name} '{given[i]}' står også i række {first + 2}; hvert svar har sit eget"


def _years(frame: pd.DataFrame) -> list[int]:
    """Return the year of each submission, which conditions may ask about."""
    name = next((name for name in frame.columns if _last(str(name)).casefold() in WHEN), None)
    cells = frame[name] if name is not None else [""] * len(frame)
    found = [re.match(r"\d{4}", str(cell)) for cell in cells]
    return [int(one[0]) if one else 0 for one in found]


def _last(name: str) -> str:
    return name.rpartition("/")[2]


class _Columns:
    """Where each question's answers stand in the table."""

    def __init__(self, frame: pd.DataFrame, imported: Imported) -> None:
        self._source = imported.source_names
        self._named: dict[str, str] = {}
        for header in map(str, frame.columns):
            self._named.setdefault(header, header)
        for header in map(str, frame.columns):
            for mark in ("/", "-", "."):
                self._named.setdefault(header.rpartition(mark)[2], header)
        self._headers = [str(header) for header in frame.columns]

    def has(self, question: Question) -> bool:
        """Say whether any column holds its answers."""
        if isinstance(question, Matrix):
            return any(self._column(f"{question.name}.{one.name}", one.name) for one in question.rows)
        name = self._source.get(question.name, question.name)
        return bool(self._column(question.name, question.name)) or bool(self._split(name))

    def _column(self, key: str, name: str) -> str | None:
        return self._named.get(self._source.get(key, name))

    def _split(self, name: str) -> dict[str, str]:
        """Return the columns of 0 and 1 that several answers are split over, by the choice's own name."""
        marks = tuple(f"{name}{mark}" for mark in ("/", "."))
        return {
            header[at + len(name) + 1 :]: header
            for header in self._headers
            for at in [max(header.rfind(mark) for mark in marks)]
            if at == 0 or (at > 0 and header[at - 1] in "/-.")
        }

    def answer(self, question: Question, cells: Mapping[Any, Any]) -> Any:
        """Return one answer as the questionnaire has it; None where there is none.

        Raises:
            _WrongError: if the form can't have given it.
        """
        if isinstance(question, Matrix):
            told = {
                one.name: self._row(
                    question, cells.get(self._column(f"{question.name}.{one.name}", one.name) or "", "")
                )
                for one in question.rows
            }
            return {name: value for name, value in told.items() if value is not None} or None
        if question.kind in ("multi", "ranking"):
            return self._several(question, cells)
        written = str(cells.get(self._column(question.name, question.name) or "", "")).strip()
        read = READ.get(question.kind, self._chosen)
        return None if not written or isinstance(question, Repeat) else read(question, written)

    def _row(self, question: Matrix, written: str) -> Any:
        if not written.strip():
            return None
        return int(_number(question, written)) if question.number is not None else self._chosen(question, written)

    def _chosen(self, question: Question, written: str) -> str:
        wanted = written.strip().casefold()
        options = getattr(question, "options", ())
        for option in options:
            if wanted in (option.name, self._own(question, option.name).casefold()):
                return str(option.name)
        for option in options:
            if wanted in {text.casefold() for _, text in option.label.versions}:
                return str(option.name)
        there = ", ".join(self._own(question, option.name) for option in options[:12])
        raise _WrongError(f"'{written}'; formularen har {there}")

    def _own(self, question: Question, option: str) -> str:
        return self._source.get(f"{question.name}.{option}", option)

    def _several(self, question: Question, cells: Mapping[Any, Any]) -> tuple[str, ...] | None:
        name = self._source.get(question.name, question.name)
        column = self._column(question.name, question.name)
        written = str(cells.get(column, "")).strip() if column else ""
        if written:
            return tuple(dict.fromkeys(self._chosen(question, word) for word in written.split()))
        split = {own: str(cells[header]).strip().casefold() for own, header in self._split(name).items()}
        if not any(split.values()):
            return None
        for own, cell in split.items():
            if cell and cell not in YES | NO:
                raise _WrongError(f"'{cell}' ved {own}; det skal være 0 eller 1")
        return tuple(self._chosen(question, own) for own, cell in split.items() if cell in YES) or None


def _number(_: Question, written: str) -> float | int:
    try:
        number = float(written.replace(",", "."))
    except ValueError as error:
        raise _WrongError(f"'{written}'; det skal være et tal") from error
    return int(number) if number.is_integer() else number


def _point(_: Question, written: str) -> tuple[dict[str, float], ...]:
    parts = written.split()
    try:
        lat, lon = float(parts[0]), float(parts[1])
    except (ValueError, IndexError) as error:
        raise _WrongError(f"'{written}'; det skal være bredde og længde, fx 56.1 9.5") from error
    return ({"lat": lat, "lon": lon},)


def _text(_: Question, written: str) -> str:
    return written


def _day(_: Question, written: str) -> str:
    if not re.match(r"\d{4}-\d{2}-\d{2}", written):
        raise _WrongError(f"'{written}'; det skal være en dato som 2026-10-06")
    return written[:10]


def _time(_: Question, written: str) -> str:
    if not re.match(r"\d{2}:\d{2}", written):
        raise _WrongError(f"'{written}'; det skal være et klokkeslæt som 19:30")
    return written[:5]


READ: Mapping[str, Callable[[Question, str], Any]] = {
    "number": _number, "places": _point, "text": _text, "date": _day, "time": _time,
}  # fmt: skip
