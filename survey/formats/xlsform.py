"""XLSForm in: a form of ODK, KoboToolbox and their like as a questionnaire of ours, with everything that differs."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from survey.formats.errors import unreadable
from survey.formats.imported import Imported, Ledger
from survey.formats.naming import QUESTIONS, Names, shortened
from survey.formats.xlsform_choices import Choices, read_choices
from survey.formats.xlsform_form import Form, own_words
from survey.formats.xlsform_languages import languages_of
from survey.formats.xlsform_options import own_option
from survey.formats.xlsform_questions import nameless
from survey.formats.xlsform_relevant import Known
from survey.formats.xlsform_rows import Row, read_rows
from survey.formats.xlsform_sections import sections_of
from survey.formats.xlsform_sheets import SHEETS, read_sheets
from survey.formats.xlsform_tables import Table as Rows
from survey.formats.xlsform_tables import gathered
from survey.formats.xlsform_tree import Node, tree_of, walked
from survey.questionnaire.names import CONDITION_WORDS, LONGEST, is_name, suggested
from survey.questionnaire.reader_repeats import USUAL_LINES
from survey.questionnaire.structure import OptionList, Questionnaire
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from survey.formats.workbook_in import Table

_LONGEST_OPTION = 14
_LONGEST_IN_REPEAT = 7
_COLUMNS = ("select_multiple", "rank", "begin loop")  # kinds whose options become columns


def read_xlsform(path: Path, *, language: str = "da") -> Imported:
    """Return the questionnaire that a form says, as far as our language can say it.

    Args:
        path: a workbook (.xlsx), or the same sheets as .csv, .md or .json.
        language: the language of a form that does not say its own.

    Raises:
        FormatError: with each cell that keeps the form from being read.
    """
    return imported_from(read_sheets(path), path.name, language=language)


def imported_from(sheets: Mapping[str, Table], file: str, *, language: str = "da") -> Imported:
    """Do what `read_xlsform` does, for sheets that are in memory; `file` is what messages call them."""
    ledger = Ledger(file)
    for name in sheets.keys() - set(SHEETS):
        ledger.note(name, "import_sheet_unused", sheet=name)
    survey, choice_rows = (read_rows(sheets.get(name), ledger) for name in ("survey", "choices"))
    settings = next(iter(read_rows(sheets.get("settings"), ledger)), None)
    _check_headers(survey, file)
    tree = tree_of(survey, ledger)
    ledger.stop()
    languages = languages_of([*survey, *choice_rows], settings, ledger, assumed=language)
    lists = read_choices(choice_rows, languages, ledger, _longest(tree, choice_rows), _users(tree))
    if not any(("klyngesvar", "") in row.columns for row in choice_rows):
        _tell_order(lists, tree)
    form = Form(ledger, languages, lists, Names(ledger), Known({}, {}, {}))
    for choices in lists.values():
        if choices.is_shared:  # shared lists stand before every question, so that they can name no answer
            choices.options = tuple(own_option(form, option, choices) for option in choices.options)
    questionnaire = _questionnaire(form, tree, settings, suggested(PurePath(file).stem))
    if not questionnaire.sections:
        raise unreadable(file, "import_nothing")
    return Imported(questionnaire, ledger.changes, ledger.source_names)


def _check_headers(rows: Sequence[Row], file: str) -> None:
    for wanted in ("type", "name"):
        if not any((wanted, "") in row.columns for row in rows):
            raise unreadable(f"{file}:survey!1", "import_header_missing", header=wanted)


def _longest(tree: Sequence[Node], rows: Sequence[Row]) -> dict[str, int]:
    """Return how long option names may be, by list: those that become columns share the room with the question's."""
    widest: dict[str, int] = {}
    for row in rows:
        name = row.text("list_name")
        widest[name] = max(widest.get(name, 0), len(suggested(row.text("name"))))
    longest: dict[str, int] = {}
    placed = list(_placed(tree))
    times = Counter(suggested(question) for _, question, _ in placed)
    for node, question, before in placed:
        reserved = CONDITION_WORDS if before else QUESTIONS
        keeps_name = is_name(question) and question not in reserved and times[question] == 1
        length = len(question) if keeps_name else max(len(suggested(question)), _LONGEST_OPTION)
        name, room = node.type.list_name, LONGEST - 2 - before - length
        if node.type.kind in _COLUMNS and widest.get(name, 0) > room:
            least = _LONGEST_OPTION if before == 0 else _LONGEST_IN_REPEAT
            longest[name] = min(longest.get(name, LONGEST), max(least, room))
    return longest


def _placed(nodes: Sequence[Node], repeat: Node | None = None) -> Iterator[tuple[Node, str, int]]:
    """Yield every node with its own name, and how many characters stand before it in its columns, as in a repeat."""
    prefix, before = "", 0
    if repeat is not None:
        prefix = f"{repeat.name}__"
        most = own_words(repeat.row).get("at_most") or repeat.row.text("repeat_count") or str(USUAL_LINES)
        before = min(len(suggested(repeat.name)), _LONGEST_OPTION) + len(f"_{most[:2]}_")
    for node in nodes:
        yield node, node.name.removeprefix(prefix) or nameless(node.row), before
        yield from _placed(node.children, repeat or (node if node.type.kind == "begin repeat" else None))


def _users(nodes: Sequence[Node]) -> dict[str, list[str]]:
    """Return which questions use each list of choices; the rows of a table are one question."""
    users: dict[str, list[str]] = {}
    for item in gathered(nodes):
        node = item.rows[0] if isinstance(item, Rows) and item.rows else item.head if isinstance(item, Rows) else item
        name = item.head.name if isinstance(item, Rows) else item.name
        names = {node.type.list_name: [name]} if node.type.list_name else {}
        inner = _users(item.children) if isinstance(item, Node) else {}
        for list_name, found in (*names.items(), *inner.items()):
            known = users.setdefault(list_name, [])
            known += [each for each in found if each not in known]
    return users


def _tell_order(lists: Mapping[str, Choices], tree: Sequence[Node]) -> None:
    """Let a list be in order where a question shows it as a scale."""
    for node in walked(tree):
        choices = lists.get(node.type.list_name)
        if choices and node.row.text("appearance") == "likert":
            choices.ordinal = True


def _questionnaire(form: Form, tree: list[Node], settings: Row | None, stem: str) -> Questionnaire:
    name = settings.text("form_id") if settings else ""
    title = _title(form, settings) or Wording(((form.languages.order[0], name or stem),))
    version = _version(form, settings)
    welcome, thanks, rest = _framed(form, tree)
    sections = sections_of(form, rest, title)
    if settings:
        settings.text("default_language")
        form.note_unused(settings)
    shared = tuple(
        OptionList(choices.name, choices.options, choices.ordinal)
        for choices in form.lists.values()
        if choices.is_shared and any(option.role == "plain" for option in choices.options)
    )
    ours = shortened(suggested(name or stem), LONGEST)
    if name and ours != name:
        form.ledger.rename("settings", ours, name)
    return Questionnaire(ours, version, form.languages.order, title, sections, shared, welcome, thanks)


def _title(form: Form, settings: Row | None) -> Wording:
    if settings is None:
        return Wording()
    texts = form.wording(settings, "form_title").versions
    translated = [(code, settings.text(f"form_title_({code})")) for code in form.languages.order]
    place = settings.place("form_title")
    said = dict(texts) | {code: form.plain(text, place) for code, text in translated if text}
    return form.languages.wording({"": said.pop(form.languages.order[0], ""), **said}) if said else Wording()


def _version(form: Form, settings: Row | None) -> int:
    text = settings.text("version") if settings else ""
    if settings is None or not text:
        return 1
    if text.isascii() and text.isdecimal() and 1 <= int(text) < 10**9:
        return int(text)
    form.ledger.note(settings.place("version"), "import_version", version=text[:40])
    return 1


def _framed(form: Form, tree: Sequence[Node]) -> tuple[Wording, Wording, list[Node]]:
    """Return the words before and after the questions, which are notes called so, and what stands between them."""
    rest = list(tree)
    welcome = thanks = Wording()
    if len(rest) > 1 and _is_note(rest[0], "welcome"):
        welcome = form.ask(rest.pop(0).row)
    if len(rest) > 1 and _is_note(rest[-1], "thanks"):
        thanks = form.ask(rest.pop().row)
    return welcome, thanks, rest


def _is_note(node: Node, name: str) -> bool:
    return node.type.kind == "note" and node.name == name and not node.row.text("relevant")
