"""The folders that travel with the program: beside `survey` in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_ROOM = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """Return the folder of the templates."""
    return _home("templates", beside=_ROOM)


def questionnaires_folder() -> Path:
    """Return the folder of the questionnaires that come with the program, with the demo cluster in `demo`."""
    return _home("questionnaires", beside=_ROOM)


def _home(name: str, *, beside: Path) -> Path:
    """Return the folder where the wheel has it, or where the checkout has it."""
    inside = beside / name
    return inside if inside.is_dir() else beside.parent / name
