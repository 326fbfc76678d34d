"""The form while it is read: what its parts share, and what they all ask of one row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from survey.formats.foreign_texts import legal
from survey.formats.xlsform_relevant import UnsayableError, truth_of
from survey.formats.xpath import Both, Call, Ref, XPath, XPathError, parse, parts
from survey.questionnaire.checks_texts import CLUSTER_VALUES
from survey.questionnaire.condition_source import source
from survey.questionnaire.names import is_name
from survey.questionnaire.questions import Matrix, Note, Places, Ranking, Repeat
from survey.questionnaire.translation_losses import losses
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from survey.formats.imported import Ledger
    from survey.formats.naming import Names
    from survey.formats.xlsform_choices import Choices
    from survey.formats.xlsform_languages import Languages
    from survey.formats.xlsform_relevant import Known
    from survey.formats.xlsform_rows import Row
    from survey.questionnaire.condition import Condition

_PLACEHOLDER = re.compile(r"\$\{([^{}]*)\}")
_CLUSTER = re.compile(r"\$?\{(" + "|".join(CLUSTER_VALUES) + r")\}")
_OPEN = re.compile(r"\$\{(?![a-z][a-z0-9_]*\})")
_NO_LABEL = (Matrix, Note, Places, Ranking, Repeat)
_YES = frozenset({"yes", "true", "true()", "1"})
_NO = frozenset({"", "no", "false", "false()", "0"})


# What our own column may say; somebody may have typed in it since.
_OWN: Mapping[str, Callable[[str], bool]] = {
    "module": is_name,
    "identifies": {"maybe"}.__contains__,
    "publish": {"named", "never"}.__contains__,
}


class LeftOutError(Exception):
    """A row is never shown, and so is left out; that has been noted."""


@dataclass(slots=True)
class Form:
    """One form while it is read.

    Attributes:
        ends: the expressions under which the form ends early; what comes later says "not" of each.
    """

    ledger: Ledger
    languages: Languages
    lists: dict[str, Choices]
    names: Names
    known: Known
    ends: list[XPath] = field(default_factory=list)

    def wording(self, row: Row, base: str) -> Wording:
        """Return the texts of a column in every language; nothing where there are none."""
        place = row.place(base)
        said = self.languages.wording({key: self.plain(text, place) for key, text in row.spoken(base).items()})
        return self.alike(said, place)

    def alike(self, wording: Wording, place: str) -> Wording:
        """Return the wording without translations that lack an answer or a link of the source, or have others."""
        versions = wording.versions
        if len({text.count("**") for _, text in versions}) > 1:
            self.ledger.note(place, "import_markup")
            versions = tuple((language, text.replace("**", "")) for language, text in versions)
        kept = tuple(pair for pair in versions if not any(losses(versions[0][1], pair[1])))
        for language, _ in versions:
            if language not in dict(kept):
                self.ledger.note(place, "import_translation_differs", language=language)
        return Wording(kept)

    def ask(self, row: Row) -> Wording:
        """Return the label, or the name where there is none."""
        wording = self.wording(row, "label")
        if wording:
            return wording
        name = row.text("name") or "…"
        self.ledger.note(row.place("label"), "import_label_missing", name=name)
        return Wording(((self.languages.order[0], name),))

    def plain(self, text: str, place: str) -> str:
        """Return a text with our placeholders; what cannot be filled in becomes "…"."""
        filled = _PLACEHOLDER.sub(lambda found: self._placeholder(found[1].strip(), place), text).replace("${}", "")
        found = legal(_OPEN.sub("", filled))
        if _CLUSTER.sub("", found) != _CLUSTER.sub("", filled):
            self.ledger.note(place, "import_markup")
        return found or "…"

    def _placeholder(self, name: str, place: str) -> str:
        answer = self.known.answers.get(name)
        question = self.known.questions.get(answer.question) if answer else None
        if answer is None or question is None or answer.row or isinstance(question, _NO_LABEL):
            self.ledger.note(place, "import_placeholder", name=name)
            return "…"
        return f"${{{answer.question}}}"

    def show_if(self, row: Row) -> Condition | None:
        """Return the row's condition in our words; parts without a counterpart are noted and left out.

        Raises:
            LeftOutError: if the row is never shown.
        """
        text, place = row.text("relevant"), row.place("relevant")
        if not text:
            return None
        try:
            sayable = [
                part for part in parts(parse(text), "and") if not self._ends(part) and self._sayable(part, place)
            ]
        except XPathError:
            self.ledger.note(place, "import_relevant", part=text[:80])
            return None
        if not sayable:
            return None
        whole = sayable[0]
        for part in sayable[1:]:
            whole = Both("and", whole, part)
        self.known.never.clear()
        found = truth_of(whole, self.known)
        for comparison in self.known.never:
            self.ledger.note(place, "import_never_true", part=comparison)
        if found is False:
            self.ledger.note(place, "import_never_shown", name=row.text("name"))
            raise LeftOutError
        return None if found is True else self._short_enough(found, place, text)

    def _ends(self, part: XPath) -> bool:
        return any(part == Call("not", (end,)) for end in self.ends)

    def _sayable(self, part: XPath, place: str) -> bool:
        try:
            truth_of(part, self.known)
        except UnsayableError as error:
            self.ledger.note(place, "import_relevant", part=str(error))
            return False
        return True

    def _short_enough(self, condition: Condition, place: str, text: str) -> Condition | None:
        try:
            source(condition)
        except ValueError:
            self.ledger.note(place, "import_relevant", part=text[:80])
            return None
        return condition

    def required(self, row: Row) -> bool:
        """Return whether an answer is required."""
        text = row.text("required").lower()
        if text not in _YES | _NO:
            self.ledger.note(row.place("required"), "import_required", part=text[:80])
        return text in _YES

    def common(self, row: Row) -> dict[str, Any]:
        """Return what every kind of question has, but for its name."""
        own = own_words(row)
        return {
            "ask": self.ask(row),
            "help": self.wording(row, "hint"),
            "show_if": self.show_if(row),
            "required": self.required(row) or own.get("required") == "yes",
            **{word: own.get(word) == "yes" for word in ("core", "sensitive")},
            **{word: own[word] for word, known in _OWN.items() if known(own.get(word, ""))},
        }

    def list_named(self, name: str) -> str:
        """Return the name of a shared list that our own column names, if there is one."""
        return name if any(choices.is_shared and choices.name == name for choices in self.lists.values()) else ""

    def note_unused(self, row: Row) -> None:
        """Note every cell of the row that nothing was made of."""
        for base, language in row.unused():
            if base != "klyngesvar":
                column = f"{base}::{language}" if language else base
                value = row.cells[base, language][:60]
                self.ledger.note(row.place(base), "import_column_unused", column=column, value=value)


def own_words(row: Row) -> Mapping[str, str]:
    """Return what our own column says, which holds what the format has no column for.

    >>> own_words(Row("survey", 2, {("klyngesvar", ""): "kind=village; core=yes"}, {}))
    {'kind': 'village', 'core': 'yes'}
    """
    pairs = (part.partition("=") for part in row.text("klyngesvar").split(";"))
    return {word.strip(): value.strip() for word, _, value in pairs if word.strip()}


def offered_by(text: str) -> str:
    """Return the question that a choice filter takes the chosen of, as `selected(${reasons}, name)` does; or ""."""
    try:
        tree = parse(text)
    except XPathError:
        return ""
    match tree:
        case Call("selected", (Ref(question), Call("name", ()))):
            return question
        case _:
            return ""
