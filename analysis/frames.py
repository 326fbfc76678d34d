"""Frames: columns of a file or of pandas become a study; all that contradicts the codebook is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.errors import faults
from analysis.study import Study
from survey.questionnaire.missing import Missing
from survey.questionnaire.variables import variables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.variables import Variable

    Codes = NDArray[np.int16]
    Numbers = NDArray[np.float64]

MISSING = frozenset(int(code) for code in Missing)
HIGHEST = 30_000
WORDS = ("text", "date")
NUMBERS = ("number", "coordinate")


def study_of(frame: pd.DataFrame, questionnaire: Questionnaire, file: str = "frame") -> Study:
    """Return the study of a frame whose columns are the questionnaire's variables.

    Args:
        frame: a line for each response; left as it is. Missing cells count as blank (−9).
        questionnaire: as the wave fielded it.
        file: what the frame is called in errors.

    Raises:
        AnalysisError: with absent variables, doubled ids, and codes that no option has, each with its row.
    """
    asked = variables(questionnaire)
    found = [*_absent(frame, asked), *_doubled(frame)]
    if found:
        raise faults(file, found)
    kept = [one for one in asked if one.measure not in WORDS]
    codes = np.zeros((len(kept), len(frame)), dtype=np.int16)
    numbers: dict[str, Numbers] = {}
    for i, variable in enumerate(kept):
        column = frame[variable.name]
        if variable.measure in NUMBERS:
            values = _numbers(column)
            found += _wrong_numbers(variable, column, values)
            codes[i] = _why_missing(variable, values)
            numbers[variable.name] = (
                values if variable.measure == "coordinate" else np.where(values < 0, np.nan, values)
            )
            continue
        whole = _numbers(column)
        found += _wrong_codes(variable, column, whole, _allowed(variable, questionnaire.question(variable.question)))
        codes[i] = np.clip(np.nan_to_num(whole, nan=Missing.BLANK), Missing.BLANK, HIGHEST)
    if found:
        raise faults(file, found)
    return Study(
        questionnaire=questionnaire,
        rows={one.name: i for i, one in enumerate(kept)},
        codes=codes,
        numbers=numbers,
        texts={one.name: _texts(frame[one.name]) for one in asked if one.measure in WORDS},
        variables=asked,
    )


def _absent(frame: pd.DataFrame, asked: Sequence[Variable]) -> Iterator[str]:
    for variable in asked:
        if variable.name not in frame.columns:
            yield f"variablen '{variable.name}' mangler; den hører til spørgsmålet '{variable.question}'"


def _doubled(frame: pd.DataFrame) -> Iterator[str]:
    if "id" not in frame.columns:
        return
    for i in np.flatnonzero(frame["id"].duplicated().to_numpy()):
        first = int(np.flatnonzero((frame["id"] == frame["id"].iloc[i]).to_numpy())[0])
        yield f"række {i + 2}: id '{frame['id'].iloc[i]}' står også i række {first + 2}; hvert svar har sit eget"


def _numbers(column: pd.Series[Any]) -> Numbers:
    """Return a column as numbers, NaN where it holds none."""
    if column.dtype.kind in "iuf":
        return column.to_numpy(dtype=np.float64)
    values: Numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    return values


def _texts(column: pd.Series[Any]) -> tuple[str, ...]:
    return tuple(column.fillna("").astype(str))


def _unreadable(column: pd.Series[Any], values: Numbers) -> NDArray[np.bool_]:
    """Return where something is written that is no number."""
    if not np.isnan(values).any() or column.dtype.kind in "iuf":
        return np.zeros(len(values), dtype=bool)
    written = column.fillna("").astype(str).str.strip().ne("").to_numpy(dtype=bool)
    wrong: NDArray[np.bool_] = np.isnan(values) & written
    return wrong


def _wrong_numbers(variable: Variable, column: pd.Series[Any], values: Numbers) -> Iterator[str]:
    wrong = _unreadable(column, values)
    if variable.measure == "number":
        wrong |= (values < 0) & ~np.isin(values, [*MISSING])
    yield from _told(variable, column, wrong, "et tal på mindst 0")


def _wrong_codes(variable: Variable, column: pd.Series[Any], values: Numbers, allowed: set[int]) -> Iterator[str]:
    labels = ", ".join(str(code) for code in sorted(allowed) if code >= 0)
    wrong = ~np.isin(values, [*allowed]) & (~np.isnan(values) | _unreadable(column, values))
    yield from _told(variable, column, wrong, f"en af {labels}")


def _told(variable: Variable, column: pd.Series[Any], wrong: NDArray[np.bool_], would: str) -> Iterator[str]:
    """Yield a fault for each wrong row; rows are counted as a spreadsheet does, the heading being row 1."""
    for i in np.flatnonzero(wrong):
        yield (
            f"række {i + 2}: {variable.name} er '{column.iloc[i]}'; det skal være {would} eller en manglende værdi "
            f"fra −9 til −1"
        )


def _why_missing(variable: Variable, values: Numbers) -> Codes:
    """Return 0 where there is a number, otherwise the missing code; a coordinate's stands in a column of its own."""
    if variable.measure == "coordinate":
        return np.zeros(len(values), dtype=np.int16)
    return np.clip(np.nan_to_num(values, nan=Missing.BLANK), Missing.BLANK, 0).astype(np.int16)


def _allowed(variable: Variable, question: Question) -> set[int]:
    codes = {category.code for category in variable.categories} | MISSING
    if variable.measure == "rank":
        codes |= set(range(1, len(getattr(question, "options", ())) + 1))
    return codes
