"""Draws a question page; closed questions are drawn once and kept, free words never are."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import session
from markupsafe import Markup

from survey.questionnaire import route
from survey.questionnaire.checking.repeats import line_items
from survey.questionnaire.offered import is_narrowed
from survey.questionnaire.questions import Matrix, Question, Ranking, Repeat, Village
from survey.texts.catalogue import say, translations
from survey.texts.message import Message
from survey.web import fields, maps
from survey.web.drawn import Spoken
from survey.web.languages import environment
from survey.web.lines import line_of, lines
from survey.web.marks import Mark, standing
from survey.web.opening import gates, scripts
from survey.web.presentation import Speaker, drawn
from survey.web.replies import replies
from survey.web.sessions import MINUTES
from survey.web.visits import house

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flask import Response

    from survey.questionnaire.answers import Answers
    from survey.questionnaire.check import FieldError
    from survey.questionnaire.structure import Page
    from survey.web.maps import DrawnMaps
    from survey.web.visits import Resident

# Kinds whose HTML follows from the options chosen; those with words of one's own are drawn anew each time.
CLOSED = frozenset({"single", "multi", "scale", "village", "matrix", "note"})
MOST_KEPT = 4000
# Kinds whose style a first page carries inside.
PLAIN = frozenset({"single", "multi", "scale", "village", "number", "text", "time", "note"})
_kept: dict[Any, Markup] = {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page about to be drawn.

    Attributes:
        form: what was just posted, where it is not stored as the page's.
        mark: the posted form's mark; the page is drawn with the same questions.
        errors: what must be mended.
        asks: answers that may be slips, shown back once.
        blanks: names of unanswered questions, to be told once.
        others: show what another window stored, above what is typed here.
        returning: the resident came from the check page.
    """

    page: Page
    form: dict[str, list[str]] | None = None
    mark: Mark | None = None
    errors: Sequence[FieldError] = ()
    asks: Sequence[FieldError] = ()
    blanks: Sequence[str] = ()
    others: bool = False
    returning: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary on top: an error or an unanswered question, and the field it links to."""

    field: str
    text: str = ""
    ask: Spoken = dataclasses.field(default_factory=Spoken)


def draw(who: Resident, sheet: Sheet, status: int = 200) -> Response:
    """Draw the page for this resident."""
    found, page = who.visit, sheet.page
    speaker = Speaker(found.questionnaire, who.answers, found.language, found.wave.about)
    steps = who.route.steps
    step = who.route.step(page.id)
    questions = _shown(who, sheet, step.shown if step else ())
    found_gates = gates(who, page, questions)
    has_map = any(gate.question.kind == "places" for gate in found_gates)
    raw = _raw(who, sheet, questions) | maps.meant(found.cluster, sheet.asks, sheet.form or {})
    errors = _errors(sheet, found.voice)
    parts = list(dict.fromkeys(step.page.section.name for step in steps))
    response = found.render(
        "answering/page.html",
        status,
        form="answers",
        errors=[Line(_anchor(page, field), told(page, field, text, speaker)) for field, text in errors.items()],
        asks=[Line(ask.field, say(ask.message, found.voice)) for ask in sheet.asks],
        blanks=[_blank(found.questionnaire.question(name), speaker) for name in sheet.blanks],
        others=replies(page, questions, speaker, nowhere(found.language)) if sheet.others else (),
        gates=[dataclasses.replace(g, html=_html(who, g.question, speaker, raw, errors)) for g in found_gates],
        scripts=[*(maps.scripts(found.cluster) if has_map else ()), *scripts(found_gates)],
        page={
            "title": speaker.say(page.section.title),
            "part": parts.index(page.section.name) + 1 if page.section.name in parts else 1,
            "parts": max(len(parts), 1),
            "action": found.to("page", page=page.id),
            "mark": _mark(who, sheet, questions).sealed(house().marks),
            "is_first": page.id == steps[0].page.id,
            "is_plain": sheet.form is None and not sheet.blanks and all(q.kind in PLAIN for q in questions),
            "skippable": not any(question.required for question in questions),
            "minutes": MINUTES - 5,
            "own_code": bool(session.get("own_code")),
        },
    )
    return maps.let_in(response, found.cluster) if has_map else response


def nowhere(language: str) -> str:
    """Return the words for a place that is no particular one."""
    return translations(language).gettext("Intet bestemt sted")


def _shown(who: Resident, sheet: Sheet, shown: tuple[Question, ...]) -> tuple[Question, ...]:
    """Return the questions to draw, options and rows that this resident is not offered left out."""
    if sheet.mark:
        before = set(sheet.mark.shown)
        shown = tuple(q for q in sheet.page.questions if q in shown or q.name in before)
    if not any(is_narrowed(question) for question in shown):
        return shown
    answers = _answers(who, sheet)
    return tuple(route.narrowed(q, sheet.page, answers, this_year=who.visit.this_year) for q in shown)


def _answers(who: Resident, sheet: Sheet) -> Answers:
    """Return the answers that decide what is offered: on a page with faults, also those just posted and not stored."""
    if sheet.form is None:
        return who.answers
    names = {question.name for question in sheet.page.questions if question.kind == "multi"}
    posted = {name: tuple(sheet.form.get(name, ())) for name in names}
    return dataclasses.replace(who.answers, values={**who.answers.values, **posted})


def _raw(who: Resident, sheet: Sheet, questions: Sequence[Question]) -> fields.Raw:
    """Return what stands in the fields: just posted, typed earlier, stored, or the village that the code tells."""
    if sheet.form is not None:
        return fields.posted(questions, sheet.form)
    raw = fields.typed_in(sheet.page, who.answers)
    for question in questions:
        if isinstance(question, Village) and question.name not in raw and who.entered.frame_village:
            raw[question.name] = (who.entered.frame_village,)
            break
    return raw


def _mark(who: Resident, sheet: Sheet, questions: Sequence[Question]) -> Mark:
    stood = standing(sheet.page, who.answers)
    shown = tuple(question.name for question in questions if question.kind != "note")
    returning = sheet.mark.returning if sheet.mark else sheet.returning
    return Mark(who.entered.draft_id, sheet.page.id, stood, shown, returning)


def _errors(sheet: Sheet, language: str) -> dict[str, str]:
    """Return the sentence of each faulty field, the first where it has several."""
    found: dict[str, str] = {}
    for error in sheet.errors:
        found.setdefault(error.field, say(error.message, language))
    return found


def told(page: Page, field: str, text: str, speaker: Speaker) -> str:
    """Return what is wrong, with its line and item where it stands in a repeat."""
    repeat = next((q for q in page.questions if isinstance(q, Repeat) and line_of(q.name, field)), None)
    if repeat is None:
        return text
    number = line_of(repeat.name, field)
    item = next((item for item, asked in line_items(repeat, number) if fields.owned(asked.name, field)), repeat)
    ask = speaker.say(item.ask).text
    return say(Message.of("in_line", number=number, item=ask, error=text), speaker.voice)


def _anchor(page: Page, field: str) -> str:
    """Return the id that a field's error links to: the field itself where it is drawn, else its question."""
    question = next((q for q in page.questions if fields.owned(q.name, field)), None)
    if question is None:
        return "content"
    return field if field in fields.names(question) and not isinstance(question, Ranking) else question.name


def _blank(question: Question, speaker: Speaker) -> Line:
    return Line(question.name, ask=speaker.say(question.ask))


def _html(who: Resident, question: Question, speaker: Speaker, raw: fields.Raw, errors: dict[str, str]) -> Markup:
    """Return a question's HTML, from the kept ones where nothing in it is this resident's own words."""
    own = {field: texts for field, texts in raw.items() if fields.owned(question.name, field)}
    wrong = {field: text for field, text in errors.items() if fields.owned(question.name, field)}
    ask = speaker.say(question.ask).text
    free = question.kind not in CLOSED or bool(getattr(question, "offered_from", ""))
    if free or wrong or f"{question.name}__other_text" in own:
        return _drawn(question, speaker, own, wrong, maps.drawn(who.visit, question, own))
    seed = speaker.answers.seed if getattr(question, "order", "written") == "random" else 0
    rows = tuple(row.name for row in question.rows) if isinstance(question, Matrix) else ()
    key = (who.visit.wave.id, who.draft.version, speaker.language, question.name, ask, seed, rows, tuple(own.items()))
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = _drawn(question, speaker, own, wrong)
    return _kept[key]


def _drawn(
    question: Question, speaker: Speaker, raw: fields.Raw, errors: dict[str, str], charted: DrawnMaps | None = None
) -> Markup:
    macro: Any = environment(speaker.voice).get_template(f"macros/{question.kind}.html").module
    said = MOVED[question.kind](question, speaker, raw) if question.kind in MOVED and _has_moved(question) else None
    found = dataclasses.replace(drawn(question, speaker, raw, errors=errors, moved=said), map=charted)
    return Markup(macro.draw(found))  # noqa: S704 - a macro's own


def _has_moved(question: Question) -> bool:
    """Tell whether the last button moved something in this question; it is announced once."""
    return bool(session.get("moved")) and session["moved"][0] == question.name


def _moved_option(question: Any, speaker: Speaker, raw: fields.Raw) -> tuple[str, int]:
    """Return what moved last and its place (0 where it was taken out)."""
    _, option = session.pop("moved")
    chosen = raw.get(question.name, ())
    label = next((speaker.say(each.label).text for each in question.options if each.name == option), "")
    return label, chosen.index(option) + 1 if option in chosen else 0


def _moved_line(question: Repeat, speaker: Speaker, raw: fields.Raw) -> tuple[str, int]:  # noqa: ARG001 - as above
    """Return the number of the line that was deleted, or that of the one that was added."""
    _, line = session.pop("moved")
    return str(line), lines(question, raw)


MOVED: dict[str, Callable[[Any, Speaker, fields.Raw], tuple[str, int]]] = {
    "ranking": _moved_option,
    "repeat": _moved_line,
}


def shown_answers(who: Resident, answers: Answers) -> list[tuple[Page, tuple[Question, ...]]]:
    """Return each page of the route with its shown questions, for lists of answers."""
    steps = route.along(who.visit.questionnaire, answers, this_year=who.visit.this_year).steps
    return [(step.page, step.shown) for step in steps]
