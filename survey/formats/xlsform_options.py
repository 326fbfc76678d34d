"""Options of one row of an XLSForm: those of its list, and what the row itself says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from survey.formats.xlsform_choices import in_order
from survey.formats.xlsform_form import offered_by
from survey.questionnaire.lock import NONE_CODE
from survey.questionnaire.missing import OTHER_CODE
from survey.questionnaire.questions import Multi, Option
from survey.questionnaire.translation import STANDARD_WORDS
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from survey.formats.xlsform_choices import Choices
    from survey.formats.xlsform_constraint import Limits
    from survey.formats.xlsform_form import Form
    from survey.formats.xlsform_rows import Row
    from survey.formats.xlsform_tree import Node


def options_of(form: Form, node: Node, limits: Limits | None = None) -> tuple[Option, ...] | None:
    """Return the options of a row's list, or None where there is no such list, which has then been noted."""
    choices = form.lists.get(node.type.list_name)
    if choices is None or not any(option.role == "plain" for option in choices.options):
        form.ledger.note(node.row.place("type"), "import_list_missing", name=node.name, list=node.type.list_name or "-")
        return None
    options = (
        choices.options if choices.is_shared else tuple(own_option(form, option, choices) for option in choices.options)
    )
    if node.type.other and not any(option.role == "other" for option in options):
        options = in_order((*options, Option("other", OTHER_CODE, _standard(form, "other"), "other")))
    return _with_none(form, node.row, options, choices, limits) if limits and limits.apart else options


def own_option(form: Form, option: Option, choices: Choices) -> Option:
    """Return an option of the question's own, whose label may name earlier answers."""
    said = tuple((language, form.plain(text, choices.place)) for language, text in option.label.versions)
    return replace(option, label=form.alike(Wording(said), choices.place))


def _standard(form: Form, role: str) -> Wording:
    words = STANDARD_WORDS[role]
    source, *others = form.languages.order
    said = {source: words.get(source, words["en"]), **{code: words[code] for code in others if code in words}}
    return Wording(tuple(said.items()))


def _with_none(
    form: Form, row: Row, options: tuple[Option, ...], choices: Choices, limits: Limits
) -> tuple[Option, ...]:
    """Return the options with the one that stands alone as our exclusive one."""
    alone = [option for option in options if option.name in {choices.ours.get(old) for old in limits.apart}]
    plain = [option for option in alone if option.role == "plain"]
    others = [option for option in options if option.role == "plain" and option not in plain]
    if len(plain) == 1 and others and not any(option.role == "none" for option in options):
        form.ledger.note(row.place("constraint"), "import_none", name=plain[0].name)
        none = replace(plain[0], name="none", code=NONE_CODE, role="none")
        return in_order(none if option is plain[0] else option for option in options)
    if plain:
        form.ledger.note(row.place("constraint"), "import_constraint", part=row.text("constraint")[:80])
    return options


def at_most_of(options: tuple[Option, ...], chosen: int | None) -> int | None:
    """Return how many may be chosen, where that is fewer than there are."""
    there = sum(option.role in ("plain", "other") for option in options)
    return chosen if chosen is not None and 1 <= chosen <= there else None


def offered(form: Form, node: Node, options: tuple[Option, ...]) -> tuple[str, tuple[Option, ...]]:
    """Return the earlier question whose chosen options are offered, and the options as that question makes them."""
    text = node.row.text("choice_filter")
    if not text:
        return "", options
    answer = form.known.answers.get(offered_by(text))
    source = form.known.questions.get(answer.question) if answer else None
    names = {option.name for option in options if option.role in ("plain", "other")}
    if not isinstance(source, Multi) or names != {
        option.name for option in source.options if option.role in ("plain", "other")
    }:
        form.ledger.note(node.row.place("choice_filter"), "import_choice_filter", part=text[:80])
        return "", options
    return source.name, tuple(replace(option, role="plain") if option.role == "other" else option for option in options)
