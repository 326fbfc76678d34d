"""Columns: which variables each kind gives, and how an answer fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.columns.choices import MultiColumns, RankingColumns, SingleColumns
from survey.questionnaire.columns.matrices import MatrixColumns
from survey.questionnaire.columns.places import PlacesColumns
from survey.questionnaire.columns.plain import DateColumns, NoteColumns, NumberColumns, TextColumns, TimeColumns
from survey.questionnaire.columns.repeats import RepeatColumns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.questionnaire.columns.variable import Columns

_SINGLE: Mapping[str, Columns] = {
    "single": SingleColumns(),
    "multi": MultiColumns(),
    "scale": SingleColumns(),
    "matrix": MatrixColumns(),
    "ranking": RankingColumns(),
    "number": NumberColumns(),
    "text": TextColumns(),
    "date": DateColumns(),
    "time": TimeColumns(),
    "village": SingleColumns(),
    "places": PlacesColumns(),
}
COLUMNS: Mapping[str, Columns] = {**_SINGLE, "repeat": RepeatColumns(_SINGLE), "note": NoteColumns()}
