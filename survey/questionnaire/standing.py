"""Where each question stands when answers are sent: answered or blank, not asked, or not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.evaluate import TRUE, both, possible
from survey.questionnaire.missing import Missing
from survey.questionnaire.offered import offered, still_offered

if TYPE_CHECKING:
    from survey.questionnaire.answers import Answers, Value
    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Page, Questionnaire


class Standing:
    """The questions of a sent questionnaire, from first to last.

    A page is reached when it was posted with Videre or Spring over, or is the page sent from. What depends on a
    question that was not reached was not reached either, unless its condition can no longer become true.

    Attributes:
        asked: the answers of the questions that were asked; what else the draft holds is dropped.
        missing: NOT_ASKED or NOT_REACHED for every question that was not asked.
    """

    def __init__(
        self, questionnaire: Questionnaire, answers: Answers, *, sent_from: str | None, this_year: int
    ) -> None:
        """Walk the questionnaire; `sent_from` None means that the whole route was answered."""
        self._stored = answers.values
        self._this_year = this_year
        self.asked: dict[str, Value] = {}
        self.missing: dict[str, Missing] = {}
        self._unreached: set[str] = set()
        has_ended = False
        for page in questionnaire.pages:
            is_reached = sent_from is None or page.id == sent_from or page.id in answers.passed
            self._page(page, is_reached=is_reached, has_ended=has_ended)
            has_ended = has_ended or any(self._outcome(end.condition) == TRUE for end in page.ends)

    def _page(self, page: Page, *, is_reached: bool, has_ended: bool) -> None:
        section = self._outcome(page.section.show_if)
        for question in page.questions:
            outcome = 0 if has_ended else both(section, self._outcome(question.asked_if))
            if not outcome & TRUE:
                self.missing[question.name] = Missing.NOT_ASKED
            elif not is_reached or outcome != TRUE:
                self.missing[question.name] = Missing.NOT_REACHED
                self._unreached.add(question.name)
            elif question.name in self._stored:
                self._answered(question, self._stored[question.name])

    def _answered(self, question: Question, value: Value) -> None:
        """Note an answer, or what of it is still offered."""
        left = still_offered(offered(question, self.asked), value) if getattr(question, "offered_from", "") else value
        if left is not None:
            self.asked[question.name] = left

    def _outcome(self, condition: Condition | None) -> int:
        if condition is None:
            return TRUE
        return possible(condition, self.asked, this_year=self._this_year, unreached=self._unreached)
