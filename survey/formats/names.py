"""Names that another program cannot hold: what a column is called there instead, one to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LONGEST_NUMBER = 4


def foreign_names(names: Sequence[str], *, longest: int, reserved: Collection[str]) -> dict[str, str]:
    """Return what each name is in a program with reserved words and a longest name; most stay as they are.

    >>> foreign_names(["by", "tenure"], longest=32, reserved={"by"})
    {'by': 'by_1', 'tenure': 'tenure'}
    """
    taken = {name for name in names if _fits(name, longest, reserved)}
    found = {}
    for name in names:
        found[name] = name if name in taken else _free(name, longest, taken)
        taken.add(found[name])
    return found


def _fits(name: str, longest: int, reserved: Collection[str]) -> bool:
    return len(name) <= longest and name not in reserved


def _free(name: str, longest: int, taken: Collection[str]) -> str:
    head = name[: longest - LONGEST_NUMBER].rstrip("_")
    number = 1
    while f"{head}_{number}" in taken:
        number += 1
    return f"{head}_{number}"
