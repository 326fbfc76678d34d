"""Codebooks: what an analyst says of a frame's columns, as columns with labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.errors import AnalysisError, faults
from analysis.foreign import IDS
from survey.formats.column import AnswerSet, Coded, Column, Span
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.formats.column import Code, Content, Level

KEYS = ("ask", "answers", "ordered", "missing", "columns", "chosen")
HEADINGS = ("name", "ask", "value", "label")


def described(
    codebook: Mapping[str, Any] | pd.DataFrame, frame: pd.DataFrame
) -> tuple[tuple[Column, ...], tuple[AnswerSet, ...]]:
    """Return the columns and the sets that a codebook tells of.

    Raises:
        AnalysisError: with every name that the frame lacks and every word that a codebook does not have.
    """
    told = _from_frame(codebook) if isinstance(codebook, pd.DataFrame) else codebook
    if not frame.columns.is_unique:
        doubled = ", ".join(dict.fromkeys(str(name) for name in frame.columns[frame.columns.duplicated()]))
        raise AnalysisError(f"frame: flere kolonner hedder det samme ({doubled}); giv hver sit navn.")
    found = [fault for name, entry in told.items() for fault in _faults(name, entry, frame)]
    if found:
        raise faults("kodebog", found)
    columns = [column for name, entry in told.items() for column in _columns(name, entry, frame)]
    ids = [Column(name, Wording(), "text") for name in map(str, frame.columns) if name.casefold() in IDS]
    named = {column.name for column in columns}
    sets = tuple(_set(name, entry) for name, entry in told.items() if "columns" in entry)
    return (*(one for one in ids if one.name not in named), *columns), sets


def _faults(name: str, entry: Any, frame: pd.DataFrame) -> Iterator[str]:
    if not isinstance(entry, Mapping):
        yield f"'{name}' skal være en ordbog med {', '.join(KEYS)}, fx {{'ask': 'Køn?', 'answers': {{1: 'Kvinde'}}}}"
        return
    for key in entry.keys() - set(KEYS):
        yield f"'{name}' har '{key}'; det kan være {', '.join(KEYS)}"
    for column in entry.get("columns", [name]):
        if column not in frame.columns:
            there = ", ".join(map(str, frame.columns[:12]))
            yield f"'{column}' er ikke en kolonne i tabellen; der er: {there}"
    both = set(entry.get("answers", {})) & set(entry.get("missing", {}))
    if both:
        yield f"'{name}' har {sorted(map(str, both))} både som svar og som manglende; vælg ét"
    if "columns" in entry and "answers" in entry:
        yield f"'{name}' har både 'columns' (flere svar) og 'answers' (ét svar); vælg ét"


def _columns(name: str, entry: Mapping[str, Any], frame: pd.DataFrame) -> Iterator[Column]:
    if "columns" in entry:
        for column, label in entry["columns"].items():
            yield Column(column, _said(label), "number" if frame[column].dtype.kind in "iufb" else "text")
        return
    answers, missing = dict(entry.get("answers", {})), dict(entry.get("missing", {}))
    codes = tuple(Coded(_code(code), _said(label)) for code, label in answers.items())
    codes += tuple(Coded(_code(code), _said(label), is_missing=True) for code, label in missing.items())
    level: Level = ("ordinal" if entry.get("ordered") else "nominal") if answers else "scale"
    yield Column(
        name,
        _said(entry.get("ask", name)),
        _content(frame[name], codes),
        level,
        codes,
        tuple(Span(_code(code), _code(code)) for code in missing),
    )


def _content(values: pd.Series[Any], codes: tuple[Coded, ...]) -> Content:
    if codes:
        return "number" if all(isinstance(coded.code, int | float) for coded in codes) else "text"
    if values.dtype.kind == "M":
        return "moment"
    return "number" if values.dtype.kind in "iufb" else "text"


def _code(code: Any) -> Code:
    if isinstance(code, str):
        return code
    number = float(code)
    return int(number) if number.is_integer() else number


def _said(text: Any) -> Wording:
    return Wording((("da", str(text)),))


def _set(name: str, entry: Mapping[str, Any]) -> AnswerSet:
    return AnswerSet(name, _said(entry.get("ask", name)), tuple(entry["columns"]), entry.get("chosen", 1))


def _from_frame(codebook: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return a codebook of lines as a dictionary."""
    absent = [name for name in HEADINGS if name not in codebook.columns]
    if absent:
        raise AnalysisError(f"kodebog: kolonnen '{absent[0]}' mangler; den skal have {', '.join(HEADINGS)}.")
    told: dict[str, dict[str, Any]] = {}
    for line in codebook.to_dict("records"):
        entry = told.setdefault(str(line["name"]), {"ask": line["ask"]})
        if not pd.isna(line["value"]):
            entry.setdefault("answers", {})[line["value"]] = line["label"]
        if line.get("ordered") is True or str(line.get("ordered", "")).casefold() in ("true", "ja", "yes", "1"):
            entry["ordered"] = True
    return told
