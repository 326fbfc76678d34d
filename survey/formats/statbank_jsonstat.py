"""JSON-stat, as Statistics Denmark answers with it: version 1, where id and size stand inside the dimensions, or 2."""

from __future__ import annotations

import json
import math
from itertools import product
from typing import TYPE_CHECKING, Any

from survey.formats.errors import unreadable
from survey.formats.statbank_figures import LONGEST_LABEL, MOST_CELLS, Cell, Figures

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_jsonstat(text: str, file: str) -> Figures:
    """Return the figures of a JSON-stat text.

    Raises:
        FormatError: if it is none, or its values are not as many as its dimensions say.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise unreadable(file, "population_no_json", line=line) from error
    if isinstance(content, dict) and "errorTypeCode" in content:
        said = str(content.get("message", content["errorTypeCode"]))[:LONGEST_LABEL]
        raise unreadable(file, "population_statbank_error", said=said)
    dataset = content.get("dataset", content) if isinstance(content, dict) else None
    try:
        return _figures(dataset, file)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError, OverflowError) as error:
        raise unreadable(file, "population_no_jsonstat") from error


def _figures(dataset: Any, file: str) -> Figures:
    dimensions = dataset["dimension"]
    ids = [str(each) for each in dataset.get("id") or dimensions["id"]]
    labels = [_labels(dimensions[each]) for each in ids]
    size = math.prod(len(each) for each in labels)
    if size > MOST_CELLS:
        raise unreadable(file, "population_too_many", most=MOST_CELLS, found=size)
    values = dict(_values(dataset["value"]))
    if (isinstance(dataset["value"], list) and len(values) != size) or any(not 0 <= at < size for at in values):
        raise unreadable(file, "population_values", expected=size, found=len(values))
    cells = tuple(
        Cell(at, 0, combined, _written(values[at])) for at, combined in enumerate(product(*labels)) if at in values
    )
    return Figures(file, "json", tuple(ids), cells, table=_table(dimensions), assumed="JSON-stat", is_official=True)


def _labels(dimension: Any) -> list[str]:
    """Return code and text of every category, in their order."""
    category = dimension["category"]
    texts, index = category.get("label") or {}, category.get("index")
    if index is None:
        index = list(texts)
    codes = sorted(index, key=lambda code: int(index[code])) if isinstance(index, dict) else list(index)
    return [f"{code} {texts.get(code, '')}".strip()[:LONGEST_LABEL] for code in map(str, codes)]


def _values(value: Any) -> Iterator[tuple[int, Any]]:
    """Yield place and value; values may be left out where they are given by their place."""
    if isinstance(value, dict):
        yield from ((int(at), each) for at, each in value.items())
    else:
        yield from enumerate(value)


def _written(value: Any) -> str:
    if value is None:
        return ".."
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[:LONGEST_LABEL]


def _table(dimensions: Any) -> str:
    contents = dimensions.get("ContentsCode")
    codes = list(contents["category"]["index"]) if contents else []
    return str(codes[0])[:LONGEST_LABEL] if len(codes) == 1 else ""
