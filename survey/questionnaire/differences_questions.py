"""Differences of one question: each of its settings has one comparison that says what a change of it means."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from survey.questionnaire.differences_options import compare_options, compare_rows
from survey.questionnaire.differences_wording import is_respelled
from survey.questionnaire.questions import Multi, NumberLimits, Places, Question, Ranking, Repeat, Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from survey.questionnaire.differences_change import Comparing, Sort

# What follows from another setting, is filled in by a wave, or says something of earlier versions.
NOT_COMPARED = frozenset({"name", "renamed_from", "note", "list_name", "places", "ground"})
_STRICTNESS = {"publish": ("named", "combined", "never"), "identifies": ("no", "maybe"), "sensitive": (False, True)}


def compare_questions(
    comparing: Comparing, before: Question, now: Question, *, key: str = "", without: Collection[str] = ()
) -> None:
    """Compare two versions of one question.

    Args:
        comparing: where changes are noted.
        before: the earlier one, under the later names.
        now: the later one.
        key: of its texts; empty for its name.
        without: options that have been compared already, as those of their list.
    """
    pair = _Pair(comparing, key or now.name, frozenset(without))
    if before.kind != now.kind:
        comparing.add("refused", pair.key, "diff_kind", name=pair.key, before=before.kind, now=now.kind)
        return
    for field in fields(now):
        if field.name in NOT_COMPARED:
            continue
        old, new = getattr(before, field.name), getattr(now, field.name)
        if old != new:
            COMPARED[field.name](pair, now, old, new)


class _Pair:
    """The two versions of one question: what every comparison needs of them."""

    def __init__(self, comparing: Comparing, key: str, without: frozenset[str]) -> None:
        self.comparing, self.key, self.without = comparing, key, without

    def mark(self, message: str, **params: str | float) -> None:
        self.comparing.add("mark", self.key, message, name=self.key, **params)

    def safe(self, message: str, **params: str | float) -> None:
        self.comparing.add("safe", self.key, message, name=self.key, **params)

    def refuse(self, message: str, **params: str | float) -> None:
        self.comparing.add("refused", self.key, message, name=self.key, **params)


def _ask(pair: _Pair, question: Question, old: Any, new: Any) -> None:
    if question.kind == "note":
        pair.comparing.unanswered(pair.key, old, new)
    else:
        pair.comparing.wording(pair.key, pair.key, old, new, mark="diff_wording")


def _help(pair: _Pair, question: Question, old: Any, new: Any) -> None:
    key = f"{pair.key}.help"
    if question.kind == "note":
        pair.comparing.unanswered(key, old, new)
    else:
        pair.comparing.wording(key, pair.key, old, new, mark="diff_help")


def _each(pair: _Pair, _question: Question, old: Any, new: Any) -> None:
    pair.comparing.wording(f"{pair.key}.each", pair.key, old, new, mark="diff_wording")


def _condition(pair: _Pair, question: Question, _old: Any, _new: Any) -> None:
    if question.kind == "note":
        pair.safe("diff_looks", what="show_if")
    else:
        pair.mark("diff_condition")


def _required(pair: _Pair, _question: Question, _old: Any, new: Any) -> None:
    if new:
        pair.mark("diff_required")
    else:
        pair.safe("diff_not_required")


def _promise(word: str) -> Callable[[_Pair, Question, Any, Any], None]:
    """Compare what was promised about the answers: it may become stricter, never looser."""
    order: tuple[Any, ...] = _STRICTNESS[word]

    def compared(pair: _Pair, _question: Question, old: Any, new: Any) -> None:
        if order.index(new) > order.index(old):
            pair.safe("diff_stricter", what=word)
        else:
            pair.refuse("diff_looser", what=word)

    return compared


def _looks(word: str) -> Callable[[_Pair, Question, Any, Any], None]:
    return lambda pair, _question, _old, _new: pair.safe("diff_looks", what=word)


def _marked(word: str) -> Callable[[_Pair, Question, Any, Any], None]:
    return lambda pair, _question, _old, _new: pair.mark("diff_setting", what=word)


def _module(pair: _Pair, question: Question, _old: Any, _new: Any) -> None:
    if question.kind == "note":
        pair.safe("diff_looks", what="module")
    else:
        pair.mark("diff_condition")


def _options(pair: _Pair, question: Question, old: Any, new: Any) -> None:
    if getattr(question, "offered_from", ""):
        return  # they are another question's, and are compared there
    before, now = ([one for one in each if one.name not in pair.without] for each in (old, new))
    any_order = getattr(question, "order", "written") == "random"
    ordinal = isinstance(question, Scale)
    compare_options(pair.comparing, pair.key, before, now, is_ordinal=ordinal, any_order=any_order)


def _each_options(pair: _Pair, _question: Question, old: Any, new: Any) -> None:
    if bool(old) != bool(new):
        pair.refuse("diff_answered_otherwise")
    else:
        compare_options(pair.comparing, pair.key, old, new)


def _rows(pair: _Pair, question: Question, old: Any, new: Any) -> None:
    if not getattr(question, "offered_from", ""):
        compare_rows(pair.comparing, pair.key, old, new)


def _at_most(pair: _Pair, question: Question, old: Any, new: Any) -> None:
    if isinstance(question, Places | Repeat):
        if new > old:
            pair.safe("diff_wider")
        else:
            pair.mark("diff_narrower")
    elif isinstance(question, Multi | Ranking):
        pair.mark("diff_setting", what="at_most")


def _limits(pair: _Pair, _question: Question, old: Any, new: Any) -> None:
    if (old is None) != (new is None):
        pair.refuse("diff_answered_otherwise")
        return
    if not is_respelled(old.unit.source(), new.unit.source()):
        pair.refuse("diff_unit", before=old.unit.source() or "–", now=new.unit.source() or "–")
    elif old.unit != new.unit:
        pair.comparing.wording(f"{pair.key}.unit", pair.key, old.unit, new.unit, mark="diff_wording")
    if new.min > old.min or _top(new) < _top(old) or new.decimals < old.decimals:
        pair.mark("diff_narrower")
    elif (new.min, _top(new), new.decimals) != (old.min, _top(old), old.decimals):
        pair.safe("diff_wider")


def _top(limits: NumberLimits) -> float:
    """Return the highest number allowed; `this_year` counts as above every year that a questionnaire can name."""
    if limits.max is None:
        return float("inf")
    return 9999.0 if limits.max == "this_year" else limits.max


def _offered(pair: _Pair, _question: Question, old: Any, new: Any) -> None:
    if old and new:
        pair.mark("diff_condition")
    else:
        pair.refuse("diff_answered_otherwise")


def _nowhere(pair: _Pair, _question: Question, _old: Any, new: Any) -> None:
    if new:
        pair.safe("diff_option_added", part="place_optional")
    else:
        pair.refuse("diff_option_removed", part="place_optional")


def _none(pair: _Pair, _question: Question, old: Any, new: Any) -> None:
    compare_options(pair.comparing, pair.key, (old,) if old else (), (new,) if new else ())


def _items(pair: _Pair, _question: Question, old: Any, new: Any) -> None:
    """Compare what a repeat asks in each line."""
    known: dict[str, Question] = {item.name: item for item in old}
    for item in new:
        key = f"{pair.key}.{item.name}"
        if item.name in known:
            compare_questions(pair.comparing, known[item.name], item, key=key)
        else:
            sort: Sort = "mark" if item.required else "safe"
            message = "diff_required_added" if item.required else "diff_question_added"
            pair.comparing.add(sort, key, message, name=key)
    for name in known.keys() - {item.name for item in new}:
        pair.refuse("diff_item_removed", part=name)


COMPARED: Mapping[str, Callable[[_Pair, Any, Any, Any], None]] = {
    "ask": _ask,
    "help": _help,
    "show_if": _condition,
    "required": _required,
    "core": _looks("core"),
    "module": _module,
    "sensitive": _promise("sensitive"),
    "identifies": _promise("identifies"),
    "publish": _promise("publish"),
    "options": _options,
    "order": _marked("order"),
    "offered_from": _offered,
    "rows": _rows,
    "each_village": _marked("each_village"),
    "without_own": _marked("without_own"),
    "at_most": _at_most,
    "number": _limits,
    "limits": _limits,
    "max_length": _looks("max_length"),
    "lines": _looks("lines"),
    "each": _each,
    "each_options": _each_options,
    "place_optional": _nowhere,
    "none": _none,
    "items": _items,
}
