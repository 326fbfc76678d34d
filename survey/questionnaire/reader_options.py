"""Reads options, rows and shared lists: names, labels, roles and codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.findings import Findings, did_you_mean
from survey.questionnaire.lock import NONE_CODE, Group, Lock
from survey.questionnaire.missing import NOT_USED_CODE, OTHER_CODE, Missing
from survey.questionnaire.names import CONDITION_WORDS, RESERVED_OPTIONS, fault_of_name, suggested
from survey.questionnaire.nodes import Mapping, Scalar
from survey.questionnaire.questions import Option, Role, Row
from survey.questionnaire.reader_renames import check_renames, read_renames
from survey.questionnaire.schema import FALSE_WORDS, LIST_KEYS, OPTION_KEYS, QUESTION_KEYS, TRUE_WORDS
from survey.questionnaire.structure import OptionList
from survey.questionnaire.values import choice_of, is_misspelt, items_of, known_keys, text_of, words_of
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.nodes import Node
    from survey.questionnaire.reading import Reading

# Options written after a shared list are numbered from here, so that the list can grow.
FIRST_BESIDE_LIST = 201
FIRST_BESIDE_VILLAGES = 901

_ROLES: tuple[tuple[Role, int], ...] = (
    ("other", OTHER_CODE),
    ("none", NONE_CODE),
    ("not_used", NOT_USED_CODE),
    ("dont_know", Missing.DONT_KNOW),
    ("refuse", Missing.REFUSED),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list of options or rows."""

    name: Scalar
    label: Scalar
    group: str = ""
    earlier: tuple[Scalar, ...] = ()

    @property
    def renamed_from(self) -> tuple[str, ...]:
        """Return the names it had in earlier versions."""
        return tuple(word.text for word in self.earlier)


def read_items(reading: Reading, mapping: Mapping, key: str) -> tuple[Item, ...]:
    """Return the lines of `options`, `rows` or `each_options` whose names are legal and new."""
    items: dict[str, Item] = {}
    for node in items_of(mapping, key, reading.findings):
        item = _item(reading, node, key)
        if item is None:
            continue
        if item.name.text in items:
            message = Message.of("option_twice", name=item.name.text, line=items[item.name.text].name.place.line)
            reading.findings.add(item.name.place, message, Message.of("other_name"))
        else:
            items[item.name.text] = item
    check_renames(reading, items, {name: item.earlier for name, item in items.items()})
    return tuple(items.values())


def _item(reading: Reading, node: Node, key: str) -> Item | None:
    if isinstance(node, Scalar) and node.text.strip():
        line = f"- {suggested(node.text[:20])}: {node.text}"
        reading.findings.add(node.place, Message.of("option_nameless"), Message.of("write_line", line=line))
        return None
    if not isinstance(node, Mapping) or not node.entries:
        reading.findings.add(node.place, Message.of("option_shape"), Message.of("list_dash_advice", word=key))
        return None
    name = node.entries[0][0]
    known_keys(node, OPTION_KEYS, reading.findings, also=(name.text,))
    _check_name(reading, name)
    label = text_of(node, name.text, reading.findings)
    group = text_of(node, "group", reading.findings) if name.text != "group" else None
    earlier = read_renames(reading, node, name, numbers=True)
    return Item(name, label, group.text.strip() if group else "", earlier) if label else None


def _check_name(reading: Reading, name: Scalar) -> None:
    fault = fault_of_name(name.text, numbers=True)
    if fault:
        reading.findings.add(name.place, *fault)
    elif name.text in RESERVED_OPTIONS:
        key = "missing_reserved" if name.text == "missing" else "option_role_advice"
        reading.findings.add(name.place, Message.of("name_reserved", name=name.text), Message.of(key, name=name.text))
    elif name.text in CONDITION_WORDS:
        reading.findings.add(name.place, Message.of("name_reserved", name=name.text), Message.of("other_name"))


def read_rows(reading: Reading, mapping: Mapping, question: str) -> tuple[Row, ...]:
    """Return the rows of a matrix."""
    items = read_items(reading, mapping, "rows")
    return tuple(
        Row(item.name.text, reading.texts.say(f"{question}.{item.name.text}", item.label), item.renamed_from)
        for item in items
    )


def read_list(reading: Reading, name: Scalar, node: Node, lock: Lock) -> None:
    """Read one shared list and remember it."""
    fault = fault_of_name(name.text)
    if fault:
        reading.findings.add(name.place, *fault)
    if name.text in reading.lists:
        reading.findings.add(name.place, Message.of("list_twice", name=name.text), Message.of("other_name"))
        return
    if not isinstance(node, Mapping):
        reading.findings.add(node.place, Message.of("list_shape", name=name.text), Message.of("list_shape_advice"))
        reading.lists[name.text] = OptionList(name.text, ())
        return
    known_keys(node, LIST_KEYS, reading.findings)
    read_renames(reading, node, name)
    scale = choice_of(node, "scale", ("nominal", "ordinal"), reading.findings)
    owner = _Owner(f"lists.{name.text}", name.text, "lists", lock)
    options = _with_roles(reading, node, owner, tuple(_plain(reading, node, "options", owner)))
    if not options:
        reading.findings.add(name.place, Message.of("options_missing", name=name.text), Message.of("options_advice"))
    note = text_of(node, "note", reading.findings)
    reading.lists[name.text] = OptionList(name.text, options, scale == "ordinal", note.text.strip() if note else "")


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose options they are: the start of their text keys, and where their codes are kept."""

    prefix: str
    name: str
    group: Group
    lock: Lock
    first: int = 1


def read_options(
    reading: Reading, node: Mapping, name: Scalar, *, key: str = "options", first: int = 1, needed: bool = True
) -> tuple[Option, ...]:
    """Return a question's options: those of its list, its own, then the standard ones.

    Args:
        reading: what is known so far.
        node: the question.
        name: the question's name.
        key: the key its own options stand under.
        first: the lowest code for its own options.
        needed: whether a question without any option is a fault.
    """
    shared = _shared(reading, node)
    owner = _Owner(name.text, name.text, "options", reading.lock, FIRST_BESIDE_LIST if shared else first)
    options = _with_roles(reading, node, owner, (*shared, *_plain(reading, node, key, owner)))
    is_lacking = not any(option.role == "plain" for option in options)
    is_lacking &= not is_misspelt(node, key, QUESTION_KEYS[node.entries[0][0].text])
    if needed and is_lacking and node.get("list") is None and node.get(key) is None:
        reading.findings.add(name.place, Message.of("options_missing", name=name.text), Message.of("options_advice"))
    return options


def read_offered(reading: Reading, node: Mapping, name: Scalar, offered: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return options that are the answers to an earlier question, then the question's own standard ones."""
    return _with_roles(reading, node, _Owner(name.text, name.text, "options", reading.lock), offered)


def _shared(reading: Reading, node: Mapping) -> tuple[Option, ...]:
    name = text_of(node, "list", reading.findings)
    if name is None:
        return ()
    if name.text not in reading.lists:
        message = Message.of("list_unknown", name=name.text)
        reading.findings.add(name.place, message, did_you_mean(name.text, reading.lists))
        return ()
    return reading.lists[name.text].options


def _plain(reading: Reading, node: Mapping, key: str, owner: _Owner) -> Iterator[Option]:
    items = read_items(reading, node, key)
    if owner.group == "lists":
        owner.lock.rename("lists", owner.name, [word.text for word in words_of(node, "renamed_from", Findings())])
    owner.lock.rename_options(owner.group, owner.name, {item.name.text: item.renamed_from for item in items})
    codes = owner.lock.numbered(owner.group, owner.name, (item.name.text for item in items), first=owner.first)
    seen: dict[int, str] = {}
    for item in items:
        name, code = item.name.text, codes[item.name.text]
        if code in seen:
            message = Message.of("code_twice", code=code, first=seen[code], second=name)
            reading.findings.add(item.name.place, message, Message.of("code_twice_advice"))
        seen.setdefault(code, name)
        label = reading.texts.say(f"{owner.prefix}.{name}", item.label)
        yield Option(name, code, label, group=item.group, renamed_from=item.renamed_from)


def _with_roles(reading: Reading, node: Mapping, owner: _Owner, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return plain options, then the standard ones in their fixed order; a question's own words win."""
    plain = [option for option in options if option.role == "plain"]
    inherited = {option.role: option for option in options if option.role != "plain"}
    roles: list[Option] = []
    for role, code in _ROLES:
        written = text_of(node, role, reading.findings)
        if written is None:
            roles += [inherited[role]] if role in inherited else []
        elif written.text.lower() in TRUE_WORDS:
            label = reading.texts.standard(f"{owner.prefix}.{role}", role, written.place)
            roles.append(Option(role, code, label, role))
        elif written.text.lower() not in FALSE_WORDS:
            roles.append(Option(role, code, reading.texts.say(f"{owner.prefix}.{role}", written), role))
    _check_clashes(reading, node, plain, roles)
    return (*plain, *roles)


def _check_clashes(reading: Reading, node: Mapping, plain: list[Option], roles: list[Option]) -> None:
    """Note names and codes that two options share, over list, own and standard options."""
    seen: dict[int, str] = {}
    names: set[str] = set()
    place, shared = node.place, node.get("list") is not None
    for option in (*plain, *roles):
        if option.name in names:
            reading.findings.add(place, Message.of("option_twice_in_all", name=option.name), Message.of("other_name"))
        elif option.code in seen and (option.role != "plain" or shared):
            message = Message.of("code_twice", code=option.code, first=seen[option.code], second=option.name)
            reading.findings.add(place, message, Message.of("code_twice_advice"))
        seen.setdefault(option.code, option.name)
        names.add(option.name)
