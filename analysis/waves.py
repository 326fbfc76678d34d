"""Waves: an earlier wave under the names of a later one, and other editions' protected tables read back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.errors import AnalysisError
from analysis.table import Asked, Column, Part, Statistic, Stub, Table
from survey.questionnaire.missing import Missing
from survey.questionnaire.united import unite
from survey.questionnaire.variables import variables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from analysis.study import Study
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.united import United

TABLES = "tables.json"
OTHERS = "with"


def restated(before: Study, after: Study) -> Study:
    """Return an earlier wave's study with the names that the later one's questionnaire has.

    Renamed questions, options and rows are followed by `renamed_from`; an option whose code has changed gets the
    code of now; what the earlier wave did not have is −5 (not in this version). Tables of the result say under them
    what was worded otherwise.

    Args:
        before: the earlier wave.
        after: the later one; left as it is, as is `before`.
    """
    united = unite(("after", after.questionnaire), {"before": before.questionnaire})
    source = {united.columns["before"].get(name, name): name for name in (*before.rows, *before.numbers, *before.texts)}
    asked = variables(united.questionnaire)
    kept = [one.name for one in asked if one.measure not in ("text", "date")]
    codes = np.full((len(kept), len(before)), Missing.NOT_IN_VERSION, dtype=np.int16)
    for i, name in enumerate(kept):
        if source.get(name) in before.rows:
            codes[i] = _recoded(before.code(source[name]), name, united)
    return replace(
        before,
        questionnaire=united.questionnaire,
        rows={name: i for i, name in enumerate(kept)},
        codes=codes,
        numbers=_under(source, before.numbers, kept, np.full(len(before), np.nan)),
        texts=_under(source, before.texts, [one.name for one in asked if one.name not in kept], ("",) * len(before)),
        variables=asked,
        versions={"after": after.questionnaire, "before": united.versions["before"]},
        version_of=("before",) * len(before),
    )


def _under(source: Mapping[str, str], values: Mapping[str, Any], names: list[str], nothing: Any) -> dict[str, Any]:
    """Return the values under the names of now; a variable that was not there has nothing."""
    numeric = isinstance(nothing, np.ndarray)
    found = {name: values[source[name]] for name in names if source.get(name) in values}
    return found if numeric else {name: found.get(name, nothing) for name in names}


def _recoded(codes: NDArray[np.int16], name: str, united: United) -> NDArray[np.int16]:
    was, now = _codes(united.versions["before"], name), _codes(united.questionnaire, name)
    changed = {code: now[option] for option, code in was.items() if option in now and now[option] != code}
    result = codes.copy()
    for old, new in changed.items():
        result[codes == old] = new
    return result


def _codes(questionnaire: Questionnaire, variable: str) -> dict[str, int]:
    """Return the codes of a variable that holds one answer, by the option's name."""
    question = next((one for one in questionnaire.questions() if one.name == variable.partition("__")[0]), None)
    if question is None or question.kind not in ("single", "scale", "village", "matrix"):
        return {}
    return {option.name: option.code for option in getattr(question, "options", ())}


def others(folder: Path) -> dict[str, tuple[Table, ...]]:
    """Return the protected tables of other waves or clusters that a microdata folder holds, by their name.

    Args:
        folder: with `with/<wave>/tables.json`, as editions write it; none gives an empty dictionary.

    Raises:
        AnalysisError: as `read_tables`.
    """
    return {path.parent.name: read_tables(path) for path in sorted((folder / OTHERS).glob(f"*/{TABLES}"))}


def read_tables(path: Path) -> tuple[Table, ...]:
    """Return the protected tables that an edition's `tables.json` holds.

    Raises:
        AnalysisError: if the file can't be read as such.
    """
    try:
        return tuple(_table(one) for one in json.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise AnalysisError(f"{path}: kan ikke læses ({error}).") from error
    except (KeyError, TypeError, ValueError) as error:
        raise AnalysisError(
            f"{path}: er ikke tabeller fra en udgave ({error!r}); brug filen, som udgaven skrev."
        ) from error


def _table(told: Mapping[str, Any]) -> Table:
    stub = tuple(Stub(one["name"], one["label"], one["code"], one["role"]) for one in told["rows"])
    banner = tuple(
        Column(one["name"], one["label"], one["base"], one["group"], one["group_label"]) for one in told["columns"]
    )
    shape = (len(stub), len(banner))
    return Table(
        question=Asked(told["question"], told["wording"], told["item"]),
        section=Part(told["section"]["name"], told["section"]["title"]),
        kind=told["kind"],
        banner=banner,
        stub=stub,
        n=np.array([[-1 if count is None else count for count in line] for line in told["n"]], np.int64).reshape(shape),
        shares=_floats(told["shares"]).reshape(shape),
        status=np.array(told["status"], dtype="<U20").reshape(shape),
        statistics=tuple(_statistic(one) for one in told["statistics"]),
        layout=told["layout"],
        exclusive=told["exclusive"],
        ordinal=told["ordinal"],
        notes=tuple(told["notes"]),
        base_words=told["base_words"],
        edition=told["edition"],
    )  # fmt: skip


def _statistic(one: Mapping[str, Any]) -> Statistic:
    return Statistic(
        one["name"],
        one["label"],
        tuple(map(float, _floats(one["figures"]))),
        one["is_share"],
        one.get("decimals", 1 if one["is_share"] else 2),
        bases=tuple(map(float, _floats(one["bases"]))),
        above=tuple(map(float, _floats(one.get("above", ())))),
    )


def _floats(values: Any) -> NDArray[np.float64]:
    return np.array(values, dtype=np.float64)
