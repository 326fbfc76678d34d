"""The one error of this room: what an analyst asked for can't be done with these answers."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 12


class AnalysisError(Exception):
    """A study, or what was asked of it, is wrong; the message says where, what, and what would do."""


def unknown(what: str, name: str, known: Iterable[str]) -> AnalysisError:
    """Return the error for a name that is none of the known ones, with the nearest and what there is."""
    names = tuple(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    meant = f" Mente du '{near[0]}'?" if near else ""
    more = f" … ({len(names)} i alt)" if len(names) > SHOWN else ""
    return AnalysisError(f"Der er {what} '{name}'.{meant} Der er: {', '.join(names[:SHOWN])}{more}.")


def faults(where: str, found: list[str]) -> AnalysisError:
    """Return the error that lists every fault found in one file."""
    more = [f"… og {len(found) - SHOWN} til"] if len(found) > SHOWN else []
    return AnalysisError("\n".join(f"{where}: {fault}" for fault in [*found[:SHOWN], *more]))
