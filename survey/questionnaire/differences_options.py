"""Differences of options and rows: what can be chosen, under which code, in which words and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from survey.questionnaire.differences_change import Comparing, Sort
    from survey.questionnaire.questions import Option, Question, Row
    from survey.questionnaire.structure import OptionList

    Part = Option | Row


def list_of(question: Question, lists: Sequence[OptionList]) -> OptionList | None:
    """Return the shared list that a question's options are from: the one it names, or the longest that is in them."""
    options = getattr(question, "options", ())
    name = getattr(question, "list_name", "")
    fitting = [each for each in lists if each.name == name] or [
        each for each in lists if (plain := _plain(each.options)) and all(option in options for option in plain)
    ]
    return max(fitting, key=lambda each: len(each.options), default=None) if options else None


def compare_options(
    comparing: Comparing,
    key: str,
    before: Sequence[Option],
    now: Sequence[Option],
    *,
    is_ordinal: bool = False,
    any_order: bool = False,
) -> None:
    """Compare the options of a question or of a list.

    Args:
        comparing: where changes are noted.
        key: the start of the options' text keys.
        before: the earlier options, under their later names.
        now: the later options.
        is_ordinal: whether they are steps of a scale, which is another scale with a step more.
        any_order: whether they are shown in random order.
    """
    known = {option.name: option for option in before}
    for option in now:
        of, old = f"{key}.{option.name}", known.get(option.name)
        if old is not None:
            _compare_option(comparing, of, old, option)
            continue
        sort, message = _arrival(option, now, known, is_ordinal=is_ordinal, any_order=any_order)
        comparing.add(sort, of, message, name=key, part=option.name)
    for option in before:
        if option.name not in {one.name for one in now}:
            comparing.add("refused", key, "diff_option_removed", name=key, part=option.name)
    if not any_order and _moved(_plain(before), _plain(now)):
        comparing.add("mark", key, "diff_options_moved", name=key)


def _compare_option(comparing: Comparing, key: str, before: Option, now: Option) -> None:
    if before.code != now.code and key not in comparing.silent:
        comparing.add("refused", key, "diff_code", name=key, before=before.code, now=now.code)
    else:
        comparing.wording(key, key, before.label, now.label, mark="diff_option_wording")


def compare_rows(comparing: Comparing, key: str, before: Sequence[Row], now: Sequence[Row]) -> None:
    """Compare the rows of a matrix; each is a variable of its own, so one may come and go."""
    known = {row.name: row for row in before}
    for row in now:
        of, old = f"{key}.{row.name}", known.get(row.name)
        if old is not None:
            comparing.wording(of, of, old.label, row.label, mark="diff_row_wording")
        else:
            last = not any(one.name in known for one in now[now.index(row) :])
            comparing.add("safe" if last else "mark", of, "diff_row_added", name=key, part=row.name)
    for row in before:
        if row.name not in {one.name for one in now}:
            comparing.add("mark", key, "diff_row_removed", name=key, part=row.name)
    if _moved(before, now):
        comparing.add("mark", key, "diff_rows_moved", name=key)


def _arrival(
    option: Option, now: Sequence[Option], known: Mapping[str, Option], *, is_ordinal: bool, any_order: bool
) -> tuple[Sort, str]:
    """Return what it means that an option has come."""
    if option.role != "plain":
        return "safe", "diff_option_added"
    if is_ordinal:
        return "mark", "diff_step_added"
    plain = _plain(now)
    last = not any(one.name in known for one in plain[plain.index(option) :])
    return ("safe", "diff_option_added") if last or any_order else ("mark", "diff_option_between")


def _moved(before: Sequence[Part], now: Sequence[Part]) -> bool:
    old, new = [one.name for one in before], [one.name for one in now]
    return [name for name in old if name in new] != [name for name in new if name in old]


def _plain(options: Sequence[Option]) -> list[Option]:
    return [option for option in options if option.role == "plain"]
