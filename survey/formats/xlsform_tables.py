"""Groups of an XLSForm that are one matrix of ours: a table of rows with the same choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.formats.naming import OPTIONS, Names
from survey.formats.xlsform_constraint import limits_of, limits_said
from survey.formats.xlsform_form import LeftOutError, own_words
from survey.formats.xlsform_options import options_of
from survey.formats.xlsform_questions import named, number_limits, remember
from survey.formats.xlsform_tree import Node
from survey.formats.xlsform_types import RowType
from survey.formats.xpath import Call, Literal, Ref, XPathError, parse
from survey.questionnaire.condition import Answer
from survey.questionnaire.names import suggested
from survey.questionnaire.questions import Matrix, Multi, NumberLimits, Option, Question, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from survey.formats.xlsform_form import Form

_LONGEST_ROW = 14


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are one matrix, and the row that its name, text and condition stand in."""

    head: Node
    rows: tuple[Node, ...]
    inside: bool = False  # whether the head is a group that the rows stand in


def table_of(node: Node) -> Table | None:
    """Return the group as a table, if it is nothing else."""
    if node.type.kind != "begin group":
        return None
    own = own_words(node.row)
    if own.get("kind") == "matrix" and (node.children or own.get("each_village") == "yes"):
        return Table(node, tuple(node.children), inside=True)
    lists = {(child.type.kind, child.type.list_name) for child in node.children}
    is_one = len(lists) == 1 and next(iter(lists))[0] == "select_one"
    is_table = "table-list" in node.row.text("appearance").split()
    return Table(node, tuple(node.children), inside=True) if is_table and is_one else None


def gathered(nodes: Sequence[Node]) -> Iterator[Node | Table]:
    """Yield the nodes, with a row of labels and the rows without labels below it as one table."""
    at = 0
    while at < len(nodes):
        node, rows = nodes[at], _rows_below(nodes, at)
        table = Table(node, rows) if rows else table_of(node)
        yield table or node
        at += 1 + len(rows)


def _rows_below(nodes: Sequence[Node], at: int) -> tuple[Node, ...]:
    head = nodes[at]
    if head.type.kind != "select_one" or "label" not in head.row.text("appearance").split():
        return ()
    rows: list[Node] = []
    for node in nodes[at + 1 :]:
        same = (node.type.kind, node.type.list_name) == (head.type.kind, head.type.list_name)
        if not same or "list-nolabel" not in node.row.text("appearance").split():
            break
        rows.append(node)
    return tuple(rows)


def matrix_of(form: Form, table: Table) -> Question | None:
    """Return the matrix of a table, or None where it was left out, which has then been noted."""
    head, own = table.head, own_words(table.head.row)
    try:
        parts = form.common(head.row)
    except LeftOutError:
        return None
    first = table.rows[0] if table.rows else None
    number: NumberLimits | None = None
    options: tuple[Option, ...] = ()
    list_name = form.list_named(own.get("list", ""))
    kind = first.type.kind if first else own.get("number", "select_one")
    if kind in ("integer", "decimal"):
        number = _number(form, kind, table)
    else:
        list_of_head = Node(head.row, RowType("select_one", own.get("choices") or head.type.list_name))
        found = _options(form, first or list_of_head)
        if found is None:
            return None
        options, list_name = found[0], list_name or found[1]
    source = _offered_rows(form, table)
    matrix = Matrix(
        **{**parts, "name": "q", "required": parts["required"] or _all_required(form, table)},
        rows=_rows(form, table), options=options, list_name=list_name, number=number, offered_from=source,
        each_village=own.get("each_village") == "yes", without_own=own.get("without_own") == "yes",
    )  # fmt: skip
    question = named(form, head.row, matrix, form.names)
    _note_rest(form, table)
    remember(form, Node(head.row, RowType("matrix", (first or head).type.list_name)), question)
    rows = zip(table.rows, matrix.rows, strict=True)
    form.known.answers = {**{node.name: Answer(question.name, row.name) for node, row in rows}, **form.known.answers}
    return question


def _rows(form: Form, table: Table) -> tuple[Row, ...]:
    names = Names(form.ledger, reserved=OPTIONS, after="row", numbers=True)
    prefix = f"{table.head.name}__"
    longest = max(_LONGEST_ROW, 30 - len(suggested(table.head.name)))
    rows = []
    for node in table.rows:
        name = names.take(node.name.removeprefix(prefix), node.row.place("name"), longest=longest, key=prefix)
        rows.append(Row(name, form.ask(node.row)))
    return tuple(rows)


def _options(form: Form, node: Node) -> tuple[tuple[Option, ...], str] | None:
    options = options_of(form, node)
    if options is None:
        return None
    fitting = tuple(option for option in options if option.role not in ("other", "none"))
    if fitting != options:
        form.ledger.note(node.row.place("type"), "import_other_in_rows", name=node.name)
    choices = form.lists[node.type.list_name]
    return fitting, choices.name if choices.is_shared else ""


def _number(form: Form, kind: str, table: Table) -> NumberLimits:
    decimals = 2 if kind == "decimal" else 0
    if table.rows:
        limits = limits_of(table.rows[0].row, form.ledger)
    else:
        head = table.head.row
        limits = limits_said(own_words(head).get("limits", ""), head.place("klyngesvar"), form.ledger)
    return number_limits(form, table.head.row, limits, limits.decimals or decimals)


def _all_required(form: Form, table: Table) -> bool:
    required = [form.required(node.row) for node in table.rows]
    if any(required) and not all(required):
        form.ledger.note(table.head.row.place(), "import_some_required", name=table.head.name)
    return bool(required) and all(required)


def _offered_rows(form: Form, table: Table) -> str:
    """Return the earlier question whose chosen options are the rows, where each row asks for its own."""
    asked = [_chosen(node.row.text("relevant")) for node in table.rows]
    if not any(node.row.text("relevant") for node in table.rows):
        return ""
    prefix = f"{table.head.name}__"
    wanted = [node.name.removeprefix(prefix) for node in table.rows]
    answer = form.known.answers.get(asked[0][0])
    source = form.known.questions.get(answer.question) if answer else None
    if isinstance(source, Multi) and [option for _, option in asked] == wanted:
        there = [option.name for option in source.options if option.role == "plain"]
        if there == wanted and len({question for question, _ in asked}) == 1:
            return source.name
    for node in table.rows:
        if node.row.text("relevant"):
            form.ledger.note(node.row.place("relevant"), "import_row_condition", name=node.name)
    return ""


def _chosen(text: str) -> tuple[str, str]:
    try:
        tree = parse(text)
    except XPathError:
        return "", ""
    match tree:
        case Call("selected", (Ref(question), Literal(option))):
            return question, option
        case _:
            return "", ""


def _note_rest(form: Form, table: Table) -> None:
    table.head.row.text("appearance")
    form.note_unused(table.head.row)
    for node in table.rows:
        for base in ("appearance", "constraint", "type", "name", "required", "klyngesvar", "relevant"):
            node.row.text(base)
        form.note_unused(node.row)
