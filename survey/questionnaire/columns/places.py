"""Columns of places: four for each place, and what is said about it.

The columns that a place does not need stay blank (-9): who wrote the place in words left the list and the map
untouched, and who named one place of three left the others. `q__none` (0 or 1) tells "nothing" from a blank question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire.columns.choices import own_words, told
from survey.questionnaire.columns.variable import CHOSEN, Category, Columns, Part, categories
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from survey.questionnaire.columns.variable import Cell
    from survey.questionnaire.questions import Places

NOWHERE_CODE = 0
NOWHERE = Wording((("da", "Intet bestemt sted"), ("en", "No particular place"), ("de", "Kein bestimmter Ort")))


class PlacesColumns(Columns):
    """`q__1_place` (0: no particular place), `q__1_words`, `q__1_lon`, `q__1_lat`, `q__1_option` or `q__1_each`."""

    def parts(self, question: Places) -> Iterator[Part]:
        """Return the parts of each place, then `none`."""
        nowhere = (Category(NOWHERE_CODE, NOWHERE),) if question.place_optional else ()
        codes = (*nowhere, *categories(question.places))
        for i in range(1, question.at_most + 1):
            yield Part(f"{i}_place", "code", question.ask, codes)
            yield Part(f"{i}_words", "text", question.ask)
            yield Part(f"{i}_lon", "coordinate", question.ask)
            yield Part(f"{i}_lat", "coordinate", question.ask)
            if question.each_options:
                yield Part(f"{i}_option", "code", question.each, categories(question.each_options))
                yield from own_words(question.each_options, f"{i}_other_text")
            elif question.each:
                yield Part(f"{i}_each", "text", question.each)
        if question.none:
            yield Part(question.none.name, "indicator", question.none.label, CHOSEN)

    def filled(self, question: Places, value: tuple[Mapping[str, Any], ...], words: str) -> dict[str, Cell]:  # noqa: ARG002
        """Return the cells of every place that was given."""
        has_none = any(spot.get("none") for spot in value)
        cells: dict[str, Cell] = {question.none.name: int(has_none)} if question.none else {}
        for i, spot in enumerate(() if has_none else value[: question.at_most], start=1):
            cells |= {f"{i}_{part}": cell for part, cell in self._spot(question, spot).items()}
        return cells

    def _spot(self, question: Places, spot: Mapping[str, Any]) -> dict[str, Cell]:
        cells: dict[str, Cell] = {part: spot[part] for part in ("words", "lon", "lat") if part in spot}
        if spot.get("nowhere"):
            cells["place"] = NOWHERE_CODE
        codes = {option.name: option.code for option in question.places}
        if spot.get("place") in codes:
            cells["place"] = codes[spot["place"]]
        each = spot.get("each")
        if each and not question.each_options:
            return cells | {"each": each}
        option = next((option for option in question.each_options if option.name == each), None)
        if option:
            cells["option"] = option.code
            cells |= told(str(spot.get("other_text", "")), is_other=option.role == "other", instead=None)
        return cells
