"""Page turns: what one posted page does to a resident's answers. Pure; the draft store calls it, perhaps twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from survey.questionnaire import check, route
from survey.questionnaire.questions import Ranking, Repeat
from survey.web import fields
from survey.web.lines import LESS, MORE, relined
from survey.web.marks import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from survey.questionnaire.answers import Answers, Value
    from survey.questionnaire.check import Checked, FieldError
    from survey.questionnaire.structure import Page, Questionnaire
    from survey.web.marks import Mark

MOVES = frozenset({"up", "down", "drop", "add", "map", MORE, LESS})
# These two look at what was typed and keep what can be read, without a word about the rest.
LENIENT = frozenset({"skip", "stop"})


class ChangedElsewhere(Exception):  # noqa: N818 - not an error of anybody's
    """The same page was answered otherwise in another window; nothing has been stored."""


@dataclass(frozen=True, slots=True)
class Button:
    """The button that was pressed: `next`, `skip`, `up:question:option`, `language:en` …; an unknown one is Videre."""

    verb: str
    of: str = ""
    option: str = ""

    @classmethod
    def read(cls, text: str) -> Button:
        """Return the button that a form's `do` names."""
        verb, _, rest = text.partition(":")
        of, _, option = rest.partition(":")
        known = verb in MOVES | LENIENT | {"back", "pause", "code", "language"}
        return cls(verb, of, option) if known else cls("next")


@dataclass(slots=True)
class Turn:
    """One posted page. Call it with the answers as they are stored; it returns them as they should be.

    Attributes:
        errors: what must be mended first; nothing but the typing was stored.
        blanks: shown and unanswered, told once; the page was not passed.
        appeared: an answer opened further questions on the page itself; the page was not passed.
        asks: answers that may be slips, shown back once before they are taken; nothing but the typing was stored.
        passed: the resident goes on.
    """

    page: Page
    form: Mapping[str, list[str]]
    mark: Mark
    button: Button
    this_year: int
    errors: tuple[FieldError, ...] = ()
    blanks: tuple[str, ...] = ()
    asks: tuple[FieldError, ...] = ()
    appeared: bool = False
    passed: bool = False
    on_route: bool = True
    _typed: fields.Raw = field(default_factory=dict)

    def __call__(self, answers: Answers) -> Answers:
        """Return the answers after this turn.

        Raises:
            ChangedElsewhere: if the page has been stored differently since it was shown.
        """
        self.errors, self.blanks, self.asks, self.appeared, self.passed = (), (), (), False, False
        after = self._turned(answers)
        stood = standing(self.page, answers)
        if stood not in {self.mark.stood, standing(self.page, after)}:
            raise ChangedElsewhere
        return after

    def _turned(self, answers: Answers) -> Answers:
        self._typed = fields.posted((q for q in self.page.questions if q.name in self.mark.shown), self.form)
        if self.button.verb in MOVES:
            self._move()
        if self.button.verb not in LENIENT | {"next"}:
            return replace(answers, typed=self._other_typing(answers) | self._typed)
        checked = check.check_page(self.page, self.form, answers, this_year=self.this_year)
        if self._is_lenient or not self.on_route:
            return self._leniently(answers, checked)
        return self._checked(answers, checked)

    @property
    def _is_lenient(self) -> bool:
        """True for buttons that pass over faults; what is required can't be skipped."""
        required = any(q.required for q in self.page.questions if q.name in self.mark.shown)
        return self.button.verb == "stop" or (self.button.verb == "skip" and not required)

    def _checked(self, answers: Answers, checked: Checked) -> Answers:
        """Videre: errors hold the page, blanks are told once, newly opened questions are shown."""
        if checked.errors or checked.asks:
            self.errors, self.asks = tuple(checked.errors), tuple(checked.asks)
            return replace(answers, typed=self._other_typing(answers) | self._typed)
        after = replace(answers, values=self._values(answers, checked), typed=self._other_typing(answers))
        notes = {question.name for question in self.page.questions if question.kind == "note"}
        self.appeared = bool(set(checked.shown) - set(self.mark.shown) - notes)
        if self.appeared:
            return after
        if checked.blanks and self.page.id not in answers.probed:
            self.blanks = tuple(checked.blanks)
            return after.with_probed(self.page.id)
        self.passed = True
        return after.with_passed(self.page.id)

    def _leniently(self, answers: Answers, checked: Checked) -> Answers:
        """Spring over, send and stop, and a page that left the route: what can't be read stays typed."""
        unread = {error.question for error in checked.errors}
        if not self.on_route:
            unread |= {name for name in self.mark.shown if name not in checked.values}
        kept = {name: texts for name, texts in self._typed.items() if any(fields.owned(q, name) for q in unread)}
        values = self._values(answers, checked, but=unread)
        after = replace(answers, values=values, typed=self._other_typing(answers) | kept)
        self.passed = self.button.verb != "stop" and self.on_route
        return after.with_passed(self.page.id) if self.passed else after

    def _values(self, answers: Answers, checked: Checked, *, but: Collection[str] = ()) -> dict[str, Value]:
        """Replace the answers to the questions that were on the page; one that another answer hid keeps its own."""
        posted = [name for name in self.mark.shown if name not in but and name in checked.shown]
        kept = {k: v for k, v in answers.values.items() if not any(fields.owned(name, k) for name in posted)}
        return kept | dict(checked.values)

    def _other_typing(self, answers: Answers) -> dict[str, tuple[str, ...]]:
        """Return what is typed, and not yet checked, on the other pages."""
        names = [question.name for question in self.page.questions]
        return {k: tuple(v) for k, v in answers.typed.items() if not any(fields.owned(name, k) for name in names)}

    def _move(self) -> None:
        question = next((q for q in self.page.questions if q.name == self.button.of), None)
        if isinstance(question, Ranking):
            now = fields.moved(question, self._typed.get(question.name, ()), self.button.verb, self.button.option)
            self._typed[question.name] = now
        elif isinstance(question, Repeat):
            own = {k: v for k, v in self._typed.items() if fields.owned(question.name, k)}
            self._typed = {k: v for k, v in self._typed.items() if k not in own}
            self._typed |= relined(question, own, self.button.verb, self.button.option)


def settled(
    questionnaire: Questionnaire, answers: Answers, *, this_year: int
) -> tuple[Answers, tuple[tuple[str, FieldError], ...]]:
    """Return the answers with what was typed but never checked, and what of it can't be read, by page.

    A page left by Tilbage or by a language button holds typing beside its answers; sending is the last chance.
    """
    unread: list[tuple[str, FieldError]] = []
    for page in route.pages(questionnaire, answers, this_year=this_year):
        names = [q.name for q in page.questions if any(fields.owned(q.name, name) for name in answers.typed)]
        if not names:
            continue
        form = {k: list(v) for k, v in answers.typed.items() if any(fields.owned(name, k) for name in names)}
        checked = check.check_page(page, form, answers, this_year=this_year)
        faults = [error for error in checked.errors if error.question in names]
        unread += [(page.id, error) for error in faults]
        read = [name for name in names if name not in {error.question for error in faults}]
        kept = {k: v for k, v in answers.values.items() if not any(fields.owned(name, k) for name in read)}
        new = {k: v for k, v in checked.values.items() if any(fields.owned(name, k) for name in read)}
        answers = replace(answers, values=kept | new)
    return answers, tuple(unread)
