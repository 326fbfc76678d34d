"""Questions that open on the page itself: what a script needs to show them before the page is sent.

The server draws them closed, in templates that no browser without script shows, and decides again when the page comes
back. Where a question's words or options hang on an answer of the same page, the page is turned as without script.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.condition_json import as_json
from survey.questionnaire.offered import is_narrowed
from survey.questionnaire.prefixing import asked_about
from survey.questionnaire.route import Seen
from survey.questionnaire.translation import PLACEHOLDER
from survey.web import assets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Page
    from survey.web.visits import Resident

# The script's word for the questions it has opened; no question may be called so.
FIELD = "mark__opened"
# A script of its own for what a kind of question does better with one.
SCRIPTS = {"ranking": "ranking.js", "text": "counting.js", "places": "map.js"}
MOST_FOUND = 2000
_found: dict[int, tuple[Page, frozenset[str]]] = {}


@dataclass(frozen=True, slots=True)
class Gate:
    """One question as the page holds it.

    Attributes:
        condition: the tree that a script evaluates, as JSON; empty where nothing on the page decides.
        closed: the question is not shown until a script opens it.
    """

    question: Question
    condition: str = ""
    closed: bool = False
    html: Markup | str = ""


def gates(who: Resident, page: Page, shown: Sequence[Question]) -> list[Gate]:
    """Return the shown questions, and among them, in the order of the page, those that may open."""
    at_hand = {question.name: question for question in shown}
    conditional = _conditional(page)
    if not conditional:
        return [Gate(question) for question in shown]
    names = frozenset(question.name for question in page.questions)
    seen = Seen(who.answers.values, this_year=who.visit.this_year).pages(page.earlier).values
    found = []
    for question in page.questions:
        drawn, condition = at_hand.get(question.name), ""
        if question.name in conditional and question.asked_if:
            condition = json.dumps(as_json(question.asked_if, names, seen, this_year=who.visit.this_year))
        if drawn or condition:
            found.append(Gate(drawn or question, condition, closed=drawn is None))
    return found


def _conditional(page: Page) -> frozenset[str]:
    """Return the names of the questions that another answer on the page opens; found once for each page there is."""
    if id(page) not in _found:
        if len(_found) >= MOST_FOUND:
            _found.clear()
        names = {question.name for question in page.questions}
        those = (q for q in page.questions if names & {*asked_about(q.asked_if)} and not _hangs_on_the_page(q))
        # The page is kept beside what was found, so that no other can come to have its id.
        _found[id(page)] = (page, frozenset(question.name for question in those))
    return _found[id(page)][1]


def _hangs_on_the_page(question: Question) -> bool:
    """Tell whether what the question says or offers hangs on an answer, and not only whether it is asked."""
    wordings = (*question.ask.versions, *question.help.versions)
    return is_narrowed(question) or any(PLACEHOLDER.search(text) for _, text in wordings)


def scripts(found: Iterable[Gate]) -> list[str]:
    """Return the addresses of the scripts that a page is better with; it works without any of them."""
    names = ["answering.js", "sending.js"]
    for gate in found:
        names += [SCRIPTS[gate.question.kind]] if gate.question.kind in SCRIPTS else []
        names += ["conditions.js"] if gate.condition else []
    return [assets.address(name) for name in dict.fromkeys(names)]
