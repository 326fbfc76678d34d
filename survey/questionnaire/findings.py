"""Findings: the faults of all files of one questionnaire, gathered while reading so that they are reported at once."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.errors import QuestionnaireError
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable


# What Danish authors, and those who come from another tool, write for a key or a kind; the keys are learnt once.
_ENGLISH = {
    "afkrydsning": ("multi",), "afsnit": ("section",), "anden_side": ("next_page",), "andet": ("other",),
    "checkbox": ("multi",), "checkboxes": ("multi",), "dato": ("date",), "del": ("section",), "enhed": ("unit",),
    "gentag": ("repeat",), "hjælp": ("help",), "højst": ("at_most", "max"), "ingen": ("none",), "klokkeslæt": ("time",),
    "kort": ("places",), "landsby": ("village",), "linjer": ("lines",), "liste": ("list",), "lister": ("lists",),
    "mindst": ("min",), "modul": ("module",), "moduler": ("modules",), "new_page": ("next_page",),
    "ny_side": ("next_page",), "næste_side": ("next_page",), "obligatorisk": ("required",), "overskrift": ("title",),
    "page_break": ("next_page",), "påkrævet": ("required",), "radio": ("single",), "række": ("rows",),
    "rækkefølge": ("order",), "rækker": ("rows",), "select_multiple": ("multi",), "select_one": ("single",),
    "sektion": ("section",), "sektioner": ("sections",), "side": ("next_page", "section"), "sideskift": ("next_page",),
    "skala": ("scale",), "spørg": ("ask",), "spørgeskema": ("questionnaire",), "spørgsmål": ("questions", "ask"),
    "sprog": ("languages", "language"), "steder": ("places",), "svar": ("options",), "svarmuligheder": ("options",),
    "tal": ("number",), "tekst": ("text", "ask"), "tid": ("time",), "tilfældig": ("random",), "titel": ("title",),
    "ved_ikke": ("dont_know",), "velkommen": ("welcome",), "tak": ("thanks",), "vis_hvis": ("show_if",),
    "ja": ("yes", "maybe"), "nej": ("no",), "valgmuligheder": ("options",), "mulighed": ("options",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file, line and column, both from 1 (0 for the whole file or line)."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class Findings:
    """The faults found so far.

    A line whose YAML had to be repaired reports only that: what the repaired line says is a guess.
    """

    _faults: list[Fault] = field(default_factory=list)
    _repaired: set[tuple[str, int]] = field(default_factory=set)

    def add(self, place: Place, message: Message, advice: Message | None = None) -> None:
        """Note one fault."""
        if (place.file, place.line) not in self._repaired:
            fault = Fault(place.file, place.line, place.column, message, advice)
            if fault not in self._faults:
                self._faults.append(fault)

    def add_repaired(self, place: Place, message: Message, advice: Message | None = None) -> None:
        """Note a fault of the YAML itself, on a line that is read on in a repaired form."""
        self.add(place, message, advice)
        self._repaired.add((place.file, place.line))

    def in_file(self, file: str) -> bool:
        """Tell whether the file has a fault already."""
        return any(fault.file == file for fault in self._faults)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All of them, in the order found."""
        return tuple(self._faults)

    def stop(self) -> None:
        """Go no further if there is a fault.

        Raises:
            QuestionnaireError: with all faults.
        """
        if self._faults:
            raise QuestionnaireError(self._faults)


def did_you_mean(word: str, known: Iterable[str]) -> Message:
    """Return the advice for a word that is not among the known ones: the nearest, or all of them."""
    known = tuple(known)
    english = [meant for meant in _ENGLISH.get(word.casefold().replace(" ", "_"), ()) if meant in known]
    if english:
        return Message.of("did_you_mean", word=english[0])
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return Message.of("did_you_mean", word=near[0])
    if not known:
        return Message.of("none_known")
    return Message.of("one_of", words=", ".join(known[:30]) + (" …" if len(known) > 30 else ""))
