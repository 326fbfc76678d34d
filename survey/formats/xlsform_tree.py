"""The rows of an XLSForm as a tree: groups, repeats and loops with what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.formats.xlsform_types import RowType, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from survey.formats.imported import Ledger
    from survey.formats.xlsform_rows import Row

DEEPEST = 15


@dataclass(slots=True)
class Node:
    """One row, and the rows between its `begin` and its `end`."""

    row: Row
    type: RowType
    children: list[Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The form's name of it."""
        return self.row.text("name")


def tree_of(rows: Sequence[Row], ledger: Ledger) -> list[Node]:
    """Return what stands at the top of the form; a `begin` without `end`, or the other way round, is a fault."""
    top: list[Node] = []
    open_nodes: list[Node] = []
    for row in rows:
        node = Node(row, _type(row, ledger))
        if node.type.kind.startswith("end "):
            _close(node, open_nodes, ledger)
            continue
        (open_nodes[-1].children if open_nodes else top).append(node)
        if node.type.kind.startswith("begin "):
            open_nodes.append(node)
            if len(open_nodes) == DEEPEST:
                ledger.refuse(row.place("type"), "import_nested_deep", most=DEEPEST)
    for node in open_nodes:
        ledger.refuse(node.row.place("type"), "import_end_missing", name=node.name)
    return top


def _close(node: Node, open_nodes: list[Node], ledger: Ledger) -> None:
    part = node.type.kind.removeprefix("end ")
    if not open_nodes:
        ledger.refuse(node.row.place("type"), "import_begin_missing", part=part)
    elif open_nodes[-1].type.kind != f"begin {part}":
        begun = open_nodes.pop()
        ledger.refuse(node.row.place("type"), "import_end_other", part=part, name=begun.name)
    else:
        open_nodes.pop()


def _type(row: Row, ledger: Ledger) -> RowType:
    """Return the row's type; a choice question may name its list in a column of its own."""
    found = type_of(row.text("type"))
    if found.kind == "nameless":
        list_name = row.text("list_name")
        if not list_name:
            ledger.note(row.place("type"), "import_list_nameless")
        return RowType(row.text("type").strip().lower(), list_name)
    return found


def walked(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield every node, each before what stands in it."""
    for node in nodes:
        yield node
        yield from walked(node.children)
