"""Choices of an XLSForm: each list as options with our names and codes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from survey.formats.naming import OPTIONS, Names
from survey.questionnaire.lock import NONE_CODE, Lock
from survey.questionnaire.missing import NOT_USED_CODE, OTHER_CODE, Missing
from survey.questionnaire.names import LONGEST, is_code, suggested
from survey.questionnaire.questions import Option, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from survey.formats.imported import Ledger
    from survey.formats.xlsform_languages import Languages
    from survey.formats.xlsform_rows import Row

ROLES: dict[Role, int] = {
    "other": OTHER_CODE,
    "none": NONE_CODE,
    "not_used": NOT_USED_CODE,
    "dont_know": int(Missing.DONT_KNOW),
    "refuse": int(Missing.REFUSED),
}
# These say what they are by name alone; "other" and "none" are plain answers in many forms.
_BY_NAME = ("not_used", "dont_know", "refuse")


@dataclass(slots=True)
class Choices:
    """One list.

    Attributes:
        source: the form's name of it.
        name: ours.
        options: plain ones in the form's order, then the standard ones in theirs.
        ours: our option name by the form's.
        ordinal: whether its order means something.
        place: where it begins.
        used_by: the form's names of the questions that use it.
    """

    source: str
    name: str
    options: tuple[Option, ...]
    ours: dict[str, str] = field(default_factory=dict)
    ordinal: bool = False
    place: str = ""
    used_by: list[str] = field(default_factory=list)

    @property
    def is_shared(self) -> bool:
        """Whether it is a list of its own, rather than the options of the one question that is called the same."""
        return "__" not in self.source and self.used_by != [self.source]


def read_choices(
    rows: Iterable[Row],
    languages: Languages,
    ledger: Ledger,
    longest: Mapping[str, int],
    users: Mapping[str, list[str]],
) -> dict[str, Choices]:
    """Return every list by the form's name of it.

    Args:
        rows: the rows of the sheet.
        languages: those of the form.
        ledger: where changes are noted.
        longest: how long the names of a list's options may be, by list.
        users: the form's names of the questions that use each list.
    """
    by_list: dict[str, list[Row]] = {}
    for row in rows:
        name = row.text("list_name")
        if name and row.text("name"):
            by_list.setdefault(name, []).append(row)
        else:
            ledger.note(row.place("name"), "import_choice_nameless")
    names = Names(ledger, reserved=(), after="list")
    lists = {}
    for source, found in by_list.items():
        choices = Choices(source, suggested(source), (), place=found[0].place("list_name"))
        choices.used_by = users.get(source, [])
        if choices.is_shared:
            choices.name = names.take(source, choices.place, key="lists.")
        _fill(choices, found, languages, ledger, longest.get(source, LONGEST))
        lists[source] = choices
    return lists


def _fill(choices: Choices, rows: Sequence[Row], languages: Languages, ledger: Ledger, longest: int) -> None:
    names = Names(ledger, reserved=OPTIONS, after="option", numbers=True)
    key = f"lists.{choices.name}." if choices.is_shared else f"{choices.name}."
    options: list[Option] = []
    frozen: dict[str, int] = {}
    # A name that is a number is its own code, and the standard options have theirs.
    taken = {str(code) for code in ROLES.values()} | {row.text("name") for row in rows}
    for row in rows:
        old, code = row.text("name"), row.text("code")
        if old in names.ours:
            ledger.note(row.place("name"), "import_choice_twice", name=old)
            continue
        role = _role(old, code)
        ours = old if role != "plain" else names.take(old, row.place("name"), longest=longest, key=key)
        names.ours[old] = ours
        label = row.spoken("label") or {"": old}
        options.append(Option(ours, ROLES.get(role, 0), languages.wording(label), role, row.text("heading")))
        if role == "plain" and is_code(code) and not is_code(ours) and code not in taken:
            taken.add(code)
            frozen[ours] = int(code)
    choices.options, choices.ours = _coded(options, frozen), names.ours
    choices.ordinal = any("ordinal" in row.text("klyngesvar") for row in rows)


def _role(name: str, code: str) -> Role:
    for role, its_code in ROLES.items():
        if role == name and (role in _BY_NAME or code == str(its_code)):
            return role
    return "plain"


def _coded(options: Sequence[Option], frozen: Mapping[str, int]) -> tuple[Option, ...]:
    lock = Lock("")
    lock.codes["lists"]["list"] = dict(frozen)
    plain = [option for option in options if option.role == "plain"]
    codes = lock.numbered("lists", "list", [option.name for option in plain])
    return in_order([*(replace(option, code=codes[option.name]) for option in plain), *_roles(options)])


def _roles(options: Iterable[Option]) -> list[Option]:
    return [option for option in options if option.role != "plain"]


def in_order(options: Iterable[Option]) -> tuple[Option, ...]:
    """Return plain options as they come, then the standard ones in the order that the language has."""
    order: tuple[Role, ...] = ("plain", *ROLES)
    return tuple(sorted(options, key=lambda option: order.index(option.role)))
