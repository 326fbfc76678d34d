"""Reading: a study from a microdata folder, an SPSS or Stata file, a form with its submissions, or a pandas frame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import microdata
from analysis.codebooks import described
from analysis.errors import AnalysisError, unknown
from analysis.foreign import Given, check_width, study_of_given
from analysis.foreign_cells import Cells
from analysis.frames import study_of
from analysis.widths import columns_of
from survey.formats.errors import FormatError
from survey.questionnaire.structure import Questionnaire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from analysis.study import Study
    from survey.formats.column import Column
    from survey.formats.datafile import DataFile

READ = ".sav, .zsav (SPSS), .dta (Stata), .csv eller .xlsx med form=… (XLSForm), eller en mikrodatamappe"


def read_study(path: Path | str, *, form: Path | str | None = None, only: Sequence[str] = ()) -> Study:
    """Return the study of a microdata folder or of a file; its kind is told by the extension.

    Args:
        path: a folder as `klyngesvar release` writes it; `.sav`, `.zsav` or `.dta`; or the submissions of a form as
            `.csv` or `.xlsx`.
        form: the XLSForm (.xlsx) that the submissions are to.
        only: which columns of an SPSS or Stata file to read; all of them without it.

    Returns:
        a frozen study. Labels, missing values and multiple-response sets are read from the file; "don't know" is known
        by its label. A file without a wave has neither weights nor villages of a frame.

    Raises:
        AnalysisError: if the file is of another kind, or can't be read as what it says it is; and with every variable
            whose values contradict its labels, every doubled id, and more than 5,000 columns.
    """
    path = Path(path)
    if path.is_dir() or not (path.exists() or path.suffix):
        return microdata.read_study(path)
    if not path.exists():
        raise AnalysisError(f"{path} findes ikke. Der kan læses: {READ}.")
    kind = path.suffix.lower()
    if form is not None:
        from analysis.submissions import read_submissions  # noqa: PLC0415 (only who has a form pays for reading one)

        return read_submissions(path, Path(form))
    if kind not in STATISTICS:
        raise AnalysisError(
            f"{path.name}: kan ikke læses alene. Der kan læses: {READ}. En anden tabel læses med "
            "read_frame(pandas.read_csv(…), kodebog)."
        )
    return _statistical(path, kind, only)


def read_frame(frame: pd.DataFrame, codebook: Questionnaire | Mapping[str, Any] | pd.DataFrame) -> Study:
    """Return the study of a pandas frame, explained by a codebook; the frame is left as it is.

    Args:
        frame: a line for each response. Missing cells (NaN, None, NaT) are blank (−9).
        codebook: a questionnaire, whose variables the columns are; or for each question a dictionary with `ask` (the
            wording), `answers` ({value: label}), `ordered` (True for a scale), `missing` ({value: why}), and for
            several answers `columns` ({column: label}) and `chosen` (the value that means yes, 1 unless told); or a
            frame with the columns `name`, `ask`, `value`, `label` and perhaps `ordered`, a line for each answer. A
            column that the codebook does not name is left out.

    Raises:
        AnalysisError: with every name that the frame does not have, every value that the codebook does not know, and
            every doubled id.

    Examples:
        >>> import pandas as pd
        >>> frame = pd.DataFrame({"sex": [1, 2, 2, None]})
        >>> read_frame(frame, {"sex": {"ask": "Køn?", "answers": {1: "Kvinde", 2: "Mand"}}})
        Study('frame', 4 responses, 1 questions)
    """
    if isinstance(codebook, Questionnaire):
        return study_of(frame, codebook)
    columns, sets = described(codebook, frame)
    cells = {column.name: _cells(frame[column.name], column) for column in columns}
    return study_of_given(Given(columns, cells, sets, "frame", complete=True), "frame")


def _statistical(path: Path, kind: str, only: Sequence[str]) -> Study:
    if not only:
        check_width(columns_of(path), path.name)
    try:
        data = STATISTICS[kind](path, only)
    except FormatError as error:
        program = "Stata" if kind == ".dta" else "SPSS"
        raise AnalysisError(f"{path.name}: er ikke en fil fra {program}: {error}") from error
    absent = set(only) - {column.name for column in data.columns}
    if absent:
        raise unknown(f"i {path.name} ingen variabel", min(absent), _names(path, kind))
    rows = [*zip(*data.rows, strict=True)] or [()] * len(data.columns)
    cells = {column.name: Cells.of(each) for column, each in zip(data.columns, rows, strict=True)}
    given = Given(data.columns, cells, data.sets, data.name, data.title.source())
    return study_of_given(given, path.name)


def _names(path: Path, kind: str) -> tuple[str, ...]:
    """Return the names of a file's columns."""
    import pyreadstat  # noqa: PLC0415 (only who has such a file pays for it)

    read = pyreadstat.read_dta if kind == ".dta" else pyreadstat.read_sav
    return tuple(read(str(path), metadataonly=True)[1].column_names)


def _spss(path: Path, only: Sequence[str]) -> DataFile:
    from survey.formats import spss  # noqa: PLC0415 (takes pyreadstat along)

    return spss.read(path, only)


def _stata(path: Path, only: Sequence[str]) -> DataFile:
    from survey.formats import stata  # noqa: PLC0415 (takes pyreadstat along)

    return stata.read(path, only)


STATISTICS: Mapping[str, Callable[[Path, Sequence[str]], DataFile]] = {".sav": _spss, ".zsav": _spss, ".dta": _stata}


def _cells(values: pd.Series[Any], column: Column) -> Cells:
    numeric = column.content == "number" and all(isinstance(coded.code, int | float) for coded in column.codes)
    return Cells.of_series(values, numeric=numeric)
