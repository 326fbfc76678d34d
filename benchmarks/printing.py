"""Tables as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def show(title: str, head: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column to the left, the figures to the right."""
    widths = [max(len(line[i]) for line in (head, *lines)) for i in range(len(head))]
    print(f"\n{title}")
    for line in (head, ["-" * width for width in widths], *lines):
        first, *rest = line
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        print("  ".join(cells).rstrip(), flush=True)
